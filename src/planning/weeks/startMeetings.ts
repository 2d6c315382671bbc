/** Start meetings: citizen, mentor and, if wanted, the caseworker confirm the match. The first week in which all three are free holds it. */
import { IMPOSSIBLE } from '../../../solver/index.ts';
import type { CaseIndex } from '../../model/caseIndex.ts';
import { addDays } from '../../time/calendar.ts';
import { datedWeek, workingWeek } from '../../time/freeTime.ts';
import { type Course, meetingsDue } from './courses.ts';
import { citizenFree, fixedEvents, mentorFree } from './freeWeeks.ts';
import { startCosts } from './mentorWeek.ts';

/** Monday of the start meeting with the caseworker by need id; `undefined` where no week in reach has a common slot. */
export function startMeetingWeeks(
  index: CaseIndex,
  courses: readonly Course[],
  firstMonday: string,
): Map<string, string | undefined> {
  const weeks = new Map<string, string | undefined>();
  for (const course of courses) {
    if (!course.isNew || !course.need.startMeetingWithCaseworker || course.citizen.caseworkerId === undefined) continue;
    weeks.set(course.need.id, firstCommonWeek(index, course, firstMonday));
  }
  return weeks;
}

function firstCommonWeek(index: CaseIndex, course: Course, firstMonday: string): string | undefined {
  const { planWeeks, policy } = index.case;
  let tried = 0;
  for (let week = 0; week < planWeeks && tried < policy.startMeetingWithinWeeks; week++) {
    const monday = addDays(firstMonday, week * 7);
    if (meetingsDue(course, monday) === 0) continue;
    tried++;
    if (hasCommonSlot(index, course, monday)) return monday;
  }
  return undefined;
}

function hasCommonSlot(index: CaseIndex, course: Course, monday: string): boolean {
  const events = fixedEvents(index, monday);
  const costs = startCosts(0, monday, mentorFree(index, course.seat, monday, events), {
    course,
    party: 0,
    number: 1,
    lastSlot: undefined,
    citizenFree: citizenFree(index, course.citizen, monday, []),
    caseworkerFree: caseworkerFree(index, course, monday),
    resources: [],
  });
  return costs.some((cost) => cost !== IMPOSSIBLE);
}

export function caseworkerFree(index: CaseIndex, course: Course, monday: string): Uint8Array {
  const caseworker = index.caseworkerById.get(course.citizen.caseworkerId!)!;
  return datedWeek(workingWeek(caseworker, index.case.policy), monday, caseworker, index.case.policy);
}
