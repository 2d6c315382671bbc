/**
 * Danish public holidays by date, from the date of Easter and a dated table. No packages and no clock, because src/verify also runs
 * in a browser. Optional days off are the municipality's: `policy.holidaysOff`.
 */
import { addDays } from './calendar.ts';

/** A day that is off only where the municipality says so; the same names as in policy.holidaysOff. */
export type OptionalDayOff = 'may1' | 'constitutionDay' | 'christmasEve' | 'newYearsEve';

/** Days counted from Easter Sunday. Lov nr. 214 af 2023 abolished Store Bededag: 5 May 2023 was the last one. */
const MOVABLE: readonly { readonly afterEaster: number; readonly name: string; readonly lastYear?: number }[] = [
  { afterEaster: -3, name: 'Skærtorsdag' },
  { afterEaster: -2, name: 'Langfredag' },
  { afterEaster: 0, name: 'Påskedag' },
  { afterEaster: 1, name: '2. påskedag' },
  { afterEaster: 26, name: 'Store bededag', lastYear: 2023 },
  { afterEaster: 39, name: 'Kristi himmelfartsdag' },
  { afterEaster: 49, name: 'Pinsedag' },
  { afterEaster: 50, name: '2. pinsedag' },
];

const FIXED: Readonly<Record<string, string>> = {
  '01-01': 'Nytårsdag',
  '12-25': 'Juledag',
  '12-26': '2. juledag',
};

const OPTIONAL: Readonly<Record<string, { readonly key: OptionalDayOff; readonly name: string }>> = {
  '05-01': { key: 'may1', name: '1. maj' },
  '06-05': { key: 'constitutionDay', name: 'Grundlovsdag' },
  '12-24': { key: 'christmasEve', name: 'Juleaftensdag' },
  '12-31': { key: 'newYearsEve', name: 'Nytårsaftensdag' },
};

/** Whether nobody is to be met on the date: a public holiday, or one of the municipality's own days off. */
export function isHoliday(date: string, holidaysOff: readonly OptionalDayOff[]): boolean {
  const optional = OPTIONAL[date.slice(5)];
  return (optional !== undefined && holidaysOff.includes(optional.key)) || publicHolidayName(date) !== undefined;
}

/** The day's Danish name, public holiday or optional day off; undefined on every other day. */
export function holidayName(date: string): string | undefined {
  return publicHolidayName(date) ?? OPTIONAL[date.slice(5)]?.name;
}

/** Once worked out: Easter is asked of every day of every week that is planned. */
const nameOfDate = new Map<string, string | undefined>();

function publicHolidayName(date: string): string | undefined {
  if (nameOfDate.has(date)) return nameOfDate.get(date);
  const name = nameWorkedOut(date);
  nameOfDate.set(date, name);
  return name;
}

function nameWorkedOut(date: string): string | undefined {
  const fixed = FIXED[date.slice(5)];
  if (fixed !== undefined) return fixed;
  const year = Number(date.slice(0, 4));
  const easter = easterSunday(year);
  return MOVABLE.find((day) => year <= (day.lastYear ?? year) && addDays(easter, day.afterEaster) === date)?.name;
}

/**
 * Gregorian Easter by the anonymous algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). The letters are the
 * source's: a is the year's place in the 19-year moon cycle, h the age of the moon, l the days to the Sunday after full moon.
 */
export function easterSunday(year: number): string {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((century + 8) / 25);
  const g = Math.floor((century - f + 1) / 3);
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const dayOfMarch = h + l - 7 * m + 22;
  return addDays(`${String(year).padStart(4, '0')}-03-01`, dayOfMarch - 1);
}
