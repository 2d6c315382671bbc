import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/time/calendar.ts';
import { isHoliday } from '../../../src/time/holidays.ts';
import { instantOf } from '../../../src/time/instants.ts';
import { aCitizen, aMentor } from '../../helpers/caseBuilder.ts';
import { solved } from '../../helpers/solved.ts';
import { running, slots } from './runningCourse.ts';

describe('weeks over a clock change', () => {
  it.each([
    ['2026-03-23', '2026-03-29', 60, 120],
    ['2026-10-19', '2026-10-25', 120, 60],
  ])('should keep the hour on the wall from %s', (planDate, sunday, before, after) => {
    const plan = solved(running({}, { planDate, planWeeks: 3 }));
    const tuesdays = [1, 8, 15].map((day) => `${addDays(planDate, day)} 10:00`);
    expect(slots(plan)).toEqual(tuesdays);
    const offsets = plan.meetings.map(({ date, start }) => instantOf(date, start).offsetMinutes);
    expect(offsets).toEqual(plan.meetings.map(({ date }) => (date < sunday ? before : after)));
  });

  it('should meet on the Sunday itself, across the hour that is not there or comes twice', () => {
    const night = { weekday: 7, start: '01:00', end: '04:00' };
    for (const planDate of ['2026-03-23', '2026-10-19']) {
      const town = running(
        { cadence: { count: 1, everyWeeks: 1, minutes: 180 } },
        { planDate, planWeeks: 1, citizens: [aCitizen({ availability: [night] })], mentors: [aMentor({ availability: [night] })], policy: { lunchBreakMinutes: 0 } }, // biome-ignore format: one case
      );
      expect(slots(solved(town))).toEqual([`${addDays(planDate, 6)} 01:00`]);
    }
  });
});

describe('weeks with holidays', () => {
  it('should move around Easter and come back to the slot', () => {
    // Maundy Thursday 2 April, Good Friday 3 April, Easter Monday 6 April 2026.
    const town = running({}, { planDate: '2026-03-30', planWeeks: 3, relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', slots: [{ weekday: 1, start: '09:00' }] }] }); // biome-ignore format: one case
    const plan = solved(town);
    const dates = plan.meetings.map(({ date }) => date);
    expect(dates[0]).toBe('2026-03-30');
    expect(dates[1]! > '2026-04-06' && dates[1]! <= '2026-04-10').toBe(true);
    expect(dates).toHaveLength(3);
    expect(plan.missedMeetings).toEqual([]);
  });

  it('should say that a holiday took the only day there was', () => {
    const mondays = [{ weekday: 1, start: '08:00', end: '16:00' }];
    const town = running({}, { planDate: '2026-03-30', planWeeks: 2, citizens: [aCitizen({ availability: mondays })] });
    const plan = solved(town);
    expect(plan.meetings.map(({ date }) => date)).toEqual(['2026-03-30']);
    expect(plan.missedMeetings).toEqual([
      { needId: 'n1', week: '2026-04-06', code: 'holiday', breachOfWeeklyDuty: false },
    ]);
  });

  it('should hold no meeting on any day off over Christmas and New Year', () => {
    const policy = { holidaysOff: ['christmasEve', 'newYearsEve'] as ('christmasEve' | 'newYearsEve')[] };
    const cadence = { count: 5, everyWeeks: 1 as const, minutes: 60 };
    const plan = solved(running({ cadence }, { planDate: '2026-12-21', planWeeks: 2, policy }));
    expect(plan.meetings.map(({ date }) => date)).toEqual(
      ['21', '22', '23', '28', '29', '30'].map((day) => `2026-12-${day}`), // and 24–26, 31 and 1 January are off
    );
    expect(plan.missedMeetings).toHaveLength(4);
    const open = solved(running({ cadence }, { planDate: '2026-12-21', planWeeks: 2, policy: { holidaysOff: [] } }));
    expect(open.meetings.map(({ date }) => date)).toContain('2026-12-24');
  });

  it('should work on Store Bededag since 2024', () => {
    const fridays = [{ weekday: 5, start: '08:00', end: '16:00' }];
    const town = running({}, { planDate: '2026-04-27', planWeeks: 1, citizens: [aCitizen({ availability: fridays })] });
    expect(isHoliday('2026-05-01', town.policy.holidaysOff)).toBe(false);
    expect(solved(town).meetings.map(({ date }) => date)).toEqual(['2026-05-01']);
  });
});
