/**
 * What room a week has for one more meeting beside everything the plan holds. It fits where both are free and the mentor’s day, the rooms
 * and everybody’s other meetings leave it room as they stand; nothing is moved for it.
 */
import type { MissedMeeting } from '../model/plan.ts';
import { addDays, mondayOf, timeOfDay } from '../time/calendar.ts';
import { type Calendar, DAY_MINUTES, type FreeAt, isAway, QUARTER, remember } from './calendar.ts';
import { type Course, coversDate, isRunningIn, type Placed, plannedWeeks } from './courses.ts';
import type { FixedEvent } from './events.ts';
import type { Facts } from './facts.ts';
import type { FreeTime } from './meetings.ts';
import { canAddVisit, type Visit, visitsByDay } from './mentorDay.ts';

const SLOTS = DAY_MINUTES / QUARTER;

/** One entry of the plan’s list, with the number its meeting would have had in the week. */
export interface Missed {
  readonly path: string;
  readonly course: Course;
  readonly week: string;
  readonly code: MissedMeeting['code'];
  readonly number: number;
  /** Whether it may have been the one with the caseworker. */
  readonly mayBeStart: boolean;
}

export function heldIn({ meetings }: Course, week: string): Placed[] {
  return meetings.filter(({ meeting }) => mondayOf(meeting.date) === week);
}

function datesIn(week: string): string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(week, day));
}

interface Stretch {
  readonly from: number;
  readonly until: number;
}

export class WeekRoom {
  private readonly facts: Facts;
  private readonly calendar: Calendar;
  private readonly visits: ReadonlyMap<string, { readonly visits: readonly Visit[] }>;
  /** By citizen, caseworker or office, and date. */
  private readonly meetings = new Map<string, Placed[]>();
  private readonly coursesOfMentor: ReadonlyMap<string, readonly Course[]>;
  private readonly courseCount = new Map<string, number>();
  private readonly mentorDay: (key: string) => readonly boolean[];
  private readonly citizenTime: (key: string) => readonly boolean[];
  /** The same without his sessions. */
  private readonly citizenDay: (key: string) => readonly boolean[];
  private readonly caseworkerDay: (key: string) => readonly boolean[];
  private readonly free: FreeTime;
  /** By mentor and week; a week may miss hundreds of meetings. */
  private readonly shared = remember((key: string) => this.sharedIn(key.slice(0, -11), key.slice(-10)));

  constructor(
    facts: Facts,
    calendar: Calendar,
    courses: ReadonlyMap<string, Course>,
    events: readonly FixedEvent[],
    free: FreeTime,
  ) {
    this.facts = facts;
    this.calendar = calendar;
    this.free = free;
    this.visits = visitsByDay(courses);
    this.coursesOfMentor = Map.groupBy(courses.values(), ({ mentor }) => mentor.id);
    for (const course of courses.values()) this.enter(course);
    this.mentorDay = days((id) => free.mentor(id));
    this.caseworkerDay = days((id) => free.caseworker(id));
    const sessions = sessionsByDay(facts, events);
    this.citizenTime = days((id) => free.citizen(id));
    this.citizenDay = remember((key) => {
      const taken = sessions.get(key) ?? [];
      return this.citizenTime(key).map((isFree, slot) => {
        const minute = slot * QUARTER;
        return isFree && !taken.some(({ from, until }) => from <= minute && minute < until);
      });
    });
  }

  /**
   * Whether a course that nobody has yet would fit its mentor’s weeks as they stand. Told only where all his courses meet every week, none
   * misses a meeting, and none of his citizens goes to a group: else the weeks in question may have been laid out otherwise.
   */
  wouldFit(course: Course): boolean {
    const { plan } = this.facts;
    const others = this.coursesOfMentor.get(course.mentor.id) ?? [];
    const isPlain = ({ context, cadence }: Course) =>
      cadence.everyWeeks === 1 &&
      plan.missedMeetings.every(({ needId }) => needId !== context.need.id) &&
      context.index.needsOfCitizen.get(context.citizen.id)!.every(({ role }) => role !== 'group');
    if (course.cadence.count > 1 || course.context.need.startMeetingWithCaseworker) return false;
    if (![course, ...others].every(isPlain)) return false;
    const running = plannedWeeks(this.facts).filter((week) => isRunningIn(course, week));
    return running.every((week) => this.startIn(course, week, false) !== undefined);
  }

  /** Date and time at which the meeting fits beside everything the plan holds; undefined where there is none. */
  roomFor(missed: Missed): string | undefined {
    return this.startIn(missed.course, missed.week, missed.mayBeStart);
  }

  private startIn(course: Course, week: string, withCaseworker: boolean): string | undefined {
    for (const date of datesIn(week)) {
      if (course.meetings.some(({ meeting }) => meeting.date === date)) continue;
      for (const from of this.startsOn(course, date, withCaseworker)) {
        const stretch = { from, until: from + course.cadence.minutes };
        if (this.fits(course, date, stretch, withCaseworker)) return `${date} at ${timeOfDay(from)}`;
      }
    }
    return undefined;
  }

  /** What may stand in the code: the first cause that is enough by itself, or a shared room or person where one can have given way. */
  codesOf(missed: Missed): Set<MissedMeeting['code']> {
    const { course, week, number } = missed;
    const codes = new Set<MissedMeeting['code']>();
    for (const withCaseworker of missed.mayBeStart ? [true, false] : [false]) {
      const dates = datesIn(week).filter((date) => this.startsOn(course, date, withCaseworker).length > 0);
      const couldStart = dates.length >= number;
      codes.add(this.shortenedBy(course, week) ?? (couldStart ? 'weekFull' : 'noCommonTime'));
      if (couldStart) for (const code of this.shared(`${course.mentor.id} ${week}`)) codes.add(code);
    }
    return codes;
  }

  /** Whether citizen, mentor and caseworker have a start in common, the citizen’s sessions and all meetings left out. */
  hasCommonStart(course: Course, week: string): boolean {
    const { citizen } = course.context;
    return datesIn(week).some((date) => {
      const ownTime = this.citizenTime(`${citizen.id} ${date}`);
      return this.commonStarts(course, date, ownTime, true).length > 0;
    });
  }

  private enter({ context, meetings, cadence }: Course): void {
    const { citizen, seat } = context;
    this.courseCount.set(citizen.id, (this.courseCount.get(citizen.id) ?? 0) + 1);
    for (const placed of meetings) {
      const { date, withCaseworkerId } = placed.meeting;
      const keys = [`citizen ${citizen.id} ${date}`];
      if (withCaseworkerId !== null) keys.push(`caseworker ${withCaseworkerId} ${date}`);
      if (cadence.place === 'office' && cadence.mode === 'faceToFace') keys.push(`office ${seat.unit.id} ${date}`);
      for (const key of keys) this.meetings.set(key, [...(this.meetings.get(key) ?? []), placed]);
    }
  }

  private startsOn(course: Course, date: string, withCaseworker: boolean): number[] {
    return this.commonStarts(course, date, this.citizenDay(`${course.context.citizen.id} ${date}`), withCaseworker);
  }

  /** Minutes at which both, and the caseworker where he takes part, are free for the whole meeting. */
  private commonStarts(course: Course, date: string, free: readonly boolean[], withCaseworker: boolean): number[] {
    if (!coversDate(course, date)) return [];
    const { citizen } = course.context;
    const mentor = this.mentorDay(`${course.mentor.id} ${date}`);
    const caseworker = withCaseworker ? this.caseworkerDay(`${citizen.caseworkerId} ${date}`) : undefined;
    const starts: number[] = [];
    let run = 0;
    for (let slot = SLOTS - 1; slot >= 0; slot--) {
      run = mentor[slot] && free[slot] && (caseworker === undefined || caseworker[slot]) ? run + 1 : 0;
      if (run * QUARTER >= course.cadence.minutes) starts.push(slot * QUARTER);
    }
    return starts;
  }

  private fits(course: Course, date: string, stretch: Stretch, withCaseworker: boolean): boolean {
    const { citizen, seat } = course.context;
    const isTaken = (key: string) =>
      (this.meetings.get(`${key} ${date}`) ?? []).some((other) => overlap(other, stretch));
    if (isTaken(`citizen ${citizen.id}`)) return false;
    if (withCaseworker && isTaken(`caseworker ${citizen.caseworkerId}`)) return false;
    if (!this.hasRoom(course, `office ${seat.unit.id} ${date}`, stretch)) return false;
    const visits = this.visits.get(`${course.mentor.id} ${date}`)?.visits ?? [];
    return canAddVisit(this.facts, course, date, visits, stretch, this.free.mentor(course.mentor.id));
  }

  private hasRoom({ cadence }: Course, office: string, stretch: Stretch): boolean {
    const rooms = this.facts.index.case.policy.officeRooms;
    if (rooms === undefined || cadence.place !== 'office' || cadence.mode !== 'faceToFace') return true;
    const others = (this.meetings.get(office) ?? []).filter((other) => overlap(other, stretch));
    const starts = [stretch.from, ...others.map(({ from }) => Math.max(from, stretch.from))];
    return starts.every((at) => others.filter(({ from, until }) => from <= at && at < until).length < rooms);
  }

  private shortenedBy({ context, mentor }: Course, week: string): 'absence' | 'holiday' | undefined {
    const dates = datesIn(week);
    if (dates.some((date) => isAway(context.citizen, date) || isAway(mentor, date))) return 'absence';
    return dates.slice(0, 5).some((date) => this.calendar.isClosed(date)) ? 'holiday' : undefined;
  }

  /** What the mentor’s week shares with others: a meeting room, or a citizen or caseworker with meetings elsewhere. */
  private sharedIn(mentorId: string, week: string): MissedMeeting['code'][] {
    const { plan, index } = this.facts;
    const missedNeeds = new Set(plan.missedMeetings.flatMap((entry) => (entry.week === week ? [entry.needId] : [])));
    const due = this.coursesOfMentor
      .get(mentorId)!
      .filter((course) => heldIn(course, week).length > 0 || missedNeeds.has(course.context.need.id));
    const usesRoom = due.some(({ cadence }) => cadence.place === 'office' && cadence.mode === 'faceToFace');
    if (usesRoom && index.case.policy.officeRooms !== undefined) return ['roomFull'];
    const isShared = due.some(
      ({ context, isNew }) =>
        this.courseCount.get(context.citizen.id)! > 1 || (isNew && context.need.startMeetingWithCaseworker),
    );
    return isShared ? ['sharedPersonBusy'] : [];
  }
}

/** Tables of a day’s quarters, one per person and date, by the key `id date`. */
function days(freeOf: (id: string) => FreeAt): (key: string) => readonly boolean[] {
  return remember((key: string) => {
    const date = key.slice(-10);
    const isFree = freeOf(key.slice(0, -11));
    return Array.from({ length: SLOTS }, (_, slot) => isFree(date, slot * QUARTER));
  });
}

/** Sessions keep a member busy whether or not he comes: that week’s appointment stands in his calendar. */
function sessionsByDay({ index }: Facts, events: readonly FixedEvent[]): Map<string, Stretch[]> {
  const sessions = new Map<string, Stretch[]>();
  for (const { needIds, absent, date, from, until } of events) {
    for (const id of [...needIds, ...absent.keys()]) {
      const key = `${index.needById.get(id)!.citizenId} ${date}`;
      sessions.set(key, [...(sessions.get(key) ?? []), { from, until }]);
    }
  }
  return sessions;
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a.from < b.until && b.from < a.until;
}
