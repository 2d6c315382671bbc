import { describe, expect, it } from 'vitest';
import { fill, label } from '../../src/explain/label.ts';
import { generateTown } from '../../src/generate/index.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const DAYTIME = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '16:00' }));
const WITH_EVENINGS = [...DAYTIME, { weekday: 3, start: '16:00', end: '20:00' }];

describe('scenario 33, working hours', () => {
  it('should keep at least nine of ten meetings inside the default window', () => {
    const { kpis } = solved(generateTown({ citizens: 60, mentors: 12, seed: 3 }), 40_000);
    expect(kpis.meetings).toBeGreaterThan(0);
    expect(kpis.meetingsInWorkingHours / kpis.meetings).toBeGreaterThanOrEqual(0.9);
  });

  it('should give an evening slot only with a mentor who has evenings', () => {
    const plan = solved(
      aCase({
        mentors: [
          aMentor({ id: 'day', availability: DAYTIME }),
          aMentor({ id: 'evening', availability: WITH_EVENINGS }),
        ],
        citizens: [aCitizen({ workingHours: 'onlyOutside' })],
      }),
    );
    expect(seatOf(plan, 'n1')).toBe('evening');
    expect(plan.meetings.length).toBeGreaterThan(0);
    expect(plan.meetings.every(({ start }) => start >= '16:00')).toBe(true);
  });
});

describe('scenario 33, nobody with evenings', () => {
  it('should let the citizen wait, and say that there is no common time', () => {
    const plan = solved(
      aCase({ mentors: [aMentor({ availability: DAYTIME })], citizens: [aCitizen({ workingHours: 'onlyOutside' })] }),
    );
    expect(plan.meetings).toEqual([]);
    expect(plan.waiting).toMatchObject([{ reasons: [{ code: 'noCommonTime', subjects: ['m1'] }] }]);
  });
});

describe('scenario 34, start meeting', () => {
  const town = (caseworkerWindow: { weekday: number; start: string; end: string }) =>
    aCase({
      caseworkers: [{ id: 'w1', displayName: 'Sagsbehandler 1', availability: [caseworkerWindow] }],
      citizens: [aCitizen({ caseworkerId: 'w1' })],
      needs: [aNeed({ startMeetingWithCaseworker: true })],
    });

  it('should hold the first meeting when citizen, mentor and caseworker are all free', () => {
    const [first, second] = solved(town({ weekday: 4, start: '13:00', end: '14:00' })).meetings;
    expect(first).toMatchObject({ kind: 'startMeeting', date: '2026-03-05', start: '13:00', withCaseworkerId: 'w1' });
    expect(second).toMatchObject({ kind: 'meeting', withCaseworkerId: null });
  });

  it('should look for her slot in two weeks, and no longer', () => {
    const awayUntil = (until: string) => ({
      ...town({ weekday: 4, start: '13:00', end: '14:00' }),
      caseworkers: [
        {
          id: 'w1',
          displayName: 'Sagsbehandler 1',
          availability: [{ weekday: 4, start: '13:00', end: '14:00' }],
          appointments: [],
          absences: [{ from: '2026-03-02', until }],
        },
      ],
    });
    const started = (until: string) => solved(awayUntil(until)).meetings.find(({ kind }) => kind === 'startMeeting');
    expect(started('2026-03-08')).toMatchObject({ date: '2026-03-12', withCaseworkerId: 'w1' });
    expect(started('2026-03-15')).toBeUndefined();
  });

  it('should go ahead without the caseworker, flagged, when she has no slot in two weeks', () => {
    const plan = solved(town({ weekday: 6, start: '10:00', end: '12:00' }));
    expect(plan.meetings[0]).toMatchObject({ kind: 'meeting', withCaseworkerId: null });
    expect(plan.notices).toContainEqual({ code: 'START_MEETING_WITHOUT_CASEWORKER', subjects: ['n1'] });
    const words = fill(label('notice', 'START_MEETING_WITHOUT_CASEWORKER', 'da'), { s: 'n1' });
    expect(words).toBe('Opstartsmøde uden sagsbehandler: n1');
  });
});
