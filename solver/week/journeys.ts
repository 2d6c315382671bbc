/**
 * When a meeting may follow another on one day: the tables every route is built from.
 *
 * What is assumed of a mentor's day, and nothing more:
 * - A meeting and a journey each take consecutive free slots. A journey goes straight from one place to the next, on any
 *   consecutive free slots between the two meetings; the first starts at the base, the last ends there. No slots, no journey.
 * - The mentor may wait anywhere and any time, also while not free.
 * - Between a meeting and the journey or meeting after it lie at least `gapSlots` free slots. A slot in which the mentor is not
 *   free does not count, and nothing is owed after the last meeting when no journey home follows.
 * - The break is a run of slots in its window, free or not, that carries neither meeting nor journey; a gap may serve as break.
 *   Each journey of the day may be moved to make room for it.
 *
 * Everything a later meeting asks of an earlier one is then "end no later than …", because whatever can follow an end can follow
 * an earlier end too. So one table says it all: the latest end before each start.
 */
import { NONE, type WeekProblem } from './problem.ts';

/** Tables of one day. Slots count from the week's origin; 0 … span. An end is stored as end + 1, so that 0 means "no end will do". */
export interface DayLegs {
  /** Latest end before a start: [travel · (span + 1) + start]. */
  readonly before: Int32Array;
  /** The same when the break must lie between the two meetings. */
  readonly beforeWithBreak: Int32Array;
  /** 1 where a start can be reached from the base: [travel · (span + 1) + start]. */
  readonly fromBase: Uint8Array;
  /** The same with the break before the first meeting. */
  readonly fromBaseWithBreak: Uint8Array;
  /** Latest end from which the base is reached: [travel]. */
  readonly toBase: Int32Array;
  /** The same with the break after the last meeting. */
  readonly toBaseWithBreak: Int32Array;
}

/** The slots of a day that any day of the week uses: [origin, origin + span). */
export interface DayRange {
  readonly origin: number;
  readonly span: number;
}

/** The shortest range of the day that holds every free slot of the week. */
export function freeRange(problem: WeekProblem): DayRange {
  const { slotsPerDay, free } = problem;
  let first = slotsPerDay;
  let last = NONE;
  for (let index = 0; index < slotsPerDay * problem.dayCount; index++) {
    if (!free[index]) continue;
    const slot = index % slotsPerDay;
    if (slot < first) first = slot;
    if (slot > last) last = slot;
  }
  return last === NONE ? { origin: 0, span: 0 } : { origin: first, span: last + 1 - first };
}

/** Builds the tables of one day for journeys of 0 … longestTravel slots. */
export function dayLegs(problem: WeekProblem, day: number, range: DayRange, longestTravel: number): DayLegs {
  const size = (longestTravel + 1) * (range.span + 1);
  const legs: DayLegs = {
    before: new Int32Array(size),
    beforeWithBreak: new Int32Array(size),
    fromBase: new Uint8Array(size),
    fromBaseWithBreak: new Uint8Array(size),
    toBase: new Int32Array(longestTravel + 1),
    toBaseWithBreak: new Int32Array(longestTravel + 1),
  };
  const free = problem.free.subarray(day * problem.slotsPerDay + range.origin).subarray(0, range.span);
  const gapEnd = endsBeforeGap(free, problem.gapSlots);
  for (let travel = 0; travel <= longestTravel; travel++) {
    const departure = latestDepartures(free, travel);
    fillBetween(legs, problem, range, travel, departure, gapEnd);
    fillHome(legs, problem, range, travel, departure, gapEnd);
  }
  return legs;
}

/** Latest end whose gap is over by each slot: the largest end with `gapSlots` free slots in [end, slot), or NONE. */
function endsBeforeGap(free: Uint8Array, gapSlots: number): Int32Array {
  const latest = new Int32Array(free.length + 1);
  let end = 0;
  let idle = 0; // free slots in [end, slot)
  for (let slot = 0; slot <= free.length; slot++) {
    if (slot > 0) idle += free[slot - 1];
    while (end < slot && idle - free[end] >= gapSlots) idle -= free[end++];
    latest[slot] = idle >= gapSlots ? end : NONE;
  }
  return latest;
}

/** Latest slot at which a journey can leave to be over by each slot, or NONE. */
function latestDepartures(free: Uint8Array, travel: number): Int32Array {
  const departure = new Int32Array(free.length + 1);
  let run = 0;
  for (let slot = 0; slot <= free.length; slot++) {
    run = slot > 0 && free[slot - 1] ? run + 1 : 0;
    const earlier = slot > 0 ? departure[slot - 1] : NONE;
    departure[slot] = run >= travel ? slot - travel : earlier;
  }
  return departure;
}

/** Latest end so that a break fits between it and `until`; NONE when the window leaves no room. */
function breakStart(problem: WeekProblem, origin: number, until: number): number {
  const { slots, earliest, latest } = problem.dayBreak;
  const start = Math.min(until, latest - origin) - slots;
  return start >= earliest - origin ? start : NONE - origin;
}

function fillBetween(
  legs: DayLegs,
  problem: WeekProblem,
  range: DayRange,
  travel: number,
  departure: Int32Array,
  gapEnd: Int32Array,
): void {
  const { origin, span } = range;
  for (let start = 0; start <= span; start++) {
    const at = travel * (span + 1) + start;
    const leave = departure[start];
    if (leave === NONE) continue;
    legs.before[at] = gapEnd[leave] + 1;
    legs.fromBase[at] = 1;
    // Either the break comes first and the journey leaves as late as it can, or the journey ends before a break as late as it can be.
    const restFirst = breakStart(problem, origin, leave);
    const restLast = breakStart(problem, origin, start);
    const leaveEarly = restLast >= 0 ? departure[restLast] : NONE;
    const endEarly = leaveEarly === NONE ? NONE : gapEnd[leaveEarly];
    legs.beforeWithBreak[at] = Math.max(Math.min(restFirst, gapEnd[leave]), endEarly, NONE) + 1;
    legs.fromBaseWithBreak[at] = restFirst >= -origin || leaveEarly !== NONE ? 1 : 0;
  }
}

function fillHome(
  legs: DayLegs,
  problem: WeekProblem,
  range: DayRange,
  travel: number,
  departure: Int32Array,
  gapEnd: Int32Array,
): void {
  const { origin, span } = range;
  const midnight = problem.slotsPerDay - origin;
  const restLast = breakStart(problem, origin, midnight);
  if (travel === 0) {
    legs.toBase[0] = span + 1;
    legs.toBaseWithBreak[0] = Math.max(Math.min(restLast, span), NONE) + 1;
    return;
  }
  const leave = departure[span];
  if (leave === NONE) return;
  legs.toBase[travel] = gapEnd[leave] + 1;
  const restFirst = breakStart(problem, origin, leave);
  const leaveEarly = restLast >= 0 ? departure[Math.min(restLast, span)] : NONE;
  const endEarly = leaveEarly === NONE ? NONE : gapEnd[leaveEarly];
  legs.toBaseWithBreak[travel] = Math.max(Math.min(restFirst, gapEnd[leave]), endEarly, NONE) + 1;
}
