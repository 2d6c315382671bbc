import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPEN } from '../../../../solver/assignment/contract.ts';
import { evaluate } from '../../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../../solver/assignment/problem.ts';
import { growTree, plantTree, type Tree } from '../../../../solver/assignment/tree/index.ts';
import { randomTown } from '../reshape.ts';
import { plansOf, SEED, smallProblem } from '../smallProblems.ts';

const allOpen = (problem: AssignmentProblem) => new Int32Array(problem.needCount).fill(OPEN);
const noPrices = (problem: AssignmentProblem) => new Float64Array(problem.needCount + problem.rowCount + 1);

/** A few times what any of the small problems takes, so that a search that never ends fails soon. */
const PLENTY = 1e5;

/** Grows the tree by `work`, and keeps the best plan that it offers below `upper` with at most `most` must-serve needs waiting. */
function grow(tree: Tree, problem: AssignmentProblem, most: number, upper: number, work: number) {
  let best = upper;
  const isDone = growTree(tree, {
    work,
    upper: () => best,
    offer: (seatOf) => {
      const { isFeasible, waitingMustServe, objective } = evaluate(problem, seatOf);
      if (isFeasible && waitingMustServe <= most && objective < best) best = objective;
    },
    shouldStop: () => false,
  });
  return { isDone, best };
}

/** Points that every plan costs which the search has not looked at. */
function openBound({ core, open, next }: Tree): number {
  return core.decidedCost + Math.min(next?.bound ?? Infinity, ...open.map(({ bound }) => bound));
}

describe('growTree', () => {
  it('should leave no better plan unsearched', () => {
    let improved = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 6, seats: 4 }),
        fc.nat({ max: 3 }),
        fc.nat({ max: 30 }),
        (problem, most, above) => {
          const costs = plansOf(problem, most).map((plan) => plan.objective);
          const least = Math.min(...costs);
          const upper = Number.isFinite(least) ? least + above : 1000;
          const tree = plantTree(problem, allOpen(problem), most, noPrices(problem));
          if (tree === undefined) {
            expect(costs).toEqual([]);
            return;
          }
          const { isDone, best } = grow(tree, problem, most, upper, PLENTY);
          expect(isDone).toBe(true);
          expect(best).toBe(Math.min(least, upper));
          if (best < upper) improved++;
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
    expect(improved).toBeGreaterThan(150);
  });

  it('should have an open bound below every plan that it has not met, however early it is stopped', () => {
    let stopped = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 7, seats: 4 }),
        fc.nat({ max: 2 }),
        fc.integer({ min: 1, max: 1000 }),
        (problem, most, work) => {
          const costs = plansOf(problem, most).map((plan) => plan.objective);
          const tree = plantTree(problem, allOpen(problem), most, noPrices(problem));
          if (tree === undefined || costs.length === 0) return;
          const { isDone, best } = grow(tree, problem, most, Infinity, work);
          if (!isDone) stopped++;
          expect(Math.min(best, openBound(tree))).toBeLessThanOrEqual(Math.min(...costs) + 1e-6);
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
    expect(stopped).toBeGreaterThan(25);
  });

  it('should keep to what is decided', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 6, seats: 4 }),
        fc.nat({ max: 5 }),
        fc.nat({ max: 4 }),
        (problem, need, option) => {
          if (need >= problem.needCount) return;
          const pairs = problem.pairStart[need + 1]! - problem.pairStart[need]!;
          const pair = option < pairs ? problem.pairStart[need]! + option : NONE;
          const decision = allOpen(problem);
          decision[need] = pair;
          const seat = pair === NONE ? NONE : problem.pairSeat[pair]!;
          const costs = plansOf(problem, problem.needCount).flatMap((plan) =>
            plan.seatOf[need] === seat ? plan.objective : [],
          );
          const tree = plantTree(problem, decision, problem.needCount, noPrices(problem));
          if (costs.length === 0) return;
          expect(tree).toBeDefined();
          expect(grow(tree!, problem, problem.needCount, Infinity, PLENTY).best).toBe(Math.min(...costs));
          compared++;
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('should go on where it was, and end with what one go ends with', () => {
    const problem = randomTown(24, 5, 4);
    const plant = () => plantTree(problem, allOpen(problem), 0, noPrices(problem))!;
    const whole = grow(plant(), problem, 0, Infinity, 1e7);
    const tree = plant();
    let best = Infinity;
    let goes = 0;
    for (let isDone = false; !isDone && goes < 500; goes++) ({ isDone, best } = grow(tree, problem, 0, best, 20_000));
    expect(whole.isDone).toBe(true);
    expect(goes).toBeGreaterThan(2);
    expect(best).toBe(whole.best);
  });
});
