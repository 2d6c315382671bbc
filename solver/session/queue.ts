/** Whose turn it is: needs to place, and needs that would rather be on a seat with new room. */

import { NONE } from '../assignment/problem.ts';
import { pricedCost } from './bound.ts';
import { type Live, MILLIONTHS } from './live.ts';

/** First in, first out; nobody is in it twice at a time. */
export class Queue {
  private readonly list: number[] = [];
  private readonly waiting = new Set<number>();
  private at = 0;

  constructor(first: Iterable<number> = []) {
    for (const entry of first) this.add(entry);
  }

  get length(): number {
    return this.list.length - this.at;
  }

  add(entry: number): void {
    if (this.waiting.has(entry)) return;
    this.waiting.add(entry);
    this.list.push(entry);
  }

  take(): number | undefined {
    if (this.at === this.list.length) return undefined;
    const entry = this.list[this.at++];
    this.waiting.delete(entry);
    return entry;
  }
}

/** Needs elsewhere that would lose so many points less on this seat at the prices, the keenest first. */
export function wishersOf(live: Live, seat: number, most: number, least = 0): number[] {
  const { data } = live.pairsOfSeat.entries[seat];
  const wishers: { readonly need: number; readonly gain: number }[] = [];
  for (let at = 0; at < live.pairsOfSeat.count.data[seat]; at++) {
    const need = live.pair.need.data[data[at]];
    const now = live.need.pairOf.data[need];
    if (now === data[at]) continue;
    const gain = (now === NONE ? waitingPriced(live, need) : pricedCost(live, now)) - pricedCost(live, data[at]);
    if (gain > least * MILLIONTHS) wishers.push({ need, gain });
  }
  wishers.sort((a, b) => b.gain - a.gain || a.need - b.need);
  return wishers.slice(0, most).map(({ need }) => need);
}

function waitingPriced({ need }: Live, at: number): number {
  if (need.mustServe.data[at] === 1) return Number.POSITIVE_INFINITY;
  return MILLIONTHS * need.waitCost.data[at] - need.price.data[at];
}
