/**
 * Mends a plan from where it was touched: ejection chains (Yagiura, Ibaraki & Glover 2004) that start at the touched needs and seats and
 * go outward only as long as the losses on the way leave something to gain. A need enters a seat, pushes a member out, that one
 * enters another seat, and so on, until the last finds room or waits. Chains of one move are tried before chains of two, and what a
 * chain has moved is touched in turn.
 */

import { NONE } from '../problem.ts';
import { type Guide, lossNow } from './guide.ts';
import { mark, mayNotWait, moveNeed, rollback, type State } from './state.ts';

export interface RepairLimits {
  /** Needs pushed out in one chain, at most; 0 allows moves into free room only. */
  readonly depth: number;
  /** Seats tried for each need, by rising loss. */
  readonly width: number;
  /** Points of loss a chain may pile up on its way, for room it fills on the other side. */
  readonly allowance: number;
  /** Moves tried for one need, and in all; the unit of effort. */
  readonly triesPerNeed: number;
  readonly tries: number;
}

export interface Touched {
  readonly needs: readonly number[];
  readonly seats: readonly number[];
}

interface Chain {
  readonly state: State;
  readonly guide: Guide;
  readonly limits: RepairLimits;
  /** Needs and pairs of the chain in hand, and of the best one. */
  readonly path: Int32Array;
  readonly bestPath: Int32Array;
  bestLength: number;
  bestScore: number;
  tries: number;
  /** Tries at which the need in hand has had its share. */
  lastTry: number;
}

const MOVE = 2;
/** Scores are whole points; anything below is rounding. */
const ROUNDING = 1e-3;

/**
 * Leaves a plan that is equal or better, and keeps every constraint if emptying the touched seats can bring that about. All moves are in
 * the state's log. Returns the moves tried. After a change of capacity call recountSeat first; take a need off its seat before its
 * pairs change.
 */
export function repairFrom(state: State, touched: Touched, guide: Guide, limits: RepairLimits): number {
  const longest = MOVE * (limits.depth + 2);
  const chain: Chain = {
    state,
    guide,
    limits,
    path: new Int32Array(longest),
    bestPath: new Int32Array(longest),
    bestLength: 0,
    bestScore: 0,
    tries: 0,
    lastTry: 0,
  };
  const queue = [...touched.needs];
  for (const seat of touched.seats) pushOut(chain, seat, queue);
  for (const seat of touched.seats) queue.push(...wishersOf(chain, seat));
  const isQueued = new Set(queue);
  for (let at = 0; at < queue.length && chain.tries < limits.tries; at++) {
    isQueued.delete(queue[at]);
    if (mayNotWait(state.problem, queue[at]) || !improveFrom(chain, queue[at])) continue;
    for (let move = 0; move < chain.bestLength; move += MOVE) {
      const need = chain.bestPath[move];
      if (isQueued.has(need)) continue;
      isQueued.add(need);
      queue.push(need);
    }
  }
  return chain.tries;
}

/** Applies the best of the shortest chains from this need that make the plan better. */
function improveFrom(chain: Chain, need: number): boolean {
  const { state, guide, limits } = chain;
  const home = state.pairOf[need];
  const given = -lossNow(guide, home, need);
  chain.bestScore = scoreOf(chain) - ROUNDING;
  chain.bestLength = 0;
  chain.lastTry = Math.min(limits.tries, chain.tries + limits.triesPerNeed);
  const before = mark(state);
  if (home !== NONE) moveNeed(state, need, NONE);
  // Waiting is a choice too, the only one that needs no room.
  if (home !== NONE && state.sum.excess === 0 && scoreOf(chain) < chain.bestScore) record(chain, need, NONE, 0);
  for (let depth = 0; depth <= limits.depth && chain.bestLength === 0; depth++)
    place(chain, need, home, depth, given, 0);
  rollback(state, before);
  // A need may be in a chain twice, pushed out again where it came in: the moves are made in their order, waiting too.
  for (let move = 0; move < chain.bestLength; move += MOVE) {
    if (state.pairOf[chain.bestPath[move]] !== chain.bestPath[move + 1]) {
      moveNeed(state, chain.bestPath[move], chain.bestPath[move + 1]);
    }
  }
  return chain.bestLength > 0;
}

/** Tries a waiting need on its seats; where it does not fit, each member in turn makes way and is placed itself. */
function place(chain: Chain, need: number, home: number, depth: number, given: number, length: number): void {
  const { state, guide, limits } = chain;
  const { problem } = state;
  const first = problem.pairStart[need];
  const end = Math.min(problem.pairStart[need + 1], first + limits.width);
  for (let at = first; at < end && chain.tries < chain.lastTry; at++) {
    const pair = guide.ranked[at];
    const loss = given + guide.loss[pair];
    if (loss >= limits.allowance) return;
    if (pair === home) continue;
    const before = mark(state);
    moveNeed(state, need, pair);
    chain.tries++;
    if (state.sum.excess === 0 && scoreOf(chain) < chain.bestScore) record(chain, need, pair, length);
    chain.path[length] = need;
    chain.path[length + 1] = pair;
    if (depth > 0) eject(chain, need, problem.pairSeat[pair], depth, loss, length + MOVE);
    rollback(state, before);
  }
}

/** Each member of the seat but the newcomer makes way: it waits, or it is placed on another seat. */
function eject(chain: Chain, newcomer: number, seat: number, depth: number, given: number, length: number): void {
  const { state, guide, limits } = chain;
  const { problem, member, columns } = state;
  const start = columns.start[seat];
  const tooMuch = state.load[seat] - problem.seatCapacity[seat];
  for (let at = start; at < start + state.count[seat] && chain.tries < chain.lastTry; at++) {
    const need = member[at];
    if (need === newcomer || mayNotWait(problem, need)) continue;
    const pair = state.pairOf[need];
    const loss = given - guide.loss[pair];
    if (problem.pairLoad[pair] < tooMuch || loss >= limits.allowance) continue;
    const before = mark(state);
    moveNeed(state, need, NONE);
    chain.tries++;
    if (state.seatExcess[seat] === 0) {
      if (state.sum.excess === 0 && scoreOf(chain) < chain.bestScore) record(chain, need, NONE, length);
      place(chain, need, pair, depth - 1, loss, length);
    }
    rollback(state, before);
  }
}

function record(chain: Chain, need: number, pair: number, length: number): void {
  chain.bestPath.set(chain.path.subarray(0, length));
  chain.bestPath[length] = need;
  chain.bestPath[length + 1] = pair;
  chain.bestLength = length + MOVE;
  chain.bestScore = scoreOf(chain) - ROUNDING;
}

/** Lets members of a seat wait until it keeps its limits: first those that lose least by waiting for each unit they free. */
function pushOut(chain: Chain, seat: number, queue: number[]): void {
  const { state, guide } = chain;
  const { problem, columns } = state;
  const start = columns.start[seat];
  while (state.seatExcess[seat] > 0 && state.count[seat] > 0) {
    let worst = NONE;
    let least = Infinity;
    for (let at = start; at < start + state.count[seat]; at++) {
      const need = state.member[at];
      if (mayNotWait(problem, need)) continue;
      const cost = guide.waitLoss[need] / Math.max(1, problem.pairLoad[state.pairOf[need]]);
      if (cost < least || worst === NONE) {
        least = cost;
        worst = need;
      }
    }
    if (worst === NONE) return;
    moveNeed(state, worst, NONE);
    queue.push(worst);
  }
}

/** Needs elsewhere that would lose less on this seat, the keenest first. */
function wishersOf(chain: Chain, seat: number): number[] {
  const { state, guide } = chain;
  const { columns } = state;
  const wishers: { need: number; gain: number }[] = [];
  for (let at = columns.start[seat]; at < columns.start[seat + 1]; at++) {
    const need = columns.needOf[columns.pair[at]];
    const gain = lossNow(guide, state.pairOf[need], need) - guide.loss[columns.pair[at]];
    if (gain > 0 && state.seatOf[need] !== seat) wishers.push({ need, gain });
  }
  wishers.sort((a, b) => b.gain - a.gain || a.need - b.need);
  return wishers.slice(0, chain.limits.width).map((wisher) => wisher.need);
}

function scoreOf(chain: Chain): number {
  return chain.state.sum.points + chain.guide.mustServeWeight * chain.state.sum.waitingMustServe;
}
