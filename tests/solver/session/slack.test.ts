import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProblem, certify } from '../../../solver/index.ts';
import { boundOf, createPricing, setPrice, solveDirty } from '../../../solver/session/bound.ts';
import { setPair } from '../../../solver/session/edit.ts';
import { openAssignment, takeSnapshot } from '../../../solver/session/index.ts';
import { SEED } from '../assignment/smallProblems.ts';

const NEEDS = 7;

/** One seat, and what one need after the other then costs, takes and is worth there. Needs past the loads have no pair at first. */
const seat = fc.record({
  capacity: fc.integer({ min: 5, max: 40 }),
  maxCount: fc.integer({ min: 1, max: 4 }),
  fairLoad: fc.integer({ min: 3, max: 60 }),
  balanceNumerator: fc.constantFrom(0, 0, 90, 600),
  // Loads with a common divisor fill the table in large states; one that comes later may not keep to it.
  step: fc.constantFrom(1, 5, 7),
  loads: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
  prices: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: NEEDS, maxLength: NEEDS }),
  changes: fc.array(
    fc.record({
      need: fc.integer({ min: 0, max: NEEDS - 1 }),
      cost: fc.integer({ min: 0, max: 20 }),
      load: fc.integer({ min: 1, max: 20 }),
      price: fc.integer({ min: 0, max: 60 }),
      isPriceAlone: fc.boolean(),
      // Others follow before anything is solved.
      isWithNext: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

describe('a knapsack that is solved again only when it may have changed', () => {
  it('should always be the one that is solved from nothing', () => {
    const property = fc.property(seat, ({ step, loads, prices, changes, ...limits }) => {
      const needs = prices.map((_, need) => ({
        waitCost: 100,
        pairs: need < loads.length ? [{ seat: 0, cost: 0, load: step * loads[need]! }] : [],
      }));
      const problem = buildProblem(needs, [limits]);
      const need = Float64Array.from(prices, (price) => price * 1_000_000);
      const { live } = openAssignment(problem, new Int32Array(NEEDS).fill(-1), {
        need,
        row: new Float64Array(0),
        mustServe: 0,
      });
      const pricing = createPricing();
      for (const { need: at, cost, load, price, isPriceAlone, isWithNext } of changes) {
        if (!isPriceAlone) setPair(live, at, 0, { cost, load });
        setPrice(live, at, price * 1_000_000);
        if (isWithNext) continue;
        solveDirty(live, pricing);
        const { problem: now, prices: theirs } = takeSnapshot(live);
        expect(boundOf(live).millionths).toBe(Number(certify(now, theirs, 0).millionths));
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 6000 });
  });
});
