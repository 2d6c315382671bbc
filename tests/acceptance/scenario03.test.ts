import { describe, expect, it } from 'vitest';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

/** 2026-07-20 is the Monday of week 30. */
const WEEK_30 = '2026-07-20';
const TUESDAYS = [{ weekday: 2, start: '10:00', end: '12:00' }];
const retOgPligt = { reason: 'personalReasons' as const, impossibleOffers: [] };

function must(
  overrides: Parameters<typeof aMentor>[0] = {},
  cadence: Partial<ReturnType<typeof aNeed>['cadence']> = {},
) {
  return aCase({
    planDate: '2026-07-06',
    planWeeks: 4,
    citizens: [aCitizen({ retOgPligt, availability: TUESDAYS })],
    mentors: [aMentor(overrides)],
    needs: [
      aNeed({
        orderedOn: '2026-06-29',
        start: '2026-07-06',
        cadence: { count: 1, everyWeeks: 1, minutes: 60, ...cadence },
      }),
    ],
  });
}

describe('scenario 3, weekly meeting', () => {
  it('should meet face to face every week inside the citizen’s only free time', () => {
    const { meetings, kpis } = solved(must());
    expect(meetings.map(({ date, mode }) => [date, mode])).toEqual(
      ['2026-07-07', '2026-07-14', '2026-07-21', '2026-07-28'].map((date) => [date, 'faceToFace']),
    );
    expect(meetings.every(({ start }) => start >= '10:00' && start <= '11:00')).toBe(true);
    expect(kpis.weeklyDutyBreaches).toBe(0);
  });

  it('should name week 30 as a breach when the mentor is away then', () => {
    const { meetings, missedMeetings } = solved(must({ absences: [{ from: WEEK_30, until: '2026-07-26' }] }));
    expect(meetings).toHaveLength(3);
    expect(missedMeetings).toEqual([{ needId: 'n1', week: WEEK_30, code: 'absence', breachOfWeeklyDuty: true }]);
  });

  it('should give another slot in week 30 where the mentor is away only when they usually meet', () => {
    const tuesday = { date: '2026-07-21', start: '10:00', end: '11:00' };
    const { meetings, kpis } = solved(must({ appointments: [tuesday] }));
    expect(meetings.find(({ date }) => date === '2026-07-21')!.start).toBe('11:00');
    expect(kpis.weeklyDutyBreaches).toBe(0);
  });

  it('should give another mentor where the mentor is away for long', () => {
    const town = must();
    const away = { from: '2026-07-06', until: '2026-08-30' };
    const plan = solved({
      ...town,
      mentors: [aMentor({ absences: [away] }), aMentor({ id: 'm2' })],
      relations: [{ needId: 'n1', seatId: 'm1', since: '2026-04-06', slots: [], status: 'active' }],
    });
    expect(seatOf(plan, 'n1')).toBe('m2');
    expect(plan.kpis.weeklyDutyBreaches).toBe(0);
  });

  it('should not know an SMS as a meeting at all', () => {
    expect(() => must({}, { mode: 'sms' as 'phone' })).toThrow(/mode/);
  });

  it('should not let a call or a fortnightly rhythm stand in for the weekly meeting', () => {
    const { meetings } = solved(must({}, { everyWeeks: 2, mode: 'phone', place: 'remote' }));
    expect(meetings.map(({ mode }) => mode)).toEqual(['faceToFace', 'faceToFace', 'faceToFace', 'faceToFace']);
  });
});
