import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { firstLevelProblem } from '../../../solver/assignment/levels.ts';
import { mergeLevels } from '../../../solver/assignment/mergeLevels.ts';
import { type AssignmentProblem, NONE } from '../../../solver/assignment/problem.ts';
import { solveAssignment } from '../../../solver/assignment/solve.ts';
import { randomTown } from './reshape.ts';
import { SEED, smallProblem } from './smallProblems.ts';

/** The cheapest plan that never minds the level, and a plan of the best level that never minds the cost. */
function bothPlans(problem: AssignmentProblem) {
  const nobodyMust = { ...problem, mustServe: new Uint8Array(problem.needCount) };
  const cheap = solveAssignment(nobodyMust, { seed: 1, effort: 3000 }).seatOf;
  const level = solveAssignment(firstLevelProblem(problem), { seed: 1, effort: 3000 }).seatOf;
  return { cheap, level };
}

describe('mergeLevels', () => {
  it('should give a feasible plan of the level plan’s level or better, or none', () => {
    let merges = 0;
    let improvements = 0;
    fc.assert(
      fc.property(smallProblem({ needs: 7, seats: 4 }), (problem) => {
        const { cheap, level } = bothPlans(problem);
        if (!evaluate(problem, cheap).isFeasible || !evaluate(problem, level).isFeasible) return;
        const merged = mergeLevels(problem, cheap, level);
        if (merged === undefined) return;
        merges++;
        const after = evaluate(problem, merged);
        expect(after.isFeasible).toBe(true);
        expect(after.waitingMustServe).toBeLessThanOrEqual(evaluate(problem, level).waitingMustServe);
        if (after.waitingMustServe < evaluate(problem, cheap).waitingMustServe) improvements++;
      }),
      { seed: SEED, numRuns: 150 },
    );
    expect(merges).toBeGreaterThan(100);
    expect(improvements).toBeGreaterThan(5);
  });

  it('should keep a plan that is already at the level as it is', () => {
    const problem = randomTown(30, 6, 3);
    const { seatOf } = solveAssignment(problem, { seed: 1, effort: 3000 });
    expect(mergeLevels(problem, seatOf, seatOf)).toEqual(seatOf);
  });

  it('should never move a need that may not wait', () => {
    const problem = randomTown(30, 6, 4);
    const { cheap, level } = bothPlans(problem);
    const pinned = cheap.findIndex((seat) => seat !== NONE);
    const withPin = { ...problem, waitCost: problem.waitCost.with(pinned, Number.POSITIVE_INFINITY) };
    const merged = mergeLevels(withPin, cheap, level);
    if (merged !== undefined) expect(merged[pinned]).toBe(cheap[pinned]);
    expect(cheap[pinned]).not.toBe(NONE);
  });
});
