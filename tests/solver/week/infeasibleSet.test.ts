import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { infeasibleSet } from '../../../solver/week/infeasibleSet.ts';
import { NONE, type WeekProblem } from '../../../solver/week/problem.ts';
import { scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { anyWeek, cheapestByEnumeration } from './problems.ts';

const SEED = 20260729;

/** Whether some week holds all of these meetings, by trying every start of each. */
function canHold(problem: WeekProblem, chosen: readonly number[]): boolean {
  const meetings = chosen.map((m) => ({ ...problem.meetings[m]!, skipCost: 100_000 }));
  return cheapestByEnumeration({ ...problem, meetings }) < 100_000;
}

describe('infeasibleSet', () => {
  it('should be impossible to place, and possible without any one meeting', () => {
    let found = 0;
    let fitting = 0;
    const urgentWeek = anyWeek({ days: 2, slots: 8, meetings: 4, free: 75 }).map((problem) => ({
      ...problem,
      meetings: problem.meetings.map((meeting) => ({ ...meeting, skipCost: 1000 })),
    }));
    fc.assert(
      fc.property(urgentWeek, (problem) => {
        const skipped = scheduleWeek(problem).startOf.indexOf(NONE);
        if (skipped === -1) {
          fitting++;
          return;
        }
        const { meetings, isMinimal } = infeasibleSet(problem, skipped);
        found++;
        expect(meetings).toContain(skipped);
        expect(canHold(problem, meetings)).toBe(false);
        const isSparing = meetings.every((spared) =>
          canHold(
            problem,
            meetings.filter((m) => m !== spared),
          ),
        );
        expect(isMinimal).toBe(isSparing);
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(Math.min(found, fitting)).toBeGreaterThan(20);
  });

  it('should be empty for a meeting left out for its price', () => {
    const problem = blankWeek(12, [2, 2], 10_000);
    const cheapSkip = problem.meetings.map((meeting, m) => (m === 0 ? { ...meeting, skipCost: 0 } : meeting));
    const dear = { ...problem, meetings: cheapSkip, dayCost: 5, travelCost: 1 };
    const dearStart = { ...cheapSkip[0]!, startCost: new Int32Array(12).fill(7) };
    expect(infeasibleSet({ ...dear, meetings: [dearStart, cheapSkip[1]!] }, 0).meetings).toEqual([]);
  });

  it('should blame only the meetings that stand in the way', () => {
    // Twelve slots: three meetings of five cannot all be held, whatever becomes of the two short ones that fit beside.
    const problem = blankWeek(12, [1, 5, 5, 5, 1], 1000);
    const skipped = scheduleWeek(problem).startOf.indexOf(NONE);
    expect(infeasibleSet(problem, skipped)).toEqual({ meetings: [1, 2, 3], isMinimal: true });
  });

  it('should blame a meeting alone that has no start at all', () => {
    const problem = blankWeek(12, [13, 2, 2], 1000);
    expect(infeasibleSet(problem, 0)).toEqual({ meetings: [0], isMinimal: true });
  });
});

/** One day, one place, no costs: meetings of these lengths. */
function blankWeek(slotsPerDay: number, lengths: number[], skipCost: number): WeekProblem {
  return {
    dayCount: 1,
    slotsPerDay,
    meetings: lengths.map((slots, party) => ({
      slots,
      place: 0,
      party,
      startCost: new Int32Array(slotsPerDay),
      skipCost,
      resources: [],
    })),
    placeCount: 1,
    travelSlots: new Int32Array(1),
    travelCost: 0,
    free: new Uint8Array(slotsPerDay).fill(1),
    gapSlots: 0,
    dayBreak: { slots: 0, earliest: 0, latest: 0 },
    dayCost: 0,
  };
}
