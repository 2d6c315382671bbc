/** Start meetings: with the caseworker, once, at the beginning of a new course that asked for one; or a reason why there is none. */
import type { Notice } from '../model/plan.ts';
import { mondayOf } from '../time/calendar.ts';
import type { Report } from './codes.ts';
import { type Course, plannedWeeks } from './courses.ts';
import type { Facts } from './facts.ts';
import { heldIn, type WeekRoom } from './weekRoom.ts';

export function checkStartMeetings(
  facts: Facts,
  courses: ReadonlyMap<string, Course>,
  weeks: WeekRoom,
  report: Report,
): void {
  for (const course of courses.values()) {
    checkKinds(course, report);
    checkPresence(facts, course, weeks, report);
  }
  checkNamed(facts, courses, report);
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

/**
 * No start meeting: either no week that was tried has a start that suits all three, and the notice says so, or the first that has one
 * could not hold it, and the missed meeting says so. Tried are the first weeks in which a meeting is due.
 */
function checkPresence(facts: Facts, course: Course, weeks: WeekRoom, report: Report): void {
  if (!asksForStart(course)) return;
  const needId = course.context.need.id;
  if (course.meetings.some(({ meeting }) => meeting.kind === 'startMeeting')) return;
  const missed = facts.plan.missedMeetings.filter((entry) => entry.needId === needId).map(({ week }) => week);
  const due = plannedWeeks(facts).filter((week) => missed.includes(week) || heldIn(course, week).length > 0);
  const tried = due.slice(0, facts.index.case.policy.startMeetingWithinWeeks);
  const first = tried.find((week) => weeks.hasCommonStart(course, week));
  const isNamed = facts.plan.notices.some((notice) => isNoticeOf(notice, needId));
  if (isNamed && first !== undefined) {
    report('NOTICE_WRONG', 'notices', `The caseworker of need "${needId}" has time in the week of ${first}.`);
  }
  if (isNamed || (first !== undefined && missed.includes(first))) return;
  report('START_MEETING_MISSING', 'meetings', `Need "${needId}" asks for a start meeting and has none.`);
}

function isNoticeOf({ code, subjects }: Notice, needId: string): boolean {
  return code === 'START_MEETING_WITHOUT_CASEWORKER' && subjects.length === 1 && subjects[0] === needId;
}

/** The notice is given once, of a course that asked for a start meeting and has none. */
function checkNamed({ plan }: Facts, courses: ReadonlyMap<string, Course>, report: Report): void {
  const named = new Set<string>();
  plan.notices.forEach(({ code, subjects }, at) => {
    if (code !== 'START_MEETING_WITHOUT_CASEWORKER') return;
    const needId = subjects[0] ?? '';
    const course = courses.get(needId);
    const isWithout =
      course !== undefined &&
      asksForStart(course) &&
      !course.meetings.some(({ meeting }) => meeting.kind === 'startMeeting');
    if (isWithout && subjects.length === 1 && !named.has(needId)) named.add(needId);
    else report('NOTICE_WRONG', `notices[${at}]`, `Need "${needId}" lacks no (other) start meeting.`);
  });
}
