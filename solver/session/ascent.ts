/**
 * Prices follow the change: the needs it touched get the price at which their cheapest seat would just take them, and from there the bound
 * climbs for these needs and whoever their seats take or let go.
 */

import { type Pricing, pricedCost, setPrice, solveDirty } from './bound.ts';
import { type ClimbLimits, climbFrom } from './climb.ts';
import { type Live, MILLIONTHS } from './live.ts';
import type { Touched } from './touch.ts';

/**
 * Gives the touched needs their price, solves what that touches, and climbs from there. Between the two least prices at which seats want it,
 * one seat takes a need and the bound is flat. A need that was there stays as far above the least as it was, which the long climb
 * that found the first prices has taught it, but not so far that a second seat takes it too.
 */
export function reprice(live: Live, pricing: Pricing, touched: Touched, limits: ClimbLimits): void {
  pricing.changed.length = 0;
  for (const [need, { wanted }] of touched.needs) {
    if (live.need.isUsed.data[need] === 0) continue;
    const [least, second] = wantingPrices(live, need);
    const above = wanted === undefined ? 0 : Math.max(0, live.need.price.data[need] - wanted);
    setPrice(live, need, Math.min(second, least + above));
    pricing.changed.push(need);
  }
  solveDirty(live, pricing);
  climbFrom(live, pricing, new Set(pricing.changed), limits);
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
