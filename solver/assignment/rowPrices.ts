/**
 * First prices for rows. Raising the price of a row turns needs away from it: its use falls while the width worth filling grows, and
 * the best price, all others given, is where the two meet. Halving finds it.
 */

import type { AssignmentProblem } from './problem.ts';

/** An option of a need costs `optionCost(pair)` at the present prices; Infinity where it is no option. */
export interface RowMarket {
  readonly problem: AssignmentProblem;
  readonly optionCost: (pair: number) => number;
  readonly waitCost: (need: number) => number;
}

const DOUBLINGS = 30;
const HALVINGS = 10;

/** Needs that can use each row: row r has needs[start[r]] … needs[start[r + 1] − 1]. */
export interface RowNeeds {
  readonly start: Int32Array;
  readonly needs: Int32Array;
}

export function needsOfRows(problem: AssignmentProblem): RowNeeds {
  const last = new Int32Array(problem.rowCount);
  const start = new Int32Array(problem.rowCount + 1);
  const visit = (each: (row: number, need: number) => void) => {
    last.fill(-1);
    for (let need = 0; need < problem.needCount; need++) {
      for (
        let at = problem.useStart[problem.pairStart[need]];
        at < problem.useStart[problem.pairStart[need + 1]];
        at++
      ) {
        if (last[problem.useRow[at]] === need) continue;
        last[problem.useRow[at]] = need;
        each(problem.useRow[at], need);
      }
    }
  };
  visit((row) => start[row + 1]++);
  for (let row = 0; row < problem.rowCount; row++) start[row + 1] += start[row];
  const needs = new Int32Array(start[problem.rowCount]);
  const cursor = start.slice();
  visit((row, need) => {
    needs[cursor[row]++] = need;
  });
  return { start, needs };
}

/** The row's best price, given that its present price is already inside every option's cost. */
export function bestRowPrice(market: RowMarket, touched: RowNeeds, row: number, present: number): number {
  const { problem } = market;
  const isTooCheap = (price: number) => useAt(market, touched, row, price - present) > widthWorth(problem, row, price);
  if (!isTooCheap(0)) return 0;
  let low = 0;
  let high = Math.max(present, firstGuess(problem, row));
  for (let round = 0; round < DOUBLINGS && isTooCheap(high); round++) {
    low = high;
    high *= 2;
  }
  for (let round = 0; round < HALVINGS; round++) {
    const middle = (low + high) / 2;
    if (isTooCheap(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function firstGuess(problem: AssignmentProblem, row: number): number {
  const last = problem.segmentStart[row + 1] - 1;
  if (last < problem.segmentStart[row]) return 1;
  return Math.max(1e-6, problem.segmentSlope[last] / problem.rowDenominator[row]);
}

/** Units of the row that cost less than its price. */
function widthWorth(problem: AssignmentProblem, row: number, price: number): number {
  let width = 0;
  for (let segment = problem.segmentStart[row]; segment < problem.segmentStart[row + 1]; segment++) {
    // At price 0 a free segment is worth filling; dearer ones only once the price passes their slope.
    if (problem.segmentSlope[segment] > price * problem.rowDenominator[row]) break;
    width += problem.segmentWidth[segment];
  }
  return width;
}

/** Units of the row that needs would use were its price `change` higher. */
function useAt(market: RowMarket, touched: RowNeeds, row: number, change: number): number {
  const { problem, optionCost, waitCost } = market;
  let use = 0;
  for (let at = touched.start[row]; at < touched.start[row + 1]; at++) {
    const need = touched.needs[at];
    let least = waitCost(need);
    let leastUse = 0;
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      const amount = amountOf(problem, pair, row);
      const cost = optionCost(pair) + change * amount;
      if (cost >= least) continue;
      least = cost;
      leastUse = amount;
    }
    use += leastUse;
  }
  return use;
}

function amountOf(problem: AssignmentProblem, pair: number, row: number): number {
  for (let use = problem.useStart[pair]; use < problem.useStart[pair + 1]; use++) {
    if (problem.useRow[use] === row) return problem.useAmount[use];
  }
  return 0;
}
