/** Events a generated town does not see, each about a case as it is now; and streams that mix them with those it does. */
import { seededRandom } from '../../../solver/index.ts';
import { generateEvents, generateTown } from '../../../src/generate/index.ts';
import type { Case } from '../../../src/model/case.ts';
import { TownEvent, type TownEventOf } from '../../../src/model/event.ts';
import type { Need } from '../../../src/model/need.ts';
import type { Policy, Weights } from '../../../src/model/policy.ts';
import { danglingReferences } from '../../../src/model/references.ts';
import { Unit } from '../../../src/model/unit.ts';
import { applyEvent } from '../../../src/planning/applyEvent.ts';
import { addDays } from '../../../src/time/calendar.ts';

type Random = () => number;
type Maker = (current: Case, random: Random, number: number) => TownEvent | undefined;

function draw<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

const EVENING = [1, 2, 3, 4].map((weekday) => ({ weekday, start: '15:00', end: '19:00' }));
const SHORT_DAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '14:00' }));

/** Another value for every field of the policy; the default is one of the two. */
const POLICY_VALUES: { readonly [Field in keyof Policy]-?: readonly Policy[Field][] } = {
  bostoettePurchase: ['off', 'on'],
  parallelSupport: ['forbidden', 'allowed'],
  volunteers: ['off', 'on'],
  digitalContact: ['off', 'afterScreening'],
  digitalCountsAsWeeklyMeeting: [true, false],
  youthJointGoal: [true, false],
  maxStartDelayWeeks: [4, 0],
  absenceReassignWeeks: [1, 6],
  mentorTrainingRequired: [true, false],
  workingWindows: [SHORT_DAYS, [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '16:00' }))],
  eveningWindows: [EVENING, [1, 2, 3, 4].map((weekday) => ({ weekday, start: '16:00', end: '20:00' }))],
  lunchBreakMinutes: [45, 30],
  lunchFrom: ['10:30', '11:00'],
  lunchUntil: ['13:00', '14:00'],
  breakMinutes: [15, 0],
  officeRooms: [2, 5],
  holidaysOff: [[], ['may1', 'constitutionDay', 'christmasEve', 'newYearsEve']],
  reviewWeeks: [8, 13],
  reviewLeadWeeks: [4, 2],
  startMeetingWithinWeeks: [1, 2],
  triageLongNeedWeeks: [10, 26],
  deliveryShortPercent: [50, 25],
  triageInHome: [false, true],
  triageAcuteUrgency: [1, 3],
  fairSharePercent: [50, 80],
  refundPercentBefore2014: [30, 50],
  travelDetourPercent: [180, 130],
};

export function policyEvents({ policy }: Case): TownEventOf<'policyChanged'>[] {
  return Object.entries(POLICY_VALUES).flatMap(([field, values]) =>
    values.map((value) => ({ type: 'policyChanged' as const, policy: { ...policy, [field]: value } })),
  );
}

export function weightEvents({ weights }: Case): TownEventOf<'weightChanged'>[] {
  return Object.entries(weights).flatMap(([weight, value]) =>
    [0, value + 37, value].map((each) => ({
      type: 'weightChanged' as const,
      weight: weight as keyof Weights,
      value: each,
    })),
  );
}

const relationStarted: Maker = (current, random) => {
  const need = draw(current.needs, random);
  const seat = draw(seatIds(current), random);
  if (need === undefined || seat === undefined) return undefined;
  const slots = [{ weekday: 1 + Math.floor(random() * 5), start: '10:00' }];
  const relation = { needId: need.id, seatId: seat, since: addDays(current.planDate, -30), slots, status: 'active' };
  return { type: 'relationStarted', relation: relation as TownEventOf<'relationStarted'>['relation'] };
};

function seatIds({ mentors, units, groups }: Case): string[] {
  return [...mentors, ...units.filter(({ unnamedSeats }) => unnamedSeats), ...groups].map(({ id }) => id);
}

const unitChanges: readonly ((unit: Unit, current: Case, random: Random) => Partial<Unit>)[] = [
  ({ unnamedSeats }) => ({ unnamedSeats: !unnamedSeats }),
  ({ overheadPercent }) => ({ overheadPercent: overheadPercent === 100 ? 140 : 100 }),
  ({ priceOere }) => ({ priceOere: priceOere === 0 ? 35_000 : 0 }),
  (_, { departments }, random) => ({ scope: { departmentIds: [draw(departments, random)?.id ?? 'none'] } }),
  () => ({ scope: { ageLeast: 30 } }),
  () => ({ scope: {} }),
  ({ lendsOutsideScope }) => ({ lendsOutsideScope: !lendsOutsideScope }),
  ({ onlyOverflowOrSpecial }) => ({ onlyOverflowOrSpecial: !onlyOverflowOrSpecial }),
  ({ leadTimeWeeks }) => ({ leadTimeWeeks: leadTimeWeeks === 0 ? 3 : 0 }),
  () => ({ startFeeOere: 90_000, milestoneFeeOere: 40_000 }),
  ({ wageGrantOere }) => ({ wageGrantOere: wageGrantOere === 0 ? 800_000 : 0 }),
  () => ({ contract: { places: 2 } }),
  () => ({ contract: { minutes: 600 } }),
  () => ({ contract: { minutes: 900, places: 3 } }),
  () => ({ contract: {} }),
  () => ({ languages: ['da', 'so', 'ar'] }),
  () => ({ coordinationMinutes: 30, coordinationPriceOere: 30_000 }),
  (_, { citizens }, random) => {
    const place = draw(citizens, random)?.home;
    return place === undefined ? {} : { place };
  },
  (_, { planDate }) => ({ contract: { period: { from: planDate, until: addDays(planDate, 100) } } }),
];

const unitChanged: Maker = (current, random) => {
  const unit = draw(current.units, random);
  if (unit === undefined) return undefined;
  return { type: 'unitChanged', unit: { ...unit, ...draw(unitChanges, random)!(unit, current, random) } };
};

const unitOpened: Maker = (current, random, number) => {
  const unit = draw(current.units, random);
  if (unit === undefined) return undefined;
  return {
    type: 'unitChanged',
    unit: { ...unit, id: `unit-x-${number}`, name: 'Ny enhed', unnamedSeats: true, contract: { places: 2 } },
  };
};

const mentorMoved: Maker = (current, random) => {
  const mentor = draw(current.mentors, random);
  const unit = draw(current.units, random);
  if (mentor === undefined || unit === undefined) return undefined;
  return { type: 'mentorChanged', mentor: { ...mentor, unitId: unit.id } };
};

type Mentor = Case['mentors'][number];

const mentorChanges: readonly ((mentor: Mentor, current: Case, random: Random) => Partial<Mentor>)[] = [
  ({ sex }) => ({ sex: sex === 'man' ? 'woman' : 'man' }),
  () => ({ languages: ['da', 'ar', 'so'] }),
  (_, { needs }, random) => ({ declines: [draw(needs, random)!.id] }),
  (_, { caseworkers }) => ({ knownToCaseworkers: caseworkers.map(({ id }) => id) }),
  () => ({ overheadPercent: 160 }),
  () => ({ priceOere: 20_000 }),
  () => ({ sharedFunction: { minutes: 300, citizensMost: 4 } }),
  ({ sharedFunction: _ }) => ({ takesTaskWeights: ['light', 'ordinary'] }),
  () => ({ duties: [{ kind: 'supervision', minutes: 120, everyWeeks: 2 }] }),
  (_, { planDate }) => ({ capacityFrom: [{ from: addDays(planDate, 7), minutes: 300 }] }),
  (_, { planDate }) => ({ servesPeriod: { from: planDate, until: addDays(planDate, 20) } }),
  () => ({ availability: [1, 2].map((weekday) => ({ weekday, start: '08:00', end: '16:00' })) }),
  (_, { citizens }, random) => {
    const base = draw(citizens, random)?.home;
    return base === undefined ? {} : { base };
  },
  ({ travelMode }) => ({ travelMode: travelMode === 'car' ? 'bike' : 'car' }),
];

const mentorChanged: Maker = (current, random) => {
  const mentor = draw(current.mentors, random);
  if (mentor === undefined) return undefined;
  return { type: 'mentorChanged', mentor: { ...mentor, ...draw(mentorChanges, random)!(mentor, current, random) } };
};

const plainMentor: Maker = (current, random) => {
  const mentor = draw(current.mentors, random);
  if (mentor === undefined) return undefined;
  const { sharedFunction: _, servesPeriod: __, ...rest } = mentor;
  return { type: 'mentorChanged', mentor: { ...rest, declines: [], absences: [] } };
};

const caseworkerChanged: Maker = (current, random, number) => {
  const caseworker = draw(current.caseworkers, random);
  if (caseworker === undefined || random() < 0.2) {
    return {
      type: 'caseworkerChanged',
      caseworker: { id: `cw-x-${number}`, displayName: 'Ny', appointments: [], absences: [] },
    };
  }
  const absence = { from: current.planDate, until: addDays(current.planDate, 4) };
  return { type: 'caseworkerChanged', caseworker: { ...caseworker, availability: SHORT_DAYS, absences: [absence] } };
};

const planDateMoved: Maker = ({ planDate }, random) => ({
  type: 'planDateMoved',
  planDate: addDays(planDate, random() < 0.5 ? 7 : 1 + Math.floor(random() * 9)),
});

const budgetHardened: Maker = (current, random) => {
  const frame = draw(current.budgets, random);
  if (frame === undefined) return undefined;
  return {
    type: 'budgetChanged',
    budgetId: frame.id,
    capOere: frame.usedOere + Math.floor(random() * 3_000_000),
    usedOere: frame.usedOere,
    hardness: frame.hardness === 'hard' && random() < 0.4 ? 'soft' : 'hard',
  };
};

/** An order of one citizen turns out to be for another, who has needs of his own. */
const needOfAnother: Maker = (current, random) => {
  const [need, other] = [draw(current.needs, random), draw(current.needs, random)];
  if (need === undefined || other === undefined) return undefined;
  return { type: 'needChanged', need: { ...need, citizenId: other.citizenId } };
};

const needChanges: readonly ((need: Need, current: Case, random: Random) => Partial<Need>)[] = [
  ({ urgency }) => ({ urgency: (urgency + 1) % 4 }),
  ({ taskWeight }) => ({ taskWeight: taskWeight === 'heavy' ? 'light' : 'heavy' }),
  ({ role }) => ({ role: role === 'volunteer' ? 'professional' : 'volunteer' }),
  () => ({ unitKinds: ['internalCorps', 'externalProvider'] }),
  (_, { mentors }, random) => ({ handPickedMentorId: draw(mentors, random)!.id }),
  (_, { mentors }, random) => ({ recommendedMentorId: draw(mentors, random)!.id }),
  (_, { competences }, random) => ({ competences: [draw(competences, random)!.id] }),
  ({ inHome }) => ({ inHome: !inHome }),
  ({ startMeetingWithCaseworker }) => ({ startMeetingWithCaseworker: !startMeetingWithCaseworker }),
  (_, { planDate }) => ({ start: addDays(planDate, 21) }),
  (_, __, random) => ({ courseWeeks: 2 + Math.floor(random() * 30) }),
  () => ({ wishes: [{ kind: 'language', value: 'ar', required: true, from: 'citizen' }] }),
];

const needChanged: Maker = (current, random) => {
  const need = draw(current.needs, random);
  if (need === undefined) return undefined;
  return { type: 'needChanged', need: { ...need, ...draw(needChanges, random)!(need, current, random) } };
};

type Citizen = Case['citizens'][number];

const citizenChanges: readonly ((citizen: Citizen, current: Case, random: Random) => Partial<Citizen>)[] = [
  ({ age }) => ({ age: age < 30 ? 41 : 24 }),
  ({ retOgPligt }) => ({
    retOgPligt: retOgPligt === undefined ? { reason: 'personalReasons', impossibleOffers: [] } : undefined,
  }),
  (_, { planDate }) => ({ psychiatricDischarge: addDays(planDate, 60) }),
  (_, { mentors, planDate }, random) => ({
    supportPersons: [{ kind: 'bostoette', mentorId: draw(mentors, random)!.id, from: addDays(planDate, -100) }],
  }),
  (_, { mentors, planDate }, random) => ({
    priorMentors: [{ mentorId: draw(mentors, random)!.id, ended: addDays(planDate, -90), outcome: 'released' }],
  }),
  (_, { units, planDate }, random) => {
    const organisationId = draw(units, random)?.organisationId;
    return organisationId === undefined
      ? { measure: 'passiv' }
      : { placement: { organisationId, kind: 'company', from: planDate } };
  },
  (_, { citizens }, random) => {
    const home = draw(citizens, random)?.home;
    return home === undefined ? {} : { home };
  },
  ({ workingHours }) => ({ workingHours: workingHours === 'onlyOutside' ? 'unknown' : 'onlyOutside' }),
  (_, { planDate }) => ({ absences: [{ from: planDate, until: addDays(planDate, 10) }] }),
  (_, { caseworkers }, random) => {
    const caseworkerId = draw(caseworkers, random)?.id;
    return caseworkerId === undefined ? {} : { caseworkerId };
  },
];

const citizenChanged: Maker = (current, random) => {
  const citizen = draw(current.citizens, random);
  if (citizen === undefined) return undefined;
  return {
    type: 'citizenChanged',
    citizen: { ...citizen, ...draw(citizenChanges, random)!(citizen, current, random) },
  };
};

const pinSet: Maker = (current, random) => {
  const relation = draw(current.relations, random);
  const need = draw(current.needs, random);
  if (relation !== undefined && random() < 0.7)
    return { type: 'pinSet', needId: relation.needId, seatId: relation.seatId };
  const seatId = draw(seatIds(current), random);
  if (need === undefined || seatId === undefined) return undefined;
  const isForbidden = current.vetoes.some((veto) => veto.citizenId === need.citizenId && veto.seatId === seatId);
  return isForbidden ? undefined : { type: 'pinSet', needId: need.id, seatId };
};

const pinRemoved: Maker = ({ pins }, random) => {
  const pin = draw(pins, random);
  return pin === undefined ? undefined : { type: 'pinRemoved', needId: pin.needId };
};

const policyChanged: Maker = (current, random) => draw(policyEvents(current), random);
const weightChanged: Maker = (current, random) => draw(weightEvents(current), random);

const generated: Maker = (current, _, number) => {
  const made = generateEvents(current, 1, number)[0]!;
  // Ids of what it brings are not used again.
  return TownEvent.parse(JSON.parse(JSON.stringify(made).replaceAll('-ny-1"', `-x-${number}"`)));
};

const MAKERS: readonly Maker[] = [
  ...new Array<Maker>(12).fill(generated),
  ...[relationStarted, relationStarted, unitChanged, unitChanged, unitOpened, mentorMoved, mentorChanged, plainMentor],
  ...[caseworkerChanged, planDateMoved, budgetHardened, budgetHardened, needOfAnother, needChanged, needChanged],
  ...[citizenChanged, citizenChanged, pinSet, pinRemoved, policyChanged, weightChanged],
];

/** The next event of a stream. Whether pins can be kept is not asked, but none is set inside a hard frame. */
export function anyEvent(current: Case, random: Random, number: number): TownEvent {
  for (;;) {
    const made = draw(MAKERS, random)!(current, random, number);
    if (made === undefined) continue;
    const after = applyEvent(current, made);
    const isPinFree = after.pins.length === 0 || after.budgets.every(({ hardness }) => hardness === 'soft');
    if (isPinFree && danglingReferences(after).length === 0) return made;
  }
}

/** A town with groups that some ask for, pins on running relations, and a frame that may be hard. */
export function busyTown(citizens: number, seed: number): Case {
  const random = seededRandom(seed);
  const town = generateTown({
    citizens,
    mentors: Math.ceil(citizens / 3.5),
    seed,
    everyKind: seed % 2 === 0,
  });
  const leader = town.mentors.find(({ capacityMinutes }) => capacityMinutes > 0);
  const group: Case['groups'][number] = {
    ...{ id: 'g-1', mentorId: leader?.id ?? '', name: 'Gruppe', citizensLeast: 3, citizensMost: 8, weekday: 2 },
    ...{ start: '10:00', minutes: 90, everyWeeks: 1, firstDate: town.planDate, place: 'office' },
  };
  const asking = town.needs.filter(({ role }) => role === 'professional').slice(0, 5);
  const orders = asking.map(
    ({ grant: _, handPickedMentorId: __, recommendedMentorId: ___, unitKinds: ____, ...need }) => ({
      ...need,
      ...{ id: `${need.id}-g`, role: 'group' as const, wishes: 'none' as const },
    }),
  );
  return {
    ...town,
    planWeeks: 2,
    groups: leader === undefined ? town.groups : [...town.groups, group],
    needs: leader === undefined ? town.needs : [...town.needs, ...orders],
    budgets: town.budgets.map((frame) => ({ ...frame, hardness: random() < 0.5 ? 'hard' : 'soft' })),
  };
}

/**
 * The same with a supplier who has room for everybody, at a price, and frames that are soft at first. Few wait then, and reasons for waiting are most of what a plan takes to
 * write down.
 */
export function roomyTown(citizens: number, seed: number): Case {
  const town = busyTown(citizens, seed);
  const supplier = Unit.parse({
    ...{ id: 'roomy', name: 'Rummelig', kind: 'externalProvider', unnamedSeats: true, priceOere: 60_000 },
    ...{
      competences: town.competences.map(({ id }) => id),
      languages: ['da', 'ar', 'so', 'en', 'tr', 'fa', 'pl', 'uk'],
    },
  });
  const budgets = town.budgets.map((frame) => ({ ...frame, hardness: 'soft' as const }));
  return { ...town, units: [...town.units, supplier], budgets };
}
