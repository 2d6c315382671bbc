/** Builds an AssignmentProblem from readable lists; what is left out takes the value that constrains and costs nothing. */

import { type AssignmentProblem, type ForbiddenSet, UNLIMITED } from './problem.ts';

export interface NeedInput {
  readonly waitCost: number;
  readonly mustServe?: boolean;
  /** In any order, at most one a seat. */
  readonly pairs: readonly PairInput[];
}

export interface PairInput {
  readonly seat: number;
  readonly cost: number;
  readonly load: number;
  readonly uses?: readonly { readonly row: number; readonly amount: number }[];
}

export interface SeatInput {
  readonly capacity?: number;
  readonly maxCount?: number;
  readonly minCount?: number;
  readonly openCost?: number;
  readonly fairLoad?: number;
  readonly balanceNumerator?: number;
}

export interface RowInput {
  readonly denominator?: number;
  readonly segments: readonly { readonly width: number; readonly slope: number }[];
}

export function buildProblem(
  needs: readonly NeedInput[],
  seats: readonly SeatInput[],
  rows: readonly RowInput[] = [],
  forbiddenSets: readonly ForbiddenSet[] = [],
): AssignmentProblem {
  return { ...flattenNeeds(needs), ...flattenSeats(seats), ...flattenRows(rows), forbiddenSets };
}

function flattenNeeds(needs: readonly NeedInput[]) {
  const pairs = needs.flatMap((need) => need.pairs.toSorted((first, second) => first.seat - second.seat));
  const uses = pairs.flatMap((pair) => pair.uses ?? []);
  return {
    needCount: needs.length,
    pairStart: startsOf(needs.map((need) => need.pairs.length)),
    pairSeat: Int32Array.from(pairs, (pair) => pair.seat),
    pairCost: Float64Array.from(pairs, (pair) => pair.cost),
    pairLoad: Int32Array.from(pairs, (pair) => pair.load),
    useStart: startsOf(pairs.map((pair) => pair.uses?.length ?? 0)),
    useRow: Int32Array.from(uses, (use) => use.row),
    useAmount: Float64Array.from(uses, (use) => use.amount),
    waitCost: Float64Array.from(needs, (need) => need.waitCost),
    mustServe: Uint8Array.from(needs, (need) => (need.mustServe ? 1 : 0)),
  };
}

function flattenSeats(seats: readonly SeatInput[]) {
  return {
    seatCount: seats.length,
    seatCapacity: Int32Array.from(seats, (seat) => seat.capacity ?? UNLIMITED),
    seatMaxCount: Int32Array.from(seats, (seat) => seat.maxCount ?? UNLIMITED),
    seatMinCount: Int32Array.from(seats, (seat) => seat.minCount ?? 0),
    seatOpenCost: Float64Array.from(seats, (seat) => seat.openCost ?? 0),
    seatFairLoad: Int32Array.from(seats, (seat) => seat.fairLoad ?? UNLIMITED),
    seatBalanceNumerator: Int32Array.from(seats, (seat) => seat.balanceNumerator ?? 0),
  };
}

function flattenRows(rows: readonly RowInput[]) {
  const segments = rows.flatMap((row) => row.segments);
  return {
    rowCount: rows.length,
    segmentStart: startsOf(rows.map((row) => row.segments.length)),
    segmentWidth: Float64Array.from(segments, (segment) => segment.width),
    segmentSlope: Float64Array.from(segments, (segment) => segment.slope),
    rowDenominator: Float64Array.from(rows, (row) => row.denominator ?? 1),
  };
}

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) starts[index + 1] = starts[index] + length;
  return starts;
}
