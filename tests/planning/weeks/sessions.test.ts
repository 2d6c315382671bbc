import { describe, expect, it } from 'vitest';
import type { CaseInput } from '../../../src/model/case.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { verifyPlan } from '../../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, type CitizenInput } from '../../helpers/caseBuilder.ts';
import { solved } from '../../helpers/solved.ts';

const group = (id: string, mentorId: string, start = '10:00') => ({
  id,
  mentorId,
  name: 'Morning',
  citizensLeast: 1,
  citizensMost: 5,
  weekday: 2,
  start,
  minutes: 60,
  everyWeeks: 1,
  firstDate: '2026-03-03',
});

/** Two citizens in one group on Tuesdays 10–11. */
const town = (second: Partial<CitizenInput>, rest: Partial<CaseInput> = {}) =>
  aCase({
    planWeeks: 2,
    citizens: [aCitizen(), aCitizen({ id: 'c2', ...second })],
    needs: [aNeed({ role: 'group' }), aNeed({ id: 'n2', citizenId: 'c2', role: 'group' })],
    groups: [group('g1', 'm1')],
    ...rest,
  });

const members = (plan: Plan) => plan.meetings.map(({ seatId, date, needIds }) => [seatId, date, ...needIds]);
const codes = (input: ReturnType<typeof town>, plan: Plan) =>
  verifyPlan(input, plan).violations.map(({ code }) => code);

describe('a group session', () => {
  it.each([
    ['absence', { absences: [{ from: '2026-03-10', until: '2026-03-10' }] }],
    ['noCommonTime', { appointments: [{ date: '2026-03-10', start: '10:30', end: '11:30' }] }],
  ])('should be without a citizen who cannot come: %s', (code, second) => {
    const input = town(second);
    const plan = solved(input);
    expect(members(plan)).toEqual([
      ['g1', '2026-03-03', 'n1', 'n2'],
      ['g1', '2026-03-10', 'n1'],
    ]);
    expect(plan.missedMeetings).toEqual([{ needId: 'n2', week: '2026-03-09', code, breachOfWeeklyDuty: false }]);
    expect(codes(input, { ...plan, missedMeetings: [] })).toContain('CADENCE_SHORT');
    expect(codes(input, solved(town({})))).toEqual(expect.arrayContaining(['EVENT_WRONG', 'CADENCE_SHORT']));
  });

  it('should begin and end for each member with his own course', () => {
    const grant = { id: 'b1', law: 'lab' as const, start: '2025-12-01', end: '2026-03-13' };
    const input = town(
      {},
      {
        planWeeks: 3,
        needs: [
          aNeed({ role: 'group', start: '2026-03-10' }),
          aNeed({ id: 'n2', citizenId: 'c2', role: 'group', grant }),
        ],
      },
    );
    const plan = solved(input);
    expect(members(plan)).toEqual([
      ['g1', '2026-03-03', 'n2'],
      ['g1', '2026-03-10', 'n1', 'n2'],
      ['g1', '2026-03-17', 'n1'],
    ]);
    expect(plan.missedMeetings).toEqual([]);
    expect(codes(input, plan)).toEqual([]);
    expect(codes(input, solved({ ...input, needs: input.needs.map(({ grant: _, ...need }) => need) }))).toContain(
      'EVENT_WRONG',
    );
  });

  it('should keep nobody busy after his course', () => {
    const grant = { id: 'b1', law: 'lab' as const, start: '2025-12-01', end: '2026-03-06' };
    const availability = [{ weekday: 2, start: '10:00', end: '11:00' }];
    const input = town(
      {},
      {
        mentors: [aMentor(), aMentor({ id: 'm2', displayName: 'Bo' })],
        citizens: [aCitizen({ availability })],
        needs: [aNeed({ role: 'group', grant }), aNeed({ id: 'n2' })],
        pins: [{ needId: 'n2', seatId: 'm2' }],
      },
    );
    const plan = solved(input);
    expect(members(plan)).toEqual([
      ['g1', '2026-03-03', 'n1'],
      ['m2', '2026-03-10', 'n2'],
    ]);
    expect(plan.missedMeetings).toMatchObject([{ needId: 'n2', week: '2026-03-02', code: 'noCommonTime' }]);
    expect(codes(input, plan)).toEqual([]);
  });

  it('should hold nobody who is at another session then, the first need of the case before the second', () => {
    const both = {
      mentors: [aMentor(), aMentor({ id: 'm2', displayName: 'Bo' })],
      citizens: [aCitizen()],
      needs: [aNeed({ role: 'group' }), aNeed({ id: 'n2', role: 'group' })],
      pins: [
        { needId: 'n1', seatId: 'g1' },
        { needId: 'n2', seatId: 'g2' },
      ],
    };
    const plan = solved(town({}, { ...both, groups: [group('g1', 'm1'), group('g2', 'm2', '10:30')] }));
    expect(plan.meetings.map(({ needIds }) => needIds)).toEqual([['n1'], ['n1']]);
    expect(plan.missedMeetings).toMatchObject([
      { needId: 'n2', code: 'sharedPersonBusy' },
      { needId: 'n2', code: 'sharedPersonBusy' },
    ]);
    const apart = solved(town({}, { ...both, groups: [group('g1', 'm1'), group('g2', 'm2', '11:00')] }));
    expect([apart.meetings.length, apart.missedMeetings]).toEqual([4, []]);
  });

  it('should give nobody a second group that meets while his first does', () => {
    const twice = {
      mentors: [aMentor(), aMentor({ id: 'm2', displayName: 'Bo' }), aMentor({ id: 'm3', displayName: 'Carl' })],
      citizens: [aCitizen()],
      needs: [aNeed({ role: 'group' }), aNeed({ id: 'n2', role: 'group' })],
    };
    const clashing = [group('g1', 'm1'), group('g2', 'm2', '10:30')];
    const input = town({}, { ...twice, groups: [...clashing, group('g3', 'm3', '13:00')] });
    const plan = solved(input);
    expect([plan.waiting, plan.missedMeetings]).toEqual([[], []]);
    expect(plan.meetings).toHaveLength(4);
    const narrow = town({}, { ...twice, groups: clashing });
    const waits = solved(narrow);
    expect(waits.waiting).toMatchObject([{ reasons: [{ code: 'weekFull', subjects: ['g1', 'g2'] }] }]);
    expect([waits.meetings.length, waits.missedMeetings]).toEqual([2, []]);
    expect(codes(narrow, waits)).toEqual([]);
  });
});
