/** Small random weeks for the property tests, and the dearest possible way to solve them: trying everything. */
import fc from 'fast-check';
import { IMPOSSIBLE, NONE, type WeekMeeting, type WeekProblem } from '../../../solver/week/problem.ts';
import { checkWeek } from './checkWeek.ts';

export interface Size {
  readonly days: number;
  readonly slots: number;
  readonly meetings: number;
  /** Share of slots that are free, in percent. */
  readonly free: number;
}

/** A week with every feature: holes, travel without triangle inequality, gaps, breaks, parties, odd prices. */
export function anyWeek(size: Size): fc.Arbitrary<WeekProblem> {
  // Without bias: extreme values everywhere at once make weeks in which nothing can be placed.
  return fc.noBias(arbitraryWeek(size));
}

function arbitraryWeek(size: Size): fc.Arbitrary<WeekProblem> {
  return fc
    .record({
      dayCount: fc.integer({ min: 1, max: size.days }),
      slotsPerDay: fc.integer({ min: size.slots >> 1, max: size.slots }),
    })
    .chain(({ dayCount, slotsPerDay }) => {
      const indices = dayCount * slotsPerDay;
      const placeCount = 3;
      return fc.record({
        dayCount: fc.constant(dayCount),
        slotsPerDay: fc.constant(slotsPerDay),
        meetings: fc.array(anyMeeting(indices, placeCount), { minLength: 1, maxLength: size.meetings, size: 'max' }),
        placeCount: fc.constant(placeCount),
        travelSlots: anyTravel(placeCount),
        travelCost: fc.integer({ min: 0, max: 4 }),
        free: fc
          .array(chance(size.free), { minLength: indices, maxLength: indices })
          .map((isFree) => Uint8Array.from(isFree, Number)),
        gapSlots: fc.constantFrom(0, 0, 1, 2),
        dayBreak: anyBreak(slotsPerDay),
        dayCost: fc.integer({ min: 0, max: 6 }),
      });
    });
}

function chance(percent: number): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 99 }).map((value) => value < percent);
}

function anyMeeting(indices: number, placeCount: number): fc.Arbitrary<WeekMeeting> {
  const points = fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 9 }), weight: 4 },
    { arbitrary: fc.constant(IMPOSSIBLE), weight: 1 },
  );
  return fc.record({
    slots: fc.integer({ min: 1, max: 3 }),
    place: fc.integer({ min: 0, max: placeCount - 1 }),
    party: fc.integer({ min: 0, max: 4 }),
    startCost: fc.array(points, { minLength: indices, maxLength: indices }).map((costs) => Int32Array.from(costs)),
    skipCost: fc.constantFrom(0, 10, 40, 200, 1000),
    resources: fc.constant([]),
  });
}

function anyTravel(placeCount: number): fc.Arbitrary<Int32Array> {
  const cells = placeCount * placeCount;
  return fc.array(fc.integer({ min: 0, max: 2 }), { minLength: cells, maxLength: cells }).map((slots) => {
    for (let place = 0; place < placeCount; place++) slots[place * placeCount + place] = 0;
    return Int32Array.from(slots);
  });
}

function anyBreak(slotsPerDay: number): fc.Arbitrary<WeekProblem['dayBreak']> {
  return fc
    .record({
      slots: fc.integer({ min: 0, max: 3 }),
      earliest: fc.integer({ min: 0, max: slotsPerDay - 1 }),
      length: fc.integer({ min: 2, max: slotsPerDay }),
    })
    .map(({ slots, earliest, length }) => ({ slots, earliest, latest: earliest + length }));
}

/** Least cost over every start of every meeting, judged by the checker. */
export function cheapestByEnumeration(problem: WeekProblem): number {
  const startOf = new Int32Array(problem.meetings.length).fill(NONE);
  let best = Number.POSITIVE_INFINITY;
  const place = (meeting: number): void => {
    if (meeting === problem.meetings.length) {
      const faults = checkWeek(problem, startOf, Number.NaN);
      // The cost is always at fault, and read from there; nothing else may be.
      if (faults.length === 1) best = Math.min(best, Number(faults[0]!.split(/[ ,]+/)[1]));
      return;
    }
    startOf[meeting] = NONE;
    place(meeting + 1);
    const { startCost, slots } = problem.meetings[meeting]!;
    for (let index = 0; index < startCost.length; index++) {
      if (startCost[index] === IMPOSSIBLE || isTaken(problem, startOf, meeting, index, slots)) continue;
      startOf[meeting] = index;
      place(meeting + 1);
    }
    startOf[meeting] = NONE;
  };
  place(0);
  return best;
}

/** Whether the slots are not free or an earlier meeting has one of them: no need to ask the checker. */
function isTaken(problem: WeekProblem, startOf: Int32Array, meeting: number, index: number, slots: number): boolean {
  for (let slot = index; slot < index + slots; slot++) if (!problem.free[slot]) return true;
  for (let other = 0; other < meeting; other++) {
    const start = startOf[other]!;
    if (start !== NONE && start < index + slots && index < start + problem.meetings[other]!.slots) return true;
  }
  return false;
}
