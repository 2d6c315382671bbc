/** The courses whose meetings are to be planned: one a staffed need on a named seat, with its cadence and its last known slots. */
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import type { Citizen } from '../../model/citizen.ts';
import type { Cadence, Need } from '../../model/need.ts';
import { plannedCadence } from '../../rules/cadence.ts';
import type { PairContext } from '../../rules/context.ts';
import { opensOn, type RuleSet, requiresWeeklyMeeting } from '../../rules/index.ts';
import { earliest, lastDayOfCourse, lastDayOnSeat } from '../../rules/opening.ts';
import { dayNumber, mondayOf } from '../../time/calendar.ts';

/** First and last day of a course on its seat; `until` undefined = beyond the plan. */
export interface CourseDates {
  readonly from: string;
  readonly until: string | undefined;
  /** Last day of the seat, where that comes before the end of the course: somebody else has to take over. */
  readonly handoverAfter: string | undefined;
}

export interface Course extends CourseDates {
  readonly need: Need;
  readonly citizen: Citizen;
  readonly seat: Seat;
  readonly cadence: Cadence;
  readonly hasWeeklyDuty: boolean;
  readonly isNew: boolean;
  /** Weekly slots of last week, as slot indices (day · 96 + slot). */
  readonly lastSlots: readonly number[];
  /** Weeks by which the period of the cadence is shifted, from 0 to `everyWeeks` − 1; see `meetingsDue`. */
  readonly weekOffset: number;
}

/** The longest period a cadence can have. */
export const LONGEST_PERIOD_WEEKS = 4;

/** Courses on seats whose meetings Makker plans: named mentors. A supplier plans for its unnamed seats; a group has its own session. */
export function coursesOf(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array): Course[] {
  const courses: Course[] = [];
  index.case.needs.forEach((need, at) => {
    const seat = index.seats[seatOf[at]!];
    if (seat === undefined || seat.kind !== 'mentor') return;
    courses.push(courseOf(index, ruleSet, need, seat));
  });
  return courses;
}

export function courseOf(index: CaseIndex, ruleSet: RuleSet, need: Need, seat: Seat): Course {
  const citizen = index.citizenById.get(need.citizenId)!;
  const relation = index.relationOfNeed.get(need.id);
  const isKept = relation?.seatId === seat.id;
  const { policy } = index.case;
  const cadence = plannedCadence(need, citizen, ruleSet, policy);
  const context = { index, ruleSet, need, citizen, seat };
  return {
    need,
    citizen,
    seat,
    cadence,
    hasWeeklyDuty: requiresWeeklyMeeting(need, citizen, ruleSet),
    isNew: !isKept,
    ...courseDates(context),
    lastSlots: isKept ? relation.slots.map((slot) => slotIndexOf(slot.weekday, slot.start)) : [],
    weekOffset:
      isKept && relation.lastMeeting !== undefined
        ? offsetWithMeetingIn(cadence.everyWeeks, mondayOf(relation.lastMeeting))
        : offsetOf(need.id, cadence.everyWeeks),
  };
}

/** Of any kind of seat: groups and suppliers too have courses that end. */
export function courseDates(context: PairContext): CourseDates {
  const { index, need, seat } = context;
  const from = firstDay(context, index.relationOfNeed.get(need.id)?.seatId === seat.id);
  const courseEnd = lastDayOfCourse(context, from);
  const seatEnd = lastDayOnSeat(context);
  return {
    from,
    until: earliest([courseEnd, seatEnd]),
    handoverAfter: courseEnd !== undefined && seatEnd !== undefined && seatEnd >= courseEnd ? undefined : seatEnd,
  };
}

export function coversDate({ from, until }: Pick<CourseDates, 'from' | 'until'>, date: string): boolean {
  return date >= from && (until === undefined || date <= until);
}

/** Where the policy accepts a delay, a new seat may open after the wanted start: in training, on notice, or under a lead time. */
function firstDay(context: PairContext, isKept: boolean): string {
  const { planDate, policy } = context.index.case;
  if (!isKept && policy.maxStartDelayWeeks > 0) return opensOn(context);
  return context.need.start > planDate ? context.need.start : planDate;
}

function slotIndexOf(weekday: number, start: string): number {
  return (weekday - 1) * 96 + (Number(start.slice(0, 2)) * 60 + Number(start.slice(3, 5))) / 15;
}

/**
 * How many meetings the course has in the week of `monday`. The period of a cadence is counted from a fixed Monday and shifted by
 * the course’s own offset, so that a fortnightly course keeps its weeks from one plan to the next, and courses spread over the weeks.
 */
export function meetingsDue(course: Pick<Course, 'from' | 'until' | 'cadence' | 'weekOffset'>, monday: string): number {
  if (!isRunningIn(course, monday)) return 0;
  const { count, everyWeeks } = course.cadence;
  if (everyWeeks === 1) return count;
  const weekInPeriod = (weekNumber(monday) + course.weekOffset) % everyWeeks;
  return Math.floor(((weekInPeriod + 1) * count) / everyWeeks) - Math.floor((weekInPeriod * count) / everyWeeks);
}

/** The offset with which the week of `monday` ends a period: the last of its meetings falls in that week. */
export function offsetWithMeetingIn(everyWeeks: number, monday: string): number {
  return everyWeeks - 1 - (weekNumber(monday) % everyWeeks);
}

function weekNumber(monday: string): number {
  return Math.floor((dayNumber(monday) + 3) / 7);
}

/** A week that the course covers less than half of has no meeting due. */
export function isRunningIn({ from, until }: Pick<CourseDates, 'from' | 'until'>, monday: string): boolean {
  if (from <= monday && until === undefined) return true;
  const day = dayNumber(monday);
  const first = from <= monday ? day : dayNumber(from);
  const last = until === undefined ? day + 4 : Math.min(day + 4, dayNumber(until));
  return last - first >= 2;
}

/** Where nothing else is known: a number below `everyWeeks` that depends on the id alone (FNV-1a, 32 bit). */
function offsetOf(id: string, everyWeeks: number): number {
  if (everyWeeks === 1) return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return hash % everyWeeks;
}
