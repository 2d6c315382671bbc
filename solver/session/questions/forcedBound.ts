/**
 * The bound with one answer forced: a need on a seat, or waiting. Seats are priced apart, so forcing raises the bound L of the session to
 *
 *   L + (K_j with i − K_j) + Σ_{other seats} (K without i − K) + [ N_i − T_i ]
 *
 * (fixing.ts has the formula for a whole problem). Only the seats that take the need at the prices have to be solved without it, so one
 * question costs a few knapsacks.
 */

import { NONE } from '../../assignment/problem.ts';
import { boundOf, type LiveBound, needTerm, wholePoints } from '../bound.ts';
import { MILLIONTHS, SUM } from '../live.ts';
import { itemsOf } from '../seatItems.ts';
import type { AssignmentSession } from '../session.ts';

/** Millionths by which an item is made worth taking whatever else there is; sums with it stay whole numbers of a double. */
const WORTH = 2 ** 42;

interface Level extends LiveBound {
  readonly needTerm: number;
}

/** The bounds of one need’s answers, while the session stays as it is: what several of them need is worked out once. */
export class ForcedBounds {
  private readonly session: AssignmentSession;
  readonly need: number;
  /** By pair that takes the need at the prices: millionths by which its seat becomes dearer without it. */
  private dearerWithout: ReadonlyMap<number, number> | undefined;
  /** By must-serve needs waiting. */
  private readonly levels = new Map<number, Level>();

  constructor(session: AssignmentSession, need: number) {
    this.session = session;
    this.need = need;
  }

  /**
   * Least points of a plan with the need on the pair’s seat in which no more must-serve needs wait than this; Infinity where the seat cannot
   * hold it.
   */
  onSeat(pair: number, waitingMustServe: number): number {
    const { live } = this.session;
    const into = valueWith(this.session, pair) - live.seat.value.data[live.pair.seat.data[pair]];
    const { millionths, needTerm } = this.level(waitingMustServe);
    return wholePoints(millionths + into + this.without(pair) + live.need.price.data[this.need] - needTerm);
  }

  /** The same with the need waiting; Infinity where it may not. */
  waiting(waitingMustServe: number): number {
    const { live } = this.session;
    const waitCost = live.need.waitCost.data[this.need];
    const isLevelled = live.need.mustServe.data[this.need] === 1 && live.pairsOfNeed.count.data[this.need] > 0;
    if (waitCost === Number.POSITIVE_INFINITY) return waitCost;
    if (isLevelled && waitingMustServe <= live.sum.data[SUM.unpairedMustServe]) return Number.POSITIVE_INFINITY;
    const { millionths, mustServe, needTerm } = this.level(waitingMustServe);
    const waits = MILLIONTHS * waitCost + (isLevelled ? mustServe : 0);
    return wholePoints(millionths + this.without(NONE) + waits - needTerm);
  }

  /** The bound L, λ and the need’s T_i of this many must-serve needs waiting. */
  private level(waitingMustServe: number): Level {
    const known = this.levels.get(waitingMustServe);
    if (known !== undefined) return known;
    const { live } = this.session;
    const mark = live.journal.mark();
    live.journal.write(live.sum, SUM.waitingMustServe, waitingMustServe);
    const bound = boundOf(live);
    const level = { ...bound, needTerm: needTerm(live, this.need, bound.mustServe) };
    live.journal.rollback(mark);
    this.levels.set(waitingMustServe, level);
    return level;
  }

  /** Millionths by which the seats but that of the pair become dearer when none of them may take the need. */
  private without(but: number): number {
    this.dearerWithout ??= seatsWithout(this.session, this.need);
    let dearer = 0;
    for (const [pair, more] of this.dearerWithout) if (pair !== but) dearer += more;
    return dearer;
  }
}

function seatsWithout(session: AssignmentSession, need: number): Map<number, number> {
  const { live } = session;
  const { data } = live.pairsOfNeed.entries[need];
  const dearer = new Map<number, number>();
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    const pair = data[at];
    if (live.pair.isTaken.data[pair] === 0) continue;
    dearer.set(pair, valueWhere(session, pair, undefined) - live.seat.value.data[live.pair.seat.data[pair]]);
  }
  return dearer;
}

/** K_j over the sets that hold the pair’s need; Infinity where there is none. */
function valueWith(session: AssignmentSession, pair: number): number {
  const value = valueWhere(session, pair, -WORTH);
  return value > -WORTH / 2 ? Number.POSITIVE_INFINITY : value + WORTH;
}

/** K_j with the pair dearer by so many millionths, or without it. */
function valueWhere({ live, pricing }: AssignmentSession, at: number, dearer: number | undefined): number {
  const { knapsack } = pricing;
  const seat = live.pair.seat.data[at];
  const { pair, need, load, charged, count, unit } = itemsOf(live, pricing.layouts, seat);
  const price = live.need.price.data;
  knapsack.beginInOrder(live.seat, seat, unit);
  for (let item = 0; item < count; item++) {
    const reduced = charged[item] - price[need[item]];
    if (pair[item] !== at) knapsack.offer(pair[item], load[item], reduced);
    else if (dearer !== undefined) knapsack.offer(pair[item], load[item], reduced + dearer);
  }
  knapsack.solve();
  return knapsack.value;
}
