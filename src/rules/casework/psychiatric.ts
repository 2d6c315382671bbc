/** Support to a psychiatric in-patient (L13): from some months before the planned discharge, and some months in total. */
import type { Reason } from '../../model/plan.ts';
import { addDays, addMonths } from '../../time/calendar.ts';
import type { RuleSet } from '../law.ts';

export interface SupportWindow {
  readonly from: string;
  /** Last day, when support starts on the first. */
  readonly until: string;
}

/** The window of a discharge date; undefined under rule sets without one. */
export function psychiatricWindow(discharge: string, ruleSet: RuleSet): SupportWindow | undefined {
  const rules = ruleSet.psychiatricWindow;
  if (rules === undefined) return undefined;
  const from = addMonths(discharge, -rules.monthsBefore);
  return { from, until: addDays(addMonths(from, rules.monthsTotal), -1) };
}

/**
 * Why support over these dates is refused, or undefined. A course that starts after the discharge is an ordinary course. One that
 * starts later in the window still has its months in total, because the rule counts months of support, not the window’s own end.
 */
export function psychiatricRefusal(
  period: { readonly start: string; readonly end?: string | undefined },
  discharge: string,
  ruleSet: RuleSet,
): Reason | undefined {
  const window = psychiatricWindow(discharge, ruleSet);
  if (window === undefined || period.start >= discharge) return undefined;
  if (period.start < window.from) return { code: 'psychiatricWindow', subjects: [discharge], from: window.from };
  const monthsTotal = ruleSet.psychiatricWindow!.monthsTotal;
  const isTooLong = period.end !== undefined && period.end >= addMonths(period.start, monthsTotal);
  return isTooLong ? { code: 'psychiatricWindow', subjects: [discharge] } : undefined;
}
