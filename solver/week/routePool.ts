/**
 * Prices from the routes found so far. Over a pool of true routes the bound of weekBound.ts is nearly the cost of the best week,
 * because a true route meets nobody twice; the prices that raise it most are found by subgradient steps (Polyak 1969,
 * USSR Comput. Math. Math. Phys. 9:14–29). They bound the real week only once the day search confirms that the pool lacks no
 * cheaper route.
 */
import type { DayRoutes } from './dayRoute.ts';
import type { Effort } from './effort.ts';
import type { Roster } from './roster.ts';

export interface RoutePool {
  readonly roster: Roster;
  /** Routes of each day, each set once. */
  readonly days: readonly DayRoutes[];
  readonly isKnown: readonly Uint8Array[];
}

export function makePool(roster: Roster, dayCount: number): RoutePool {
  const days = Array.from({ length: dayCount }, () => ({ masks: [], costs: [], least: 0 }));
  return { roster, days, isKnown: days.map(() => new Uint8Array(1 << roster.count)) };
}

export function addRoutes(pool: RoutePool, day: number, routes: DayRoutes): void {
  for (let r = 0; r < routes.masks.length; r++) {
    if (pool.isKnown[day][routes.masks[r]]) continue;
    pool.isKnown[day][routes.masks[r]] = 1;
    pool.days[day].masks.push(routes.masks[r]);
    pool.days[day].costs.push(routes.costs[r]);
  }
}

/** Moves `price` to where the pool's bound is highest; `target` is the cost the bound may come up to. */
export function raisePrices(
  pool: RoutePool,
  price: Float64Array,
  target: number,
  rounds: number,
  effort: Effort,
): void {
  const visits = new Float64Array(price.length);
  let best = Number.NEGATIVE_INFINITY;
  const bestPrice = price.slice();
  let step = 1;
  let stalled = 0;
  for (let round = 0; round < rounds; round++) {
    const value = poolBound(pool, price, visits, effort);
    if (value > best + 1e-3) {
      best = value;
      bestPrice.set(price);
      stalled = 0;
    } else if (++stalled === 6) {
      price.set(bestPrice);
      poolBound(pool, price, visits, effort);
      step /= 2;
      stalled = 0;
    }
    let norm = 0;
    for (const count of visits) norm += (1 - count) ** 2;
    if (norm === 0 || step < 0.02) break;
    const stride = (step * Math.max(0.5, target - value)) / norm;
    for (let m = 0; m < price.length; m++) {
      price[m] = Math.max(0, Math.min(pool.roster.skipCost[m], price[m] + stride * (1 - visits[m])));
    }
  }
  price.set(bestPrice);
}

/** The bound if the pool were all there is; `visits`: how often its best routes meet each member. */
function poolBound(pool: RoutePool, price: Float64Array, visits: Float64Array, effort: Effort): number {
  const low = sumsOf(price, 0);
  const high = sumsOf(price, 8);
  visits.fill(0);
  let bound = 0;
  for (const value of price) bound += value;
  for (const { masks, costs } of pool.days) {
    let least = 0;
    let best = 0;
    for (let r = 0; r < masks.length; r++) {
      const reduced = costs[r] - low[masks[r] & 255] - high[masks[r] >> 8];
      if (reduced >= least) continue;
      least = reduced;
      best = masks[r];
    }
    effort.steps += masks.length;
    bound += least;
    for (let rest = best; rest !== 0; rest &= rest - 1) visits[31 - Math.clz32(rest & -rest)]++;
  }
  return bound;
}

/** Price of every set of the eight members from `first` on. */
function sumsOf(price: Float64Array, first: number): Float64Array {
  const count = Math.max(0, Math.min(8, price.length - first));
  const sums = new Float64Array(1 << count);
  for (let set = 1; set < sums.length; set++) {
    sums[set] = sums[set & (set - 1)] + price[first + 31 - Math.clz32(set & -set)];
  }
  return sums;
}
