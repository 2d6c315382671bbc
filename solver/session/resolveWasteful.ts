/** After an event, the surroundings of the seat that gives most away are solved again, where that is enough to be worth it. */

import { NONE } from '../assignment/problem.ts';
import { resolveAround } from './around.ts';
import type { AroundLimits } from './chooseAround.ts';
import { type Live, MILLIONTHS, seatOf } from './live.ts';
import type { AssignmentSession } from './session.ts';
import type { Touched } from './touch.ts';
import { rankByWaste, type Wasteful, wasteOfSeat } from './waste.ts';

export interface ResolveLimits {
  readonly around: AroundLimits;
  /** Points a seat has to give away for its surroundings to be solved again; and by how much it must be another after a try in vain. */
  readonly waste: number;
  readonly news: number;
  /** Seats that give most away after it, solved again together with it. */
  readonly company: number;
}

/**
 * One resolve: among the seats where something changed, and among those that gave most away in the whole plan when somebody last looked. A seat
 * that was tried in vain waits until its waste is another.
 */
export function resolveWasteful({ live, chains }: AssignmentSession, touched: Touched, limits: ResolveLimits): void {
  const seats = seatsChanged(live, touched);
  for (let at = 0; at < live.wasteful.count.data[0]; at++) seats.add(live.wasteful.seats.data[at]);
  const worst = mostWasteful(live, seats, limits);
  if (worst.length === 0 || resolveAround(live, chains, worst, limits.around).length > 0) return;
  live.journal.write(live.seat.vainWaste, worst[0], wasteOfSeat(live, worst[0]));
}

/** The seat worth a try that gives most away, and after it those it is solved together with. */
function mostWasteful(live: Live, seats: Iterable<number>, { waste: least, news, company }: ResolveLimits): number[] {
  const found = rankByWaste(live, seats, least);
  const isNews = ({ seat, waste }: Wasteful) => Math.abs(waste - live.seat.vainWaste.data[seat]) >= news * MILLIONTHS;
  const first = found.find(isNews);
  if (first === undefined) return [];
  const others = found.filter((other) => other !== first).slice(0, company);
  return [first, ...others].map(({ seat }) => seat);
}

/** Seats with other facts, those that the touched needs were on, and those somebody has left or come to since. */
export function seatsChanged(live: Live, touched: Touched): Set<number> {
  const seats = new Set(touched.seats);
  for (const [need, { seat }] of [...touched.needs, ...live.watched.before]) {
    const now = seatOf(live, need);
    if (now === seat) continue;
    if (seat !== NONE) seats.add(seat);
    if (now !== NONE) seats.add(now);
  }
  return seats;
}
