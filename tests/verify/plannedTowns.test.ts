import { describe, expect, it } from 'vitest';
import { generateTown } from '../../src/generate/index.ts';
import { planCase } from '../../src/planning/planCase.ts';
import { verifyPlan } from '../../src/verify/index.ts';

/** Seed 10 is left out: its weeks take the planner a minute. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12];

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

  it('should accept the same plan after it has been a file', () => {
    const town = generateTown({ citizens: 16, mentors: 4, seed: 1 });
    const plan = planCase(town, { seed: 1, effort: 5_000, caseHash: '' });
    const read: typeof plan = JSON.parse(JSON.stringify(plan));
    expect(verifyPlan(JSON.parse(JSON.stringify(town)), read)).toEqual(verifyPlan(town, plan));
  });
});
