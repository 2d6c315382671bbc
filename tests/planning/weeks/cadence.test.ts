import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import { addDays, weekdayOf } from '../../../src/time/calendar.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../../helpers/caseBuilder.ts';
import { solved } from '../../helpers/solved.ts';
import { running, slots } from './runningCourse.ts';

describe('cadence', () => {
  const weeksOf = (plan: Plan) => plan.meetings.map(({ date }) => addDays(date, 1 - weekdayOf(date)));

  it('should meet every second week, in the same weeks from one plan to the next', () => {
    const cadence = { count: 1, everyWeeks: 2 as const, minutes: 60 };
    const first = solved(running({ cadence }, { planWeeks: 8 }));
    const weeks = weeksOf(first);
    expect(weeks).toHaveLength(4);
    expect(weeks.slice(1)).toEqual(weeks.slice(0, -1).map((monday) => addDays(monday, 14)));
    const later = solved(running({ cadence }, { planWeeks: 7, planDate: '2026-03-09' }));
    expect(weeksOf(later)).toEqual(weeks.filter((monday) => monday >= '2026-03-09'));
  });

  it('should meet once in four weeks, and three times in two', () => {
    const monthly = weeksOf(solved(running({ cadence: { count: 1, everyWeeks: 4, minutes: 60 } }, { planWeeks: 12 })));
    expect(monthly).toHaveLength(3);
    expect(monthly.slice(1)).toEqual(monthly.slice(0, -1).map((monday) => addDays(monday, 28)));
    const thrice = weeksOf(solved(running({ cadence: { count: 3, everyWeeks: 2, minutes: 60 } }, { planWeeks: 4 })));
    expect(thrice).toHaveLength(6);
    for (const at of [0, 3]) expect(new Set(thrice.slice(at, at + 3)).size).toBe(2);
  });

  it('should spread courses over the weeks', () => {
    const people = Array.from({ length: 10 }, (_, at) => at);
    const plan = solved(
      aCase({
        planWeeks: 2,
        citizens: people.map((at) => aCitizen({ id: `c${at}` })),
        needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, cadence: { count: 1, everyWeeks: 2, minutes: 60 } })), // biome-ignore format: a row
      }),
    );
    const [one, two] = ['2026-03-02', '2026-03-09'].map((monday) => weeksOf(plan).filter((week) => week === monday));
    expect(one!.length + two!.length).toBe(10);
    expect(Math.min(one!.length, two!.length)).toBeGreaterThan(1);
  });

  it('should never put two meetings of a course on one day', () => {
    const plan = solved(running({ cadence: { count: 5, everyWeeks: 1, minutes: 30 } }, { planWeeks: 2 }));
    expect(new Set(plan.meetings.map(({ date }) => date)).size).toBe(10);
  });

  it('should meet a must-serve citizen weekly and face to face, whatever was ordered', () => {
    const town = running(
      { cadence: { count: 1, everyWeeks: 4, minutes: 60, mode: 'phone', place: 'remote' } },
      { citizens: [aCitizen({ retOgPligt: { reason: 'personalReasons' } })] },
    );
    const plan = solved(town);
    expect(plan.meetings).toMatchObject(Array(4).fill({ mode: 'faceToFace', place: 'office' }));
  });
});

describe('slots', () => {
  it('should stay where they were last week', () => {
    const plan = solved(running({}, { relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', slots: [{ weekday: 4, start: '14:15' }] }] })); // biome-ignore format: one case
    expect(slots(plan)).toEqual(['05', '12', '19', '26'].map((day) => `2026-03-${day} 14:15`));
    expect(plan.assignments).toMatchObject([{ status: 'active' }]);
  });

  it('should move for an absence and an appointment only as long as they last', () => {
    const away = { from: '2026-03-09', until: '2026-03-11' };
    const dentist = { date: '2026-03-17', start: '10:30', end: '11:00' };
    const plan = solved(
      running({}, { mentors: [aMentor({ absences: [away] })], citizens: [aCitizen({ appointments: [dentist] })] }),
    );
    const [first, second, third] = slots(plan);
    expect(first).toBe('2026-03-03 10:00');
    expect(second! >= '2026-03-12').toBe(true);
    expect(third).not.toBe('2026-03-17 10:00');
    expect(plan.meetings).toHaveLength(4);
  });

  it('should name an absence that leaves no day', () => {
    const plan = solved(running({}, { citizens: [aCitizen({ absences: [{ from: '2026-03-09', until: '2026-03-15' }] })] })); // biome-ignore format: one case
    expect(plan.missedMeetings).toMatchObject([{ week: '2026-03-09', code: 'absence' }]);
    expect(plan.meetings).toHaveLength(3);
  });

  it('should name a week without a face-to-face meeting as a breach of the duty', () => {
    const plan = solved(
      running(
        { cadence: { count: 2, everyWeeks: 1, minutes: 60 } },
        {
          citizens: [
            aCitizen({
              retOgPligt: { reason: 'personalReasons' },
              absences: [
                { from: '2026-03-09', until: '2026-03-15' },
                { from: '2026-03-17', until: '2026-03-22' },
              ],
            }),
          ],
        },
      ),
    );
    const breaches = plan.missedMeetings.map(({ week, breachOfWeeklyDuty }) => [week, breachOfWeeklyDuty]);
    expect(breaches).toEqual([
      ['2026-03-09', true],
      ['2026-03-09', true],
      ['2026-03-16', false], // the Monday’s meeting keeps that week’s duty
    ]);
    expect(plan.kpis.weeklyDutyBreaches).toBe(1);
  });
});
