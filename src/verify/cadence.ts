/**
 * Whether each course gets the meetings its cadence asks for, held or named as missed. Which weeks of a fortnight or a month hold
 * them is the planner’s choice, so the count is taken over every stretch of weeks as long as the period.
 */
import { countsAsWeeklyMeeting } from '../rules/index.ts';
import { addDays, mondayOf } from '../time/calendar.ts';
import type { Report } from './codes.ts';
import { type Course, isRunningIn, plannedWeeks } from './courses.ts';
import type { FixedEvent } from './events.ts';
import type { Facts } from './facts.ts';

export function checkCadence(
  facts: Facts,
  courses: ReadonlyMap<string, Course>,
  events: readonly FixedEvent[],
  report: Report,
): void {
  const weeks = plannedWeeks(facts);
  const missed = missedByNeed(facts, courses, weeks, report);
  checkSessions(facts, events, report);
  for (const [needId, course] of courses) {
    const held = weeks.map(
      (monday) => course.meetings.filter(({ meeting }) => mondayOf(meeting.date) === monday).length,
    );
    const due = weeks.map((monday, week) => held[week]! + (missed.get(needId)?.get(monday)?.length ?? 0));
    checkPeriods(course, weeks, due, report);
    checkShortCourse(course, weeks, due, report);
    checkWeeklyDuty(course, weeks, missed.get(needId) ?? new Map(), report);
  }
}

/** Each session a member cannot come to is a missed meeting of his need, with its cause, and groups miss nothing else. */
function checkSessions({ plan, staffedByNeed }: Facts, events: readonly FixedEvent[], report: Report): void {
  const open = new Map<string, string>();
  for (const { absent, date } of events) {
    for (const [id, code] of absent) open.set(`${id} ${mondayOf(date)}`, code);
  }
  plan.missedMeetings.forEach(({ needId, week, code, breachOfWeeklyDuty }, at) => {
    if (staffedByNeed.get(needId)?.context.seat.kind !== 'group') return;
    const path = `missedMeetings[${at}]`;
    const cause = open.get(`${needId} ${week}`);
    open.delete(`${needId} ${week}`);
    if (cause === undefined || breachOfWeeklyDuty) {
      report('MISSED_WRONG', path, `Need "${needId}" misses no (other) session in ${week}.`);
    } else if (cause !== code) {
      report('MISSED_CODE_WRONG', `${path}.code`, `Need "${needId}" misses its session for ${cause}, not ${code}.`);
    }
  });
  for (const key of open.keys()) report('CADENCE_SHORT', 'missedMeetings', `A missed session is not named: ${key}.`);
}

/** Missed meetings of a need: their places in the plan, by Monday. */
type MissedWeeks = Map<string, { path: string; isBreach: boolean }[]>;

function missedByNeed(
  { plan, staffedByNeed }: Facts,
  courses: ReadonlyMap<string, Course>,
  weeks: readonly string[],
  report: Report,
): Map<string, MissedWeeks> {
  const byNeed = new Map<string, MissedWeeks>();
  plan.missedMeetings.forEach(({ needId, week, breachOfWeeklyDuty }, at) => {
    const path = `missedMeetings[${at}]`;
    if (staffedByNeed.get(needId)?.context.seat.kind === 'group') return;
    const course = courses.get(needId);
    if (course === undefined || !weeks.includes(week) || !isRunningIn(course, week)) {
      report('MISSED_WRONG', path, `Need "${needId}" has no meeting to miss in the week of ${week}.`);
      return;
    }
    const byWeek: MissedWeeks = byNeed.get(needId) ?? new Map();
    byNeed.set(needId, byWeek);
    byWeek.set(week, [...(byWeek.get(week) ?? []), { path, isBreach: breachOfWeeklyDuty }]);
  });
  return byNeed;
}

/** `due`: meetings held and missed, by planned week. */
function checkPeriods(course: Course, weeks: readonly string[], due: readonly number[], report: Report): void {
  const { count, everyWeeks } = course.cadence;
  const needId = course.context.need.id;
  const begin = firstWeek(course, weeks, due);
  for (let first = 0; first + 1 <= weeks.length; first++) {
    const period = weeks.slice(first, first + everyWeeks);
    const sum = due.slice(first, first + everyWeeks).reduce((total, meetings) => total + meetings, 0);
    const asked = `${count} every ${everyWeeks} week(s)`;
    const found = `Need "${needId}" has ${sum} meetings from ${weeks[first]}; its cadence is ${asked}.`;
    if (sum > count) report('CADENCE_EXCEEDED', 'meetings', found);
    const isWhole = period.length === everyWeeks && first >= begin && period.every((week) => isRunningIn(course, week));
    if (isWhole && sum < count) report('CADENCE_SHORT', 'meetings', found);
  }
}

/** A new course that is over before the plan is has met, or missed a meeting, unless it is too short for one (`NO_WEEK_IN_COURSE`). */
function checkShortCourse(course: Course, weeks: readonly string[], due: readonly number[], report: Report): void {
  const { id } = course.context.need;
  if (!course.isNew || course.until === undefined || course.until >= addDays(weeks.at(-1)!, 7)) return;
  if (due.some((meetings) => meetings > 0) || !weeks.some((week) => isRunningIn(course, week))) return;
  report('CADENCE_SHORT', 'meetings', `Need "${id}" has no meeting up to ${course.until}, where its course ends.`);
}

/**
 * A new course that asked for a start meeting begins with it, so the weeks before may be empty: as many periods as the policy looks
 * for the caseworker. The weekly duty allows no such delay.
 */
function firstWeek(course: Course, weeks: readonly string[], due: readonly number[]): number {
  const { need, citizen, index } = course.context;
  const waits = course.isNew && need.startMeetingWithCaseworker && citizen.caseworkerId !== undefined;
  if (!waits || course.hasWeeklyDuty) return 0;
  const running = weeks.findIndex((week) => isRunningIn(course, week));
  const first = due.findIndex((meetings) => meetings > 0);
  const latest = running + index.case.policy.startMeetingWithinWeeks * course.cadence.everyWeeks;
  return first < 0 ? latest : Math.min(first, latest);
}

/** Each running week has a meeting that counts, or a missed one that says so; and only such weeks are called a breach. */
function checkWeeklyDuty(course: Course, weeks: readonly string[], missed: MissedWeeks, report: Report): void {
  const { need, index } = course.context;
  for (const week of weeks) {
    const entries = missed.get(week) ?? [];
    const isKept = course.meetings.some(
      ({ meeting }) => mondayOf(meeting.date) === week && countsAsWeeklyMeeting(meeting.mode, index.case.policy),
    );
    const isBreach = course.hasWeeklyDuty && !isKept && isRunningIn(course, week);
    if (isBreach && !entries.some((entry) => entry.isBreach)) {
      report('WEEKLY_DUTY_UNNAMED', 'missedMeetings', `Need "${need.id}" has no meeting in the week of ${week}.`);
    }
    for (const entry of entries) {
      if (entry.isBreach && !isBreach)
        report('BREACH_WRONG', entry.path, `Need "${need.id}" keeps its duty in ${week}.`);
    }
  }
}
