import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProblem } from '../../../solver/assignment/build.ts';
import { contract, contractPrices, expand, OPEN } from '../../../solver/assignment/contract.ts';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../solver/assignment/problem.ts';
import { createRelaxation, evaluateBound } from '../../../solver/assignment/relaxation.ts';
import { plansOf, SEED, smallProblem } from './smallProblems.ts';

/** Some needs decided, each for one of its pairs or to wait, as drawn. */
function decisionOf(problem: AssignmentProblem, draws: readonly number[]): Int32Array {
  return Int32Array.from({ length: problem.needCount }, (_, need) => {
    const pairs = problem.pairStart[need + 1]! - problem.pairStart[need]!;
    const draw = draws[need]! % (pairs + 4);
    if (draw < pairs) return problem.pairStart[need]! + draw;
    return draw === pairs ? NONE : OPEN;
  });
}

function follows(problem: AssignmentProblem, decision: Int32Array, seatOf: Int32Array): boolean {
  return decision.every(
    (pair, need) => pair === OPEN || seatOf[need] === (pair === NONE ? NONE : problem.pairSeat[pair]),
  );
}

const draws = fc.array(fc.nat({ max: 60 }), { minLength: 7, maxLength: 7 });

describe('contract', () => {
  it('should hold the same plans at the same cost, but for a point a row', () => {
    let compared = 0;
    let refused = 0;
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 4 }), draws, fc.nat({ max: 3 }), (problem, numbers, most) => {
        const decision = decisionOf(problem, numbers);
        const expected = plansOf(problem, most).filter((plan) => follows(problem, decision, plan.seatOf));
        const contracted = contract(problem, decision, most);
        if (contracted === undefined) {
          refused++;
          expect(expected).toEqual([]);
          return;
        }
        const plans = plansOf(contracted.problem, contracted.waitAllowance);
        expect(plans.map((plan) => keyOf(expand(contracted, plan.seatOf))).sort()).toEqual(
          expected.map((plan) => keyOf(plan.seatOf)).sort(),
        );
        for (const plan of plans) {
          const whole = evaluate(problem, expand(contracted, plan.seatOf)).objective;
          const apart = contracted.decidedCost + plan.objective - whole;
          expect(Math.abs(apart)).toBeLessThan(problem.rowCount + 1e-6);
          compared++;
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(30);
  });

  it('should charge balance on top of what is decided once, and an opening not again', () => {
    // Load 5 of a fair 3 costs 2 · 90 / 60 = 3 points; 4 more cost 9 in all. The seat’s opening of 7 is in what is decided.
    const needs = [5, 4].map((load) => ({ waitCost: 50, pairs: [{ seat: 0, cost: 10, load }] }));
    const problem = buildProblem(needs, [{ capacity: 20, openCost: 7, fairLoad: 3, balanceNumerator: 90 }]);
    const contracted = contract(problem, Int32Array.of(0, OPEN), 0)!;
    expect(contracted.decidedCost).toBe(10 + 7 + 3);
    expect(evaluate(contracted.problem, Int32Array.of(NONE)).objective).toBe(50);
    expect(evaluate(contracted.problem, Int32Array.of(0)).objective).toBe(10 + 9 - 3);
    // And so does the bound: at a price of 17 the seat takes the need, and gains a point by it.
    const relaxation = createRelaxation(contracted.problem, 0);
    expect(evaluateBound(relaxation, Float64Array.of(17, 0))).toBe(17 - 1);
  });

  it('should have a bound below each of these plans, whatever the prices', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 6, seats: 4 }),
        draws,
        fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 10, maxLength: 10 }),
        (problem, numbers, drawn) => {
          const decision = decisionOf(problem, numbers);
          const contracted = contract(problem, decision, problem.needCount);
          if (contracted === undefined) return;
          const prices = Float64Array.from(
            { length: problem.needCount + problem.rowCount + 1 },
            (_, at) => drawn[at]! / (at < problem.needCount ? 1 : 10),
          );
          const relaxation = createRelaxation(contracted.problem, contracted.waitAllowance);
          const corePrices = contractPrices(contracted, prices, problem.needCount);
          const bound = contracted.decidedCost + evaluateBound(relaxation, corePrices);
          for (const plan of plansOf(problem, problem.needCount)) {
            if (!follows(problem, decision, plan.seatOf)) continue;
            if (bound > -Infinity) compared++;
            expect(bound).toBeLessThanOrEqual(plan.objective + 1e-6);
          }
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

function keyOf(seatOf: Int32Array): string {
  return Array.from(seatOf).join(' ');
}
