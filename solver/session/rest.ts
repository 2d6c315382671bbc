/** Idle time: prices that prove more and guide better, and a look for better plans. The plan itself stays as it is. */

import { polishPlan } from './polishPlan.ts';
import { polishPrices } from './polishPrices.ts';
import { noteSettled } from './resolveWasteful.ts';
import type { AssignmentSession } from './session.ts';

/** Steps of the prices for which one surrounding is solved again. */
const STEPS_PER_SURROUNDING = 2;

/**
 * Takes up to so many steps of the prices, and for every second of them one look for a better plan, in which needs in `held` stay where they are.
 * Returns the points by which the bound rose.
 */
export function rest(session: AssignmentSession, steps: number, held: Iterable<number>): number {
  if (steps <= 0) return 0;
  const { journal } = session.live;
  const mark = journal.mark();
  const risen = polishPrices(session, steps);
  noteSettled(session.live);
  polishPlan(session, Math.ceil(steps / STEPS_PER_SURROUNDING), held);
  journal.compact(mark);
  return risen;
}
