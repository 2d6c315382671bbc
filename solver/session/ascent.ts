/**
 * Prices follow the change: the needs it touched get the price at which their cheapest seat would just take them, and then a few needs near
 * it that no seat takes, or more than one, are priced anew, one at a time (dual coordinate ascent). A step that would lower the bound is
 * taken back, so the bound ends no lower than the first prices put it.
 */

import { boundOf, needTerm, type Pricing, pricedCost, setPrice, solveDirty } from './bound.ts';
import { type Live, MILLIONTHS, SUM } from './live.ts';
import type { Touched } from './touch.ts';

export interface AscentLimits {
  /** Seats solved again, at most. */
  readonly seats: number;
}

/**
 * Gives the touched needs their price, solves what that touches, and climbs from there. Between the two least prices at which seats want it,
 * one seat takes a need and the bound is flat. A need that was there stays as far above the least as it was, which the long climb
 * that found the first prices has taught it, but not so far that a second seat takes it too.
 */
export function reprice(live: Live, pricing: Pricing, touched: Touched, limits: AscentLimits): void {
  pricing.changed.length = 0;
  const solvedBefore = pricing.knapsack.solved;
  for (const [need, { wanted }] of touched.needs) {
    if (live.need.isUsed.data[need] === 0) continue;
    const [least, second] = wantingPrices(live, need);
    const above = wanted === undefined ? 0 : Math.max(0, live.need.price.data[need] - wanted);
    setPrice(live, need, Math.min(second, least + above));
    pricing.changed.push(need);
  }
  solveDirty(live, pricing);
  climb(live, pricing, limits.seats - (pricing.knapsack.solved - solvedBefore));
}

/** The two least prices at which seats would want the need, in millionths, neither above the price of waiting where it may wait. */
export function wantingPrices(live: Live, need: number): [number, number] {
  const { data } = live.pairsOfNeed.entries[need];
  const most =
    live.need.mustServe.data[need] === 1 ? Number.POSITIVE_INFINITY : MILLIONTHS * live.need.waitCost.data[need];
  const price = live.need.price.data[need];
  let least = most;
  let second = most;
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    const wanting = Math.ceil(pricedCost(live, data[at]) + price);
    if (wanting < least) {
      second = least;
      least = wanting;
    } else if (wanting < second) second = wanting;
  }
  if (least === Number.POSITIVE_INFINITY) return [price, price];
  return [least, second === Number.POSITIVE_INFINITY ? least : second];
}

/** Goes on with the needs whose count of takers changed, while there is effort left. */
function climb(live: Live, pricing: Pricing, seats: number): void {
  const { changed, knapsack } = pricing;
  const last = knapsack.solved + seats;
  const { mustServe } = boundOf(live);
  for (let at = 0; at < changed.length && knapsack.solved < last; at++) {
    const need = changed[at];
    if (live.need.isUsed.data[need] === 0 || live.pairsOfNeed.count.data[need] === 0) continue;
    const price = betterPrice(live, need);
    if (price === live.need.price.data[need]) continue;
    const before = live.journal.mark();
    const known = changed.length;
    const share = needTerm(live, need, mustServe) + live.sum.data[SUM.seatValue];
    setPrice(live, need, price);
    solveDirty(live, pricing);
    if (needTerm(live, need, mustServe) + live.sum.data[SUM.seatValue] < share) {
      live.journal.rollback(before);
      changed.length = known;
    }
  }
}

/** Up where no seat takes the need and it does not wait; down where several do. */
function betterPrice(live: Live, need: number): number {
  const price = live.need.price.data[need];
  const takers = live.need.takenBy.data[need];
  const [least, second] = wantingPrices(live, need);
  if (takers === 0) return Math.max(price, price < least ? least : second);
  if (takers > 1) return Math.min(price, least);
  return price;
}
