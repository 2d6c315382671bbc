import type { CompiledWeek } from './compiledWeek.ts';
import { makeSweep, sweepDay } from './completion.ts';
import { NO_ROUTE, type RouteRows, routeDay } from './dayRoute.ts';
import { unlimited } from './effort.ts';
import { MOST_POINTS } from './exactWeek.ts';
import { makeRoster, type Roster } from './roster.ts';
import { traceRoute } from './traceRoute.ts';

/** The cheapest route of exactly these meetings on one day; writes their starts, by meeting, and returns its cost. */
export function placeDay(
  week: CompiledWeek,
  day: number,
  meetings: ArrayLike<number>,
  rows: RouteRows,
  startOf: Int32Array,
): number {
  if (meetings.length === 0) return 0;
  const roster = makeRoster(week, meetings);
  const price = new Float64Array(roster.count);
  const sweep = makeSweep(week, day, roster);
  sweepDay(week, day, roster, price, sweep);
  const limits = { price, completion: sweep.least, slack: MOST_POINTS };
  const all = (1 << roster.count) - 1;
  const { masks, costs } = routeDay(week, day, roster, limits, rows, unlimited())!;
  if (masks.at(-1) !== all) return NO_ROUTE;
  const starts = traceRoute(week, day, roster, rows, all);
  for (let member = 0; member < roster.count; member++) {
    startOf[meetings[member]] = day * week.problem.slotsPerDay + starts[member];
  }
  return costs.at(-1)!;
}

/** The meetings behind a set of members. */
export function meetingsIn(roster: Roster, mask: number): Int32Array {
  return roster.meetingOf.filter((_, member) => mask & (1 << member));
}
