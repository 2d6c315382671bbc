import { describe, expect, it } from 'vitest';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aNeed } from '../helpers/caseBuilder.ts';
import { handPlan } from './planMaker.ts';

describe('a plan that calls itself the best', () => {
  it('should be held against one need more in a group only where the group may run with it', () => {
    const codesFrom = (citizensLeast: number) => {
      const group = { id: 'g1', mentorId: 'm1', name: 'Hold', weekday: 4, start: '10:00', minutes: 60 };
      const town = aCase({
        groups: [{ ...group, citizensLeast, citizensMost: 3, everyWeeks: 1, firstDate: '2026-03-05' }],
        needs: [aNeed({ role: 'group' })],
      });
      const plan = handPlan(town, { seats: {} });
      plan.certificate.isOptimal = true;
      return verifyPlan(town, plan).violations.map(({ code }) => code);
    };
    expect(codesFrom(2)).not.toContain('NOT_OPTIMAL');
    expect(codesFrom(1)).toContain('NOT_OPTIMAL');
  });
});
