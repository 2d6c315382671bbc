/** What a place costs a need against its best at the prices, and which pairs are therefore worth a try. */

import { NONE } from '../assignment/problem.ts';
import { pricedCost } from './bound.ts';
import type { ChainLimits, Chains } from './chain.ts';
import { type Live, MILLIONTHS, SIZE } from './live.ts';

/** A need that is pinned or held by a question stays where it is. */
export function mayMove({ need }: Live, at: number): boolean {
  return need.isHeld.data[at] === 0 && need.waitCost.data[at] !== Number.POSITIVE_INFINITY;
}

/** Forgets what was known at other prices or of other pairs. */
export function beginEvent(live: Live, chains: Chains): void {
  const needCount = live.size.given.data[SIZE.needs];
  chains.event++;
  if (chains.leastIn.length >= needCount) return;
  chains.leastIn = new Int32Array(2 * needCount);
  chains.leastPriced = new Float64Array(2 * needCount);
  chains.leastCost = new Float64Array(2 * needCount);
}

/** Millionths the need costs at the prices where it costs least: on a pair, or waiting where it may. */
export function leastPriced(live: Live, chains: Chains, need: number): number {
  look(live, chains, need);
  return chains.leastPriced[need];
}

/** Points of the need’s cheapest pair; Infinity where it has none. */
export function leastCost(live: Live, chains: Chains, need: number): number {
  look(live, chains, need);
  return chains.leastCost[need];
}

/** Goes through the need’s pairs, once an event. */
function look(live: Live, chains: Chains, need: number): void {
  if (chains.leastIn[need] === chains.event) return;
  const { data } = live.pairsOfNeed.entries[need];
  const cost = live.pair.cost.data;
  let least = Number.POSITIVE_INFINITY;
  let cheapest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    least = Math.min(least, pricedCost(live, data[at]));
    cheapest = Math.min(cheapest, cost[data[at]]);
  }
  const waiting = MILLIONTHS * live.need.waitCost.data[need] - live.need.price.data[need];
  if (live.need.mustServe.data[need] === 0) least = Math.min(least, waiting);
  chains.leastIn[need] = chains.event;
  chains.leastPriced[need] = least;
  chains.leastCost[need] = cheapest;
}

/** Points the pair gives away against the need’s best at the prices; NONE: waiting. */
export function lossOf(live: Live, chains: Chains, need: number, pair: number): number {
  const least = leastPriced(live, chains, need);
  if (least === Number.POSITIVE_INFINITY) return 0;
  if (pair !== NONE) return (pricedCost(live, pair) - least) / MILLIONTHS;
  const waiting = MILLIONTHS * live.need.waitCost.data[need] - live.need.price.data[need];
  // A must-serve need loses whatever there is to lose: its chains are never cut for their losses.
  return live.need.mustServe.data[need] === 1 ? Number.POSITIVE_INFINITY : (waiting - least) / MILLIONTHS;
}

/** The pairs worth trying, by rising loss, ties by seat. */
export function keenest(live: Live, chains: Chains, need: number, limits: ChainLimits, loss: number): number[] {
  const home = live.need.pairOf.data[need];
  const { data } = live.pairsOfNeed.entries[need];
  const most = leastPriced(live, chains, need) + (limits.allowance - loss) * MILLIONTHS;
  const kept: number[] = [];
  const priced: number[] = [];
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    const pair = data[at];
    if (pair === home) continue;
    const cost = pricedCost(live, pair);
    if (cost >= most || (kept.length === limits.width && cost >= priced[kept.length - 1])) continue;
    const seat = live.pair.seat.data[pair];
    let to = kept.length === limits.width ? kept.length - 1 : kept.length;
    for (
      ;
      to > 0 && (priced[to - 1] > cost || (priced[to - 1] === cost && live.pair.seat.data[kept[to - 1]] > seat));
      to--
    ) {
      kept[to] = kept[to - 1];
      priced[to] = priced[to - 1];
    }
    kept[to] = pair;
    priced[to] = cost;
  }
  return kept;
}
