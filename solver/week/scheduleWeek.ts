/**
 * Places one mentor's week. Up to LONGEST_EXACT meetings the week is solved exactly, while the effort lasts; otherwise it is
 * searched, and proven only where its cost meets a bound.
 */
import { type CompiledWeek, compileWeek } from './compiledWeek.ts';
import { makeRows, type RouteRows } from './dayRoute.ts';
import type { Effort } from './effort.ts';
import { exactSplit } from './exactWeek.ts';
import { costOfOrder, makeOrderRows, placeOrder } from './orderRoute.ts';
import { meetingsIn, placeDay } from './placeDay.ts';
import { NONE, type WeekProblem, type WeekSolution } from './problem.ts';
import { makeRoster, type Roster } from './roster.ts';
import { placeInTurn } from './turns.ts';
import { boundWeek } from './weekBound.ts';
import { searchWeek } from './weekSearch.ts';

export interface WeekOptions {
  /** Steps either method may take: the exact one first, then the search. Default 80 million and 3 million. */
  readonly effort?: number;
  /** Asked often; true ends the search, and what is not placed by then is placed in turn (turns.ts). The only place a wall clock may come in. */
  readonly shouldStop?: (() => boolean) | undefined;
  /** False: a week the search found is called feasible, and whoever wants to know more asks meetsBound later. */
  readonly prove?: boolean;
}

/** Beyond this, listing all sets takes longer than a search that comes close. */
export const LONGEST_EXACT = 15;
/** Enough for 15 half-hour meetings that fit together in nearly every way; about 0.3 s. */
const EXACT_EFFORT = 80_000_000;
/** About 50 ms. The cost falls by another 1 to 2 % in the next 150 ms. */
const SEARCH_EFFORT = 3_000_000;
/** The order of a longer day stays as the search found it. */
const LONGEST_EXACT_DAY = 11;
const BOUND_ROUNDS = 30;

export function scheduleWeek(problem: WeekProblem, options: WeekOptions = {}): WeekSolution {
  return scheduleWith(makeRows(), problem, options);
}

/** scheduleWeek with memory to reuse. */
export function scheduleWith(rows: RouteRows, problem: WeekProblem, options: WeekOptions): WeekSolution {
  const { shouldStop } = options;
  if (shouldStop?.()) return inTurn(problem, 0);
  const week = compileWeek(problem);
  const roster = makeRoster(week, [...problem.meetings.keys()]);
  const effort: Effort = { steps: 0, limit: options.effort ?? EXACT_EFFORT, shouldStop };
  if (roster.count <= LONGEST_EXACT) {
    const exact = solveExactly(week, roster, rows, effort);
    if (exact !== undefined) return exact;
  }
  const limit = effort.steps + Math.min(effort.limit, SEARCH_EFFORT);
  const searched: Effort = { steps: effort.steps, limit, shouldStop };
  return solveBySearch(week, roster, rows, searched, options.prove ?? true) ?? inTurn(problem, searched.steps);
}

function inTurn(problem: WeekProblem, steps: number): WeekSolution {
  return { status: 'feasible', ...placeInTurn(problem), method: 'search', steps };
}

/** Whether no week of the problem costs less than this, as far as the bound tells. */
export function meetsBound(problem: WeekProblem, cost: number): boolean {
  const week = compileWeek(problem);
  return isAtBound(week, makeRoster(week, [...problem.meetings.keys()]), cost);
}

function isAtBound(week: CompiledWeek, roster: Roster, cost: number): boolean {
  const { bound } = boundWeek(week, roster, [...week.legs.keys()], BOUND_ROUNDS);
  // Costs are whole points; the margin covers the rounding of the bound's prices.
  return cost < bound + 1 - 1e-6;
}

function solveExactly(week: CompiledWeek, roster: Roster, rows: RouteRows, effort: Effort): WeekSolution | undefined {
  const split = exactSplit(week, roster, rows, effort);
  if (split === undefined) return undefined;
  const startOf = new Int32Array(roster.count).fill(NONE);
  for (let day = 0; day < split.maskOf.length; day++) {
    placeDay(week, day, meetingsIn(roster, split.maskOf[day]), rows, startOf);
  }
  return { status: 'optimal', startOf, cost: split.cost, method: 'exact', steps: effort.steps };
}

function solveBySearch(
  week: CompiledWeek,
  roster: Roster,
  rows: RouteRows,
  effort: Effort,
  prove: boolean,
): WeekSolution | undefined {
  const found = searchWeek(week, effort);
  if (found === undefined) return undefined;
  const orderRows = makeOrderRows(week);
  const startOf = new Int32Array(roster.count).fill(NONE);
  let cost = found.cost;
  for (let day = 0; day < found.days.length; day++) {
    const meetings = found.days[day];
    if (meetings.length <= LONGEST_EXACT_DAY) {
      cost += placeDay(week, day, meetings, rows, startOf) - found.costOf[day];
    } else {
      costOfOrder(orderRows, day, meetings, effort);
      placeOrder(orderRows, day, meetings, startOf);
    }
  }
  if (effort.shouldStop?.()) return { status: 'feasible', startOf, cost, method: 'search', steps: effort.steps };
  const status = prove && isAtBound(week, roster, cost) ? 'optimal' : 'feasible';
  return { status, startOf, cost, method: 'search', steps: effort.steps };
}
