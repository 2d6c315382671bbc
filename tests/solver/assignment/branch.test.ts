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
  // Without core trees, so that better plans come from the proof tree alone.
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
      if (best.status !== 'optimal' || best.bound - best.priceBound < 5) continue;
      for (const above of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 200, 400]) {
        const run = settledRun(problem, best.seatOf, best.objective + above);
        for (let slices = 0; slices < 1000 && !run.isExhausted; slices++) {
          branchFor(run, 1);
          const proven = Math.min(run.branchBound, upperOf(run));
          expect(proven).toBeLessThanOrEqual(best.objective + 1e-6);
          expect(provenBound(run).bound).toBeLessThanOrEqual(best.objective);
          if (upperOf(run) > best.objective && proven > best.objective - 1) unmasked++;
        }
        expect(run.isExhausted).toBe(true);
        expect(run.evaluation.objective).toBe(best.objective);
        found++;
      }
    }
    expect(found).toBeGreaterThan(100);
    // Where the last target was the best plan’s cost itself, one point more would have been too many.
    expect(unmasked).toBeGreaterThan(5);
  });

  it('should forget what was proven for another must-serve level', () => {
    const problem = randomTown(18, 4, 3);
    const best = solveAssignment(problem, { seed: 1, effort: 400_000 });
    const run = settledRun(problem, best.seatOf, best.objective);
    run.branchBound = 1e9;
    // A bound above the best plan only says that this plan is the best.
    expect(provenBound(run).bound).toBe(best.objective);
    run.evaluation = { ...run.evaluation, waitingMustServe: run.evaluation.waitingMustServe + 1 };
    settleAllowance(run);
    expect(run.branchBound).toBe(-Infinity);
  });
});
