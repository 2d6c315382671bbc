/** Everybody’s free time in one dated week, and the fixed events in it: duties with a slot and group sessions. */
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import type { Citizen } from '../../model/citizen.ts';
import type { Group, Mentor } from '../../model/mentor.ts';
import type { Policy } from '../../model/policy.ts';
import { addDays, daysBetween, minuteOf, timeOfDay, weekdayOf } from '../../time/calendar.ts';
import { block, citizenWeek, datedWeek, workingWeek } from '../../time/freeTime.ts';
import { isHoliday } from '../../time/holidays.ts';

/** A dated event that is there whatever the plan says. */
export interface FixedEvent {
  readonly id: string;
  readonly kind: 'group' | 'duty';
  readonly mentorId: string;
  readonly groupId: string | undefined;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
}

/** Duties and group sessions of the week, in the order of the case. None on holidays and days the mentor is away. */
export function fixedEvents(index: CaseIndex, monday: string): FixedEvent[] {
  const { mentors, groups, policy } = index.case;
  return [
    ...mentors.flatMap((mentor) => dutiesIn(mentor, policy, monday)),
    ...groups.flatMap((group) => sessionIn(group, index.mentorById.get(group.mentorId)!, policy, monday) ?? []),
  ];
}

/** The duties of one mentor in the week. */
export function dutiesIn(mentor: Mentor, policy: Policy, monday: string): FixedEvent[] {
  return mentor.duties.flatMap(({ fixedSlot, everyWeeks, minutes }, at) => {
    if (fixedSlot === undefined) return [];
    const date = addDays(monday, fixedSlot.weekday - 1);
    if (!recurs(fixedSlot.firstDate, everyWeeks, date) || isOff(mentor, policy, date)) return [];
    const id = `${mentor.id}.duty${at + 1}.${date}`;
    return [{ id, kind: 'duty', mentorId: mentor.id, groupId: undefined, date, start: fixedSlot.start, minutes }];
  });
}

/** The session of one group in the week. */
export function sessionIn(group: Group, leader: Mentor, policy: Policy, monday: string): FixedEvent | undefined {
  const { id, start, minutes } = group;
  const date = addDays(monday, group.weekday - 1);
  if (!recurs(group.firstDate, group.everyWeeks, date) || isOff(leader, policy, date)) return undefined;
  return { id: `${id}.${date}`, kind: 'group', mentorId: leader.id, groupId: id, date, start, minutes };
}

function recurs(firstDate: string, everyWeeks: number, date: string): boolean {
  // Counted between Mondays, so that a first date on another weekday still names its week.
  const weeks = Math.floor((daysBetween(firstDate, date) + weekdayOf(firstDate) - 1) / 7);
  return date >= firstDate && weeks % everyWeeks === 0;
}

function isOff(mentor: Mentor, policy: Policy, date: string): boolean {
  if (isHoliday(date, policy.holidaysOff)) return true;
  return mentor.absences.some((absence) => absence.from <= date && date <= absence.until);
}

/** Free quarter-hours of a mentor in the week, without his fixed events and the days before the plan. */
export function mentorFree(index: CaseIndex, seat: Seat, monday: string, events: readonly FixedEvent[]): Uint8Array {
  const mentor = seat.mentor!;
  const { policy, planDate } = index.case;
  const free = datedWeek(workingWeek(mentor, policy), monday, mentor, policy);
  for (const event of events) if (event.mentorId === mentor.id) blockEvent(free, monday, event);
  return blockBefore(free, monday, planDate);
}

/** Free quarter-hours of a citizen in the week, without the sessions of his groups. */
export function citizenFree(
  index: CaseIndex,
  citizen: Citizen,
  monday: string,
  sessions: readonly FixedEvent[],
): Uint8Array {
  const free = datedWeek(citizenWeek(citizen, index.case.policy), monday, citizen, index.case.policy);
  for (const session of sessions) blockEvent(free, monday, session);
  return free;
}

export function blockEvent(free: Uint8Array, monday: string, event: FixedEvent): void {
  const start = minuteOf(event.start);
  // Outwards to whole slots: a duty of 50 minutes takes four quarters. It never passes midnight.
  const end = Math.min(24 * 60 - 15, Math.ceil((start + event.minutes) / 15) * 15);
  block(free, monday, { date: event.date, start: event.start, end: timeOfDay(end) });
}

export function blockBefore(free: Uint8Array, monday: string, date: string): Uint8Array {
  const days = Math.min(7, Math.max(0, daysBetween(monday, date)));
  return free.fill(0, 0, days * 96);
}
