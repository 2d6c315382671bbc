/**
 * A bound on every branch of a resolve: the knapsack bound of the needs still undecided. With needs priced at u,
 *
 *   cost ≥ Σ u + Σ choices made (cost − u) + Σ over seats of V_j(room left),
 *
 * where V_j(room) is the cheapest set of the undecided needs, at cost − u each, that fits seat j. Going through the needs backwards
 * fills one row of V_j a choice, so a branch reads its bound from the table: it knows which sums of loads are possible at all,
 * and that is what decides tight instances.
 */

import { rowCost, seatCost } from '../costs.ts';
import { NONE, UNLIMITED } from '../problem.ts';
import { type Scope, scoreOf } from './scope.ts';

/** States of a seat's table at most; beyond that loads are counted in larger units, rounded down, which keeps the bound valid. */
const MOST_STATES = 2048;

/** With the scope's needs taken off and their choices listed: fills the tables and sets the root bound at the scope's prices. */
export function boundScope(scope: Scope): void {
  const { guide, needs, seats, room, topRow, price, optionCost, optionReduced } = scope;
  scope.tableLength = 0;
  scope.root = scoreOf(scope) + scope.rowTerms;
  for (let at = 0; at < scope.seatCount; at++) {
    addLastRow(scope, seats[at]);
    const count = Math.max(0, scope.countRoom[seats[at]]);
    if (guide.countPrice[seats[at]] > 0) scope.root -= guide.countPrice[seats[at]] * count;
  }
  for (let depth = scope.needCount - 1; depth >= 0; depth--) {
    const end = scope.optionStart[depth + 1];
    // The choice to wait, if there is one, is the last; a price above it would promise more than waiting costs.
    if (scope.optionPair[end - 1] === NONE && price[depth] > optionCost[end - 1]) price[depth] = optionCost[end - 1];
    scope.root += price[depth] - finiteWaitScore(scope, needs[depth]);
    for (let option = scope.optionStart[depth]; option < end; option++) {
      optionReduced[option] = optionCost[option] - price[depth];
      addRow(scope, option);
    }
  }
  for (let at = 0; at < scope.seatCount; at++) {
    scope.root += scope.table[topRow[seats[at]] + stateOfRoom(scope, seats[at], room[seats[at]])];
  }
  scope.work += scope.tableLength;
}

/** The rows' part of the root bound, the same at every need price. */
export function boundRows(scope: Scope): void {
  scope.rowTerms = 0;
  for (let row = 0; row < scope.rowReach.length; row++) {
    if (scope.rowReach[row] > 0 && scope.guide.rowPrice[row] > 0) scope.rowTerms += rowTerm(scope, row);
  }
}

/** Column of the seat's table for this much free load. */
export function stateOfRoom(scope: Scope, seat: number, room: number): number {
  // `| 0` so that an index is an integer to the compiler as well: the table loops run three times as fast.
  return scope.unit[seat] === 1 ? room | 0 : (room / scope.unit[seat]) | 0;
}

function finiteWaitScore(scope: Scope, need: number): number {
  return scope.state.waitPoints[need] + scope.guide.mustServeWeight * scope.state.problem.mustServe[need];
}

/** What a seat costs, above now, if it ends with this much free load: opening and balance. */
function addLastRow(scope: Scope, seat: number): void {
  const { state, unit, topRow } = scope;
  const { problem } = state;
  const room = scope.room[seat];
  const isLimited = problem.seatCapacity[seat] !== UNLIMITED;
  const step = state.columns.loadStep[seat];
  const isExact = room < step * MOST_STATES;
  unit[seat] = isLimited ? (isExact ? step : Math.ceil((room + 1) / MOST_STATES)) : Infinity;
  const top = isLimited && room > 0 ? stateOfRoom(scope, seat, room) : 0;
  const row = newRow(scope, top + 1);
  topRow[seat] = row;
  const { table } = scope;
  table.fill(0, row, row + top + 1);
  const opening = state.count[seat] === 0 ? problem.seatOpenCost[seat] : 0;
  if (!isLimited || (opening === 0 && problem.seatFairLoad[seat] === UNLIMITED)) return;
  for (let left = 0; left < top; left++) {
    // Counted in larger units, the load is only known to be at least this.
    const least = isExact ? (top - left) * step : Math.max(0, room - (left + 1) * unit[seat] + 1);
    const load = state.load[seat] + least;
    table[row + left] = seatCost(problem, seat, load, 1) - (opening > 0 ? 0 : state.seatPoints[seat]);
  }
}

/** The seat's row with one more undecided need: left to others, or taken if it fits. One that costs is never taken: same row. */
function addRow(scope: Scope, option: number): void {
  const { topRow, room } = scope;
  const seat = scope.optionSeat[option];
  if (seat === NONE) return;
  if (scope.optionReduced[option] >= 0) {
    scope.rowWith[option] = topRow[seat];
    scope.rowWithout[option] = topRow[seat];
    return;
  }
  const top = stateOfRoom(scope, seat, Math.max(0, room[seat]));
  const after = topRow[seat];
  const row = newRow(scope, top + 1);
  const load = Math.min(top + 1, stateOfRoom(scope, seat, scope.optionLoad[option]));
  fillRow(scope.table, row, after, top + 1, load, scope.optionReduced[option]);
  scope.rowWith[option] = row;
  scope.rowWithout[option] = after;
  topRow[seat] = row;
}

/** table[row + w] = min(table[after + w], table[after + w − load] + reduced); the loop most of the search's time goes into. */
function fillRow(table: Float64Array, row: number, after: number, length: number, load: number, reduced: number): void {
  table.copyWithin(row, after, after + load);
  const end = row + length;
  let without = after + load;
  let taken = after;
  for (let at = row + load; at < end; at++) table[at] = Math.min(table[without++], table[taken++] + reduced);
}

function newRow(scope: Scope, length: number): number {
  const row = scope.tableLength;
  scope.tableLength += length;
  if (scope.tableLength > scope.table.length) {
    const longer = new Float64Array(2 * scope.tableLength);
    longer.set(scope.table.subarray(0, row));
    scope.table = longer;
  }
  return row;
}

/** The least a row can add to the root: min over the uses in reach of row cost − row price · use, above now. */
function rowTerm(scope: Scope, row: number): number {
  const { state, guide } = scope;
  const { problem } = state;
  const now = state.use[row];
  const most = Math.min(state.rowLimit[row], now + scope.rowReach[row]);
  const base = rowCost(problem, row, Math.min(now, state.rowLimit[row]));
  const price = guide.rowPrice[row];
  // A convex function less a line is least at an end or at a kink; 1 covers the rounding up.
  let least = Math.min(0, rowCost(problem, row, most) - base - price * (most - now) - 1);
  let kink = 0;
  for (let at = problem.segmentStart[row]; at < problem.segmentStart[row + 1]; at++) {
    kink += problem.segmentWidth[at];
    if (kink > now && kink < most)
      least = Math.min(least, rowCost(problem, row, kink) - base - price * (kink - now) - 1);
  }
  return least;
}
