/**
 * Meetings of every staffed need over the weeks of the plan. Each week is solved with the slots of the week before as its wish, so a
 * course keeps its hour until a holiday, an absence or the clock moves it.
 */
import {
  createWeekMemory,
  NONE,
  type SharedWeekOptions,
  type SharedWeekSolution,
  scheduleSharedWeek,
  type WeekMemory,
  type WeekProblem,
  type WeekSolution,
} from '../../../solver/index.ts';
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import type { Meeting, MissedMeeting, Notice } from '../../model/plan.ts';
import type { RuleSet } from '../../rules/index.ts';
import { addDays, mondayOf } from '../../time/calendar.ts';
import { isHoliday } from '../../time/holidays.ts';
import { type Course, coursesOf, meetingsDue } from './courses.ts';
import { citizenFree, type FixedEvent, fixedEvents, mentorFree } from './freeWeeks.ts';
import { type DueMeeting, mentorWeek } from './mentorWeek.ts';
import { coursesWithoutWeek, noticesOfSeats } from './notices.ts';
import { Resources } from './resources.ts';
import { type Membership, membershipsOf, sessionOf, sessionsOf } from './sessions.ts';
import { spread } from './spread.ts';
import { caseworkerFree, startMeetingWeeks } from './startMeetings.ts';
import { eventMeetings, missedCode, placedMeeting } from './weekRows.ts';

/** A mentor’s week without any meeting of a course although the meeting alone has room: feedback for the assignment. */
export interface CrowdedWeek {
  readonly seat: Seat;
  readonly problem: WeekProblem;
  readonly due: readonly DueMeeting[];
  readonly missed: number;
}

export interface WeeksPlan {
  readonly meetings: readonly Meeting[];
  readonly missed: readonly MissedMeeting[];
  readonly notices: readonly Notice[];
  readonly mentorWeeks: number;
  readonly mentorWeeksProven: number;
  readonly crowded: readonly CrowdedWeek[];
}

/** One mentor’s week being planned. */
interface Desk {
  readonly seat: Seat;
  readonly due: readonly DueMeeting[];
  readonly problem: WeekProblem;
}

/**
 * seatOf: seat index of each need of the case, or NONE. `weekCount` defaults to the case’s. `memory` spares weeks that an earlier call has
 * placed. Once `shouldStop` says so, weeks are placed quickly instead of well.
 */
export function planWeeks(
  index: CaseIndex,
  ruleSet: RuleSet,
  seatOf: Int32Array,
  weekCount = index.case.planWeeks,
  memory: WeekMemory = createWeekMemory(),
  shouldStop?: () => boolean,
): WeeksPlan {
  const firstMonday = mondayOf(index.case.planDate);
  const courses = spread(index, coursesOf(index, ruleSet, seatOf), firstMonday);
  const state = new Rollout(index, courses, membershipsOf(index, ruleSet, seatOf), { memory, shouldStop });
  for (let week = 0; week < weekCount; week++) state.planWeek(addDays(firstMonday, week * 7));
  const { notices, ...plan } = state.result();
  return { ...plan, notices: [...notices, ...noticesOfSeats(index, ruleSet, seatOf)] };
}

/** Weeks from the first up to one with five whole working days; all planned weeks where there is none. */
export function weeksToFirstOrdinary(index: CaseIndex): number {
  const { planDate, planWeeks: weekCount } = index.case;
  for (let week = 0; week < weekCount; week++) {
    if (isWholeWeek(index, addDays(mondayOf(planDate), week * 7))) return week + 1;
  }
  return weekCount;
}

/** Five working days inside the plan, none of them a holiday. */
function isWholeWeek(index: CaseIndex, monday: string): boolean {
  const { planDate, policy } = index.case;
  return [0, 1, 2, 3, 4].every((day) => {
    const date = addDays(monday, day);
    return date >= planDate && !isHoliday(date, policy.holidaysOff);
  });
}

/** Only a week without holidays, absences and appointments says something about the match; a short week passes. */
export function isOrdinary(index: CaseIndex, { seat, due }: Pick<Desk, 'seat' | 'due'>, monday: string): boolean {
  const people = [seat.mentor!, ...due.map((entry) => entry.course.citizen)];
  const sunday = addDays(monday, 6);
  const isEngaged = people.some(
    ({ absences, appointments }) =>
      absences.some((absence) => absence.from <= sunday && monday <= absence.until) ||
      appointments.some(({ date }) => monday <= date && date <= sunday),
  );
  return !isEngaged && isWholeWeek(index, monday);
}

/** Carries the slots from week to week and collects what was placed and missed. */
class Rollout {
  private readonly meetings: Meeting[] = [];
  private readonly missed: MissedMeeting[] = [];
  private readonly crowded: CrowdedWeek[] = [];
  private readonly lastSlots: Map<string, (number | undefined)[]>;
  private readonly startWeeks: Map<string, string | undefined>;
  private readonly coursesOfSeat: Map<Seat, Course[]>;
  private readonly courseCountOf: Map<string, number>;
  private readonly partyOf: Map<string, number>;
  private readonly options: SharedWeekOptions;
  private readonly index: CaseIndex;
  private readonly courses: readonly Course[];
  private readonly memberships: ReadonlyMap<string, readonly Membership[]>;
  private mentorWeeks = 0;
  private mentorWeeksProven = 0;

  constructor(
    index: CaseIndex,
    courses: readonly Course[],
    memberships: ReadonlyMap<string, readonly Membership[]>,
    options: SharedWeekOptions,
  ) {
    this.options = options;
    this.index = index;
    this.courses = courses;
    this.memberships = memberships;
    this.lastSlots = new Map(courses.map((course) => [course.need.id, [...course.lastSlots]]));
    this.startWeeks = startMeetingWeeks(index, courses, mondayOf(index.case.planDate));
    this.partyOf = new Map(index.case.needs.map((need, at) => [need.id, at]));
    this.coursesOfSeat = new Map();
    this.courseCountOf = new Map();
    for (const course of courses) {
      this.coursesOfSeat.set(course.seat, [...(this.coursesOfSeat.get(course.seat) ?? []), course]);
      this.courseCountOf.set(course.citizen.id, (this.courseCountOf.get(course.citizen.id) ?? 0) + 1);
    }
  }

  planWeek(monday: string): void {
    const events = fixedEvents(this.index, monday);
    const sessions = sessionsOf(this.index, monday, events, this.memberships);
    this.meetings.push(...eventMeetings(events, this.memberships, sessions.members));
    this.missed.push(...sessions.missed);
    const resources = new Resources(this.index, this.courseCountOf);
    const desks = this.index.seats
      .filter((seat) => this.coursesOfSeat.has(seat))
      .map((seat) => this.desk(seat, monday, events, resources))
      .filter((desk) => desk.due.length > 0);
    const weeks = desks.map((desk) => desk.problem);
    const solved = scheduleSharedWeek({ weeks, resources: resources.capacities() }, this.options);
    desks.forEach((desk, at) =>
      this.record(desk, monday, solved.weeks[at]!, this.gaveWay(solved, at, desk, resources)),
    );
  }

  private desk(seat: Seat, monday: string, events: readonly FixedEvent[], resources: Resources): Desk {
    const free = mentorFree(this.index, seat, monday, events);
    const due = this.coursesOfSeat.get(seat)!.flatMap((course) => this.dueMeetings(course, monday, events, resources));
    return { seat, due, problem: mentorWeek(this.index, seat, monday, free, due) };
  }

  private dueMeetings(
    course: Course,
    monday: string,
    events: readonly FixedEvent[],
    resources: Resources,
  ): DueMeeting[] {
    const startWeek = this.startWeeks.get(course.need.id);
    // A course begins with its start meeting, unless the law wants a meeting every week.
    if (startWeek !== undefined && monday < startWeek && !course.hasWeeklyDuty) return [];
    const sessions = (this.memberships.get(course.citizen.id) ?? [])
      .map((membership) => sessionOf(membership, events))
      .filter((session) => session !== undefined);
    const free = citizenFree(this.index, course.citizen, monday, sessions);
    return Array.from({ length: meetingsDue(course, monday) }, (_, at) => {
      const withCaseworker = at === 0 && startWeek === monday;
      return {
        course,
        party: this.partyOf.get(course.need.id)!,
        number: at + 1,
        lastSlot: this.lastSlots.get(course.need.id)![at],
        citizenFree: free,
        caseworkerFree: withCaseworker ? caseworkerFree(this.index, course, monday) : undefined,
        resources: resources.of(course, withCaseworker ? course.citizen.caseworkerId : undefined),
      };
    });
  }

  private gaveWay(
    solved: SharedWeekSolution,
    at: number,
    desk: Desk,
    resources: Resources,
  ): 'room' | 'person' | undefined {
    if (!solved.gaveWay.includes(at)) return undefined;
    return desk.due.some((due) => due.resources.some((resource) => resources.isRoom(resource))) ? 'room' : 'person';
  }

  private record(desk: Desk, monday: string, solved: WeekSolution, gaveWay: 'room' | 'person' | undefined): void {
    this.mentorWeeks++;
    if (solved.status === 'optimal') this.mentorWeeksProven++;
    const kept = new Set(desk.due.filter((_, at) => solved.startOf[at] !== NONE).map((due) => due.course.need.id));
    desk.due.forEach((due, at) => {
      const slot = solved.startOf[at]!;
      if (slot !== NONE) {
        this.lastSlots.get(due.course.need.id)![due.number - 1] = slot;
        this.meetings.push(placedMeeting(due, monday, slot));
        return;
      }
      const code = missedCode(this.index, due, desk.problem.meetings[at]!, monday, gaveWay);
      // One meeting keeps the week’s duty, however many were ordered.
      const breachOfWeeklyDuty = due.course.hasWeeklyDuty && !kept.has(due.course.need.id);
      this.missed.push({ needId: due.course.need.id, week: monday, code, breachOfWeeklyDuty });
      if (code === 'weekFull' && !kept.has(due.course.need.id) && isOrdinary(this.index, desk, monday))
        this.crowded.push({ seat: desk.seat, problem: desk.problem, due: desk.due, missed: at });
    });
  }

  result(): WeeksPlan {
    const without = [...this.startWeeks].filter(([, monday]) => monday === undefined);
    return {
      meetings: this.meetings.sort(byTime),
      missed: this.missed,
      notices: [
        ...without.map(([needId]) => ({ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: [needId] })),
        ...coursesWithoutWeek(this.index, this.courses),
      ],
      mentorWeeks: this.mentorWeeks,
      mentorWeeksProven: this.mentorWeeksProven,
      crowded: this.crowded,
    };
  }
}

export function byTime(a: Meeting, b: Meeting): number {
  return compare(a.date, b.date) || compare(a.start, b.start) || compare(a.id, b.id);
}

/** By code unit, never by locale: the order must not depend on the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
