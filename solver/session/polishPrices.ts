/**
 * Better prices in idle time. One event moves few prices, and the steps it can afford are small; between events the climb goes on for all needs
 * and rows. Prices are no promise to anybody: better ones only prove more and guide better.
 */

import { boundOf } from './bound.ts';
import { climbPrices } from './climb.ts';
import { MILLIONTHS, SUM } from './live.ts';
import type { AssignmentSession } from './session.ts';

/** Share of what lies between plan and bound, by which the climb aims above the bound; and the least, in points. */
const REACH_SHARE = 0.15;
const LEAST_REACH = 10;
const PATIENCE = 8;

/** Takes up to so many steps; returns the points by which the bound rose. */
export function polishPrices({ live, pricing }: AssignmentSession, steps: number): number {
  const before = boundOf(live).millionths;
  const between = live.sum.data[SUM.points] - before / MILLIONTHS;
  const reach = Math.max(LEAST_REACH, REACH_SHARE * between);
  if (steps > 0) {
    const mark = live.journal.mark();
    climbPrices(live, pricing, { steps, reach, patience: PATIENCE });
    live.journal.compact(mark);
  }
  return (boundOf(live).millionths - before) / MILLIONTHS;
}
