/** A session’s rows: the costs and limits that seats share, what is used of them, and their part of the bound. */

import { type AssignmentProblem, POINT_SCALE, ROW_PRICE_SCALE } from '../assignment/problem.ts';
import { type FloatCells, floatCells, type WholeCells, wholeCells } from './journal.ts';

/** A row has so many segments at most: below a cap and above it. */
export const SEGMENTS_PER_ROW = 2;

export interface RowCells {
  readonly segmentCount: WholeCells;
  /** SEGMENTS_PER_ROW entries a row. */
  readonly width: FloatCells;
  readonly slope: FloatCells;
  readonly denominator: FloatCells;
  /** Most units a plan may use: the widths, or less where money is spoken for. The bound goes by the widths. */
  readonly limit: FloatCells;
  readonly use: FloatCells;
  readonly points: FloatCells;
  readonly excess: FloatCells;
  /** Points one unit more costs at the present use. */
  readonly marginal: FloatCells;
  /** Price in thousand-millionths of a point a unit, and H_r in millionths. */
  readonly price: FloatCells;
  readonly value: FloatCells;
}

export function rowCells(problem: AssignmentProblem, limitOf: (row: number) => number): RowCells {
  const { rowCount, segmentStart } = problem;
  const cells: RowCells = {
    segmentCount: wholeCells(rowCount),
    width: floatCells(rowCount * SEGMENTS_PER_ROW),
    slope: floatCells(rowCount * SEGMENTS_PER_ROW),
    denominator: floatCells(problem.rowDenominator),
    limit: floatCells(rowCount),
    use: floatCells(rowCount),
    points: floatCells(rowCount),
    excess: floatCells(rowCount),
    marginal: floatCells(rowCount),
    price: floatCells(rowCount),
    value: floatCells(rowCount),
  };
  for (let row = 0; row < rowCount; row++) {
    const first = segmentStart[row];
    const count = segmentStart[row + 1] - first;
    if (count > SEGMENTS_PER_ROW) throw new RangeError(tooManySegments(row));
    cells.segmentCount.data[row] = count;
    cells.limit.data[row] = limitOf(row);
    for (let at = 0; at < count; at++) {
      cells.width.data[row * SEGMENTS_PER_ROW + at] = problem.segmentWidth[first + at];
      cells.slope.data[row * SEGMENTS_PER_ROW + at] = problem.segmentSlope[first + at];
    }
    cells.marginal.data[row] = marginalOf(cells, row, 0);
  }
  return cells;
}

export function tooManySegments(row: number): string {
  return `Row ${row} has more than ${SEGMENTS_PER_ROW} segments: write its cost with at most so many.`;
}

/** Points of a row with this use, rounded up once, as costs.ts has it; a use beyond the limit is priced up to the last segment. */
export function pointsOfRow(row: RowCells, at: number, use: number): number {
  let left = use;
  let scaled = 0;
  const first = at * SEGMENTS_PER_ROW;
  for (let segment = first; segment < first + row.segmentCount.data[at] && left > 0; segment++) {
    const filled = Math.min(left, row.width.data[segment]);
    scaled += filled * row.slope.data[segment];
    left -= filled;
  }
  return Math.ceil(scaled / row.denominator.data[at]);
}

/** Points of the next unit at this use; of the last segment where all are full. */
export function marginalOf(row: RowCells, at: number, use: number): number {
  let left = use;
  const first = at * SEGMENTS_PER_ROW;
  const last = first + row.segmentCount.data[at] - 1;
  for (let segment = first; segment < last; segment++) {
    left -= row.width.data[segment];
    if (left < 0) return row.slope.data[segment] / row.denominator.data[at];
  }
  return last < first ? 0 : row.slope.data[last] / row.denominator.data[at];
}

/** H_r at the row’s price, in whole millionths, rounded down; −Infinity where the price passes an endless segment (certificate.ts). */
export function valueOfRow(row: RowCells, at: number): number {
  const denominator = BigInt(row.denominator.data[at]);
  const price = BigInt(row.price.data[at]);
  let gain = 0n;
  const first = at * SEGMENTS_PER_ROW;
  for (let segment = first; segment < first + row.segmentCount.data[at]; segment++) {
    const above = price * denominator - BigInt(ROW_PRICE_SCALE) * BigInt(row.slope.data[segment]);
    if (above <= 0n) continue;
    if (row.width.data[segment] === Infinity) return -Infinity;
    gain += above * BigInt(row.width.data[segment]);
  }
  const divisor = BigInt(ROW_PRICE_SCALE / POINT_SCALE) * denominator;
  return -Number((gain + divisor - 1n) / divisor);
}

/** Millionths that a full row may be worth, so that sums over all rows are exact: prices climb so far only where no plan exists. */
const VALUE_CAP = 2 ** 44;

/** The dearest price that still proves something: the slope of an endless last segment. */
export function dearestPrice(row: RowCells, at: number): number {
  const first = at * SEGMENTS_PER_ROW;
  const last = first + row.segmentCount.data[at] - 1;
  if (last < first || row.width.data[last] !== Infinity) {
    let width = 1;
    for (let segment = first; segment <= last; segment++) width += row.width.data[segment];
    return Math.floor(((ROW_PRICE_SCALE / POINT_SCALE) * VALUE_CAP) / width);
  }
  return Math.floor((ROW_PRICE_SCALE * row.slope.data[last]) / row.denominator.data[at]);
}
