/**
 * Wall-clock time in Europe/Copenhagen and the instants it names. Twice a year the wall clock is not enough, so the rule is stated:
 * - the missing hour (last Sunday of March, 02:00–03:00) moves forward by the gap: 02:30 becomes 03:30 summer time;
 * - the repeated hour (last Sunday of October, 02:00–03:00) means the first of the two, on summer time.
 * Both are also the reading of RFC 5545, 3.3.5, so a calendar file and this module agree. Luxon's own parsing lets today's offset
 * choose between the two; here the zone is only asked for its offset at given instants, so neither today nor TZ matters.
 */
import { IANAZone } from 'luxon';
import { dateOf, dayNumber, minuteOf, timeOfDay } from './calendar.ts';

export const TIME_ZONE = 'Europe/Copenhagen';

const MINUTE = 60_000;
const DAY = 86_400_000;
const zone = IANAZone.create(TIME_ZONE);

export interface Instant {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly epochMilliseconds: number;
  /** Minutes local time is ahead of UTC: 60 in winter, 120 in summer. */
  readonly offsetMinutes: number;
  /** `movedForward`: the time asked for did not exist. `firstOfTwo`: it came twice. */
  readonly rule: 'plain' | 'movedForward' | 'firstOfTwo';
}

/** The instant a wall clock in Europe/Copenhagen shows `time` (HH:MM) on `date`. */
export function instantOf(date: string, time: string): Instant {
  const asIfUtc = dayNumber(date) * DAY + minuteOf(time) * MINUTE;
  // The zone changes at most once within a day of any instant, so these two are all the offsets that could apply.
  const before = zone.offset(asIfUtc - DAY);
  const after = zone.offset(asIfUtc + DAY);
  const fits = (offset: number) => zone.offset(asIfUtc - offset * MINUTE) === offset;
  if (before !== after && !fits(before) && !fits(after)) {
    // Read with the offset from before the gap, which lands as far past the gap as the time was into it.
    return { epochMilliseconds: asIfUtc - before * MINUTE, offsetMinutes: after, rule: 'movedForward' };
  }
  const offsetMinutes = fits(before) ? before : after;
  const rule = before !== after && fits(before) && fits(after) ? 'firstOfTwo' : 'plain';
  return { epochMilliseconds: asIfUtc - offsetMinutes * MINUTE, offsetMinutes, rule };
}

/** What a wall clock in Europe/Copenhagen shows at an instant; seconds are dropped. */
export function wallClockAt(epochMilliseconds: number): { readonly date: string; readonly time: string } {
  const local = Math.floor(epochMilliseconds / MINUTE) + zone.offset(epochMilliseconds);
  const day = Math.floor(local / 1440);
  return { date: dateOf(day), time: timeOfDay(local - day * 1440) };
}
