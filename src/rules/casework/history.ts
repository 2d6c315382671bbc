/** The hours of one course over time: a change closes a row and opens the next on the same course. */
import type { Need } from '../../model/need.ts';
import { addDays, daysBetween } from '../../time/calendar.ts';

/** Granted minutes a week from `from` to `until`, both included; no `until` while it runs. */
interface HoursRow {
  readonly from: string;
  readonly until: string | undefined;
  readonly grantedMinutes: number;
}

/** Rows in order of time, without gaps. */
export type CourseHistory = readonly HoursRow[];

export function startHistory(from: string, grantedMinutes: number): CourseHistory {
  return [{ from, until: undefined, grantedMinutes }];
}

/**
 * The history with other hours from a date on. The same hours change nothing; rows that begin on the date or after it give way, so a
 * change can be corrected on the same day, or backdated. A change from before the start holds from the start.
 */
export function changeHours(history: CourseHistory, from: string, grantedMinutes: number): CourseHistory {
  const before = history.filter((row) => row.from < from);
  const last = before.at(-1);
  if (last === undefined) return startHistory(history[0]?.from ?? from, grantedMinutes);
  const earlier = before.slice(0, -1);
  if (last.grantedMinutes === grantedMinutes) return [...earlier, { ...last, until: undefined }];
  return [...earlier, { ...last, until: addDays(from, -1) }, { from, until: undefined, grantedMinutes }];
}

/** Mentor’s own minutes a week that the last change freed (negative: took), at the seat’s overhead, travel apart. */
export function freedMinutes(history: CourseHistory, overheadPercent: number): number {
  const [before, after] = [history.at(-2), history.at(-1)];
  if (before === undefined || after === undefined) return 0;
  return ((before.grantedMinutes - after.grantedMinutes) * overheadPercent) / 100;
}

/** Mean granted minutes a week up to and including `until`, each row weighed by its days. */
export function meanMinutes(history: CourseHistory, until: string): number {
  let days = 0;
  let sum = 0;
  for (const row of history) {
    const last = row.until === undefined || row.until > until ? until : row.until;
    const length = Math.max(0, daysBetween(row.from, last) + 1);
    days += length;
    sum += length * row.grantedMinutes;
  }
  return days === 0 ? 0 : sum / days;
}

/** Hours that have gone down lately tell that a course comes to its end; what happened longer ago does not. */
const RECENT_DAYS = 364;

/** Fewer hours now than in the mean of the rows before, as far as these reach into the year up to `on`. One row is not falling. */
export function isFalling(history: CourseHistory, on?: string): boolean {
  const horizon = on === undefined ? '' : addDays(on, -RECENT_DAYS);
  const before = history.slice(0, -1).filter((row) => row.until !== undefined && row.until >= horizon);
  const until = before.at(-1)?.until;
  return until !== undefined && history.at(-1)!.grantedMinutes < meanMinutes(before, until);
}

/** The rows of a need as the case keeps them, and the hours it has now; `since` is the first day of a course without earlier rows. */
export function historyOf({ hoursBefore = [], grantedMinutes, start }: Need, since: string = start): CourseHistory {
  const last = hoursBefore.at(-1);
  const from = last === undefined ? since : addDays(last.until, 1);
  return [...hoursBefore, { from, until: undefined, grantedMinutes }];
}

/** The need with other hours from a date on, and the hours it had until then. */
export function withHours(need: Need, since: string, from: string, grantedMinutes: number): Need {
  const rows = changeHours(historyOf(need, since), from, grantedMinutes).slice(0, -1);
  const hoursBefore = rows.flatMap(({ until, ...row }) => (until === undefined ? [] : [{ ...row, until }]));
  const { hoursBefore: _, ...rest } = need;
  return { ...rest, grantedMinutes, ...(hoursBefore.length === 0 ? {} : { hoursBefore }) };
}
