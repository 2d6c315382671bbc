/**
 * A plan under search: what every seat and row holds, what it costs and by how much it breaks the constraints, kept up to date
 * move by move. A plan may be broken on the way (a seat too full, a group too small); `excess` is 0 when it is not.
 * Moves are written to a log, so a trial is taken back by `rollback` and never by a copy, and the state, down to the order of the
 * member lists, is then the one before.
 */

import { rowCost, rowLimit, seatCost } from '../costs.ts';
import { type AssignmentProblem, NONE } from '../problem.ts';

export interface State {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  /** By need; NONE while it waits. */
  readonly seatOf: Int32Array;
  readonly pairOf: Int32Array;
  /** By seat: units of load, needs, points of opening and balance, units above its limits or below its group minimum. */
  readonly load: Float64Array;
  readonly count: Int32Array;
  readonly seatPoints: Float64Array;
  readonly seatExcess: Float64Array;
  /** The needs on seat j are member[columns.start[j]] … + count[j] − 1; place[need] is the index in member. */
  readonly member: Int32Array;
  readonly place: Int32Array;
  /** By row: units, points, the most units, units above that. */
  readonly use: Float64Array;
  readonly rowPoints: Float64Array;
  readonly rowLimit: Float64Array;
  readonly rowExcess: Float64Array;
  /** By forbidden set: how many of its needs are not on its seat; 0 breaks it. */
  readonly absent: Int32Array;
  /** By need: points while it waits; 0 for a need that may not wait, whose waiting is an excess instead. */
  readonly waitPoints: Float64Array;
  readonly sum: Sum;
  readonly log: Log;
}

/** The sums over the whole plan, exact because every term is a whole number below 2⁵³. */
export interface Sum {
  /** Second level; a row beyond its limit is priced up to the limit. */
  points: number;
  waitingMustServe: number;
  /** 0 if and only if every constraint is kept. Load, count and row units are added as they are: only zero has a meaning. */
  excess: number;
}

/** Three numbers a move: the need, the pair it left or NONE, the place it left. */
interface Log {
  entries: Int32Array;
  length: number;
}

/** The problem seen from the seats, and the forbidden sets seen from the needs. */
export interface Columns {
  /** The pairs of seat j are pair[start[j]] … pair[start[j + 1] − 1], by rising need. */
  readonly start: Int32Array;
  readonly pair: Int32Array;
  readonly needOf: Int32Array;
  /** By seat: greatest common divisor of its pairs' loads, 1 where all are 0. */
  readonly loadStep: Int32Array;
  /** The forbidden sets of need i are set[setStart[i]] … set[setStart[i + 1] − 1]. */
  readonly setStart: Int32Array;
  readonly set: Int32Array;
}

const LOG_ENTRY = 3;

/** The plan in which every need waits. */
export function emptyState(problem: AssignmentProblem): State {
  const { needCount, seatCount, rowCount } = problem;
  const columns = columnsOf(problem);
  const state: State = {
    problem,
    columns,
    seatOf: new Int32Array(needCount).fill(NONE),
    pairOf: new Int32Array(needCount).fill(NONE),
    load: new Float64Array(seatCount),
    count: new Int32Array(seatCount),
    seatPoints: new Float64Array(seatCount),
    seatExcess: new Float64Array(seatCount),
    member: new Int32Array(problem.pairSeat.length),
    place: new Int32Array(needCount).fill(NONE),
    use: new Float64Array(rowCount),
    rowPoints: new Float64Array(rowCount),
    rowLimit: Float64Array.from({ length: rowCount }, (_, row) => rowLimit(problem, row)),
    rowExcess: new Float64Array(rowCount),
    absent: Int32Array.from(problem.forbiddenSets, (set) => set.needs.length),
    waitPoints: problem.waitCost.map((cost) => (cost === Infinity ? 0 : cost)),
    sum: { points: 0, waitingMustServe: 0, excess: 0 },
    log: { entries: new Int32Array(1024 * LOG_ENTRY), length: 0 },
  };
  for (let need = 0; need < needCount; need++) {
    state.sum.points += state.waitPoints[need];
    if (mayNotWait(problem, need)) state.sum.excess++;
    state.sum.waitingMustServe += problem.mustServe[need];
  }
  return state;
}

/** The state of a plan. A need on a seat it has no pair with is taken as waiting. */
export function stateOf(problem: AssignmentProblem, seatOf: Int32Array): State {
  const state = emptyState(problem);
  for (let need = 0; need < problem.needCount; need++) {
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      if (problem.pairSeat[pair] === seatOf[need]) moveNeed(state, need, pair);
    }
  }
  forgetMoves(state);
  return state;
}

/** Puts a need on the seat of one of its pairs, or lets it wait (NONE). */
export function moveNeed(state: State, need: number, pair: number): void {
  const { log } = state;
  if (log.length + LOG_ENTRY > log.entries.length) {
    const longer = new Int32Array(log.entries.length * 2);
    longer.set(log.entries);
    log.entries = longer;
  }
  log.entries[log.length++] = need;
  log.entries[log.length++] = state.pairOf[need];
  log.entries[log.length++] = state.place[need];
  if (state.pairOf[need] !== NONE) leaveSeat(state, need);
  if (pair !== NONE) joinSeat(state, need, pair);
}

/** A point in the log to come back to. */
export function mark(state: State): number {
  return state.log.length;
}

/** Takes back every move since the mark, last first. */
export function rollback(state: State, to: number): void {
  const { log, member, place, columns } = state;
  while (log.length > to) {
    log.length -= LOG_ENTRY;
    const need = log.entries[log.length];
    const pair = log.entries[log.length + 1];
    const left = log.entries[log.length + 2];
    if (state.pairOf[need] !== NONE) leaveSeat(state, need);
    if (pair === NONE) continue;
    joinSeat(state, need, pair);
    // leaveSeat filled the hole with the last member; put both back, so that the order of the list is restored too.
    const end = columns.start[state.seatOf[need]] + state.count[state.seatOf[need]] - 1;
    const filler = member[left];
    member[end] = filler;
    place[filler] = end;
    member[left] = need;
    place[need] = left;
  }
}

/** Keeps every move so far; earlier marks lose their meaning. */
export function forgetMoves(state: State): void {
  state.log.length = 0;
}

/** A pinned need: its waiting costs infinitely much. */
export function mayNotWait(problem: AssignmentProblem, need: number): boolean {
  return problem.waitCost[need] === Infinity;
}

function leaveSeat(state: State, need: number): void {
  const { problem, sum, member, place } = state;
  const pair = state.pairOf[need];
  const seat = state.seatOf[need];
  // The last member fills the hole in the list.
  const end = state.columns.start[seat] + --state.count[seat];
  const filler = member[end];
  member[place[need]] = filler;
  place[filler] = place[need];
  place[need] = NONE;
  state.pairOf[need] = NONE;
  state.seatOf[need] = NONE;
  state.load[seat] -= problem.pairLoad[pair];
  sum.points += state.waitPoints[need] - problem.pairCost[pair];
  if (mayNotWait(problem, need)) sum.excess++;
  sum.waitingMustServe += problem.mustServe[need];
  recountSeat(state, seat);
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    changeUse(state, problem.useRow[at], -problem.useAmount[at]);
  }
  countSets(state, need, seat, 1);
}

function joinSeat(state: State, need: number, pair: number): void {
  const { problem, sum } = state;
  const seat = problem.pairSeat[pair];
  const end = state.columns.start[seat] + state.count[seat]++;
  state.member[end] = need;
  state.place[need] = end;
  state.pairOf[need] = pair;
  state.seatOf[need] = seat;
  state.load[seat] += problem.pairLoad[pair];
  sum.points += problem.pairCost[pair] - state.waitPoints[need];
  if (mayNotWait(problem, need)) sum.excess--;
  sum.waitingMustServe -= problem.mustServe[need];
  recountSeat(state, seat);
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    changeUse(state, problem.useRow[at], problem.useAmount[at]);
  }
  countSets(state, need, seat, -1);
}

/** What the seat costs and by how much it breaks its limits, after its load, count or limits have changed. */
export function recountSeat(state: State, seat: number): void {
  const { problem, sum } = state;
  const load = state.load[seat];
  const count = state.count[seat];
  const points = seatCost(problem, seat, load, count);
  const tooFew = count > 0 ? Math.max(0, problem.seatMinCount[seat] - count) : 0;
  const tooMany = Math.max(0, count - problem.seatMaxCount[seat]);
  const excess = Math.max(0, load - problem.seatCapacity[seat]) + tooFew + tooMany;
  sum.points += points - state.seatPoints[seat];
  sum.excess += excess - state.seatExcess[seat];
  state.seatPoints[seat] = points;
  state.seatExcess[seat] = excess;
}

function changeUse(state: State, row: number, amount: number): void {
  const { sum } = state;
  const use = state.use[row] + amount;
  const excess = Math.max(0, use - state.rowLimit[row]);
  const points = rowCost(state.problem, row, use - excess);
  state.use[row] = use;
  sum.points += points - state.rowPoints[row];
  sum.excess += excess - state.rowExcess[row];
  state.rowPoints[row] = points;
  state.rowExcess[row] = excess;
}

function countSets(state: State, need: number, seat: number, step: number): void {
  const { setStart, set } = state.columns;
  for (let at = setStart[need]; at < setStart[need + 1]; at++) {
    if (state.problem.forbiddenSets[set[at]].seat !== seat) continue;
    if (state.absent[set[at]] === 0) state.sum.excess--;
    state.absent[set[at]] += step;
    if (state.absent[set[at]] === 0) state.sum.excess++;
  }
}

function columnsOf(problem: AssignmentProblem): Columns {
  const { needCount, seatCount, pairStart, pairSeat, forbiddenSets } = problem;
  const start = new Int32Array(seatCount + 1);
  for (const seat of pairSeat) start[seat + 1]++;
  for (let seat = 0; seat < seatCount; seat++) start[seat + 1] += start[seat];
  const next = start.slice();
  const pair = new Int32Array(pairSeat.length);
  const needOf = new Int32Array(pairSeat.length);
  for (let need = 0; need < needCount; need++) {
    for (let at = pairStart[need]; at < pairStart[need + 1]; at++) {
      needOf[at] = need;
      pair[next[pairSeat[at]]++] = at;
    }
  }
  const loadStep = new Int32Array(seatCount);
  for (let at = 0; at < pairSeat.length; at++) {
    loadStep[pairSeat[at]] = commonDivisor(problem.pairLoad[at], loadStep[pairSeat[at]]);
  }
  for (let seat = 0; seat < seatCount; seat++) loadStep[seat] ||= 1;
  const setStart = new Int32Array(needCount + 1);
  for (const { needs } of forbiddenSets) for (const need of needs) setStart[need + 1]++;
  for (let need = 0; need < needCount; need++) setStart[need + 1] += setStart[need];
  const nextSet = setStart.slice();
  const set = new Int32Array(setStart[needCount]);
  forbiddenSets.forEach(({ needs }, index) => {
    for (const need of needs) set[nextSet[need]++] = index;
  });
  return { start, pair, needOf, loadStep, setStart, set };
}

function commonDivisor(first: number, second: number): number {
  return second === 0 ? first : commonDivisor(second, first % second);
}
