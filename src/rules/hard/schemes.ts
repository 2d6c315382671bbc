/** Schemes with rules of their own: digital mentors, senior mentors, youth courses, and a third support person. */
import type { Citizen } from '../../model/citizen.ts';
import type { MeetingMode } from '../../model/vocabulary.ts';
import { CADENCE_READS, plannedCadence } from '../cadence.ts';
import type { NeedContext, PairContext } from '../context.ts';
import { isMustServe, MUST_SERVE_READS } from '../course.ts';
import { earliestStart, START_READS } from '../opening.ts';
import { type Block, type Rule, rule } from '../rule.ts';
import { isVolunteer, VOLUNTEER_READS } from '../seatFacts.ts';

/** How the meetings will be held: as ordered, but face to face where the weekly duty asks for it. */
function plannedMode({ index, ruleSet, need, citizen }: NeedContext): MeetingMode {
  return plannedCadence(need, citizen, ruleSet, index.case.policy).mode;
}

function notScreened(context: PairContext): Block | undefined {
  const { index, need, citizen, seat } = context;
  if (seat.mentor?.kind !== 'digital' && need.cadence.mode !== 'digital') return undefined;
  if (seat.mentor?.kind !== 'digital' && plannedMode(context) !== 'digital') return undefined;
  if (index.case.policy.digitalContact === 'off') return { subjects: ['off'] };
  return citizen.digitalReadiness === 'ready' ? undefined : { subjects: [citizen.digitalReadiness] };
}

const digitalScreening = rule(
  {
    number: 'H30',
    code: 'digitalScreening',
    name: 'Digital contact is for citizens screened as ready, where the municipality offers it',
    about: 'seat',
    waivedFor: ['running'],
    reads: ['mentor.kind', 'policy.digitalContact', 'citizen.digitalReadiness', ...CADENCE_READS],
    mayBlockNeed: ({ citizen, policy }) => citizen.digitalReadiness !== 'ready' || policy.digitalContact === 'off',
  },
  notScreened,
);

/** A digital mentor cannot sit across the table, so he never carries a cadence of meetings, the weekly duty’s least of all. */
const digitalMode = rule(
  {
    number: 'H31',
    code: 'digitalMode',
    name: 'A digital mentor does not take meetings face to face',
    about: 'seat',
    reads: ['mentor.kind', ...CADENCE_READS],
    mayBlockSeat: ({ seat }) => seat.mentor?.kind === 'digital',
  },
  (context) => {
    const { mentor } = context.seat;
    if (mentor?.kind !== 'digital') return undefined;
    return plannedMode(context) === 'faceToFace' ? { subjects: [mentor.id] } : undefined;
  },
);

/** Employed people whose sick leave is the risk, and those on sick pay on their way back. */
function isSickLeaveGroup({ benefit, sickLeaveRisk }: Citizen): boolean {
  return (
    benefit === 'sygedagpenge' ||
    ((benefit === 'beskaeftiget' || benefit === 'fleksjob') && sickLeaveRisk !== undefined)
  );
}

/** Senior mentors are employees over 55 (the scheme of Aarhus); where the age is not known the kind is believed. */
const SENIOR_ABOVE_AGE = 55;

const senior = rule(
  {
    number: 'H32',
    code: 'senior',
    name: 'A senior mentor serves employees at risk of sick leave',
    about: 'seat',
    reads: ['mentor.kind', 'mentor.age', 'citizen.benefit', 'citizen.sickLeaveRisk'],
    mayBlockSeat: ({ seat }) => seat.mentor?.kind === 'senior',
  },
  ({ citizen, seat: { mentor } }) => {
    if (mentor?.kind !== 'senior') return undefined;
    const isYoung = mentor.age !== undefined && mentor.age <= SENIOR_ABOVE_AGE;
    return isYoung || !isSickLeaveGroup(citizen) ? { subjects: [mentor.id] } : undefined;
  },
);

const YOUTH_BELOW_AGE = 30;

const jointGoal = rule(
  {
    number: 'H33',
    code: 'jointGoal',
    name: 'Under 30 the purpose and the joint goal come before the match, where the policy asks',
    about: 'need',
    waivedFor: ['running'],
    reads: ['policy.youthJointGoal', 'citizen.age', 'need.purpose', 'need.jointGoal'],
    mayBlockNeed: ({ citizen }) => citizen.age < YOUTH_BELOW_AGE,
    mayBlockSeat: ({ policy }) => policy.youthJointGoal,
  },
  (context) => {
    if (!asksForJointGoal(context)) return undefined;
    const { need } = context;
    return isBlank(need.purpose) || isBlank(need.jointGoal) ? { subjects: [need.id] } : undefined;
  },
);

/** Under 30, where the municipality works with a joint goal and a clear split of roles. */
export function asksForJointGoal({ index, citizen }: NeedContext): boolean {
  return index.case.policy.youthJointGoal && citizen.age < YOUTH_BELOW_AGE;
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** The persons already around the citizen on a day, volunteers apart: support persons by place in the list, mentors by id. */
export function supportAround(context: NeedContext, day: string): Set<string> {
  const { index, need, citizen } = context;
  const around = new Set<string>();
  citizen.supportPersons.forEach((person, at) => {
    const isThere = person.from <= day && (person.until === undefined || person.until >= day);
    if (isThere && person.kind !== 'volunteer') around.add(person.mentorId ?? `${person.kind}:${at}`);
  });
  for (const other of index.needsOfCitizen.get(citizen.id) ?? []) {
    const relation = index.relationOfNeed.get(other.id);
    const seat = relation === undefined ? undefined : index.seatById.get(relation.seatId);
    if (other.id === need.id || seat === undefined || isVolunteer(seat)) continue;
    around.add(seat.mentor?.id ?? seat.id);
  }
  return around;
}

/** Law before policy: a third person for a must-serve citizen is a warning (see notices), never a refusal. */
function thirdPerson(context: PairContext): Block | undefined {
  const { index, ruleSet, need, citizen, seat } = context;
  if (index.case.policy.parallelSupport !== 'forbidden' || citizen.supportPersons.length === 0) return undefined;
  if (isVolunteer(seat) || isMustServe(need, citizen, ruleSet)) return undefined;
  const around = supportAround(context, earliestStart(context));
  return around.size < 2 || around.has(seat.mentor?.id ?? seat.id) ? undefined : { subjects: [...around] };
}

const parallelSupport = rule(
  {
    number: 'H34',
    code: 'parallelSupport',
    name: 'No third support person where the municipality forbids it',
    about: 'seat',
    waivedFor: ['running'],
    reads: [
      'policy.parallelSupport',
      'citizen.supportPersons',
      'otherRelation.seatId',
      'otherMentor.kind',
      'otherUnit.kind',
      ...VOLUNTEER_READS,
      ...MUST_SERVE_READS,
      ...START_READS,
    ],
    mayBlockNeed: ({ citizen }) => citizen.supportPersons.length > 0,
    mayBlockSeat: ({ seat, policy }) => policy.parallelSupport === 'forbidden' && !isVolunteer(seat),
  },
  thirdPerson,
);

export const SCHEME_RULES: readonly Rule[] = [digitalScreening, digitalMode, senior, jointGoal, parallelSupport];
