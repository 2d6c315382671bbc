import { describe, expect, it } from 'vitest';
import * as citizens from '../../src/generate/distributions/citizens.ts';
import * as courses from '../../src/generate/distributions/courses.ts';
import * as survey from '../../src/generate/distributions/survey.ts';
import { COHORT_PERSONS, type YearShares, type YearTable } from '../../src/generate/distributions/table.ts';

const REGISTER: readonly YearTable<string>[] = [
  citizens.BENEFITS,
  citizens.MEASURES,
  citizens.AGES,
  citizens.SEXES,
  citizens.ORIGINS,
  citizens.EDUCATIONS,
  citizens.MATCH_CATEGORIES,
  citizens.SUPPORT_MONTHS,
  citizens.WAGE_MONTHS,
  courses.FUNCTION_TYPES,
  courses.INDIVIDUAL_HOURS,
  courses.SHARED_HOURS,
  courses.DURATION_DAYS,
];
const rowsOf = (table: YearTable<string>): YearShares[] => Object.values(table.rows);
const totalOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Courses in each cohort with a shared function: persons times their share. */
const SHARED_COURSES = [2012, 2013, 2014].map(
  (year, at) => COHORT_PERSONS[year as 2012 | 2013 | 2014] * courses.FUNCTION_TYPES.rows.shared[at + 1]!,
);

describe('register tables', () => {
  it.each(REGISTER)('should add up to a hundred in every column of $source', (table) => {
    for (const column of [0, 1, 2, 3] as const) {
      const total = totalOf(rowsOf(table).map((row) => row[column]));
      expect(Math.abs(total - 100)).toBeLessThanOrEqual(0.2 + 1e-9);
    }
  });

  it.each(REGISTER)('should have the years of $source average to its first column', (table) => {
    const weights = table === courses.SHARED_HOURS ? SHARED_COURSES : Object.values(COHORT_PERSONS);
    for (const row of rowsOf(table)) {
      const weighted = totalOf(weights.map((weight, at) => weight * row[at + 1]!)) / totalOf(weights);
      expect(Math.abs(weighted - row[0])).toBeLessThanOrEqual(0.11 + 1e-9);
    }
  });
});

describe('survey tables', () => {
  const tables = [survey.CONTACT_FREQUENCY, survey.TIME_OF_DAY, survey.CONSULTED, survey.PERCEIVED_NEED];

  it('should add up to a hundred in every group, as near as whole percentages do', () => {
    for (const table of tables) {
      for (const group of ['kontanthjaelp', 'other', 'sygedagpenge'] as const) {
        const total = totalOf(Object.values(table).map((row) => row[group]));
        expect(Math.abs(total - 100)).toBeLessThanOrEqual(2);
      }
    }
  });

  it('should give the printed totals when the groups are weighed by those asked', () => {
    const persons = survey.SURVEY_PERSONS;
    const totalOfRow = (row: Readonly<Record<survey.SurveyGroup, number>>) =>
      totalOf((Object.keys(persons) as survey.SurveyGroup[]).map((group) => row[group] * persons[group])) /
      totalOf(Object.values(persons));
    expect(totalOfRow(survey.CONTACT_FREQUENCY.weekly)).toBeCloseTo(46, 0);
    expect(totalOfRow(survey.TIME_OF_DAY.only)).toBeCloseTo(82, 0);
    expect(Math.abs(totalOfRow(survey.CONSULTED.no) - 79)).toBeLessThan(1.6);
  });

  it('should hold an education for every mentor', () => {
    for (const employer of ['private', 'municipal'] as const) {
      const total = totalOf(Object.values(survey.MENTOR_EDUCATION).map((row) => row[employer]));
      expect(Math.abs(total - 100)).toBeLessThanOrEqual(2);
    }
  });
});
