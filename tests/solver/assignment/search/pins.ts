import { evaluate } from '../../../../solver/assignment/evaluate.ts';
import { keepPairs } from '../../../../solver/assignment/fixing.ts';
import { type AssignmentProblem, NONE } from '../../../../solver/assignment/problem.ts';

/** The problem with its first need that a seat holds all alone pinned to that seat: one pair, and it may not wait. */
export function withPins(problem: AssignmentProblem): AssignmentProblem {
  for (let need = 0; need < problem.needCount; need++) {
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      const seatOf = new Int32Array(problem.needCount).fill(NONE);
      seatOf[need] = problem.pairSeat[pair]!;
      if (!evaluate(problem, seatOf).isFeasible) continue;
      const waitCost = problem.waitCost.map((cost, index) => (index === need ? Number.POSITIVE_INFINITY : cost));
      return keepPairs(problem, (each, owner) => owner !== need || each === pair, waitCost);
    }
  }
  return problem;
}
