/** A group needs its least number of members at once, so no chain of single moves opens it: they join together, or not at all. */

import { NONE } from '../assignment/problem.ts';
import { type Live, SUM } from './live.ts';
import { mayMove } from './losses.ts';
import { moveNeed } from './plan.ts';
import { createVirtual, fitVirtual, savedByLeaving, waitScore } from './virtual.ts';

/** Opens an empty group with whoever gains most by it, if the plan is better with it. */
export function openGroup(live: Live, seat: number): void {
  const least = live.seat.minCount.data[seat];
  if (least <= 1 || live.members.count.data[seat] > 0) return;
  const candidates = candidatesOf(live, seat);
  if (candidates.length < least) return;
  const before = live.journal.mark();
  const points = live.sum.data[SUM.points];
  const waiting = live.sum.data[SUM.waitingMustServe];
  const excess = live.sum.data[SUM.excess];
  for (const [at, { need, pair, gain }] of candidates.entries()) {
    if (at >= Math.min(live.seat.maxCount.data[seat], candidates.length) || (at >= least && gain <= 0)) break;
    moveNeed(live, need, pair);
  }
  const { data } = live.sum;
  const isBetter =
    data[SUM.excess] <= excess &&
    (data[SUM.waitingMustServe] < waiting || (data[SUM.waitingMustServe] === waiting && data[SUM.points] < points));
  if (!isBetter) live.journal.rollback(before);
}

interface Candidate {
  readonly need: number;
  readonly pair: number;
  /** Points gained by joining, opening apart. */
  readonly gain: number;
}

function candidatesOf(live: Live, seat: number): Candidate[] {
  const virtual = createVirtual();
  fitVirtual(virtual, live.members.entries.length, live.row.use.data.length);
  const { data } = live.pairsOfSeat.entries[seat];
  const candidates: Candidate[] = [];
  for (let at = 0; at < live.pairsOfSeat.count.data[seat]; at++) {
    const pair = data[at];
    const need = live.pair.need.data[pair];
    if (!mayMove(live, need)) continue;
    const now = live.need.pairOf.data[need];
    const saved = now === NONE ? waitScore(live, need) : savedByLeaving(live, virtual, now);
    candidates.push({ need, pair, gain: saved - live.pair.cost.data[pair] });
  }
  return candidates.sort((a, b) => b.gain - a.gain || a.need - b.need);
}
