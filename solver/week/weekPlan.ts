/**
 * Splits a week's meetings over its days: a dynamic programme over sets. A set's cost is the least for placing exactly that set on
 * the days so far; each day adds one of its routed sets or none. What no day holds is skipped at its price.
 */
import type { DayRoutes } from './dayRoute.ts';
import { type Effort, isSpent } from './effort.ts';
import type { Roster } from './roster.ts';

/** Prices of a bound on the whole week (weekBound.ts); a split that cannot end within `most` is cut. */
export interface SplitLimits {
  readonly price: Float64Array;
  /** Least cost less prices of each day, ≤ 0. */
  readonly dayLeast: Float64Array;
  readonly most: number;
}

export interface WeekSplit {
  readonly cost: number;
  /** Set of members on each day. */
  readonly maskOf: Int32Array;
}

interface SetCosts {
  readonly cost: Float64Array;
  /** The sets that have a cost, by rising mask. */
  readonly sets: readonly number[];
}

/** The cheapest split within the limits; undefined when there is none or when the effort is spent. */
export function splitWeek(
  roster: Roster,
  routes: readonly DayRoutes[],
  limits: SplitLimits,
  effort: Effort,
): WeekSplit | undefined {
  const earned = sumOverSets(limits.price, roster.count);
  // What a set may cost above its prices, when all later days do as well as they can.
  let room = limits.most - earned[earned.length - 1];
  for (const least of limits.dayLeast) room -= least;
  let costs: SetCosts = { cost: new Float64Array(earned.length).fill(Number.POSITIVE_INFINITY), sets: [0] };
  costs.cost[0] = 0;
  const added: Int32Array[] = [];
  for (let day = 0; day < routes.length; day++) {
    room += limits.dayLeast[day];
    const addedOf = new Int32Array(earned.length);
    const cost = addDay(costs, routes[day], addedOf, effort);
    costs = keepWithin(cost, earned, room);
    added.push(addedOf);
    effort.steps += earned.length;
    if (isSpent(effort)) return undefined;
  }
  return cheapestSplit(costs, sumOverSets(roster.skipCost, roster.count), added, limits.most);
}

/** The sum of the members' values for each set. */
function sumOverSets(value: Float64Array, count: number): Float64Array {
  const sum = new Float64Array(1 << count);
  for (let set = 1; set < sum.length; set++) sum[set] = sum[set & (set - 1)] + value[31 - Math.clz32(set & -set)];
  return sum;
}

/** Costs after one more day. addedOf: the day's part of each set that the day made cheaper. */
function addDay(before: SetCosts, routes: DayRoutes, addedOf: Int32Array, effort: Effort): Float64Array {
  const cost = before.cost.slice();
  const all = cost.length - 1;
  for (let r = 0; r < routes.masks.length; r++) {
    const mask = routes.masks[r];
    const points = routes.costs[r];
    // Over the sets so far, or over all sets without the mask's members, whichever are fewer.
    const listed = before.sets.length;
    const others = all ^ mask;
    if (listed <= 1 << bitCount(others)) {
      effort.steps += listed;
      for (let k = 0; k < listed; k++) {
        const set = before.sets[k];
        if ((set & mask) === 0) join(before.cost[set] + points, set | mask, mask, cost, addedOf);
      }
      continue;
    }
    effort.steps += 1 << bitCount(others);
    let set = others;
    do {
      join(before.cost[set] + points, set | mask, mask, cost, addedOf);
      set = (set - 1) & others;
    } while (set !== others);
  }
  return cost;
}

function join(reached: number, set: number, mask: number, cost: Float64Array, addedOf: Int32Array): void {
  if (reached >= cost[set]) return;
  cost[set] = reached;
  addedOf[set] = mask;
}

function keepWithin(cost: Float64Array, earned: Float64Array, room: number): SetCosts {
  const sets: number[] = [];
  for (let set = 0; set < cost.length; set++) {
    if (cost[set] - earned[set] <= room) sets.push(set);
    else cost[set] = Number.POSITIVE_INFINITY;
  }
  return { cost, sets };
}

/** Adds what is skipped and reads the days back. At equal cost the fuller set wins. */
function cheapestSplit(
  costs: SetCosts,
  skipped: Float64Array,
  added: readonly Int32Array[],
  most: number,
): WeekSplit | undefined {
  const all = skipped.length - 1;
  let set = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let k = costs.sets.length - 1; k >= 0; k--) {
    const cost = costs.cost[costs.sets[k]] + skipped[all ^ costs.sets[k]];
    if (cost >= least) continue;
    least = cost;
    set = costs.sets[k];
  }
  if (least > most) return undefined;
  const maskOf = new Int32Array(added.length);
  for (let day = added.length - 1; day >= 0; day--) {
    maskOf[day] = added[day][set];
    set ^= maskOf[day];
  }
  return { cost: least, maskOf };
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
