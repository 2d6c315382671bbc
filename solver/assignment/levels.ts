/**
 * The first level: how few must-serve needs can wait. Where a plan leaves none waiting there is nothing to prove. Otherwise the level is
 * a problem of its own, with the same needs, seats and limits, in which a waiting must-serve need costs 1 point and nothing else costs
 * anything; its bound and prices prove the number.
 */

import { rowCost, rowLimit, seatCost } from './costs.ts';
import type { AssignmentProblem } from './problem.ts';

export function firstLevelProblem(problem: AssignmentProblem): AssignmentProblem {
  return {
    ...problem,
    pairCost: new Float64Array(problem.pairCost.length),
    // A need that may not wait stays one that may not.
    waitCost: problem.waitCost.map((cost, need) => (cost === Infinity ? Infinity : problem.mustServe[need])),
    mustServe: new Uint8Array(problem.needCount),
    seatOpenCost: new Float64Array(problem.seatCount),
    seatBalanceNumerator: new Int32Array(problem.seatCount),
    segmentSlope: new Float64Array(problem.segmentSlope.length),
  };
}

/** More than any plan costs on the second level: a bound above it shows that no plan leaves as few must-serve needs waiting. */
export function dearestPlan(problem: AssignmentProblem): number {
  const load = new Float64Array(problem.seatCount);
  const use = new Float64Array(problem.rowCount);
  let total = 0;
  for (let need = 0; need < problem.needCount; need++) {
    let dearest = Number.isFinite(problem.waitCost[need]) ? problem.waitCost[need] : -Infinity;
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      dearest = Math.max(dearest, problem.pairCost[pair]);
      load[problem.pairSeat[pair]] += problem.pairLoad[pair];
      for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
        use[problem.useRow[at]] += problem.useAmount[at];
      }
    }
    total += dearest;
  }
  for (let seat = 0; seat < problem.seatCount; seat++) {
    total += seatCost(problem, seat, Math.min(load[seat], problem.seatCapacity[seat]), 1);
  }
  for (let row = 0; row < problem.rowCount; row++)
    total += rowCost(problem, row, Math.min(use[row], rowLimit(problem, row)));
  return total;
}
