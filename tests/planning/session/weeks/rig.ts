/**
 * A town with live weeks: events come in, a simple assignment follows them, the weeks follow that, and the judge looks at the plan. The
 * assignment heeds rules and no limits, so that some mentors have more courses than their weeks hold.
 */
import { seededRandom } from '../../../../solver/index.ts';
import { generateEvents } from '../../../../src/generate/index.ts';
import type { Case } from '../../../../src/model/case.ts';
import { type CaseIndex, indexCase, type Seat } from '../../../../src/model/caseIndex.ts';
import { TownEvent } from '../../../../src/model/event.ts';
import {
  type Meeting,
  type MissedMeeting,
  type Notice,
  PLAN_FORMAT_VERSION,
  type Plan,
} from '../../../../src/model/plan.ts';
import { applyEvent } from '../../../../src/planning/applyEvent.ts';
import { kpisOf } from '../../../../src/planning/kpis.ts';
import {
  type LiveWeeks,
  openLiveWeeks,
  type Touched,
  type WeeksUpdate,
} from '../../../../src/planning/session/weeks/index.ts';
import { planWeeks } from '../../../../src/planning/weeks/planWeeks.ts';
import { eligibleSeats, isEligible, matchNotices, notices, prepare, ruleSetOf } from '../../../../src/rules/index.ts';
import { type Violation, verifyPlan } from '../../../../src/verify/index.ts';
import { touchedBetween } from './touchedBetween.ts';

const CODES_OF_WEEKS = /MEETING|NOT_FREE|TRAVEL|BREAK_MISSING|ROOM_FULL|A_DAY|EVENT|CADENCE|MISSED|DUTY|BREACH|NOTICE/;
const FIGURES_OF_WEEKS = /^kpis\.(meetings|meetingsMissed|weeklyDutyBreaches|meetingsInWorkingHours|mentorWeeks\w*)$/;

export interface Rig {
  readonly live: LiveWeeks;
  current: Case;
  index: CaseIndex;
  readonly seatOf: Map<string, string>;
  readonly random: () => number;
}

export function openRig(town: Case, seed: number): Rig {
  const random = seededRandom(seed);
  const index = indexCase(town);
  const ruleSet = ruleSetOf(town);
  const seatOf = firstSeats(index, random);
  const seatAt = new Map(index.seats.map(({ id }, at) => [id, at]));
  const weeks = planWeeks(
    index,
    ruleSet,
    Int32Array.from(town.needs, ({ id }) => seatAt.get(seatOf.get(id) ?? '') ?? -1),
  );
  const { mentorWeeksProven } = weeks;
  const live = openLiveWeeks(index, ruleSet, (id) => index.seatById.get(seatOf.get(id) ?? ''), {
    meetings: [...weeks.meetings],
    missedMeetings: [...weeks.missed],
    notices: [...weeks.notices],
    kpis: { mentorWeeksProven },
  });
  return { live, current: town, index, seatOf, random };
}

/** Most relations are kept; of the others most have a seat. */
function firstSeats(index: CaseIndex, random: () => number): Map<string, string> {
  const prepared = prepare(index, ruleSetOf(index.case));
  const seatOf = new Map<string, string>();
  for (const need of index.case.needs) {
    const seats = eligibleSeats(prepared, need);
    const running = seats.find(({ id }) => id === index.relationOfNeed.get(need.id)?.seatId);
    const drawn = seats[Math.floor(random() * seats.length)];
    const seat = running !== undefined && random() < 0.85 ? running : drawn;
    if (seat !== undefined && random() < 0.8) seatOf.set(need.id, seat.id);
  }
  return seatOf;
}

export type Change = TownEvent | ((current: Case) => Case);

/** A change, the seats that follow from it, and what the weeks make of them. `hide`: what the weeks are not told. */
export function step(rig: Rig, change: Change, hide: Partial<Touched> = {}): WeeksUpdate & { touched: Touched } {
  const before = rig.current;
  const after = typeof change === 'function' ? change(before) : applyEvent(before, change);
  const index = indexCase(after);
  const seats = newSeats(rig, index);
  const seatsNow = new Map([...seats].map(([id, seat]) => [id, index.seatById.get(seat ?? '')]));
  const touched = { ...touchedBetween(before, after, seatsNow), ...hide };
  rig.current = after;
  rig.index = index;
  for (const [id, seat] of seats) {
    if (seat === undefined) rig.seatOf.delete(id);
    else rig.seatOf.set(id, seat);
  }
  return { ...rig.live.update(index, ruleSetOf(after), touched), touched };
}

/** Takes a step back, in the town and in its weeks. */
export function stepBack(rig: Rig, { undo }: WeeksUpdate, before: Pick<Rig, 'current' | 'index' | 'seatOf'>): void {
  undo();
  rig.current = before.current;
  rig.index = before.index;
  rig.seatOf.clear();
  for (const [needId, seatId] of before.seatOf) rig.seatOf.set(needId, seatId);
}

/** An event that fits the town as it is; ids of what it brings are not used again. */
export function nextEvent(rig: Rig, number: number): TownEvent {
  const made = generateEvents(rig.current, 1, number)[0]!;
  return TownEvent.parse(JSON.parse(JSON.stringify(made).replaceAll('-ny-1"', `-x-${number}"`)));
}

/** Seats that are lost, a seat for some who wait, and now and then another one for somebody who has one. */
function newSeats(rig: Rig, index: CaseIndex): Map<string, string | undefined> {
  const { seatOf, random } = rig;
  const ruleSet = ruleSetOf(index.case);
  const prepared = prepare(index, ruleSet);
  const seats = new Map<string, string | undefined>();
  const draw = (list: readonly Seat[]) => list[Math.floor(random() * list.length)]?.id;
  for (const needId of seatOf.keys()) if (!index.needById.has(needId)) seats.set(needId, undefined);
  for (const need of index.case.needs) {
    const seat = index.seatById.get(seatOf.get(need.id) ?? '');
    const citizen = index.citizenById.get(need.citizenId)!;
    if (seat !== undefined && !isEligible({ index, ruleSet, need, citizen, seat })) seats.set(need.id, undefined);
    const isDrawn = random() < (seat === undefined ? 0.15 : 0.01);
    if (isDrawn) seats.set(need.id, draw(eligibleSeats(prepared, need)));
    if (seats.has(need.id) && seats.get(need.id) === seatOf.get(need.id)) seats.delete(need.id);
  }
  return seats;
}

export interface Written {
  readonly meetings: Meeting[];
  readonly missed: MissedMeeting[];
  readonly notices: Notice[];
}

export function written({ live, index, current }: Rig): Written {
  return { meetings: live.meetings(), missed: live.missed(index), notices: live.notices(index, ruleSetOf(current)) };
}

function planOf(rig: Rig): Plan {
  const { index, current, seatOf, live } = rig;
  const ruleSet = ruleSetOf(current);
  const weeks = written(rig);
  const staffed = current.needs.filter(({ id }) => seatOf.has(id));
  const assignments = staffed.map((need): Plan['assignments'][number] => {
    const seat = index.seatById.get(seatOf.get(need.id)!)!;
    const { id: needId, citizenId, grantedMinutes } = need;
    const parties = { needId, citizenId, seatId: seat.id, unitId: seat.unit.id, mentorId: seat.mentor?.id ?? null };
    const figures = { grantedMinutes, mentorMinutes: 0, points: 0, breakdown: [], grossOere: 0, budgetId: null };
    return { ...parties, ...figures, status: 'proposed' };
  });
  const matches = staffed.flatMap((need) => {
    const citizen = index.citizenById.get(need.citizenId)!;
    return matchNotices({ index, ruleSet, need, citizen, seat: index.seatById.get(seatOf.get(need.id)!)! });
  });
  return {
    formatVersion: PLAN_FORMAT_VERSION,
    municipalityId: current.municipality.id,
    planDate: current.planDate,
    caseHash: 'test',
    options: { seed: 1, steps: 0 },
    assignments,
    waiting: [],
    meetings: weeks.meetings,
    missedMeetings: weeks.missed,
    notices: [...notices(index, ruleSet), ...matches, ...weeks.notices],
    kpis: kpisOf(index, ruleSet, {
      assignments,
      waiting: [],
      meetings: weeks.meetings,
      missedMeetings: weeks.missed,
      mentorWeeks: live.mentorWeeks(),
      mentorWeeksProven: live.mentorWeeksProven(),
    }),
    certificate: {
      ...{ objective: 0, bound: 0, waitingMustServe: 0, waitingMustServeBound: 0, isOptimal: false },
      ...{ prices: { needs: {}, rows: {}, mustServe: 0 }, mustServePrices: null, branches: [] },
    },
  };
}

/** Violations the weeks answer for. */
export function faultsOf(rig: Rig, plan: Plan = planOf(rig)): Violation[] {
  return verifyPlan(rig.current, plan).violations.filter(
    ({ code, path }) => (CODES_OF_WEEKS.test(code) && code !== 'NEED_MISSING') || FIGURES_OF_WEEKS.test(path),
  );
}
