import { describe, expect, it } from 'vitest';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

/** A job-ready recipient of cash assistance with a paid mentor; only the rule set date differs. */
const town = (ruleSetDate: string) =>
  aCase({
    planDate: '2014-01-06',
    ruleSetDate,
    citizens: [aCitizen({ visitationGroup: 'jobparat' })],
    units: [aUnit({ kind: 'externalProvider', priceOere: 40_000 })],
    mentors: [aMentor({ kind: 'external' })],
    needs: [aNeed({ orderedOn: '2013-12-02', start: '2014-01-06' })],
  });

describe('scenario 39, year regimes', () => {
  it('should refund by the rate of the time before 2014', () => {
    const { kpis } = solved(town('2013-12-15'));
    expect(kpis.refundOere).toBe(kpis.grossOere / 2); // policy.refundPercentBefore2014 stands at 50
  });

  it('should refund nothing for the same case from January 2014', () => {
    const { kpis } = solved(town('2014-01-01'));
    expect(kpis.grossOere).toBeGreaterThan(0);
    expect(kpis.refundOere).toBe(0);
  });
});
