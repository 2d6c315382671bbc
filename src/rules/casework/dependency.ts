/** Dependency: a long course whose hours do not fall and whose mentor does the citizen’s task. A flag to talk about, never a refusal. */
import type { Citizen } from '../../model/citizen.ts';
import type { Need } from '../../model/need.ts';
import { type CourseHistory, historyOf, isFalling } from './history.ts';

const LONG_WEEKS = 52;
const LONG_MONTHS = 12;

/** Without earlier hours (`hoursBefore`) they are taken not to fall. `on`: the day of the question. */
export function isDependencyFlagged(
  need: Need,
  citizen: Citizen,
  history: CourseHistory = historyOf(need),
  on?: string,
): boolean {
  const isLong = need.weeksInCourse > LONG_WEEKS || (citizen.monthsInCourse ?? 0) > LONG_MONTHS;
  return isLong && need.mentorDoesTheTask && !isFalling(history, on);
}

/** What an extension meets: always allowed, perhaps with the flag. The caseworker, and for must-serve needs the law, decides. */
export function extensionCheck(
  need: Need,
  citizen: Citizen,
  history: CourseHistory = historyOf(need),
): { readonly isAllowed: true; readonly flags: readonly 'dependency'[] } {
  return { isAllowed: true, flags: isDependencyFlagged(need, citizen, history) ? ['dependency'] : [] };
}
