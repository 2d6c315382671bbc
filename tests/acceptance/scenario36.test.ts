import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import {
  changeHours,
  extendGrant,
  extensionCheck,
  isMustServe,
  ruleSetOf,
  startHistory,
} from '../../src/rules/index.ts';
import { aCase, aCitizen, aNeed, type NeedInput } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const citizen = aCitizen({ retOgPligt: { reason: 'personalReasons' } });
const grant = { id: 'g3', law: 'retOgPligt' as const, start: '2025-12-22', end: '2026-06-21', previousGrantId: 'g2' };

/** A ret-og-pligt course of fourteen months whose mentor does the task himself; its third block is about to end. */
const town = (need: Partial<NeedInput> = {}) =>
  aCase({
    planDate: '2026-06-08',
    citizens: [citizen],
    needs: [
      aNeed({
        orderedOn: '2025-03-24',
        start: '2025-04-07',
        courseWeeks: 64,
        weeksInCourse: 61,
        mentorDoesTheTask: true,
        grant,
        ...need,
      }),
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2025-04-07' }],
  });
const steady = startHistory('2025-04-07', 120);
const flagsOf = (need: Partial<NeedInput> = {}, history = steady) =>
  extensionCheck(town(need).needs[0]!, citizen, history).flags;

describe('scenario 36, dependency flag', () => {
  it('should be raised at the extension of a long course whose hours do not fall and whose mentor does the task', () => {
    expect(flagsOf()).toEqual(['dependency']);
    expect(solved(town()).notices).toContainEqual({ code: 'dependency', subjects: ['n1'] });
  });

  it('should want all three', () => {
    expect(flagsOf({ weeksInCourse: 52 })).toEqual([]);
    expect(flagsOf({ mentorDoesTheTask: false })).toEqual([]);
    expect(flagsOf({}, changeHours(steady, '2026-01-05', 60))).toEqual([]);
    expect(flagsOf({}, changeHours(steady, '2026-01-05', 180))).toEqual(['dependency']);
    for (const need of [{ weeksInCourse: 52 }, { mentorDoesTheTask: false }]) {
      expect(solved(town(need)).notices.map(({ code }) => code)).not.toContain('dependency');
    }
  });

  it('should look at the hours of the course over the last year', () => {
    const noticesAfter = (hoursBefore: NeedInput['hoursBefore'], grantedMinutes = 120) =>
      solved(town({ hoursBefore, grantedMinutes })).notices.map(({ code }) => code);
    const row = (from: string, until: string, grantedMinutes: number) => ({ from, until, grantedMinutes });
    expect(noticesAfter([row('2025-04-07', '2026-02-01', 180)])).not.toContain('dependency');
    expect(noticesAfter([row('2025-04-07', '2026-02-01', 60)])).toContain('dependency');
    expect(noticesAfter([row('2025-04-07', '2026-02-01', 120)])).toContain('dependency');
    // Down, and up again: below the mean of before is falling, above it is not.
    const zigzag = [row('2025-07-07', '2025-12-31', 180), row('2026-01-01', '2026-02-01', 60)];
    expect(noticesAfter(zigzag, 120)).not.toContain('dependency');
    expect(noticesAfter(zigzag, 175)).toContain('dependency');
    // Fewer hours long ago, and the same ever since.
    expect(noticesAfter([row('2024-04-08', '2025-05-04', 180)])).toContain('dependency');
  });

  it('should never block the extension of a ret-og-pligt course', () => {
    const before = town();
    expect(isMustServe(before.needs[0]!, citizen, ruleSetOf(before))).toBe(true);
    expect(extensionCheck(before.needs[0]!, citizen, steady).isAllowed).toBe(true);
    const next = extendGrant(grant, 'g4', ruleSetOf(before));
    const event = { type: 'grantExtended', needId: 'n1', grant: next, courseWeeks: 90 } as const;
    expect(eventRefusals(before, event)).toEqual([]);
    const plan = solved(applyEvent(before, event));
    expect(seatOf(plan, 'n1')).toBe('m1');
    expect(plan.meetings.at(-1)!.date > grant.end).toBe(true);
    expect(plan.kpis).toMatchObject({ waitingMustServe: 0, weeklyDutyBreaches: 0 });
    expect(plan.notices.map(({ code }) => code)).toContain('dependency');
  });
});
