/** Options that several commands share, and how their text becomes numbers. */
import { InvalidArgumentError } from 'commander';

/** A plan looks a few years back and ahead, and a year has four digits. No law in src/rules is older. */
const FIRST_PLAN_DATE = '2000-01-01';
const LAST_PLAN_DATE = '2099-12-31';

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Use a whole number from ${least} to ${most}`);
    }
    return value;
  };
}

export function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0 || value > 86_400) {
    throw new InvalidArgumentError('Use seconds, above 0 and at most 86400');
  }
  return value;
}

export function calendarDate(text: string): string {
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!isDate || text < FIRST_PLAN_DATE || text > LAST_PLAN_DATE) {
    throw new InvalidArgumentError(`Use a date, YYYY-MM-DD, from ${FIRST_PLAN_DATE} to ${LAST_PLAN_DATE}`);
  }
  return text;
}
