/**
 * Changes of the problem itself: needs and pairs that come, change and go, seats and rows with other limits. The plan stays as it is wherever
 * it can; a need whose pair goes waits. What the bound has to look at again is marked on the way.
 */

import type { NeedInput, PairInput, SeatInput } from '../assignment/build.ts';
import { NONE, UNLIMITED } from '../assignment/problem.ts';
import { noticePair } from './bound.ts';
import { markDirty } from './dirty.ts';
import { forgetSetsOf } from './forbid.ts';
import { addEntry, removeEntry } from './lists.ts';
import {
  type Live,
  pairBetween,
  recountTerm,
  renewSeat,
  reserveNeeds,
  reservePairs,
  reserveSeats,
  SIZE,
  SUM,
  termOf,
  tooManyUses,
  USES_PER_PAIR,
} from './live.ts';
import { giveBack, takeNext, takeNumber } from './numbers.ts';
import { addTo, moveNeed, recountSeat } from './plan.ts';
import { noteBefore } from './watch.ts';

/** A new need, waiting; returns its number. */
export function addNeed(live: Live, input: NeedInput): number {
  const need = takeNumber(live, SIZE.needs, SIZE.freeNeeds, live.size.freeNeeds);
  reserveNeeds(live, need + 1);
  const { journal } = live;
  const term = termOf(live, need);
  journal.write(live.need.isUsed, need, 1);
  journal.write(live.need.pairOf, need, NONE);
  journal.write(live.need.place, need, NONE);
  journal.write(live.need.price, need, 0);
  journal.write(live.need.takenBy, need, 0);
  journal.write(live.need.isHeld, need, 0);
  journal.write(live.need.waitCost, need, 0);
  journal.write(live.need.mustServe, need, 0);
  addTo(live, SUM.waiting, 1);
  recountTerm(live, need, term);
  setWaiting(live, need, input.waitCost, input.mustServe === true);
  for (const pair of input.pairs) setPair(live, need, pair.seat, pair);
  return need;
}

/** Takes a need out with all its pairs. Its number may be given to another. */
export function removeNeed(live: Live, need: number): void {
  const { journal, pairsOfNeed } = live;
  noteBefore(live, need);
  forgetSetsOf(live, need);
  while (pairsOfNeed.count.data[need] > 0) removePair(live, pairsOfNeed.entries[need].data[0]);
  if (live.need.pairOf.data[need] !== NONE) moveNeed(live, need, NONE);
  setWaiting(live, need, 0, false);
  const term = termOf(live, need);
  journal.write(live.need.isUsed, need, 0);
  addTo(live, SUM.waiting, -1);
  recountTerm(live, need, term);
  giveBack(live, SIZE.freeNeeds, live.size.freeNeeds, need);
}

/** What waiting costs the need; Infinity where it may not. Points and level follow where it waits. */
export function setWaiting(live: Live, need: number, waitCost: number, mustServe: boolean): void {
  const { journal, pairsOfNeed } = live;
  noteBefore(live, need);
  const term = termOf(live, need);
  const before = live.need.waitCost.data[need];
  const wasMust = live.need.mustServe.data[need];
  const isMust = mustServe ? 1 : 0;
  if (live.need.pairOf.data[need] === NONE) {
    addTo(live, SUM.points, finite(waitCost) - finite(before));
    addTo(live, SUM.excess, Number(waitCost === Infinity) - Number(before === Infinity));
    addTo(live, SUM.waitingMustServe, isMust - wasMust);
  }
  if (pairsOfNeed.count.data[need] === 0) addTo(live, SUM.unpairedMustServe, isMust - wasMust);
  journal.write(live.need.waitCost, need, waitCost);
  journal.write(live.need.mustServe, need, isMust);
  recountTerm(live, need, term);
}

function finite(points: number): number {
  return points === Infinity ? 0 : points;
}

/** The pair of a need and a seat as it is now; undefined takes it away. A need on the pair stays on it while there is one. */
export function setPair(live: Live, need: number, seat: number, input: Omit<PairInput, 'seat'> | undefined): void {
  const known = pairBetween(live, need, seat);
  if (input === undefined) {
    if (known !== NONE) removePair(live, known);
    return;
  }
  const pair = known === NONE ? addPair(live, need, seat) : known;
  const isOn = live.need.pairOf.data[need] === pair;
  if (isOn) moveNeed(live, need, NONE);
  // Before and after: a pair taken at the old cost, or worth taking at the new one. A new one had no cost.
  if (known !== NONE) noticePair(live, pair);
  writePair(live, need, pair, input);
  noticePair(live, pair);
  if (isOn) moveNeed(live, need, pair);
}

function writePair(live: Live, need: number, pair: number, { cost, load, uses = [] }: Omit<PairInput, 'seat'>): void {
  const { journal } = live;
  renewSeat(live, live.pair.seat.data[pair]);
  if (uses.length > USES_PER_PAIR) throw new RangeError(tooManyUses(need));
  journal.write(live.pair.cost, pair, cost);
  journal.write(live.pair.load, pair, load);
  for (let at = 0; at < USES_PER_PAIR; at++) {
    journal.write(live.pair.useRow, pair * USES_PER_PAIR + at, uses[at]?.row ?? NONE);
    journal.write(live.pair.useAmount, pair * USES_PER_PAIR + at, uses[at]?.amount ?? 0);
  }
}

function addPair(live: Live, need: number, seat: number): number {
  const { journal, pairsOfNeed, pairsOfSeat } = live;
  const pair = takeNumber(live, SIZE.pairs, SIZE.freePairs, live.size.freePairs);
  reservePairs(live, pair + 1);
  if (pairsOfNeed.count.data[need] === 0) addTo(live, SUM.unpairedMustServe, -live.need.mustServe.data[need]);
  journal.write(live.pair.need, pair, need);
  journal.write(live.pair.seat, pair, seat);
  journal.write(live.pair.isTaken, pair, 0);
  const term = termOf(live, need);
  journal.write(live.pair.needPlace, pair, addEntry(journal, pairsOfNeed, need, pair));
  recountTerm(live, need, term);
  journal.write(live.pair.seatPlace, pair, addEntry(journal, pairsOfSeat, seat, pair));
  return pair;
}

function removePair(live: Live, pair: number): void {
  const { journal, pairsOfNeed, pairsOfSeat } = live;
  const need = live.pair.need.data[pair];
  const seat = live.pair.seat.data[pair];
  renewSeat(live, seat);
  if (live.need.pairOf.data[need] === pair) moveNeed(live, need, NONE);
  if (live.pair.isTaken.data[pair] === 1) {
    markDirty(live, seat);
    journal.write(live.pair.isTaken, pair, 0);
    journal.write(live.need.takenBy, need, live.need.takenBy.data[need] - 1);
  }
  const place = live.pair.needPlace.data[pair];
  const term = termOf(live, need);
  const moved = removeEntry(journal, pairsOfNeed, need, place);
  recountTerm(live, need, term);
  if (moved !== NONE) journal.write(live.pair.needPlace, moved, place);
  const seatPlace = live.pair.seatPlace.data[pair];
  const movedOnSeat = removeEntry(journal, pairsOfSeat, seat, seatPlace);
  if (movedOnSeat !== NONE) journal.write(live.pair.seatPlace, movedOnSeat, seatPlace);
  if (pairsOfNeed.count.data[need] === 0) addTo(live, SUM.unpairedMustServe, live.need.mustServe.data[need]);
  giveBack(live, SIZE.freePairs, live.size.freePairs, pair);
}

/** Is there such a pair already? Uses are compared in their order. */
export function isPairAs(live: Live, need: number, seat: number, input: Omit<PairInput, 'seat'>): boolean {
  const pair = pairBetween(live, need, seat);
  if (pair === NONE || live.pair.cost.data[pair] !== input.cost || live.pair.load.data[pair] !== input.load)
    return false;
  for (let at = 0; at < USES_PER_PAIR; at++) {
    const use = pair * USES_PER_PAIR + at;
    if (live.pair.useRow.data[use] !== (input.uses?.[at]?.row ?? NONE)) return false;
    if (live.pair.useAmount.data[use] !== (input.uses?.[at]?.amount ?? 0)) return false;
  }
  return true;
}

/**
 * Limits and prices of a seat; what is left out takes the value that constrains and costs nothing. Tells whether any is another than
 * before.
 */
export function setSeat(live: Live, seat: number, input: SeatInput): boolean {
  const { journal } = live;
  const before = journal.mark();
  journal.write(live.seat.capacity, seat, input.capacity ?? UNLIMITED);
  journal.write(live.seat.maxCount, seat, input.maxCount ?? UNLIMITED);
  journal.write(live.seat.minCount, seat, input.minCount ?? 0);
  journal.write(live.seat.openCost, seat, input.openCost ?? 0);
  journal.write(live.seat.fairLoad, seat, input.fairLoad ?? UNLIMITED);
  journal.write(live.seat.balanceNumerator, seat, input.balanceNumerator ?? 0);
  if (journal.mark() === before) return false;
  recountSeat(live, seat);
  markDirty(live, seat);
  return true;
}

/** A new seat with nobody on it and no pairs; returns its number. A seat is never taken out: one without pairs serves nobody. */
export function addSeat(live: Live, input: SeatInput): number {
  const seat = takeNext(live, SIZE.seats);
  reserveSeats(live, seat + 1);
  setSeat(live, seat, input);
  return seat;
}
