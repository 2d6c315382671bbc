/**
 * Strikes out what no better plan can hold. With the exact bound L at some prices, putting need i on seat j raises it to at least
 *
 *   L + into_ij + Σ_{other seats} out_i· + [ N_i − min(N_i, waiting_i) ]
 *
 * because seats are priced apart: seat j is forced to take i, every other seat to do without. The same goes for waiting. An option that
 * raises the bound to the best plan's cost is struck. Everything is in whole millionths, so nothing is struck by a rounding.
 */

import { certify, exactReducedCosts, exactWaiting, IN_HAND } from './certificate.ts';
import type { Columns } from './columns.ts';
import { createForceTables, type Forced, forceSeat } from './forced.ts';
import { type AssignmentProblem, POINT_SCALE, type Prices } from './problem.ts';
import { hasPairs } from './relaxation.ts';
import { createKnapsack } from './scratch.ts';

/** The bound with each option forced, in whole millionths. */
export interface ForcedBounds {
  /** By pair; Infinity where the need does not fit on the seat. */
  readonly pair: Float64Array;
  /** By need: with it waiting; Infinity where it may not. */
  readonly waiting: Float64Array;
}

const SEATS_PER_POLL = 10;

/** Forces every option in turn at these prices; undefined when stopped before the end. */
export function forceOptions(
  problem: AssignmentProblem,
  columns: Columns,
  prices: Prices,
  waitAllowance: number,
  shouldStop: () => boolean,
): ForcedBounds | undefined {
  const { millionths } = certify(problem, prices, waitAllowance, columns);
  const base = millionths === undefined ? -Infinity : Number(millionths);
  const forced = forceAll(problem, columns, prices, shouldStop);
  if (forced === undefined) return undefined;
  const outSum = new Float64Array(problem.needCount);
  for (let item = 0; item < columns.itemPair.length; item++) outSum[columns.itemNeed[item]] += forced.out[item];
  const waiting = exactWaiting(problem, prices, waitAllowance);
  const pair = new Float64Array(problem.pairSeat.length).fill(Infinity);
  for (let item = 0; item < columns.itemPair.length; item++) {
    const need = columns.itemNeed[item];
    const staffed = prices.need[need] - Math.min(prices.need[need], waiting[need]);
    pair[columns.itemPair[item]] = base + forced.into[item] + outSum[need] - forced.out[item] + staffed;
  }
  return {
    pair,
    waiting: waiting.map((cost, need) => {
      if (cost === Infinity || !hasPairs(problem, need)) return cost === Infinity ? Infinity : base;
      return base + outSum[need] + cost - Math.min(prices.need[need], cost);
    }),
  };
}

/**
 * The problem without what no plan below `upper` points can hold; undefined when a need has nothing left, so that there is no such plan.
 * Needs, seats, rows and their numbers stay the same.
 */
export function strikeOut(
  problem: AssignmentProblem,
  forced: ForcedBounds,
  upper: number,
): AssignmentProblem | undefined {
  const most = (upper - 1) * POINT_SCALE + IN_HAND;
  const waitCost = problem.waitCost.map((cost, need) => (forced.waiting[need] <= most ? cost : Infinity));
  const left = keepPairs(problem, (pair) => forced.pair[pair] <= most, waitCost);
  return someNeedIsStuck(left) ? undefined : left;
}

/** A need that may neither wait nor be staffed. */
function someNeedIsStuck(problem: AssignmentProblem): boolean {
  for (let need = 0; need < problem.needCount; need++) {
    if (!hasPairs(problem, need) && problem.waitCost[need] === Infinity) return true;
  }
  return false;
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
