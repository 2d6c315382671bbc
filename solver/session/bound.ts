/**
 * The bound kept up to date: the arithmetic of certificate.ts, term by term. A seat's knapsack is solved again only when it may have
 * changed. With the prices v, μ at which it was filled, every set that holds item i costs at least what v and μ alone prove plus ρ_i, so an
 * item with ρ_i ≥ K_j − that much (the seat's slack) cannot change K_j (core.ts has the formula).
 */

import { NONE } from '../assignment/problem.ts';
import { DIRTY, markDirty, markFor } from './dirty.ts';
import { addEntry } from './lists.ts';
import { type Live, MILLIONTHS, pairBetween, recountTerm, SIZE, SUM, termOf } from './live.ts';
import { chargeOf } from './rowCharge.ts';
import { itemsOf, type SeatLayouts } from './seatItems.ts';
import { SeatKnapsack } from './seatKnapsack.ts';

/** What taking the pair costs at the prices, in whole millionths: r_p of certificate.ts. */
export function reducedCost(live: Live, at: number): number {
  const { pair, need } = live;
  return MILLIONTHS * pair.cost.data[at] + chargeOf(live, at) - need.price.data[pair.need.data[at]];
}

/** The same with what the load and the place are worth on the seat: ρ in millionths. */
export function pricedCost(live: Live, at: number): number {
  const { pair, seat } = live;
  const on = pair.seat.data[at];
  return reducedCost(live, at) + MILLIONTHS * (seat.loadPrice.data[on] * pair.load.data[at] + seat.countPrice.data[on]);
}

/** Marks the seat of a pair that is new, or dearer or cheaper than before, where that can change its knapsack. */
export function noticePair(live: Live, at: number): void {
  const on = live.pair.seat.data[at];
  if (live.dirty.why.data[on] === DIRTY.surely) return;
  if (live.pair.isTaken.data[at] === 1 || live.seat.minCount.data[on] > 1) markDirty(live, on);
  else if (couldTake(live, at)) markFor(live, on, live.pair.need.data[at]);
}

/** Could the seat take the pair, which it does not take yet? */
export function couldTake(live: Live, at: number): boolean {
  return reducedCost(live, at) < 0 && pricedCost(live, at) < live.seat.slack.data[live.pair.seat.data[at]];
}

/** A need’s price, in whole millionths. */
export function setPrice(live: Live, need: number, price: number): void {
  const before = live.need.price.data[need];
  if (price === before) return;
  const term = termOf(live, need);
  live.journal.write(live.need.price, need, price);
  recountTerm(live, need, term);
  const { data } = live.pairsOfNeed.entries[need];
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    const pair = data[at];
    // What is taken stays taken when it becomes cheaper, and costs so much less; what is not taken stays out when it becomes dearer.
    if (live.pair.isTaken.data[pair] === 0) {
      if (price > before) noticePair(live, pair);
    } else if (price < before) markDirty(live, live.pair.seat.data[pair]);
    else lowerValue(live, live.pair.seat.data[pair], price - before);
  }
}

function lowerValue(live: Live, at: number, by: number): void {
  if (live.dirty.why.data[at] === DIRTY.surely) return;
  setValue(live, at, live.seat.value.data[at] - by);
  // The set became cheaper by as much as the prices prove of it, or by less: what lies between them does not grow.
}

function setValue({ journal, seat, sum }: Live, at: number, value: number): void {
  journal.write(sum, SUM.seatValue, sum.data[SUM.seatValue] + value - seat.value.data[at]);
  journal.write(seat.value, at, value);
}

/** Scratch for solving seats; nothing in it lasts from one call to the next. */
export interface Pricing {
  readonly knapsack: SeatKnapsack;
  readonly layouts: SeatLayouts;
  /** By pair: the number of the solve that took it last. */
  takenIn: Int32Array;
}

export function createPricing(): Pricing {
  return { knapsack: new SeatKnapsack(), layouts: [], takenIn: new Int32Array(0) };
}

/** Solves the seats that may have changed. */
export function solveDirty(live: Live, pricing: Pricing): void {
  const { dirty, journal } = live;
  const count = dirty.count.data[0];
  for (let at = 0; at < count; at++) {
    const seat = dirty.list.data[at];
    const why = dirty.why.data[seat];
    journal.write(dirty.why, seat, DIRTY.not);
    if (why === DIRTY.surely || isStillDirty(live, seat, why - DIRTY.forNeed)) solveSeat(live, pricing, seat);
  }
  journal.write(dirty.count, 0, 0);
}

/** The need’s pair or price may be another since the seat was listed for its sake. */
function isStillDirty(live: Live, seat: number, need: number): boolean {
  const pair = pairBetween(live, need, seat);
  return pair !== NONE && couldTake(live, pair);
}

function solveSeat(live: Live, pricing: Pricing, seat: number): void {
  const { journal } = live;
  const { knapsack } = pricing;
  const { pair, need, load, charged, count, unit } = itemsOf(live, pricing.layouts, seat);
  const price = live.need.price.data;
  knapsack.beginInOrder(live.seat, seat, unit);
  for (let at = 0; at < count; at++) knapsack.offer(pair[at], load[at], charged[at] - price[need[at]]);
  knapsack.solve();
  noteTaken(live, pricing, seat);
  setValue(live, seat, knapsack.value);
  journal.write(live.seat.loadPrice, seat, knapsack.loadPrice);
  journal.write(live.seat.countPrice, seat, knapsack.countPrice);
  journal.write(live.seat.slack, seat, knapsack.slack);
}

function noteTaken(live: Live, pricing: Pricing, seat: number): void {
  const { journal, pair, takenOfSeat } = live;
  const { knapsack } = pricing;
  if (pricing.takenIn.length < pair.isTaken.data.length) pricing.takenIn = new Int32Array(pair.isTaken.data.length);
  const { takenIn } = pricing;
  for (let at = 0; at < knapsack.takenCount; at++) takenIn[knapsack.taken[at]] = knapsack.solved;
  const before = takenOfSeat.entries[seat].data;
  for (let at = 0; at < takenOfSeat.count.data[seat]; at++) {
    const gone = before[at];
    // The number of a pair that was removed may be another pair’s by now.
    const isTaken = pair.isTaken.data[gone] === 1 && pair.seat.data[gone] === seat;
    if (isTaken && takenIn[gone] !== knapsack.solved) setTaken(live, gone, 0);
  }
  journal.write(takenOfSeat.count, seat, 0);
  for (let at = 0; at < knapsack.takenCount; at++) {
    const taken = knapsack.taken[at];
    addEntry(journal, takenOfSeat, seat, taken);
    if (pair.isTaken.data[taken] === 0) setTaken(live, taken, 1);
  }
}

function setTaken({ journal, pair, need }: Live, at: number, isTaken: 0 | 1): void {
  const of = pair.need.data[at];
  journal.write(pair.isTaken, at, isTaken);
  journal.write(need.takenBy, of, need.takenBy.data[of] + (isTaken === 1 ? 1 : -1));
}

/** What the prices prove, in millionths, and λ: the price of one more must-serve need waiting that proves most. */
export interface LiveBound {
  readonly millionths: number;
  readonly mustServe: number;
}

/** Adds up certificate.ts’s terms; the knapsacks must have been solved. Exact: whole numbers below 2⁵³. */
export function boundOf(live: Live): LiveBound {
  const { row, sum, size } = live;
  const allowance = sum.data[SUM.waitingMustServe] - sum.data[SUM.unpairedMustServe];
  const mustServe = allowance > 0 ? levelPrice(live, allowance) : 0;
  const total = sum.data[SUM.seatValue] + sum.data[SUM.needTerms] + allRowTerms(row, size);
  return {
    millionths: allowance > 0 ? total + leaveToWait(live, mustServe) - mustServe * allowance : total,
    mustServe,
  };
}

/** What Σ T_i loses where must-serve needs may wait for λ more than waiting costs them. */
function leaveToWait({ need, pairsOfNeed, size }: Live, mustServe: number): number {
  const [wait, price, must] = [need.waitCost.data, need.price.data, need.mustServe.data];
  const count = size.given.data[SIZE.needs];
  let total = 0;
  for (let at = 0; at < count; at++) {
    if (must[at] === 0 || pairsOfNeed.count.data[at] === 0) continue;
    total += Math.min(0, MILLIONTHS * wait[at] + mustServe - price[at]);
  }
  return total;
}

function allRowTerms(row: Live['row'], size: Live['size']): number {
  let total = 0;
  for (let at = 0; at < size.given.data[SIZE.rows]; at++) total += row.value.data[at];
  return total;
}

/** T_i at this λ: the price, or waiting where that is cheaper and allowed. */
export function needTerm(live: Live, at: number, mustServe: number): number {
  const { need, pairsOfNeed, sum } = live;
  const mayWait = sum.data[SUM.waitingMustServe] > sum.data[SUM.unpairedMustServe];
  if (need.mustServe.data[at] === 0 || pairsOfNeed.count.data[at] === 0 || !mayWait) return termOf(live, at);
  return Math.min(need.price.data[at], MILLIONTHS * need.waitCost.data[at] + mustServe);
}

/** Σ min(u, p + λ) − λ·k is greatest where as many prices as may wait lie above p + λ: at the next dearest. */
function levelPrice({ need, pairsOfNeed, size }: Live, allowance: number): number {
  const above: number[] = [];
  for (let at = 0; at < size.given.data[SIZE.needs]; at++) {
    if (need.mustServe.data[at] === 0 || pairsOfNeed.count.data[at] === 0) continue;
    const gain = need.price.data[at] - MILLIONTHS * need.waitCost.data[at];
    if (gain > 0) above.push(gain);
  }
  if (above.length <= allowance) return 0;
  return above.sort((a, b) => b - a)[allowance];
}

/** ⌈ millionths ⌉ in whole points: every plan’s objective is one. */
export function wholePoints(millionths: number): number {
  return Math.ceil(millionths / MILLIONTHS);
}
