/**
 * Hard frames: what must-serve needs spend is taken off what is left for the others, but for what is pinned (src/planning/feedback.ts has the same for a cold solve).
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
  const spending = { mustServe: 0, pinned: 0 };
  for (const need of index.case.needs) {
    const seat = index.seatById.get(problem.seatOfNeed(need.id) ?? '');
    const citizen = index.citizenById.get(need.citizenId)!;
    const kind = isMustServe(need, citizen, ruleSet)
      ? 'mustServe'
      : index.pinOfNeed.has(need.id)
        ? 'pinned'
        : undefined;
    if (seat === undefined || kind === undefined) continue;
    const context = { index, ruleSet, need, citizen, seat };
    if (frameOf(context)?.id === frame.id) spending[kind] += grossOere(context);
  }
  // What pins spend is promised, and fits in the frame by itself (checkPins).
  const left = Math.max(spending.pinned, spendingLeftOere(frame, ruleSet) - spending.mustServe);
  return problem.limitRow(`budget:${frame.id}:hard`, Math.max(0, left));
}
