/**
 * Most items of a knapsack are decided by prices alone. With a price v ≥ 0 a state of load and μ ≥ 0 a place,
 *
 *   bound(v, μ) = Σ_i min(0, ρ_i) − max_l [ v·l − balance(l) ] − μ·N,      ρ_i = r_i + v·d_i + μ
 *
 * is below every set's cost, and a set that decides item i against the sign of ρ_i costs |ρ_i| more. What cannot then beat a set already
 * known is settled, and a table is needed only for the core that is left: usually a handful of items and a few states
 * (Balas & Zemel 1980, Operations Research 28:1130–1154, with a second price for the count). The value is exact whatever the prices.
 */

import { hasBalance } from './columns.ts';
import { BALANCE_DENOMINATOR } from './problem.ts';
import type { Knapsack } from './scratch.ts';
import { sortByKey } from './sorting.ts';
import { balanceAt, solveByCount, solveByLoad } from './table.ts';

/** Halvings of the place price from nothing, and around the last answer; WIDER is how far around. */
const FULL_HALVINGS = 10;
const WARM_HALVINGS = 3;
const WIDER = 1.15;
/** A small core first finds a better set, and that makes the final core small (Pisinger 1997, Operations Research 45:758–767). */
const CORE_SIZE = 10;
const ENOUGH_TO_SHRINK = 14;
/** What a candidate looked at, and one put in order, weigh in table entries. */
const WORK_PER_LOOK = 2;
const WORK_PER_SORTED = 20;

/** Least cost of a set of at most `most` candidates, opening left out; leaves the set in `chosen`. */
export function solveCore(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  candidates: number,
  most: number,
): number {
  const { columns, candidate, rho } = knapsack;
  const place = placePrice(knapsack, seat, reduced, candidates, most);
  const hour = hourPrice(knapsack, seat, reduced, candidates, place).price;
  let known = fillKnown(knapsack, seat, reduced, candidates, most);
  let bound = -capacityWorth(knapsack, seat, hour) - (place > 0 ? place * most : 0);
  for (let at = 0; at < candidates; at++) {
    rho[at] = reduced[candidate[at]] + hour * columns.itemLoad[candidate[at]] + place;
    bound += Math.min(0, rho[at]);
  }
  noteCore(knapsack, hour, place, bound);
  // Whole millionths err by less than one, floats by far less than this.
  const slack = knapsack.scale === 1 ? 1e-9 * (1 + Math.abs(bound)) : 2;
  const close = closest(knapsack, candidates, known - bound + slack);
  if (close < Infinity) known = trySet(knapsack, seat, reduced, candidates, most, close, known);
  known = trySet(knapsack, seat, reduced, candidates, most, known - bound + slack, known);
  knapsack.chosen.set(knapsack.known.subarray(0, knapsack.knownCount));
  knapsack.chosenCount = knapsack.knownCount;
  return known;
}

function noteCore({ corePrices }: Knapsack, load: number, count: number, bound: number): void {
  corePrices.isKnown = true;
  corePrices.load = load;
  corePrices.count = count;
  corePrices.bound = bound;
}

/** The |ρ| that makes a core of CORE_SIZE items out of those below `room`; Infinity when these are few already. */
function closest(knapsack: Knapsack, candidates: number, room: number): number {
  const { rho, order, key } = knapsack;
  let count = 0;
  for (let at = 0; at < candidates; at++) {
    if (Math.abs(rho[at]) >= room) continue;
    order[count] = at;
    key[count++] = Math.abs(rho[at]);
  }
  if (count <= ENOUGH_TO_SHRINK) return Infinity;
  sortByKey(order, key, count);
  return key[CORE_SIZE];
}

/**
 * Decides every item with |ρ| ≥ `room` by its sign and the others by table. Keeps the set if it is better than the known one, and
 * returns the better cost. With the room of the known set's gap, no better set exists afterwards.
 */
function trySet(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  candidates: number,
  most: number,
  room: number,
  known: number,
): number {
  const { columns, candidate, chosen, free, rho } = knapsack;
  let freeCount = 0;
  let load = 0;
  let cost = 0;
  knapsack.chosenCount = 0;
  for (let at = 0; at < candidates; at++) {
    const item = candidate[at];
    if (Math.abs(rho[at]) < room) free[freeCount++] = item;
    else if (rho[at] < 0) {
      chosen[knapsack.chosenCount++] = item;
      load += columns.itemLoad[item];
      cost += reduced[item];
    }
  }
  const places = most - knapsack.chosenCount;
  const states = columns.topState[seat] - load;
  // Items decided together that do not fit: nothing to find here.
  if (places < 0 || states < 0) return known;
  cost += solveFreeItems(knapsack, seat, reduced, freeCount, load, states, places);
  if (cost >= known) return known;
  knapsack.known.set(chosen.subarray(0, knapsack.chosenCount));
  knapsack.knownCount = knapsack.chosenCount;
  return cost;
}

/** By load alone first: hours bind far more often than places, and a set that keeps within the places needs no table of counts. */
function solveFreeItems(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  freeCount: number,
  load: number,
  states: number,
  places: number,
): number {
  const { free } = knapsack;
  const settled = knapsack.chosenCount;
  const cost = solveByLoad(knapsack, seat, reduced, free, freeCount, load, states);
  if (knapsack.chosenCount - settled <= places) return cost;
  knapsack.chosenCount = settled;
  return solveByCount(knapsack, seat, reduced, free, freeCount, load, states, 0, places);
}

/**
 * A place price at which no more items are worth taking than there are places; 0 when that holds without one. Prices change little
 * between two calls for a seat, so the search starts around the last answer.
 */
function placePrice(knapsack: Knapsack, seat: number, reduced: Float64Array, candidates: number, most: number): number {
  const { lastPlacePrice } = knapsack;
  if (candidates <= most) return 0;
  const isEnough = (price: number) => countWorthTaking(knapsack, seat, reduced, candidates, price) <= most;
  if (isEnough(0)) {
    lastPlacePrice[seat] = 0;
    return 0;
  }
  let low = 0;
  let high = wholePrice(knapsack, lastPlacePrice[seat] * WIDER);
  if (high <= 0 || !isEnough(high)) {
    low = high;
    for (let at = 0; at < candidates; at++) high = Math.max(high, -reduced[knapsack.candidate[at]]);
  } else {
    const below = wholePrice(knapsack, lastPlacePrice[seat] / WIDER);
    if (isEnough(below)) high = below;
    else low = below;
  }
  const halvings = high > low * WIDER * WIDER ? FULL_HALVINGS : WARM_HALVINGS;
  for (let round = 0; round < halvings; round++) {
    const middle = wholePrice(knapsack, (low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  lastPlacePrice[seat] = high;
  return high;
}

/** How many candidates are worth taking at a place price: the best by worth a state, until one does not fit. */
function countWorthTaking(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  candidates: number,
  place: number,
): number {
  const { columns, candidate, order, key } = knapsack;
  const { itemLoad } = columns;
  knapsack.work += WORK_PER_LOOK * candidates;
  let count = 0;
  let free = 0;
  let load = 0;
  for (let at = 0; at < candidates; at++) {
    const item = candidate[at];
    const worth = reduced[item] + place;
    if (worth >= 0) continue;
    if (itemLoad[item] === 0) free++;
    else {
      order[count] = item;
      key[count++] = worth / itemLoad[item];
      load += itemLoad[item];
    }
  }
  const top = columns.topState[seat];
  return free + (load <= top ? count : countFitting(order, key, count, itemLoad, top));
}

/** How many of the first by key fit: halves around a pivot (Hoare 1961), going on in the half where the room ends. */
function countFitting(order: Int32Array, key: Float64Array, count: number, itemLoad: Int32Array, top: number): number {
  let first = 0;
  let last = count - 1;
  let room = top;
  while (first <= last) {
    const pivot = key[(first + last) >> 1];
    let low = first;
    let high = last;
    let load = 0;
    while (low <= high) {
      while (key[low] < pivot) load += itemLoad[order[low++]];
      while (key[high] > pivot) high--;
      if (low > high) break;
      swap(order, key, low, high--);
      load += itemLoad[order[low++]];
    }
    if (load <= room) {
      room -= load;
      first = low;
    } else last = Math.min(low, last) - 1;
  }
  return first;
}

function swap(order: Int32Array, key: Float64Array, a: number, b: number): void {
  const movedKey = key[a];
  const movedItem = order[a];
  key[a] = key[b];
  order[a] = order[b];
  key[b] = movedKey;
  order[b] = movedItem;
}

/** Whole millionths stay whole, so that the bound has no rounding to hide. */
function wholePrice(knapsack: Knapsack, price: number): number {
  return knapsack.scale === 1 ? price : Math.round(price);
}

const filled = { price: 0, count: 0 };

/**
 * Orders the candidates by worth a state and fills up: the price of the first that does not fit, or is not worth its balance, and how
 * many are worth taking at that price.
 */
function hourPrice(
  knapsack: Knapsack,
  seat: number,
  reduced: Float64Array,
  candidates: number,
  place: number,
): { price: number; count: number } {
  const { columns, candidate, order, key } = knapsack;
  const { itemLoad } = columns;
  for (let at = 0; at < candidates; at++) {
    const worth = reduced[candidate[at]] + place;
    const load = itemLoad[candidate[at]];
    order[at] = candidate[at];
    key[at] = load === 0 ? (worth < 0 ? -Infinity : Infinity) : worth / load;
  }
  sortByKey(order, key, candidates);
  knapsack.work += WORK_PER_SORTED * candidates;
  const fair = hasBalance(knapsack.problem, columns, seat) ? fairStates(knapsack, seat) : Infinity;
  const slope = balanceSlope(knapsack, seat);
  let left = columns.topState[seat];
  let at = 0;
  while (at < candidates && key[at] < 0 && itemLoad[order[at]] <= left) {
    if (columns.topState[seat] - left >= fair && -key[at] <= slope) break;
    left -= itemLoad[order[at++]];
  }
  filled.price = at < candidates && key[at] < 0 ? wholePrice(knapsack, -key[at]) : 0;
  filled.count = at;
  return filled;
}

function fairStates(knapsack: Knapsack, seat: number): number {
  return knapsack.problem.seatFairLoad[seat] / knapsack.columns.unitsPerState[seat];
}

/** Balance points a state above the fair load, before rounding up. */
function balanceSlope(knapsack: Knapsack, seat: number): number {
  const { problem, columns, scale } = knapsack;
  return (problem.seatBalanceNumerator[seat] * columns.unitsPerState[seat] * scale) / BALANCE_DENOMINATOR;
}

/** A set that fits: down the order, everything that still fits and lowers the cost. Returns its cost. */
function fillKnown(knapsack: Knapsack, seat: number, reduced: Float64Array, candidates: number, most: number): number {
  const { columns, order, known } = knapsack;
  const { itemLoad } = columns;
  const isBalanced = hasBalance(knapsack.problem, columns, seat);
  let load = 0;
  let cost = 0;
  let balance = isBalanced ? balanceAt(knapsack, seat, 0) : 0;
  knapsack.knownCount = 0;
  for (let at = 0; at < candidates && knapsack.knownCount < most; at++) {
    const item = order[at];
    if (load + itemLoad[item] > columns.topState[seat]) continue;
    const after = isBalanced ? balanceAt(knapsack, seat, load + itemLoad[item]) : 0;
    if (reduced[item] + after - balance >= 0) continue;
    known[knapsack.knownCount++] = item;
    load += itemLoad[item];
    cost += reduced[item];
    balance = after;
  }
  return cost + balance;
}

/** max over loads of hour·l − balance(l), with the balance not rounded up: at the fair load, at nought where that is below, or at the top. */
function capacityWorth(knapsack: Knapsack, seat: number, hour: number): number {
  const top = knapsack.columns.topState[seat];
  if (!hasBalance(knapsack.problem, knapsack.columns, seat)) return hour * top;
  const fair = fairStates(knapsack, seat);
  const slope = balanceSlope(knapsack, seat);
  return Math.max(fair < 0 ? slope * fair : hour * fair, hour * top - slope * (top - fair));
}
