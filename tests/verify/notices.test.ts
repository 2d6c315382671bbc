import { describe, expect, it } from 'vitest';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aMentor } from '../helpers/caseBuilder.ts';
import { handPlan } from './planMaker.ts';

describe('CAPACITY_FALLS', () => {
  it('should be asked for where own time falls below what the courses take, not to it', () => {
    const noticesAt = (minutes: number) => {
      const town = aCase({ mentors: [aMentor({ capacityFrom: [{ from: '2026-03-09', minutes }] })] });
      const plan = handPlan(town, { seats: { n1: 'm1' } });
      expect(verifyPlan(town, plan).violations.filter(({ code }) => code.startsWith('NOTICE'))).toEqual([]);
      return plan.notices.map(({ code }) => code);
    };
    expect(noticesAt(120)).toEqual([]);
    expect(noticesAt(105)).toEqual(['CAPACITY_FALLS']);
  });
});
