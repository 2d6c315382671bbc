/**
 * The bound in exact whole numbers, from prices in whole millionths of a point (N_i need, λ must-serve) and thousand-millionths (W_r
 * row). Every rounding goes down, so the result is never above the optimum:
 *
 *   pair   r_p = 10⁶·cost_p − N_i + ⌊ Σ W_r·amount_pr / 1000 ⌋
 *   seat   K_j = min(0, least Σ r_p + 10⁶·seatCost_j over the non-empty sets the seat holds)          knapsack.ts, whole numbers
 *   need   T_i = min(N_i, 10⁶·waitCost_i + λ·mustServe_i); T_i = N_i where it may not wait; T_i = 10⁶·waitCost_i where it has no pair
 *   row    H_r = −⌈ Σ_segments width · max(0, W_r·denominator − 10⁹·slope) / (1000·denominator) ⌉
 *
 *   millionths = Σ T_i + Σ K_j + Σ H_r − λ·k,    bound = ⌈ millionths / 10⁶ ⌉
 *
 * k is the number of must-serve needs allowed to wait less those without a pair, which wait in any plan; with k = 0 no other may. The last rounding goes up because every plan's objective is
 * a whole number. A row priced above the slope of an endless last segment proves nothing: the bound is −Infinity. docs/certificate.md
 * has the same with its reasons; src/verify repeats it without this file.
 */

import { buildColumns, type Columns } from './columns.ts';
import { solveSeat } from './knapsack.ts';
import { clampPrices, type PriceVector } from './priceDomain.ts';
import { type AssignmentProblem, POINT_SCALE, type Prices, ROW_PRICE_SCALE } from './problem.ts';
import { hasPairs, levelledNeeds, pairedAllowanceOf } from './relaxation.ts';
import { createKnapsack } from './scratch.ts';

/**
 * Millionths that a branch of a proof has to have to spare, and a struck option too: whoever adds up the same in finer units, with other
 * roundings, must not end on the other side of a whole point.
 */
export const IN_HAND = 1000;

/** Millionths of a point in what a row price times an amount counts: ROW_PRICE_SCALE / POINT_SCALE. */
const ROW_TO_POINT = ROW_PRICE_SCALE / POINT_SCALE;

export interface Certificate {
  /** Least whole points of any plan in which at most `waitAllowance` must-serve needs wait. */
  readonly bound: number;
  /** The same before the last rounding, in millionths. */
  readonly millionths: bigint | undefined;
}

/** Recomputes what the prices prove about this problem. */
export function certify(
  problem: AssignmentProblem,
  prices: Prices,
  waitAllowance: number,
  columns: Columns = buildColumns(problem),
): Certificate {
  const rows = rowTerms(problem, prices);
  if (rows === undefined) return { bound: -Infinity, millionths: undefined };
  const seats = seatTerms(problem, prices, columns);
  const needs = needTerms(problem, prices, waitAllowance);
  const millionths =
    rows + seats + needs - BigInt(prices.mustServe) * BigInt(pairedAllowanceOf(problem, waitAllowance));
  return { bound: wholePoints(millionths), millionths };
}

/** ⌈ millionths / 10⁶ ⌉; BigInt division cuts towards zero, which is up only below zero. */
export function wholePoints(millionths: bigint): number {
  const scale = BigInt(POINT_SCALE);
  const cut = millionths / scale;
  return Number(millionths > cut * scale ? cut + 1n : cut);
}

function needTerms(problem: AssignmentProblem, prices: Prices, waitAllowance: number): bigint {
  const waiting = exactWaiting(problem, prices, waitAllowance);
  let total = 0n;
  for (let need = 0; need < problem.needCount; need++) {
    total += BigInt(hasPairs(problem, need) ? Math.min(prices.need[need], waiting[need]) : waiting[need]);
  }
  return total;
}

/** What waiting costs each need with λ, in whole millionths; Infinity where it may not wait. */
export function exactWaiting(problem: AssignmentProblem, prices: Prices, waitAllowance: number): Float64Array {
  const isLevelled = levelledNeeds(problem);
  const mayWait = pairedAllowanceOf(problem, waitAllowance) > 0;
  return problem.waitCost.map((cost, need) => {
    if (isLevelled[need] === 0) return cost * POINT_SCALE;
    return mayWait ? cost * POINT_SCALE + prices.mustServe : Infinity;
  });
}

function seatTerms(problem: AssignmentProblem, prices: Prices, columns: Columns): bigint {
  const knapsack = createKnapsack(problem, columns, POINT_SCALE);
  const reduced = exactReducedCosts(problem, prices, columns);
  let total = 0n;
  for (let seat = 0; seat < problem.seatCount; seat++) total += BigInt(solveSeat(knapsack, seat, reduced));
  return total;
}

/** r_p of every item, in whole millionths. */
export function exactReducedCosts(problem: AssignmentProblem, prices: Prices, columns: Columns): Float64Array {
  const reduced = new Float64Array(columns.itemPair.length);
  for (let item = 0; item < reduced.length; item++) {
    const pair = columns.itemPair[item];
    reduced[item] = POINT_SCALE * problem.pairCost[pair] - prices.need[columns.itemNeed[item]];
    if (problem.useStart[pair] < problem.useStart[pair + 1]) reduced[item] += rowCharge(problem, prices, pair);
  }
  return reduced;
}

/** ⌊ Σ W_r·amount / 1000 ⌋; products past 2⁵³ take the slow exact way. */
function rowCharge(problem: AssignmentProblem, prices: Prices, pair: number): number {
  let sum = 0;
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    sum += prices.row[problem.useRow[at]] * problem.useAmount[at];
  }
  if (sum <= Number.MAX_SAFE_INTEGER) return Math.floor(sum / ROW_TO_POINT);
  let exact = 0n;
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    exact += BigInt(prices.row[problem.useRow[at]]) * BigInt(problem.useAmount[at]);
  }
  return Number(exact / BigInt(ROW_TO_POINT));
}

/** Σ H_r, or undefined when a price is above the slope of an endless segment. */
function rowTerms(problem: AssignmentProblem, prices: Prices): bigint | undefined {
  let total = 0n;
  for (let row = 0; row < problem.rowCount; row++) {
    const denominator = BigInt(problem.rowDenominator[row]);
    let gain = 0n;
    for (let segment = problem.segmentStart[row]; segment < problem.segmentStart[row + 1]; segment++) {
      const above =
        BigInt(prices.row[row]) * denominator - BigInt(ROW_PRICE_SCALE) * BigInt(problem.segmentSlope[segment]);
      if (above <= 0n) continue;
      if (problem.segmentWidth[segment] === Infinity) return undefined;
      gain += above * BigInt(problem.segmentWidth[segment]);
    }
    const divisor = BigInt(ROW_TO_POINT) * denominator;
    total -= (gain + divisor - 1n) / divisor;
  }
  return total;
}

/** Rounds float prices in points to the whole numbers of a certificate, and keeps every row price within its domain. */
export function roundPrices(problem: AssignmentProblem, floats: PriceVector): Prices {
  const clamped = floats.slice();
  clampPrices(problem, clamped);
  const { needCount, rowCount } = problem;
  const row = new Float64Array(rowCount);
  for (let index = 0; index < rowCount; index++) {
    const last = problem.segmentStart[index + 1] - 1;
    const isEndless = last >= problem.segmentStart[index] && problem.segmentWidth[last] === Infinity;
    const most = isEndless
      ? Math.floor((ROW_PRICE_SCALE * problem.segmentSlope[last]) / problem.rowDenominator[index])
      : Infinity;
    row[index] = Math.min(most, Math.round(clamped[needCount + index] * ROW_PRICE_SCALE));
  }
  return {
    need: Float64Array.from(clamped.subarray(0, needCount), (price) => Math.round(price * POINT_SCALE) + 0),
    row,
    mustServe: Math.round(clamped[needCount + rowCount] * POINT_SCALE),
  };
}

/** The way back, to go on from prices that are already known. */
export function floatPrices(problem: AssignmentProblem, prices: Prices): PriceVector {
  const floats = new Float64Array(problem.needCount + problem.rowCount + 1);
  for (let need = 0; need < problem.needCount; need++) floats[need] = prices.need[need] / POINT_SCALE;
  for (let row = 0; row < problem.rowCount; row++) {
    floats[problem.needCount + row] = prices.row[row] / ROW_PRICE_SCALE;
  }
  floats[problem.needCount + problem.rowCount] = prices.mustServe / POINT_SCALE;
  return floats;
}
