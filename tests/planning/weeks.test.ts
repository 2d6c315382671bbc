import { describe, expect, it } from 'vitest';
import type { Case, CaseInput } from '../../src/model/case.ts';
import type { Meeting, Plan } from '../../src/model/plan.ts';
import { addDays, weekdayOf } from '../../src/time/calendar.ts';
import { isHoliday } from '../../src/time/holidays.ts';
import { instantOf } from '../../src/time/instants.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, type NeedInput } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const daily = (start: string, end: string) => WEEKDAYS.map((weekday) => ({ weekday, start, end }));

/** A course that runs already, so that nothing but the calendar decides. */
function running(need: Partial<NeedInput>, overrides: Partial<CaseInput> = {}): Case {
  const planDate = overrides.planDate ?? '2026-03-02';
  return aCase({
    needs: [aNeed({ start: planDate, orderedOn: addDays(planDate, -30), ...need })],
    relations: [{ needId: 'n1', seatId: 'm1', since: addDays(planDate, -90), slots: [{ weekday: 2, start: '10:00' }] }],
    ...overrides,
  });
}

function slots(plan: Plan): string[] {
  return plan.meetings.map(({ date, start }) => `${date} ${start}`);
}

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

describe('what several weeks share', () => {
  const overlap = (a: Meeting, b: Meeting) => {
    const end = ({ start, minutes }: Meeting) => Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + minutes;
    const begin = (meeting: Meeting) => end(meeting) - meeting.minutes;
    return a.date === b.date && begin(a) < end(b) && begin(b) < end(a);
  };
  const overlaps = ({ meetings }: Plan) =>
    meetings.flatMap((a, at) => meetings.slice(at + 1).filter((b) => overlap(a, b))).length;
  const hours = daily('09:00', '10:00').slice(0, 2);
  const mentors = [aMentor({ availability: hours }), aMentor({ id: 'm2', displayName: 'Bo', availability: hours })];

  it('should never have two supporters meet one citizen at once', () => {
    const town = aCase({
      mentors: [mentors[0]!, aMentor({ ...mentors[1]!, kind: 'volunteer', unitId: 'pool', trainedOn: '2025-01-01' })],
      units: [aUnit(), aUnit({ id: 'pool', kind: 'volunteerPool' })],
      needs: [aNeed(), aNeed({ id: 'n2', role: 'volunteer', taskWeight: 'light', taskType: 'socialBarriers' })],
    });
    const plan = solved(town);
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m1', 'm2']);
    expect(plan.meetings).toHaveLength(8);
    expect(overlaps(plan)).toBe(0);
  });

  it('should use no more rooms than the office has', () => {
    const two = {
      mentors,
      citizens: [aCitizen(), aCitizen({ id: 'c2' })],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
      pins: [
        { needId: 'n1', seatId: 'm1' },
        { needId: 'n2', seatId: 'm2' },
      ],
    };
    const one = solved(aCase({ ...two, policy: { officeRooms: 1 } }));
    expect(one.meetings).toHaveLength(8);
    expect(overlaps(one)).toBe(0);
    const both = solved(aCase({ ...two, policy: { officeRooms: 2 } }));
    expect(both.meetings).toHaveLength(8);
    expect(solved(aCase({ ...two, policy: { officeRooms: 0 } })).meetings).toEqual([]);
  });
});

describe('a week too full for the hours that fit', () => {
  const narrow = [{ weekday: 1, start: '09:00', end: '10:00' }];
  const crowd = (overrides: Partial<CaseInput> = {}) =>
    aCase({
      citizens: [aCitizen(), aCitizen({ id: 'c2' })],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2', urgency: 2 })],
      mentors: [aMentor({ availability: narrow }), aMentor({ id: 'm2', displayName: 'Bo', competences: [] })],
      weights: { balance: 0 },
      ...overrides,
    });

  it('should separate two needs whose meetings want the same hour, and keep its bound', () => {
    // m1 alone would be cheaper for both: only the week forbids it.
    const town = crowd({
      needs: [
        aNeed({ competences: ['oekonomi'] }),
        aNeed({ id: 'n2', citizenId: 'c2', urgency: 2, competences: ['oekonomi'] }),
      ],
    });
    const plan = solved(town);
    expect(new Set([seatOf(plan, 'n1'), seatOf(plan, 'n2')])).toEqual(new Set(['m1', 'm2']));
    expect(plan.meetings).toHaveLength(8);
    expect(plan.missedMeetings).toEqual([]);
    const { objective, bound, isOptimal } = plan.certificate;
    // Both on m1: two contact persons and nothing else; apart, one of them lacks the competence.
    expect(bound).toBe(2 * town.weights.contactPerson);
    expect(objective).toBe(bound + town.weights.competence);
    expect(isOptimal).toBe(false);
  });

  it('should let the less urgent wait where there is nobody else, with the week as the reason', () => {
    const plan = solved(crowd({ mentors: [aMentor({ availability: narrow })] }));
    expect(seatOf(plan, 'n2')).toBe('m1');
    expect(plan.waiting).toMatchObject([{ needId: 'n1', reasons: [{ code: expect.stringMatching(/week/i) }] }]);
    expect(plan.missedMeetings).toEqual([]);
  });

  it('should let the other wait before a must-serve need', () => {
    const must = { retOgPligt: { reason: 'personalReasons' as const } };
    const plan = solved(
      crowd({ mentors: [aMentor({ availability: narrow })], citizens: [aCitizen(must), aCitizen({ id: 'c2' })] }),
    );
    expect(seatOf(plan, 'n1')).toBe('m1');
    expect(plan.certificate).toMatchObject({ waitingMustServe: 0 });
  });

  it('should not blame a match for a week that is short', () => {
    const away = { from: '2026-03-10', until: '2026-03-13' };
    const twoDays = [narrow[0]!, { weekday: 2, start: '09:00', end: '10:00' }];
    const plan = solved(crowd({ mentors: [aMentor({ availability: twoDays, absences: [away] })] }));
    expect(plan.waiting).toEqual([]);
    expect(plan.missedMeetings).toMatchObject([{ week: '2026-03-09' }]);
  });
});

describe('a hard frame', () => {
  const must = { retOgPligt: { reason: 'personalReasons' as const } };
  const people = ['1', '2', '3'];
  // 26 weeks of two hours at 100 kr: 520,000 øre a course.
  const town = (capOere: number, hardness: 'soft' | 'hard' = 'hard') =>
    aCase({
      units: [aUnit({ priceOere: 10_000 })],
      citizens: people.map((id, at) => aCitizen({ id: `c${id}`, ...(at === 2 ? must : {}) })),
      needs: people.map((id) => aNeed({ id: `n${id}`, citizenId: `c${id}`, urgency: id === '2' ? 2 : 1 })),
      budgets: [{ id: 'frame', capOere, basis: 'spending', hardness }],
    });

  it('should be passed by must-serve needs alone', () => {
    const plan = solved(town(0));
    expect(plan.assignments.map(({ needId }) => needId)).toEqual(['n3']);
    expect(plan.kpis.overCapOere).toBe(520_000);
    expect(plan.waiting).toMatchObject([{ reasons: [{ code: 'budget' }] }, { reasons: [{ code: 'budget' }] }]);
  });

  it('should leave to the others what must-serve needs do not spend, to the most urgent first', () => {
    expect(solved(town(1_039_999)).assignments.map(({ needId }) => needId)).toEqual(['n3']);
    expect(solved(town(1_040_000)).assignments.map(({ needId }) => needId)).toEqual(['n2', 'n3']);
    expect(solved(town(1_560_000)).assignments).toHaveLength(3);
  });

  it('should only be dearer where it is soft', () => {
    const plan = solved(town(520_000, 'soft'));
    expect(plan.assignments).toHaveLength(3);
    expect(plan.kpis).toMatchObject({ grossOere: 1_560_000, refundOere: 260_000, overCapOere: 1_040_000 });
  });
});
