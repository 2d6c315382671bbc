/** One person’s week on the 15-minute grid, for laying out last week’s meetings. A meeting away takes its travel out of the week too. */
import type { WeeklyWindow } from '../model/primitives.ts';
import { minuteOf, timeOfDay } from '../time/calendar.ts';

export const SLOT_MINUTES = 15;
const DAY_SLOTS = 96;

export interface Calendar {
  /** 1 where the person is free, seven days of 96 slots. */
  readonly free: Uint8Array;
}

export interface WeeklySlot {
  readonly weekday: number;
  readonly start: string;
}

export function calendarOf(windows: readonly WeeklyWindow[]): Calendar {
  const free = new Uint8Array(7 * DAY_SLOTS);
  for (const { weekday, start, end } of windows) {
    const midnight = (weekday - 1) * DAY_SLOTS;
    free.fill(1, midnight + minuteOf(start) / SLOT_MINUTES, midnight + Math.ceil(minuteOf(end) / SLOT_MINUTES));
  }
  return { free };
}

/** Slots in a row that are free in the calendar of one day from `from`. */
function isFree({ free }: Calendar, from: number, until: number): boolean {
  for (let slot = from; slot < until; slot++) if (free[slot] !== 1) return false;
  return true;
}

export interface MeetingShape {
  readonly slots: number;
  /** Slots on the way before and after. */
  readonly travelSlots: number;
}

/**
 * The first start of the day, counted from `phase` on, at which both are free: the citizen for the meeting, the mentor for the way
 * there and back as well. −1 where there is none.
 */
function startOnDay(
  citizen: Calendar,
  mentor: Calendar,
  day: number,
  { slots, travelSlots }: MeetingShape,
  phase: number,
): number {
  const midnight = day * DAY_SLOTS;
  for (let step = 0; step < DAY_SLOTS; step++) {
    const start = (step + phase) % DAY_SLOTS;
    if (start < travelSlots || start + slots + travelSlots > DAY_SLOTS) continue;
    const from = midnight + start;
    if (!isFree(mentor, from - travelSlots, from + slots + travelSlots)) continue;
    if (isFree(citizen, from, from + slots)) return from;
  }
  return -1;
}

/** Starts of `count` meetings on different days, or undefined when the two weeks hold fewer. Days are tried in the order given. */
export function meetingStarts(
  citizen: Calendar,
  mentor: Calendar,
  count: number,
  shape: MeetingShape,
  days: readonly number[],
  phase: number,
): number[] | undefined {
  const starts: number[] = [];
  for (const day of days) {
    if (starts.length === count) break;
    const start = startOnDay(citizen, mentor, day, shape, phase);
    if (start >= 0) starts.push(start);
  }
  return starts.length === count ? starts.sort((a, b) => a - b) : undefined;
}

export function occupy(citizen: Calendar, mentor: Calendar, starts: readonly number[], shape: MeetingShape): void {
  for (const start of starts) {
    mentor.free.fill(0, start - shape.travelSlots, start + shape.slots + shape.travelSlots);
    citizen.free.fill(0, start, start + shape.slots);
  }
}

/** Takes a group’s session out of the citizen’s week; false when it is not free. */
export function takeSession(citizen: Calendar, session: { weekday: number; start: string; minutes: number }): boolean {
  const from = (session.weekday - 1) * DAY_SLOTS + minuteOf(session.start) / SLOT_MINUTES;
  const until = from + session.minutes / SLOT_MINUTES;
  if (!isFree(citizen, from, until)) return false;
  citizen.free.fill(0, from, until);
  return true;
}

export function weeklySlot(start: number): WeeklySlot {
  return { weekday: Math.floor(start / DAY_SLOTS) + 1, start: timeOfDay((start % DAY_SLOTS) * SLOT_MINUTES) };
}

/** Keeps a time of every day free, such as the lunch break. */
export function block({ free }: Calendar, days: readonly number[], start: string, minutes: number): void {
  for (const day of days) {
    const from = (day - 1) * DAY_SLOTS + minuteOf(start) / SLOT_MINUTES;
    free.fill(0, from, from + Math.ceil(minutes / SLOT_MINUTES));
  }
}
