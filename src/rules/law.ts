/**
 * Law as dated data. The engine never holds a legal constant: it asks the rule set in force on the case’s date. A new version is a
 * new entry in lawVersions.ts, so next year’s law can be added while last year’s cases still count as they did.
 */
import type { Case } from '../model/case.ts';
import { LAW_VERSIONS } from './lawVersions.ts';
import type { RuleSet } from './ruleSet.ts';

export type { RuleSet };

/** The version in force on a date. A date before the first version is judged by the first: there is nothing older to ask. */
export function ruleSetOn(date: string): RuleSet {
  return LAW_VERSIONS.findLast((version) => version.from <= date) ?? LAW_VERSIONS[0]!;
}

/** A version with a refund rate is one object, however often it is asked for: what was worked out under it stays known. */
const withRefund = new Map<RuleSet, Map<number, RuleSet>>(LAW_VERSIONS.map((version) => [version, new Map()]));

/** The law of a case: of its rule set date, else of its plan date, with the municipality’s old refund rate filled in. */
export function ruleSetOf(input: Case): RuleSet {
  const version = ruleSetOn(input.ruleSetDate ?? input.planDate);
  const refundPercentForEverybody = input.policy.refundPercentBefore2014;
  const known = withRefund.get(version)!;
  const ruleSet = known.get(refundPercentForEverybody) ?? { ...version, refundPercentForEverybody };
  known.set(refundPercentForEverybody, ruleSet);
  return ruleSet;
}
