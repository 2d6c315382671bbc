/** Scratch for one knapsack at a time, and its last answer. Nothing is allocated once the tables have grown. */

import type { Columns } from './columns.ts';
import type { AssignmentProblem } from './problem.ts';

export interface Knapsack {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  /** What one point is in the reduced costs: 1 for floats in points, POINT_SCALE for whole millionths. */
  readonly scale: number;
  /** Items taken by the last answer (indices into the columns). */
  readonly chosen: Int32Array;
  chosenCount: number;
  /** Items worth looking at, by falling load. */
  readonly candidate: Int32Array;
  /** The same in another order, and what they are ordered by. */
  readonly order: Int32Array;
  readonly key: Float64Array;
  /** Reduced cost of a candidate at the seat's own prices, and the candidates that these leave open. */
  readonly rho: Float64Array;
  readonly free: Int32Array;
  /** A set known to fit, found before the table. */
  readonly known: Int32Array;
  knownCount: number;
  /** Points a place, one a seat, from the last time its count bound: a guess for the next. */
  readonly lastPlacePrice: Float64Array;
  /** What core.ts decided the last seat's items by: a state of load, a place, and what the two prove, opening left out. */
  readonly corePrices: { isKnown: boolean; load: number; count: number; bound: number };
  /** Effort so far in table entries; an item that is looked at or sorted counts as some. */
  work: number;
  /** Load of the items of a table before each of them. */
  readonly loadBefore: Int32Array;
  /** Least cost still to come, one entry a state (count-major). */
  table: Float64Array;
  /** 1 where a candidate is taken in a state: candidates × states. */
  isTaken: Uint8Array;
}

export function createKnapsack(problem: AssignmentProblem, columns: Columns, scale: number): Knapsack {
  let mostItems = 0;
  for (let seat = 0; seat < problem.seatCount; seat++) {
    mostItems = Math.max(mostItems, columns.seatStart[seat + 1] - columns.seatStart[seat]);
  }
  return {
    problem,
    columns,
    scale,
    chosen: new Int32Array(mostItems),
    chosenCount: 0,
    candidate: new Int32Array(mostItems),
    order: new Int32Array(mostItems),
    key: new Float64Array(mostItems),
    rho: new Float64Array(mostItems),
    free: new Int32Array(mostItems),
    known: new Int32Array(mostItems),
    knownCount: 0,
    lastPlacePrice: new Float64Array(problem.seatCount),
    corePrices: { isKnown: false, load: 0, count: 0, bound: 0 },
    work: 0,
    loadBefore: new Int32Array(mostItems + 1),
    table: new Float64Array(1024),
    isTaken: new Uint8Array(32_768),
  };
}
