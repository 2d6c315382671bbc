/**
 * One seat's part of the bound: the cheapest set of its items, given a reduced cost for each,
 *
 *   K_j = min( 0, min over non-empty sets S that the seat holds of [ Σ_{i∈S} r_i + seatCost_j(load(S), |S|) ] )
 *
 * The table V[s] is the least cost still to come when the items seen so far have used s states of load (Bellman 1957, read
 * backwards); the last entry decided is the answer. Ending on a load makes any balance cost exact. Items that cost 0 or more are
 * left out unless the seat has a lower count. Reduced costs may be floats in points or whole millionths: sums below 2⁵³ are exact.
 */

import { type Columns, hasBalance, MODE_COUNT, MODE_FRACTIONAL, MODE_FREE } from './columns.ts';
import { seatCost } from './costs.ts';
import type { AssignmentProblem } from './problem.ts';
import { sortByKey } from './sorting.ts';

/** Scratch for one knapsack at a time, and its last answer. Nothing is allocated once the tables have grown. */
export interface Knapsack {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  /** What one point is in the reduced costs: 1 for floats in points, POINT_SCALE for whole millionths. */
  readonly scale: number;
  /** Items taken by the last answer (indices into the columns). */
  readonly chosen: Int32Array;
  chosenCount: number;
  /** Items worth looking at, and a key to sort them by. */
  readonly candidate: Int32Array;
  readonly key: Float64Array;
  /** V, one entry a state (count-major). */
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
    key: new Float64Array(mostItems),
    table: new Float64Array(1024),
    isTaken: new Uint8Array(32_768),
  };
}

/** The seat's least cost; `reduced` has one entry an item of the columns. The set is left in `chosen`. */
export function solveSeat(knapsack: Knapsack, seat: number, reduced: Float64Array): number {
  const { problem, columns, candidate, scale } = knapsack;
  knapsack.chosenCount = 0;
  const minCount =
    columns.mode[seat] === MODE_FREE || columns.mode[seat] === MODE_COUNT ? problem.seatMinCount[seat] : 1;
  let candidates = 0;
  let negatives = 0;
  let load = 0;
  let sum = problem.seatOpenCost[seat] * scale;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    if (reduced[item] < 0) {
      sum += reduced[item];
      load += columns.itemLoad[item];
      negatives++;
    } else if (minCount <= 1 || reduced[item] === Infinity) continue;
    candidate[candidates++] = item;
  }
  // Every negative item together would not pay for opening the seat: closed, whatever fits.
  if (negatives === 0 || sum >= 0) return 0;
  const fitsLoad = load <= columns.topState[seat] && load * columns.unitsPerState[seat] <= balanceFree(knapsack, seat);
  if (fitsLoad && negatives <= columns.maxCount[seat] && negatives >= minCount)
    return takeNegatives(knapsack, candidates, reduced, sum);
  if (columns.mode[seat] === MODE_FREE) return solveFree(knapsack, seat, reduced, candidates, minCount);
  if (columns.mode[seat] === MODE_FRACTIONAL) return solveFractional(knapsack, seat, reduced, candidates);
  if (columns.mode[seat] === MODE_COUNT) {
    if (minCount > 1) return solveByCount(knapsack, seat, reduced, candidates);
    // Without the count limit first: most sets keep it anyway, and then the answer is exact and far cheaper.
    const value = solveByLoad(knapsack, seat, reduced, candidates);
    if (knapsack.chosenCount <= columns.maxCount[seat]) return value;
    return solveByCount(knapsack, seat, reduced, candidates);
  }
  return solveByLoad(knapsack, seat, reduced, candidates);
}

/** The largest load that costs no balance points. */
function balanceFree(knapsack: Knapsack, seat: number): number {
  return hasBalance(knapsack.problem, knapsack.columns, seat) ? knapsack.problem.seatFairLoad[seat] : Infinity;
}

function takeNegatives(knapsack: Knapsack, candidates: number, reduced: Float64Array, sum: number): number {
  for (let at = 0; at < candidates; at++) {
    if (reduced[knapsack.candidate[at]] < 0) knapsack.chosen[knapsack.chosenCount++] = knapsack.candidate[at];
  }
  return sum;
}

/** No load limit: the cheapest items up to the largest count, and on to the least count if that still pays. */
function solveFree(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  candidates: number,
  minCount: number,
): number {
  const { problem, columns, candidate, key, chosen, scale } = knapsack;
  if (candidates < minCount || columns.maxCount[seat] < minCount) return 0;
  for (let at = 0; at < candidates; at++) key[at] = reduced[candidate[at]];
  sortByKey(candidate, key, candidates);
  let value = problem.seatOpenCost[seat] * scale;
  let taken = 0;
  while (taken < candidates && taken < columns.maxCount[seat] && (key[taken] < 0 || taken < minCount))
    value += key[taken++];
  if (value >= 0) return 0;
  for (let at = 0; at < taken; at++) chosen[at] = candidate[at];
  knapsack.chosenCount = taken;
  return value;
}

/** Load states only. Candidates come by falling load, so the last ones, decided first, reach few states. */
function solveByLoad(knapsack: Knapsack, seat: number, reduced: Float64Array, candidates: number): number {
  const { problem, columns, candidate, chosen, scale } = knapsack;
  const { itemLoad } = columns;
  const states = columns.topState[seat] + 1;
  growTables(knapsack, states, candidates);
  const { table, isTaken } = knapsack;
  fillEnding(knapsack, seat, table, false);
  let reach = 0;
  for (let at = 0; at < candidates; at++) reach += itemLoad[candidate[at]];
  for (let at = 0; at < candidates; at++) {
    const load = itemLoad[candidate[at]];
    const cost = reduced[candidate[at]];
    const row = at * states;
    // The items decided after this one (smaller `at` is nearer the end of the load) can have used at most `reach` states.
    reach -= load;
    const top = Math.min(states - 1 - load, reach);
    const last = Math.min(states - 1, reach);
    for (let state = 0; state <= top; state++) {
      const taking = cost + table[state + load];
      if (taking < table[state]) {
        table[state] = taking;
        isTaken[row + state] = 1;
      } else isTaken[row + state] = 0;
    }
    if (last > top) isTaken.fill(0, row + Math.max(0, top + 1), row + last + 1);
  }
  const value = problem.seatOpenCost[seat] * scale + table[0];
  if (value >= 0) return 0;
  let state = 0;
  for (let at = candidates - 1; at >= 0; at--) {
    if (isTaken[at * states + state] === 0) continue;
    chosen[knapsack.chosenCount++] = candidate[at];
    state += itemLoad[candidate[at]];
  }
  return value;
}

/** Load × count states, for seats whose count limits can bind. A count of 0 is a closed seat, worth 0. */
function solveByCount(knapsack: Knapsack, seat: number, reduced: Float64Array, candidates: number): number {
  const { problem, columns, candidate, chosen, scale } = knapsack;
  const { itemLoad } = columns;
  const states = columns.topState[seat] + 1;
  const layers = columns.maxCount[seat] + 1;
  const size = states * layers;
  knapsack.chosenCount = 0;
  growTables(knapsack, size, candidates);
  const { table, isTaken } = knapsack;
  fillEnding(knapsack, seat, table, true);
  isTaken.fill(0, 0, size * candidates);
  for (let at = 0; at < candidates; at++) {
    const load = itemLoad[candidate[at]];
    const cost = reduced[candidate[at]];
    const row = at * size;
    const shift = states + load;
    for (let count = 0; count < layers - 1; count++) {
      const end = (count + 1) * states - load;
      for (let state = count * states; state < end; state++) {
        const taking = cost + table[state + shift];
        if (taking < table[state]) {
          table[state] = taking;
          isTaken[row + state] = 1;
        }
      }
    }
  }
  const value = problem.seatOpenCost[seat] * scale + table[0];
  if (!(value < 0)) return 0;
  let state = 0;
  for (let at = candidates - 1; at >= 0; at--) {
    if (isTaken[at * size + state] === 0) continue;
    chosen[knapsack.chosenCount++] = candidate[at];
    state += states + itemLoad[candidate[at]];
  }
  return value;
}

/**
 * Too many states for a table: the fractional knapsack (Dantzig 1957), a valid lower bound of the exact one. Counts and balance are
 * left out. In whole numbers the split item is rounded down.
 */
function solveFractional(knapsack: Knapsack, seat: number, reduced: Float64Array, candidates: number): number {
  const { problem, columns, candidate, key, chosen, scale } = knapsack;
  const { itemLoad } = columns;
  for (let at = 0; at < candidates; at++) {
    const load = itemLoad[candidate[at]];
    key[at] = load === 0 ? -Infinity : reduced[candidate[at]] / load;
  }
  sortByKey(candidate, key, candidates);
  let left = columns.topState[seat];
  let value = problem.seatOpenCost[seat] * scale;
  let taken = 0;
  while (taken < candidates && itemLoad[candidate[taken]] <= left) {
    left -= itemLoad[candidate[taken]];
    value += reduced[candidate[taken]];
    chosen[taken] = candidate[taken];
    taken++;
  }
  if (taken < candidates) value += share(reduced[candidate[taken]], left, itemLoad[candidate[taken]], scale);
  if (value >= 0) return 0;
  knapsack.chosenCount = taken;
  return value;
}

function share(cost: number, part: number, whole: number, scale: number): number {
  if (scale === 1) return (cost * part) / whole;
  const product = BigInt(cost) * BigInt(part);
  const quotient = product / BigInt(whole);
  return Number(quotient * BigInt(whole) === product ? quotient : quotient - 1n);
}

/** What ending in each state costs: balance by load, and Infinity at a count the seat may not end on. */
export function fillEnding(knapsack: Knapsack, seat: number, table: Float64Array, isCounted: boolean): void {
  const { problem, columns } = knapsack;
  const loads = columns.topState[seat] + 1;
  fillBalance(knapsack, seat, table, 0, loads);
  if (!isCounted) return;
  const minCount = problem.seatMinCount[seat];
  for (let count = 1; count <= columns.maxCount[seat]; count++) {
    if (count >= minCount) table.copyWithin(count * loads, 0, loads);
    else table.fill(Infinity, count * loads, (count + 1) * loads);
  }
  // No need at all is the closed seat, worth 0 elsewhere: here it may only stand where an open seat may be as good as empty.
  table.fill(minCount <= 1 ? 0 : Infinity, 0, loads);
}

/** Balance cost of ending on each load. */
function fillBalance(knapsack: Knapsack, seat: number, table: Float64Array, at: number, loads: number): void {
  const { problem, columns, scale } = knapsack;
  table.fill(0, at, at + loads);
  if (!hasBalance(problem, columns, seat)) return;
  const unit = columns.unitsPerState[seat];
  const first = Math.floor(problem.seatFairLoad[seat] / unit) + 1;
  for (let state = Math.max(0, first); state < loads; state++) {
    table[at + state] = (seatCost(problem, seat, state * unit, 1) - problem.seatOpenCost[seat]) * scale;
  }
}

function growTables(knapsack: Knapsack, states: number, candidates: number): void {
  if (knapsack.table.length < states) knapsack.table = new Float64Array(states * 2);
  if (knapsack.isTaken.length < states * candidates) knapsack.isTaken = new Uint8Array(states * candidates * 1.5);
}
