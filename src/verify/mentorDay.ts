/**
 * A mentor’s day on the road. He starts and ends at his base and goes straight from one meeting to the next; a journey takes free
 * quarter-hours in a row, and after a meeting comes a pause of free quarter-hours before the next journey or meeting. Somewhere in
 * the lunch window lies a break with neither meeting nor journey. A meeting without a place of its own is held at the base.
 *
 * Checked by trying: every departure of every journey, for every place of the break.
 */
import { basePlace, travelMinutes, visitedPlace } from '../fit/index.ts';
import type { Place } from '../model/primitives.ts';
import { minuteOf } from '../time/calendar.ts';
import { DAY_MINUTES, type FreeAt, QUARTER } from './calendar.ts';
import type { Report } from './codes.ts';
import type { Course } from './courses.ts';
import type { Facts } from './facts.ts';
import type { FreeTime } from './meetings.ts';

export interface Visit extends Span {
  /** Where its meeting stands in the plan, for messages. */
  readonly path: string;
  readonly place: Place | undefined;
}

/** The way from one visit to the next: not before `from`, done by `until`. */
interface Leg {
  readonly path: string;
  readonly from: number;
  readonly until: number;
  readonly minutes: number;
  readonly pause: number;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** All visits of one mentor on one date, in the order of the day. */
interface Day {
  /** Any course of the mentor’s. */
  readonly course: Course;
  readonly date: string;
  readonly visits: Visit[];
}

/** The days with visits, by `mentor date`. */
export function visitsByDay(courses: ReadonlyMap<string, Course>): Map<string, Day> {
  const days = new Map<string, Day>();
  for (const course of courses.values()) {
    const place = placeOf(course);
    for (const placed of course.meetings) {
      const key = `${course.mentor.id} ${placed.meeting.date}`;
      const day = days.get(key) ?? { course, date: placed.meeting.date, visits: [] };
      day.visits.push({ path: placed.path, from: placed.from, until: placed.until, place });
      days.set(key, day);
    }
  }
  for (const { visits } of days.values()) visits.sort((a, b) => a.from - b.from);
  return days;
}

function placeOf({ context, cadence }: Course): Place | undefined {
  return visitedPlace(context.index, cadence, context.citizen, context.seat) ?? basePlace(context.seat);
}

export function checkMentorDays(
  facts: Facts,
  courses: ReadonlyMap<string, Course>,
  free: FreeTime,
  report: Report,
): void {
  for (const { course, date, visits } of visitsByDay(courses).values()) {
    const faults = dayFaults(facts, course, date, visits, free.mentor(course.mentor.id));
    for (const { code, path, message } of faults) report(code, path, message);
  }
}

/** Whether one more meeting of the course fits between the visits of its mentor’s day. */
export function canAddVisit(
  facts: Facts,
  course: Course,
  date: string,
  visits: readonly Visit[],
  { from, until }: Span,
  isFree: FreeAt,
): boolean {
  if (visits.some((visit) => overlap(visit, { from, until }))) return false;
  const added: Visit = { path: '', from, until, place: placeOf(course) };
  const all = [...visits, added].sort((a, b) => a.from - b.from);
  return dayFaults(facts, course, date, all, isFree).length === 0;
}

/** What a day has no room for; `path`: at which visit. */
interface DayFault {
  readonly code: 'TRAVEL_TOO_SHORT' | 'BREAK_MISSING';
  readonly path: string;
  readonly message: string;
}

/** `visits` in the order of the day, all of the mentor of the course. */
function dayFaults(facts: Facts, course: Course, date: string, visits: readonly Visit[], isFree: FreeAt): DayFault[] {
  const { policy } = facts.index.case;
  const free = Array.from({ length: DAY_MINUTES / QUARTER }, (_, slot) => isFree(date, slot * QUARTER));
  const legs = legsOf(facts, course, visits);
  const tooShort = legs.filter((leg) => !canTravel(leg, free, undefined));
  // A journey that fits nowhere fits beside no break either: one report is enough.
  if (tooShort.length > 0) {
    return tooShort.map(({ path, minutes, pause }) => {
      const room = `${minutes} minutes of travel and ${pause} of pause`;
      const message = `Mentor "${course.mentor.id}" has no room on ${date} for ${room}.`;
      return { code: 'TRAVEL_TOO_SHORT', path, message };
    });
  }
  if (policy.lunchBreakMinutes === 0) return [];
  const last = minuteOf(policy.lunchUntil) - policy.lunchBreakMinutes;
  for (let from = minuteOf(policy.lunchFrom); from <= last; from += QUARTER) {
    const rest = { from, until: from + policy.lunchBreakMinutes };
    if (!visits.some((visit) => overlap(visit, rest)) && legs.every((leg) => canTravel(leg, free, rest))) return [];
  }
  const message = `Mentor "${course.mentor.id}" has no lunch break on ${date}.`;
  return [{ code: 'BREAK_MISSING', path: visits[0]!.path, message }];
}

/** From the base to the first visit, on to each next, and home. No pause is owed where no journey home follows. */
function legsOf(facts: Facts, course: Course, visits: readonly Visit[]): Leg[] {
  const { policy } = facts.index.case;
  const base = basePlace(course.context.seat);
  const travel = (from: Place | undefined, to: Place | undefined) =>
    Math.ceil(travelMinutes(from, to, course.mentor.travelMode, policy) / QUARTER) * QUARTER;
  const pause = policy.breakMinutes;
  const legs: Leg[] = [];
  let here = base;
  let from = 0;
  let isOut = false;
  for (const visit of visits) {
    const minutes = travel(here, visit.place);
    legs.push({ path: visit.path, from, until: visit.from, minutes, pause: isOut ? pause : 0 });
    here = visit.place;
    from = visit.until;
    isOut = true;
  }
  const home = travel(here, base);
  if (home > 0) legs.push({ path: visits.at(-1)!.path, from, until: DAY_MINUTES, minutes: home, pause });
  return legs;
}

/** Whether some departure leaves room for the pause before it, and keeps clear of the break. */
function canTravel(leg: Leg, free: readonly boolean[], rest: Span | undefined): boolean {
  let paused = 0;
  for (let depart = leg.from; depart + leg.minutes <= leg.until; depart += QUARTER) {
    const journey = { from: depart, until: depart + leg.minutes };
    const isClear = rest === undefined || !overlap(journey, rest);
    if (paused >= leg.pause && isClear && isAllFree(free, journey)) return true;
    if (free[depart / QUARTER]) paused += QUARTER;
  }
  return false;
}

function isAllFree(free: readonly boolean[], { from, until }: Span): boolean {
  for (let minute = from; minute < until; minute += QUARTER) if (!free[minute / QUARTER]) return false;
  return true;
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}
