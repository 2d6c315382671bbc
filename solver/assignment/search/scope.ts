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
  /** Whether groups in the scope keep their least number of needs, so that no plan of the scope breaks them. */
  keepsGroups: boolean;
  /** Whether some need of the scope's seats was kept so. */
  isPartial: boolean;
  /** By seat: 1 where it is in the scope. */
  readonly isInScope: Uint8Array;
  /** Choices at depth d: optionStart[d] … optionStart[d + 1] − 1, by rising loss. A choice to wait has pair and seat NONE. */
  readonly optionStart: Int32Array;
  readonly optionPair: Int32Array;
  readonly optionSeat: Int32Array;
  readonly optionLoad: Int32Array;
  /** Points without the seat's load price; the same above the need's price; in the knapsacks' sets now. */
  readonly optionCost: Float64Array;
  readonly optionReduced: Float64Array;
  readonly isTaken: Uint8Array;
  /** The seat's table row with and without this need. */
  readonly rowWith: Int32Array;
  readonly rowWithout: Int32Array;
  /** By seat: free load and count; needs that could come; load units of one state of its table; the table row in use. */
  readonly room: Float64Array;
  readonly countRoom: Float64Array;
  readonly countReach: Float64Array;
  readonly unit: Float64Array;
  readonly topRow: Int32Array;
  /** By row: free units; units the scope's needs could use. */
  readonly rowRoom: Float64Array;
  readonly rowReach: Float64Array;
  /** By need: loss of its best choice in the scope, and how much more the second loses; pair before. */
  readonly leastLoss: Float64Array;
  readonly regret: Float64Array;
  readonly pairBefore: Int32Array;
  /** By depth: price of the need in this scope, and in its best bound; how often the knapsacks leave it out (−1: take it twice). */
  readonly price: Float64Array;
  readonly bestPrice: Float64Array;
  readonly slope: Float64Array;
  /** By depth: pair now, pair in the best plan. */
  readonly chosen: Int32Array;
  readonly bestPair: Int32Array;
  /** Rows of least cost by free room, one after the other (bound.ts). */
  table: Float64Array;
  tableLength: number;
  /** No plan of the scope scores less; a branch whose bound passes the ceiling ends. */
  root: number;
  rowTerms: number;
  ceiling: number;
  bestScore: number;
  isBetterFound: boolean;
  /** Whether the needs that had one choice left were there before too. */
  isFixedSame: boolean;
  ties: number;
  /** Table entries filled so far, over all resolves. */
  work: number;
}

/** Stands for no limit. */
const AMPLE = 1e15;
/** A need without a second choice must not spoil the mean. */
const HIGH_REGRET = 1000;
/** Added to the regret of needs that must be decided before all others. */
const FIRST = 1e9;

/** Table entries there is room for from the start; more are made as they are needed. */
const FIRST_TABLE = 1 << 16;

/** `table`: room from an earlier scope that nobody uses any more, whatever stands in it. */
export function scopeOf(state: State, guide: Guide, table: Float64Array = new Float64Array(FIRST_TABLE)): Scope {
  const { needCount, seatCount, rowCount, pairSeat } = state.problem;
  const choices = pairSeat.length + needCount;
  return {
    state,
    guide,
    needs: new Int32Array(needCount),
    needCount: 0,
    seats: new Int32Array(seatCount),
    seatCount: 0,
    keepsGroups: false,
    isPartial: false,
    isInScope: new Uint8Array(seatCount),
    optionStart: new Int32Array(needCount + 1),
    optionPair: new Int32Array(choices),
    optionSeat: new Int32Array(choices),
    optionLoad: new Int32Array(choices),
    optionCost: new Float64Array(choices),
    isTaken: new Uint8Array(choices),
    optionReduced: new Float64Array(choices),
    rowWith: new Int32Array(choices),
    rowWithout: new Int32Array(choices),
    room: new Float64Array(seatCount),
    countReach: new Float64Array(seatCount),
    countRoom: new Float64Array(seatCount),
    unit: new Float64Array(seatCount),
    topRow: new Int32Array(seatCount),
    rowRoom: new Float64Array(rowCount),
    rowReach: new Float64Array(rowCount),
    leastLoss: new Float64Array(needCount),
    regret: new Float64Array(needCount),
    pairBefore: new Int32Array(needCount),
    price: new Float64Array(needCount),
    bestPrice: new Float64Array(needCount),
    slope: new Float64Array(needCount),
    chosen: new Int32Array(needCount),
    bestPair: new Int32Array(needCount),
    table,
    tableLength: 0,
    root: 0,
    rowTerms: 0,
    work: 0,
    ceiling: 0,
    bestScore: 0,
    isBetterFound: false,
    isFixedSame: true,
    ties: 0,
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
  scope.isPartial = false;
}

/** Adds a seat and all its needs but the pinned ones; of a group, as many stay as it must have, if groups are kept. */
export function addSeat(scope: Scope, seat: number): void {
  if (scope.isInScope[seat] === 1) return;
  scope.isInScope[seat] = 1;
  scope.seats[scope.seatCount++] = seat;
  const { state, guide } = scope;
  const start = state.columns.start[seat];
  const members = state.member.slice(start, start + state.count[seat]);
  let staying = scope.keepsGroups && state.problem.seatMinCount[seat] > 1 ? state.problem.seatMinCount[seat] : 0;
  if (staying > 0) {
    scope.isPartial = true;
    members.sort((a, b) => guide.loss[state.pairOf[a]] - guide.loss[state.pairOf[b]] || a - b);
  }
  for (const need of members) {
    if (staying-- > 0 || mayNotWait(state.problem, need)) continue;
    scope.needs[scope.needCount++] = need;
  }
}

/** Adds a waiting need. */
export function addWaiting(scope: Scope, need: number): void {
  scope.needs[scope.needCount++] = need;
}

/** With the scope's needs taken off: what room they have, and their best two losses. */
export function measureScope(scope: Scope, isMustFirst: boolean): void {
  const { state, guide, isInScope, room, rowReach } = scope;
  const { problem } = state;
  rowReach.fill(0);
  for (let at = 0; at < scope.seatCount; at++) scope.countReach[scope.seats[at]] = 0;
  measureRoom(scope);
  for (let at = 0; at < scope.needCount; at++) {
    const need = scope.needs[at];
    let least = guide.waitLoss[need];
    let second = Infinity;
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      const seat = problem.pairSeat[pair];
      if (isInScope[seat] === 0 || problem.pairLoad[pair] > room[seat]) continue;
      scope.countReach[seat]++;
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
    if (isMustFirst && problem.mustServe[need] === 1) scope.regret[need] += FIRST;
  }
}

/** Room of the scope's seats and of the rows, as the state has it now. */
export function measureRoom(scope: Scope): void {
  const { state, room } = scope;
  const { problem } = state;
  for (let row = 0; row < problem.rowCount; row++) scope.rowRoom[row] = state.rowLimit[row] - state.use[row];
  for (let at = 0; at < scope.seatCount; at++) {
    const seat = scope.seats[at];
    room[seat] = problem.seatCapacity[seat] === UNLIMITED ? AMPLE : problem.seatCapacity[seat] - state.load[seat];
    scope.countRoom[seat] = problem.seatMaxCount[seat] - state.count[seat];
  }
}

/** Disturbs the order of the needs by up to so many mean regrets, for another run of the same scope. */
export function shuffleRegret(scope: Scope, disorder: number, random: () => number): void {
  const { regret, needs, needCount } = scope;
  let sum = 0;
  for (let at = 0; at < needCount; at++) sum += Math.min(HIGH_REGRET, regret[needs[at]]);
  const most = (disorder * sum) / Math.max(1, needCount);
  for (let at = 0; at < needCount; at++) regret[needs[at]] += most * random();
}

/** Most decided first, so that the tree branches late; then all their choices in the scope. */
export function listOptions(scope: Scope): void {
  const { state, guide, isInScope, needs, optionPair, optionCost } = scope;
  const { problem } = state;
  needs.subarray(0, scope.needCount).sort((a, b) => scope.regret[b] - scope.regret[a] || a - b);
  let end = 0;
  for (let depth = 0; depth < scope.needCount; depth++) {
    const need = needs[depth];
    scope.optionStart[depth] = end;
    scope.price[depth] = guide.needPrice[need];
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      const seat = problem.pairSeat[pair];
      if (isInScope[seat] === 0 || problem.pairLoad[pair] > scope.room[seat]) continue;
      optionPair[end] = pair;
      scope.optionSeat[end] = seat;
      scope.optionLoad[end] = problem.pairLoad[pair];
      optionCost[end++] = guide.pricedCost[pair] - guide.loadPrice[seat] * problem.pairLoad[pair];
    }
    optionPair[end] = NONE;
    scope.optionSeat[end] = NONE;
    scope.optionLoad[end] = 0;
    optionCost[end++] = guide.waitScore[need];
  }
  scope.optionStart[scope.needCount] = end;
}
