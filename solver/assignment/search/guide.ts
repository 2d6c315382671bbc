/**
 * Which pairs are worth looking at. A price for every seat's load and count and for every row (the dual of the linear relaxation)
 * turns the cost of a pair into its *loss*: what the plan gives away by this pair compared with the need's best choice. Then
 *
 *   cost of a plan = bound + Σ loss of its pairs + Σ what seats and rows lose by not ending on their best load, count and use,
 *
 * every term ≥ 0 (Lagrangian relaxation of all that couples the needs). A good plan has only small losses, so the search looks at
 * the pairs by rising loss and stops where the loss alone eats the possible gain.
 */

import { rowCost, rowLimit, seatCost } from '../costs.ts';
import { type AssignmentProblem, NONE } from '../problem.ts';

export interface Guide {
  /** Points a unit of load, a need, a unit of row use; ≥ 0. */
  readonly loadPrice: Float64Array;
  readonly countPrice: Float64Array;
  readonly rowPrice: Float64Array;
  /** By pair: cost with the seat's and rows' prices; and how far above the need's best choice that is. */
  readonly pricedCost: Float64Array;
  readonly loss: Float64Array;
  /** Points of a waiting need, both levels; and its loss. Infinite for a need that may not wait. */
  readonly waitScore: Float64Array;
  readonly waitLoss: Float64Array;
  /** Points a need is worth in the knapsack bound, at most its waitScore. */
  readonly needPrice: Float64Array;
  /** The pairs of each need by rising loss, in the places of problem.pairStart. */
  readonly ranked: Int32Array;
  /** What the search adds for a must-serve need that waits: more than all second-level differences together. */
  readonly mustServeWeight: number;
}

/** The guide of these seat and row prices. */
export function guideOf(
  problem: AssignmentProblem,
  price: { load: Float64Array; count: Float64Array; row: Float64Array },
  needPrice?: Float64Array,
): Guide {
  const { needCount, pairStart } = problem;
  const pairCount = problem.pairSeat.length;
  const guide: Guide = {
    loadPrice: price.load,
    countPrice: price.count,
    rowPrice: price.row,
    pricedCost: new Float64Array(pairCount),
    loss: new Float64Array(pairCount),
    waitScore: new Float64Array(needCount),
    waitLoss: new Float64Array(needCount),
    needPrice: new Float64Array(needCount),
    ranked: Int32Array.from({ length: pairCount }, (_, pair) => pair),
    mustServeWeight: mustServeWeight(problem),
  };
  priceCosts(problem, price, guide.pricedCost);
  const { pricedCost, loss, ranked } = guide;
  for (let need = 0; need < needCount; need++) {
    let best = problem.mustServe[need] === 1 ? Infinity : problem.waitCost[need];
    for (let pair = pairStart[need]; pair < pairStart[need + 1]; pair++) best = Math.min(best, pricedCost[pair]);
    const waitScore = problem.waitCost[need] + guide.mustServeWeight * problem.mustServe[need];
    if (best === Infinity) best = waitScore;
    guide.waitScore[need] = waitScore;
    guide.waitLoss[need] = waitScore - best;
    // Without prices of the knapsack bound, those of the linear relaxation serve.
    guide.needPrice[need] = Math.min(waitScore, needPrice === undefined ? best : needPrice[need]);
    for (let pair = pairStart[need]; pair < pairStart[need + 1]; pair++) loss[pair] = pricedCost[pair] - best;
    // Ties go to the lowest pair, so that a run repeats.
    ranked.subarray(pairStart[need], pairStart[need + 1]).sort((a, b) => loss[a] - loss[b] || a - b);
  }
  return guide;
}

/** pairCost + load price · load + count price + Σ row price · amount, by pair. */
export function priceCosts(
  problem: AssignmentProblem,
  price: { load: Float64Array; count: Float64Array; row: Float64Array },
  pricedCost: Float64Array,
): void {
  const { pairSeat, pairCost, pairLoad, useStart, useRow, useAmount } = problem;
  for (let pair = 0; pair < pairSeat.length; pair++) {
    const seat = pairSeat[pair];
    let cost = pairCost[pair] + price.load[seat] * pairLoad[pair] + price.count[seat];
    for (let at = useStart[pair]; at < useStart[pair + 1]; at++) cost += price.row[useRow[at]] * useAmount[at];
    pricedCost[pair] = cost;
  }
}

/** 1 + the largest possible difference of the second level between any two plans. */
function mustServeWeight(problem: AssignmentProblem): number {
  const { needCount, seatCount, rowCount, pairStart, pairSeat, pairCost, pairLoad, useStart, useRow, useAmount } =
    problem;
  const load = new Float64Array(seatCount);
  const use = new Float64Array(rowCount);
  let weight = 1;
  for (let need = 0; need < needCount; need++) {
    const mayWait = Number.isFinite(problem.waitCost[need]);
    let low = mayWait ? problem.waitCost[need] : Infinity;
    let high = mayWait ? low : -Infinity;
    for (let pair = pairStart[need]; pair < pairStart[need + 1]; pair++) {
      low = Math.min(low, pairCost[pair]);
      high = Math.max(high, pairCost[pair]);
      load[pairSeat[pair]] += pairLoad[pair];
      for (let at = useStart[pair]; at < useStart[pair + 1]; at++) use[useRow[at]] += useAmount[at];
    }
    if (high > low) weight += high - low;
  }
  for (let seat = 0; seat < seatCount; seat++) {
    weight += seatCost(problem, seat, Math.min(load[seat], problem.seatCapacity[seat]), 1);
  }
  for (let row = 0; row < rowCount; row++) weight += rowCost(problem, row, Math.min(use[row], rowLimit(problem, row)));
  return weight;
}

/** Loss of where a need is now. */
export function lossNow(guide: Guide, pair: number, need: number): number {
  return pair === NONE ? guide.waitLoss[need] : guide.loss[pair];
}
