/** The part of a plan that resolve.ts solves again: some needs, the seats they may go to, and their choices. */

import { NONE, UNLIMITED } from '../problem.ts';
import type { Guide } from './guide.ts';
import { mayNotWait, type State } from './state.ts';

/** Flat arrays, as large as the problem and allocated once; what they hold belongs to one resolve. */
export interface Scope {
  readonly state: State;
  readonly guide: Guide;
  /** The free needs; resolving puts the most decided first. */
  readonly needs: Int32Array;
  needCount: number;
  readonly seats: Int32Array;
  seatCount: number;
  /** By seat: 1 where it is in the scope. */
  readonly isInScope: Uint8Array;
  /** Choices at depth d: optionStart[d] … optionStart[d + 1] − 1, by rising loss. A choice to wait has pair and seat NONE. */
  readonly optionStart: Int32Array;
  readonly optionPair: Int32Array;
  readonly optionSeat: Int32Array;
  readonly optionLoad: Int32Array;
  /** Points above the need's price; bound of the branch it opens; the seat's table row with and without this need. */
  readonly optionReduced: Float64Array;
  readonly branchBound: Float64Array;
  readonly rowWith: Int32Array;
  readonly rowWithout: Int32Array;
  /** By seat: free load and count; load units of one state of its table; the table row in use. */
  readonly room: Float64Array;
  readonly countRoom: Float64Array;
  readonly unit: Float64Array;
  readonly topRow: Int32Array;
  /** By row: free units; units the scope's needs could use. */
  readonly rowRoom: Float64Array;
  readonly rowReach: Float64Array;
  /** By need: loss of its best choice in the scope, and how much more the second loses; pair before. */
  readonly leastLoss: Float64Array;
  readonly regret: Float64Array;
  readonly pairBefore: Int32Array;
  /** By depth: pair now, pair in the best plan. */
  readonly chosen: Int32Array;
  readonly bestPair: Int32Array;
  /** Rows of least cost by free room, one after the other (bound.ts). */
  table: Float64Array;
  tableLength: number;
  /** No plan of the scope scores less; a branch whose bound passes the ceiling ends. */
  root: number;
  ceiling: number;
  bestScore: number;
  isBetterFound: boolean;
  ties: number;
  nodes: number;
  nodeLimit: number;
}

/** Stands for no limit. */
export const AMPLE = 1e15;

export function scopeOf(state: State, guide: Guide): Scope {
  const { needCount, seatCount, rowCount, pairSeat } = state.problem;
  const choices = pairSeat.length + needCount;
  return {
    state,
    guide,
    needs: new Int32Array(needCount),
    needCount: 0,
    seats: new Int32Array(seatCount),
    seatCount: 0,
    isInScope: new Uint8Array(seatCount),
    optionStart: new Int32Array(needCount + 1),
    optionPair: new Int32Array(choices),
    optionSeat: new Int32Array(choices),
    optionLoad: new Int32Array(choices),
    optionReduced: new Float64Array(choices),
    branchBound: new Float64Array(choices),
    rowWith: new Int32Array(choices),
    rowWithout: new Int32Array(choices),
    room: new Float64Array(seatCount),
    countRoom: new Float64Array(seatCount),
    unit: new Float64Array(seatCount),
    topRow: new Int32Array(seatCount),
    rowRoom: new Float64Array(rowCount),
    rowReach: new Float64Array(rowCount),
    leastLoss: new Float64Array(needCount),
    regret: new Float64Array(needCount),
    pairBefore: new Int32Array(needCount),
    chosen: new Int32Array(needCount),
    bestPair: new Int32Array(needCount),
    table: new Float64Array(1 << 16),
    tableLength: 0,
    root: 0,
    ceiling: 0,
    bestScore: 0,
    isBetterFound: false,
    ties: 0,
    nodes: 0,
    nodeLimit: 0,
  };
}

/** Both levels of the state in one number. */
export function scoreOf({ state, guide }: { state: State; guide: Guide }): number {
  return state.sum.points + guide.mustServeWeight * state.sum.waitingMustServe;
}

export function clearScope(scope: Scope): void {
  for (let at = 0; at < scope.seatCount; at++) scope.isInScope[scope.seats[at]] = 0;
  scope.seatCount = 0;
  scope.needCount = 0;
}

/** Adds a seat and all its needs but the pinned ones. */
export function addSeat(scope: Scope, seat: number): void {
  if (scope.isInScope[seat] === 1) return;
  scope.isInScope[seat] = 1;
  scope.seats[scope.seatCount++] = seat;
  const { state } = scope;
  const start = state.columns.start[seat];
  for (let at = start; at < start + state.count[seat]; at++) {
    if (!mayNotWait(state.problem, state.member[at])) scope.needs[scope.needCount++] = state.member[at];
  }
}

/** Adds a waiting need. */
export function addWaiting(scope: Scope, need: number): void {
  scope.needs[scope.needCount++] = need;
}

/** With the scope's needs taken off: what room they have, and their best two losses. */
export function measureScope(scope: Scope): void {
  const { state, guide, isInScope, room, rowReach } = scope;
  const { problem } = state;
  rowReach.fill(0);
  for (let row = 0; row < problem.rowCount; row++) scope.rowRoom[row] = state.rowLimit[row] - state.use[row];
  for (let at = 0; at < scope.seatCount; at++) {
    const seat = scope.seats[at];
    room[seat] = problem.seatCapacity[seat] === UNLIMITED ? AMPLE : problem.seatCapacity[seat] - state.load[seat];
    scope.countRoom[seat] = problem.seatMaxCount[seat] - state.count[seat];
  }
  for (let at = 0; at < scope.needCount; at++) {
    const need = scope.needs[at];
    let least = guide.waitLoss[need];
    let second = Infinity;
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      const seat = problem.pairSeat[pair];
      if (isInScope[seat] === 0 || problem.pairLoad[pair] > room[seat]) continue;
      for (let use = problem.useStart[pair]; use < problem.useStart[pair + 1]; use++) {
        rowReach[problem.useRow[use]] += problem.useAmount[use];
      }
      const loss = guide.loss[pair];
      if (loss < least) {
        second = least;
        least = loss;
      } else if (loss < second) second = loss;
    }
    scope.leastLoss[need] = least;
    scope.regret[need] = second - least;
  }
}

/** Most decided first, so that the tree branches late; then the choices that lose at most `budget` against the need's best. */
export function listOptions(scope: Scope, budget: number): void {
  const { state, guide, isInScope, needs, optionPair, optionReduced } = scope;
  const { problem } = state;
  needs.subarray(0, scope.needCount).sort((a, b) => scope.regret[b] - scope.regret[a] || a - b);
  let end = 0;
  for (let depth = 0; depth < scope.needCount; depth++) {
    const need = needs[depth];
    const highest = scope.leastLoss[need] + budget;
    const first = end;
    scope.optionStart[depth] = first;
    for (let at = problem.pairStart[need]; at < problem.pairStart[need + 1]; at++) {
      const pair = guide.ranked[at];
      if (guide.loss[pair] > highest) break;
      const seat = problem.pairSeat[pair];
      if (isInScope[seat] === 0 || problem.pairLoad[pair] > scope.room[seat]) continue;
      optionPair[end] = pair;
      scope.optionSeat[end] = seat;
      scope.optionLoad[end] = problem.pairLoad[pair];
      optionReduced[end++] =
        guide.pricedCost[pair] - guide.loadPrice[seat] * problem.pairLoad[pair] - guide.needPrice[need];
    }
    if (guide.waitLoss[need] > highest) continue;
    optionPair[end] = NONE;
    scope.optionSeat[end] = NONE;
    scope.optionLoad[end] = 0;
    optionReduced[end++] = guide.waitScore[need] - guide.needPrice[need];
  }
  scope.optionStart[scope.needCount] = end;
}
