/**
 * The least one seat can add to the bound: a 0-1 knapsack over its needs, by dynamic programming on (number of needs, load). Exact
 * whole numbers throughout. A price is whole thousand-millionths of a point; where a seat’s sum of prices would leave the whole
 * numbers a double holds, that seat counts in coarser units, rounded down, which can only lower the bound.
 */
import { MENTOR_TIME_STEP_MINUTES } from '../fit/index.ts';

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
  /** What a seat in use costs of its own when it ends on this many minutes; does not fall as the minutes rise. */
  readonly ownCost: (minutes: number) => bigint;
}

const EXACT_MOST = 2n ** 52n;

/** Least total over all sets of items that fit the seat, its own cost included; 0 for the empty set. */
export function leastOfSeat(items: readonly Item[], terms: SeatTerms): bigint {
  const useful = terms.countLeast <= 1 ? items.filter((item) => item.reduced < 0n) : items;
  const unit = unitFor(useful);
  const table = leastByCountAndLoad(useful, terms, unit);
  let least = 0n;
  for (let step = 0; step < table.width; step++) {
    let sum = Infinity;
    for (let count = table.countLeast; count < table.height; count++) {
      sum = Math.min(sum, table.least[count * table.width + step]!);
    }
    if (sum === Infinity) continue;
    const total = BigInt(sum) * unit + terms.ownCost(step * MENTOR_TIME_STEP_MINUTES);
    if (total < least) least = total;
  }
  return least;
}

/** The power of ten in which no sum of these items can leave the exact whole numbers of a double. */
function unitFor(items: readonly Item[]): bigint {
  let sum = 0n;
  for (const { reduced } of items) sum += reduced < 0n ? -reduced : reduced;
  let unit = 1n;
  while (sum / unit > EXACT_MOST) unit *= 10n;
  return unit;
}

interface Table {
  /** least[count · width + step]: least sum of items with this count and this load; Infinity where there is none. */
  readonly least: Float64Array;
  readonly height: number;
  readonly width: number;
  readonly countLeast: number;
}

/** Where no limit on the count binds, all counts share one row. */
function leastByCountAndLoad(items: readonly Item[], terms: SeatTerms, unit: bigint): Table {
  const isCounted = terms.countLeast > 1 || (terms.countMost !== undefined && terms.countMost < items.length);
  const mostCount = isCounted ? Math.min(items.length, terms.countMost ?? items.length) : 0;
  // No set is longer than all items together: the contract of a large supplier would make a table of nothing.
  const stepsOfAll = items.reduce((sum, item) => sum + stepsOf(item.minutes), 0);
  const mostStep = terms.capacity === undefined ? 0 : Math.min(stepsOf(terms.capacity), stepsOfAll);
  const width = mostStep + 1;
  const least = new Float64Array((mostCount + 1) * width).fill(Infinity);
  least[0] = 0;
  for (const item of items) {
    const steps = terms.capacity === undefined ? 0 : stepsOf(item.minutes);
    const value = Number(floorDivide(item.reduced, unit));
    // From the top down, so that no item is taken twice.
    for (let count = mostCount; count >= (isCounted ? 1 : 0); count--) {
      const row = count * width;
      const from = isCounted ? row - width : row;
      for (let step = mostStep; step >= steps; step--) {
        const sum = least[from + step - steps]! + value;
        if (sum < least[row + step]!) least[row + step] = sum;
      }
    }
  }
  return { least, height: mostCount + 1, width, countLeast: isCounted ? Math.max(1, terms.countLeast) : 0 };
}

/** Whole steps, rounded down on both sides of the limit: a set that fits in minutes then fits in steps too. */
function stepsOf(minutes: number): number {
  return Math.floor(minutes / MENTOR_TIME_STEP_MINUTES);
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
