/**
 * Better prices in idle time. One event moves few prices, and the steps it can afford are small; between events the whole climb goes on from
 * where the session stands (dual.ts). Prices are no promise to anybody: better ones only prove more and guide better.
 */

import { floatPrices, roundPrices } from '../assignment/certificate.ts';
import { aimAt, climb, createAscent } from '../assignment/dual.ts';
import { createRelaxation } from '../assignment/relaxation.ts';
import { boundOf, setPrice, solveDirty } from './bound.ts';
import { setRowPrice } from './edit.ts';
import { MILLIONTHS, markDirty, SIZE, SUM } from './live.ts';
import type { AssignmentSession } from './session.ts';
import { takeSnapshot } from './snapshot.ts';

/** First distance to the climb's target, as a share of the bound: an event moves it by a few thousandths. */
const REACH = 2e-3;

/** Takes up to so many steps of the climb; returns the points by which the bound rose. */
export function polishPrices(session: AssignmentSession, steps: number): number {
  const { live, pricing } = session;
  const { problem, needs, prices } = takeSnapshot(live);
  const before = boundOf(live).millionths;
  const ascent = createAscent(
    createRelaxation(problem, live.sum.data[SUM.waitingMustServe]),
    floatPrices(problem, prices),
  );
  aimAt(ascent, REACH);
  climb(ascent, live.sum.data[SUM.points] + 1, steps, () => false);
  const mark = live.journal.mark();
  const better = roundPrices(problem, ascent.bestPrices);
  for (const [at, need] of needs.entries()) setPrice(live, need, better.need[at]);
  for (let row = 0; row < problem.rowCount; row++) setRowPrice(live, row, better.row[row]);
  // Prices in floats and in whole millionths differ by roundings: every seat is solved once more in the latter.
  for (let seat = 0; seat < live.size.given.data[SIZE.seats]; seat++) markDirty(live, seat);
  solveDirty(live, pricing);
  pricing.changed.length = 0;
  const gained = boundOf(live).millionths - before;
  if (gained > 0) return gained / MILLIONTHS;
  live.journal.rollback(mark);
  return 0;
}
