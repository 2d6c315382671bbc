/**
 * The cheapest route of every set of meetings on one day: Held & Karp (1962), J. SIAM 10:196–210, with time. A label says: this set
 * is done, the last meeting was at this place and ended no later than this slot, the break is taken or still owed; its value is the
 * least cost so far. One row holds the labels of a set and a last place over all ends, so Pareto dominance between time and cost is
 * a running minimum along the row, and a start costs whatever its slot says. The future of a route depends on the last place, not
 * on the last meeting: meetings at one place share their rows.
 *
 * A label whose cost, less the prices of its meetings, cannot be completed within `slack` is cut (see weekBound.ts). With enough
 * slack nothing is cut and the routes of all sets are found; otherwise those of every set that matters.
 */
import type { CompiledWeek } from './compiledWeek.ts';
import { type Effort, isSpent } from './effort.ts';
import { NONE } from './problem.ts';
import type { Roster } from './roster.ts';

/** No route. Costs of a day stay far below, so that adding to it cannot overflow 32 bits. */
export const NO_ROUTE = 0x3fffffff;

/** What a day's routes must beat. */
export interface RouteLimits {
  /** Points a route earns for each member it holds. */
  readonly price: Float64Array;
  /** Least further cost less prices from each label to the end of the day, in the layout of one row a place. */
  readonly completion: Float64Array;
  /** Routes that cost more than this, less their prices, are not wanted. */
  readonly slack: number;
}

/** The sets that have a route on the day, by rising mask, and what the cheapest route of each costs. */
export interface DayRoutes {
  readonly masks: number[];
  readonly costs: number[];
}

/**
 * Memory of the search, reused from day to day. A row has two halves, break owed and break taken, each by end + 1; a cell of its own
 * says which end + 1 is the first. */
export interface RouteRows {
  cells: Int32Array;
  /** Row of a set and a last place: [mask · placeCount + place], or NONE. */
  rowOf: Int32Array;
  rowCount: number;
}

interface DaySearch {
  readonly week: CompiledWeek;
  readonly day: number;
  readonly roster: Roster;
  readonly rows: RouteRows;
  readonly reach: Reach;
  readonly effort: Effort;
}

export function makeRows(): RouteRows {
  return { cells: new Int32Array(1 << 13), rowOf: new Int32Array(0), rowCount: 0 };
}

/** Cells of a row. */
function rowWidth(week: CompiledWeek): number {
  return 2 * (week.span + 2) + 1;
}

/** Finds the routes of one day, or stops with undefined once the effort is spent. */
export function routeDay(
  week: CompiledWeek,
  day: number,
  roster: Roster,
  limits: RouteLimits,
  rows: RouteRows,
  effort: Effort,
): DayRoutes | undefined {
  const search: DaySearch = { week, day, roster, rows, effort, reach: makeReach(week, day, roster) };
  const { count, placeCount, partyMask } = roster;
  const routes: DayRoutes = { masks: [], costs: [] };
  clearRows(rows, placeCount << count);
  for (let member = 0; member < count; member++) startRoute(search, member);
  const earned = new Float64Array(1 << count); // the prices of each set
  for (let mask = 1; mask < 1 << count; mask++) {
    earned[mask] = earned[mask & (mask - 1)] + limits.price[31 - Math.clz32(mask & -mask)];
    let cost = NO_ROUTE;
    for (let place = 0; place < placeCount; place++) {
      const row = rows.rowOf[mask * placeCount + place];
      if (row === NONE) continue;
      const firstEnd = settleRow(search, row, place, limits.completion, limits.slack + earned[mask]);
      if (firstEnd === NONE) continue;
      cost = Math.min(cost, closeRow(search, row, place));
      for (let member = 0; member < count; member++) {
        if ((partyMask[member] & mask) === 0) extendRow(search, mask, row, place, member, firstEnd);
      }
    }
    if (isSpent(effort)) return undefined;
    if (cost - earned[mask] > limits.slack || cost >= NO_ROUTE) continue;
    routes.masks.push(mask);
    routes.costs.push(cost);
  }
  return routes;
}

function clearRows(rows: RouteRows, setCount: number): void {
  rows.rowCount = 0;
  if (rows.rowOf.length < setCount) rows.rowOf = new Int32Array(setCount);
  rows.rowOf.fill(NONE, 0, setCount);
}

function rowFor(search: DaySearch, mask: number, place: number): number {
  const { rows, roster, week } = search;
  const key = mask * roster.placeCount + place;
  const found = rows.rowOf[key];
  if (found !== NONE) return found;
  const width = rowWidth(week);
  const row = rows.rowCount++ * width;
  if (row + width > rows.cells.length) {
    const larger = new Int32Array(rows.cells.length * 2);
    larger.set(rows.cells);
    rows.cells = larger;
  }
  rows.cells.fill(NO_ROUTE, row, row + width);
  rows.cells[row + width - 1] = width; // no end yet: later than any
  rows.rowOf[key] = row;
  return row;
}

/** Opens the row of a route's first meeting. */
function startRoute(search: DaySearch, member: number): void {
  const { week, day, roster, rows } = search;
  const { startBegin, startSlot, startPoints, span, problem } = week;
  const list = day * week.meetingCount + roster.meetingOf[member];
  const place = roster.placeOf[member];
  const travel = roster.fromBase[place];
  const legs = week.legs[day];
  const fixed = problem.dayCost + problem.travelCost * travel;
  const row = rowFor(search, 1 << member, place);
  for (let k = startBegin[list]; k < startBegin[list + 1]; k++) {
    const leg = travel * (span + 1) + startSlot[k];
    if (!legs.fromBase[leg]) continue;
    const end = row + startSlot[k] + roster.slots[member] + 1;
    rows.cells[row + 2 * (span + 2)] = Math.min(rows.cells[row + 2 * (span + 2)], end - row);
    const cost = startPoints[k] + fixed;
    const owesBreak = problem.dayBreak.slots > 0;
    if (owesBreak) rows.cells[end] = cost;
    if (!owesBreak || legs.fromBaseWithBreak[leg]) rows.cells[end + span + 2] = cost;
  }
}

/** Runs the minimum along both halves of a finished row and cuts what is dominated or too dear; returns the first end left, or NONE. */
function settleRow(search: DaySearch, row: number, place: number, completion: Float64Array, most: number): number {
  const { cells } = search.rows;
  const half = search.week.span + 2;
  const rest = place * 2 * half;
  let owed = NO_ROUTE;
  let taken = NO_ROUTE;
  let firstEnd = NONE;
  for (let end = cells[row + 2 * half]; end < half; end++) {
    const owedCell = row + end;
    const takenCell = owedCell + half;
    if (cells[owedCell] < owed) owed = cells[owedCell];
    if (cells[takenCell] < taken) taken = cells[takenCell];
    const keepsTaken = taken + completion[rest + half + end] <= most;
    const keepsOwed = owed < taken && owed + completion[rest + end] <= most;
    cells[takenCell] = keepsTaken ? taken : NO_ROUTE;
    cells[owedCell] = keepsOwed ? owed : NO_ROUTE;
    if (firstEnd === NONE && (keepsTaken || keepsOwed)) firstEnd = end;
  }
  search.effort.steps += half - Math.min(half, cells[row + 2 * half]);
  return firstEnd;
}

/** Cost of the cheapest route that ends with this row and goes home. */
function closeRow(search: DaySearch, row: number, place: number): number {
  const { cells } = search.rows;
  const { span, problem, legs } = search.week;
  const travel = search.roster.toBase[place];
  const { toBase, toBaseWithBreak } = legs[search.day];
  const owed = cells[row + toBaseWithBreak[travel]];
  const taken = cells[row + span + 2 + toBase[travel]];
  return Math.min(owed, taken) + problem.travelCost * travel;
}

/** Adds one meeting at the end of every label of a row, of which `firstEnd` is the earliest. */
function extendRow(
  search: DaySearch,
  mask: number,
  row: number,
  place: number,
  member: number,
  firstEnd: number,
): void {
  const { week, roster, rows, reach } = search;
  const { startSlot, startPoints, span } = week;
  const { before, beforeWithBreak } = week.legs[search.day];
  const travel = roster.travel[place * roster.placeCount + roster.placeOf[member]];
  const first = reach.firstStart[(member * reach.travelCount + travel) * (span + 2) + firstEnd];
  const last = reach.lastStart[member];
  if (first >= last) return;
  const half = span + 2;
  const legs = travel * (span + 1);
  const toll = week.problem.travelCost * travel;
  const nextRow = rowFor(search, mask | (1 << member), roster.placeOf[member]);
  const shift = roster.slots[member] + 1;
  const next = nextRow + shift;
  const { cells } = rows;
  cells[nextRow + 2 * half] = Math.min(cells[nextRow + 2 * half], startSlot[first] + shift);
  search.effort.steps += last - first;
  for (let k = first; k < last; k++) {
    const start = startSlot[k];
    const latest = row + before[legs + start];
    const cost = startPoints[k] + toll;
    const owed = cells[latest] + cost;
    const taken = Math.min(cells[latest + half], cells[row + beforeWithBreak[legs + start]]) + cost;
    if (owed < cells[next + start]) cells[next + start] = owed;
    if (taken < cells[next + start + half]) cells[next + start + half] = taken;
  }
}

/** Which starts of a member can follow which end. */
interface Reach {
  readonly travelCount: number;
  /** First start (as in CompiledWeek) after an end: [(member · travelCount + travel) · (span + 2) + end + 1]. */
  readonly firstStart: Int32Array;
  readonly lastStart: Int32Array;
}

function makeReach(week: CompiledWeek, day: number, roster: Roster): Reach {
  const { span, startBegin, startSlot } = week;
  const { before, toBase } = week.legs[day];
  const firstStart = new Int32Array(roster.count * toBase.length * (span + 2));
  const lastStart = new Int32Array(roster.count);
  let cell = 0;
  for (let member = 0; member < roster.count; member++) {
    const list = day * week.meetingCount + roster.meetingOf[member];
    lastStart[member] = startBegin[list + 1];
    for (let travel = 0; travel < toBase.length; travel++) {
      // The later the start, the later the end before it may be.
      let k = startBegin[list];
      for (let end = 0; end < span + 2; end++) {
        while (k < lastStart[member] && before[travel * (span + 1) + startSlot[k]] < end) k++;
        firstStart[cell++] = k;
      }
    }
  }
  return { travelCount: toBase.length, firstStart, lastStart };
}
