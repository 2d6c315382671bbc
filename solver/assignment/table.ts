/**
 * The knapsack's tables (Bellman 1957, read backwards): V[s] is the least cost still to come when the items decided so far have used
 * s states. The last of the items is decided first, from state 0. A table may start on top of items that are already
 * taken: `baseLoad` states of load are gone, `room` are left. Ending on a load makes any balance cost exact.
 */

import { hasBalance } from './columns.ts';
import { seatCost } from './costs.ts';
import type { Knapsack } from './scratch.ts';

/**
 * Least cost of the first `count` items within the room, opening left out; adds the set to `chosen`. Items come by falling load, so
 * the small ones, decided first, reach few states.
 */
export function solveByLoad(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  items: Int32Array,
  count: number,
  baseLoad: number,
  room: number,
): number {
  const { chosen } = knapsack;
  const { itemLoad } = knapsack.columns;
  const states = room + 1;
  growTables(knapsack, states, count);
  const { table, isTaken } = knapsack;
  fillBalance(knapsack, seat, table, states, baseLoad);
  let reach = 0;
  for (let at = 0; at < count; at++) reach += itemLoad[items[at]];
  for (let at = 0; at < count; at++) {
    const load = itemLoad[items[at]];
    const cost = reduced[items[at]];
    const row = at * states;
    // The items decided before this one can have used at most `reach` states.
    reach -= load;
    const top = Math.min(room - load, reach);
    for (let state = 0; state <= top; state++) {
      const taking = cost + table[state + load];
      if (taking < table[state]) {
        table[state] = taking;
        isTaken[row + state] = 1;
      } else isTaken[row + state] = 0;
    }
    const last = Math.min(room, reach);
    for (let state = Math.max(0, top + 1); state <= last; state++) isTaken[row + state] = 0;
    knapsack.work += last + 1;
  }
  let state = 0;
  for (let at = count - 1; at >= 0; at--) {
    if (isTaken[at * states + state] === 0) continue;
    chosen[knapsack.chosenCount++] = items[at];
    state += itemLoad[items[at]];
  }
  return table[0];
}

/** The same with the count as a second part of the state: at least `least` and at most `most` of the items, which come by falling load. */
export function solveByCount(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  items: Int32Array,
  count: number,
  baseLoad: number,
  room: number,
  least: number,
  most: number,
): number {
  const { chosen } = knapsack;
  const { itemLoad } = knapsack.columns;
  const states = room + 1;
  const size = states * (most + 1);
  growTables(knapsack, size, count);
  const { table, isTaken } = knapsack;
  fillEnding(knapsack, seat, table, states, baseLoad, least, most);
  const { loadBefore } = knapsack;
  for (let at = 0; at < count; at++) loadBefore[at + 1] = loadBefore[at] + itemLoad[items[at]];
  for (let at = 0; at < count; at++) {
    const load = itemLoad[items[at]];
    const cost = reduced[items[at]];
    const shift = states + load;
    // Only the items decided before this one can have taken places, and so many of them can have used no less and no more than this.
    const last = Math.min(most, count - 1 - at);
    for (let places = 0; places <= last; places++) {
      const smallest = loadBefore[count] - loadBefore[count - places];
      const largest = Math.min(room, loadBefore[at + 1 + places] - loadBefore[at + 1]);
      const start = places * states;
      const end = start + (places === most ? smallest - 1 : Math.min(largest, room - load));
      const row = at * size;
      for (let state = start + smallest; state <= end; state++) {
        const taking = cost + table[state + shift];
        if (taking < table[state]) {
          table[state] = taking;
          isTaken[row + state] = 1;
        } else isTaken[row + state] = 0;
      }
      for (let state = Math.max(start + smallest, end + 1); state <= start + largest; state++) isTaken[row + state] = 0;
      knapsack.work += Math.max(0, largest - smallest + 1);
    }
  }
  let state = 0;
  for (let at = count - 1; at >= 0; at--) {
    if (isTaken[at * size + state] === 0) continue;
    chosen[knapsack.chosenCount++] = items[at];
    state += states + itemLoad[items[at]];
  }
  return table[0];
}

/** What ending in each state costs: balance by load, and Infinity below the least count. */
export function fillEnding(
  knapsack: Knapsack,
  seat: number,
  table: Float64Array,
  states: number,
  baseLoad: number,
  least: number,
  most: number,
): void {
  knapsack.work += states * most;
  fillBalance(knapsack, seat, table, states, baseLoad);
  for (let places = 1; places <= most; places++) {
    if (places >= least) table.copyWithin(places * states, 0, states);
    else table.fill(Infinity, places * states, (places + 1) * states);
  }
  if (least > 0) table.fill(Infinity, 0, states);
}

/** Balance cost of ending on each load, `baseLoad` states further up. */
function fillBalance(knapsack: Knapsack, seat: number, table: Float64Array, states: number, baseLoad: number): void {
  table.fill(0, 0, states);
  knapsack.work += states;
  if (!hasBalance(knapsack.problem, knapsack.columns, seat)) return;
  const free = Math.floor(knapsack.problem.seatFairLoad[seat] / knapsack.columns.unitsPerState[seat]);
  for (let state = Math.max(0, free + 1 - baseLoad); state < states; state++) {
    table[state] = balanceAt(knapsack, seat, baseLoad + state);
  }
}

/** Balance cost of ending on a load given in states. */
export function balanceAt(knapsack: Knapsack, seat: number, load: number): number {
  const { problem, columns, scale } = knapsack;
  return (seatCost(problem, seat, load * columns.unitsPerState[seat], 1) - problem.seatOpenCost[seat]) * scale;
}

function growTables(knapsack: Knapsack, states: number, candidates: number): void {
  if (knapsack.table.length < states) knapsack.table = new Float64Array(states * 2);
  if (knapsack.isTaken.length < states * candidates) knapsack.isTaken = new Uint8Array(states * candidates * 1.5);
}
