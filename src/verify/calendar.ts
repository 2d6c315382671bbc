/**
 * Who is free when, asked one quarter-hour at a time: a window is open, and nothing dated is in the way. Slow beside a table of
 * slots, and hard to get wrong.
 */
import type { Citizen } from '../model/citizen.ts';
import type { Policy } from '../model/policy.ts';
import type { Appointment, Period, WeeklyWindow } from '../model/primitives.ts';
import { minuteOf, weekdayOf } from '../time/calendar.ts';
import { isHoliday } from '../time/holidays.ts';

export const QUARTER = 15;
export const DAY_MINUTES = 1440;

/** Whether a person is free in the quarter-hour that starts at this minute of the date. */
export type FreeAt = (date: string, minute: number) => boolean;

/** Anybody with dated engagements and, perhaps, weekly windows of his own. */
interface Person {
  readonly availability?: readonly WeeklyWindow[] | undefined;
  readonly absences: readonly Period[];
  readonly appointments: readonly Appointment[];
}

export interface Calendar {
  /** Mentors and caseworkers: own windows, or the policy’s. */
  readonly worker: (person: Person) => FreeAt;
  readonly citizen: (citizen: Citizen) => FreeAt;
  /** Whether the quarter-hour lies in the policy’s working windows. */
  readonly isWorkingTime: FreeAt;
  readonly isClosed: (date: string) => boolean;
}

export function calendarOf(policy: Policy): Calendar {
  const isClosed = remember((date: string) => isHoliday(date, policy.holidaysOff));
  const isWorkingTime = inWindows(policy.workingWindows);
  const dated =
    (isInWindow: FreeAt, person: Person): FreeAt =>
    (date, minute) =>
      isInWindow(date, minute) && !isClosed(date) && !isAway(person, date) && !isEngaged(person, date, minute);
  return {
    worker: (person) => dated(inWindows(person.availability ?? policy.workingWindows), person),
    citizen: (citizen) => dated(windowsOf(citizen, policy, isWorkingTime), citizen),
    isWorkingTime,
    isClosed,
  };
}

/** Evenings are for those who want them; `only` and `onlyOutside` bound the citizen’s own windows as well. */
function windowsOf(citizen: Citizen, policy: Policy, isWorkingTime: FreeAt): FreeAt {
  const { availability, workingHours } = citizen;
  const isEvening = inWindows(policy.eveningWindows);
  const isOwn = availability === undefined ? undefined : inWindows(availability);
  return (date, minute) => {
    const isWorking = isWorkingTime(date, minute);
    switch (workingHours) {
      case 'only':
        return isWorking && (isOwn?.(date, minute) ?? true);
      case 'onlyOutside':
        return !isWorking && (isOwn ?? isEvening)(date, minute);
      case 'mostlyOutside':
        return isOwn?.(date, minute) ?? (isWorking || isEvening(date, minute));
      default:
        return isOwn?.(date, minute) ?? isWorking;
    }
  };
}

const weekday = remember(weekdayOf);

function inWindows(windows: readonly WeeklyWindow[]): FreeAt {
  const spans = windows.map((window) => ({ ...window, from: minuteOf(window.start), until: minuteOf(window.end) }));
  return (date, minute) =>
    spans.some((span) => span.weekday === weekday(date) && span.from <= minute && minute < span.until);
}

export function isAway(person: Pick<Person, 'absences'>, date: string): boolean {
  return person.absences.some((absence) => absence.from <= date && date <= absence.until);
}

function isEngaged(person: Person, date: string, minute: number): boolean {
  return person.appointments.some(
    (slot) => slot.date === date && minuteOf(slot.start) <= minute && minute < minuteOf(slot.end),
  );
}

/** Whether somebody is free in every quarter-hour of [from, until). */
export function isFreeFor(isFree: FreeAt, date: string, from: number, until: number): boolean {
  for (let minute = from; minute < until; minute += QUARTER) if (!isFree(date, minute)) return false;
  return true;
}

export function remember<K, V>(answer: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, answer(key));
    return known.get(key)!;
  };
}
