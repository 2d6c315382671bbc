/** The smallest building blocks of a case: ids, dates, times of day and numbers that carry their unit. */
import { z } from 'zod';

/**
 * What looks like a CPR number: six digits of a date and four more, with or without a hyphen or space. Replacement numbers
 * (erstatnings-CPR) add 60 to the day. Refused in every key and text of a case, so that none reaches a plan.
 */
const CPR_PATTERN = /(?<!\d)(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)/;
const holdsNoCpr = (text: string) => !CPR_PATTERN.test(text);
const CPR_FAULT = told('CPR_NUMBER', 'holds what looks like a CPR number; use a pseudonym');

type ToldCode = 'BAD_PERIOD' | 'CPR_NUMBER';

/** What a refinement says, and the code of src/errors.ts by which it is told (toFault). */
export function told(code: ToldCode, error: string): { error: string; params: { code: ToldCode } } {
  return { error, params: { code } };
}

/** Key of an entity. No spaces or control characters, so that it can stand in a file name, a calendar UID and an LP file. */
export const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u,
    'begin with a letter or a digit, and use letters, digits, ".", "_", ":" and "-" only',
  )
  .refine(holdsNoCpr, CPR_FAULT);

/** No one alive was born before, and no agreement runs longer; what lies outside is a slip of the keyboard. */
const DATES = { first: '1900-01-01', last: '2199-12-31' } as const;
/** Registers write this day where there is no end. */
const NO_END = '9999-12-31';
export const DATE_ADVICE = `use a date from ${DATES.first} to ${DATES.last}, or ${NO_END} where there is no end`;

export function isPossibleDate(date: string): boolean {
  return (date >= DATES.first && date <= DATES.last) || date === NO_END;
}

/** Calendar date in the proleptic Gregorian calendar, e.g. 2026-11-23. */
export const CalendarDate = z.iso
  .date({ abort: true, error: 'use a date of the calendar, YYYY-MM-DD' })
  .refine(isPossibleDate, DATE_ADVICE)
  .meta({ description: 'Calendar date, YYYY-MM-DD, read in Europe/Copenhagen.' });

/** Days a case can be planned on or judged by: no law in src/rules is older. */
export const PLAN_DATES = { first: '2010-01-01', last: '2100-12-31' } as const;
export const PlanDate = z.iso
  .date({ abort: true, error: 'use a date of the calendar, YYYY-MM-DD' })
  .refine((date) => date >= PLAN_DATES.first && date <= PLAN_DATES.last, {
    error: `use a date from ${PLAN_DATES.first} to ${PLAN_DATES.last}`,
  });

/** Wall-clock time on the 15-minute grid. 24:00 is not a time of day. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, {
    error: 'use a time from 00:00 to 23:45 on the 15-minute grid',
    abort: true,
  })
  .meta({ description: 'Wall-clock time in Europe/Copenhagen, HH:MM on the 15-minute grid.' });

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const Weekday = z.int().min(1).max(7).meta({ unit: 'weekday', description: '1 = Monday … 7 = Sunday.' });

export const minutesAWeek = (most: number, description: string) =>
  z.int().min(0).max(most).meta({ unit: 'minutes a week', description });
export const minutes = (most: number, description: string) =>
  z.int().min(0).max(most).meta({ unit: 'minutes', description });
export const slotMinutes = (most: number, description: string) =>
  z.int().min(15).max(most).multipleOf(15).meta({ unit: 'minutes', description });
export const weeks = (least: number, most: number, description: string) =>
  z.int().min(least).max(most).meta({ unit: 'weeks', description });
export const oere = (description: string) => z.int().min(0).max(100_000_000_000).meta({ unit: 'øre', description });
export const oereAnHour = (description: string) =>
  z.int().min(0).max(1_000_000).meta({ unit: 'øre an hour', description });
export const points = (description: string) => z.int().min(0).max(100_000).meta({ unit: 'points', description });
export const percent = (least: number, most: number, description: string) =>
  z.int().min(least).max(most).meta({ unit: 'percent', description });
export const count = (most: number, unit: string, description: string) =>
  z.int().min(0).max(most).meta({ unit, description });

/** A weekly recurring free window, half-open. */
export const WeeklyWindow = z
  .strictObject({ weekday: Weekday, start: TimeOfDay, end: TimeOfDay })
  .refine(
    (window) => window.start < window.end,
    told('BAD_PERIOD', 'the window ends before it starts; let start come before end'),
  );
export type WeeklyWindow = z.infer<typeof WeeklyWindow>;

/** A dated appointment that takes time, half-open. */
export const Appointment = z
  .strictObject({ date: CalendarDate, start: TimeOfDay, end: TimeOfDay })
  .refine(
    (slot) => slot.start < slot.end,
    told('BAD_PERIOD', 'the appointment ends before it starts; let start come before end'),
  );
export type Appointment = z.infer<typeof Appointment>;

/** Dates from `from` to `until`, both included. */
export const Period = z
  .strictObject({ from: CalendarDate, until: CalendarDate })
  .refine(
    (period) => period.from <= period.until,
    told('BAD_PERIOD', 'the period ends before it starts; let from come before until'),
  );
export type Period = z.infer<typeof Period>;

/** WGS 84 coordinates. */
export const Place = z.strictObject({
  latitude: z.number().min(-90).max(90).meta({ unit: 'degrees', description: 'WGS 84 latitude.' }),
  longitude: z.number().min(-180).max(180).meta({ unit: 'degrees', description: 'WGS 84 longitude.' }),
});
export type Place = z.infer<typeof Place>;

/** A person’s name or free text shown to users. */
export const Text = z.string().max(2000).refine(holdsNoCpr, CPR_FAULT);

/** Digits as people write them; the activation gate asks for eight. */
export const Phone = z.string().max(20).refine(holdsNoCpr, CPR_FAULT);
