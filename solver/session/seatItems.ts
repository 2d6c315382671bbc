/**
 * The pairs of each seat as its knapsack wants them: side by side, by falling load, with what the rows charge for them already counted. They
 * are laid out again when the seat’s versions say that a pair or a row’s price is another. Versions are never used twice, not even after
 * something was taken back, so a layout can be trusted wherever its version is met again.
 */

import { NONE } from '../assignment/problem.ts';
import { type Live, MILLIONTHS, USES_PER_PAIR } from './live.ts';
import { roundCharge } from './rowCharge.ts';

export interface SeatItems {
  readonly version: number;
  chargeVersion: number;
  readonly count: number;
  /** Greatest common divisor of the loads, at least 1. */
  readonly unit: number;
  readonly pair: Int32Array;
  readonly need: Int32Array;
  readonly load: Int32Array;
  /** Millionths of the pair’s points and the rows’ charge: the reduced cost but for the need’s price. */
  readonly charged: Float64Array;
  /** Uses of item i are useStart[i] … useStart[i + 1] − 1. */
  readonly useStart: Int32Array;
  readonly useRow: Int32Array;
  readonly useAmount: Float64Array;
  readonly points: Float64Array;
}

export type SeatLayouts = (SeatItems | undefined)[];

/** The items of a seat, laid out again only where they are not known. */
export function itemsOf(live: Live, layouts: SeatLayouts, seat: number): SeatItems {
  let items = layouts[seat];
  if (items === undefined || items.version !== live.seat.version.data[seat]) {
    items = layOut(live, seat);
    layouts[seat] = items;
  }
  if (items.chargeVersion !== live.seat.chargeVersion.data[seat]) charge(live, items, seat);
  return items;
}

/** Above every pair’s number: a load and a number make one key below 2⁵³. */
const MOST_PAIRS = 2 ** 24;

function layOut(live: Live, seat: number): SeatItems {
  const { pair, pairsOfSeat } = live;
  const count = pairsOfSeat.count.data[seat];
  const pairs = inOrder(pairsOfSeat.entries[seat].data, count, pair.load.data);
  const useStart = new Int32Array(count + 1);
  const items = {
    version: live.seat.version.data[seat],
    chargeVersion: Number.NaN,
    count,
    unit: 1,
    pair: pairs,
    need: new Int32Array(count),
    load: new Int32Array(count),
    charged: new Float64Array(count),
    points: new Float64Array(count),
    useStart,
    useRow: new Int32Array(count * USES_PER_PAIR),
    useAmount: new Float64Array(count * USES_PER_PAIR),
  };
  let unit = 0;
  let uses = 0;
  for (let item = 0; item < count; item++) {
    const at = pairs[item];
    items.need[item] = pair.need.data[at];
    items.load[item] = pair.load.data[at];
    items.points[item] = MILLIONTHS * pair.cost.data[at];
    unit = commonDivisor(unit, items.load[item]);
    for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
      if (pair.useRow.data[use] === NONE) break;
      items.useRow[uses] = pair.useRow.data[use];
      items.useAmount[uses++] = pair.useAmount.data[use];
    }
    useStart[item + 1] = uses;
  }
  items.unit = Math.max(1, unit);
  return items;
}

/** By falling load, ties by number: the order must not depend on how the seat’s list came about. */
function inOrder(pairs: Int32Array, count: number, load: Int32Array): Int32Array {
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at++) keys[at] = -load[pairs[at]] * MOST_PAIRS + pairs[at];
  keys.sort();
  const order = new Int32Array(count);
  for (let at = 0; at < count; at++) order[at] = keys[at] - MOST_PAIRS * Math.floor(keys[at] / MOST_PAIRS);
  return order;
}

function charge(live: Live, items: SeatItems, seat: number): void {
  const { count, charged, points, useStart, useRow, useAmount } = items;
  const price = live.row.price.data;
  items.chargeVersion = live.seat.chargeVersion.data[seat];
  for (let item = 0; item < count; item++) {
    let sum = 0;
    for (let use = useStart[item]; use < useStart[item + 1]; use++) sum += price[useRow[use]] * useAmount[use];
    charged[item] = points[item] + roundCharge(sum);
  }
}

export function commonDivisor(first: number, second: number): number {
  return second === 0 ? first : commonDivisor(second, first % second);
}
