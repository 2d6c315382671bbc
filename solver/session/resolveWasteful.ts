/** After an event that left much behind, the surroundings of the changed seat that gives most away are solved again. */

import { NONE } from '../assignment/problem.ts';
import { resolveAround } from './around.ts';
import { boundOf } from './bound.ts';
import type { AroundLimits } from './chooseAround.ts';
import { type Live, MILLIONTHS, SUM, seatOf } from './live.ts';
import type { AssignmentSession } from './session.ts';
import type { Touched } from './touch.ts';
import { rankByWaste } from './waste.ts';

export interface ResolveLimits {
  readonly around: AroundLimits;
  /** Points by which the plan must have gone away from the bound since it was last settled. */
  readonly rise: number;
  /** Points a seat has to give away for its surroundings to be solved again. */
  readonly waste: number;
  /** Seats that give most away after it, solved again together with it. */
  readonly company: number;
}

/** One resolve, where the event cost the plan more than the bound says it must. */
export function resolveWasteful({ live, chains }: AssignmentSession, touched: Touched, limits: ResolveLimits): void {
  if (distanceOf(live) - live.settled.data[0] < limits.rise * MILLIONTHS) return;
  const worst = rankByWaste(live, seatsChanged(live, touched), limits.waste).slice(0, 1 + limits.company);
  if (worst.length === 0) return;
  const first = worst.map(({ seat }) => seat);
  resolveAround(live, chains, first, limits.around);
}

/** Millionths between plan and bound. */
function distanceOf(live: Live): number {
  return MILLIONTHS * live.sum.data[SUM.points] - boundOf(live).millionths;
}

/** Notes how far the plan is from the bound, for the next event to compare with. */
export function noteSettled(live: Live): void {
  live.journal.write(live.settled, 0, distanceOf(live));
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
