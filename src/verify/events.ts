/** Group sessions and duties with a slot: they follow from the case, so the plan lists exactly these, and nothing else happens then. */

import type { Citizen } from '../model/citizen.ts';
import type { Mentor } from '../model/mentor.ts';
import type { Meeting, MissedMeeting } from '../model/plan.ts';
import { addDays, daysBetween, minuteOf, mondayOf } from '../time/calendar.ts';
import { type Calendar, DAY_MINUTES, isAway, QUARTER } from './calendar.ts';
import type { Report } from './codes.ts';
import { coversDate, type Dates, datesOf } from './courses.ts';
import type { Facts } from './facts.ts';

/** A session or duty that takes place, and the minutes of the day it keeps its mentor busy. */
export interface FixedEvent {
  readonly id: string;
  readonly kind: 'group' | 'duty';
  readonly seatId: string;
  readonly mentorId: string;
  /** Members of a group; a group without any does not meet, but its leader’s time stays taken. */
  readonly needIds: readonly string[];
  /** Members who cannot take part on the day, and why. */
  readonly absent: ReadonlyMap<string, MissedMeeting['code']>;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
  readonly place: Meeting['place'];
  readonly from: number;
  readonly until: number;
}

/** Every event in the planned weeks, in no particular order. */
export function fixedEvents(facts: Facts, calendar: Calendar): FixedEvent[] {
  const members = new Map<string, { id: string; dates: Dates }[]>();
  for (const { context } of facts.staffed) {
    const { group } = context.seat;
    if (group === undefined) continue;
    members.set(group.id, [...(members.get(group.id) ?? []), { id: context.need.id, dates: datesOf(context) }]);
  }
  const events: FixedEvent[] = [];
  const add = (mentor: Mentor, event: Omit<FixedEvent, 'from' | 'until' | 'mentorId' | 'absent'>) => {
    if (calendar.isClosed(event.date) || isAway(mentor, event.date)) return;
    const from = minuteOf(event.start);
    const until = Math.min(DAY_MINUTES, Math.ceil((from + event.minutes) / QUARTER) * QUARTER);
    events.push({ ...event, mentorId: mentor.id, absent: new Map(), from, until });
  };
  for (const mentor of facts.index.case.mentors) {
    mentor.duties.forEach(({ fixedSlot, everyWeeks, minutes }, at) => {
      if (fixedSlot === undefined) return;
      for (const date of recurring(facts, fixedSlot.weekday, everyWeeks, fixedSlot.firstDate)) {
        const id = `${mentor.id}.duty${at + 1}.${date}`;
        const { start } = fixedSlot;
        add(mentor, { id, kind: 'duty', seatId: mentor.id, needIds: [], date, start, minutes, place: 'office' });
      }
    });
  }
  for (const { id, mentorId, weekday, everyWeeks, firstDate, start, minutes, place } of facts.index.case.groups) {
    for (const date of recurring(facts, weekday, everyWeeks, firstDate)) {
      // Sessions begin and end for each member with his own course.
      const present = (members.get(id) ?? []).filter(({ dates }) => coversDate(dates, date));
      const needIds = present.map((member) => member.id);
      const event = { id: `${id}.${date}`, kind: 'group' as const, seatId: id, needIds, date, start, minutes, place };
      add(facts.index.mentorById.get(mentorId)!, event);
    }
  }
  return withoutAbsent(facts, events);
}

/** Takes out who is away or engaged during the session, and, need after need in the case, who is at another session then. */
function withoutAbsent({ index }: Facts, events: readonly FixedEvent[]): FixedEvent[] {
  const sessionsOf = new Map<string, FixedEvent[]>();
  for (const event of events) {
    for (const id of event.needIds) sessionsOf.set(id, [...(sessionsOf.get(id) ?? []), event]);
  }
  const absent = new Map<FixedEvent, Map<string, MissedMeeting['code']>>(events.map((event) => [event, new Map()]));
  const present = new Map<string, FixedEvent[]>();
  for (const { id, citizenId } of index.case.needs) {
    for (const event of sessionsOf.get(id) ?? []) {
      const day = `${citizenId} ${event.date}`;
      const others = present.get(day) ?? [];
      const code = hindrance(index.citizenById.get(citizenId)!, event, others);
      if (code === undefined) present.set(day, [...others, event]);
      else absent.get(event)!.set(id, code);
    }
  }
  return events.map((event) => ({
    ...event,
    needIds: event.needIds.filter((id) => !absent.get(event)!.has(id)),
    absent: absent.get(event)!,
  }));
}

function hindrance(
  citizen: Citizen,
  event: FixedEvent,
  others: readonly FixedEvent[],
): MissedMeeting['code'] | undefined {
  if (isAway(citizen, event.date)) return 'absence';
  const end = event.from + event.minutes;
  const isEngaged = citizen.appointments.some(
    (slot) => slot.date === event.date && minuteOf(slot.start) < end && event.from < minuteOf(slot.end),
  );
  if (isEngaged) return 'noCommonTime';
  return others.some((other) => other.from < end && event.from < other.from + other.minutes)
    ? 'sharedPersonBusy'
    : undefined;
}

/** Dates on the weekday in every n-th week of the plan, counted from the week of the first date, and never before it. */
function recurring({ index }: Facts, weekday: number, everyWeeks: number, firstDate: string): string[] {
  const dates: string[] = [];
  for (let week = 0; week < index.case.planWeeks; week++) {
    const monday = addDays(mondayOf(index.case.planDate), 7 * week);
    const date = addDays(monday, weekday - 1);
    const weeksSince = daysBetween(mondayOf(firstDate), monday) / 7;
    if (date >= firstDate && weeksSince % everyWeeks === 0) dates.push(date);
  }
  return dates;
}

/** The plan’s group meetings and duties are the events that take place, field by field. */
export function checkEvents({ plan }: Facts, events: readonly FixedEvent[], report: Report): void {
  const open = new Map(events.filter(takesPlace).map((event) => [event.id, event]));
  plan.meetings.forEach((meeting, at) => {
    if (meeting.kind !== 'group' && meeting.kind !== 'duty') return;
    const event = open.get(meeting.id);
    open.delete(meeting.id);
    const path = `meetings[${at}]`;
    if (event === undefined) report('EVENT_WRONG', path, `The case has no session or duty "${meeting.id}".`);
    else if (!isSame(meeting, event)) report('EVENT_WRONG', path, `"${meeting.id}" differs from what the case says.`);
  });
  for (const event of open.values()) {
    report('EVENT_MISSING', 'meetings', `"${event.id}" (${event.date} ${event.start}) is not in the plan.`);
  }
}

function takesPlace(event: FixedEvent): boolean {
  return event.kind === 'duty' || event.needIds.length > 0;
}

function isSame(meeting: Meeting, event: FixedEvent): boolean {
  const members = new Set(meeting.needIds);
  return (
    meeting.kind === event.kind &&
    meeting.seatId === event.seatId &&
    meeting.date === event.date &&
    meeting.start === event.start &&
    meeting.minutes === event.minutes &&
    meeting.mode === 'faceToFace' &&
    meeting.place === event.place &&
    meeting.withCaseworkerId === null &&
    meeting.needIds.length === event.needIds.length &&
    event.needIds.every((id) => members.has(id))
  );
}
