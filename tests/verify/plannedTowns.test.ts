import { describe, expect, it } from 'vitest';
import { generateTown } from '../../src/generate/index.ts';
import type { Case } from '../../src/model/case.ts';
import { planCase } from '../../src/planning/planCase.ts';
import { verifyPlan } from '../../src/verify/index.ts';

/** Seed 10 is left out: its weeks take the planner a minute. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12];

/** One or two rooms, long pauses, start meetings for all, two days a week for mentors, and many with the duty to serve. */
function crowded(town: Case, seed: number): Case {
  const day = (weekday: number) => ({ weekday, start: '08:00', end: '15:00' });
  const [first] = town.caseworkers;
  return {
    ...town,
    planWeeks: 3 + (seed % 3),
    policy: { ...town.policy, officeRooms: 1 + (seed % 2), breakMinutes: 30, maxStartDelayWeeks: 4 * (seed % 3) },
    mentors: town.mentors.map((mentor) => ({
      ...mentor,
      availability: mentor.availability ?? [day(1 + (seed % 3)), day(3 + (seed % 3))],
    })),
    citizens: town.citizens.map((citizen, at) => ({
      ...citizen,
      ...(first === undefined ? {} : { caseworkerId: first.id }),
      ...(at % 4 === 0 ? { retOgPligt: { reason: 'personalReasons' as const, impossibleOffers: [] } } : {}),
    })),
    needs: town.needs.map((need) => ({ ...need, startMeetingWithCaseworker: true })),
  };
}

describe('verifyPlan on plans of generated towns', () => {
  it.each(seeds)('should accept the plan of town %i', (seed) => {
    const town = generateTown({ citizens: 16, mentors: 4, seed });
    const plan = planCase(town, { seed: 1, effort: 10_000, caseHash: '' });
    expect(plan.meetings.length).toBeGreaterThan(0);
    expect(verifyPlan(town, plan).violations).toEqual([]);
  });

  it.each([21, 22, 23])('should accept the plan of town %i with every kind of unit', (seed) => {
    const town = generateTown({ citizens: 24, mentors: 8, seed, everyKind: true });
    const plan = planCase(town, { seed: 1, effort: 10_000, caseHash: '' });
    expect(verifyPlan(town, plan).violations).toEqual([]);
  });

  it('should accept the plans of crowded towns, whose weeks are short of something', () => {
    let missed = 0;
    for (const seed of [31, 32, 33, 34, 35, 36]) {
      const town = crowded(generateTown({ citizens: 30, mentors: 8, seed, everyKind: seed % 2 === 0 }), seed);
      const plan = planCase(town, { seed: 1, effort: 500, caseHash: '' });
      missed += plan.missedMeetings.length;
      expect(verifyPlan(town, plan).violations).toEqual([]);
    }
    expect(missed).toBeGreaterThan(15);
  });

  it('should accept the same plan after it has been a file', () => {
    const town = generateTown({ citizens: 16, mentors: 4, seed: 1 });
    const plan = planCase(town, { seed: 1, effort: 5_000, caseHash: '' });
    const read: typeof plan = JSON.parse(JSON.stringify(plan));
    expect(verifyPlan(JSON.parse(JSON.stringify(town)), read)).toEqual(verifyPlan(town, plan));
  });
});
