/**
 * The bound with one answer forced: a need on a seat, or waiting. Seats are priced apart, so forcing raises the bound L of the session to
 *
 *   L + (K_j with i − K_j) + Σ_{other seats} (K without i − K) + [ N_i − T_i ]
 *
 * (fixing.ts has the formula for a whole problem). Only the seats that take the need at the prices have to be solved without it, so one
 * question costs a few knapsacks.
 */

import { NONE } from '../../assignment/problem.ts';
import { boundOf, needTerm, reducedCost, wholePoints } from '../bound.ts';
import { type Live, MILLIONTHS, SUM } from '../live.ts';
import type { AssignmentSession } from '../session.ts';

/** Millionths by which an item is made worth taking whatever else there is; sums with it stay whole numbers of a double. */
const WORTH = 2 ** 42;

/**
 * Least points of a plan with the need on the pair’s seat in which no more must-serve needs wait than this; Infinity where the seat cannot
 * hold it.
 */
export function boundOnSeat(session: AssignmentSession, pair: number, waitingMustServe: number): number {
  const { live } = session;
  const need = live.pair.need.data[pair];
  const into = valueWith(session, pair) - live.seat.value.data[live.pair.seat.data[pair]];
  return atLevel(live, waitingMustServe, (base, lambda) => {
    const price = live.need.price.data[need];
    return base + into + withoutNeed(session, need, pair) + price - needTerm(live, need, lambda);
  });
}

/** The same with the need waiting; Infinity where it may not. */
export function boundWaiting(session: AssignmentSession, need: number, waitingMustServe: number): number {
  const { live } = session;
  const waitCost = live.need.waitCost.data[need];
  const isLevelled = live.need.mustServe.data[need] === 1 && live.pairsOfNeed.count.data[need] > 0;
  if (waitCost === Number.POSITIVE_INFINITY) return waitCost;
  if (isLevelled && waitingMustServe <= live.sum.data[SUM.unpairedMustServe]) return Number.POSITIVE_INFINITY;
  return atLevel(live, waitingMustServe, (base, lambda) => {
    const waiting = MILLIONTHS * waitCost + (isLevelled ? lambda : 0);
    return base + withoutNeed(session, need, NONE) + waiting - needTerm(live, need, lambda);
  });
}

/** What `millionths` finds in whole points, with the bound L and λ of this many must-serve needs waiting. */
function atLevel(live: Live, waitingMustServe: number, millionths: (base: number, lambda: number) => number): number {
  const mark = live.journal.mark();
  live.journal.write(live.sum, SUM.waitingMustServe, waitingMustServe);
  const base = boundOf(live);
  const found = millionths(base.millionths, base.mustServe);
  live.journal.rollback(mark);
  return wholePoints(found);
}

/** Millionths by which the seats but that of the pair become dearer when none of them may take the need. */
function withoutNeed(session: AssignmentSession, need: number, but: number): number {
  const { live } = session;
  const { data } = live.pairsOfNeed.entries[need];
  let dearer = 0;
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    const pair = data[at];
    if (pair === but || live.pair.isTaken.data[pair] === 0) continue;
    dearer += valueWhere(session, pair, undefined) - live.seat.value.data[live.pair.seat.data[pair]];
  }
  return dearer;
}

/** K_j over the sets that hold the pair’s need; Infinity where there is none. */
function valueWith(session: AssignmentSession, pair: number): number {
  const reduced = reducedCost(session.live, pair);
  const value = valueWhere(session, pair, reduced - WORTH);
  return value > -WORTH / 2 ? Number.POSITIVE_INFINITY : value + WORTH;
}

/** K_j with the pair at another reduced cost, or without it. */
function valueWhere({ live, pricing }: AssignmentSession, pair: number, reduced: number | undefined): number {
  const { knapsack } = pricing;
  const seat = live.pair.seat.data[pair];
  const { data } = live.pairsOfSeat.entries[seat];
  knapsack.begin(live.seat, seat);
  for (let at = 0; at < live.pairsOfSeat.count.data[seat]; at++) {
    const cost = data[at] === pair ? reduced : reducedCost(live, data[at]);
    if (cost !== undefined) knapsack.offer(data[at], live.pair.load.data[data[at]], cost);
  }
  knapsack.solve();
  return knapsack.value;
}
