/**
 * Takes some needs off their seats and puts them back in the cheapest way, exactly: depth-first over the needs, the most promising
 * choice first, every branch bounded by the knapsacks of the needs still undecided (bound.ts). For twenty to sixty needs on three
 * to six seats that takes some hundred branches.
 */

import type { Random } from '../../random.ts';
import { NONE } from '../problem.ts';
import { boundScope, stateOfRoom } from './bound.ts';
import { listOptions, measureScope, type Scope, scoreOf } from './scope.ts';
import { mark, moveNeed, rollback } from './state.ts';

/** Scores are whole points; anything below is rounding. */
const ROUNDING = 1e-3;

export interface ResolveLimits {
  /** Branches at most. */
  readonly nodes: number;
  /** Choices that lose more than this against the need's best in the scope are left out; Infinity for an exact answer. */
  readonly loss: number;
  /** Plans up to this much dearer than the present one may be taken: 0 for equal ones, −1 for better ones only. */
  readonly tolerance: number;
}

/**
 * Re-solves the scope's needs and leaves the best plan found; `random` picks one of equally good plans, so that a search that stands
 * still in points moves on in plans. Returns whether it searched to the end.
 */
export function resolve(scope: Scope, limits: ResolveLimits, random: Random): boolean {
  const { state, needs, pairBefore, bestPair } = scope;
  const before = mark(state);
  scope.bestScore = (state.sum.excess === 0 ? scoreOf(scope) : Infinity) + limits.tolerance;
  for (let at = 0; at < scope.needCount; at++) {
    pairBefore[needs[at]] = state.pairOf[needs[at]];
    moveNeed(state, needs[at], NONE);
  }
  const removed = mark(state);
  scope.isBetterFound = false;
  scope.ties = 0;
  scope.nodes = 0;
  scope.nodeLimit = limits.nodes;
  scope.ceiling = scope.bestScore + ROUNDING;
  measureScope(scope);
  listOptions(scope, limits.loss);
  boundScope(scope);
  dig(scope, 0, scope.root, random);
  rollback(state, scope.isBetterFound ? removed : before);
  if (scope.isBetterFound) {
    for (let depth = 0; depth < scope.needCount; depth++) moveNeed(state, needs[depth], bestPair[depth]);
  }
  return scope.nodes <= limits.nodes;
}

/** Decides the need at this depth; `bound` is the least any plan of this branch can score. */
function dig(scope: Scope, depth: number, bound: number, random: Random): void {
  if (bound > scope.ceiling) return;
  if (depth === scope.needCount) {
    weighPlan(scope, random);
    return;
  }
  const { optionSeat, optionLoad, optionReduced, branchBound, rowWith, rowWithout, room, table } = scope;
  const first = scope.optionStart[depth];
  const end = scope.optionStart[depth + 1];
  // The bound without this need: every seat it could go to reads the row below.
  let without = bound;
  for (let option = first; option < end; option++) {
    if (optionSeat[option] === NONE) continue;
    const state = stateOfRoom(scope, optionSeat[option], room[optionSeat[option]]);
    without += table[rowWithout[option] + state] - table[rowWith[option] + state];
  }
  // The bound of each choice.
  for (let option = first; option < end; option++) {
    const seat = optionSeat[option];
    branchBound[option] = without + optionReduced[option];
    if (seat === NONE) continue;
    const left = room[seat] - optionLoad[option];
    if (left < 0 || scope.countRoom[seat] < 1 || !rowsHold(scope, scope.optionPair[option]))
      branchBound[option] = Infinity;
    else {
      const row = rowWithout[option];
      branchBound[option] +=
        table[row + stateOfRoom(scope, seat, left)] - table[row + stateOfRoom(scope, seat, room[seat])];
    }
  }
  // Lowest bound first.
  for (let turn = first; turn < end; turn++) {
    let next = first;
    for (let option = first + 1; option < end; option++) if (branchBound[option] < branchBound[next]) next = option;
    const lowest = branchBound[next];
    if (lowest > scope.ceiling || ++scope.nodes > scope.nodeLimit) return;
    branchBound[next] = Infinity;
    take(scope, next, 1);
    scope.chosen[depth] = scope.optionPair[next];
    dig(scope, depth + 1, lowest, random);
    take(scope, next, -1);
  }
}

function take(scope: Scope, option: number, times: number): void {
  const seat = scope.optionSeat[option];
  if (seat === NONE) return;
  scope.room[seat] -= times * scope.optionLoad[option];
  scope.countRoom[seat] -= times;
  const { useStart, useRow, useAmount } = scope.state.problem;
  const pair = scope.optionPair[option];
  for (let at = useStart[pair]; at < useStart[pair + 1]; at++) scope.rowRoom[useRow[at]] -= times * useAmount[at];
}

function rowsHold(scope: Scope, pair: number): boolean {
  const { useStart, useRow, useAmount } = scope.state.problem;
  for (let at = useStart[pair]; at < useStart[pair + 1]; at++) {
    if (useAmount[at] > scope.rowRoom[useRow[at]]) return false;
  }
  return true;
}

/** Every need is decided: the state judges the plan, since the bound knows no group minimum, rounding or forbidden set. */
function weighPlan(scope: Scope, random: Random): void {
  const { state, needs, needCount, chosen, pairBefore } = scope;
  const before = mark(state);
  let isSame = true;
  for (let depth = 0; depth < needCount; depth++) {
    moveNeed(state, needs[depth], chosen[depth]);
    if (chosen[depth] !== pairBefore[needs[depth]]) isSame = false;
  }
  const score = state.sum.excess === 0 ? scoreOf(scope) : Infinity;
  rollback(state, before);
  if (isSame || score === Infinity || score > scope.bestScore + ROUNDING) return;
  scope.ties = score < scope.bestScore - ROUNDING ? 1 : scope.ties + 1;
  // One of n equal plans is kept with probability 1 / n.
  if (scope.ties > 1 && random() * scope.ties >= 1) return;
  scope.bestScore = score;
  scope.ceiling = score + ROUNDING;
  scope.isBetterFound = true;
  scope.bestPair.set(chosen.subarray(0, needCount));
}
