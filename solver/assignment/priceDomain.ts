/** The prices of the bound: their units, their domain, and the kinks of the rows' costs. */

import { type AssignmentProblem, POINT_SCALE } from './problem.ts';

/** One entry a need, then one a row, then λ. Length needCount + rowCount + 1. Floats in points. */
export type PriceVector = Float64Array;

const LEVEL_UNIT = 10;

/**
 * A need's slope is a few whole units; a budget row's is millions of øre, and one step for both would move only the row. Stepping the
 * row in units of 1 / √(Σ over needs of their mean amount²) makes the two alike (diagonal scaling). λ travels as far as a
 * mentor's whole week is worth, ten times as far as most needs' prices: the bound of towns of 2,500 ends 0.1 % higher with a unit of 10
 * than with 1, and no higher with 30.
 */
export function priceUnits(problem: AssignmentProblem): Float64Array {
  const unit = new Float64Array(problem.needCount + problem.rowCount + 1);
  for (let need = 0; need < problem.needCount; need++) {
    const pairs = problem.pairStart[need + 1] - problem.pairStart[need];
    for (let at = problem.useStart[problem.pairStart[need]]; at < problem.useStart[problem.pairStart[need + 1]]; at++) {
      unit[problem.needCount + problem.useRow[at]] += problem.useAmount[at] ** 2 / pairs;
    }
  }
  unit.fill(1, 0, problem.needCount);
  unit[problem.needCount + problem.rowCount] = LEVEL_UNIT;
  for (let row = 0; row < problem.rowCount; row++) {
    const at = problem.needCount + row;
    unit[at] = 1 / Math.sqrt(Math.max(1, unit[at]));
  }
  return unit;
}

/** Price of a row, in points a unit, above which filling this segment pays. */
export function kinkOf(problem: AssignmentProblem, row: number, segment: number): number {
  return problem.segmentSlope[segment] / problem.rowDenominator[row];
}

/**
 * `to`, or the first kink strictly between: a row's price that would pass a kink of its cost stops there. Best prices mostly lie on a
 * kink, and steps from one side of it to the other would leave the climb standing beside it.
 */
export function stopAtKink(problem: AssignmentProblem, row: number, from: number, to: number): number {
  let stop = to;
  for (let segment = problem.segmentStart[row]; segment < problem.segmentStart[row + 1]; segment++) {
    const kink = kinkOf(problem, row, segment);
    if ((from < kink && kink < stop) || (from > kink && kink > stop)) stop = kink;
  }
  return stop;
}

/**
 * Largest need price and λ, in points: with it a seat's whole millionths stay below 2⁵³ even when every need is on one seat. Prices run
 * away only where no plan exists, say when more must-serve needs must wait than the bound allows.
 */
function priceCap(problem: AssignmentProblem): number {
  return Math.floor(2 ** 52 / POINT_SCALE / Math.max(1, problem.needCount));
}

/** Moves prices into their domain: rows ≥ 0 and at most the slope of an endless last segment, λ ≥ 0, none beyond the cap. */
export function clampPrices(problem: AssignmentProblem, prices: PriceVector): void {
  const cap = priceCap(problem);
  for (let need = 0; need < problem.needCount; need++) prices[need] = Math.max(-cap, Math.min(cap, prices[need]));
  for (let row = 0; row < problem.rowCount; row++) {
    const last = problem.segmentStart[row + 1] - 1;
    const isEndless = last >= problem.segmentStart[row] && problem.segmentWidth[last] === Infinity;
    const most = isEndless ? problem.segmentSlope[last] / problem.rowDenominator[row] : cap;
    const at = problem.needCount + row;
    prices[at] = Math.max(0, Math.min(most, prices[at]));
  }
  const level = problem.needCount + problem.rowCount;
  prices[level] = Math.max(0, Math.min(cap, prices[level]));
}
