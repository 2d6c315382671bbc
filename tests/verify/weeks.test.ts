import { describe, expect, it } from 'vitest';
import type { Case, CaseInput } from '../../src/model/case.ts';
import type { Meeting, MissedMeeting, Plan } from '../../src/model/plan.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, type NeedInput } from '../helpers/caseBuilder.ts';
import { aMeeting, handPlan } from './planMaker.ts';

const EASTER_WEEK = '2026-03-30';

function townOf(need: Partial<NeedInput>, overrides: Partial<CaseInput> = {}): Case {
  return aCase({ planWeeks: 2, needs: [aNeed(need)], ...overrides });
}

function planOf(town: Case, meetings: readonly Meeting[], missed: readonly MissedMeeting[] = []): Plan {
  return handPlan(town, { seats: { n1: 'm1' }, meetings, missed });
}

function codesOf(town: Case, plan: Plan): string[] {
  return [...new Set(verifyPlan(town, plan).violations.map(({ code }) => code))].sort();
}

const onDates = (town: Case, ...dates: string[]) => dates.map((date) => aMeeting(town, 'n1', 'm1', date, '09:00'));

describe('the weeks of a plan', () => {
  it('should hold no meeting on Good Friday, and no session on Maundy Thursday', () => {
    const group = {
      id: 'g1',
      mentorId: 'm1',
      name: 'Hold',
      citizensLeast: 1,
      citizensMost: 5,
      weekday: 4,
      start: '10:00',
      minutes: 60,
      everyWeeks: 1,
      firstDate: EASTER_WEEK,
    };
    const town = townOf({ role: 'group' }, { planDate: EASTER_WEEK, groups: [group] });
    const session: Meeting = {
      id: 'g1.2026-04-09',
      kind: 'group',
      needIds: ['n1'],
      seatId: 'g1',
      date: '2026-04-09',
      start: '10:00',
      minutes: 60,
      mode: 'faceToFace',
      place: 'office',
      withCaseworkerId: null,
    };
    const withSession = (...meetings: Meeting[]) => handPlan(town, { seats: { n1: 'g1' }, meetings });
    expect(codesOf(town, withSession(session))).toEqual([]);
    expect(codesOf(town, withSession({ ...session, id: 'g1.2026-04-02', date: '2026-04-02' }, session))).toEqual([
      'EVENT_WRONG',
    ]);
    const course = townOf({}, { planDate: EASTER_WEEK });
    expect(codesOf(course, planOf(course, onDates(course, '2026-03-31', '2026-04-07')))).toEqual([]);
    expect(codesOf(course, planOf(course, onDates(course, '2026-04-03', '2026-04-07')))).toEqual([
      'CITIZEN_NOT_FREE',
      'MENTOR_NOT_FREE',
    ]);
  });

  it('should list a duty from its first date on, in every n-th week', () => {
    const fixedSlot = { weekday: 2, start: '14:00', firstDate: '2026-03-11' };
    const duty = { kind: 'network' as const, minutes: 60, everyWeeks: 2, fixedSlot };
    const town = townOf({}, { planWeeks: 3, mentors: [aMentor({ duties: [duty] })] });
    const meetings = onDates(town, '2026-03-02', '2026-03-09', '2026-03-16');
    // Counted from the week of Wednesday 11 March, whose Tuesday comes before it; the next is two weeks later, after the plan.
    expect(codesOf(town, planOf(town, meetings))).toEqual([]);
  });

  it('should ask for no meeting in a week the course covers two days of', () => {
    const thursday = townOf({ start: '2026-03-05' });
    expect(codesOf(thursday, planOf(thursday, onDates(thursday, '2026-03-09')))).toEqual([]);
    const duty = townOf(
      { start: '2026-03-05' },
      { citizens: [aCitizen({ retOgPligt: { reason: 'personalReasons' } })] },
    );
    expect(codesOf(duty, planOf(duty, onDates(duty, '2026-03-09')))).toEqual([]);
    const wednesday = townOf({ start: '2026-03-04' });
    expect(codesOf(wednesday, planOf(wednesday, onDates(wednesday, '2026-03-09')))).toEqual(['CADENCE_SHORT']);
  });

  it('should let a course run on whose grant ended before the plan, and end with a later one', () => {
    const ended = townOf(
      { grant: { id: 'b1', law: 'lab', start: '2025-10-01', end: '2026-02-27' } },
      { relations: [{ needId: 'n1', seatId: 'm1', since: '2025-10-01' }] },
    );
    const meetings = onDates(ended, '2026-03-02', '2026-03-09');
    expect(codesOf(ended, planOf(ended, meetings)).filter((code) => code !== 'PAIR_INELIGIBLE')).toEqual([]);
    const ending = townOf({ grant: { id: 'b1', law: 'lab', start: '2025-10-01', end: '2026-03-06' } });
    expect(codesOf(ending, planOf(ending, onDates(ending, '2026-03-02')))).toEqual([]);
    expect(codesOf(ending, planOf(ending, meetings))).toEqual(['MEETING_OUTSIDE_PLAN']);
  });

  it('should count a fortnightly course in any phase, and a period shorter than the plan from above only', () => {
    const cadence = { count: 3, everyWeeks: 2 as const, minutes: 60 };
    const town = townOf({ cadence }, { planWeeks: 3 });
    const first = [...onDates(town, '2026-03-02'), aMeeting(town, 'n1', 'm1', '2026-03-03', '09:00', 2)];
    const third = [...onDates(town, '2026-03-16'), aMeeting(town, 'n1', 'm1', '2026-03-17', '09:00', 2)];
    expect(codesOf(town, planOf(town, [...first, ...onDates(town, '2026-03-09'), ...third]))).toEqual([]);
    expect(codesOf(town, planOf(town, [...first, ...third]))).toEqual(['CADENCE_SHORT']);
    const monthly = townOf({ cadence: { count: 1, everyWeeks: 4, minutes: 60 } });
    expect(codesOf(monthly, planOf(monthly, []))).toEqual([]);
    expect(codesOf(monthly, planOf(monthly, onDates(monthly, '2026-03-02', '2026-03-09')))).toEqual([
      'CADENCE_EXCEEDED',
    ]);
  });

  it('should let a new course begin with its start meeting in the second week, and no later than the policy looks', () => {
    const caseworkers = [{ id: 'cw1', displayName: 'Dorte Lund' }];
    const town = townOf(
      { startMeetingWithCaseworker: true },
      { planWeeks: 4, caseworkers, citizens: [aCitizen({ caseworkerId: 'cw1' })] },
    );
    const from = (...dates: string[]) => {
      const [start, ...rest] = onDates(town, ...dates);
      return planOf(town, [{ ...start!, kind: 'startMeeting', withCaseworkerId: 'cw1' }, ...rest]);
    };
    expect(codesOf(town, from('2026-03-09', '2026-03-16', '2026-03-23'))).toEqual([]);
    expect(codesOf(town, from('2026-03-23'))).toEqual(['CADENCE_SHORT']);
    const without = planOf(town, onDates(town, '2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'));
    expect(codesOf(town, without)).toEqual(['START_MEETING_MISSING']);
    const noted = { ...without, notices: [{ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: ['n1'] }] };
    expect(codesOf(town, noted)).toEqual(['NOTICE_WRONG']);
    const absences = [{ from: '2026-03-02', until: '2026-03-15' }];
    const away = { ...town, caseworkers: [{ ...town.caseworkers[0]!, absences }] };
    expect(codesOf(away, noted)).toEqual([]);
    expect(codesOf(away, without)).toEqual(['START_MEETING_MISSING']);
  });

  it('should allow one start meeting, not two in the first week', () => {
    const caseworkers = [{ id: 'cw1', displayName: 'Dorte Lund' }];
    const cadence = { count: 2, everyWeeks: 1 as const, minutes: 60 };
    const need = { startMeetingWithCaseworker: true, cadence };
    const town = townOf(need, { planWeeks: 1, caseworkers, citizens: [aCitizen({ caseworkerId: 'cw1' })] });
    const start = { kind: 'startMeeting' as const, withCaseworkerId: 'cw1' };
    const first = { ...aMeeting(town, 'n1', 'm1', '2026-03-02', '09:00'), ...start };
    const second = aMeeting(town, 'n1', 'm1', '2026-03-03', '09:00', 2);
    expect(codesOf(town, planOf(town, [first, second]))).toEqual([]);
    expect(codesOf(town, planOf(town, [first, { ...second, ...start }]))).toEqual(['START_MEETING_WRONG']);
  });

  it('should keep the weekly duty whatever the caseworker’s calendar says', () => {
    const caseworkers = [{ id: 'cw1', displayName: 'Dorte Lund' }];
    const citizens = [aCitizen({ caseworkerId: 'cw1', retOgPligt: { reason: 'personalReasons' } })];
    const town = townOf({ startMeetingWithCaseworker: true }, { caseworkers, citizens });
    const [first, second] = onDates(town, '2026-03-02', '2026-03-09');
    const start = { ...second!, kind: 'startMeeting' as const, withCaseworkerId: 'cw1' };
    expect(codesOf(town, planOf(town, [first!, start]))).toEqual([]);
    expect(codesOf(town, planOf(town, [start]))).toEqual(['CADENCE_SHORT', 'WEEKLY_DUTY_UNNAMED']);
  });

  it('should meet a citizen in the evening only where the citizen wants evenings and the mentor has them', () => {
    const evening = { weekday: 1, start: '16:00', end: '20:00' };
    const mentors = [aMentor({ availability: [{ weekday: 1, start: '08:00', end: '20:00' }] }), aMentor({ id: 'm2' })];
    const at = (workingHours: 'onlyOutside' | 'only' | 'mostlyOutside', start: string) => {
      const town = townOf(
        {},
        {
          planWeeks: 1,
          mentors,
          citizens: [aCitizen({ workingHours, availability: [evening, { weekday: 1, start: '08:00', end: '16:00' }] })],
        },
      );
      return codesOf(town, planOf(town, [aMeeting(town, 'n1', 'm1', '2026-03-02', start)]));
    };
    expect(at('onlyOutside', '17:00')).toEqual([]);
    expect(at('onlyOutside', '15:30')).toEqual(['CITIZEN_NOT_FREE']);
    expect(at('only', '09:00')).toEqual([]);
    expect(at('only', '16:00')).toEqual(['CITIZEN_NOT_FREE']);
    expect(at('mostlyOutside', '15:30')).toEqual([]);
  });
});
