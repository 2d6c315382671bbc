/** The review list: in the thirteenth week from start, extension or last review, and in time before a block ends. */
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { Citizen } from '../../model/citizen.ts';
import type { Need } from '../../model/need.ts';
import type { Policy } from '../../model/policy.ts';
import { addDays } from '../../time/calendar.ts';
import { isMustServe } from '../course.ts';
import type { RuleSet } from '../law.ts';
import { blockReviewOpens } from './blocks.ts';

export interface Review {
  readonly needId: string;
  readonly due: string;
  readonly because: 'quarter' | 'blockEnds';
}

/** The next review of a running course. The clock restarts at the start, at each new block and at each review held. */
function nextReview(need: Need, since: string, policy: Policy): Review {
  const restarts = [since, need.grant?.start ?? since, need.reviewedOn ?? since].sort();
  // The last day of the thirteenth week, so that a course of week 1 is on the list of week 13.
  const quarter = addDays(restarts.at(-1)!, 7 * policy.reviewWeeks - 1);
  if (need.grant !== undefined && blockReviewOpens(need.grant, policy) < quarter) {
    return { needId: need.id, due: need.grant.end, because: 'blockEnds' };
  }
  return { needId: need.id, due: quarter, because: 'quarter' };
}

/** Reviews to be on the list of the week that starts on `monday`, the most overdue first. */
export function reviewList(index: CaseIndex, monday: string): Review[] {
  const { policy, relations } = index.case;
  const horizon = addDays(monday, 7 * (1 + policy.reviewLeadWeeks));
  return relations
    .map((relation) => nextReview(index.needById.get(relation.needId)!, relation.since, policy))
    .filter((review) => review.due < horizon)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

export type ReviewChoice = 'continue' | 'stop' | 'reduce' | 'rematch';

/** What may be decided: stopping is not open while the duty to serve holds. */
export function reviewChoices(need: Need, citizen: Citizen, ruleSet: RuleSet): ReviewChoice[] {
  const always: ReviewChoice[] = ['continue', 'reduce', 'rematch'];
  return isMustServe(need, citizen, ruleSet) ? always : [...always, 'stop'];
}
