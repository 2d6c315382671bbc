import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProblem, type SeatInput } from '../../../solver/assignment/build.ts';
import { buildColumns, MODE_FRACTIONAL } from '../../../solver/assignment/columns.ts';
import { seatCost, seatHolds } from '../../../solver/assignment/costs.ts';
import { createForceTables, forceSeat } from '../../../solver/assignment/forced.ts';
import { solveSeat } from '../../../solver/assignment/knapsack.ts';
import { BALANCE_DENOMINATOR, POINT_SCALE, UNLIMITED } from '../../../solver/assignment/problem.ts';
import { createKnapsack } from '../../../solver/assignment/scratch.ts';
import { SEED } from './smallProblems.ts';

interface Case {
  readonly seat: SeatInput;
  readonly items: readonly { readonly cost: number; readonly load: number }[];
}

const limited = (most: number) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(UNLIMITED) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: most }) },
  );

/** What contract.ts leaves of a seat that is above its fair load already: it pays back the balance decided so far. */
const aboveFair = (seat: SeatInput, above: number): SeatInput => ({
  ...seat,
  fairLoad: -above,
  openCost: -Math.ceil((above * (seat.balanceNumerator ?? 0)) / BALANCE_DENOMINATOR),
});

const anySeat = fc
  .tuple(
    fc.record({
      capacity: limited(60),
      maxCount: limited(6),
      minCount: fc.constantFrom(0, 0, 0, 2, 3),
      openCost: fc.constantFrom(0, 0, 30),
      fairLoad: limited(40),
      balanceNumerator: fc.constantFrom(0, 0, 50, 400),
    }),
    fc.option(fc.integer({ min: 1, max: 30 })),
  )
  .map(([seat, above]) => (above === null ? seat : aboveFair(seat, above)));

const anyCase: fc.Arbitrary<Case> = fc.record({
  seat: anySeat,
  items: fc.array(
    fc.record({
      cost: fc.integer({ min: -100, max: 40 }),
      load: fc.integer({ min: 0, max: 12 }).map((load) => load * 2),
    }),
    {
      maxLength: 13,
    },
  ),
});

function setUp({ seat, items }: Case) {
  const needs = items.map(({ load }) => ({ waitCost: 0, pairs: [{ seat: 0, cost: 0, load }] }));
  const problem = buildProblem(needs, [seat]);
  const columns = buildColumns(problem);
  const reduced = Float64Array.from(columns.itemNeed, (need) => items[need]!.cost);
  return { problem, columns, reduced, knapsack: createKnapsack(problem, columns, 1) };
}

/** The least cost over all sets that the seat holds and `isAllowed` accepts; the empty set costs 0. */
function byEnumeration(test: Case, isAllowed: (set: number) => boolean): number {
  const { problem } = setUp(test);
  let least = Infinity;
  for (let set = 0; set < 1 << test.items.length; set++) {
    if (!isAllowed(set)) continue;
    const members = test.items.filter((_, item) => set & (1 << item));
    const load = members.reduce((sum, item) => sum + item.load, 0);
    if (!seatHolds(problem, 0, load, members.length)) continue;
    least = Math.min(
      least,
      members.reduce((sum, item) => sum + item.cost, seatCost(problem, 0, load, members.length)),
    );
  }
  return least;
}

describe('solveSeat', () => {
  it('should equal the best of all sets', () => {
    fc.assert(
      fc.property(anyCase, (test) => {
        const { knapsack, reduced } = setUp(test);
        expect(solveSeat(knapsack, 0, reduced)).toBeCloseTo(
          byEnumeration(test, () => true),
          6,
        );
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('should choose a set that costs what it says', () => {
    fc.assert(
      fc.property(anyCase, (test) => {
        const { problem, columns, knapsack, reduced } = setUp(test);
        const value = solveSeat(knapsack, 0, reduced);
        const chosen = [...knapsack.chosen.subarray(0, knapsack.chosenCount)];
        const load = chosen.reduce((sum, item) => sum + columns.itemLoad[item]! * columns.unitsPerState[0]!, 0);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(seatHolds(problem, 0, load, chosen.length)).toBe(true);
        const cost = chosen.reduce((sum, item) => sum + reduced[item]!, seatCost(problem, 0, load, chosen.length));
        expect(cost).toBeCloseTo(value, 6);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('should not remember the seat before', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.array(fc.integer({ min: -90, max: 30 }), { minLength: 13, maxLength: 13 }),
        (test, other) => {
          const { knapsack, reduced } = setUp(test);
          const value = solveSeat(knapsack, 0, reduced);
          solveSeat(
            knapsack,
            0,
            Float64Array.from(reduced, (_, item) => other[item]!),
          );
          expect(solveSeat(knapsack, 0, reduced)).toBeCloseTo(value, 6);
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('should be a lower bound where the table would be too large', () => {
    const items = [9_001, 20_011, 30_003, 7_777].map((load, at) => ({ load, cost: -100 * (at + 1) }));
    const test = { seat: { capacity: 45_000 }, items };
    const { columns, knapsack, reduced } = setUp(test);
    expect(columns.mode[0]).toBe(MODE_FRACTIONAL);
    const exact = byEnumeration(test, () => true);
    const value = solveSeat(knapsack, 0, reduced);
    expect(value).toBeLessThanOrEqual(exact);
    expect(value).toBeGreaterThan(exact * 1.5);
  });

  it('should round a split item down in whole numbers', () => {
    // The first takes 20,011 of the 45,000, which leaves the second 24,989 of its 30,003.
    const test = { seat: { capacity: 45_000 }, items: [20_011, 30_003].map((load) => ({ load, cost: -666_667 })) };
    const { problem, columns, reduced } = setUp(test);
    expect(columns.mode[0]).toBe(MODE_FRACTIONAL);
    const value = solveSeat(createKnapsack(problem, columns, POINT_SCALE), 0, reduced);
    expect(value).toBe(-666_667 + Math.floor((-666_667 * 24_989) / 30_003));
  });
});

describe('forceSeat', () => {
  it('should never overstate what an item costs in or out, and be exact with a load limit alone', () => {
    let exactCases = 0;
    fc.assert(
      fc.property(anyCase, (test) => {
        const { columns, knapsack, reduced } = setUp(test);
        const forced = { into: new Float64Array(reduced.length), out: new Float64Array(reduced.length) };
        const value = forceSeat(knapsack, 0, reduced, forced, createForceTables());
        const isExact = (test.seat.capacity ?? UNLIMITED) < UNLIMITED && (test.seat.minCount ?? 0) < 2;
        for (let item = 0; item < reduced.length; item++) {
          const bit = 1 << columns.itemNeed[item]!;
          const into = byEnumeration(test, (set) => (set & bit) !== 0) - value;
          const out = byEnumeration(test, (set) => (set & bit) === 0) - value;
          expect(forced.into[item]).toBeLessThanOrEqual(into + 1e-6);
          expect(forced.out[item]).toBeLessThanOrEqual(out + 1e-6);
          if (!isExact || columns.mode[0] === 0 || !Number.isFinite(into)) continue;
          exactCases++;
          expect(forced.into[item]).toBeCloseTo(into, 6);
          expect(forced.out[item]).toBeCloseTo(out, 6);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect(exactCases).toBeGreaterThan(50);
  });
});
