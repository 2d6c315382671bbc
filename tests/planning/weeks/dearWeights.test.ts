import { describe, expect, it } from 'vitest';
import { generateTown } from '../../../src/generate/index.ts';
import { planCase } from '../../../src/planning/planCase.ts';
import { verifyPlan } from '../../../src/verify/index.ts';

describe('weights of the week', () => {
  const town = generateTown({ citizens: 30, mentors: 6, seed: 77 });
  const missed = (weights: Partial<typeof town.weights>) => {
    const input = { ...town, weights: { ...town.weights, ...weights } };
    const plan = planCase(input, { seed: 1, effort: 50, caseHash: 'test' });
    expect(verifyPlan(input, plan).violations).toEqual([]);
    return plan.missedMeetings.length;
  };

  it.each(['travelQuarter', 'slotMoved', 'workingDay'] as const)(
    'should never make %s dearer than a meeting',
    (weight) => {
      // The most that a case may say.
      expect(missed({ [weight]: 100_000 })).toBeLessThanOrEqual(missed({}));
    },
  );
});
