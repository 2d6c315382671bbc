import { describe, expect, it } from 'vitest';
import type { CaseInput } from '../../src/model/case.ts';
import type { Meeting } from '../../src/model/plan.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';
import { aMeeting, handPlan } from './planMaker.ts';

const OFFICE = { latitude: 55.4, longitude: 10.38 };
/** 4.4 km away: 24 minutes by bike, so half an hour of quarters. */
const HOME = { latitude: 55.44, longitude: 10.38 };

/** n1 meets at the office, n2 at home, n3 by phone, all with one mentor on Monday 2 March. */
function codesOf(
  starts: { n1?: string; n2?: string; n3?: string },
  policy: NonNullable<CaseInput['policy']> = {},
): string[] {
  const weekly = { count: 1, everyWeeks: 1 as const, minutes: 60 };
  const town = aCase({
    planWeeks: 1,
    policy,
    units: [aUnit({ place: OFFICE })],
    mentors: [aMentor()],
    citizens: [aCitizen(), aCitizen({ id: 'c2', home: HOME }), aCitizen({ id: 'c3' })],
    needs: [
      aNeed(),
      aNeed({ id: 'n2', citizenId: 'c2', cadence: { ...weekly, place: 'home' } }),
      aNeed({ id: 'n3', citizenId: 'c3', cadence: { ...weekly, mode: 'phone', place: 'remote' } }),
    ],
  });
  const meetings: Meeting[] = Object.entries(starts).map(([id, start]) =>
    aMeeting(town, id, 'm1', '2026-03-02', start),
  );
  const seats = Object.fromEntries(Object.keys(starts).map((id) => [id, 'm1']));
  return verifyPlan(town, handPlan(town, { seats, meetings })).violations.map(({ code }) => code);
}

describe('a mentor’s day on the road', () => {
  it('should leave time for the journey out, between and home', () => {
    expect(codesOf({ n2: '08:30' })).toEqual([]);
    expect(codesOf({ n2: '08:15' })).toEqual(['TRAVEL_TOO_SHORT']);
    expect(codesOf({ n2: '14:30' })).toEqual([]);
    expect(codesOf({ n2: '14:45' })).toEqual(['TRAVEL_TOO_SHORT']);
    expect(codesOf({ n1: '09:00', n2: '10:30' })).toEqual([]);
    expect(codesOf({ n1: '09:00', n2: '10:15' })).toEqual(['TRAVEL_TOO_SHORT']);
  });

  it('should hold a call at the base', () => {
    expect(codesOf({ n2: '09:00', n3: '10:30' })).toEqual([]);
    expect(codesOf({ n2: '09:00', n3: '10:15' })).toEqual(['TRAVEL_TOO_SHORT']);
    expect(codesOf({ n1: '08:00', n3: '09:00' })).toEqual([]);
  });

  it('should go to the company where the citizen is placed, at the same place as others there', () => {
    const weekly = { count: 1, everyWeeks: 1 as const, minutes: 60, place: 'company' as const };
    const placement = { organisationId: 'firm', kind: 'company' as const, from: '2026-01-05' };
    const firm = aUnit({ id: 'firm', kind: 'company', organisationId: 'firm', place: HOME });
    const town = (units: ReturnType<typeof aUnit>[]) =>
      aCase({
        planWeeks: 1,
        units,
        mentors: [aMentor({ availability: [{ weekday: 1, start: '08:00', end: '13:00' }] })],
        citizens: [aCitizen({ placement }), aCitizen({ id: 'c2', placement })],
        needs: [aNeed({ cadence: weekly }), aNeed({ id: 'n2', citizenId: 'c2', cadence: weekly })],
      });
    const codes = (first: string, second: string, units = [aUnit({ place: OFFICE }), firm]) => {
      const input = town(units);
      const meetings = [
        aMeeting(input, 'n1', 'm1', '2026-03-02', first),
        aMeeting(input, 'n2', 'm1', '2026-03-02', second),
      ];
      return verifyPlan(input, handPlan(input, { seats: { n1: 'm1', n2: 'm1' }, meetings })).violations.map(
        ({ code }) => code,
      );
    };
    expect(codes('08:30', '09:30')).toEqual([]);
    expect(codes('08:15', '09:30')).toEqual(['TRAVEL_TOO_SHORT']);
    expect(codes('08:30', '12:00')).toEqual(['TRAVEL_TOO_SHORT']);
    // Without an address of the company there is no way to count.
    expect(codes('08:00', '12:00', [aUnit({ place: OFFICE }), { ...firm, place: undefined }])).toEqual([]);
    const input = town([aUnit({ place: OFFICE }), firm]);
    const plan = solved(input);
    expect(plan.meetings).toHaveLength(2);
    expect(plan.meetings.every(({ start }) => '08:30' <= start && start <= '11:30')).toBe(true);
    expect(verifyPlan(input, plan).violations).toEqual([]);
  });

  it('should count the pause before the journey, and before a meeting at the same place', () => {
    expect(codesOf({ n1: '09:00', n2: '10:45' }, { breakMinutes: 15 })).toEqual([]);
    expect(codesOf({ n1: '09:00', n2: '10:30' }, { breakMinutes: 15 })).toEqual(['TRAVEL_TOO_SHORT']);
    expect(codesOf({ n1: '09:00', n3: '10:15' }, { breakMinutes: 15 })).toEqual([]);
    expect(codesOf({ n1: '09:00', n3: '10:00' }, { breakMinutes: 15 })).toEqual(['TRAVEL_TOO_SHORT']);
    expect(codesOf({ n2: '14:15' }, { breakMinutes: 15 })).toEqual([]);
    expect(codesOf({ n2: '14:30' }, { breakMinutes: 15 })).toEqual(['TRAVEL_TOO_SHORT']);
  });

  it('should find half an hour in the lunch window beside meetings and journeys', () => {
    const window = { lunchFrom: '11:00', lunchUntil: '12:00' };
    // From 11:00 to 12:00 there is room for the journey of half an hour and the break of half an hour, and no more.
    expect(codesOf({ n1: '10:00', n2: '12:00' }, window)).toEqual([]);
    expect(codesOf({ n1: '10:15', n2: '12:00' }, window)).toEqual(['BREAK_MISSING']);
    expect(codesOf({ n1: '10:15', n2: '12:00' }, { ...window, lunchBreakMinutes: 15 })).toEqual([]);
    expect(codesOf({ n1: '11:00' }, window)).toEqual(['BREAK_MISSING']);
    expect(codesOf({ n1: '11:00' }, { ...window, lunchBreakMinutes: 0 })).toEqual([]);
  });
});
