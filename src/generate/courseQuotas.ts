/** Granted minutes and days of a course from the bands of T3.11–T3.13, with the atoms that give the printed means and medians. */
import { addMonths, daysBetween } from '../time/calendar.ts';
import { bandOf } from './bands.ts';
import type { Quota } from './dice.ts';
import { type DURATION_DAYS, LONG_COURSE_MEAN_DAYS, LONG_HOURS_MEAN } from './distributions/courses.ts';
import type { Regime } from './distributions/table.ts';

const SHORT_MINUTES = 15;
/** More than a week of full time is an error of the register; a generated case keeps to the longest hours printed as real. */
const HOURS_MOST = 60;

/** Granted minutes a week: whole hours at the top of each band to five, spread around 7.5, and a tail above ten. */
export function bandHours({ key, within }: Quota<string>, regime: Regime): number {
  const hours = Number(key);
  if (hours <= 5) return hours * 60;
  if (hours === 10) return 300 + SHORT_MINUTES * Math.ceil(20 * within + 0.001);
  // Exponential above ten hours: its mean is the printed one.
  const tail = -Math.log(1 - within) * (LONG_HOURS_MEAN[regime] - 10) * 60;
  return Math.min(HOURS_MOST * 60, 600 + Math.max(SHORT_MINUTES, Math.round(tail / SHORT_MINUTES) * SHORT_MINUTES));
}

/** Share of a band that sits on its atom: thirteen weeks, and the six months of a whole grant. */
const THIRTEEN_WEEKS_SHARE = 0.3;
const SIX_MONTHS_SHARE = 0.8;

/** Days of a course that starts on `start`. */
export function bandDays(
  { key, within }: Quota<keyof typeof DURATION_DAYS.rows>,
  start: string,
  regime: Regime,
): number {
  const [least, most] = bandOf(key);
  if (key === '91-120') return within < THIRTEEN_WEEKS_SHARE ? 91 : evenly(least, most, within, THIRTEEN_WEEKS_SHARE);
  if (key === '181-210') {
    return within < SIX_MONTHS_SHARE
      ? daysBetween(start, addMonths(start, 6))
      : evenly(185, most, within, SIX_MONTHS_SHARE);
  }
  if (key === '361-720') {
    const beyond = -Math.log(1 - within) * (LONG_COURSE_MEAN_DAYS[regime] - least);
    return Math.min(1460, least + Math.round(beyond));
  }
  return evenly(least, most, within, 0);
}

/** Even over the band for the part of it beyond `from`. */
function evenly(least: number, most: number, within: number, from: number): number {
  return least + Math.floor(((within - from) / (1 - from)) * (most - least + 1));
}
