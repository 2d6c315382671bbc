/** Meetings against each other: nobody is in two places, a need meets once a day, and an office has only so many rooms. */
import type { Report, ViolationCode } from './codes.ts';
import type { Course, Placed } from './courses.ts';
import type { FixedEvent } from './events.ts';
import type { Facts } from './facts.ts';

interface Stretch {
  readonly path: string;
  readonly from: number;
  readonly until: number;
}

/** Stretches of time by whom they keep busy and date. */
type Diary = Map<string, Stretch[]>;

export function checkClashes(
  facts: Facts,
  courses: ReadonlyMap<string, Course>,
  events: readonly FixedEvent[],
  report: Report,
): void {
  const mentors: Diary = new Map();
  const citizens: Diary = new Map();
  const caseworkers: Diary = new Map();
  for (const { context, mentor, meetings } of courses.values()) {
    for (const placed of meetings) {
      const { date, withCaseworkerId } = placed.meeting;
      enter(mentors, `${mentor.id} ${date}`, placed);
      enter(citizens, `${context.citizen.id} ${date}`, placed);
      if (withCaseworkerId !== null) enter(caseworkers, `${withCaseworkerId} ${date}`, placed);
    }
    checkDays(context.need.id, meetings, report);
  }
  const sessions = sessionsOfCitizens(facts, events);
  checkOverlaps(mentors, new Map(), 'MENTOR_TWO_MEETINGS', report);
  checkOverlaps(citizens, sessions, 'CITIZEN_TWO_MEETINGS', report);
  checkOverlaps(caseworkers, new Map(), 'CASEWORKER_TWO_MEETINGS', report);
  checkRooms(facts, courses, report);
}

function enter(diary: Diary, key: string, stretch: Stretch): void {
  const entries = diary.get(key);
  if (entries === undefined) diary.set(key, [stretch]);
  else entries.push(stretch);
}

/** Group sessions by member and date. Two sessions that overlap are the case’s doing, so they are only held against meetings. */
function sessionsOfCitizens(facts: Facts, events: readonly FixedEvent[]): Diary {
  const diary: Diary = new Map();
  for (const event of events) {
    for (const needId of event.needIds) {
      const { citizenId } = facts.index.needById.get(needId)!;
      enter(diary, `${citizenId} ${event.date}`, { path: event.id, from: event.from, until: event.until });
    }
  }
  return diary;
}

function checkOverlaps(diary: Diary, fixed: Diary, code: ViolationCode, report: Report): void {
  for (const [key, stretches] of diary) {
    stretches.forEach((stretch, at) => {
      const others = [...stretches.slice(at + 1), ...(fixed.get(key) ?? [])];
      for (const other of others) {
        if (stretch.from < other.until && other.from < stretch.until) {
          report(code, stretch.path, `Overlaps ${other.path} (${key}).`);
        }
      }
    });
  }
}

function checkDays(needId: string, meetings: readonly Placed[], report: Report): void {
  const dates = new Set<string>();
  for (const { meeting, path } of meetings) {
    if (dates.has(meeting.date))
      report('TWO_MEETINGS_A_DAY', path, `Need "${needId}" already meets on ${meeting.date}.`);
    dates.add(meeting.date);
  }
}

/** At the start of each meeting, those that are on in the same office: the number only rises at a start. */
function checkRooms({ index }: Facts, courses: ReadonlyMap<string, Course>, report: Report): void {
  const rooms = index.case.policy.officeRooms;
  if (rooms === undefined) return;
  const offices: Diary = new Map();
  for (const { context, meetings } of courses.values()) {
    for (const placed of meetings) {
      const { place, mode, date } = placed.meeting;
      if (place === 'office' && mode === 'faceToFace') enter(offices, `${context.seat.unit.id} ${date}`, placed);
    }
  }
  for (const [key, stretches] of offices) {
    for (const { path, from } of stretches) {
      const used = stretches.filter((other) => other.from <= from && from < other.until).length;
      if (used > rooms) report('ROOM_FULL', path, `${used} meetings at once in ${rooms} rooms (${key}).`);
    }
  }
}
