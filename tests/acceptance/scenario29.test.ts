import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved, withRelationsOf } from '../helpers/solved.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const retOgPligt = { reason: 'personalReasons' as const };

/** Anne has twelve citizens of an hour each, the last four with a duty to be served; Bo and Carl have six each and three hours left. */
const people = numbers(24);
const mentorOf = (at: number) => (at <= 12 ? 'anne' : at <= 18 ? 'bo' : 'carl');
const town = aCase({
  mentors: [
    aMentor({ id: 'anne', displayName: 'Anne Holm', capacityMinutes: 720, caseload: 12 }),
    aMentor({ id: 'bo', displayName: 'Bo Juhl', capacityMinutes: 540 }),
    aMentor({ id: 'carl', displayName: 'Carl Munk', capacityMinutes: 540 }),
  ],
  citizens: people.map((at) => aCitizen({ id: `c${at}`, ...(at > 8 && at <= 12 ? { retOgPligt } : {}) })),
  needs: people.map((at) =>
    aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 60, orderedOn: '2025-12-15', start: '2026-01-05' }),
  ),
  relations: people.map((at) => ({ needId: `n${at}`, seatId: mentorOf(at), since: '2026-01-05' })),
});
const before = solved(town);
const running = withRelationsOf(town, before);
const sick = applyEvent(running, {
  type: 'mentorAbsent',
  mentorId: 'anne',
  absence: { from: '2026-03-02', until: '2026-05-31' },
});
const after = solved(sick);
const others = people.filter((at) => at > 12);
const timesOf = (plan: Plan, needId: string) =>
  plan.meetings
    .filter(({ needIds }) => needIds.includes(needId))
    .map(({ date, start, minutes }) => [date, start, minutes]);

describe('scenario 29, sick mentor', () => {
  it('should begin with everybody on his own mentor', () => {
    for (const at of people) expect(seatOf(before, `n${at}`)).toBe(mentorOf(at));
  });

  it('should change the twelve of the sick mentor, and nobody else', () => {
    for (const at of numbers(12)) expect(seatOf(after, `n${at}`)).not.toBe('anne');
    for (const at of others) expect(seatOf(after, `n${at}`)).toBe(mentorOf(at));
    expect(after.kpis).toMatchObject({ relationsBroken: 12, relationsKept: 12 });
  });

  it('should place those who must be served first: six hours are left, and four of them are theirs', () => {
    for (const at of [9, 10, 11, 12]) expect(['bo', 'carl']).toContain(seatOf(after, `n${at}`));
    expect(after.waiting).toHaveLength(6);
    expect(after.waiting.every(({ mustServe }) => !mustServe)).toBe(true);
    expect(after.waiting[0]!.reasons.map(({ code }) => code)).toContain('capacity');
    expect(after.kpis.waitingMustServe).toBe(0);
  });

  it('should keep the meeting times of the rest', () => {
    for (const at of others) {
      expect(timesOf(after, `n${at}`)).toEqual(timesOf(before, `n${at}`));
      expect(timesOf(after, `n${at}`)).toHaveLength(4);
    }
  });

  it('should give them back when she is well again before anybody was moved', () => {
    const short = { from: '2026-03-02', until: '2026-03-08' };
    const plan = solved(applyEvent(running, { type: 'mentorAbsent', mentorId: 'anne', absence: short }));
    expect(plan.kpis).toMatchObject({ relationsBroken: 0, relationsKept: 24 });
    const missed = plan.missedMeetings.map(({ needId, code, breachOfWeeklyDuty }) => [
      needId,
      code,
      breachOfWeeklyDuty,
    ]);
    expect(missed).toEqual(numbers(12).map((at) => [`n${at}`, 'absence', at > 8]));
  });
});
