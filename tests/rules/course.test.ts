import { describe, expect, it } from 'vitest';
import {
  isMustServe,
  isUnderFrame,
  lawOfCourse,
  plannedCadence,
  refundPercent,
  requiresWeeklyFaceToFace,
  ruleSetOn,
} from '../../src/rules/index.ts';
import { aCase, aCitizen, aNeed, aPair, aUnit, type CitizenInput } from '../helpers/caseBuilder.ts';

const LAW = ruleSetOn('2026-03-02');
const DUTY = { retOgPligt: { reason: 'personalReasons' as const } };
const GRANT = { id: 'g1', start: '2026-03-02', end: '2026-08-31' };

describe('isMustServe', () => {
  const must = (citizen: Partial<CitizenInput>, law = LAW) => isMustServe(aNeed(), aCitizen(citizen), law);

  it('should hold for an activity-ready recipient with the duty set', () => {
    expect(must(DUTY)).toBe(true);
    expect(must({ ...DUTY, benefit: 'uddannelseshjaelp' })).toBe(true);
  });

  it('should need the flag, the visitation group and the benefit, each of them', () => {
    expect(must({})).toBe(false);
    expect(must({ ...DUTY, visitationGroup: 'jobparat' })).toBe(false);
    expect(must({ ...DUTY, visitationGroup: undefined })).toBe(false);
    expect(must({ ...DUTY, benefit: 'sygedagpenge' })).toBe(false);
  });

  it('should read a match category of before 2014 as the group that took its place, unless the group is known', () => {
    const old = { ...DUTY, visitationGroup: undefined };
    expect(must({ ...old, matchCategory: 'indsatsklar' })).toBe(true);
    expect(must({ ...old, matchCategory: 'midlertidigtPassiv' })).toBe(true);
    expect(must({ ...old, matchCategory: 'jobklar' })).toBe(false);
    expect(must({ ...old, matchCategory: 'ikkeKategoriseret' })).toBe(false);
    expect(must({ ...DUTY, visitationGroup: 'jobparat', matchCategory: 'indsatsklar' })).toBe(false);
    const refund = (matchCategory: CitizenInput['matchCategory']) =>
      refundPercent(aNeed(), aCitizen({ visitationGroup: undefined, matchCategory }), aPair().seat, LAW);
    expect([refund('jobklar'), refund('indsatsklar'), refund('midlertidigtPassiv')]).toEqual([0, 50, 50]);
  });

  it('should end in an active offer and not before 2014', () => {
    expect(must({ ...DUTY, measure: 'virksomhedspraktikPrivat' })).toBe(false);
    expect(must({ ...DUTY, measure: 'ressourceforloeb' })).toBe(true);
    expect(must(DUTY, ruleSetOn('2013-12-31'))).toBe(false);
    expect(must(DUTY, ruleSetOn('2014-01-01'))).toBe(true);
  });

  it('should be carried by the professional course alone', () => {
    const citizen = aCitizen(DUTY);
    expect(isMustServe(aNeed({ role: 'volunteer' }), citizen, LAW)).toBe(false);
    expect(isMustServe(aNeed({ grant: { ...GRANT, law: 'serviceloven' } }), citizen, LAW)).toBe(false);
    expect(isMustServe(aNeed({ grant: { ...GRANT, law: 'retOgPligt' } }), citizen, LAW)).toBe(true);
  });
});

describe('plannedCadence of a must-serve need', () => {
  it.each([
    [3, 2, 2], // no meeting of the order is lost
    [1, 4, 1],
    [2, 1, 2],
  ] as const)('should be, for %i meetings in %i weeks, %i a week', (count, everyWeeks, weekly) => {
    const need = aNeed({ cadence: { count, everyWeeks, minutes: 60 } });
    const { policy } = aCase();
    expect(plannedCadence(need, aCitizen(DUTY), LAW, policy)).toMatchObject({ count: weekly, everyWeeks: 1 });
    expect(plannedCadence(need, aCitizen(), LAW, policy)).toMatchObject({ count, everyWeeks });
  });
});

describe('lawOfCourse', () => {
  it('should take the grant’s law, then the duty’s, then the unit’s', () => {
    const seat = { unit: aUnit({ law: 'integration' }) };
    expect(lawOfCourse(aNeed({ grant: { ...GRANT, law: 'lab' } }), aCitizen(DUTY), seat, LAW)).toBe('lab');
    expect(lawOfCourse(aNeed(), aCitizen(DUTY), seat, LAW)).toBe('retOgPligt');
    expect(lawOfCourse(aNeed(), aCitizen(), seat, LAW)).toBe('integration');
  });
});

describe('refundPercent', () => {
  const seat = { unit: aUnit() };
  const percent = (citizen: Partial<CitizenInput>) => refundPercent(aNeed(), aCitizen(citizen), seat, LAW);

  it('should be half for the activity-ready, with the duty or without', () => {
    expect(percent({})).toBe(50);
    expect(percent(DUTY)).toBe(50);
  });

  it('should be nothing for unemployment benefit, the job-ready and the employed', () => {
    expect(percent({ benefit: 'aDagpenge', visitationGroup: undefined })).toBe(0);
    expect(percent({ visitationGroup: 'jobparat' })).toBe(0);
    expect(percent({ benefit: 'beskaeftiget', visitationGroup: undefined })).toBe(0);
    expect(percent({ benefit: 'aDagpenge', visitationGroup: 'aktivitetsparat' })).toBe(0);
  });

  it('should be nothing outside the employment act, and then not count under the frame (S19)', () => {
    for (const law of ['integration', 'serviceloven', 'none'] as const) {
      const need = aNeed({ grant: { ...GRANT, law } });
      expect(refundPercent(need, aCitizen(), seat, LAW)).toBe(0);
      expect(isUnderFrame(need, aCitizen(), seat, LAW)).toBe(false);
    }
    expect(isUnderFrame(aNeed(), aCitizen(), { unit: aUnit({ law: 'integration' }) }, LAW)).toBe(false);
  });

  it('should count under the frame what is refunded, and not the job-ready (7)', () => {
    expect(isUnderFrame(aNeed(), aCitizen(), seat, LAW)).toBe(true);
    expect(isUnderFrame(aNeed(), aCitizen(DUTY), seat, LAW)).toBe(true);
    expect(isUnderFrame(aNeed(), aCitizen({ visitationGroup: 'jobparat' }), seat, LAW)).toBe(false);
  });
});

describe('the weekly duty', () => {
  it('should ask for a meeting face to face unless the policy reads it otherwise (S27)', () => {
    const policy = aCase().policy;
    const relaxed = { ...policy, digitalCountsAsWeeklyMeeting: true };
    expect(requiresWeeklyFaceToFace(aNeed(), aCitizen(DUTY), LAW, policy)).toBe(true);
    expect(requiresWeeklyFaceToFace(aNeed(), aCitizen(DUTY), LAW, relaxed)).toBe(false);
    expect(requiresWeeklyFaceToFace(aNeed(), aCitizen(), LAW, policy)).toBe(false);
  });

  it('should plan a weekly meeting whatever was ordered (S22)', () => {
    const { policy } = aPair().index.case;
    const need = aNeed({ cadence: { count: 1, everyWeeks: 4, minutes: 30, mode: 'phone', place: 'remote' } });
    const planned = plannedCadence(need, aCitizen(DUTY), LAW, policy);
    expect(planned).toEqual({ count: 1, everyWeeks: 1, minutes: 30, mode: 'faceToFace', place: 'office' });
    expect(plannedCadence(need, aCitizen(), LAW, policy)).toEqual(need.cadence);
  });
});
