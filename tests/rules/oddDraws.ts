/** What the fields that rules and points look at may be drawn as: out of the ordinary, and often left out. */
import type { Dice } from '../../src/generate/dice.ts';
import type { Case, Competence } from '../../src/model/case.ts';
import type { Citizen } from '../../src/model/citizen.ts';
import type { Group, Mentor } from '../../src/model/mentor.ts';
import type { Need, Wish } from '../../src/model/need.ts';
import type { BudgetFrame, Policy, Weights } from '../../src/model/policy.ts';
import type { Unit } from '../../src/model/unit.ts';
import { Benefit, Law, Measure, MentorKind, UnitKind } from '../../src/model/vocabulary.ts';
import { addDays } from '../../src/time/calendar.ts';

/** A value for a field of an entity, drawn by the dice; undefined leaves the field out. */
export type Draws<Entity> = { readonly [Name in keyof Entity]?: (dice: Dice, town: Case) => Entity[Name] };

const days = (dice: Dice, { planDate }: Case, least = -120, most = 120) => addDays(planDate, dice.whole(least, most));
const period = (dice: Dice, town: Case) => {
  const from = days(dice, town);
  return { from, until: addDays(from, dice.whole(0, 150)) };
};
const maybe = <T>(dice: Dice, value: T): T | undefined => (dice.chance(0.6) ? value : undefined);
const some = <T>(dice: Dice, list: readonly T[]): T[] => list.filter(() => dice.chance(0.5));
export const idOf = (dice: Dice, list: readonly { readonly id: string }[]) => dice.pick(list).id;
const place = (dice: Dice) => ({ latitude: 55.4 + dice.next() / 5, longitude: 10.3 + dice.next() / 5 });
const windows = (dice: Dice) =>
  [1, 2, 3, 4, 5]
    .filter(() => dice.chance(0.4))
    .map((weekday) => ({
      weekday,
      ...dice.pick([hours('08:00', '08:30'), hours('09:00', '12:00'), hours('16:00', '19:00')]),
    }));
const hours = (start: string, end: string) => ({ start, end });
const organisation = (dice: Dice) => dice.pick(['org-a', 'org-b']);

function wish(dice: Dice, town: Case): Wish {
  const kind = dice.pick(['competence', 'notCompetence', 'language', 'sex', 'mentor', 'unit'] as const);
  const value = {
    competence: () => idOf(dice, town.competences),
    notCompetence: () => idOf(dice, town.competences),
    language: () => dice.pick(['da', 'so', 'ar']),
    sex: () => dice.pick(['woman', 'man']),
    mentor: () => idOf(dice, town.mentors),
    unit: () => idOf(dice, town.units),
  }[kind]();
  return { kind, value, required: dice.chance(0.5), from: dice.pick(['citizen', 'caseworker']) };
}

export const NEED: Draws<Need> = {
  citizenId: (dice, town) => idOf(dice, town.citizens),
  role: (dice) =>
    dice.pick(['professional', 'professional', 'professional', 'professional', 'volunteer', 'peer', 'group']),
  taskType: (dice) => dice.pick(['socialBarriers', 'retention']),
  taskWeight: (dice) => dice.pick(['light', 'ordinary', 'heavy']),
  tasks: (dice) => some(dice, ['Bus', 'Letters', 'Debt']),
  purpose: (dice) => maybe(dice, 'Ready for work'),
  jointGoal: (dice) => maybe(dice, 'A job'),
  orderedOn: (dice, town) => days(dice, town, -200, 0),
  start: (dice, town) => days(dice, town),
  courseWeeks: (dice) => dice.whole(1, 60),
  grantedMinutes: (dice) => 15 * dice.whole(1, 20),
  grant: (dice, town) => {
    const { from, until } = period(dice, town);
    return maybe(dice, { id: 'g1', law: dice.pick(Law.options), start: from, end: until });
  },
  urgency: (dice) => dice.whole(0, 3),
  competences: (dice, { competences }) =>
    some(
      dice,
      competences.slice(0, 6).map(({ id }) => id),
    ),
  wishes: (dice, town) =>
    dice.pick([
      'unknown',
      'none',
      ...[1, 2, 3, 4].map((count) => Array.from({ length: count }, () => wish(dice, town))),
    ]),
  unitKinds: (dice) => maybe(dice, [dice.pick(UnitKind.options), 'internalCorps']),
  handPickedMentorId: (dice, town) => maybe(dice, idOf(dice, town.mentors)),
  recommendedMentorId: (dice, town) => maybe(dice, idOf(dice, town.mentors)),
  cadence: (dice) => ({
    count: dice.whole(1, 3),
    everyWeeks: dice.pick([1, 2, 4]),
    minutes: 15 * dice.whole(1, 12),
    mode: dice.pick(['faceToFace', 'faceToFace', 'phone', 'digital', 'digital']),
    place: dice.pick(['home', 'office', 'company', 'institution', 'outside', 'remote']),
  }),
  beyondNormalSupport: (dice) => dice.chance(0.8),
};

export const CITIZEN: Draws<Citizen> = {
  age: (dice) => dice.whole(17, 66),
  benefit: (dice) => dice.pick([...Benefit.options, 'kontanthjaelp', 'kontanthjaelp', 'kontanthjaelp']),
  visitationGroup: (dice) => maybe(dice, dice.pick(['aktivitetsparat', 'aktivitetsparat', 'jobparat'])),
  matchCategory: (dice) => maybe(dice, dice.pick(['jobklar', 'indsatsklar', 'midlertidigtPassiv'])),
  measure: (dice) => dice.pick([...Measure.options, 'passiv', 'passiv', 'passiv']),
  retOgPligt: () => ({ reason: 'personalReasons', impossibleOffers: [] }),
  placement: (dice, town) => {
    const { from, until } = period(dice, town);
    return maybe(dice, {
      organisationId: organisation(dice),
      kind: dice.pick(['company', 'education', 'offer']),
      from,
      ...(dice.chance(0.5) ? { until } : {}),
    });
  },
  sickLeaveRisk: (dice) => maybe(dice, 'atRisk'),
  psychiatricDischarge: (dice, town) => maybe(dice, days(dice, town, -60, 300)),
  departmentId: (dice, town) => maybe(dice, idOf(dice, town.departments)),
  caseworkerId: (dice, town) => maybe(dice, idOf(dice, town.caseworkers)),
  home: (dice) => maybe(dice, place(dice)),
  area: (dice) => maybe(dice, dice.pick(['north', 'south'])),
  digitalReadiness: (dice) => dice.pick(['unknown', 'ready', 'notReady']),
  supportPersons: (dice, town) =>
    some(dice, ['bostoette', 'skp', 'volunteer', 'internalSocial'] as const).map((kind) => ({
      kind,
      ...(dice.chance(0.5) ? { mentorId: idOf(dice, town.mentors) } : {}),
      from: days(dice, town, -100, 20),
      ...(dice.chance(0.5) ? { until: days(dice, town, -10, 100) } : {}),
    })),
  priorMentors: (dice, town) =>
    some(dice, ['released', 'completed'] as const).map((outcome) => ({
      mentorId: idOf(dice, town.mentors),
      ended: town.planDate,
      outcome,
    })),
  workingHours: (dice) => dice.pick(['only', 'mostly', 'mostlyOutside', 'onlyOutside', 'unknown']),
  availability: (dice) => maybe(dice, windows(dice)),
};

export const MENTOR: Draws<Mentor> = {
  unitId: (dice, town) => idOf(dice, town.units),
  kind: (dice) => dice.pick(MentorKind.options),
  sex: (dice) => maybe(dice, dice.pick(['woman', 'man'])),
  age: (dice) => maybe(dice, dice.whole(40, 70)),
  competences: (dice, town) =>
    some(dice, town.competences).map(({ id }) => ({
      competenceId: id,
      level: dice.pick(['has', 'has', 'unknown']),
      ...(dice.chance(0.3) ? { validFrom: days(dice, town, -30, 60) } : {}),
    })),
  languages: (dice) => ['da', ...some(dice, ['so', 'ar'])],
  capacityMinutes: (dice) => 60 * dice.whole(0, 30),
  capacityFrom: (dice, town) => some(dice, [0, 600]).map((minutes) => ({ from: days(dice, town), minutes })),
  caseload: (dice) => dice.whole(0, 20),
  overheadPercent: (dice) => maybe(dice, dice.whole(100, 150)),
  priceOere: (dice) => maybe(dice, 100 * dice.whole(0, 600)),
  sharedFunction: (dice) => maybe(dice, { minutes: 60 * dice.whole(1, 20), citizensMost: dice.whole(1, 9) }),
  organisationId: (dice) => maybe(dice, organisation(dice)),
  servesPeriod: (dice, town) => maybe(dice, period(dice, town)),
  trainedOn: (dice, town) => maybe(dice, days(dice, town)),
  mustTrain: (dice) => maybe(dice, dice.chance(0.5)),
  takesTaskWeights: (dice) => maybe(dice, ['light', ...some(dice, ['ordinary', 'heavy'] as const)]),
  declines: (dice, town) =>
    town.needs.length === 0 ? [] : some(dice, [idOf(dice, town.needs), idOf(dice, town.needs)]),
  knownToCaseworkers: (dice, town) =>
    some(
      dice,
      town.caseworkers.map(({ id }) => id),
    ),
  duties: (dice) => some(dice, [60, 90]).map((minutes) => ({ kind: 'supervision', minutes, everyWeeks: 2 })),
  absences: (dice, town) => some(dice, [period(dice, town), period(dice, town)]),
  availability: (dice) => maybe(dice, windows(dice)),
  base: (dice) => maybe(dice, place(dice)),
  travelMode: (dice) => dice.pick(['walk', 'bike', 'transit', 'car']),
  areas: (dice) => maybe(dice, some(dice, ['north', 'south'])),
};

export const UNIT: Draws<Unit> = {
  kind: (dice) => dice.pick(UnitKind.options),
  organisationId: (dice) => maybe(dice, organisation(dice)),
  place: (dice) => maybe(dice, place(dice)),
  scope: (dice, town) => ({
    ...(dice.chance(0.4)
      ? {
          departmentIds: some(
            dice,
            town.departments.map(({ id }) => id),
          ),
        }
      : {}),
    ...(dice.chance(0.3) ? { ageLeast: dice.whole(18, 40) } : {}),
    ...(dice.chance(0.3) ? { ageMost: dice.whole(29, 60) } : {}),
    ...(dice.chance(0.3) ? { benefits: some(dice, Benefit.options) } : {}),
    ...(dice.chance(0.3) ? { areas: some(dice, ['north', 'south']) } : {}),
  }),
  lendsOutsideScope: (dice) => dice.chance(0.5),
  law: (dice) => dice.pick(Law.options),
  overheadPercent: (dice) => dice.whole(100, 150),
  priceOere: (dice) => 100 * dice.whole(0, 600),
  startFeeOere: (dice) => 1000 * dice.whole(0, 600),
  milestoneFeeOere: (dice) => 1000 * dice.whole(0, 600),
  wageGrantOere: (dice) => 1000 * dice.whole(0, 600),
  coordinationMinutes: (dice) => dice.whole(0, 60),
  coordinationPriceOere: (dice) => 100 * dice.whole(0, 300),
  contract: (dice, town) => ({
    ...(dice.chance(0.5) ? { minutes: 60 * dice.whole(0, 60) } : {}),
    ...(dice.chance(0.5) ? { places: dice.whole(0, 20) } : {}),
    ...(dice.chance(0.5) ? { period: period(dice, town) } : {}),
  }),
  onlyOverflowOrSpecial: (dice) => dice.chance(0.5),
  competences: (dice, town) =>
    some(
      dice,
      town.competences.map(({ id }) => id),
    ),
  languages: (dice) => ['da', ...some(dice, ['so', 'ar'])],
  leadTimeWeeks: (dice) => dice.whole(0, 8),
  trackRecord: (dice, town) =>
    some(dice, town.caseworkers).map(({ id }) => ({
      caseworkerId: id,
      ...(dice.chance(0.5) ? { taskType: 'retention' } : {}),
    })),
};

export const GROUP: Draws<Group> = {
  mentorId: (dice, town) => idOf(dice, town.mentors),
  citizensMost: (dice) => dice.whole(1, 12),
  weekday: (dice) => dice.whole(1, 5),
  start: (dice) => dice.pick(['08:00', '10:00', '15:30', '17:00']),
  minutes: (dice) => 15 * dice.whole(2, 12),
  everyWeeks: (dice) => dice.whole(1, 4),
};

export const POLICY: Draws<Policy> = {
  bostoettePurchase: (dice) => dice.pick(['off', 'on', 'onlyIfExisting']),
  parallelSupport: (dice) => dice.pick(['allowed', 'withEndDate', 'forbidden', 'forbidden']),
  volunteers: (dice) => dice.pick(['off', 'on', 'on']),
  digitalContact: (dice) => dice.pick(['off', 'afterScreening']),
  digitalCountsAsWeeklyMeeting: (dice) => dice.chance(0.5),
  youthJointGoal: (dice) => dice.chance(0.5),
  maxStartDelayWeeks: (dice) => dice.whole(0, 10),
  absenceReassignWeeks: (dice) => dice.whole(1, 10),
  mentorTrainingRequired: (dice) => dice.chance(0.3),
  workingWindows: (dice) => windows(dice),
  eveningWindows: (dice) => windows(dice),
  fairSharePercent: (dice) => dice.whole(0, 100),
  refundPercentBefore2014: (dice) => dice.whole(0, 100),
  travelDetourPercent: (dice) => dice.whole(100, 300),
};

export const WEIGHTS: Draws<Weights> = Object.fromEntries(
  ['competence', 'unknownCompetence', 'specialCompetence', 'negativeCompetence', 'wish', 'caseworkerWish', 'continuity']
    .concat(['contactPerson', 'caseworkerKnowledge', 'handPicked', 'recommended', 'waiting', 'waitingWeek', 'overflow'])
    .concat(['netCostPercent', 'balance', 'internalFirst', 'lending', 'travelHour'])
    .map((name) => [name, (dice: Dice) => dice.whole(0, 400)]),
);

export const FRAME: Draws<BudgetFrame> = {
  departmentIds: (dice, town) =>
    maybe(
      dice,
      some(
        dice,
        town.departments.map(({ id }) => id),
      ),
    ),
};

export const COMPETENCE: Draws<Competence> = {
  heavy: (dice) => dice.chance(0.5),
  special: (dice) => dice.chance(0.5),
};
