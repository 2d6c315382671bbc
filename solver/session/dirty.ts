/** Which seats’ knapsacks have to be solved again before the bound is read, and why. */

import type { Live } from './live.ts';

/**
 * Why a seat has to be solved again: not at all, whatever else happens, or only for the sake of one need that it does not take yet: this and the
 * need’s number.
 */
export const DIRTY = { not: 0, surely: 1, forNeed: 2 } as const;

/** The seat’s knapsack has to be solved again before the bound is read. */
export function markDirty(live: Live, seat: number): void {
  list(live, seat);
  live.journal.write(live.dirty.why, seat, DIRTY.surely);
}

/** The same for the sake of this need: if the seat could no longer take it in the end, nothing has changed. */
export function markFor(live: Live, seat: number, need: number): void {
  const why = live.dirty.why.data[seat];
  const forThis = DIRTY.forNeed + need;
  list(live, seat);
  live.journal.write(live.dirty.why, seat, why === DIRTY.not || why === forThis ? forThis : DIRTY.surely);
}

function list({ dirty, journal }: Live, seat: number): void {
  if (dirty.why.data[seat] !== DIRTY.not) return;
  const count = dirty.count.data[0];
  journal.write(dirty.list, count, seat);
  journal.write(dirty.count, 0, count + 1);
}
