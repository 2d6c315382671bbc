/** Dependency: a long course whose hours do not fall and whose mentor does the citizen’s task. A flag to talk about, never a refusal. */
import type { Citizen } from '../../model/citizen.ts';
import type { Need } from '../../model/need.ts';
import { type CourseHistory, isFalling } from './history.ts';

const LONG_WEEKS = 52;
const LONG_MONTHS = 12;

/** Without a history the hours are taken not to fall: a case file holds today’s hours only. */
export function isDependencyFlagged(need: Need, citizen: Citizen, history: CourseHistory = []): boolean {
  const isLong = need.weeksInCourse > LONG_WEEKS || (citizen.monthsInCourse ?? 0) > LONG_MONTHS;
  return isLong && need.mentorDoesTheTask && !isFalling(history);
}

/** What an extension meets: always allowed, perhaps with the flag. The caseworker, and for must-serve needs the law, decides. */
export function extensionCheck(
  need: Need,
  citizen: Citizen,
  history: CourseHistory = [],
): { readonly isAllowed: true; readonly flags: readonly 'dependency'[] } {
  return { isAllowed: true, flags: isDependencyFlagged(need, citizen, history) ? ['dependency'] : [] };
}
