/**
 * The same pairs as problem.ts, laid out by seat: one seat's items lie together, because the bound solves a knapsack a seat.
 * An item is a pair seen from its seat. Items whose load alone passes the capacity are left out: no plan can use them.
 */

import { type AssignmentProblem, UNLIMITED } from './problem.ts';

/** How a seat's knapsack is solved; see knapsack.ts. The mode depends on the problem alone, never on prices. */
export const MODE_FREE = 0;
const MODE_LOAD = 1;
export const MODE_COUNT = 2;
export const MODE_FRACTIONAL = 3;

/** Above these a table costs more than it tells: loads up to 20,000 states, load × count up to 400,000 (docs/certificate.md). */
const LOAD_STATE_LIMIT = 20_000;
const COUNT_STATE_LIMIT = 400_000;

export interface Columns {
  /** Items of seat j are seatStart[j] … seatStart[j + 1] − 1, by falling load (ties by need). Length seatCount + 1. */
  readonly seatStart: Int32Array;
  readonly itemPair: Int32Array;
  readonly itemNeed: Int32Array;
  /** Load in states of the seat: units divided by unitsPerState. */
  readonly itemLoad: Int32Array;
  /** Greatest common divisor of the seat's loads, at least 1. */
  readonly unitsPerState: Int32Array;
  /** Largest load in states that can matter: capacity or the sum of all loads. */
  readonly topState: Int32Array;
  /** Most needs that can sit on the seat, never more than it has items. */
  readonly maxCount: Int32Array;
  readonly mode: Uint8Array;
}

export function buildColumns(problem: AssignmentProblem): Columns {
  const needOfPair = needsOfPairs(problem);
  const seatStart = countItems(problem);
  const itemPair = new Int32Array(seatStart[problem.seatCount]);
  const cursor = seatStart.slice();
  for (let pair = 0; pair < needOfPair.length; pair++) {
    if (fitsAlone(problem, pair)) itemPair[cursor[problem.pairSeat[pair]]++] = pair;
  }
  const columns: Columns = {
    seatStart,
    itemPair,
    itemNeed: new Int32Array(itemPair.length),
    itemLoad: new Int32Array(itemPair.length),
    unitsPerState: new Int32Array(problem.seatCount),
    topState: new Int32Array(problem.seatCount),
    maxCount: new Int32Array(problem.seatCount),
    mode: new Uint8Array(problem.seatCount),
  };
  for (let seat = 0; seat < problem.seatCount; seat++) layOutSeat(problem, columns, needOfPair, seat);
  return columns;
}

/** The need of every pair. */
function needsOfPairs(problem: AssignmentProblem): Int32Array {
  const needOfPair = new Int32Array(problem.pairStart[problem.needCount] ?? 0);
  for (let need = 0; need < problem.needCount; need++) {
    needOfPair.fill(need, problem.pairStart[need], problem.pairStart[need + 1]);
  }
  return needOfPair;
}

function fitsAlone(problem: AssignmentProblem, pair: number): boolean {
  const capacity = problem.seatCapacity[problem.pairSeat[pair]];
  return capacity === UNLIMITED || problem.pairLoad[pair] <= capacity;
}

function countItems(problem: AssignmentProblem): Int32Array {
  const seatStart = new Int32Array(problem.seatCount + 1);
  const pairCount = problem.pairStart[problem.needCount] ?? 0;
  for (let pair = 0; pair < pairCount; pair++) {
    if (fitsAlone(problem, pair)) seatStart[problem.pairSeat[pair] + 1]++;
  }
  for (let seat = 0; seat < problem.seatCount; seat++) seatStart[seat + 1] += seatStart[seat];
  return seatStart;
}

function layOutSeat(problem: AssignmentProblem, columns: Columns, needOfPair: Int32Array, seat: number): void {
  const { seatStart, itemPair, itemNeed, itemLoad } = columns;
  const start = seatStart[seat];
  const end = seatStart[seat + 1];
  itemPair
    .subarray(start, end)
    .sort((first, second) => problem.pairLoad[second] - problem.pairLoad[first] || first - second);
  let unit = 0;
  let sum = 0;
  for (let item = start; item < end; item++) {
    unit = greatestCommonDivisor(unit, problem.pairLoad[itemPair[item]]);
    sum += problem.pairLoad[itemPair[item]];
  }
  unit = Math.max(1, unit);
  for (let item = start; item < end; item++) {
    itemNeed[item] = needOfPair[itemPair[item]];
    itemLoad[item] = problem.pairLoad[itemPair[item]] / unit;
  }
  const capacity = problem.seatCapacity[seat];
  // min(…, UNLIMITED) keeps the sum of an unlimited seat's loads inside 32 bits; such a seat is never solved by states.
  const top = Math.min(capacity === UNLIMITED ? sum : Math.min(capacity, sum), UNLIMITED - 1);
  columns.unitsPerState[seat] = unit;
  columns.topState[seat] = Math.floor(top / unit);
  columns.maxCount[seat] = Math.min(problem.seatMaxCount[seat], end - start);
  columns.mode[seat] = modeOf(problem, columns, seat, sum);
}

/** How a seat with so much load in all its items is solved. */
export function modeOf(problem: AssignmentProblem, columns: Columns, seat: number, loadSum: number): number {
  const capacity = problem.seatCapacity[seat];
  if ((capacity === UNLIMITED || loadSum <= capacity) && !hasBalance(problem, columns, seat)) return MODE_FREE;
  const states = columns.topState[seat] + 1;
  const isCounted = problem.seatMinCount[seat] > 1 || countCanBind(columns, seat);
  if (isCounted && states * (columns.maxCount[seat] + 1) <= COUNT_STATE_LIMIT) return MODE_COUNT;
  return states <= LOAD_STATE_LIMIT ? MODE_LOAD : MODE_FRACTIONAL;
}

/** Whether any load the seat can reach costs balance points. */
export function hasBalance(problem: AssignmentProblem, columns: Columns, seat: number): boolean {
  if (problem.seatBalanceNumerator[seat] === 0) return false;
  return columns.topState[seat] * columns.unitsPerState[seat] > problem.seatFairLoad[seat];
}

/** The count limit can bind only if one need more than it allows would fit: the maxCount + 1 smallest loads. */
function countCanBind(columns: Columns, seat: number): boolean {
  const { seatStart, itemLoad, maxCount, topState } = columns;
  const firstSmall = seatStart[seat + 1] - maxCount[seat] - 1;
  if (firstSmall < seatStart[seat]) return false;
  let load = 0;
  for (let item = firstSmall; item < seatStart[seat + 1]; item++) load += itemLoad[item];
  return load <= topState[seat];
}

function greatestCommonDivisor(first: number, second: number): number {
  return second === 0 ? first : greatestCommonDivisor(second, first % second);
}
