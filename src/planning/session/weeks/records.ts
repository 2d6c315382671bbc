/** What is remembered of one mentor’s week and of one course. Records are never changed, only replaced, so that an update can be taken back. */
import type { FixedMeeting } from '../../../../solver/index.ts';
import type { Meeting, MissedMeeting } from '../../../model/plan.ts';
import { type Course, meetingsDue } from '../../weeks/courses.ts';
import type { Membership } from '../../weeks/sessions.ts';

/** A meeting of the week, with its slot. */
export interface Held extends FixedMeeting {
  readonly needId: string;
  /** 1, 2 … within the week. */
  readonly number: number;
  readonly meeting: Meeting;
}

/** A meeting the week could not hold. */
export interface Lacking {
  readonly needId: string;
  readonly rank: number;
  readonly number: number;
  readonly row: MissedMeeting;
}

/** A mentor’s week in which a meeting is due. */
export interface WeekRecord {
  /** By rising start. */
  readonly held: readonly Held[];
  /** By rank and number. */
  readonly missed: readonly Lacking[];
  /** As the plan it was opened with had it; solved as a whole; or neither. */
  readonly standing: 'opened' | Solving | 'mended';
}

/** Whether the week is shown to be the cheapest is worked out when somebody asks: in the middle of an event nobody does. */
export interface Solving {
  readonly isProven: () => boolean;
}

/** Whether the week holds this very meeting, and not one like it. */
export function holdsMeeting(record: WeekRecord | undefined, meeting: Meeting): boolean {
  if (record === undefined) return false;
  for (const held of record.held) if (held.meeting === meeting) return true;
  return false;
}

export interface LiveCourse extends Course {
  /** The place of its need in the order of the case. */
  readonly rank: number;
  /** Where it meets, as a number of its mentor’s roads. */
  readonly place: number;
  /** Monday of the start meeting with the caseworker: `none` where no week in reach suits all three, undefined where none is asked for. */
  readonly startMonday: string | undefined;
  /** Meetings due, by planned week. */
  readonly due: readonly number[];
}

export const NO_WEEK = 'none';

/** A need on a group. */
export interface Member extends Membership {
  readonly citizenId: string;
  readonly rank: number;
}

/** A course begins with its start meeting, unless the law wants a meeting every week. */
export function dueIn(course: Course, startMonday: string | undefined, monday: string): number {
  const waits = startMonday !== undefined && startMonday !== NO_WEEK && monday < startMonday && !course.hasWeeklyDuty;
  return waits ? 0 : meetingsDue(course, monday);
}

export function isWithCaseworker(course: LiveCourse, number: number, monday: string): boolean {
  return number === 1 && course.startMonday === monday;
}
