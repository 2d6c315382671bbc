/**
 * Puts a need on a seat whatever is there: the members that lose least make room, each finds its best place by a chain, and the seat the need
 * left goes to whom it helps. What the plan then costs more is the price of an override; where it costs less, the search has found a move
 * that no chain of single exchanges makes, because several small courses give way to a large one.
 */

import { NONE, UNLIMITED } from '../assignment/problem.ts';
import { type Pricing, pricedCost } from './bound.ts';
import { type ChainLimits, type Chains, improveFrom } from './chain.ts';
import { letGoOfAll } from './letGo.ts';
import { type Live, MILLIONTHS, SUM } from './live.ts';
import { mayMove } from './losses.ts';
import { moveNeed } from './plan.ts';
import { Queue, wishersOf } from './queue.ts';
import type { AssignmentSession } from './session.ts';
import { MUST_SERVE_SCORE } from './virtual.ts';

/** Both levels in one number, exact below 2⁵³: no plan leaves 2¹² must-serve needs more waiting than another that is compared with it. */
export function scoreOf({ sum }: Live): number {
  return sum.data[SUM.points] + MUST_SERVE_SCORE * sum.data[SUM.waitingMustServe];
}

/**
 * Moves the need onto the pair’s seat and mends what that breaks, with the need held there. Returns false, with nothing changed, when
 * no room can be made. The caller compares scores, and rolls back what it does not want.
 */
export function force({ live, chains, pricing }: AssignmentSession, pair: number, limits: ChainLimits): boolean {
  const need = live.pair.need.data[pair];
  const before = live.journal.mark();
  const home = live.need.pairOf.data[need];
  const wasHeld = live.need.isHeld.data[need];
  live.journal.write(live.need.isHeld, need, 1);
  const queue = new Queue();
  moveNeed(live, need, NONE);
  const excess = live.sum.data[SUM.excess];
  moveNeed(live, need, pair);
  makeRoom(live, pricing, need, queue);
  if (live.sum.data[SUM.excess] > excess) letGoOfAll(live, queue);
  // Others that are pinned and have no seat yet are somebody else’s business.
  if (live.sum.data[SUM.excess] > excess) {
    live.journal.rollback(before);
    return false;
  }
  const seats = home === NONE ? [] : [live.pair.seat.data[home]];
  settleQueue(live, chains, queue, seats, limits);
  live.journal.write(live.need.isHeld, need, wasHeld);
  return true;
}

/** Chains from everybody in the queue, then from those who would like the seats’ new room. */
function settleQueue(live: Live, chains: Chains, queue: Queue, seats: readonly number[], limits: ChainLimits): void {
  for (let need = queue.take(); need !== undefined; need = queue.take()) improveFrom(live, chains, need, limits);
  for (const seat of seats) {
    for (const need of wishersOf(live, seat, 2)) improveFrom(live, chains, need, limits);
  }
}

/** Lets the members wait whose leaving costs least: those stay who together would lose most and still fit beside the newcomer. */
function makeRoom(live: Live, pricing: Pricing, newcomer: number, queue: Queue): void {
  const pair = live.need.pairOf.data[newcomer];
  const seat = live.pair.seat.data[pair];
  if (live.seat.excess.data[seat] === 0) return;
  const { knapsack } = pricing;
  const { capacity, maxCount } = live.seat;
  const room = capacity.data[seat] === UNLIMITED ? UNLIMITED : capacity.data[seat] - live.pair.load.data[pair];
  if (room < 0) return;
  const present = live.members.entries[seat].data.slice(0, live.members.count.data[seat]);
  const staying = present.filter((need) => need === newcomer || !mayMove(live, need));
  const fixedLoad = staying.reduce((sum, need) => sum + live.pair.load.data[live.need.pairOf.data[need]], 0);
  const places = maxCount.data[seat] - staying.length;
  const left = capacity.data[seat] === UNLIMITED ? UNLIMITED : capacity.data[seat] - fixedLoad;
  if (left < 0 || places < 0) return;
  knapsack.beginPlain(left, places);
  for (const need of present) {
    if (need === newcomer || !mayMove(live, need)) continue;
    knapsack.offer(
      need,
      live.pair.load.data[live.need.pairOf.data[need]],
      -Math.round(MILLIONTHS * lossElsewhere(live, need)),
    );
  }
  knapsack.solve();
  const stays = new Set(knapsack.taken.subarray(0, knapsack.takenCount));
  for (const need of present) {
    if (need === newcomer || !mayMove(live, need) || stays.has(need)) continue;
    moveNeed(live, need, NONE);
    queue.add(need);
  }
}

/** Losing a seat for good: no loss of points weighs as much, and sums of it stay whole. */
const WORST_LOSS = 1e6;

/** Points a need loses on its next best pair at the prices, or waiting; at least 1, so that nobody leaves for nothing. */
export function lossElsewhere(live: Live, need: number): number {
  const { data } = live.pairsOfNeed.entries[need];
  const now = live.need.pairOf.data[need];
  let best = MILLIONTHS * live.need.waitCost.data[need] - live.need.price.data[need];
  if (live.need.mustServe.data[need] === 1) best += MILLIONTHS * WORST_LOSS;
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    if (data[at] !== now) best = Math.min(best, pricedCost(live, data[at]));
  }
  return Math.min(WORST_LOSS, Math.max(1, (best - pricedCost(live, now)) / MILLIONTHS));
}
