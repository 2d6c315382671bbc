/**
 * A bound on a week and prices that prove it: every meeting is paid its price once, or skipped if that is cheaper, and each day keeps
 * the relaxed route (completion.ts) that loses least. For any prices
 *
 *   Σ price + Σ over days min(0, least cost less prices)   ≤   cost of every week,     as long as price ≤ skipCost.
 *
 * Prices follow the subgradient: a meeting that the days visit too often is paid too much.
 */
import type { CompiledWeek } from './compiledWeek.ts';
import { cheapestEntry, countVisits, type DaySweep, makeSweep, sweepDay } from './completion.ts';
import type { Roster } from './roster.ts';

export interface WeekBound {
  readonly days: readonly number[];
  readonly bound: number;
  readonly price: Float64Array;
  /** Least cost less prices of each day, ≤ 0. */
  readonly dayLeast: Float64Array;
  /** Completions at these prices, one a day. */
  readonly sweeps: readonly DaySweep[];
}

export function boundWeek(week: CompiledWeek, roster: Roster, days: readonly number[], rounds: number): WeekBound {
  const sweeps = days.map((day) => makeSweep(week, day, roster));
  const dayLeast = new Float64Array(days.length);
  const visits = new Float64Array(roster.count);
  const price = new Float64Array(roster.count);
  let best = evaluate(week, roster, days, price, sweeps, dayLeast, visits);
  const bestPrice = price.slice();
  let step = 1;
  let stalled = 0;
  for (let round = 1; round <= rounds; round++) {
    let norm = 0;
    for (const count of visits) norm += (1 - count) ** 2;
    if (norm === 0) break;
    const target = Math.max(20, Math.abs(best) * 0.1);
    const scale = (step * target) / norm;
    for (let m = 0; m < roster.count; m++) {
      price[m] = Math.max(0, Math.min(roster.skipCost[m], price[m] + scale * (1 - visits[m])));
    }
    const value = evaluate(week, roster, days, price, sweeps, dayLeast, visits);
    if (value > best) {
      best = value;
      bestPrice.set(price);
      stalled = 0;
    } else if (++stalled >= 2) {
      step *= 0.6;
      stalled = 0;
    }
  }
  const bound = evaluate(week, roster, days, bestPrice, sweeps, dayLeast, visits);
  return { days, bound, price: bestPrice, dayLeast, sweeps };
}

function evaluate(
  week: CompiledWeek,
  roster: Roster,
  days: readonly number[],
  price: Float64Array,
  sweeps: readonly DaySweep[],
  dayLeast: Float64Array,
  visits: Float64Array,
): number {
  visits.fill(0);
  let bound = 0;
  for (const value of price) bound += value;
  for (let d = 0; d < days.length; d++) {
    sweepDay(week, days[d], roster, price, sweeps[d]);
    const entry = cheapestEntry(week, days[d], roster, price, sweeps[d]);
    dayLeast[d] = Math.min(0, entry.cost);
    bound += dayLeast[d];
    if (entry.cost < 0) countVisits(week, roster, sweeps[d], entry.move, visits);
  }
  return bound;
}
