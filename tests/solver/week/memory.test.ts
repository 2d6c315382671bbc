import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWeekMemory, recallOr } from '../../../solver/week/memory.ts';
import type { WeekMeeting, WeekProblem, WeekSolution } from '../../../solver/week/problem.ts';
import { scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { scheduleSharedWeek } from '../../../solver/week/sharedWeek.ts';
import { anyWeek } from './problems.ts';

const SEED = 20261122;
const week = anyWeek({ days: 2, slots: 12, meetings: 4, free: 90 });

/** The same week with one number changed, for every number that decides how it is placed. */
function changedWeeks(problem: WeekProblem): WeekProblem[] {
  const { meetings, dayBreak, travelSlots, free } = problem;
  const first = (change: Partial<WeekMeeting>) => [{ ...meetings[0]!, ...change }, ...meetings.slice(1)];
  const { slots, place, party, skipCost, startCost } = meetings[0]!;
  return [
    { ...problem, placeCount: problem.placeCount + 1 },
    { ...problem, travelCost: problem.travelCost + 1 },
    { ...problem, gapSlots: problem.gapSlots + 1 },
    { ...problem, dayCost: problem.dayCost + 1 },
    { ...problem, dayBreak: { ...dayBreak, slots: dayBreak.slots + 1 } },
    { ...problem, dayBreak: { ...dayBreak, earliest: dayBreak.earliest + 1 } },
    { ...problem, dayBreak: { ...dayBreak, latest: dayBreak.latest + 1 } },
    { ...problem, dayCount: problem.slotsPerDay, slotsPerDay: problem.dayCount },
    { ...problem, travelSlots: travelSlots.with(1, travelSlots[1]! + 1) },
    { ...problem, free: free.with(0, 1 - free[0]!) },
    { ...problem, meetings: meetings.slice(1) },
    ...[
      { slots: slots + 1 },
      { place: place + 1 },
      { party: party + 1 },
      { skipCost: skipCost + 1 },
      { startCost: startCost.with(0, startCost[0]! + 1) },
    ].map((change) => ({ ...problem, meetings: first(change) })),
  ];
}

describe('recallOr', () => {
  it('should place a week once, and any other week anew', () => {
    fc.assert(
      fc.property(week, (problem) => {
        const memory = createWeekMemory();
        const placed: WeekSolution[] = [];
        const place = () => {
          placed.push(scheduleWeek(problem));
          return placed.at(-1)!;
        };
        const solution = recallOr(memory, problem, place);
        expect(recallOr(memory, structuredClone(problem), place)).toBe(solution);
        expect(placed).toHaveLength(1);
        const changed = changedWeeks(problem).filter(({ dayCount }, at) => at !== 7 || dayCount !== problem.dayCount);
        for (const other of changed) recallOr(memory, other, place);
        expect(placed).toHaveLength(1 + changed.length);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});

describe('scheduleSharedWeek with a memory', () => {
  it('should answer as without one, also where weeks give way', () => {
    let gaveWay = 0;
    fc.assert(
      fc.property(fc.array(week, { minLength: 2, maxLength: 4 }), fc.integer({ min: 0, max: 2 }), (weeks, capacity) => {
        const longest = Math.max(...weeks.map(({ dayCount, slotsPerDay }) => dayCount * slotsPerDay));
        const shared = {
          weeks: weeks.map((problem) => ({
            ...problem,
            meetings: problem.meetings.map((meeting) => ({ ...meeting, resources: [0] })),
          })),
          resources: [{ capacity: new Int32Array(longest).fill(capacity) }],
        };
        const memory = createWeekMemory();
        const alone = scheduleSharedWeek(shared);
        expect(scheduleSharedWeek(shared, { memory })).toEqual(alone);
        expect(scheduleSharedWeek(shared, { memory })).toEqual(alone);
        gaveWay += alone.gaveWay.length;
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect(gaveWay).toBeGreaterThan(10);
  });
});
