/** Each meeting by itself: whose it is, when and how it is held, and whether everybody is free. */
import { addDays, isoWeek, mondayOf } from '../time/calendar.ts';
import { type Calendar, DAY_MINUTES, type FreeAt, isFreeFor, QUARTER, remember } from './calendar.ts';
import type { Report } from './codes.ts';
import { type Course, coversDate, type Placed } from './courses.ts';
import type { FixedEvent } from './events.ts';
import type { Facts } from './facts.ts';

/** Ids are used once, and every meeting belongs to the course of one need on one named seat. */
export function checkOwners(facts: Facts, courses: ReadonlyMap<string, Course>, report: Report): void {
  const ids = new Set<string>();
  facts.plan.meetings.forEach((meeting, at) => {
    const path = `meetings[${at}]`;
    if (ids.has(meeting.id)) report('MEETING_ID_REPEATED', path, `Another meeting has the id "${meeting.id}".`);
    ids.add(meeting.id);
    if (meeting.kind === 'group' || meeting.kind === 'duty') return;
    const course = courses.get(meeting.needIds[0] ?? '');
    if (meeting.needIds.length === 1 && course?.context.seat.id === meeting.seatId) return;
    const needs = meeting.needIds.map((id) => `"${id}"`).join(', ');
    report('MEETING_WITHOUT_ASSIGNMENT', path, `Need ${needs} has no course with "${meeting.seatId}".`);
  });
}

/** Who is free when, people and fixed events together. */
export interface FreeTime {
  readonly mentor: (mentorId: string) => FreeAt;
  readonly citizen: (citizenId: string) => FreeAt;
  readonly caseworker: (caseworkerId: string) => FreeAt;
}

export function freeTime(facts: Facts, calendar: Calendar, events: readonly FixedEvent[]): FreeTime {
  const { index } = facts;
  const busy = new Map<string, FixedEvent[]>();
  for (const event of events) {
    const key = `${event.mentorId} ${event.date}`;
    busy.set(key, [...(busy.get(key) ?? []), event]);
  }
  const mentor = (id: string): FreeAt => {
    const isFree = calendar.worker(index.mentorById.get(id)!);
    return (date, minute) =>
      isFree(date, minute) &&
      !(busy.get(`${id} ${date}`) ?? []).some((event) => event.from <= minute && minute < event.until);
  };
  return {
    mentor: remember(mentor),
    citizen: remember((id) => calendar.citizen(index.citizenById.get(id)!)),
    caseworker: remember((id) => calendar.worker(index.caseworkerById.get(id)!)),
  };
}

export function checkMeetings(
  facts: Facts,
  courses: ReadonlyMap<string, Course>,
  free: FreeTime,
  report: Report,
): void {
  const firstDay = mondayOf(facts.index.case.planDate);
  const endDay = addDays(firstDay, 7 * facts.index.case.planWeeks);
  for (const course of courses.values()) {
    for (const placed of course.meetings) {
      const { date } = placed.meeting;
      if (date < firstDay || date >= endDay || !coversDate(course, date)) {
        const span = `the course’s dates from ${course.from}${course.until === undefined ? '' : ` to ${course.until}`}`;
        report('MEETING_OUTSIDE_PLAN', placed.path, `${date} is outside the planned weeks or ${span}.`);
      }
      checkForm(course, placed, report);
      checkPeople(course, placed, free, report);
    }
  }
}

/** A meeting keeps its id when it moves: need, ISO week, and number within the week. */
function checkForm(course: Course, { meeting, path, from, until }: Placed, report: Report): void {
  const { cadence, context } = course;
  if (from % QUARTER !== 0 || until % QUARTER !== 0 || until > DAY_MINUTES || until === from) {
    report('MEETING_OFF_GRID', path, `${meeting.start} and ${meeting.minutes} minutes.`);
  }
  const asked = `${cadence.minutes} minutes, ${cadence.mode}, ${cadence.place}`;
  const held = `${meeting.minutes} minutes, ${meeting.mode}, ${meeting.place}`;
  if (asked !== held) report('MEETING_NOT_AS_ORDERED', path, `${held}; the course asks for ${asked}.`);
  const stem = `${context.need.id}.${isoWeek(meeting.date)}.`;
  const numbers = Array.from({ length: cadence.count }, (_, at) => `${stem}${at + 1}`);
  if (!numbers.includes(meeting.id)) {
    report('MEETING_ID_WRONG', path, `Id "${meeting.id}" should be ${stem}1 up to ${cadence.count}.`);
  }
}

function checkPeople(course: Course, { meeting, path, from, until }: Placed, free: FreeTime, report: Report): void {
  const { date } = meeting;
  const when = `${date} ${meeting.start}, ${meeting.minutes} minutes`;
  if (!isFreeFor(free.mentor(course.mentor.id), date, from, until)) {
    report('MENTOR_NOT_FREE', path, `Mentor "${course.mentor.id}" is not free ${when}.`);
  }
  const { citizen, index } = course.context;
  if (!isFreeFor(free.citizen(citizen.id), date, from, until)) {
    report('CITIZEN_NOT_FREE', path, `Citizen "${citizen.id}" is not free ${when}.`);
  }
  const caseworkerId = meeting.withCaseworkerId;
  if (caseworkerId === null || !index.caseworkerById.has(caseworkerId)) return;
  if (!isFreeFor(free.caseworker(caseworkerId), date, from, until)) {
    report('CASEWORKER_NOT_FREE', path, `Caseworker "${caseworkerId}" is not free ${when}.`);
  }
}
