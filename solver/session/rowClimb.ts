/**
 * The rows’ part in the climb at rest. A row’s price rises where seats take more of it than its cost is worth filling, and falls where they take
 * less; priceDomain.ts has the units in which a budget’s øre and a need’s place move alike, and why a price that would pass a kink of its
 * cost stops there.
 */

import { ROW_PRICE_SCALE } from '../assignment/problem.ts';
import { noticeCharge, putRowPrice } from './editRows.ts';
import { type Live, MILLIONTHS, SIZE, USES_PER_PAIR } from './live.ts';
import { SEGMENTS_PER_ROW } from './rows.ts';

export interface RowClimb {
  /** Scale of each row’s steps. */
  readonly unit: Float64Array;
  /** Seats with a pair that takes of the row. */
  readonly seats: readonly number[][];
  /** In steps of `unit`, as the needs’ are in steps of 1. */
  readonly slope: Float64Array;
  readonly direction: Float64Array;
}

export function createRowClimb(live: Live): RowClimb {
  const rowCount = live.size.given.data[SIZE.rows];
  return {
    unit: unitsOfRows(live, rowCount),
    seats: seatsOfRows(live, rowCount),
    slope: new Float64Array(rowCount),
    direction: new Float64Array(rowCount),
  };
}

function unitsOfRows({ pair, pairsOfNeed, size }: Live, rowCount: number): Float64Array {
  const unit = new Float64Array(rowCount);
  for (let need = 0; need < size.given.data[SIZE.needs]; need++) {
    const count = pairsOfNeed.count.data[need];
    const { data } = pairsOfNeed.entries[need];
    for (let at = 0; at < count; at++) {
      for (let use = data[at] * USES_PER_PAIR; use < (data[at] + 1) * USES_PER_PAIR; use++) {
        if (pair.useRow.data[use] < 0) break;
        unit[pair.useRow.data[use]] += pair.useAmount.data[use] ** 2 / count;
      }
    }
  }
  return unit.map((square) => 1 / Math.sqrt(Math.max(1, square)));
}

function seatsOfRows({ pair, pairsOfSeat, size }: Live, rowCount: number): number[][] {
  const seats: number[][] = Array.from({ length: rowCount }, () => []);
  for (let seat = 0; seat < size.given.data[SIZE.seats]; seat++) {
    const { data } = pairsOfSeat.entries[seat];
    for (let at = 0; at < pairsOfSeat.count.data[seat]; at++) {
      for (let use = data[at] * USES_PER_PAIR; use < (data[at] + 1) * USES_PER_PAIR; use++) {
        if (pair.useRow.data[use] < 0) break;
        const of = seats[pair.useRow.data[use]];
        if (of.at(-1) !== seat) of.push(seat);
      }
    }
  }
  return seats;
}

/** What the seats take of each row, less what its price would have it hold: on a kink of its cost, anything in the segment. */
export function slopesOfRows({ pair, row, size }: Live, { slope, unit, direction }: RowClimb): void {
  slope.fill(0);
  for (let at = 0; at < size.given.data[SIZE.pairs]; at++) {
    if (pair.isTaken.data[at] === 0) continue;
    for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
      if (pair.useRow.data[use] < 0) break;
      slope[pair.useRow.data[use]] += pair.useAmount.data[use];
    }
  }
  for (let at = 0; at < slope.length; at++) {
    const first = at * SEGMENTS_PER_ROW;
    for (let segment = first; segment < first + row.segmentCount.data[at]; segment++) {
      const gain = row.price.data[at] - kinkOf(row, at, segment);
      if (gain <= -1) break;
      // Prices are rounded to whole thousand-millionths, so a kink is met within one.
      const width = row.width.data[segment];
      slope[at] -= gain >= 1 ? width : Math.max(0, Math.min(width, slope[at]));
    }
    slope[at] *= unit[at];
    // A price of nought that would fall takes no part in the step: it would only shorten it for the others.
    if (row.price.data[at] > 0 || slope[at] > 0) continue;
    slope[at] = 0;
    direction[at] = 0;
  }
}

function kinkOf(row: Live['row'], at: number, segment: number): number {
  return (ROW_PRICE_SCALE * row.slope.data[segment]) / row.denominator.data[at];
}

const ROW_TO_MILLIONTHS = ROW_PRICE_SCALE / MILLIONTHS;

/** Moves every row’s price along its direction, `stride` in millionths, and marks the seats that feel it. */
export function moveRows(live: Live, { unit, seats, direction }: RowClimb, stride: number): void {
  for (let at = 0; at < direction.length; at++) {
    if (direction[at] === 0) continue;
    const from = live.row.price.data[at];
    const to = from + stride * ROW_TO_MILLIONTHS * unit[at] * direction[at];
    if (!putRowPrice(live, at, Math.round(stopAtKink(live.row, at, from, to)))) continue;
    for (const seat of seats[at]) noticeCharge(live, seat);
  }
}

/** `to`, or the first kink strictly between. */
function stopAtKink(row: Live['row'], at: number, from: number, to: number): number {
  let stop = to;
  const first = at * SEGMENTS_PER_ROW;
  for (let segment = first; segment < first + row.segmentCount.data[at]; segment++) {
    const kink = Math.round(kinkOf(row, at, segment));
    if ((from < kink && kink < stop) || (from > kink && kink > stop)) stop = kink;
  }
  return stop;
}
