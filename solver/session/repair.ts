/**
 * Mends the plan where it was touched: who lost a seat goes back to it or finds another, what holds too much lets somebody go, and room
 * that became free goes to whom it helps. Chains of single exchanges come first; then whoever the prices would rather see elsewhere
 * is put there by force, and stays if the plan is better for it. What moves is touched in turn.
 */

import { NONE } from '../assignment/problem.ts';
import { pricedCost } from './bound.ts';
import { type ChainLimits, type Chains, improveFrom } from './chain.ts';
import { force, scoreOf } from './force.ts';
import { openGroup } from './groups.ts';
import { takeAround } from './improvements.ts';
import { letGoOfAll } from './letGo.ts';
import { type Live, MILLIONTHS, pairBetween, SIZE, SUM, seatOf } from './live.ts';
import { beginEvent, keenest, leastPriced, mayMove } from './losses.ts';
import { moveNeed } from './plan.ts';
import { Queue, wishersOf } from './queue.ts';
import { type ResolveLimits, resolveWasteful, seatsChanged } from './resolveWasteful.ts';
import type { AssignmentSession } from './session.ts';
import type { Touched } from './touch.ts';
import { watchAnew, watchOn } from './watch.ts';

export interface RepairLimits extends ChainLimits {
  /** Needs that would rather be on a seat with new room, tried for each such seat. */
  readonly wishers: number;
  /** Points a seated need may lose without anybody looking for a better place. */
  readonly content: number;
  /** Chains tried in vain after one event, at most. */
  readonly chains: number;
  /** Touched needs from which on it is an event of many. */
  readonly many: number;
  readonly resolve: ResolveLimits;
}

/** Leaves a plan that keeps every limit, if letting needs wait can bring that about. */
export function repair(session: AssignmentSession, touched: Touched, limits: RepairLimits): void {
  const { live } = session;
  beginEvent(live, session.chains);
  const watched = watchAnew(live);
  const queue = new Queue(touched.needs.keys());
  for (const [need, { seat }] of touched.needs) goBack(live, need, seat);
  for (const need of touched.needs.keys()) seatPinned(session, need, limits);
  if (live.sum.data[SUM.excess] > 0) letGoOfAll(live, queue);
  const roomy = new Queue(touched.seats);
  chainAll(session, queue, roomy, limits);
  seatMustServe(session, touched, limits);
  // An event of many needs moves enough people as it is.
  if (touched.needs.size < limits.many) takeAround(live, seatsChanged(live, touched));
  resolveWasteful(session, touched, limits.resolve);
  for (const seat of groupsNear(live, touched)) openGroup(live, seat);
  watchOn(live, watched);
}

function chainAll(session: AssignmentSession, queue: Queue, roomy: Queue, limits: RepairLimits): void {
  // Many needs at once, as after a batch, each have their chains.
  const most = limits.chains + 2 * queue.length;
  const { live, chains } = session;
  for (let vain = 0; vain < most; ) {
    const need = queue.take() ?? nextWisher(live, roomy, queue, limits.wishers, limits.content);
    if (need === undefined) return;
    const home = seatOf(live, need);
    if (home !== NONE && isContent(live, chains, need, limits.content)) continue;
    const moved = improveFrom(live, chains, need, limits);
    if (moved.length === 0) vain++;
    for (const other of moved) queue.add(other);
    if (moved.length > 0 && home !== NONE) roomy.add(home);
  }
}

/** Touched seats, and the groups that a touched need could go to: a group opens when there are enough. */
function groupsNear(live: Live, touched: Touched): Set<number> {
  const seats = new Set(touched.seats);
  for (const need of touched.needs.keys()) {
    const { data } = live.pairsOfNeed.entries[need];
    for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
      const seat = live.pair.seat.data[data[at]];
      if (live.seat.minCount.data[seat] > 1) seats.add(seat);
    }
  }
  return seats;
}

/** A pin is a promise: whoever is not pinned makes room for it. */
function seatPinned(session: AssignmentSession, need: number, limits: RepairLimits): void {
  const { live } = session;
  const isPinned = live.need.waitCost.data[need] === Number.POSITIVE_INFINITY;
  if (!isPinned || live.need.isUsed.data[need] === 0 || live.need.pairOf.data[need] !== NONE) return;
  const count = live.pairsOfNeed.count.data[need];
  for (let at = 0; at < count; at++) if (force(session, live.pairsOfNeed.entries[need].data[at], limits)) return;
}

/**
 * Must-serve needs that no chain has found a seat for are put by force on one of those where something changed, where that leaves fewer of them
 * waiting. What was in vain elsewhere still is.
 */
function seatMustServe(session: AssignmentSession, touched: Touched, limits: RepairLimits): void {
  const { live } = session;
  if (live.sum.data[SUM.waitingMustServe] <= live.sum.data[SUM.unpairedMustServe]) return;
  const changed = seatsChanged(live, touched);
  for (let need = 0; need < live.size.given.data[SIZE.needs]; need++) {
    if (live.need.mustServe.data[need] === 0 || live.need.pairOf.data[need] !== NONE || !mayMove(live, need)) continue;
    forceOnto(session, need, touched.needs.has(need) ? undefined : changed, limits);
  }
}

/** On the first of these seats (undefined: of all its seats), the keenest first, where the plan is better for it. */
function forceOnto(
  session: AssignmentSession,
  need: number,
  seats: ReadonlySet<number> | undefined,
  limits: RepairLimits,
): void {
  const { live, chains } = session;
  const unlimited = { ...limits, width: live.pairsOfNeed.count.data[need], allowance: Number.POSITIVE_INFINITY };
  for (const pair of keenest(live, chains, need, unlimited, 0)) {
    if (seats?.has(live.pair.seat.data[pair]) === false) continue;
    const mark = live.journal.mark();
    const score = scoreOf(live);
    if (!force(session, pair, limits)) continue;
    if (scoreOf(live) < score) return;
    live.journal.rollback(mark);
  }
}

/** Nothing worth a search: on the prices’ best pair for it, or nearly. */
function isContent(live: Live, chains: Chains, need: number, points: number): boolean {
  const loss = pricedCost(live, live.need.pairOf.data[need]) - leastPriced(live, chains, need);
  return loss < points * MILLIONTHS;
}

/** A need whose pairs changed goes back where it was, if it still fits there. */
function goBack(live: Live, need: number, seat: number): void {
  if (seat === NONE || live.need.isUsed.data[need] === 0 || live.need.pairOf.data[need] !== NONE) return;
  const pair = pairBetween(live, need, seat);
  if (pair === NONE) return;
  const before = live.journal.mark();
  const excess = live.sum.data[SUM.excess];
  moveNeed(live, need, pair);
  if (live.sum.data[SUM.excess] > excess) live.journal.rollback(before);
}

/** Puts those in the queue who would rather be on the next seat with room, the keenest first, and takes the first. */
function nextWisher(live: Live, roomy: Queue, queue: Queue, most: number, content: number): number | undefined {
  for (let seat = roomy.take(); seat !== undefined; seat = roomy.take()) {
    for (const need of wishersOf(live, seat, most, content)) queue.add(need);
    const first = queue.take();
    if (first !== undefined) return first;
  }
  return undefined;
}
