import { describe, expect, it } from 'vitest';
import type { CaseInput } from '../../../src/model/case.ts';
import type { Meeting, Plan } from '../../../src/model/plan.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../../helpers/caseBuilder.ts';
import { seatOf, solved } from '../../helpers/solved.ts';

describe('what several weeks share', () => {
  const overlap = (a: Meeting, b: Meeting) => {
    const end = ({ start, minutes }: Meeting) => Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + minutes;
    const begin = (meeting: Meeting) => end(meeting) - meeting.minutes;
    return a.date === b.date && begin(a) < end(b) && begin(b) < end(a);
  };
  const overlaps = ({ meetings }: Plan) =>
    meetings.flatMap((a, at) => meetings.slice(at + 1).filter((b) => overlap(a, b))).length;
  const hours = [1, 2].map((weekday) => ({ weekday, start: '09:00', end: '10:00' }));
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
