/**
 * Where a plan gives points away. At prices that prove a bound L,
 *
 *   objective − L = Σ_j (what seat j's members and load cost, reduced by the prices, − K_j) + Σ over waiting needs (waiting − T_i) + rows,
 *
 * every term ≥ 0. A seat’s term is its waste: what moves inside some seats and waiting needs can gain is at most their waste together, and
 * what the knapsacks take (isTaken) but the plan has elsewhere shows the way to gain it.
 */

import { NONE } from '../assignment/problem.ts';
import { reducedCost } from './bound.ts';
import { type Live, MILLIONTHS, SIZE } from './live.ts';

/** Millionths the seat gives away at the prices; its knapsack must have been solved. */
function wasteOfSeat(live: Live, seat: number): number {
  const { data } = live.members.entries[seat];
  let cost = MILLIONTHS * live.seat.points.data[seat] - live.seat.value.data[seat];
  for (let at = 0; at < live.members.count.data[seat]; at++) cost += reducedCost(live, live.need.pairOf.data[data[at]]);
  return cost;
}

/** Seats that differ from their knapsacks in the same needs as this one: those that have what it would take, and those that would take what it has. */
export function seatsAtOdds(live: Live, seat: number): number[] {
  const seats: number[] = [];
  const { data: column } = live.pairsOfSeat.entries[seat];
  for (let at = 0; at < live.pairsOfSeat.count.data[seat]; at++) {
    if (live.pair.isTaken.data[column[at]] === 0) continue;
    const on = live.need.pairOf.data[live.pair.need.data[column[at]]];
    if (on !== NONE && on !== column[at]) seats.push(live.pair.seat.data[on]);
  }
  const { data: members } = live.members.entries[seat];
  for (let at = 0; at < live.members.count.data[seat]; at++) {
    if (live.pair.isTaken.data[live.need.pairOf.data[members[at]]] === 1) continue;
    const { data: row } = live.pairsOfNeed.entries[members[at]];
    for (let pair = 0; pair < live.pairsOfNeed.count.data[members[at]]; pair++) {
      if (live.pair.isTaken.data[row[pair]] === 1) seats.push(live.pair.seat.data[row[pair]]);
    }
  }
  return seats;
}

export interface Wasteful {
  readonly seat: number;
  /** Millionths. */
  readonly waste: number;
}

/** Those of the seats that give more than so many points away, the most wasteful first, ties by number. */
export function rankByWaste(live: Live, seats: Iterable<number>, least: number): Wasteful[] {
  const found: Wasteful[] = [];
  for (const seat of seats) {
    const waste = wasteOfSeat(live, seat);
    if (waste > least * MILLIONTHS) found.push({ seat, waste });
  }
  return found.sort((a, b) => b.waste - a.waste || a.seat - b.seat);
}

export function* allSeats({ size }: Live): Iterable<number> {
  for (let seat = 0; seat < size.given.data[SIZE.seats]; seat++) yield seat;
}
