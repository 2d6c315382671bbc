/** Options that several commands share, and how their text becomes numbers. */
import { type Command, InvalidArgumentError } from 'commander';
import { PLAN_DATES, PlanDate } from '../model/primitives.ts';
import { DEFAULT_SEED } from '../planning/planCase.ts';

/** How long to search, and from which seed: for every command that solves a case as `solve` does. */
export interface SearchOptions {
  readonly timeLimit?: number;
  readonly effort?: number;
  readonly seed: number;
}

export function withSearchOptions(command: Command): Command {
  return command
    .option('--time-limit <seconds>', 'stop about then with the best plan and its bound', seconds)
    .option('--effort <steps>', 'most steps of the search; repeats exactly', wholeNumber(0, 1_000_000_000))
    .option('--seed <number>', 'seed of the search', wholeNumber(0, 2_147_483_647), DEFAULT_SEED);
}

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

/** The first Monday a case can be planned on: a generated town moves back to the Monday of its week. */
const FIRST_PLAN_DATE = '2010-01-04';

export function planDate(text: string): string {
  if (PlanDate.safeParse(text).success && text >= FIRST_PLAN_DATE) return text;
  throw new InvalidArgumentError(`Use a date, YYYY-MM-DD, from ${FIRST_PLAN_DATE} to ${PLAN_DATES.last}`);
}
