/** The problem of a session as plain objects, changed beside it: what every number in the session has to come from. */

import {
  buildProblem,
  type NeedInput,
  type PairInput,
  type RowInput,
  type SeatInput,
} from '../../../solver/assignment/build.ts';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../solver/assignment/problem.ts';

export interface PlainNeed {
  readonly waitCost: number;
  readonly mustServe: boolean;
  /** By seat. */
  readonly pairs: Map<number, Omit<PairInput, 'seat'>>;
}

/** A row, and the most a plan may use of it where that is less than its widths. */
export type PlainRow = RowInput & { readonly limit?: number };

export interface PlainProblem {
  /** By number in the session. */
  readonly needs: Map<number, PlainNeed>;
  readonly seats: SeatInput[];
  readonly rows: PlainRow[];
  sets: { readonly seat: number; readonly needs: readonly number[] }[];
}

export function plainOf(needs: readonly NeedInput[], seats: readonly SeatInput[], rows: readonly RowInput[]) {
  const plain: PlainProblem = { needs: new Map(), seats: [...seats], rows: [...rows], sets: [] };
  needs.forEach((need, number) => plain.needs.set(number, plainNeed(need)));
  return plain;
}

export function plainNeed({ waitCost, mustServe, pairs }: NeedInput): PlainNeed {
  return { waitCost, mustServe: mustServe === true, pairs: new Map(pairs.map(({ seat, ...pair }) => [seat, pair])) };
}

/** Numbers of the needs that are there, in their order. */
export function numbersOf({ needs }: PlainProblem): number[] {
  return [...needs.keys()].sort((a, b) => a - b);
}

/** The flat problem; with `limits`, no row is wider than what a plan may use of it. */
export function flatProblem(plain: PlainProblem, limits = false): AssignmentProblem {
  const numbers = numbersOf(plain);
  const at = new Map(numbers.map((number, place) => [number, place]));
  return buildProblem(
    numbers.map((number) => {
      const { pairs, ...need } = plain.needs.get(number)!;
      return { ...need, pairs: [...pairs].map(([seat, pair]) => ({ seat, ...pair })) };
    }),
    plain.seats,
    plain.rows.map((row) => (limits ? narrowed(row) : row)),
    plain.sets.map(({ seat, needs }) => ({ seat, needs: needs.map((need) => at.get(need)!) })),
  );
}

function narrowed({ limit = Number.POSITIVE_INFINITY, segments, ...row }: PlainRow): RowInput {
  let left = limit;
  return {
    ...row,
    segments: segments.map(({ width, slope }) => {
      const kept = Math.min(width, left);
      left -= kept;
      return { width: kept, slope };
    }),
  };
}

/** A pinned need has one pair and may not wait; together they have to fit while everybody else waits. */
export function doPinsFit(plain: PlainProblem): boolean {
  const seatOf = Int32Array.from(numbersOf(plain), (number) => {
    const { waitCost, pairs } = plain.needs.get(number)!;
    return waitCost === Number.POSITIVE_INFINITY ? [...pairs.keys()][0]! : NONE;
  });
  return evaluate(flatProblem(plain, true), seatOf).isFeasible;
}
