import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbFor } from '../../../solver/assignment/advance.ts';
import { roundPrices } from '../../../solver/assignment/certificate.ts';
import { buildColumns } from '../../../solver/assignment/columns.ts';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { searchExactly } from '../../../solver/assignment/exact.ts';
import { fixByBound } from '../../../solver/assignment/fixing.ts';
import { type AssignmentProblem, NONE } from '../../../solver/assignment/problem.ts';
import { createRun } from '../../../solver/assignment/run.ts';
import { bestByEnumeration, SEED, smallProblem } from './smallProblems.ts';

/** Every feasible plan in which at most `most` must-serve needs wait. */
function plansOf(problem: AssignmentProblem, most: number): { seatOf: Int32Array; objective: number }[] {
  const plans: { seatOf: Int32Array; objective: number }[] = [];
  const seatOf = new Int32Array(problem.needCount).fill(NONE);
  const place = (need: number): void => {
    if (need === problem.needCount) {
      const { isFeasible, waitingMustServe, objective } = evaluate(problem, seatOf);
      if (isFeasible && waitingMustServe <= most) plans.push({ seatOf: seatOf.slice(), objective });
      return;
    }
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      seatOf[need] = problem.pairSeat[pair]!;
      place(need + 1);
    }
    seatOf[need] = NONE;
    place(need + 1);
  };
  place(0);
  return plans;
}

describe('fixByBound', () => {
  it('should keep every option that a better plan uses', () => {
    let struck = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 5, seats: 3 }),
        fc.nat({ max: 2 }),
        fc.nat({ max: 9 }),
        (problem, most, above) => {
          const plans = plansOf(problem, most);
          const upper = Math.min(...plans.map((plan) => plan.objective)) + above;
          if (!Number.isFinite(upper)) return;
          const run = createRun(problem, { seed: 1 }, 20_000);
          climbFor(run, 3000);
          const prices = roundPrices(problem, run.whole.ascent.bestPrices);
          const fixing = fixByBound(problem, buildColumns(problem), prices, most, upper, () => false)!;
          for (const { seatOf, objective } of plans) {
            if (objective >= upper) continue;
            for (let need = 0; need < problem.needCount; need++) {
              if (seatOf[need] === NONE) expect(fixing.mayWait[need]).toBe(1);
              for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
                if (problem.pairSeat[pair] === seatOf[need]) expect(fixing.keep[pair]).toBe(1);
              }
            }
          }
          struck += problem.pairSeat.length - fixing.keptPairs;
        },
      ),
      { seed: SEED, numRuns: 250 },
    );
    expect(struck).toBeGreaterThan(100);
  });
});

describe('searchExactly', () => {
  it('should leave nothing better unsearched', () => {
    let exhausted = 0;
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 4 }), (problem) => {
        const best = bestByEnumeration(problem);
        const run = createRun(problem, { seed: 1 }, 1_000_000);
        if (best.waitingMustServe !== run.whole.ascent.relaxation.waitAllowance) return;
        // Any plan at the best must-serve level will do to begin with: the dearest one leaves the search the most to do.
        const plans = plansOf(problem, best.waitingMustServe);
        const dearest = plans.reduce((first, second) => (second.objective > first.objective ? second : first));
        run.seatOf = dearest.seatOf;
        run.evaluation = evaluate(problem, dearest.seatOf);
        run.steps = 100_000;
        searchExactly(run);
        if (!run.isExhausted) return;
        exhausted++;
        expect(run.evaluation.objective).toBe(best.objective);
      }),
      { seed: SEED, numRuns: 250 },
    );
    expect(exhausted).toBeGreaterThan(100);
  });
});
