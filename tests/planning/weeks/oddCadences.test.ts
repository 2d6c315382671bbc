import { describe, expect, it } from 'vitest';
import { generateTown } from '../../../src/generate/index.ts';
import type { Case } from '../../../src/model/case.ts';
import { planCase } from '../../../src/planning/planCase.ts';
import { verifyPlan } from '../../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../../helpers/caseBuilder.ts';

/** So many needs of five meetings a week on one mentor. */
function oddTown(needs: number, minutes: number, grantedMinutes: number, policy: Case['policy'] | object = {}): Case {
  const ids = Array.from({ length: needs }, (_, at) => at + 1);
  return aCase({
    policy,
    mentors: [aMentor({ caseload: 60 })],
    citizens: ids.map((at) => aCitizen({ id: `c${at}` })),
    needs: ids.map((at) =>
      aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes, cadence: { count: 5, everyWeeks: 1, minutes } }),
    ),
  });
}

const LONG_DAYS = {
  lunchBreakMinutes: 0,
  workingWindows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '06:00', end: '22:00' })),
};

const ODD: readonly (readonly [string, Case])[] = [
  ['five meetings of 300 minutes, one a day at most', oddTown(8, 300, 60)],
  ['five meetings of 300 minutes in long days', oddTown(8, 300, 60, LONG_DAYS)],
  ['five meetings as long as the day', oddTown(20, 480, 15)],
  ['three hundred meetings of a quarter', oddTown(60, 15, 30, LONG_DAYS)],
];

describe('odd cadences', () => {
  it.each(ODD)('should give a plan that verifies once the time for weeks is up: %s', (_, input) => {
    const plan = planCase(input, { seed: 1, shouldStop: () => true, caseHash: 'test' });
    expect(verifyPlan(input, plan).violations).toEqual([]);
  });

  // Hundreds of millions of steps without a budget: minutes, where this takes some seconds.
  it('should be planned without a time limit too', () => {
    const input = oddTown(20, 480, 15);
    const plan = planCase(input, { seed: 1, effort: 1000, caseHash: 'test' });
    expect(verifyPlan(input, plan).violations).toEqual([]);
  });

  it('should leave the weeks of an ordinary town whole, whenever they are stopped', () => {
    for (const questions of [0, 30, 300]) {
      let asked = 0;
      const shouldStop = (stage: string) => stage !== 'weeks' || asked++ >= questions;
      const input = generateTown({ citizens: 60, mentors: 10, seed: 4 });
      const plan = planCase(input, { seed: 1, shouldStop, caseHash: 'test' });
      expect(verifyPlan(input, plan).violations).toEqual([]);
      expect(asked).toBeGreaterThan(questions);
    }
  });
});
