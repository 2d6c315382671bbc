/**
 * What it costs a seat to be made to take an item, or to do without it: K_j with the item forced in or out, less K_j. With the bound L
 * these are the strongest reduced costs there are (Posta, Ferland & Michelon 2012, Computational Optimization and Applications 52:629–644).
 * Two tables give all of them at once: V, the least cost still to come from a state, and P, the least cost to have reached it.
 */

import { MODE_COUNT, MODE_FRACTIONAL, MODE_FREE } from './columns.ts';
import { solveSeat } from './knapsack.ts';
import type { Knapsack } from './scratch.ts';
import { fillEnding } from './table.ts';

/** Table entries above which the weaker values are taken. */
const TABLE_LIMIT = 4_000_000;

/** One entry an item of the columns, ≥ 0; exact or lower, never higher. */
export interface Forced {
  readonly into: Float64Array;
  readonly out: Float64Array;
}

/** Scratch of the two tables; grows as needed. */
export interface ForceTables {
  toCome: Float64Array;
  reached: Float64Array;
}

export function createForceTables(): ForceTables {
  return { toCome: new Float64Array(0), reached: new Float64Array(0) };
}

/** Fills the seat's entries of `forced`; returns K_j. */
export function forceSeat(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  forced: Forced,
  tables: ForceTables,
): number {
  const { problem, columns, candidate } = knapsack;
  const { seatStart, mode } = columns;
  const value = solveSeat(knapsack, seat, reduced);
  const isGroup = problem.seatMinCount[seat] > 1;
  for (let item = seatStart[seat]; item < seatStart[seat + 1]; item++) {
    // Without a least count, a set less one item is a set: taking the item costs at least its own reduced cost.
    forced.into[item] = reduced[item] === Infinity ? Infinity : isGroup ? 0 : Math.max(0, reduced[item]);
    forced.out[item] = 0;
  }
  if (mode[seat] === MODE_FRACTIONAL) return value;
  if (mode[seat] === MODE_FREE) {
    if (!isGroup) forceFree(knapsack, seat, reduced, forced, value);
    return value;
  }
  let count = 0;
  for (let item = seatStart[seat]; item < seatStart[seat + 1]; item++) {
    const matters = mode[seat] === MODE_COUNT && isGroup ? reduced[item] < Infinity : reduced[item] < 0;
    if (matters) candidate[count++] = item;
  }
  forceByTables(knapsack, seat, reduced, count, forced, tables, value);
  return value;
}

/** No load limit, and the count does not bind: items do not depend on each other. */
function forceFree(knapsack: Knapsack, seat: number, reduced: Float64Array, forced: Forced, value: number): void {
  const { problem, columns, scale } = knapsack;
  let sum = problem.seatOpenCost[seat] * scale;
  let negatives = 0;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    if (reduced[item] >= 0) continue;
    sum += reduced[item];
    negatives++;
  }
  if (negatives >= columns.maxCount[seat]) return;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    forced.into[item] = Math.max(0, sum + Math.max(0, reduced[item]) - value);
    if (reduced[item] < 0) forced.out[item] = Math.max(0, Math.min(0, sum - reduced[item]) - value);
  }
}

/** States are loads, or count × load where counts are part of the mode; taking an item shifts the state by its load (and one count). */
function forceByTables(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  count: number,
  forced: Forced,
  tables: ForceTables,
  value: number,
): void {
  const { problem, columns, candidate, scale } = knapsack;
  const loads = columns.topState[seat] + 1;
  const isCounted = columns.mode[seat] === MODE_COUNT;
  const layers = isCounted ? columns.maxCount[seat] + 1 : 1;
  const size = loads * layers;
  if (size * (count + 1) > TABLE_LIMIT) return;
  if (tables.toCome.length < size * (count + 1)) tables.toCome = new Float64Array(size * (count + 1) * 1.5);
  if (tables.reached.length < size) tables.reached = new Float64Array(size * 1.5);
  const { toCome, reached } = tables;
  const open = problem.seatOpenCost[seat] * scale;
  const least = isCounted && problem.seatMinCount[seat] > 1 ? problem.seatMinCount[seat] : 0;
  fillEnding(knapsack, seat, toCome, loads, 0, least, layers - 1);
  for (let at = 0; at < count; at++) {
    const cost = reduced[candidate[at]];
    const load = columns.itemLoad[candidate[at]];
    toCome.copyWithin((at + 1) * size, at * size, (at + 1) * size);
    shiftDown(toCome, at * size, (at + 1) * size, loads, layers, load, cost);
  }
  // Items of no candidate's worth: on top of the best of the others.
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    const start = columns.itemLoad[item] + (isCounted ? loads : 0);
    if (!(reduced[item] >= 0) || reduced[item] === Infinity || start >= size) continue;
    forced.into[item] = Math.max(0, open + reduced[item] + toCome[count * size + start] - value);
  }
  reached.fill(Infinity, 0, size);
  reached[0] = 0;
  for (let at = count - 1; at >= 0; at--) {
    const item = candidate[at];
    const load = columns.itemLoad[item];
    const { taken, left } = bestThrough(reached, toCome, at * size, loads, layers, load);
    forced.into[item] = Math.max(0, open + reduced[item] + taken - value);
    forced.out[item] = Math.max(0, Math.min(0, open + left) - value);
    shiftUp(reached, loads, layers, load, reduced[item]);
  }
}

/** to[s] = min(from[s], cost + from[s + one item]). */
function shiftDown(
  table: Float64Array,
  from: number,
  to: number,
  loads: number,
  layers: number,
  load: number,
  cost: number,
) {
  const step = layers > 1 ? loads + load : load;
  const lastLayer = layers > 1 ? layers - 1 : 1;
  for (let layer = 0; layer < lastLayer; layer++) {
    for (let state = layer * loads; state < (layer + 1) * loads - load; state++) {
      const taking = cost + table[from + state + step];
      if (taking < table[to + state]) table[to + state] = taking;
    }
  }
}

/** reached[s] = min(reached[s], reached[s − one item] + cost), in place from the top. */
function shiftUp(reached: Float64Array, loads: number, layers: number, load: number, cost: number) {
  const step = layers > 1 ? loads + load : load;
  const lastLayer = layers > 1 ? layers - 1 : 1;
  for (let layer = lastLayer - 1; layer >= 0; layer--) {
    for (let state = (layer + 1) * loads - load - 1; state >= layer * loads; state--) {
      const taking = reached[state] + cost;
      if (taking < reached[state + step]) reached[state + step] = taking;
    }
  }
}

/** Least cost over all states of what was reached, plus what is to come with the item between them and without it. */
function bestThrough(
  reached: Float64Array,
  toCome: Float64Array,
  from: number,
  loads: number,
  layers: number,
  load: number,
) {
  const step = layers > 1 ? loads + load : load;
  const lastLayer = layers > 1 ? layers - 1 : 1;
  let taken = Infinity;
  let left = Infinity;
  for (let layer = 0; layer < layers; layer++) {
    for (let state = layer * loads; state < (layer + 1) * loads; state++) {
      const without = reached[state] + toCome[from + state];
      if (without < left) left = without;
      if (layer >= lastLayer || state >= (layer + 1) * loads - load) continue;
      const withItem = reached[state] + toCome[from + state + step];
      if (withItem < taken) taken = withItem;
    }
  }
  return { taken, left };
}
