import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWeek } from '../../../solver/week/compiledWeek.ts';
import { makeSweep, sweepDay } from '../../../solver/week/completion.ts';
import { makeRows, routeDay } from '../../../solver/week/dayRoute.ts';
import { unlimited } from '../../../solver/week/effort.ts';
import { makeRoster } from '../../../solver/week/roster.ts';
import { scheduleWeek } from '../../../solver/week/scheduleWeek.ts';
import { boundWeek } from '../../../solver/week/weekBound.ts';
import { anyWeek } from './problems.ts';

const SEED = 20260729;

describe('boundWeek', () => {
  it('should never exceed the cost of the cheapest week', () => {
    fc.assert(
      fc.property(anyWeek({ days: 3, slots: 12, meetings: 6, free: 85 }), (problem) => {
        const week = compileWeek(problem);
        const roster = makeRoster(week, [...problem.meetings.keys()]);
        const { bound } = boundWeek(week, roster, [...week.legs.keys()], 30);
        expect(bound).toBeLessThanOrEqual(scheduleWeek(problem).cost + 1e-6);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('routeDay', () => {
  it('should lose no route within the slack by cutting labels', () => {
    let cut = 0;
    const prices = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        anyWeek({ days: 1, slots: 24, meetings: 6, free: 97 }),
        prices,
        fc.nat(10),
        (problem, price, slack) => {
          const all = routesWithin(problem, new Array(6).fill(0), 1e8);
          const some = routesWithin(problem, price, slack);
          const expected = all.filter(([mask, cost]) => cost - earned(price, mask) <= slack);
          expect(some).toEqual(expected);
          cut += all.length - some.length;
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
    expect(cut).toBeGreaterThan(500);
  });
});

function earned(price: number[], mask: number): number {
  return price.reduce((sum, points, member) => sum + ((mask >> member) & 1) * points, 0);
}

function routesWithin(problem: Parameters<typeof compileWeek>[0], prices: number[], slack: number): [number, number][] {
  const week = compileWeek(problem);
  const roster = makeRoster(week, [...problem.meetings.keys()]);
  const price = Float64Array.from(prices.slice(0, roster.count));
  const sweep = makeSweep(week, 0, roster);
  sweepDay(week, 0, roster, price, sweep);
  const limits = { price, completion: sweep.least, slack };
  const { masks, costs } = routeDay(week, 0, roster, limits, makeRows(), unlimited())!;
  return masks.map((mask, k) => [mask, costs[k]!]);
}
