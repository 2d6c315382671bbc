/** What the rows charge for a pair at their prices. */

import { NONE, ROW_PRICE_SCALE } from '../assignment/problem.ts';
import { type Live, MILLIONTHS, USES_PER_PAIR } from './live.ts';

const ROW_TO_MILLIONTHS = ROW_PRICE_SCALE / MILLIONTHS;

/** Whole millionths, rounded down. */
export function chargeOf({ pair, row }: Live, at: number): number {
  let charge = 0;
  for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
    const used = pair.useRow.data[use];
    if (used === NONE) break;
    charge += row.price.data[used] * pair.useAmount.data[use];
  }
  return roundCharge(charge);
}

/** Thousand-millionths of a point to whole millionths, downwards: certificate.ts rounds each pair’s charge so. */
export function roundCharge(charge: number): number {
  return Math.floor(charge / ROW_TO_MILLIONTHS);
}
