import { describe, expect, it } from 'vitest';
import { branchFor } from '../../../solver/assignment/branch.ts';
import { climb } from '../../../solver/assignment/dual.ts';
import type { AssignmentProblem } from '../../../solver/assignment/problem.ts';
import { createRun, offer, provenBound, type Run, settleAllowance, upperOf } from '../../../solver/assignment/run.ts';
import { solveAssignment } from '../../../solver/assignment/solve.ts';
import { randomTown } from './reshape.ts';

/** A run whose climb has ended, told of a plan that costs `objective`; no plans are made on the way, as climbFor would. */
function settledRun(problem: AssignmentProblem, best: Int32Array, objective: number): Run {
  const run = createRun(problem, { seed: 1 }, Infinity);
  offer(run, best);
  settleAllowance(run);
  climb(run.stage.ascent, Infinity, 20_000, () => false);
  run.evaluation = { ...run.evaluation, objective };
  // Without core trees, so that better plans come from the proof alone.
  run.coresPlanted = Infinity;
  return run;
}

describe('branchFor', () => {
  it('should prove no more than is true, step by step, while the best plan is not known', () => {
    let unmasked = 0;
    let found = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const problem = randomTown(18, 4, seed);
      const best = solveAssignment(problem, { seed: 1, effort: 100_000 });
      if (best.status !== 'optimal' || best.branches.length === 0) continue;
      for (const above of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 200, 400]) {
        const run = settledRun(problem, best.seatOf, best.objective + above);
        for (let slices = 0; slices < 1000 && !run.isExhausted; slices++) {
          branchFor(run, 1);
          const { bound, certifiedBound } = provenBound(run);
          expect(bound).toBeLessThanOrEqual(best.objective);
          expect(certifiedBound).toBeLessThanOrEqual(bound);
          if (upperOf(run) > best.objective && bound === best.objective) unmasked++;
        }
        expect(run.isExhausted).toBe(true);
        expect(run.evaluation.objective).toBe(best.objective);
        found++;
      }
    }
    expect(found).toBeGreaterThan(100);
    // Where the whole was proven before the plan was found, one point more would have been too many.
    expect(unmasked).toBeGreaterThan(5);
  });

  it('should forget what was proven for another must-serve level', () => {
    const problem = randomTown(18, 4, 3);
    const best = solveAssignment(problem, { seed: 1, effort: 400_000 });
    const run = settledRun(problem, best.seatOf, best.objective);
    branchFor(run, 1000);
    expect(run.proof).toBeDefined();
    run.evaluation = { ...run.evaluation, waitingMustServe: run.evaluation.waitingMustServe + 1 };
    settleAllowance(run);
    expect(run.proof).toBeUndefined();
  });
});
