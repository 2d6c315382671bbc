import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capacityMinutes,
  caseload,
  contactCapacityMinutes,
  mentorMinutes,
  travelMinutes,
} from '../../src/fit/index.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit } from '../helpers/caseBuilder.ts';

const TOWN_HALL = { latitude: 55.4, longitude: 10.4 };
/** 1,000 m due north of the town hall. */
const ONE_KILOMETRE_NORTH = { latitude: 55.4 + 1000 / 111_195, longitude: 10.4 };

describe('mentorMinutes', () => {
  it('should stretch granted time by the overhead and round up to five minutes', () => {
    const input = aCase({ units: [aUnit({ overheadPercent: 133 })], needs: [aNeed({ grantedMinutes: 60 })] });
    expect(mentorMinutes(aPair(input))).toBe(80); // 79.8
  });

  it('should let a mentor’s own overhead win over the unit’s', () => {
    const input = aCase({
      units: [aUnit({ overheadPercent: 133 })],
      mentors: [aMentor({ overheadPercent: 250 })],
      needs: [aNeed({ grantedMinutes: 60 })],
    });
    expect(mentorMinutes(aPair(input))).toBe(150);
  });

  it('should add the way there and back for each meeting', () => {
    const input = aCase({
      units: [aUnit({ place: TOWN_HALL })],
      mentors: [aMentor({ travelMode: 'walk' })],
      citizens: [aCitizen({ home: ONE_KILOMETRE_NORTH })],
      needs: [aNeed({ grantedMinutes: 60, cadence: { count: 1, everyWeeks: 2, minutes: 60, place: 'home' } })],
    });
    // 1,000 m × 1.3 detour at 83 m a minute = 15.7, so 16 minutes one way, 32 every second week, 16 a week.
    expect(mentorMinutes(aPair(input))).toBe(80);
  });

  it('should count the way to the company where the citizen is placed like the way to a home', () => {
    const minutesTo = (place: 'home' | 'company', unitId: string, units = [corps, firm]) =>
      mentorMinutes(
        aPair(
          aCase({
            units,
            mentors: [aMentor({ unitId, organisationId: unitId, travelMode: 'walk' })],
            citizens: [
              aCitizen({
                home: ONE_KILOMETRE_NORTH,
                placement: { organisationId: 'firm', kind: 'company', from: '2026-01-05' },
              }),
            ],
            needs: [aNeed({ grantedMinutes: 60, cadence: { count: 1, everyWeeks: 1, minutes: 60, place } })],
          }),
        ),
      );
    const corps = aUnit({ place: TOWN_HALL });
    const firm = aUnit({ id: 'firm', kind: 'company', organisationId: 'firm', place: ONE_KILOMETRE_NORTH });
    expect(minutesTo('home', 'corps')).toBe(95); // 16 minutes there, 16 back
    expect(minutesTo('company', 'corps')).toBe(95);
    expect(minutesTo('company', 'firm')).toBe(60); // at his own workplace
    expect(minutesTo('company', 'corps', [corps, { ...firm, place: undefined }])).toBe(60); // no address
    const branch = aUnit({ ...firm, id: 'branch', place: TOWN_HALL });
    expect(minutesTo('company', 'branch', [firm, branch])).toBe(60); // at his own branch, not the first of the firm
  });

  it('should count the hours of a shared function once, not per citizen', () => {
    const input = aCase({ mentors: [aMentor({ sharedFunction: { minutes: 300, citizensMost: 4 } })] });
    expect(mentorMinutes(aPair(input))).toBe(0);
    expect(caseload(aPair(input).seat)).toBe(4);
    expect(capacityMinutes(indexCase(input), aPair(input).seat)).toBeUndefined();
  });

  it('should never take less than the granted time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6000 }),
        fc.integer({ min: 100, max: 400 }),
        (grantedMinutes, overheadPercent) => {
          const input = aCase({ units: [aUnit({ overheadPercent })], needs: [aNeed({ grantedMinutes })] });
          const own = mentorMinutes(aPair(input));
          expect(own).toBeGreaterThanOrEqual(grantedMinutes);
          expect(own % 5).toBe(0);
          expect(own).toBeLessThan((grantedMinutes * overheadPercent) / 100 + 5);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('capacityMinutes', () => {
  it('should take supervision off by its cadence (S26)', () => {
    const seat = seatWith({ capacityMinutes: 2220, duties: [{ kind: 'supervision', minutes: 180, everyWeeks: 2 }] });
    expect(capacityMinutes(seat.index, seat.seat)).toBe(2220 - 90);
  });

  it('should follow the latest change of capacity on the plan date', () => {
    const seat = seatWith({
      capacityMinutes: 2220,
      capacityFrom: [
        { from: '2026-01-01', minutes: 1200 },
        { from: '2026-03-02', minutes: 900 },
        { from: '2026-04-01', minutes: 60 },
      ],
    });
    expect(capacityMinutes(seat.index, seat.seat)).toBe(900);
  });

  it('should take a group off its leader’s hours once, whether or not it fills (S33)', () => {
    const seat = seatWith({ capacityMinutes: 600 }, [aGroup(120, 2)]);
    expect(capacityMinutes(seat.index, seat.seat)).toBe(600 - 60);
    const stretched = seatWith({ capacityMinutes: 600, overheadPercent: 150 }, [aGroup(120, 2)]);
    expect(capacityMinutes(stretched.index, stretched.seat)).toBe(600 - 90);
  });

  it('should never be negative', () => {
    const seat = seatWith({ capacityMinutes: 30, duties: [{ kind: 'supervision', minutes: 180, everyWeeks: 1 }] });
    expect(capacityMinutes(seat.index, seat.seat)).toBe(0);
  });

  it('should be worth capacity over overhead in contact hours (scenario 15)', () => {
    const duties = [{ kind: 'supervision' as const, minutes: 180, everyWeeks: 2 }];
    const municipal = seatWith({ capacityMinutes: 2220, overheadPercent: 133, duties });
    const privately = seatWith({ capacityMinutes: 2220, overheadPercent: 250, duties });
    expect(contactCapacityMinutes(municipal.index, municipal.seat) / 60).toBeCloseTo(26.7, 1);
    expect(contactCapacityMinutes(privately.index, privately.seat) / 60).toBeCloseTo(14.2, 1);
  });
});

describe('travelMinutes', () => {
  it('should be 0 to an unknown place and grow with distance', () => {
    const { policy } = aCase();
    expect(travelMinutes(TOWN_HALL, undefined, 'car', policy)).toBe(0);
    expect(travelMinutes(TOWN_HALL, TOWN_HALL, 'car', policy)).toBe(0);
    expect(travelMinutes(TOWN_HALL, ONE_KILOMETRE_NORTH, 'walk', policy)).toBe(16);
    expect(travelMinutes(TOWN_HALL, ONE_KILOMETRE_NORTH, 'car', policy)).toBe(2);
  });
});

// Helpers

function seatWith(overrides: Parameters<typeof aMentor>[0], groups: ReturnType<typeof aGroup>[] = []) {
  const index = indexCase(aCase({ mentors: [aMentor(overrides)], groups }));
  return { index, seat: index.seats[0]! };
}

function aGroup(minutes: number, everyWeeks: number) {
  return {
    id: 'g1',
    mentorId: 'm1',
    name: 'Job club',
    citizensLeast: 4,
    citizensMost: 13,
    weekday: 2,
    start: '10:00',
    minutes,
    everyWeeks,
    firstDate: '2026-01-06',
  };
}
