/** The cheapest week of a roster on some of the days: routes of every set on every day, then the split, then the start times. */
import type { CompiledWeek } from './compiledWeek.ts';
import { makeSweep, sweepDay } from './completion.ts';
import { type DayRoutes, NO_ROUTE, type RouteRows, routeDay } from './dayRoute.ts';
import { type Effort, unlimited } from './effort.ts';
import { makeRoster, type Roster } from './roster.ts';
import { traceRoute } from './traceRoute.ts';
import type { WeekBound } from './weekBound.ts';
import { splitWeek, type WeekSplit } from './weekPlan.ts';

/** Points no route is allowed to cost; more than any week costs, less than NO_ROUTE. */
const MOST_POINTS = 0x1fffffff;

/**
 * The best split of the roster over the bound's days that costs no more than `most`. Undefined when there is none or the effort is
 * spent; isSpent tells which.
 */
export function exactSplit(
  week: CompiledWeek,
  roster: Roster,
  bound: WeekBound,
  most: number,
  rows: RouteRows,
  effort: Effort,
): WeekSplit | undefined {
  const { price, dayLeast, sweeps, days } = bound;
  const routes: DayRoutes[] = [];
  for (let d = 0; d < days.length; d++) {
    const slack = Math.min(MOST_POINTS, most - bound.bound + dayLeast[d]);
    const limits = { price, completion: sweeps[d].least, slack };
    const found = routeDay(week, days[d], roster, limits, rows, effort);
    if (found === undefined) return undefined;
    routes.push(found);
  }
  return splitWeek(roster, routes, { price, dayLeast, most }, effort);
}

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
