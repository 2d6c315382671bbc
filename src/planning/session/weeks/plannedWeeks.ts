/** The planned weeks with their dates, worked out once for as long as plan date, length and policy stay. */
import type { Case } from '../../../model/case.ts';
import type { Policy } from '../../../model/policy.ts';
import { addDays, mondayOf } from '../../../time/calendar.ts';
import { DAYS } from '../../../time/freeTime.ts';

export interface PlannedWeeks {
  readonly policy: Policy;
  readonly planDate: string;
  readonly mondays: readonly string[];
  /** The seven dates of each week. */
  readonly dates: readonly (readonly string[])[];
}

export function plannedWeeks({ policy, planDate, planWeeks }: Case): PlannedWeeks {
  const first = mondayOf(planDate);
  const mondays = Array.from({ length: planWeeks }, (_, week) => addDays(first, 7 * week));
  return { policy, planDate, mondays, dates: mondays.map(datesFrom) };
}

export function datesFrom(monday: string): string[] {
  return Array.from({ length: DAYS }, (_, day) => addDays(monday, day));
}
