/** When a course may be closed. */
import type { Citizen } from '../../model/citizen.ts';
import type { Need } from '../../model/need.ts';
import type { Reason } from '../../model/plan.ts';
import { isInActiveOffer, isMustServe } from '../course.ts';
import type { RuleSet } from '../law.ts';

/**
 * Why a course may not be closed on a date, or undefined when it may. The duty to serve (L10) ends only when the citizen is in an
 * active offer: one that is agreed but has not begun does not end it yet.
 */
export function closingRefusal(need: Need, citizen: Citizen, ruleSet: RuleSet, on: string): Reason | undefined {
  const begins = citizen.measureFrom;
  if (isInActiveOffer(citizen, ruleSet) && begins !== undefined && begins > on) {
    const asIfPassive = { ...citizen, measure: 'passiv' as const };
    return isMustServe(need, asIfPassive, ruleSet)
      ? { code: 'noActiveOffer', subjects: [citizen.id], from: begins }
      : undefined;
  }
  return isMustServe(need, citizen, ruleSet) ? { code: 'noActiveOffer', subjects: [citizen.id] } : undefined;
}
