import { beforeAll, describe, expect, it } from 'vitest';
import { generateTown } from '../../src/generate/index.ts';
import type { Case } from '../../src/model/case.ts';
import type { Need } from '../../src/model/need.ts';

/** Benefits that share a row of T3.1 with another. */
const ROW_OF: Readonly<Record<string, string>> = {
  kontanthjaelp: 'kontantOgUddannelseshjaelp',
  uddannelseshjaelp: 'kontantOgUddannelseshjaelp',
  beskaeftiget: 'selvforsoergelse',
};
const COHORT = 10_000;

/** T3.1 of SFI 15:10, column 2014, percent: written down here, so that the generator is not compared with itself. */
const PRINTED_2014: Readonly<Record<string, number>> = {
  selvforsoergelse: 3.2,
  su: 1.8,
  aDagpenge: 0.4,
  kontantOgUddannelseshjaelp: 80.7,
  revalidering: 1.7,
  sygedagpenge: 6.0,
  ledighedsydelse: 2.0,
  fleksjob: 2.1,
  ressourceforloeb: 1.9,
  foertidspension: 0.1,
  andre: 0.2,
};

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

describe('scenario 40: the generated cohort of 2014', () => {
  let town: Case;
  let courses: Need[];
  beforeAll(() => {
    town = generateTown({ citizens: COHORT, mentors: 1400, seed: 40, regime: 2014 });
    courses = town.needs.filter((need) => need.role === 'professional');
  });

  it('should have the benefits of T3.1 within one and a half percentage points', () => {
    expect(Object.values(PRINTED_2014).reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
    const rowOf = (benefit: string) => ROW_OF[benefit] ?? benefit;
    expect(town.citizens.filter(({ benefit }) => PRINTED_2014[rowOf(benefit)] === undefined)).toEqual([]);
    for (const [row, printed] of Object.entries(PRINTED_2014)) {
      const citizens = town.citizens.filter(({ benefit }) => rowOf(benefit) === row).length;
      expect(Math.abs((100 * citizens) / COHORT - printed), row).toBeLessThanOrEqual(1.5);
    }
  });

  it('should grant 2.4 hours a week on average and 2 in the middle', () => {
    const hours = courses
      .filter((need) => need.functionType === 'individual' && need.grantedMinutes > 0)
      .map((need) => need.grantedMinutes / 60);
    expect(Math.abs(mean(hours) - 2.4)).toBeLessThanOrEqual(0.1);
    expect(median(hours)).toBe(2);
  });

  it('should grant nothing where the register does', () => {
    const zero = courses.filter((need) => need.grantedMinutes === 0).length;
    expect(Math.abs((100 * zero) / courses.length - 3.9)).toBeLessThanOrEqual(0.3);
  });

  it('should have 31.5 % of the courses last 181 to 210 days', () => {
    const days = courses.map((need) => need.courseDays!);
    const share = (100 * days.filter((value) => value >= 181 && value <= 210).length) / days.length;
    expect(Math.abs(share - 31.5)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(mean(days) - 128.2)).toBeLessThanOrEqual(3);
    expect(Math.abs(median(days) - 117)).toBeLessThanOrEqual(4);
  });

  it('should be 35.7 years old on average', () => {
    expect(Math.abs(mean(town.citizens.map((citizen) => citizen.age)) - 35.7)).toBeLessThanOrEqual(0.5);
  });

  it('should have an individual mentor in 97.7 % of the courses', () => {
    const individual = courses.filter((need) => need.functionType === 'individual').length;
    expect((100 * individual) / courses.length).toBeCloseTo(97.7, 1);
  });

  it('should meet at least weekly in two courses of three', () => {
    const weekly = courses.filter((need) => need.cadence.everyWeeks === 1).length;
    expect(Math.abs((100 * weekly) / courses.length - 67)).toBeLessThanOrEqual(8);
  });

  it('should not know the wishes of those nobody asked', () => {
    const unknown = courses.filter((need) => need.wishes === 'unknown').length;
    expect(Math.abs((100 * unknown) / courses.length - 79)).toBeLessThanOrEqual(6);
  });
});
