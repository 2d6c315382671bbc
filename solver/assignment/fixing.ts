/**
 * Strikes out what no better plan can hold. With the exact bound L at some prices, putting need i on seat j raises it to at least
 *
 *   L + into_ij + Σ_{other seats} out_i· + [ N_i − min(N_i, waiting_i) ]
 *
 * because seats are priced apart: seat j is forced to take i, every other seat to do without. Above the best plan's cost less one, the
 * pair is struck. The same goes for waiting. Everything is in whole millionths, so nothing is struck by a rounding.
 */

import { certify, exactReducedCosts, exactWaiting } from './certificate.ts';
import type { Columns } from './columns.ts';
import { createForceTables, type Forced, forceSeat } from './forced.ts';

import { type AssignmentProblem, POINT_SCALE, type Prices } from './problem.ts';
import { hasPairs } from './relaxation.ts';
import { createKnapsack } from './scratch.ts';

export interface Fixing {
  /** 1 for pairs a better plan may still use. */
  readonly keep: Uint8Array;
  /** 1 for needs that may still wait in a better plan. */
  readonly mayWait: Uint8Array;
  readonly keptPairs: number;
}

const SEATS_PER_POLL = 10;

/** What is left for a plan that costs less than `upper` and leaves at most `waitAllowance` must-serve needs waiting; undefined when stopped before. */
export function fixByBound(
  problem: AssignmentProblem,
  columns: Columns,
  prices: Prices,
  waitAllowance: number,
  upper: number,
  shouldStop: () => boolean,
): Fixing | undefined {
  const { millionths } = certify(problem, prices, waitAllowance, columns);
  const keep = new Uint8Array(problem.pairSeat.length);
  const mayWait = new Uint8Array(problem.needCount);
  const room = millionths === undefined ? Infinity : (upper - 1) * POINT_SCALE - Number(millionths);
  const forced = forceAll(problem, columns, prices, shouldStop);
  if (forced === undefined) return undefined;
  const outSum = new Float64Array(problem.needCount);
  for (let item = 0; item < columns.itemPair.length; item++) outSum[columns.itemNeed[item]] += forced.out[item];
  const waiting = exactWaiting(problem, prices, waitAllowance);
  let keptPairs = 0;
  for (let item = 0; item < columns.itemPair.length; item++) {
    const need = columns.itemNeed[item];
    const price = prices.need[need];
    const staffed = price - Math.min(price, waiting[need]);
    if (forced.into[item] + outSum[need] - forced.out[item] + staffed > room) continue;
    keep[columns.itemPair[item]] = 1;
    keptPairs++;
  }
  for (let need = 0; need < problem.needCount; need++) {
    if (waiting[need] === Infinity) continue;
    const raise = hasPairs(problem, need)
      ? outSum[need] + waiting[need] - Math.min(prices.need[need], waiting[need])
      : 0;
    mayWait[need] = raise > room ? 0 : 1;
  }
  return { keep, mayWait, keptPairs };
}

function forceAll(
  problem: AssignmentProblem,
  columns: Columns,
  prices: Prices,
  shouldStop: () => boolean,
): Forced | undefined {
  const forced = {
    into: new Float64Array(columns.itemPair.length),
    out: new Float64Array(columns.itemPair.length),
  };
  const knapsack = createKnapsack(problem, columns, POINT_SCALE);
  const reduced = exactReducedCosts(problem, prices, columns);
  const tables = createForceTables();
  for (let seat = 0; seat < problem.seatCount; seat++) {
    if (seat % SEATS_PER_POLL === 0 && shouldStop()) return undefined;
    forceSeat(knapsack, seat, reduced, forced, tables);
  }
  return forced;
}

/** The problem with the pairs that are kept. Needs, seats, rows and their numbers stay the same. */
export function keepPairs(
  problem: AssignmentProblem,
  isKept: (pair: number, need: number) => boolean,
  waitCost: Float64Array = problem.waitCost,
): AssignmentProblem {
  const pairStart = new Int32Array(problem.needCount + 1);
  const pairs: number[] = [];
  for (let need = 0; need < problem.needCount; need++) {
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      if (isKept(pair, need)) pairs.push(pair);
    }
    pairStart[need + 1] = pairs.length;
  }
  const useStart = new Int32Array(pairs.length + 1);
  const uses: number[] = [];
  for (const [at, pair] of pairs.entries()) {
    for (let use = problem.useStart[pair]; use < problem.useStart[pair + 1]; use++) uses.push(use);
    useStart[at + 1] = uses.length;
  }
  return {
    ...problem,
    waitCost,
    pairStart,
    pairSeat: Int32Array.from(pairs, (pair) => problem.pairSeat[pair]),
    pairCost: Float64Array.from(pairs, (pair) => problem.pairCost[pair]),
    pairLoad: Int32Array.from(pairs, (pair) => problem.pairLoad[pair]),
    useStart,
    useRow: Int32Array.from(uses, (use) => problem.useRow[use]),
    useAmount: Float64Array.from(uses, (use) => problem.useAmount[use]),
  };
}
