/**
 * The first level: how few must-serve needs can wait. Where a plan leaves none waiting there is nothing to prove. Otherwise the level is
 * a problem of its own, with the same needs, seats and limits, in which a waiting must-serve need costs 1 point and nothing else costs
 * anything; its bound and prices prove the number.
 */

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
