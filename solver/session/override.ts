/**
 * The price of an override: one need is put on one seat, everybody else is placed anew as well as the session can, the scores are compared,
 * and all of it is taken back. What the session finds is a price that a plan achieves; what the prices prove is the least it can be.
 */

import { NONE } from '../assignment/problem.ts';
import { resolveAround } from './around.ts';
import { boundOf, pricedCost } from './bound.ts';
import type { AroundLimits } from './chooseAround.ts';
import { force } from './force.ts';
import { type Live, MILLIONTHS, SIZE, SUM } from './live.ts';
import type { AssignmentSession } from './session.ts';
import { USUAL_LIMITS } from './session.ts';

export interface OverridePrice {
  readonly seat: number;
  /** Points the plan found costs more than the present one; below 0 where it is better. */
  readonly cost: number;
  /** Points it costs more at least, by the session’s prices. */
  readonly costAtLeast: number;
  /** Must-serve needs more that wait. */
  readonly mustServeCost: number;
  /** Who moves where (NONE: waits), the need itself included. */
  readonly moves: readonly { readonly need: number; readonly seat: number }[];
}

/** A row of prices has one of these a seat: small. */
const AROUND: AroundLimits = { seats: 7, needs: 32, loss: 150, width: 30, rounds: 4 };

/**
 * What having the need on the pair’s seat costs; undefined when no room can be made there for it. What is known of the prices since the last
 * beginEvent (losses.ts) is taken as still true: a row of prices looks up once what its searches share.
 */
export function priceOverride(session: AssignmentSession, pair: number): OverridePrice | undefined {
  const { live, chains } = session;
  const need = live.pair.need.data[pair];
  const before = live.need.pairOf.data.slice(0, live.size.given.data[SIZE.needs]);
  const [points, waiting] = [live.sum.data[SUM.points], live.sum.data[SUM.waitingMustServe]];
  const costAtLeast = leastObjective(live, pair) - points;
  const mark = live.journal.mark();
  const isDone = before[need] === pair || force(session, pair, USUAL_LIMITS.repair);
  if (!isDone) return undefined;
  if (before[need] !== pair) {
    live.journal.write(live.need.isHeld, need, 1);
    resolveAround(live, chains, [live.pair.seat.data[pair]], AROUND);
  }
  const price = {
    seat: live.pair.seat.data[pair],
    cost: live.sum.data[SUM.points] - points,
    costAtLeast,
    mustServeCost: live.sum.data[SUM.waitingMustServe] - waiting,
    moves: movesSince(live, before),
  };
  live.journal.rollback(mark);
  return price;
}

/** No plan with this pair costs less: its seat’s knapsack with the item in it costs ρ − slack more at least (bound.ts). */
function leastObjective(live: Live, pair: number): number {
  const more = Math.max(0, pricedCost(live, pair) - live.seat.slack.data[live.pair.seat.data[pair]]);
  const { millionths } = boundOf(live);
  return Math.ceil((millionths + (Number.isFinite(more) ? more : 0)) / MILLIONTHS);
}

export function movesSince(live: Live, before: Int32Array): { need: number; seat: number }[] {
  const moves: { need: number; seat: number }[] = [];
  for (let at = 0; at < before.length; at++) {
    const pair = live.need.pairOf.data[at];
    if (pair !== before[at]) moves.push({ need: at, seat: pair === NONE ? NONE : live.pair.seat.data[pair] });
  }
  return moves;
}
