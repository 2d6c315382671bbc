/**
 * Takes a few related seats of the best plan apart and fits their needs in again, in a shaken order; keeps what is no worse (ruin and
 * recreate; Schrimpf et al. 2000, Journal of Computational Physics 159:139–171). What the exact neighbourhoods of search/ miss, many
 * small and quick tries find.
 */

import type { Random } from '../random.ts';
import { type Draft, mayLeave, put, take, waitingOf } from './draft.ts';
import { moveToBest } from './moves.ts';
import { NONE } from './problem.ts';

/** Seats taken apart at a time. */
const LEAST_SEATS = 1;
const MOST_SEATS = 3;
/** Needs taken off these seats, drawn at random where there are more. */
const MOST_MOVED = 24;
/** Waiting needs that may try the freed seats. */
const MOST_WAITING = 12;

/** One try; true when the draft got strictly better. A try that makes it worse is undone. */
export function wanderOnce(draft: Draft, urgency: Float64Array, random: Random): boolean {
  const { problem, pairOfNeed } = draft;
  if (problem.seatCount === 0) return false;
  const needs = chooseNeeds(draft, random);
  const before = pairOfNeed.slice();
  let change = 0;
  for (const need of needs) {
    if (pairOfNeed[need] !== NONE && mayLeave(draft, pairOfNeed[need]))
      change -= take(draft, need) - waitingOf(problem, need);
  }
  const rank = new Map(needs.map((need) => [need, urgency[need] * (0.6 + 0.8 * random())]));
  needs.sort((first, second) => (rank.get(second) ?? 0) - (rank.get(first) ?? 0) || first - second);
  for (let round = 0; round < 2; round++) for (const need of needs) change += moveToBest(draft, need);
  if (change <= 0) return change < 0;
  restore(draft, before);
  return false;
}

/** The needs of a seat, of seats that these could also use, and some that wait. */
function chooseNeeds(draft: Draft, random: Random): number[] {
  const { problem, columns, pairOfNeed } = draft;
  const needs: number[] = [];
  const wanted = LEAST_SEATS + Math.floor(random() * (MOST_SEATS - LEAST_SEATS + 1));
  let seat = Math.floor(random() * problem.seatCount);
  const seats = new Set<number>();
  while (seats.size < wanted) {
    if (seats.has(seat)) break;
    seats.add(seat);
    for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
      if (pairOfNeed[columns.itemNeed[item]] === columns.itemPair[item]) needs.push(columns.itemNeed[item]);
    }
    if (needs.length === 0) break;
    const need = needs[Math.floor(random() * needs.length)];
    const pairs = problem.pairStart[need + 1] - problem.pairStart[need];
    seat = problem.pairSeat[problem.pairStart[need] + Math.floor(random() * pairs)];
  }
  for (let at = needs.length - 1; at >= MOST_MOVED; at--) {
    needs[Math.floor(random() * needs.length)] = needs[at];
    needs.length = at;
  }
  for (const near of seats) addWaiting(draft, near, needs, random);
  return needs;
}

function addWaiting(draft: Draft, seat: number, needs: number[], random: Random): void {
  const { columns, pairOfNeed } = draft;
  const first = columns.seatStart[seat];
  const length = columns.seatStart[seat + 1] - first;
  if (length === 0) return;
  const offset = Math.floor(random() * length);
  let added = 0;
  for (let at = 0; at < length && added < MOST_WAITING; at++) {
    const need = columns.itemNeed[first + ((at + offset) % length)];
    if (pairOfNeed[need] !== NONE || needs.includes(need)) continue;
    needs.push(need);
    added++;
  }
}

function restore(draft: Draft, before: Int32Array): void {
  for (let need = 0; need < before.length; need++) {
    if (draft.pairOfNeed[need] !== before[need] && draft.pairOfNeed[need] !== NONE) take(draft, need);
  }
  for (let need = 0; need < before.length; need++) {
    if (draft.pairOfNeed[need] !== before[need]) put(draft, need, before[need]);
  }
}
