/**
 * First prices for problems of any size, by coordinate ascent on the transportation-like relaxation in which a seat's hours may be
 * split: with an hour price v_j a seat,
 *
 *   D(v, w) = Σ_i min( p_i, min_j c_ij + w·k_ij + v_j·d_ij ) − Σ_j v_j·C_j + rows
 *
 * is concave, and the best v_j given all others is where the load of the needs that still prefer seat j falls to its capacity: a
 * sort of break-even prices. A few sweeps come within a percent where subgradient steps from nothing need hundreds of rounds. The need
 * prices u_i = that minimum give L(u, w) ≥ D(v, w), because a whole knapsack is worth no less than a split one.
 */

import { clampPrices, type PriceVector } from './priceDomain.ts';
import { NONE, UNLIMITED } from './problem.ts';
import { priceRows, type Relaxation, waitPrice } from './relaxation.ts';
import { bestRowPrice, needsOfRows, type RowMarket } from './rowPrices.ts';
import { sortByKey } from './sorting.ts';

const MAX_SWEEPS = 40;
/** Times every row is priced: a row touches many needs, so the seats settle before and after. */
const ROW_PASSES = 2;
const ENOUGH_GAIN = 2e-5;

interface Sweep {
  readonly relaxation: Relaxation;
  readonly prices: PriceVector;
  /** Points per state of load and points per need, one a seat. */
  readonly hourPrice: Float64Array;
  readonly placePrice: Float64Array;
  /** Cheapest and second cheapest option of each need, and their seats (NONE for waiting). */
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly bestSeat: Int32Array;
  readonly secondSeat: Int32Array;
  /** Items of need i are needItem[pairStart[i] …]; −1 where the pair is no item. */
  readonly itemOfPair: Int32Array;
  readonly order: Int32Array;
  readonly key: Float64Array;
}

/** Starting prices; `shouldStop` is asked after every sweep. */
export function coldStart(relaxation: Relaxation, shouldStop: () => boolean): PriceVector {
  const sweep = createSweep(relaxation);
  const { prices, best } = sweep;
  settleSeats(sweep, shouldStop);
  if (relaxation.problem.rowCount > 0) {
    for (let pass = 0; pass < ROW_PASSES && !shouldStop(); pass++) {
      priceAllRows(sweep, shouldStop);
      settleSeats(sweep, shouldStop);
    }
  }
  for (let need = 0; need < best.length; need++) prices[need] = Number.isFinite(best[need]) ? best[need] : 0;
  clampPrices(relaxation.problem, prices);
  return prices;
}

/** Sweeps over the seats until a sweep gains next to nothing. */
function settleSeats(sweep: Sweep, shouldStop: () => boolean): void {
  let value = splitBound(sweep);
  for (let round = 0; round < MAX_SWEEPS && !shouldStop(); round++) {
    for (let seat = 0; seat < sweep.relaxation.problem.seatCount; seat++) {
      priceHours(sweep, seat);
      pricePlaces(sweep, seat);
    }
    if (sweep.relaxation.pairedAllowance > 0) priceLevel(sweep);
    const gained = splitBound(sweep) - value;
    value += gained;
    if (gained < ENOUGH_GAIN * Math.abs(value)) break;
  }
}

/**
 * Sets λ to its optimum given all else: must-serve needs ordered by what being staffed costs more than waiting, the price is that of the
 * first that is not allowed to wait.
 */
function priceLevel(sweep: Sweep): void {
  const { relaxation, prices, best, second, bestSeat } = sweep;
  const { problem, isLevelled, pairedAllowance, waitCost } = relaxation;
  const gaps: number[] = [];
  for (let need = 0; need < problem.needCount; need++) {
    if (isLevelled[need] === 0) continue;
    const staffed = bestSeat[need] === NONE ? second[need] : best[need];
    gaps.push(staffed - waitCost[need]);
  }
  gaps.sort((first, second) => second - first);
  const level = problem.needCount + problem.rowCount;
  const finite = gaps.find((gap, at) => at >= pairedAllowance && Number.isFinite(gap)) ?? 0;
  prices[level] = Math.max(0, finite);
  for (let need = 0; need < problem.needCount; need++) if (isLevelled[need] === 1) rescan(sweep, need);
}

function priceAllRows(sweep: Sweep, shouldStop: () => boolean): void {
  const { relaxation, prices } = sweep;
  const { problem, columns } = relaxation;
  const touched = needsOfRows(problem);
  const market: RowMarket = {
    problem,
    optionCost: (pair) => {
      const item = sweep.itemOfPair[pair];
      if (item < 0) return Infinity;
      const seat = problem.pairSeat[pair];
      const hours = sweep.hourPrice[seat] * columns.itemLoad[item];
      return relaxation.pricedCost[item] + sweep.placePrice[seat] + hours;
    },
    waitCost: (need) => waitPrice(relaxation, prices, need),
  };
  for (let row = 0; row < problem.rowCount && !shouldStop(); row++) {
    const at = problem.needCount + row;
    const price = bestRowPrice(market, touched, row, prices[at]);
    if (price === prices[at]) continue;
    prices[at] = price;
    clampPrices(problem, prices);
    priceRows(relaxation, prices);
  }
  for (let need = 0; need < problem.needCount; need++) rescan(sweep, need);
}

function createSweep(relaxation: Relaxation): Sweep {
  const { problem, columns } = relaxation;
  const itemOfPair = new Int32Array(problem.pairSeat.length).fill(-1);
  for (let item = 0; item < columns.itemPair.length; item++) itemOfPair[columns.itemPair[item]] = item;
  const sweep: Sweep = {
    relaxation,
    prices: new Float64Array(problem.needCount + problem.rowCount + 1),
    hourPrice: new Float64Array(problem.seatCount),
    placePrice: new Float64Array(problem.seatCount),
    best: new Float64Array(problem.needCount),
    second: new Float64Array(problem.needCount),
    bestSeat: new Int32Array(problem.needCount),
    secondSeat: new Int32Array(problem.needCount),
    itemOfPair,
    order: new Int32Array(relaxation.knapsack.candidate.length),
    key: new Float64Array(relaxation.knapsack.candidate.length),
  };
  priceRows(relaxation, sweep.prices);
  for (let need = 0; need < problem.needCount; need++) rescan(sweep, need);
  return sweep;
}

/** D at the present prices, rows left out: they are priced by the later steps. */
function splitBound(sweep: Sweep): number {
  const { problem, columns } = sweep.relaxation;
  let total = -sweep.relaxation.pairedAllowance * sweep.prices[problem.needCount + problem.rowCount];
  for (let need = 0; need < problem.needCount; need++) {
    if (Number.isFinite(sweep.best[need])) total += sweep.best[need];
  }
  for (let seat = 0; seat < problem.seatCount; seat++) {
    if (sweep.hourPrice[seat] > 0) total -= sweep.hourPrice[seat] * columns.topState[seat];
    if (sweep.placePrice[seat] > 0) total -= sweep.placePrice[seat] * columns.maxCount[seat];
  }
  return total;
}

/** Sets a seat's hour price to its optimum given all others: the break-even prices of its items, dearest first, up to its capacity. */
function priceHours(sweep: Sweep, seat: number): void {
  const { relaxation, hourPrice, placePrice, order, key } = sweep;
  const { columns, pricedCost } = relaxation;
  if (relaxation.problem.seatCapacity[seat] === UNLIMITED) return;
  let count = 0;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    const gain = elsewhere(sweep, seat, item) - pricedCost[item] - placePrice[seat];
    if (gain <= 0 || columns.itemLoad[item] === 0) continue;
    order[count] = item;
    key[count++] = -gain / columns.itemLoad[item];
  }
  sortByKey(order, key, count);
  let left = columns.topState[seat];
  let at = 0;
  while (at < count && columns.itemLoad[order[at]] <= left) left -= columns.itemLoad[order[at++]];
  const price = at < count ? finitePrice(key, at, count, hourPrice[seat]) : 0;
  if (price === hourPrice[seat]) return;
  hourPrice[seat] = price;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) reprice(sweep, seat, item);
}

/** The same for a seat's places, where its count is limited. */
function pricePlaces(sweep: Sweep, seat: number): void {
  const { relaxation, hourPrice, placePrice, order, key } = sweep;
  const { columns, pricedCost } = relaxation;
  if (columns.maxCount[seat] >= columns.seatStart[seat + 1] - columns.seatStart[seat]) return;
  let count = 0;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    const gain = elsewhere(sweep, seat, item) - pricedCost[item] - hourPrice[seat] * columns.itemLoad[item];
    if (gain <= 0) continue;
    order[count] = item;
    key[count++] = -gain;
  }
  sortByKey(order, key, count);
  const at = columns.maxCount[seat];
  const price = at < count ? finitePrice(key, at, count, placePrice[seat]) : 0;
  if (price === placePrice[seat]) return;
  placePrice[seat] = price;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) reprice(sweep, seat, item);
}

/** What the item's need pays without this seat. */
function elsewhere(sweep: Sweep, seat: number, item: number): number {
  const need = sweep.relaxation.columns.itemNeed[item];
  return sweep.bestSeat[need] === seat ? sweep.second[need] : sweep.best[need];
}

/** A need with nowhere else to go has no break-even price: the dearest finite one after it stands in. */
function finitePrice(key: Float64Array, from: number, count: number, fallback: number): number {
  for (let at = from; at < count; at++) if (key[at] !== -Infinity) return -key[at];
  return fallback;
}

/** Takes one item's new price into its need's two cheapest options; scans all options only when one of the two became dearer. */
function reprice(sweep: Sweep, seat: number, item: number): void {
  const { relaxation, hourPrice, best, second, bestSeat, secondSeat } = sweep;
  const need = relaxation.columns.itemNeed[item];
  const cost =
    relaxation.pricedCost[item] + sweep.placePrice[seat] + hourPrice[seat] * relaxation.columns.itemLoad[item];
  if (bestSeat[need] === seat) {
    if (cost <= second[need]) best[need] = cost;
    else rescan(sweep, need);
  } else if (cost < best[need]) {
    second[need] = best[need];
    secondSeat[need] = bestSeat[need];
    best[need] = cost;
    bestSeat[need] = seat;
  } else if (secondSeat[need] === seat) {
    if (cost <= second[need]) second[need] = cost;
    else rescan(sweep, need);
  } else if (cost < second[need]) {
    second[need] = cost;
    secondSeat[need] = seat;
  }
}

function rescan(sweep: Sweep, need: number): void {
  const { relaxation, hourPrice, prices, itemOfPair, best, second, bestSeat, secondSeat } = sweep;
  const { problem, columns, pricedCost } = relaxation;
  let first = waitPrice(relaxation, prices, need);
  let next = Infinity;
  let firstSeat = -1;
  let nextSeat = -1;
  for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
    const item = itemOfPair[pair];
    if (item < 0) continue;
    const seat = problem.pairSeat[pair];
    const cost = pricedCost[item] + sweep.placePrice[seat] + hourPrice[seat] * columns.itemLoad[item];
    if (cost < first) {
      next = first;
      nextSeat = firstSeat;
      first = cost;
      firstSeat = seat;
    } else if (cost < next) {
      next = cost;
      nextSeat = seat;
    }
  }
  best[need] = first;
  second[need] = next;
  bestSeat[need] = firstSeat;
  secondSeat[need] = nextSeat;
}
