/**
 * Seats with a lower count (a group meets with four or not at all) and seats that cost to open: moving one need at a time never opens
 * or closes them, so they are opened with their best needs at once, and closed at once.
 */

import { NONE } from '../problem.ts';
import { type Guide, lossNow } from './guide.ts';
import { mayNotWait, moveNeed, type State } from './state.ts';

/** A group nobody is in: a single need cannot join it. */
export function isClosedGroup(state: State, seat: number): boolean {
  return state.count[seat] === 0 && state.problem.seatMinCount[seat] > 1;
}

/** Seats that open or close as a whole. */
export function groupSeats(state: State): number[] {
  const { seatCount, seatMinCount, seatOpenCost } = state.problem;
  const seats = Array.from({ length: seatCount }, (_, seat) => seat);
  return seats.filter((seat) => seatMinCount[seat] > 1 || seatOpenCost[seat] > 0);
}

/** Fills a seat with the needs that lose most where they are, up to what it holds; beyond its lower count only while that gains. */
export function openSeat(state: State, guide: Guide, seat: number): void {
  const { problem, columns } = state;
  const pairs = Array.from(columns.pair.subarray(columns.start[seat], columns.start[seat + 1]));
  const gain = (pair: number): number => {
    const need = columns.needOf[pair];
    return lossNow(guide, state.pairOf[need], need) - guide.loss[pair];
  };
  const wishes = pairs
    .filter((pair) => state.seatOf[columns.needOf[pair]] !== seat && !mayNotWait(problem, columns.needOf[pair]))
    .map((pair) => ({ pair, gain: gain(pair) }))
    .sort((a, b) => b.gain - a.gain || a.pair - b.pair);
  for (const wish of wishes) {
    if (state.count[seat] >= problem.seatMaxCount[seat]) return;
    if (wish.gain <= 0 && state.count[seat] >= Math.max(1, problem.seatMinCount[seat])) return;
    if (state.load[seat] + problem.pairLoad[wish.pair] > problem.seatCapacity[seat]) continue;
    if (!rowsHold(state, wish.pair)) continue;
    moveNeed(state, columns.needOf[wish.pair], wish.pair);
  }
}

/** Lets every need of a seat wait but the pinned ones. */
export function closeSeat(state: State, seat: number): void {
  const start = state.columns.start[seat];
  for (let at = start + state.count[seat] - 1; at >= start; at--) {
    if (!mayNotWait(state.problem, state.member[at])) moveNeed(state, state.member[at], NONE);
  }
}

function rowsHold(state: State, pair: number): boolean {
  const { useStart, useRow, useAmount } = state.problem;
  for (let at = useStart[pair]; at < useStart[pair + 1]; at++) {
    if (state.use[useRow[at]] + useAmount[at] > state.rowLimit[useRow[at]]) return false;
  }
  return true;
}
