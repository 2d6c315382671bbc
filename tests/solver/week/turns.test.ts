import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { infeasibleSet } from '../../../solver/week/infeasibleSet.ts';
import { cheapestStart } from '../../../solver/week/insertion.ts';
import { NONE, type WeekProblem } from '../../../solver/week/problem.ts';
import { scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { checkWeek } from './checkWeek.ts';
import { anyWeek, type Size } from './problems.ts';

const SMALL: Size = { days: 3, slots: 14, meetings: 6, free: 85 };
const LONG: Size = { days: 3, slots: 24, meetings: 20, free: 90 };

/** Says stop from the given question on. */
function stopAfter(questions: number): () => boolean {
  let asked = 0;
  return () => asked++ >= questions;
}

/** Five days of eight hours, and meetings as long as a day: with the break of half an hour none of them can be held. */
function hopelessWeek(meetings: number): WeekProblem {
  return {
    dayCount: 5,
    slotsPerDay: 32,
    meetings: Array.from({ length: meetings }, (_, party) => ({
      slots: 32,
      place: 0,
      party,
      startCost: Int32Array.from({ length: 160 }, (__, slot) => (slot % 32 === 0 ? 0 : -1)),
      skipCost: 1000,
      resources: [],
    })),
    placeCount: 1,
    travelSlots: new Int32Array(1),
    travelCost: 0,
    free: new Uint8Array(160).fill(1),
    gapSlots: 0,
    dayBreak: { slots: 2, earliest: 12, latest: 24 },
    dayCost: 0,
  };
}

describe('a week whose time is up', () => {
  it('should be whole, whenever it is stopped, and at once have no room for what it leaves out', () => {
    const seen = { skipped: 0, placed: 0 };
    for (const size of [SMALL, LONG]) {
      fc.assert(
        fc.property(anyWeek(size), fc.nat(40), (problem, questions) => {
          const stopped = scheduleWeek(problem, { shouldStop: stopAfter(questions) });
          expect(checkWeek(problem, stopped.startOf, stopped.cost)).toEqual([]);
          const { startOf, cost, status } = scheduleWeek(problem, { shouldStop: () => true });
          expect(checkWeek(problem, startOf, cost)).toEqual([]);
          expect(status).toBe('feasible');
          const fixed = problem.meetings
            .map(({ slots, place, party }, at) => ({ slots, place, party, start: startOf[at]! }))
            .filter(({ start }) => start !== NONE)
            .sort((a, b) => a.start - b.start);
          problem.meetings.forEach((meeting, at) => {
            if (startOf[at] !== NONE) return void seen.placed++;
            seen.skipped++;
            expect(cheapestStart({ ...problem, fixed }, meeting)).toBe(NONE);
          });
        }),
        { numRuns: 150, seed: 5 },
      );
    }
    expect(Math.min(seen.skipped, seen.placed)).toBeGreaterThan(100);
  });
});

describe('a week in which nothing fits', () => {
  it('should not be searched for long', () => {
    const week = scheduleWeek(hopelessWeek(100));
    expect(week.startOf.every((start) => start === NONE)).toBe(true);
    expect(week.steps).toBeLessThan(4_000_000);
  });

  it('should blame each meeting alone', () => {
    expect(infeasibleSet(hopelessWeek(40), 3)).toEqual({ meetings: [3], isMinimal: true });
  });

  it('should take from the budget of all such questions, and prove nothing beyond it', () => {
    const budget = { steps: 0, limit: 10 };
    expect(infeasibleSet(hopelessWeek(3), 0, budget).meetings).toEqual([]);
    expect(budget.steps).toBeGreaterThan(10);
    const spent = budget.steps;
    expect(infeasibleSet(hopelessWeek(3), 1, budget).meetings).toEqual([]);
    expect(budget.steps).toBe(spent);
  });
});
