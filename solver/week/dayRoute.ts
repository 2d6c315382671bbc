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
import { makeReach, type Reach } from './reach.ts';
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
  /** The least of cost less prices, at most 0: an empty day. */
  least: number;
}

/**
 * Memory of the search, reused from day to day. A row has two halves, break owed and break taken, each by end + 1; then the
 * first end + 1 of the row and, once it is settled, its least cost.
 */
export interface RouteRows {
  cells: Int32Array;
  /** Row of a set and a last place: [mask · placeCount + place], or NONE. */
  rowOf: Int32Array;
  /** The entries of rowOf that are not NONE. */
  keys: number[];
  /** 1 for each set that has a row. */
  hasRow: Uint8Array;
  /** The prices of each set that has been tried. */
  earned: Float64Array;
}

interface DaySearch {
  readonly week: CompiledWeek;
  readonly day: number;
  readonly roster: Roster;
  readonly rows: RouteRows;
  readonly limits: RouteLimits;
  readonly reach: Reach;
  readonly effort: Effort;
}

export function makeRows(): RouteRows {
  return {
    cells: new Int32Array(1 << 13),
    rowOf: new Int32Array(0),
    keys: [],
    hasRow: new Uint8Array(0),
    earned: new Float64Array(0),
  };
}

/** Cells of a row. */
function rowWidth(week: CompiledWeek): number {
  return 2 * (week.span + 2) + 2;
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
  const search: DaySearch = { week, day, roster, rows, limits, effort, reach: makeReach(week, day, roster) };
  const { count, placeCount, partyMask } = roster;
  const routes: DayRoutes = { masks: [], costs: [], least: 0 };
  clearRows(rows, count, placeCount);
  for (let member = 0; member < count; member++) startRoute(search, member, limits.price[member]);
  const { hasRow, earned } = rows;
  for (let mask = 1; mask < 1 << count; mask++) {
    if (hasRow[mask] === 0) continue;
    let cost = NO_ROUTE;
    for (let place = 0; place < placeCount; place++) {
      const row = rows.rowOf[mask * placeCount + place];
      if (row === NONE) continue;
      const firstEnd = settleRow(search, row, place, limits.slack + earned[mask]);
      if (firstEnd === NONE) continue;
      cost = Math.min(cost, closeRow(search, row, place));
      for (let member = 0; member < count; member++) {
        if ((partyMask[member] & mask) !== 0) continue;
        const larger = mask | (1 << member);
        earned[larger] = earned[mask] + limits.price[member];
        if (extendRow(search, larger, row, place, member, firstEnd)) hasRow[larger] = 1;
      }
    }
    if (isSpent(effort)) return undefined;
    if (cost - earned[mask] > limits.slack || cost >= NO_ROUTE) continue;
    routes.masks.push(mask);
    routes.costs.push(cost);
    if (cost - earned[mask] < routes.least) routes.least = cost - earned[mask];
  }
  return routes;
}

function clearRows(rows: RouteRows, count: number, placeCount: number): void {
  for (const key of rows.keys) rows.rowOf[key] = NONE;
  rows.keys.length = 0;
  if (rows.rowOf.length < placeCount << count) rows.rowOf = new Int32Array(placeCount << count).fill(NONE);
  if (rows.hasRow.length < 1 << count) {
    rows.hasRow = new Uint8Array(1 << count);
    rows.earned = new Float64Array(1 << count);
  }
  rows.hasRow.fill(0, 0, 1 << count);
}

function rowFor(search: DaySearch, mask: number, place: number): number {
  const { rows, roster, week } = search;
  const key = mask * roster.placeCount + place;
  const found = rows.rowOf[key];
  if (found !== NONE) return found;
  const width = rowWidth(week);
  const row = rows.keys.length * width;
  if (row + width > rows.cells.length) {
    const larger = new Int32Array(rows.cells.length * 2);
    larger.set(rows.cells);
    rows.cells = larger;
  }
  rows.cells.fill(NO_ROUTE, row, row + width);
  rows.cells[row + width - 2] = width; // no end yet: later than any
  rows.rowOf[key] = row;
  rows.keys.push(key);
  return row;
}

/** Opens the row of a route's first meeting. */
function startRoute(search: DaySearch, member: number, price: number): void {
  const { week, day, roster, rows } = search;
  const { startBegin, startSlot, startPoints, span, problem } = week;
  const list = day * week.meetingCount + roster.meetingOf[member];
  const place = roster.placeOf[member];
  const travel = roster.fromBase[place];
  const legs = week.legs[day];
  const fixed = problem.dayCost + problem.travelCost * travel;
  const row = rowFor(search, 1 << member, place);
  rows.hasRow[1 << member] = 1;
  rows.earned[1 << member] = price;
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
function settleRow(search: DaySearch, row: number, place: number, most: number): number {
  const { cells } = search.rows;
  const { completion } = search.limits;
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
  cells[row + 2 * half + 1] = Math.min(owed, taken);
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

/** Adds one meeting, which makes the set `larger`, to every label of a row from `firstEnd` on; tells whether that led anywhere. */
function extendRow(
  search: DaySearch,
  larger: number,
  row: number,
  place: number,
  member: number,
  firstEnd: number,
): boolean {
  const { week, roster, rows, reach } = search;
  const { startSlot, startPoints, span } = week;
  const { before, beforeWithBreak } = week.legs[search.day];
  const travel = roster.travel[place * roster.placeCount + roster.placeOf[member]];
  const first = reach.firstStart[(member * reach.travelCount + travel) * (span + 2) + firstEnd];
  const last = reach.lastStart[member];
  if (first >= last) return false;
  const half = span + 2;
  const legs = travel * (span + 1);
  const toll = week.problem.travelCost * travel;
  const shift = roster.slots[member] + 1;
  // What the cheapest label would need at least, if it could make the earliest start and the least points of any.
  const best = rows.cells[row + 2 * half + 1] + toll + reach.leastPoints[member];
  const rest = search.limits.completion[(2 * roster.placeOf[member] + 1) * half + startSlot[first] + shift];
  if (best + rest > search.limits.slack + rows.earned[larger]) return false;
  const nextRow = rowFor(search, larger, roster.placeOf[member]);
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
  return true;
}
