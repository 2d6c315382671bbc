/**
 * Prices of a scope's needs: a few subgradient steps on the knapsack bound of the scope alone. The prices of the whole problem leave a
 * few points between bound and plan in every scope; a dozen steps of its own take most of that away (measured on d20200, eight
 * seats: 17 points to 5), and every point less halves the tree or more.
 */

import { NONE } from '../problem.ts';
import { boundRows, boundScope, stateOfRoom } from './bound.ts';
import { measureRoom, type Scope } from './scope.ts';
import { moveNeed } from './state.ts';

const SHRINK = 0.93;
/** Part of the distance to the plan that a step aims at: the plan is not the optimum. */
const AIM = 0.7;
/** A plan that leaves a must-serve need waiting is no target to aim at; this share of the scope's worth is. */
const FARTHEST_AIM = 0.02;

/**
 * Leaves the tables of good prices and only choices that a plan below the ceiling may contain; a need with one choice left is put
 * there. False when no such plan exists. Stops early when the bound meets the plan.
 */
export function tighten(scope: Scope, rounds: number): boolean {
  scope.isFixedSame = true;
  boundRows(scope);
  boundScope(scope);
  if (!dropOptions(scope)) return false;
  boundScope(scope);
  let best = scope.root;
  let step = AIM;
  let isBest = true;
  scope.bestPrice.set(scope.price.subarray(0, scope.needCount));
  for (let round = 0; round < rounds && scope.bestScore >= best; round++) {
    const length = slopes(scope);
    if (length === 0) break;
    const worth = 10 + FARTHEST_AIM * Math.abs(sumOf(scope.price, scope.needCount));
    const rise = (step * Math.max(0.5, Math.min(scope.bestScore - scope.root, worth))) / length;
    for (let depth = 0; depth < scope.needCount; depth++) scope.price[depth] += rise * scope.slope[depth];
    step *= SHRINK;
    boundScope(scope);
    isBest = scope.root > best;
    if (!isBest) continue;
    best = scope.root;
    scope.bestPrice.set(scope.price.subarray(0, scope.needCount));
    if (!dropOptions(scope)) return false;
    scope.bestPrice.set(scope.price.subarray(0, scope.needCount));
    boundScope(scope);
    best = scope.root;
  }
  if (!isBest) {
    scope.price.set(scope.bestPrice.subarray(0, scope.needCount));
    boundScope(scope);
  }
  return scope.root <= scope.ceiling;
}

/** Drops the choices that no plan below the ceiling can contain, by what their seat's knapsack says when they are forced in. */
function dropOptions(scope: Scope): boolean {
  const { state, needs, optionStart, optionSeat, optionReduced, room, table, topRow } = scope;
  let end = 0;
  let depth = 0;
  const before = scope.needCount;
  let first = 0;
  for (let from = 0; from < before; from++) {
    const last = optionStart[from + 1];
    const start = end;
    for (let option = first; option < last; option++) {
      const seat = optionSeat[option];
      let forced = scope.root + optionReduced[option];
      if (seat !== NONE) {
        const left = room[seat] - scope.optionLoad[option];
        if (left < 0) continue;
        const row = topRow[seat];
        forced += table[row + stateOfRoom(scope, seat, left)] - table[row + stateOfRoom(scope, seat, room[seat])];
      }
      if (forced <= scope.ceiling) keepOption(scope, option, end++);
    }
    first = last;
    if (end === start) return false;
    const need = needs[from];
    if (end === start + 1) {
      if (scope.optionPair[start] !== scope.pairBefore[need]) scope.isFixedSame = false;
      moveNeed(state, need, scope.optionPair[start]);
      end = start;
      continue;
    }
    needs[depth] = need;
    scope.price[depth] = scope.price[from];
    optionStart[depth++] = start;
  }
  scope.needCount = depth;
  optionStart[depth] = end;
  if (depth < before) {
    measureRoom(scope);
    boundRows(scope);
  }
  return true;
}

function keepOption(scope: Scope, from: number, to: number): void {
  scope.optionPair[to] = scope.optionPair[from];
  scope.optionSeat[to] = scope.optionSeat[from];
  scope.optionLoad[to] = scope.optionLoad[from];
  scope.optionCost[to] = scope.optionCost[from];
}

/** Reads the knapsacks' sets from the tables: a need no seat takes should cost more, one that two take less. */
function slopes(scope: Scope): number {
  const { optionSeat, optionLoad, rowWith, rowWithout, slope, room, table } = scope;
  let length = 0;
  for (let depth = 0; depth < scope.needCount; depth++) {
    slope[depth] = 1;
    for (let option = scope.optionStart[depth]; option < scope.optionStart[depth + 1]; option++) {
      const seat = optionSeat[option];
      if (seat === NONE || rowWith[option] === rowWithout[option]) continue;
      const state = stateOfRoom(scope, seat, room[seat]);
      if (table[rowWith[option] + state] >= table[rowWithout[option] + state] - 1e-9) continue;
      slope[depth]--;
      room[seat] -= optionLoad[option];
      scope.isTaken[option] = 1;
    }
    // At the price of waiting, the knapsacks may leave it out at no loss.
    const last = scope.optionStart[depth + 1] - 1;
    if (slope[depth] > 0 && optionSeat[last] === NONE && scope.price[depth] >= scope.optionCost[last]) slope[depth] = 0;
    length += slope[depth] ** 2;
  }
  giveBack(scope);
  return length;
}

function giveBack(scope: Scope): void {
  const { room, needCount, optionStart } = scope;
  for (let option = 0; option < optionStart[needCount]; option++) {
    if (scope.isTaken[option] === 0) continue;
    room[scope.optionSeat[option]] += scope.optionLoad[option];
    scope.isTaken[option] = 0;
  }
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += values[at];
  return sum;
}
