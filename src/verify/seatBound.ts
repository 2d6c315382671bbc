/**
 * The least one seat can add to the bound: a 0-1 knapsack over its needs, by dynamic programming on (number of needs, load). Exact
 * whole numbers throughout. A price is whole thousand-millionths of a point; where a seat’s sum of prices would leave the whole
 * numbers a double holds, that seat counts in coarser units, rounded down, which can only lower the bound: by a millionth of a
 * point a need on it, as long as its prices stay below four thousand million points.
 */
import { MENTOR_TIME_STEP_MINUTES } from '../fit/index.ts';
import { NANO } from './rowTerms.ts';

/** One need on the seat: what it adds after prices (may be negative), and the minutes it takes. */
export interface Item {
  readonly reduced: bigint;
  readonly minutes: number;
}

export interface SeatTerms {
  /** Minutes; undefined = no limit, and then no balance either. */
  readonly capacity: number | undefined;
  readonly countMost: number | undefined;
  /** A seat in use has at least this many needs. */
  readonly countLeast: number;
  /** Whole points a seat in use costs of its own when it ends on this many minutes; does not fall as the minutes rise. */
  readonly ownPoints: (minutes: number) => number;
}

const EXACT_MOST = 2n ** 52n;

/** Least total over all sets of items that fit the seat, its own cost included; 0 for the empty set. */
export function leastOfSeat(items: readonly Item[], terms: SeatTerms): bigint {
  const useful = items.filter((item) => isUseful(item, terms));
  const shape = shapeOf(useful, useful, terms);
  const table = emptyTable(shape);
  for (const item of useful) addItem(table, item, shape);
  return BigInt(leastInTable(table, shape)) * shape.unit;
}

/** Whether it can be in a least set: where no least count has to be reached, nothing is that only adds to it. */
export function isUseful(item: Item, { countLeast }: SeatTerms): boolean {
  return item.reduced < 0n || countLeast > 1;
}

/** Least sum of a set of items by count · width + load in steps; Infinity where there is no such set. Sums are in the shape’s units. */
export type Table = Float64Array;

/** The sets a table tells apart: by count, where a limit on the count can bind, and by load, where there is one on the load. */
export interface Shape {
  /** Thousand-millionths of a point in which the table counts. */
  readonly unit: bigint;
  readonly height: number;
  readonly width: number;
  readonly isCounted: boolean;
  readonly countLeast: number;
  readonly countMost: number;
  readonly capacitySteps: number;
  readonly stepsOf: (item: Item) => number;
  /** The seat’s own cost at a load in steps, in units. */
  readonly ownCost: (step: number) => number;
}

/** For tables of `items`, to which any one of `all` may come on top. */
export function shapeOf(items: readonly Item[], all: readonly Item[], terms: SeatTerms): Shape {
  const { capacity, countLeast, countMost = Infinity, ownPoints } = terms;
  const capacitySteps = capacity === undefined ? 0 : wholeSteps(capacity);
  const stepsOf = capacity === undefined ? () => 0 : (item: Item) => wholeSteps(item.minutes);
  // No set is longer than all items together: the contract of a large supplier would make a table of nothing.
  const stepsOfAll = items.reduce((sum, item) => sum + stepsOf(item), 0);
  const width = Math.min(capacitySteps, stepsOfAll) + 1;
  const isCounted = countLeast > 1 || canPass(countMost, all.map(stepsOf), capacitySteps);
  const height = isCounted ? Math.min(items.length, countMost) + 1 : 1;
  const unit = unitFor(items, ownPoints(capacitySteps * MENTOR_TIME_STEP_MINUTES));
  const unitsPerPoint = Number(NANO / unit);
  const ownCost = (step: number) => ownPoints(step * MENTOR_TIME_STEP_MINUTES) * unitsPerPoint;
  return { unit, height, width, isCounted, countLeast, countMost, capacitySteps, stepsOf, ownCost };
}

/** Whether more items than the count allows fit the load. */
function canPass(countMost: number, steps: number[], capacitySteps: number): boolean {
  if (steps.length <= countMost) return false;
  const least = steps.sort((a, b) => a - b).slice(0, countMost + 1);
  return least.reduce((sum, step) => sum + step, 0) <= capacitySteps;
}

/** The power of ten in which no sum of these items and the seat’s own cost can leave the exact whole numbers of a double. */
function unitFor(items: readonly Item[], ownPoints: number): bigint {
  let sum = BigInt(ownPoints) * NANO;
  for (const { reduced } of items) sum += reduced < 0n ? -reduced : reduced;
  let unit = 1n;
  while (sum / unit > EXACT_MOST) unit *= 10n;
  return unit;
}

/** Holds the empty set alone. */
export function emptyTable({ height, width }: Shape): Table {
  const table = new Float64Array(height * width).fill(Infinity);
  table[0] = 0;
  return table;
}

/** Every set of the table may have the item as well. */
export function addItem(table: Table, item: Item, { unit, height, width, isCounted, stepsOf }: Shape): void {
  const steps = stepsOf(item);
  const value = Number(floorDivide(item.reduced, unit));
  // From the top down, so that no item is taken twice.
  for (let count = height - 1; count >= (isCounted ? 1 : 0); count--) {
    const row = count * width;
    const from = isCounted ? row - width : row;
    for (let step = width - 1; step >= steps; step--) {
      const sum = table[from + step - steps]! + value;
      if (sum < table[row + step]!) table[row + step] = sum;
    }
  }
}

/** Least of all sets the seat may hold, its own cost included; 0 for the empty set. In units. */
export function leastInTable(table: Table, shape: Shape): number {
  const { height, isCounted, countLeast, ownCost } = shape;
  const sums = leastByLoad(table, shape, isCounted ? countLeast : 0, height);
  let least = 0;
  for (let step = 0; step < sums.length; step++) {
    if (sums[step]! < 0) least = Math.min(least, sums[step]! + ownCost(step));
  }
  return least;
}

/** By load: least sum of a set whose count is in the half-open range. */
export function leastByLoad(table: Table, { width }: Shape, fromCount: number, toCount: number): Float64Array {
  const least = new Float64Array(width).fill(Infinity);
  for (let count = fromCount; count < toCount; count++) {
    for (let step = 0; step < width; step++) {
      const sum = table[count * width + step]!;
      if (sum < least[step]!) least[step] = sum;
    }
  }
  return least;
}

/** Whole steps, rounded down on both sides of the limit: a set that fits in minutes then fits in steps too. */
function wholeSteps(minutes: number): number {
  return Math.floor(minutes / MENTOR_TIME_STEP_MINUTES);
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
