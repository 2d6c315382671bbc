import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import type { MissedMeeting } from '../../src/model/plan.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { aMeeting, type HandPlan, handPlan } from './planMaker.ts';

const WEEK = '2026-03-02';
const missed = (needId: string, code: MissedMeeting['code']): MissedMeeting => ({
  needId,
  week: WEEK,
  code,
  breachOfWeeklyDuty: false,
});

function codesOf(town: Case, hand: HandPlan): string[] {
  return verifyPlan(town, handPlan(town, hand)).violations.map(({ code }) => code);
}

describe('a missed meeting', () => {
  it('should have no room in an office whose last room is taken', () => {
    const availability = [{ weekday: 1, start: '09:00', end: '10:00' }];
    const town = (officeRooms: number) =>
      aCase({
        planWeeks: 1,
        policy: { officeRooms },
        mentors: [aMentor({ availability }), aMentor({ id: 'm2', availability })],
        citizens: [aCitizen(), aCitizen({ id: 'c2' })],
        needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
      });
    const meetings = [aMeeting(town(1), 'n1', 'm1', WEEK, '09:00')];
    const hand = { seats: { n1: 'm1', n2: 'm2' }, meetings, missed: [missed('n2', 'roomFull')] };
    expect(codesOf(town(1), hand)).toEqual([]);
    expect(codesOf(town(2), hand)).toEqual(['MISSED_HAS_ROOM']);
  });

  it('should be an ordinary one where a notice says that the caseworker has no time', () => {
    const absences = [{ from: WEEK, until: '2026-03-08' }];
    const town = aCase({
      planWeeks: 1,
      caseworkers: [{ id: 'cw1', displayName: 'Dorte Lund', absences }],
      citizens: [aCitizen({ caseworkerId: 'cw1' })],
      needs: [aNeed({ startMeetingWithCaseworker: true })],
    });
    const plan = handPlan(town, { seats: { n1: 'm1' }, missed: [missed('n1', 'noCommonTime')] });
    plan.notices.push({ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: ['n1'] });
    expect(verifyPlan(town, plan).violations.map(({ code }) => code)).toEqual(['MISSED_HAS_ROOM']);
  });
});
