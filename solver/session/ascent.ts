/**
 * Prices follow the change: the needs it touched get the price at which their cheapest seat would just take them. How the prices of others would
 * best follow is left to the climb at rest.
 */

import { couldTake, type Pricing, pricedCost, setPrice, solveDirty } from './bound.ts';
import { type Live, MILLIONTHS } from './live.ts';
import type { Touched } from './touch.ts';

/**
 * Solves what the edits touch, gives the touched needs their price, and solves what that touches. A need that one seat takes has its price. One that no
 * seat takes may be dearer, up to the least price at which a seat would take it; between the two least prices at which seats want it one
 * seat takes it and the bound is flat, so a need that was there stays as far above the least as it was, which the climb at rest has
 * taught it. One that several take becomes cheaper, until but one does; and one that many could take, because its pairs have become
 * cheaper, before they are solved to know.
 */
export function reprice(live: Live, pricing: Pricing, touched: Touched, takers: number): void {
  for (const [need, { wanted }] of touched.needs) {
    if (live.need.isUsed.data[need] === 0 || possibleTakers(live, need) <= takers) continue;
    setPrice(live, need, Math.min(live.need.price.data[need], fittingPrice(live, need, wanted, takers)));
  }
  solveDirty(live, pricing);
  for (const [need, { wanted }] of touched.needs) {
    const taken = live.need.takenBy.data[need];
    if (live.need.isUsed.data[need] === 0 || taken === 1) continue;
    const price = live.need.price.data[need];
    const fitting = fittingPrice(live, need, wanted, takers);
    setPrice(live, need, taken === 0 ? Math.max(price, fitting) : Math.min(price, fitting));
  }
  solveDirty(live, pricing);
}

/** Seats that could take the need and do not yet: each would have to be solved to know. */
function possibleTakers(live: Live, need: number): number {
  const { data } = live.pairsOfNeed.entries[need];
  let count = 0;
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    if (live.pair.isTaken.data[data[at]] === 0 && couldTake(live, data[at])) count++;
  }
  return count;
}

function fittingPrice(live: Live, need: number, wanted: number | undefined, takers: number): number {
  const [least, second] = wantingPrices(live, need);
  const above = wanted === undefined ? 0 : Math.max(0, live.need.price.data[need] - wanted);
  return Math.min(second, least + above, sparingPrice(live, need, takers));
}

/**
 * The highest price at which at most so many seats could take the need, in millionths. Where load and place alone would have a seat want it, its
 * knapsack may take it earlier by as much as its slack, and has to be solved to know; a price below all that costs the bound little
 * and is raised at rest.
 */
function sparingPrice(live: Live, need: number, takers: number): number {
  const { data } = live.pairsOfNeed.entries[need];
  const count = live.pairsOfNeed.count.data[need];
  if (count <= takers) return Number.POSITIVE_INFINITY;
  const price = live.need.price.data[need];
  const earliest = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const slack = live.seat.slack.data[live.pair.seat.data[data[at]]];
    // A seat whose prices prove nothing is solved whatever the price.
    earliest[at] = Number.isFinite(slack) ? Math.floor(pricedCost(live, data[at]) + price - slack) : Infinity;
  }
  return earliest.sort()[takers];
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
