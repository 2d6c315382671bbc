import { describe, expect, it } from 'vitest';
import type { CaseInput } from '../../../src/model/case.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { verifyPlan } from '../../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, type NeedInput } from '../../helpers/caseBuilder.ts';
import { solved, withRelationsOf } from '../../helpers/solved.ts';

const window = (weekday: number, start: string, end: string) => ({ weekday, start, end });
const cadence = (everyWeeks: 1 | 2 | 4, minutes = 120) =>
  ({ count: 1, everyWeeks, minutes, mode: 'faceToFace', place: 'office' }) as const;

/** Citizens who can only meet on Tuesdays 14–16, each with a course of two hours, and one mentor. */
function tuesdays(everyWeeks: readonly (1 | 2 | 4)[], rest: Partial<CaseInput> = {}) {
  return aCase({
    planWeeks: 4,
    mentors: [aMentor({ capacityMinutes: 1200 })],
    citizens: everyWeeks.map((_, at) => aCitizen({ id: `c${at}`, availability: [window(2, '14:00', '16:00')] })),
    needs: everyWeeks.map((weeks, at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, cadence: cadence(weeks) })),
    ...rest,
  });
}

function datesOf(plan: Plan, needId: string): string[] {
  return plan.meetings.filter(({ needIds }) => needIds.includes(needId)).map(({ date }) => date);
}

describe('courses that share an afternoon', () => {
  it('should take turns, two every fortnight', () => {
    const plan = solved(tuesdays([2, 2]));
    expect(plan.missedMeetings).toEqual([]);
    expect(datesOf(plan, 'n0')).toEqual(['2026-03-03', '2026-03-17']);
    expect(datesOf(plan, 'n1')).toEqual(['2026-03-10', '2026-03-24']);
  });

  it('should take turns, four every month and a fortnight with two months', () => {
    const months = solved(tuesdays([4, 4, 4, 4]));
    expect([months.missedMeetings, months.waiting]).toEqual([[], []]);
    const mixed = solved(tuesdays([4, 2, 4]));
    expect([mixed.missedMeetings, mixed.waiting]).toEqual([[], []]);
  });

  it('should begin as early as they can where nothing is in the way', () => {
    expect(datesOf(solved(tuesdays([4])), 'n0')).toEqual(['2026-03-03']);
    const later = tuesdays([4]);
    const start = '2026-03-16';
    expect(datesOf(solved({ ...later, needs: [{ ...later.needs[0]!, start }] }), 'n0')).toEqual(['2026-03-17']);
  });

  it('should keep out of a week in which one of them is away', () => {
    const mentors = [aMentor({ absences: [{ from: '2026-03-02', until: '2026-03-13' }] })];
    const plan = solved(tuesdays([4], { mentors }));
    expect([datesOf(plan, 'n0'), plan.missedMeetings]).toEqual([['2026-03-17'], []]);
  });

  it('should keep out of a first week whose one afternoon is before the plan', () => {
    const plan = solved(tuesdays([2], { planDate: '2026-03-04' }));
    expect([datesOf(plan, 'n0'), plan.missedMeetings]).toEqual([['2026-03-10', '2026-03-24'], []]);
  });
});

describe('a running course', () => {
  const running = (lastMeeting: string) =>
    tuesdays([4], {
      relations: [
        { needId: 'n0', seatId: 'm1', since: '2026-01-05', slots: [{ weekday: 2, start: '14:00' }], lastMeeting },
      ],
    });

  it('should meet a whole period after its latest meeting', () => {
    expect(datesOf(solved(running('2026-02-10')), 'n0')).toEqual(['2026-03-10']);
    expect(datesOf(solved(running('2026-02-24')), 'n0')).toEqual(['2026-03-24']);
  });

  it('should keep its weeks when the plan is made again', () => {
    const town = tuesdays([4, 2, 4]);
    const plan = solved(town);
    const again = solved(withRelationsOf({ ...town, planDate: '2026-03-09' }, plan));
    const from = (dates: readonly string[]) => dates.filter((date) => date >= '2026-03-09' && date <= '2026-03-29');
    for (const { id } of town.needs) expect(from(datesOf(again, id))).toEqual(from(datesOf(plan, id)));
  });
});

describe('a new course that is short', () => {
  const grant = (end: string) => ({ id: 'b1', law: 'lab' as const, start: '2026-01-05', end });
  const caseworker = { caseworkers: [{ id: 'k1', displayName: 'Kim' }] };
  const short = (end: string, need: Partial<NeedInput> = {}, rest: Partial<CaseInput> = {}) =>
    aCase({
      ...caseworker,
      planWeeks: 8,
      citizens: [aCitizen({ caseworkerId: 'k1' })],
      needs: [aNeed({ cadence: cadence(4), grant: grant(end), ...need })],
      ...rest,
    });

  it('should meet in a week inside the course, with a start meeting or without', () => {
    for (const startMeetingWithCaseworker of [false, true]) {
      for (const everyWeeks of [2, 4] as const) {
        const plan = solved(short('2026-03-06', { cadence: cadence(everyWeeks), startMeetingWithCaseworker }));
        expect(datesOf(plan, 'n1')).toHaveLength(1);
        expect(datesOf(plan, 'n1')[0]! <= '2026-03-06').toBe(true);
      }
    }
  });

  it('should say so where the weeks of the course hold no meeting', () => {
    const away = { citizens: [aCitizen({ absences: [{ from: '2026-03-01', until: '2026-03-08' }] })] };
    const town = short('2026-03-06', {}, away);
    const plan = solved(town);
    expect(plan.missedMeetings).toMatchObject([{ needId: 'n1', week: '2026-03-02', code: 'absence' }]);
    const silent = { ...plan, missedMeetings: [] };
    expect(verifyPlan(town, silent).violations.map(({ code }) => code)).toContain('CADENCE_SHORT');
  });

  it('should say so where the course has no whole week', () => {
    const town = short('2026-03-03');
    const plan = solved(town);
    expect(plan.notices).toContainEqual({ code: 'NO_WEEK_IN_COURSE', subjects: ['n1', '2026-03-02', '2026-03-03'] });
    const silent = verifyPlan(town, { ...plan, notices: [] }).violations.map(({ code }) => code);
    expect(silent).toEqual(['NOTICE_MISSING']);
  });

  it('should meet inside a course that begins after the weeks others are weighed in', () => {
    const needs = Array.from({ length: 6 }, (_, at) =>
      aNeed({ id: `n${at}`, start: '2026-04-15', cadence: cadence(4), grant: grant('2026-04-17') }),
    );
    for (const need of needs)
      expect(datesOf(solved(short('2026-03-06', {}, { needs: [need] })), need.id)).toHaveLength(1);
  });
});
