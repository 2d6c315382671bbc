import { describe, expect, it } from 'vitest';
import { blockers, opensOn } from '../../../src/rules/index.ts';
import { aCase, aMentor, aNeed, aPair, aUnit } from '../../helpers/caseBuilder.ts';
import { pairOf } from '../ruleFixtures.ts';

describe('persons', () => {
  it('should keep a vetoed leader’s groups away too (21)', () => {
    const group = { id: 'g', mentorId: 'm1', name: 'Walk', citizensLeast: 2, citizensMost: 6 };
    const session = { weekday: 2, start: '10:00', minutes: 60, everyWeeks: 1, firstDate: '2026-03-03' };
    const input = aCase({
      groups: [{ ...group, ...session }],
      needs: [aNeed({ role: 'group' })],
      vetoes: [{ citizenId: 'c1', seatId: 'm1' }],
    });
    expect(blockers(aPair(input, { seatId: 'g' }))).toEqual([{ code: 'veto', subjects: ['m1'] }]);
  });

  it('should still offer a mentor of a course that was completed', () => {
    const completed = { mentorId: 'm1', ended: '2025-09-01', outcome: 'completed' as const };
    expect(blockers(pairOf({ citizen: { priorMentors: [completed] } }))).toEqual([]);
  });

  it('should tell from when a paused mentor has time again', () => {
    const capacityFrom = ['2026-05-04', '2026-04-06'].map((from) => ({ from, minutes: 600 }));
    const mentor = { capacityMinutes: 0, capacityFrom };
    expect(blockers(pairOf({ mentor }))).toEqual([{ code: 'paused', subjects: ['m1'], from: '2026-04-06' }]);
    expect(blockers(pairOf({ mentor, need: { start: '2026-04-06' } }))).toEqual([]);
  });

  it('should see that a mentor has left by the start', () => {
    const mentor = { capacityFrom: [{ from: '2026-03-01', minutes: 0 }] };
    expect(blockers(pairOf({ mentor }))).toEqual([{ code: 'paused', subjects: ['m1'] }]);
  });

  it('should refuse a mentor who is away for three weeks, and not for less (29)', () => {
    const away = (until: string) => pairOf({ mentor: { absences: [{ from: '2026-02-25', until }] } });
    expect(blockers(away('2026-03-21'))).toEqual([]);
    expect(blockers(away('2026-03-22'))).toEqual([{ code: 'absent', subjects: ['m1'], from: '2026-03-23' }]);
  });

  it('should add absences that follow on from one another', () => {
    const absences = [
      { from: '2026-03-16', until: '2026-04-12' },
      { from: '2026-02-25', until: '2026-03-15' },
    ];
    expect(blockers(pairOf({ mentor: { absences } }))[0]?.from).toBe('2026-04-13');
  });

  it('should plan around a holiday that has not begun', () => {
    expect(blockers(pairOf({ mentor: { absences: [{ from: '2026-03-09', until: '2026-03-28' }] } }))).toEqual([]);
  });

  it('should begin nothing with a mentor who is soon away for long, and let him go on with those he has', () => {
    const away = (from: string, until: string, rest = {}) =>
      blockers(pairOf({ mentor: { absences: [{ from, until }] }, rest }));
    const refused = [{ code: 'absent', subjects: ['m1'], from: '2027-01-01' }];
    expect(away('2026-03-09', '2026-12-31')).toEqual(refused);
    expect(away('2026-03-23', '2026-12-31')).toEqual(refused);
    expect(away('2026-03-24', '2026-12-31')).toEqual([]);
    const relations = [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }];
    expect(away('2026-03-09', '2026-12-31', { relations })).toEqual([]);
  });
});

describe('hand-picked (12)', () => {
  const input = aCase({
    units: [aUnit({ kind: 'externalProvider', unnamedSeats: true }), aUnit({ id: 'other', unnamedSeats: true })],
    mentors: [aMentor({ id: 'x' }), aMentor({ id: 'y' })],
    needs: [aNeed({ handPickedMentorId: 'x' })],
  });

  it('should allow the mentor and his unit’s unnamed seat, and nobody else', () => {
    const codes = (seatId: string) => blockers(aPair(input, { seatId })).map((reason) => reason.code);
    expect(codes('x')).toEqual([]);
    expect(codes('corps')).toEqual([]);
    expect(codes('y')).toEqual(['handPicked']);
    expect(codes('other')).toEqual(['handPicked']);
  });
});

describe('start delay', () => {
  const rest = { policy: { maxStartDelayWeeks: 4 } };

  it('should accept a seat that opens within it, and tell when it opens', () => {
    const pair = pairOf({ unit: { leadTimeWeeks: 4 }, rest });
    expect(blockers(pair)).toEqual([]);
    expect(opensOn(pair)).toBe('2026-03-30');
    expect(opensOn(pairOf({ rest }))).toBe('2026-03-02');
  });

  it('should refuse one that opens later, from the day it opens', () => {
    expect(blockers(pairOf({ unit: { leadTimeWeeks: 5 }, rest }))).toEqual([
      { code: 'window', subjects: ['corps'], from: '2026-04-06' },
    ]);
  });
});
