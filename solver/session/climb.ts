/**
 * The climb of the bound on a session’s own cells (dual.ts has the reasons for its steps): average directions, Polyak steps towards a target
 * that moves, for all needs and rows. Seats are solved again only where a price moved something, and the journal leads back to the best
 * prices.
 */

import { boundOf, type Pricing, setPrice, solveDirty } from './bound.ts';
import { type Live, MILLIONTHS, SIZE } from './live.ts';
import { createRowClimb, moveRows, type RowClimb, slopesOfRows } from './rowClimb.ts';

export interface ClimbLimits {
  readonly steps: number;
  /** First distance to the target, points; and misses in a row before it shrinks. */
  readonly reach: number;
  readonly patience: number;
}

/** Share of the distance, gained in one step, at which the target moves away; and by how much it comes closer after misses. */
const FAR = 0.45;
const SHRINK = 0.7;
/** Squared length of the average, as a share of the slope’s, at which the two cancel out. */
const OPPOSITE = 1e-9;

/** Slope and direction: one entry a need, and the rows’ own. */
interface Climb {
  readonly slope: Float64Array;
  readonly direction: Float64Array;
  readonly rows: RowClimb;
}

/** Takes up to so many steps and leaves the best prices it met. */
export function climbPrices(live: Live, pricing: Pricing, limits: ClimbLimits): void {
  const { journal } = live;
  const needCount = live.size.given.data[SIZE.needs];
  const climb: Climb = {
    slope: new Float64Array(needCount),
    direction: new Float64Array(needCount),
    rows: createRowClimb(live),
  };
  let best = boundOf(live).millionths;
  let bestMark = journal.mark();
  let value = best;
  let reach = limits.reach * MILLIONTHS;
  let misses = 0;
  for (let step = 0; step < limits.steps; step++) {
    const length = direct(live, climb);
    if (length === 0) break;
    move(live, climb, (best + reach - value) / length);
    solveDirty(live, pricing);
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

/** Turns the direction halfway towards the slope; returns its squared length, 0 where no price asks to be moved. */
function direct(live: Live, { slope, direction, rows }: Climb): number {
  for (let need = 0; need < slope.length; need++) slope[need] = slopeOf(live, need);
  slopesOfRows(live, rows);
  const slopeSquare = squareOf(slope) + squareOf(rows.slope);
  if (slopeSquare === 0) return 0;
  const directionSquare = squareOf(direction) + squareOf(rows.direction);
  const keep = directionSquare > 0 ? Math.sqrt(slopeSquare / directionSquare) : 0;
  turn(direction, slope, keep);
  turn(rows.direction, rows.slope, keep);
  const square = squareOf(direction) + squareOf(rows.direction);
  if (square > OPPOSITE * slopeSquare) return square;
  direction.set(slope);
  rows.direction.set(rows.slope);
  return slopeSquare;
}

function squareOf(list: Float64Array): number {
  let square = 0;
  for (let at = 0; at < list.length; at++) square += list[at] * list[at];
  return square;
}

function turn(direction: Float64Array, slope: Float64Array, keep: number): void {
  for (let at = 0; at < direction.length; at++) direction[at] = slope[at] + keep * direction[at];
}

/** `stride` in millionths. */
function move(live: Live, { direction, rows }: Climb, stride: number): void {
  for (let need = 0; need < direction.length; need++) {
    if (direction[need] !== 0) setPrice(live, need, priceAfter(live, need, stride * direction[need]));
  }
  moveRows(live, rows, stride);
}

/** 1 for a need that no seat takes, less the seats that take it; one that may as well wait does not ask for more. */
function slopeOf({ need, pairsOfNeed }: Live, at: number): number {
  if (need.isUsed.data[at] === 0 || pairsOfNeed.count.data[at] === 0) return 0;
  const takers = need.takenBy.data[at];
  const isAtWait = need.mustServe.data[at] === 0 && need.price.data[at] >= MILLIONTHS * need.waitCost.data[at];
  return (isAtWait ? 0 : 1) - takers;
}

/** Millionths that all prices together stay below, so that their sums are exact: they run away only where no plan exists. */
const SUM_CAP = 2 ** 51;

/** A whole price, never above what waiting costs where the need may wait. */
function priceAfter({ need, size }: Live, at: number, by: number): number {
  const cap = Math.floor(SUM_CAP / size.given.data[SIZE.needs]);
  const price = Math.max(-cap, Math.min(cap, Math.round(need.price.data[at] + by)));
  // A must-serve need may be dearer than waiting: the bound then counts λ.
  return need.mustServe.data[at] === 1 ? price : Math.min(price, MILLIONTHS * need.waitCost.data[at]);
}
