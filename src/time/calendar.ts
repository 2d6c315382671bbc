/**
 * Calendar dates as whole days since 1970-01-01, so that date arithmetic never meets a time zone. ISO 8601 weeks: they start on
 * Monday, and week 1 is the one with the year’s first Thursday.
 */

const DAY_MILLISECONDS = 86_400_000;

/** Both ways once worked out: planning weeks asks for the same few hundred dates millions of times. */
const dayOfDate = new Map<string, number>();
const dateOfDay = new Map<number, string>();
const weekOfDate = new Map<string, string>();

/** Days since 1970-01-01 of a YYYY-MM-DD date. */
export function dayNumber(date: string): number {
  const known = dayOfDate.get(date);
  if (known !== undefined) return known;
  const year = Number(date.slice(0, 4));
  const day = Date.UTC(year, Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MILLISECONDS;
  dayOfDate.set(date, day);
  return day;
}

/** The YYYY-MM-DD date of a day number. */
export function dateOf(day: number): string {
  const known = dateOfDay.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
  dateOfDay.set(day, date);
  return date;
}

export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** Whole days from one date to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. Day 0 was a Thursday. */
export function weekdayOf(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/** Same day of the month, `months` later; the last day where the month is shorter. */
export function addMonths(date: string, months: number): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(Number(date.slice(8, 10)), lastDay))).toISOString().slice(0, 10);
}

/** ISO week label, e.g. 2026-W53. */
export function isoWeek(date: string): string {
  const known = weekOfDate.get(date);
  if (known !== undefined) return known;
  const thursday = addDays(mondayOf(date), 3);
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  const label = `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
  weekOfDate.set(date, label);
  return label;
}

/** Minutes since midnight of HH:MM. */
export function minuteOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3, 5));
}

export function timeOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
