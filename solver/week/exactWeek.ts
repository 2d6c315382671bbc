/** The cheapest week of a roster on some of the days: routes of every set on every day, then the split, then the start times. */
import type { CompiledWeek } from './compiledWeek.ts';
import { makeSweep, sweepDay } from './completion.ts';
import { type DayRoutes, type RouteRows, routeDay } from './dayRoute.ts';
import type { Effort } from './effort.ts';
import { NONE } from './problem.ts';
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

/** Writes the start of every member of `mask` on its day's cheapest route into `startOf`, by meeting. */
export function placeDay(
  week: CompiledWeek,
  day: number,
  roster: Roster,
  mask: number,
  rows: RouteRows,
  startOf: Int32Array,
): void {
  if (mask === 0) return;
  const members = roster.meetingOf.filter((_, member) => mask & (1 << member));
  const only = makeRoster(week, members);
  const price = new Float64Array(only.count);
  const sweep = makeSweep(week, day, only);
  sweepDay(week, day, only, price, sweep);
  const limits = { price, completion: sweep.least, slack: MOST_POINTS };
  routeDay(week, day, only, limits, rows, { steps: 0, limit: Number.POSITIVE_INFINITY });
  const starts = traceRoute(week, day, only, rows, (1 << only.count) - 1);
  for (let member = 0; member < only.count; member++) {
    if (starts[member] !== NONE) startOf[members[member]] = day * week.problem.slotsPerDay + starts[member];
  }
}
