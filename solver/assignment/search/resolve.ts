/**
 * Takes the needs of a scope off their seats and puts them back in a cheaper way: prices for this scope (tighten.ts), which leave few
 * choices, then a beam search among those (beam.ts).
 */

import type { Random } from '../../random.ts';
import { NONE } from '../problem.ts';
import { type Beam, searchBeam } from './beam.ts';
import { listOptions, measureScope, type Scope, scoreOf, shuffleRegret } from './scope.ts';
import { mark, moveNeed, rollback } from './state.ts';
import { tighten } from './tighten.ts';

/** Scores are whole points; anything below is rounding. */
const ROUNDING = 1e-3;
const MUST_FIRST_SHARE = 0.2;

export interface ResolveEffort {
  /** Partial plans kept at a time. */
  readonly width: number;
  /** Steps towards better prices before that. */
  readonly rounds: number;
  /** Disorder of the needs, in mean regrets; 0 decides the most decided need first. */
  readonly disorder: number;
  /** Points by which a plan may differ from the present one to be taken: −1 only better ones, 0 also equal ones. */
  readonly tolerance: number;
}

/**
 * Re-solves the scope's needs and leaves the best plan found; `random` picks one of equally good plans, so that a search that stands
 * still in points moves on in plans. Returns whether no better plan exists in this scope.
 */
export function resolve(scope: Scope, beam: Beam, effort: ResolveEffort, random: Random): boolean {
  const { state, needs, pairBefore } = scope;
  const before = mark(state);
  scope.bestScore = (state.sum.excess === 0 ? scoreOf(scope) : Infinity) + effort.tolerance;
  scope.ceiling = scope.bestScore + ROUNDING;
  scope.isBetterFound = false;
  scope.ties = 0;
  let isMustWaiting = false;
  for (let at = 0; at < scope.needCount; at++) {
    if (state.pairOf[needs[at]] === NONE && state.problem.mustServe[needs[at]] === 1) isMustWaiting = true;
    pairBefore[needs[at]] = state.pairOf[needs[at]];
    moveNeed(state, needs[at], NONE);
  }
  // Late in the tree no room may be left for must-serve needs: while one waits they come first, else in every other run.
  measureScope(scope, isMustWaiting || random() < MUST_FIRST_SHARE);
  if (effort.disorder > 0) shuffleRegret(scope, effort.disorder, random);
  listOptions(scope);
  beam.isComplete = true;
  if (tighten(scope, effort.rounds)) searchBeam(scope, beam, effort.width, random, () => weighPlan(scope, random));
  if (!scope.isBetterFound) rollback(state, before);
  else for (let depth = 0; depth < scope.needCount; depth++) moveNeed(state, needs[depth], scope.bestPair[depth]);
  return beam.isComplete && !scope.isPartial;
}

/** Every need is decided: the state judges the plan, since the bound knows no group minimum, rounding or forbidden set. */
function weighPlan(scope: Scope, random: Random): void {
  const { state, needs, needCount, chosen, pairBefore } = scope;
  const before = mark(state);
  let isSame = scope.isFixedSame;
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
