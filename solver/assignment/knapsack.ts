/**
 * One seat's part of the bound: the cheapest set of its items, given a reduced cost for each,
 *
 *   K_j = min( 0, min over non-empty sets S that the seat holds of [ Σ_{i∈S} r_i + seatCost_j(load(S), |S|) ] )
 *
 * Items that cost 0 or more are left out unless the seat has a least count. Reduced costs may be floats in points or whole millionths:
 * sums below 2⁵³ are exact. Seats fall into four modes (columns.ts): most go to core.ts and its small table.
 */

import { type Columns, hasBalance, MODE_COUNT, MODE_FRACTIONAL, MODE_FREE } from './columns.ts';
import { solveCore } from './core.ts';
import type { Knapsack } from './scratch.ts';
import { sortByKey } from './sorting.ts';
import { solveByCount } from './table.ts';

/** The seat's least cost; `reduced` has one entry an item of the columns. The set is left in `chosen`. */
export function solveSeat(knapsack: Knapsack, seat: number, reduced: Float64Array): number {
  const { problem, columns, candidate, scale } = knapsack;
  const { seatStart, itemLoad, topState, unitsPerState, maxCount } = columns;
  const minCount = leastCount(knapsack, seat);
  const openCost = problem.seatOpenCost[seat] * scale;
  knapsack.chosenCount = 0;
  knapsack.work += seatStart[seat + 1] - seatStart[seat];
  let candidates = 0;
  let negatives = 0;
  let load = 0;
  let sum = openCost;
  for (let item = seatStart[seat]; item < seatStart[seat + 1]; item++) {
    if (reduced[item] < 0) {
      sum += reduced[item];
      load += itemLoad[item];
      negatives++;
    } else if (minCount <= 1 || reduced[item] === Infinity) continue;
    candidate[candidates++] = item;
  }
  // Every negative item together would not pay for opening the seat: closed, whatever fits.
  if (negatives === 0 || sum >= 0) return 0;
  const fitsLoad = load <= topState[seat] && load * unitsPerState[seat] <= balanceFree(knapsack, seat);
  if (fitsLoad && negatives <= maxCount[seat] && negatives >= minCount) {
    return takeNegatives(knapsack, candidates, reduced, sum);
  }
  if (columns.mode[seat] === MODE_FREE) return solveFree(knapsack, seat, reduced, candidates, minCount);
  if (columns.mode[seat] === MODE_FRACTIONAL) return solveFractional(knapsack, seat, reduced, candidates);
  const most = mostCount(columns, seat);
  const value =
    minCount > 1
      ? solveByCount(knapsack, seat, reduced, candidate, candidates, 0, topState[seat], minCount, maxCount[seat])
      : solveCore(knapsack, seat, reduced, candidates, most);
  if (openCost + value < 0) return openCost + value;
  knapsack.chosenCount = 0;
  return 0;
}

/** Where the table would be too large for counts, the bound leaves them out (docs/certificate.md). */
function leastCount(knapsack: Knapsack, seat: number): number {
  const mode = knapsack.columns.mode[seat];
  return mode === MODE_FREE || mode === MODE_COUNT ? knapsack.problem.seatMinCount[seat] : 1;
}

function mostCount(columns: Columns, seat: number): number {
  if (columns.mode[seat] === MODE_COUNT) return columns.maxCount[seat];
  return columns.seatStart[seat + 1] - columns.seatStart[seat];
}

/** The largest load that costs no balance points. */
function balanceFree(knapsack: Knapsack, seat: number): number {
  return hasBalance(knapsack.problem, knapsack.columns, seat) ? knapsack.problem.seatFairLoad[seat] : Infinity;
}

function takeNegatives(knapsack: Knapsack, candidates: number, reduced: Float64Array, sum: number): number {
  for (let at = 0; at < candidates; at++) {
    if (reduced[knapsack.candidate[at]] < 0) knapsack.chosen[knapsack.chosenCount++] = knapsack.candidate[at];
  }
  return sum;
}

/** No load limit: the cheapest items up to the largest count, and on to the least count if that still pays. */
function solveFree(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  candidates: number,
  minCount: number,
): number {
  const { problem, columns, candidate, key, chosen, scale } = knapsack;
  if (candidates < minCount || columns.maxCount[seat] < minCount) return 0;
  for (let at = 0; at < candidates; at++) key[at] = reduced[candidate[at]];
  sortByKey(candidate, key, candidates);
  let value = problem.seatOpenCost[seat] * scale;
  let taken = 0;
  while (taken < candidates && taken < columns.maxCount[seat] && (key[taken] < 0 || taken < minCount)) {
    value += key[taken++];
  }
  if (value >= 0) return 0;
  for (let at = 0; at < taken; at++) chosen[at] = candidate[at];
  knapsack.chosenCount = taken;
  return value;
}

/**
 * Too many states for a table: the fractional knapsack (Dantzig 1957), a valid lower bound of the exact one. Counts and balance are
 * left out. In whole numbers the split item is rounded down.
 */
function solveFractional(knapsack: Knapsack, seat: number, reduced: Float64Array, candidates: number): number {
  const { problem, columns, candidate, key, chosen, scale } = knapsack;
  const { itemLoad } = columns;
  for (let at = 0; at < candidates; at++) {
    const load = itemLoad[candidate[at]];
    key[at] = load === 0 ? -Infinity : reduced[candidate[at]] / load;
  }
  sortByKey(candidate, key, candidates);
  let left = columns.topState[seat];
  let value = problem.seatOpenCost[seat] * scale;
  let taken = 0;
  while (taken < candidates && itemLoad[candidate[taken]] <= left) {
    left -= itemLoad[candidate[taken]];
    value += reduced[candidate[taken]];
    chosen[taken] = candidate[taken];
    taken++;
  }
  if (taken < candidates) value += share(reduced[candidate[taken]], left, itemLoad[candidate[taken]], scale);
  if (value >= 0) return 0;
  knapsack.chosenCount = taken;
  return value;
}

function share(cost: number, part: number, whole: number, scale: number): number {
  if (scale === 1) return (cost * part) / whole;
  const product = BigInt(cost) * BigInt(part);
  const quotient = product / BigInt(whole);
  return Number(quotient * BigInt(whole) === product ? quotient : quotient - 1n);
}
