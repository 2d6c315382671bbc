/**
 * Hard frames: what must-serve needs spend is taken off what is left for the others (src/planning/feedback.ts has the same for a cold solve).
 * The bound keeps the frame’s own width, which is valid because less room only makes plans dearer.
 */
import { settle, Touched } from '../../../solver/index.ts';
import { frameOf, grossOere } from '../../fit/index.ts';
import type { BudgetFrame } from '../../model/policy.ts';
import { isMustServe } from '../../rules/index.ts';
import { spendingLeftOere } from '../rows.ts';
import type { LiveProblem } from './liveProblem.ts';

/** Narrows hard frames to what is left and mends the plan; a must-serve need that is moved by that may narrow them again. */
const MOST_ROUNDS = 4;

export function keepFrames(problem: LiveProblem): void {
  const frames = problem.index.case.budgets.filter(({ hardness }) => hardness === 'hard');
  for (let round = 0; round < MOST_ROUNDS && frames.length > 0; round++) {
    const isNarrowed = frames.map((frame) => narrow(problem, frame)).some((isChanged) => isChanged);
    if (!isNarrowed) return;
    settle(problem.session, new Touched());
  }
}

/** Sets the most that needs without a duty may spend; tells whether they spend more now. */
function narrow(problem: LiveProblem, frame: BudgetFrame): boolean {
  const { index, ruleSet } = problem;
  let spent = 0;
  for (const need of index.case.needs) {
    const seat = index.seatById.get(problem.seatOfNeed(need.id) ?? '');
    const citizen = index.citizenById.get(need.citizenId)!;
    if (seat === undefined || !isMustServe(need, citizen, ruleSet)) continue;
    const context = { index, ruleSet, need, citizen, seat };
    if (frameOf(context)?.id === frame.id) spent += grossOere(context);
  }
  return problem.limitRow(`budget:${frame.id}:hard`, Math.max(0, spendingLeftOere(frame, ruleSet) - spent));
}
