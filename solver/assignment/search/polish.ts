/** Re-solves neighbourhoods of a plan until the effort is spent. */

import type { Random } from '../../random.ts';
import { NONE } from '../problem.ts';
import type { Guide } from './guide.ts';
import { resolve } from './resolve.ts';
import { addSeat, addWaiting, clearScope, type Scope, scopeOf, scoreOf } from './scope.ts';
import { forgetMoves, type State } from './state.ts';

/** Branches of one resolve; the number of seats follows so that most searches end before. */
const NODES = 2000;

export function polish(
  state: State,
  guide: Guide,
  options: { steps: number; random: Random; shouldStop?: () => boolean },
): { seatOf: Int32Array; steps: number } {
  const { random } = options;
  const { seatCount } = state.problem;
  const scope = scopeOf(state, guide);
  let best = scoreOf(scope);
  let bestSeatOf = state.seatOf.slice();
  let seats = 3;
  let work = 0;
  while (work < 1000 * options.steps && seatCount > 0 && !options.shouldStop?.()) {
    chooseScope(scope, Math.floor(seats + random()), random);
    const isComplete = resolve(scope, { nodes: NODES, loss: 30, tolerance: 0 }, random);
    forgetMoves(state);
    work += scope.nodes + scope.tableLength + 100;
    if (!isComplete) seats = Math.max(2, seats - 0.1);
    else if (scope.nodes < NODES / 10) seats = Math.min(seatCount, seats + 0.02);
    if (scoreOf(scope) < best) {
      best = scoreOf(scope);
      bestSeatOf = state.seatOf.slice();
    }
  }
  return { seatOf: bestSeatOf, steps: Math.ceil(work / 1000) };
}

/** A seat drawn at random and seats that its members, or needs it would like, could use. */
function chooseScope(scope: Scope, seats: number, random: Random): void {
  const { problem } = scope.state;
  clearScope(scope);
  const want = Math.min(seats, problem.seatCount);
  while (scope.seatCount < want) addSeat(scope, Math.floor(random() * problem.seatCount));
  for (let need = 0; need < problem.needCount; need++) if (scope.state.pairOf[need] === NONE) addWaiting(scope, need);
}
