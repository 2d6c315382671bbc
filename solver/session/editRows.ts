/** Rows that come, and rows with other segments, limits or prices. */

import type { RowInput } from '../assignment/build.ts';
import { markDirty } from './dirty.ts';
import { reserve } from './journal.ts';
import { type Live, renewCharge, SIZE, USES_PER_PAIR } from './live.ts';
import { takeNext } from './numbers.ts';
import { recountRow } from './plan.ts';
import { dearestPrice, SEGMENTS_PER_ROW, tooManySegments, valueOfRow } from './rows.ts';

/** Segments of a row, and the most a plan may use of it where that is less than their widths. */
export function setRow(live: Live, row: number, input: RowInput, limit?: number): void {
  const { journal } = live;
  if (input.segments.length > SEGMENTS_PER_ROW) throw new RangeError(tooManySegments(row));
  journal.write(live.row.segmentCount, row, input.segments.length);
  journal.write(live.row.denominator, row, input.denominator ?? 1);
  for (let at = 0; at < SEGMENTS_PER_ROW; at++) {
    journal.write(live.row.width, row * SEGMENTS_PER_ROW + at, input.segments[at]?.width ?? 0);
    journal.write(live.row.slope, row * SEGMENTS_PER_ROW + at, input.segments[at]?.slope ?? 0);
  }
  const most = input.segments.reduce((sum, { width }) => sum + width, 0);
  journal.write(live.row.limit, row, Math.min(most, limit ?? most));
  recountRow(live, row);
  setRowPrice(live, row, live.row.price.data[row]);
}

/** A row’s price within its domain; a change touches every seat with a pair that takes of the row. */
export function setRowPrice(live: Live, row: number, wanted: number): void {
  if (!putRowPrice(live, row, wanted)) return;
  for (let pair = 0; pair < live.size.given.data[SIZE.pairs]; pair++) {
    if (takesOf(live, pair, row)) noticeCharge(live, live.pair.seat.data[pair]);
  }
}

/** Rows charge something else for pairs of the seat. */
export function noticeCharge(live: Live, seat: number): void {
  renewCharge(live, seat);
  markDirty(live, seat);
}

/** The same without the seats: the caller marks them. Tells whether the price is another. */
export function putRowPrice(live: Live, row: number, wanted: number): boolean {
  const price = Math.max(0, Math.min(wanted, dearestPrice(live.row, row)));
  const isOther = price !== live.row.price.data[row];
  live.journal.write(live.row.price, row, price);
  live.journal.write(live.row.value, row, valueOfRow(live.row, row));
  return isOther;
}

function takesOf({ pair }: Live, at: number, row: number): boolean {
  for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
    if (pair.useRow.data[use] === row) return true;
  }
  return false;
}

export function addRow(live: Live, input: RowInput): number {
  const row = takeNext(live, SIZE.rows);
  const { width, slope, ...single } = live.row;
  for (const cells of Object.values(single)) reserve(cells, row + 1);
  for (const cells of [width, slope]) reserve(cells, (row + 1) * SEGMENTS_PER_ROW);
  setRow(live, row, input);
  return row;
}
