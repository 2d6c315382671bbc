/** Law: who may have support under the rule set of the case, under which act, from when, and how it must meet. */
import { psychiatricRefusal, psychiatricWindow } from '../casework/psychiatric.ts';
import type { NeedContext, PairContext, UnitContext } from '../context.ts';
import { LAW_READS, lawOfCourse } from '../course.ts';
import { DELAY_READS, earliestStart, opensTooLate } from '../opening.ts';
import { type Block, type Rule, rule, type SeatAlone } from '../rule.ts';

/** Is the course one of the employment act (LAB)? The other acts have groups and windows of their own. */
function isLab({ need, citizen, seat, ruleSet }: UnitContext): boolean {
  const law = lawOfCourse(need, citizen, seat, ruleSet);
  return law === 'lab' || law === 'retOgPligt';
}

function isInLawGroup({ ruleSet: { groups }, citizen }: Pick<NeedContext, 'ruleSet' | 'citizen'>): boolean {
  if (groups.everybody || groups.benefits.includes(citizen.benefit) || groups.measures.includes(citizen.measure)) {
    return true;
  }
  const isStudent = citizen.benefit === 'su' || citizen.measure === 'ordinaerUddannelse';
  return isStudent && groups.studentsBelowAge !== undefined && citizen.age < groups.studentsBelowAge;
}

const lawGroup = rule(
  {
    number: 'H35',
    code: 'lawGroup',
    name: 'The citizen belongs to a group the law gives a mentor',
    about: 'unit',
    reads: ['ruleSet.groups', 'citizen.age', ...LAW_READS],
    mayBlockNeed: (context) => !isInLawGroup(context),
    mayBlockSeat: ({ ruleSet }) => !ruleSet.groups.everybody,
  },
  (context) => (isInLawGroup(context) || !isLab(context) ? undefined : { subjects: [context.citizen.benefit] }),
);

function isEducation({ seat: { mentor, unit } }: Pick<SeatAlone, 'seat'>): boolean {
  return mentor?.kind === 'education' || unit.kind === 'education';
}

const educationAge = rule(
  {
    number: 'H36',
    code: 'educationAge',
    name: 'Education mentors serve the young, while the law says so',
    about: 'seat',
    reads: ['ruleSet.educationBelowAge', 'citizen.age', 'mentor.kind', 'unit.kind', ...LAW_READS],
    mayBlockNeed: ({ ruleSet: { educationBelowAge }, citizen }) =>
      educationBelowAge !== undefined && citizen.age >= educationBelowAge,
    mayBlockSeat: isEducation,
  },
  (context) => {
    const below = context.ruleSet.educationBelowAge;
    if (below === undefined || context.citizen.age < below) return undefined;
    return isEducation(context) && isLab(context) ? { subjects: [String(below)] } : undefined;
  },
);

const lawNotInForce = rule(
  {
    number: 'H37',
    code: 'lawNotInForce',
    name: 'A grant of right and duty needs a rule set that has it',
    about: 'need',
    reads: ['need.grant', 'ruleSet.dutyToServe', 'ruleSet.from'],
    mayBlockNeed: ({ need }) => need.grant?.law === 'retOgPligt',
    mayBlockSeat: ({ ruleSet }) => ruleSet.dutyToServe === undefined,
  },
  ({ ruleSet, need }) =>
    need.grant?.law === 'retOgPligt' && ruleSet.dutyToServe === undefined ? { subjects: [ruleSet.from] } : undefined,
);

/** Integration mentors are not mentors of the employment act, and the other way round (L16). */
function otherAct({ need, citizen, seat, ruleSet }: PairContext): Block | undefined {
  // Without either the course is no one’s business here, and that is nearly every pair.
  if (need.grant?.law !== 'integration' && seat.unit.law !== 'integration') return undefined;
  const isIntegrationSeat = seat.unit.law === 'integration' || seat.mentor?.kind === 'integration';
  const law = lawOfCourse(need, citizen, seat, ruleSet);
  if (law === 'integration') return isIntegrationSeat ? undefined : { subjects: [law] };
  return seat.unit.law === 'integration' ? { subjects: [law] } : undefined;
}

const integrationAct = rule(
  {
    number: 'H38',
    code: 'integrationAct',
    name: 'Courses under the integration act are for its mentors, and its units for its courses',
    about: 'seat',
    reads: ['mentor.kind', ...LAW_READS],
  },
  otherAct,
);

function isBostoette({ seat: { mentor, unit } }: Pick<SeatAlone, 'seat'>): boolean {
  return unit.kind === 'bostoette' || unit.law === 'serviceloven' || mentor?.kind === 'bostoette';
}

/** Support under serviceloven is bostøtte; a unit that works only under that act gives no mentor unless it sells the hours. */
const socialServicesAct = rule(
  {
    number: 'H39',
    code: 'socialServicesAct',
    name: 'Support under serviceloven is given by bostøtte',
    about: 'seat',
    reads: ['need.grant', 'unit.kind', 'unit.law', 'mentor.kind'],
    mayBlockNeed: ({ need }) => need.grant?.law === 'serviceloven',
    mayBlockSeat: (context) => !isBostoette(context),
  },
  ({ need, seat }) => {
    if (need.grant?.law !== 'serviceloven') return undefined;
    return isBostoette({ seat }) ? undefined : { subjects: [need.grant.law] };
  },
);

const normalSupport = rule(
  {
    number: 'H40',
    code: 'normalSupport',
    name: 'Mentor support lies beyond what employer or institution normally gives',
    about: 'unit',
    reads: ['need.beyondNormalSupport', ...LAW_READS],
    mayBlockNeed: ({ need }) => !need.beyondNormalSupport,
  },
  (context) => (context.need.beyondNormalSupport || !isLab(context) ? undefined : { subjects: [context.need.id] }),
);

/** A need without a grant opens with the window; a grant has to keep within it as it was written. */
function outsidePsychiatricWindow(context: UnitContext): Block | undefined {
  const { ruleSet, need, citizen } = context;
  const discharge = citizen.psychiatricDischarge;
  if (discharge === undefined || earliestStart(context) >= discharge || !isLab(context)) return undefined;
  const subjects = [citizen.id];
  const opens = psychiatricWindow(discharge, ruleSet)?.from;
  if (opens !== undefined && opensTooLate(context, opens)) return { subjects, from: opens };
  const refusal = need.grant === undefined ? undefined : psychiatricRefusal(need.grant, discharge, ruleSet);
  return refusal === undefined ? undefined : { subjects, from: refusal.from };
}

/** A mentor from before the admission stays: the window is about when support to an in-patient may begin. */
const psychiatric = rule(
  {
    number: 'H41',
    code: 'psychiatricWindow',
    name: 'Support to an in-patient keeps within the window around the discharge',
    about: 'unit',
    waivedFor: ['running'],
    reads: ['citizen.psychiatricDischarge', 'ruleSet.psychiatricWindow', ...LAW_READS, ...DELAY_READS],
    mayBlockNeed: ({ citizen }) => citizen.psychiatricDischarge !== undefined,
  },
  outsidePsychiatricWindow,
);

export const LEGAL_RULES: readonly Rule[] = [
  lawGroup,
  educationAge,
  lawNotInForce,
  integrationAct,
  socialServicesAct,
  normalSupport,
  psychiatric,
];
