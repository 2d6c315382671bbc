/**
 * Places one mentor's week. Up to LONGEST_EXACT meetings the week is solved exactly, while the effort lasts; otherwise it is
 * searched, and proven only where its cost meets a bound.
 */
import { type CompiledWeek, compileWeek } from './compiledWeek.ts';
import { makeRows, type RouteRows } from './dayRoute.ts';
import type { Effort } from './effort.ts';
import { exactSplit, placeDay } from './exactWeek.ts';
import { NONE, type WeekProblem, type WeekSolution } from './problem.ts';
import { makeRoster, type Roster } from './roster.ts';
import { boundWeek } from './weekBound.ts';

export interface WeekOptions {
  /** Steps the exact method may take before the search takes over. */
  readonly effort?: number;
}

/** Sets beyond this are too many to list; chosen where an exact week takes about as long as a search. */
const LONGEST_EXACT = 16;
/** About a quarter of a second. */
const DEFAULT_EFFORT = 30_000_000;

export function scheduleWeek(problem: WeekProblem, options: WeekOptions = {}): WeekSolution {
  return scheduleCompiled(compileWeek(problem), options, makeRows());
}

/** scheduleWeek with memory to reuse. */
export function scheduleCompiled(week: CompiledWeek, options: WeekOptions, rows: RouteRows): WeekSolution {
  const effort = { steps: 0, limit: options.effort ?? DEFAULT_EFFORT };
  const roster = makeRoster(week, [...week.problem.meetings.keys()]);
  if (roster.count <= LONGEST_EXACT) {
    const exact = solveExactly(week, roster, rows, effort);
    if (exact !== undefined) return exact;
  }
  throw new Error('search');
}

function solveExactly(week: CompiledWeek, roster: Roster, rows: RouteRows, effort: Effort): WeekSolution | undefined {
  const days = week.legs.map((_, day) => day);
  const bound = boundWeek(week, roster, days, 0);
  const split = exactSplit(week, roster, bound, Number.POSITIVE_INFINITY, rows, effort);
  if (split === undefined) return undefined;
  const startOf = new Int32Array(roster.count).fill(NONE);
  split.maskOf.forEach((mask, day) => placeDay(week, day, roster, mask, rows, startOf));
  return { status: 'optimal', startOf, cost: split.cost, method: 'exact', steps: effort.steps };
}
