/**
 * Which seats and needs belong together around a waste: the seats that differ from their knapsacks in the same needs, those to which members could go
 * at small losses, and of all these the needs that are least decided.
 */

import { NONE } from '../assignment/problem.ts';
import { pricedCost } from './bound.ts';
import type { Chains } from './chain.ts';
import { type Live, MILLIONTHS } from './live.ts';
import { leastPriced, mayMove } from './losses.ts';
import { seatsAtOdds } from './waste.ts';

export interface AroundLimits {
  readonly seats: number;
  readonly needs: number;
  /** Points a pair may lose against its need’s best at the prices, to count as a choice. */
  readonly loss: number;
  /** Partial plans the beam keeps, and steps towards the scope’s own prices. */
  readonly width: number;
  readonly rounds: number;
}

/** A choice of a need in the small problem. */
export interface Option {
  readonly pair: number;
  readonly loss: number;
}

/** The first seats; those at odds with their knapsacks over the same needs; and then those to which members could go at the least losses. */
export function chooseSeats(live: Live, chains: Chains, first: readonly number[], limits: AroundLimits): number[] {
  const seats = [...new Set(first)].slice(0, limits.seats);
  const isIn = new Set(seats);
  const add = (seat: number) => {
    if (isIn.has(seat) || seats.length >= limits.seats || live.seat.minCount.data[seat] > 1) return;
    isIn.add(seat);
    seats.push(seat);
  };
  for (let at = 0; at < seats.length; at++) for (const seat of seatsAtOdds(live, seats[at])) add(seat);
  const strength = new Map<number, number>();
  for (let at = 0; at < seats.length && seats.length < limits.seats; at++) {
    relate(live, chains, seats[at], limits.loss, isIn, strength);
    if (at + 1 < seats.length) continue;
    let next = NONE;
    for (const [seat, sum] of strength) {
      if (isIn.has(seat)) continue;
      const best = next === NONE ? 0 : strength.get(next)!;
      if (sum > best || (sum === best && seat < next)) next = seat;
    }
    if (next === NONE) break;
    add(next);
  }
  return seats;
}

function relate(
  live: Live,
  chains: Chains,
  seat: number,
  most: number,
  isIn: ReadonlySet<number>,
  strength: Map<number, number>,
): void {
  const { data: members } = live.members.entries[seat];
  const strengthen = (to: number, loss: number) => {
    if (!isIn.has(to) && live.seat.minCount.data[to] <= 1)
      strength.set(to, (strength.get(to) ?? 0) + 1 / (1 + (loss / most) ** 2 * 8));
  };
  for (let at = 0; at < live.members.count.data[seat]; at++) {
    const need = members[at];
    if (!mayMove(live, need)) continue;
    const { data } = live.pairsOfNeed.entries[need];
    const least = leastPriced(live, chains, need);
    for (let pair = 0; pair < live.pairsOfNeed.count.data[need]; pair++) {
      const loss = (pricedCost(live, data[pair]) - least) / MILLIONTHS;
      if (loss < most) strengthen(live.pair.seat.data[data[pair]], loss);
    }
  }
  const { data: column } = live.pairsOfSeat.entries[seat];
  for (let at = 0; at < live.pairsOfSeat.count.data[seat]; at++) {
    const need = live.pair.need.data[column[at]];
    const now = live.need.pairOf.data[need];
    if (now === NONE || live.pair.seat.data[now] === seat || !mayMove(live, need)) continue;
    const priced = pricedCost(live, column[at]);
    if ((priced - pricedCost(live, now)) / MILLIONTHS >= most) continue;
    const loss = (priced - leastPriced(live, chains, need)) / MILLIONTHS;
    if (loss < most) strengthen(live.pair.seat.data[now], loss);
  }
}

/** Needs with a choice among the seats, the least decided first where there are too many; each with its choices. */
export function chooseNeeds(
  live: Live,
  chains: Chains,
  seats: readonly number[],
  limits: AroundLimits,
): Map<number, Option[]> {
  const isIn = new Set(seats);
  const found: { need: number; options: Option[]; second: number }[] = [];
  const look = (need: number) => {
    if (!mayMove(live, need)) return;
    const { data } = live.pairsOfNeed.entries[need];
    const now = live.need.pairOf.data[need];
    const least = leastPriced(live, chains, need);
    const options: Option[] = [];
    let second = Number.POSITIVE_INFINITY;
    for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
      const pair = data[at];
      if (!isIn.has(live.pair.seat.data[pair])) continue;
      const loss = (pricedCost(live, pair) - least) / MILLIONTHS;
      if (pair !== now && loss >= limits.loss) continue;
      options.push({ pair, loss });
      if (pair !== now) second = Math.min(second, loss);
    }
    if (now !== NONE && live.need.mustServe.data[need] === 0) {
      const waiting = (MILLIONTHS * live.need.waitCost.data[need] - live.need.price.data[need] - least) / MILLIONTHS;
      if (waiting < limits.loss) second = Math.min(second, waiting);
    }
    if (second < Number.POSITIVE_INFINITY) found.push({ need, options, second });
  };
  for (const seat of seats) {
    const { data } = live.members.entries[seat];
    for (let at = 0; at < live.members.count.data[seat]; at++) look(data[at]);
  }
  const waiting = new Set<number>();
  for (const seat of seats) {
    const { data } = live.pairsOfSeat.entries[seat];
    for (let at = 0; at < live.pairsOfSeat.count.data[seat]; at++) {
      const need = live.pair.need.data[data[at]];
      if (live.need.pairOf.data[need] === NONE) waiting.add(need);
    }
  }
  for (const need of waiting) look(need);
  found.sort((a, b) => a.second - b.second || a.need - b.need);
  return new Map(found.slice(0, limits.needs).map(({ need, options }) => [need, options]));
}
