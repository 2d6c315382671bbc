/** What an event touches, noted before it is changed: where each need was, and the price at which a seat wanted it. */

import { wantingPrices } from './ascent.ts';
import { type Live, seatOf } from './live.ts';

export interface NeedBefore {
  /** Its seat, or NONE. */
  readonly seat: number;
  /** The least price in millionths at which a seat would have taken it; undefined for a need that is new. */
  readonly wanted: number | undefined;
}

export class Touched {
  /** Needs to find the best place for. */
  readonly needs = new Map<number, NeedBefore>();
  /** Seats with other limits, other pairs, or a member less. */
  readonly seats = new Set<number>();

  /** Call before the need's pairs change. */
  need(live: Live, need: number): void {
    if (this.needs.has(need)) return;
    this.needs.set(need, { seat: seatOf(live, need), wanted: wantingPrices(live, need)[0] });
  }

  newNeed(need: number): void {
    this.needs.set(need, { seat: -1, wanted: undefined });
  }
}
