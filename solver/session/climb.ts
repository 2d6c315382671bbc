/**
 * The climb of the bound on a session’s own cells (dual.ts has the reasons for its steps): average directions, Polyak steps towards a target
 * that moves. After an event only needs near it take part; at rest all do, and the rows with them. Seats are solved again only where a price
 * moved something, and the journal leads back to the best prices.
 */

import { boundOf, type Pricing, setPrice, solveDirty } from './bound.ts';
import { type Live, MILLIONTHS, SIZE } from './live.ts';
import { moveRows, type RowClimb, slopesOfRows, stayRowsAtZero } from './rowClimb.ts';

export interface ClimbLimits {
  readonly steps: number;
  /** Seats solved again, at most; overshot by at most one step. */
  readonly seats: number;
  /** First distance to the target, points; and misses in a row before it shrinks. */
  readonly reach: number;
  readonly patience: number;
}

/** Share of the distance, gained in one step, at which the target moves away; and by how much it comes closer after misses. */
const FAR = 0.45;
const SHRINK = 0.7;
/** Squared length of the average, as a share of the slope’s, at which the two cancel out. */
const OPPOSITE = 1e-9;

/**
 * Takes steps for the needs in `active`; whoever a step gives to another seat, or takes from one, takes part from then on. `rows`: the rows
 * that take part.
 */
export function climbFrom(
  live: Live,
  pricing: Pricing,
  active: Set<number>,
  limits: ClimbLimits,
  rows?: RowClimb,
): void {
  const { journal } = live;
  const direction = new Map<number, number>();
  const lastSolve = pricing.knapsack.solved + limits.seats;
  let best = boundOf(live).millionths;
  let bestMark = journal.mark();
  let value = best;
  let reach = limits.reach * MILLIONTHS;
  let misses = 0;
  for (let step = 0; step < limits.steps && pricing.knapsack.solved < lastSolve; step++) {
    const length = direct(live, active, direction, rows);
    if (length === 0) break;
    const stride = (best + reach - value) / length;
    for (const [need, by] of direction) setPrice(live, need, priceAfter(live, need, stride * by));
    if (rows !== undefined) moveRows(live, rows, stride);
    pricing.changed.length = 0;
    solveDirty(live, pricing);
    for (const need of pricing.changed) active.add(need);
    value = boundOf(live).millionths;
    if (value <= best) {
      if (++misses % limits.patience === 0) reach *= SHRINK;
      continue;
    }
    misses = 0;
    if (value - best > FAR * reach) reach *= 2;
    best = value;
    bestMark = journal.mark();
  }
  journal.rollback(bestMark);
}

/** Turns the direction halfway towards the slope; returns its squared length, 0 where every active need is taken just once. */
function direct(
  live: Live,
  active: ReadonlySet<number>,
  direction: Map<number, number>,
  rows: RowClimb | undefined,
): number {
  let [slopeSquare, directionSquare] = [0, 0];
  for (const need of active) slopeSquare += slopeOf(live, need) ** 2;
  if (rows !== undefined) {
    slopesOfRows(live, rows);
    stayRowsAtZero(live, rows);
    for (const slope of rows.slope) slopeSquare += slope * slope;
  }
  if (slopeSquare === 0) return 0;
  for (const by of direction.values()) directionSquare += by * by;
  for (const by of rows?.direction ?? []) directionSquare += by * by;
  const keep = directionSquare > 0 ? Math.sqrt(slopeSquare / directionSquare) : 0;
  let square = 0;
  for (const need of active) {
    const by = slopeOf(live, need) + keep * (direction.get(need) ?? 0);
    square += by * by;
    if (by === 0) direction.delete(need);
    else direction.set(need, by);
  }
  rows?.slope.forEach((slope, row) => {
    rows.direction[row] = slope + keep * rows.direction[row];
    square += rows.direction[row] ** 2;
  });
  if (square > OPPOSITE * slopeSquare) return square;
  for (const need of active) direction.set(need, slopeOf(live, need));
  rows?.direction.set(rows.slope);
  return slopeSquare;
}

/** 1 for a need that no seat takes, less the seats that take it; one that may as well wait does not ask for more. */
function slopeOf({ need, pairsOfNeed }: Live, at: number): number {
  if (need.isUsed.data[at] === 0 || pairsOfNeed.count.data[at] === 0) return 0;
  const takers = need.takenBy.data[at];
  const isAtWait = need.mustServe.data[at] === 0 && need.price.data[at] >= MILLIONTHS * need.waitCost.data[at];
  return (isAtWait ? 0 : 1) - takers;
}

/** A whole price, never above what waiting costs where the need may wait. */
function priceAfter({ need }: Live, at: number, by: number): number {
  const price = Math.round(need.price.data[at] + by);
  // A must-serve need may be dearer than waiting: the bound then counts λ.
  return need.mustServe.data[at] === 1 ? price : Math.min(price, MILLIONTHS * need.waitCost.data[at]);
}

/** Every need there is. */
export function allNeeds({ need, size }: Live): Set<number> {
  const all = new Set<number>();
  for (let at = 0; at < size.given.data[SIZE.needs]; at++) {
    if (need.isUsed.data[at] === 1) all.add(at);
  }
  return all;
}
