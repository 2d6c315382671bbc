/**
 * Better prices in idle time. One event moves few prices, and the steps it can afford are small; between events the climb goes on for all needs.
 * Prices are no promise to anybody: better ones only prove more and guide better. Rows seldom need another price, and every seat feels it:
 * where they do, the cold climb (dual.ts) goes on from where the session stands.
 */

import { floatPrices, roundPrices } from '../assignment/certificate.ts';
import { aimAt, climb, createAscent } from '../assignment/dual.ts';
import { NONE, ROW_PRICE_SCALE } from '../assignment/problem.ts';
import { createRelaxation } from '../assignment/relaxation.ts';
import { boundOf, setPrice, solveDirty } from './bound.ts';
import { allNeeds, climbFrom } from './climb.ts';
import { setRowPrice } from './edit.ts';
import { type Live, MILLIONTHS, markDirty, SIZE, SUM, USES_PER_PAIR } from './live.ts';
import { SEGMENTS_PER_ROW } from './rows.ts';
import type { AssignmentSession } from './session.ts';
import { takeSnapshot } from './snapshot.ts';

/** Points above the bound at which the climb begins to aim: about what an event costs the bound. */
const REACH = 300;
/** The same for the cold climb, as a share of the bound. */
const COLD_REACH = 2e-3;
/** Share of a row's width by which what the seats take of it may miss what its price would have it hold. */
const MISSED_SHARE = 1e-3;

/** Takes up to so many steps; returns the points by which the bound rose. */
export function polishPrices(session: AssignmentSession, steps: number): number {
  const { live, pricing } = session;
  const before = boundOf(live).millionths;
  climbFrom(live, pricing, allNeeds(live), { steps, seats: Number.POSITIVE_INFINITY, reach: REACH });
  if (steps > 0 && areRowsMissed(live)) climbWithRows(session, steps);
  return (boundOf(live).millionths - before) / MILLIONTHS;
}

/** Do the seats take more or less of some row than its price would have it hold? On a kink of its cost anything in the segment will do. */
function areRowsMissed({ row, pair, size }: Live): boolean {
  const taken = new Float64Array(size.given.data[SIZE.rows]);
  for (let at = 0; at < size.given.data[SIZE.pairs]; at++) {
    if (pair.isTaken.data[at] === 0) continue;
    for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
      if (pair.useRow.data[use] === NONE) break;
      taken[pair.useRow.data[use]] += pair.useAmount.data[use];
    }
  }
  return taken.some((amount, at) => {
    const [least, most] = heldAt(row, at);
    const allowed = MISSED_SHARE * Math.max(least, 1);
    // A price of nought cannot fall.
    return amount > most + allowed || (row.price.data[at] > 0 && amount < least - allowed);
  });
}

/** Units that a row holds at its price: the segments cheaper than the price are full, those that cost just as much are anything. */
function heldAt(row: Live['row'], at: number): [number, number] {
  let [least, most] = [0, 0];
  const first = at * SEGMENTS_PER_ROW;
  for (let segment = first; segment < first + row.segmentCount.data[at]; segment++) {
    // Prices are rounded to whole thousand-millionths, so a kink is met within one.
    const gain = row.price.data[at] - (ROW_PRICE_SCALE * row.slope.data[segment]) / row.denominator.data[at];
    if (gain >= 1) least += row.width.data[segment];
    if (gain > -1) most += row.width.data[segment];
  }
  return [least, most];
}

function climbWithRows(session: AssignmentSession, steps: number): void {
  const { live, pricing } = session;
  const { problem, needs, prices } = takeSnapshot(live);
  const before = boundOf(live).millionths;
  const relaxation = createRelaxation(problem, live.sum.data[SUM.waitingMustServe]);
  const ascent = createAscent(relaxation, floatPrices(problem, prices));
  aimAt(ascent, COLD_REACH);
  climb(ascent, live.sum.data[SUM.points] + 1, steps, () => false);
  const mark = live.journal.mark();
  const better = roundPrices(problem, ascent.bestPrices);
  for (const [at, need] of needs.entries()) setPrice(live, need, better.need[at]);
  for (let row = 0; row < problem.rowCount; row++) setRowPrice(live, row, better.row[row]);
  // Prices in floats and in whole millionths differ by roundings: every seat is solved once more in the latter.
  for (let seat = 0; seat < live.size.given.data[SIZE.seats]; seat++) markDirty(live, seat);
  solveDirty(live, pricing);
  pricing.changed.length = 0;
  if (boundOf(live).millionths < before) live.journal.rollback(mark);
}
