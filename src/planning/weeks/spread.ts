/**
 * Which weeks of its period a new fortnightly or monthly course meets in. Two courses that share one afternoon of a mentor fit when they
 * take turns, so each new course takes the weeks in which the mentor’s others leave it most room; the earliest where all are alike.
 */
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import { addDays, mondayOf } from '../../time/calendar.ts';
import { DAYS, SLOT_MINUTES, SLOTS_PER_DAY } from '../../time/freeTime.ts';
import { type Course, isRunningIn, LONGEST_PERIOD_WEEKS, meetingsDue, offsetWithMeetingIn } from './courses.ts';
import { citizenFree, type FixedEvent, fixedEvents, mentorFree } from './freeWeeks.ts';

/** Dearer than any crowd: a week in which the meeting has no start at all. */
export const NO_START_MINUTES = 1_000_000;

/** A whole period of each course that begins within the longest one. */
const HORIZON_WEEKS = 2 * LONGEST_PERIOD_WEEKS - 1;

/** The courses in the same order, new ones of two or four weeks with their weeks chosen. `firstMonday` begins the plan. */
export function spread(index: CaseIndex, courses: readonly Course[], firstMonday: string): Course[] {
  const mondays = Array.from({ length: HORIZON_WEEKS }, (_, week) => addDays(firstMonday, week * 7));
  const bySeat = Map.groupBy(courses, (course) => course.seat);
  const chosen = new Map<Course, Course>();
  let events: FixedEvent[][] | undefined;
  for (const [seat, own] of bySeat) {
    if (!own.some(isChosen)) continue;
    events ??= mondays.map((monday) => fixedEvents(index, monday));
    for (const [course, placed] of spreadSeat(index, seat, own, mondays, events)) chosen.set(course, placed);
  }
  return courses.map((course) => chosen.get(course) ?? course);
}

function isChosen({ isNew, cadence }: Course): boolean {
  return isNew && cadence.everyWeeks > 1;
}

/** A course and its free time shared with the mentor, week by week. */
interface Candidate {
  readonly course: Course;
  readonly windows: readonly Window[];
}

interface Window {
  readonly slots: Uint8Array;
  readonly count: number;
  readonly hasStart: boolean;
}

function spreadSeat(
  index: CaseIndex,
  seat: Seat,
  own: readonly Course[],
  mondays: readonly string[],
  events: readonly FixedEvent[][],
): Map<Course, Course> {
  const mentor = mondays.map((monday, week) => mentorFree(index, seat, monday, events[week]!));
  const candidates = own.map((course): Candidate => {
    const windows = mondays.map((monday, week) =>
      windowOf(mentor[week]!, citizenFree(index, course.citizen, monday, []), course.cadence.minutes / SLOT_MINUTES),
    );
    return { course, windows };
  });
  const placed = candidates.filter(({ course }) => !isChosen(course));
  const result = new Map<Course, Course>();
  for (const candidate of candidates.filter(({ course }) => isChosen(course)).sort(narrowestFirst)) {
    const course = roomiest(candidate, placed, mondays);
    result.set(candidate.course, course);
    placed.push({ ...candidate, course });
  }
  return result;
}

function windowOf(mentor: Uint8Array, citizen: Uint8Array, length: number): Window {
  const slots = mentor.map((isFree, at) => isFree & citizen[at]!);
  let count = 0;
  let run = 0;
  let hasStart = false;
  for (let at = 0; at < DAYS * SLOTS_PER_DAY; at++) {
    run = slots[at] ? run + 1 : 0;
    count += slots[at]!;
    hasStart ||= run >= length;
  }
  return { slots, count, hasStart };
}

/** Little room first; equals stay in the order of the case. */
function narrowestFirst(a: Candidate, b: Candidate): number {
  return room(a) - room(b);
}

function room({ windows }: Candidate): number {
  return windows.reduce((sum, { count }) => sum + count, 0);
}

function roomiest(candidate: Candidate, others: readonly Candidate[], mondays: readonly string[]): Course {
  const { course, windows } = candidate;
  const begin = mondays.findIndex((monday) => isRunningIn(course, monday));
  if (begin < 0 || begin >= LONGEST_PERIOD_WEEKS) return beginsLater(course);
  const period = Array.from({ length: LONGEST_PERIOD_WEEKS }, (_, at) => begin + at);
  const crowds = period.map((week) => crowdMinutes(windows[week]!, week, mondays[week]!, others));
  let best = course;
  let least = Infinity;
  for (let first = 0; first < course.cadence.everyWeeks; first++) {
    const choice = { ...course, weekOffset: offsetWithMeetingIn(course.cadence.everyWeeks, mondays[begin + first]!) };
    // The course may be over by then; its first week never is.
    if (!isRunningIn(course, mondays[begin + first]!)) continue;
    const crowd = period.reduce((sum, week, at) => sum + meetingsDue(choice, mondays[week]!) * crowds[at]!, 0);
    if (crowd >= least) continue;
    best = choice;
    least = crowd;
  }
  return best;
}

/** A course that begins later than anybody plans keeps the weeks it has until then, or the first where it ends before these. */
export function beginsLater(course: Course): Course {
  const { everyWeeks } = course.cadence;
  const second = addDays(mondayOf(course.from), 7);
  const first = isRunningIn(course, addDays(second, -7)) ? addDays(second, -7) : second;
  const period = Array.from({ length: everyWeeks }, (_, week) => addDays(first, 7 * week));
  if (period.some((monday) => meetingsDue(course, monday) > 0)) return course;
  return { ...course, weekOffset: offsetWithMeetingIn(everyWeeks, first) };
}

/** Minutes of other meetings that are to be expected inside the window, each spread evenly over the times it could be held. */
function crowdMinutes(window: Window, week: number, monday: string, others: readonly Candidate[]): number {
  if (!window.hasStart) return NO_START_MINUTES;
  let minutes = 0;
  for (const { course, windows } of others) {
    const other = windows[week]!;
    const due = meetingsDue(course, monday);
    if (due === 0 || other.count === 0) continue;
    minutes += Math.floor((due * course.cadence.minutes * sharedSlots(window, other)) / other.count);
  }
  return minutes;
}

function sharedSlots(a: Window, b: Window): number {
  let shared = 0;
  for (let at = 0; at < a.slots.length; at++) shared += a.slots[at]! & b.slots[at]!;
  return shared;
}
