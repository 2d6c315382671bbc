/** The exact worth of a plan: what it costs, whom it leaves waiting, and whether it keeps every constraint of problem.ts. */

import { rowCost, seatCost, seatHolds } from './costs.ts';
import { type AssignmentProblem, NONE } from './problem.ts';

export interface Evaluation {
  /** Every need is on one of its pairs' seats or waits, and seats, rows and forbidden sets are kept. */
  readonly isFeasible: boolean;
  /** Second-level points; Infinity when a row is used beyond its last segment or a need is on a seat it has no pair with. */
  readonly objective: number;
  readonly waitingMustServe: number;
  /** Load and number of needs of each seat, use of each row. Int32: a seat's load stays below 2³¹ units. */
  readonly load: Int32Array;
  readonly count: Int32Array;
  readonly use: Float64Array;
}

/** Adds up a plan from nothing: no state is trusted, so a search may check itself against it. */
export function evaluate(problem: AssignmentProblem, seatOf: Int32Array): Evaluation {
  const load = new Int32Array(problem.seatCount);
  const count = new Int32Array(problem.seatCount);
  const use = new Float64Array(problem.rowCount);
  let objective = 0;
  let waitingMustServe = 0;
  for (let need = 0; need < problem.needCount; need++) {
    if (seatOf[need] === NONE) {
      objective += problem.waitCost[need];
      waitingMustServe += problem.mustServe[need];
      continue;
    }
    const pair = pairOf(problem, need, seatOf[need]);
    if (pair === NONE) {
      objective = Infinity;
      continue;
    }
    objective += problem.pairCost[pair];
    load[seatOf[need]] += problem.pairLoad[pair];
    count[seatOf[need]]++;
    for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
      use[problem.useRow[at]] += problem.useAmount[at];
    }
  }
  let isFeasible = Number.isFinite(objective) && keepsForbiddenSets(problem, seatOf);
  for (let seat = 0; seat < problem.seatCount; seat++) {
    if (!seatHolds(problem, seat, load[seat], count[seat])) isFeasible = false;
    objective += seatCost(problem, seat, load[seat], count[seat]);
  }
  for (let row = 0; row < problem.rowCount; row++) objective += rowCost(problem, row, use[row]);
  return { isFeasible: isFeasible && Number.isFinite(objective), objective, waitingMustServe, load, count, use };
}

/** The pair of a need and a seat, or NONE. Pairs lie by rising seat, so halving finds it. */
export function pairOf(problem: AssignmentProblem, need: number, seat: number): number {
  let low = problem.pairStart[need];
  let high = problem.pairStart[need + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (problem.pairSeat[middle] < seat) low = middle + 1;
    else high = middle;
  }
  return low < problem.pairStart[need + 1] && problem.pairSeat[low] === seat ? low : NONE;
}

function keepsForbiddenSets(problem: AssignmentProblem, seatOf: Int32Array): boolean {
  return problem.forbiddenSets.every(
    (set) => set.needs.length === 0 || !set.needs.every((need) => seatOf[need] === set.seat),
  );
}

/** Whether the first plan is better: must-serve strictly first, points second. */
export function isBetter(first: Evaluation, second: Evaluation): boolean {
  if (first.isFeasible !== second.isFeasible) return first.isFeasible;
  if (first.waitingMustServe !== second.waitingMustServe) return first.waitingMustServe < second.waitingMustServe;
  return first.objective < second.objective;
}
