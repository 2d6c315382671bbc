/** Moves that are made together, or not at all. */

import { NONE } from '../assignment/problem.ts';
import { type Live, SUM } from './live.ts';
import { moveNeed } from './plan.ts';

/**
 * Makes moves (need and pair by turns; NONE: waits), for good only if the plan is better for them and passes no limit that it kept. Says whether it
 * has.
 */
export function moveIfBetter(live: Live, moves: readonly number[]): boolean {
  const mark = live.journal.mark();
  const { data } = live.sum;
  const [points, waiting, excess] = [data[SUM.points], data[SUM.waitingMustServe], data[SUM.excess]];
  // Everybody leaves first: seats and rows then never pass a limit on the way.
  for (let at = 0; at < moves.length; at += 2) moveNeed(live, moves[at], NONE);
  for (let at = 0; at < moves.length; at += 2) moveNeed(live, moves[at], moves[at + 1]);
  const isBetter =
    data[SUM.excess] <= excess &&
    (data[SUM.waitingMustServe] < waiting || (data[SUM.waitingMustServe] === waiting && data[SUM.points] < points));
  if (!isBetter) live.journal.rollback(mark);
  return isBetter;
}
