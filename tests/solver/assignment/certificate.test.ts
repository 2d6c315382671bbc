import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProblem } from '../../../solver/assignment/build.ts';
import { certify, exactReducedCosts, floatPrices, roundPrices } from '../../../solver/assignment/certificate.ts';
import { buildColumns } from '../../../solver/assignment/columns.ts';
import { type AssignmentProblem, POINT_SCALE, ROW_PRICE_SCALE } from '../../../solver/assignment/problem.ts';
import { solveAssignment } from '../../../solver/assignment/solve.ts';
import { plansOf, SEED, smallProblem } from './smallProblems.ts';

/** Least points of the plans in which at most `most` must-serve needs wait; Infinity when there is none. */
function leastPoints(problem: AssignmentProblem, most: number): number {
  return Math.min(...plansOf(problem, most).map((plan) => plan.objective));
}

describe('certify', () => {
  it('should never pass the optimum, whatever the prices', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 5, seats: 3 }),
        fc.array(fc.double({ min: -20, max: 70, noNaN: true }), { minLength: 10, maxLength: 10 }),
        fc.nat({ max: 3 }),
        (problem, numbers, most) => {
          const floats = Float64Array.from(
            { length: problem.needCount + problem.rowCount + 1 },
            (_, at) => numbers[at]! / (at < problem.needCount ? 1 : 10),
          );
          const { bound } = certify(problem, roundPrices(problem, floats), most);
          const least = leastPoints(problem, most);
          expect(bound).toBeLessThanOrEqual(least);
          if (Number.isFinite(least)) compared++;
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(150);
  });

  it('should confirm the bound that the solver reports', () => {
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 4 }), (problem) => {
        const solution = solveAssignment(problem, { seed: 1, effort: 2000 });
        const { prices, branches, certifiedBound, waitingMustServe } = solution;
        const { bound } = certify(problem, prices, waitingMustServe);
        if (branches.length === 0) expect(bound).toBe(certifiedBound);
        else expect(bound).toBeLessThan(certifiedBound);
        expect([...prices.need, ...prices.row, prices.mustServe].every(Number.isSafeInteger)).toBe(true);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('should add up by hand', () => {
    // One seat of 2 units, two needs of 2 units: at need prices 30 and 40 the seat takes the second.
    const needs = [10, 15].map((cost) => ({ waitCost: 35, pairs: [{ seat: 0, cost, load: 2 }] }));
    const problem = buildProblem(needs, [{ capacity: 2, openCost: 3 }]);
    const prices = {
      need: Float64Array.of(30 * POINT_SCALE, 40 * POINT_SCALE),
      row: new Float64Array(0),
      mustServe: 0,
    };
    // min(30, 35) + min(40, 35) + min(0, 10 − 30 + 3, 15 − 40 + 3)
    expect(certify(problem, prices, 0)).toEqual({ bound: 43, millionths: 43_000_000n });
  });

  it('should round up to the next whole point', () => {
    const problem = buildProblem([{ waitCost: 9, pairs: [{ seat: 0, cost: 7, load: 1 }] }], [{ capacity: 2 }]);
    const at = (price: number) =>
      certify(problem, { need: Float64Array.of(price), row: new Float64Array(0), mustServe: 0 }, 0);
    expect(at(6_000_001).bound).toBe(7);
    expect(at(6_000_000).bound).toBe(6);
    expect(at(-500_000).bound).toBe(0);
  });

  it('should prove nothing with a row priced above its endless segment', () => {
    const problem = buildProblem([], [], [{ denominator: 2, segments: [{ width: Infinity, slope: 3 }] }]);
    const at = (price: number) =>
      certify(problem, { need: new Float64Array(0), row: Float64Array.of(price), mustServe: 0 }, 0);
    expect(at(1.5 * ROW_PRICE_SCALE).bound).toBe(0);
    expect(at(1.5 * ROW_PRICE_SCALE + 1).bound).toBe(-Infinity);
  });

  it('should let needs without a pair wait without using up the allowance', () => {
    const pair = { seat: 0, cost: 0, load: 1 };
    const needs = [[], [pair], [pair]].map((pairs) => ({ waitCost: 8, mustServe: true, pairs }));
    const problem = buildProblem(needs, [{ capacity: 2 }]);
    const solution = solveAssignment(problem, { seed: 1, effort: 2000 });
    expect(solution).toMatchObject({ objective: 8, bound: 8, waitingMustServe: 1, waitingMustServeBound: 1 });
    expect(solution.certifiedBound).toBe(8);
  });

  it('should charge rows exactly where price times amount passes 2⁵³', () => {
    const pair = { seat: 0, cost: 0, load: 1, uses: [{ row: 0, amount: 1_000_000_999 }] };
    const problem = buildProblem([{ waitCost: 9, pairs: [pair] }], [{ capacity: 1 }], [{ segments: [] }]);
    const prices = { need: new Float64Array(1), row: Float64Array.of(1_000_000_001), mustServe: 0 };
    // 1,000,001,000,000,000.999 down to the whole; as a float the product rounds up past the next one.
    expect([...exactReducedCosts(problem, prices, buildColumns(problem))]).toEqual([1_000_001_000_000_000]);
  });

  it('should keep rounded prices when it reads them back', () => {
    const problem = buildProblem([{ waitCost: 9, pairs: [] }], [], [{ segments: [{ width: 5, slope: 0 }] }]);
    const prices = { need: Float64Array.of(1_234_567), row: Float64Array.of(89), mustServe: 3_000_001 };
    expect(roundPrices(problem, floatPrices(problem, prices))).toEqual(prices);
  });
});
