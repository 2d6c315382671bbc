import { describe, expect, it } from 'vitest';
import { frameRefundPercent, isUnderFrame, refundPercent, ruleSetOf, ruleSetOn } from '../../src/rules/index.ts';
import { LAW_VERSIONS } from '../../src/rules/lawVersions.ts';
import { aCase, aCitizen, aPair } from '../helpers/caseBuilder.ts';

describe('ruleSetOn', () => {
  it('should answer with the version in force, from its first day on', () => {
    expect(ruleSetOn('2012-12-31').from).toBe('2010-01-01');
    expect(ruleSetOn('2013-01-01').from).toBe('2013-01-01');
    expect(ruleSetOn('2013-12-31').from).toBe('2013-01-01');
    expect(ruleSetOn('2014-01-01').from).toBe('2014-01-01');
    expect(ruleSetOn('2019-12-31').from).toBe('2014-01-01');
    expect(ruleSetOn('2020-01-01').from).toBe('2020-01-01');
    expect(ruleSetOn('2025-12-31').from).toBe('2020-01-01');
    expect(ruleSetOn('2026-01-01').from).toBe('2026-01-01');
    expect(ruleSetOn('2026-03-02').from).toBe('2026-01-01');
  });

  it('should ask for more in the agreement from 2020 on', () => {
    const fieldsOn = (day: string) => [...ruleSetOn(day).agreementFields];
    expect(fieldsOn('2020-01-01')).not.toEqual(fieldsOn('2019-12-31'));
    expect(fieldsOn('2020-01-01')).toEqual(expect.arrayContaining(fieldsOn('2019-12-31')));
  });

  it('should judge a date before the first version by the first', () => {
    expect(ruleSetOn('2005-05-05').from).toBe('2010-01-01');
  });

  it('should hold its versions in order, each with its source', () => {
    const dates = LAW_VERSIONS.map((version) => version.from);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(LAW_VERSIONS.every((version) => version.source !== '')).toBe(true);
  });

  it('should name only fields it has as carried over', () => {
    for (const version of LAW_VERSIONS)
      expect(Object.keys(version)).toEqual(expect.arrayContaining([...version.carriedOver]));
  });

  it('should refund everything under the frame at the frame’s one rate', () => {
    for (const version of LAW_VERSIONS) {
      const { refund, frameLaws } = version;
      if (refund.kind === 'everybody') {
        expect(frameLaws).toEqual([]);
        continue;
      }
      const rates = [...Object.values(refund.percentOfGroup), ...Object.values(refund.percentOfBenefit)];
      expect(new Set(rates.filter((rate) => rate > 0))).toEqual(new Set([version.frameRefundPercent]));
      expect(frameRefundPercent({ ...version, refundPercentForEverybody: 35 })).toBe(version.frameRefundPercent);
    }
  });
});

describe('ruleSetOf', () => {
  it('should follow the rule set date before the plan date', () => {
    expect(ruleSetOf(aCase()).from).toBe('2026-01-01');
    expect(ruleSetOf(aCase({ ruleSetDate: '2013-12-02' })).from).toBe('2013-01-01');
  });

  it('should judge a job-ready recipient by the year of the case (39)', () => {
    const refundOn = (ruleSetDate: string) => {
      const { need, citizen, seat, ruleSet } = aPair(
        aCase({
          ruleSetDate,
          citizens: [aCitizen({ visitationGroup: 'jobparat', matchCategory: 'jobklar' })],
          policy: { refundPercentBefore2014: 35 },
        }),
      );
      return [refundPercent(need, citizen, seat, ruleSet), isUnderFrame(need, citizen, seat, ruleSet)];
    };
    expect(refundOn('2013-12-02')).toEqual([35, false]);
    expect(refundOn('2014-01-06')).toEqual([0, false]);
  });
});
