/** Things a person should know before the plan is made; none of them blocks anything. */
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Notice } from '../model/plan.ts';
import type { RuleSet } from './law.ts';

export function notices(_index: CaseIndex, _ruleSet: RuleSet): Notice[] {
  return [];
}
