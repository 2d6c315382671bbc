import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom, randomTown, randomWeek } from '../../../bench/weekTown.ts';
import { NONE, type WeekProblem, type WeekSolution } from '../../../solver/week/problem.ts';
import { meetsBound, scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { checkWeek } from './checkWeek.ts';
import { anyWeek, cheapestByEnumeration } from './problems.ts';

const SEED = 20260729;
const TOWN = randomTown({ mentors: 40, seed: SEED, busyEvery: 5, crowdedEvery: 0 });

/** Every solution in these tests comes from here, and is judged before it is used. */
function checkedWeek(problem: WeekProblem, effort?: number): WeekSolution {
  const week = scheduleWeek(problem, effort === undefined ? {} : { effort });
  expect(checkWeek(problem, week.startOf, week.cost)).toEqual([]);
  return week;
}

function longWeek(meetings: number, longest: number, seed: number): WeekProblem {
  return randomWeek(randomFrom(seed), meetings, longest, TOWN.weeks[0]!.travelSlots, { rooms: 0, citizens: 0 });
}

describe('scheduleWeek', () => {
  it('should match the cheapest of all possible weeks', () => {
    let placed = 0;
    fc.assert(
      fc.property(anyWeek({ days: 2, slots: 10, meetings: 3, free: 90 }), (problem) => {
        const week = checkedWeek(problem);
        expect(week.status).toBe('optimal');
        expect(week.cost).toBe(cheapestByEnumeration(problem));
        placed += week.startOf.filter((start) => start !== NONE).length;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(placed).toBeGreaterThan(250);
  });

  it('should match the cheapest of all orders on one long day', () => {
    fc.assert(
      fc.property(anyWeek({ days: 1, slots: 14, meetings: 4, free: 95 }), (problem) => {
        expect(checkedWeek(problem).cost).toBe(cheapestByEnumeration(problem));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('should give the same week for the same problem', () => {
    for (const problem of [...TOWN.weeks.slice(0, 10), longWeek(22, 2, 1)]) {
      expect(scheduleWeek(problem)).toEqual(scheduleWeek(problem));
    }
  });

  it('should cost the same in whatever order the meetings are listed', () => {
    for (const problem of TOWN.weeks) {
      const reversed = { ...problem, meetings: problem.meetings.toReversed() };
      expect(checkedWeek(reversed).cost).toBe(checkedWeek(problem).cost);
    }
  });

  it('should cost the same in whatever order the days come', () => {
    const swapDays = (slots: number, values: Int32Array | Uint8Array) =>
      values.map((_, index) => values[values.length - slots - index + 2 * (index % slots)]!);
    for (const problem of TOWN.weeks) {
      const { slotsPerDay, meetings } = problem;
      const turned = {
        ...problem,
        free: swapDays(slotsPerDay, problem.free) as Uint8Array,
        meetings: meetings.map((m) => ({ ...m, startCost: swapDays(slotsPerDay, m.startCost) as Int32Array })),
      };
      expect(checkedWeek(turned).cost).toBe(checkedWeek(problem).cost);
    }
  });

  it('should never grow dearer when the mentor is free longer', () => {
    fc.assert(
      fc.property(anyWeek({ days: 3, slots: 12, meetings: 6, free: 75 }), fc.nat(), (problem, where) => {
        const free = problem.free.slice();
        free.fill(1, where % free.length, (where % free.length) + 4);
        expect(checkedWeek({ ...problem, free }).cost).toBeLessThanOrEqual(checkedWeek(problem).cost);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('should leave a meeting out only where the week has no room or the room costs more', () => {
    fc.assert(
      fc.property(anyWeek({ days: 3, slots: 12, meetings: 5, free: 85 }), (problem) => {
        const week = checkedWeek(problem);
        week.startOf.forEach((start, m) => {
          if (start !== NONE) return;
          const urgent = problem.meetings.map((other, k) => (k === m ? { ...other, skipCost: 1e7 } : other));
          const insisted = checkedWeek({ ...problem, meetings: urgent });
          if (insisted.startOf[m] === NONE) return;
          expect(insisted.cost).toBeGreaterThanOrEqual(week.cost);
        });
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('should place everything when there is plenty of room', () => {
    for (const problem of TOWN.weeks) expect(checkedWeek(problem).startOf).not.toContain(NONE);
  });

  it('should return the empty week when nothing is asked or nobody is free', () => {
    const [problem] = TOWN.weeks as [WeekProblem];
    expect(checkedWeek({ ...problem, meetings: [] })).toMatchObject({ status: 'optimal', cost: 0 });
    const away = checkedWeek({ ...problem, free: new Uint8Array(problem.free.length) });
    expect(away.startOf.every((start) => start === NONE)).toBe(true);
    expect(away.status).toBe('optimal');
  });

  it('should solve two weeks end to end at the cost of both', () => {
    // Eleven or twelve meetings are solved by prices, five and seven by listing every route.
    for (let seed = 1; seed <= 12; seed++) {
      const first = longWeek(5, 6, seed);
      const second = longWeek(6 + (seed % 2), seed % 3 === 0 ? 2 : 6, seed + 100);
      const both = checkedWeek(endToEnd(first, second));
      expect(both.method).toBe('exact');
      expect(both.cost).toBe(checkedWeek(first).cost + checkedWeek(second).cost);
    }
  });
});

/** A week of ten days: the first problem's meetings and days, then the second's. */
function endToEnd(first: WeekProblem, second: WeekProblem): WeekProblem {
  const length = first.free.length;
  const nowhere = new Int32Array(length).fill(-1);
  const join = (one: ArrayLike<number>, other: ArrayLike<number>) => [...Array.from(one), ...Array.from(other)];
  return {
    ...first,
    dayCount: first.dayCount + second.dayCount,
    free: Uint8Array.from(join(first.free, second.free)),
    meetings: [
      ...first.meetings.map((m) => ({ ...m, startCost: Int32Array.from(join(m.startCost, nowhere)) })),
      ...second.meetings.map((m) => ({
        ...m,
        party: m.party + 100,
        startCost: Int32Array.from(join(nowhere, m.startCost)),
      })),
    ],
  };
}

describe('scheduleWeek by search', () => {
  it('should search what is too long to enumerate, and pass the checker', () => {
    for (const meetings of [20, 27, 35]) {
      const problem = longWeek(meetings, 2, meetings);
      const week = checkedWeek(problem, 300_000);
      expect(week.method).toBe('search');
    }
  });

  it('should never claim a cost below the optimum, nor an optimum above it', () => {
    let proven = 0;
    fc.assert(
      fc.property(anyWeek({ days: 3, slots: 12, meetings: 7, free: 90 }), (problem) => {
        const exact = checkedWeek(problem);
        const searched = checkedWeek(problem, 40);
        expect(searched.cost).toBeGreaterThanOrEqual(exact.cost);
        if (searched.status === 'optimal') expect(searched.cost).toBe(exact.cost);
        if (searched.method === 'search' && searched.status === 'optimal') proven++;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(proven).toBeGreaterThan(0);
  });

  it('should find the same week where the proof is asked for later, and prove as much', () => {
    let proven = 0;
    let unproven = 0;
    fc.assert(
      fc.property(anyWeek({ days: 3, slots: 12, meetings: 7, free: 90 }), (problem) => {
        const { status, ...atOnce } = scheduleWeek(problem, { effort: 40 });
        const { status: statusBefore, ...later } = scheduleWeek(problem, { effort: 40, prove: false });
        expect(later).toEqual(atOnce);
        if (later.method !== 'search') return;
        expect(statusBefore).toBe('feasible');
        expect(meetsBound(problem, later.cost)).toBe(status === 'optimal');
        if (status === 'optimal') proven++;
        else unproven++;
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(Math.min(proven, unproven)).toBeGreaterThan(0);
  });

  it('should come within a fifth of the exact cost with little effort', () => {
    for (const problem of TOWN.weeks.filter(({ meetings }) => meetings.length >= 12)) {
      const searched = scheduleWeek(problem, { effort: 100_000 });
      expect(searched.method).toBe('search');
      expect(searched.cost).toBeLessThanOrEqual(1.2 * checkedWeek(problem).cost);
    }
  });
});
