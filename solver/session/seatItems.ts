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

function layOut(live: Live, seat: number): SeatItems {
  const { pair, pairsOfSeat } = live;
  const pairs = pairsOfSeat.entries[seat].data.slice(0, pairsOfSeat.count.data[seat]);
  const { data: load } = pair.load;
  // Ties by number: the order must not depend on how the seat’s list came about.
  pairs.sort((a, b) => load[b] - load[a] || a - b);
  const [useRow, useAmount]: [number[], number[]] = [[], []];
  const useStart = new Int32Array(pairs.length + 1);
  let unit = 0;
  pairs.forEach((at, item) => {
    unit = commonDivisor(unit, load[at]);
    for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
      if (pair.useRow.data[use] === NONE) break;
      useRow.push(pair.useRow.data[use]);
      useAmount.push(pair.useAmount.data[use]);
    }
    useStart[item + 1] = useRow.length;
  });
  return {
    version: live.seat.version.data[seat],
    chargeVersion: Number.NaN,
    count: pairs.length,
    unit: Math.max(1, unit),
    pair: pairs,
    need: pairs.map((at) => pair.need.data[at]),
    load: pairs.map((at) => load[at]),
    charged: new Float64Array(pairs.length),
    useStart,
    useRow: Int32Array.from(useRow),
    useAmount: Float64Array.from(useAmount),
    points: Float64Array.from(pairs, (at) => MILLIONTHS * pair.cost.data[at]),
  };
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
