import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { checkWeek } from './checkWeek.ts';
import { anyWeek, cheapestByEnumeration } from './problems.ts';

const SEED = 20260729;

describe('scheduleWeek', () => {
  it('should match the cheapest of all possible weeks', () => {
    fc.assert(
      fc.property(anyWeek({ days: 2, slots: 10, meetings: 3, free: 90 }), (problem) => {
        const week = scheduleWeek(problem);
        expect(checkWeek(problem, week.startOf, week.cost)).toEqual([]);
        expect(week.cost).toBe(cheapestByEnumeration(problem));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('should match the cheapest of all orders on one long day', () => {
    fc.assert(
      fc.property(anyWeek({ days: 1, slots: 14, meetings: 4, free: 95 }), (problem) => {
        const week = scheduleWeek(problem);
        expect(checkWeek(problem, week.startOf, week.cost)).toEqual([]);
        expect(week.cost).toBe(cheapestByEnumeration(problem));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});
