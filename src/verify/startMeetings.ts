/** Start meetings: with the caseworker, once, at the beginning of a new course that asked for one; or a reason why there is none. */
import { mondayOf } from '../time/calendar.ts';
import type { Report } from './codes.ts';
import type { Course } from './courses.ts';
import type { Facts } from './facts.ts';

export function checkStartMeetings(facts: Facts, courses: ReadonlyMap<string, Course>, report: Report): void {
  for (const course of courses.values()) {
    checkKinds(course, report);
    checkPresence(facts, course, report);
  }
}

function asksForStart({ isNew, context }: Course): boolean {
  return isNew && context.need.startMeetingWithCaseworker && context.citizen.caseworkerId !== undefined;
}

function checkKinds(course: Course, report: Report): void {
  const { need, citizen } = course.context;
  const first = course.meetings.map(({ meeting }) => mondayOf(meeting.date)).reduce((a, b) => (a < b ? a : b), '9999');
  let starts = 0;
  for (const { meeting, path } of course.meetings) {
    if (meeting.kind !== 'startMeeting') {
      if (meeting.withCaseworkerId !== null)
        report('START_MEETING_WRONG', path, 'An ordinary meeting has a caseworker.');
      continue;
    }
    starts += 1;
    if (!asksForStart(course) || starts > 1) {
      report('START_MEETING_WRONG', path, `Need "${need.id}" asks for no (other) start meeting.`);
    } else if (meeting.withCaseworkerId !== citizen.caseworkerId) {
      report('START_MEETING_WRONG', path, `The caseworker should be "${citizen.caseworkerId}".`);
    } else if (mondayOf(meeting.date) > first && !course.hasWeeklyDuty) {
      // The weekly duty cannot wait for the caseworker’s calendar; every other course begins with this meeting.
      report('START_MEETING_WRONG', path, `Need "${need.id}" has meetings in an earlier week.`);
    }
  }
}

function checkPresence({ plan }: Facts, course: Course, report: Report): void {
  if (!asksForStart(course)) return;
  const needId = course.context.need.id;
  if (course.meetings.some(({ meeting }) => meeting.kind === 'startMeeting')) return;
  const isNamed =
    plan.missedMeetings.some((missed) => missed.needId === needId) ||
    plan.notices.some(({ code, subjects }) => code === 'START_MEETING_WITHOUT_CASEWORKER' && subjects.includes(needId));
  if (isNamed) return;
  report('START_MEETING_MISSING', 'meetings', `Need "${needId}" asks for a start meeting and has none.`);
}
