import { beforeAll, describe, expect, it } from 'vitest';
import { capacityMinutes, caseload, mentorMinutes } from '../../src/fit/index.ts';
import { CITIZENS_SERVED } from '../../src/generate/distributions/survey.ts';
import { generateTown, type TownOptions, townSummary } from '../../src/generate/index.ts';
import type { Case } from '../../src/model/case.ts';
import { type CaseIndex, indexCase } from '../../src/model/caseIndex.ts';
import { readCase } from '../../src/model/readCase.ts';
import { checkPins } from '../../src/planning/pins.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { blockers, eligibleSeats, type PairContext, prepare, ruleSetOf } from '../../src/rules/index.ts';
import { minuteOf } from '../../src/time/calendar.ts';

const SIZES: readonly (readonly [citizens: number, mentors: number])[] = [
  [0, 0],
  [0, 5],
  [1, 1],
  [5, 0],
  [20, 3],
  [15, 2],
  [120, 24],
  [60, 200],
  [500, 70],
  [900, 180],
];
const TOWNS: TownOptions[] = [
  ...SIZES.flatMap(([citizens, mentors]) => [1, 2].map((seed) => ({ citizens, mentors, seed }))),
  { citizens: 120, mentors: 24, seed: 4, regime: 2012 },
  { citizens: 120, mentors: 24, seed: 4, regime: 2013 },
  { citizens: 120, mentors: 24, seed: 4, everyKind: true },
];

function contextOf(index: CaseIndex, needId: string, seatId: string): PairContext {
  const need = index.needById.get(needId)!;
  const citizen = index.citizenById.get(need.citizenId)!;
  return { index, ruleSet: ruleSetOf(index.case), need, citizen, seat: index.seatById.get(seatId)! };
}

describe('generateTown', () => {
  let towns: Case[];
  beforeAll(() => {
    towns = TOWNS.map(generateTown);
  });

  it('should give the same bytes for the same seed and others for another', () => {
    const bytes = (seed: number) => JSON.stringify(generateTown({ citizens: 60, mentors: 12, seed }));
    expect(bytes(5)).toBe(bytes(5));
    expect(bytes(5)).not.toBe(bytes(6));
  });

  it('should pass as a case file whatever its size', () => {
    for (const town of towns) expect(readCase(JSON.parse(JSON.stringify(town)))).toEqual(town);
  });

  it('should have as many citizens and named mentors as asked for', () => {
    towns.forEach((town, at) => {
      const { citizens, mentors } = TOWNS[at]!;
      expect(townSummary(town)).toMatchObject({ citizens, mentors });
    });
  });

  it('should keep every running relation eligible', () => {
    for (const town of towns) {
      const index = indexCase(town);
      for (const { needId, seatId } of town.relations) {
        expect(blockers(contextOf(index, needId, seatId))).toEqual([]);
      }
    }
  });

  it('should keep the running relations within own time, caseloads and contracts', () => {
    for (const town of towns) {
      const index = indexCase(town);
      for (const seat of index.seats) {
        const own = town.relations.filter((relation) => relation.seatId === seat.id);
        const minutes = own.reduce((sum, { needId }) => sum + mentorMinutes(contextOf(index, needId, seat.id)), 0);
        expect(minutes).toBeLessThanOrEqual(capacityMinutes(index, seat) ?? Number.POSITIVE_INFINITY);
        expect(own.length).toBeLessThanOrEqual(caseload(seat) ?? Number.POSITIVE_INFINITY);
      }
      for (const unit of town.units) {
        const own = town.relations.filter(({ seatId }) => index.seatById.get(seatId)!.unit === unit);
        const minutes = own.reduce(
          (sum, { needId, seatId }) => sum + mentorMinutes(contextOf(index, needId, seatId)),
          0,
        );
        expect(minutes).toBeLessThanOrEqual(unit.contract.minutes ?? Number.POSITIVE_INFINITY);
        expect(own.length).toBeLessThanOrEqual(unit.contract.places ?? Number.POSITIVE_INFINITY);
      }
    }
  });

  it('should lay last week’s meetings inside both weeks, and never two at once', () => {
    for (const town of towns) {
      const index = indexCase(town);
      const busy = new Set<string>();
      for (const { needId, seatId, slots } of town.relations) {
        const { need, citizen, seat } = contextOf(index, needId, seatId);
        expect(slots.length).toBe(seat.kind === 'mentor' ? need.cadence.count : 0);
        for (const { weekday, start } of slots) {
          const end = minuteOf(start) + need.cadence.minutes;
          for (const availability of [citizen.availability, seat.mentor!.availability]) {
            const windows = availability ?? town.policy.workingWindows;
            const holds = windows.some(
              (window) => window.weekday === weekday && window.start <= start && end <= minuteOf(window.end),
            );
            expect(holds).toBe(true);
          }
          for (let minute = minuteOf(start); minute < end; minute += 15) {
            for (const person of [citizen.id, seatId]) {
              expect(busy.has(`${person} ${weekday} ${minute}`)).toBe(false);
              busy.add(`${person} ${weekday} ${minute}`);
            }
          }
        }
      }
    }
  });

  it('should set only pins that can be kept', () => {
    for (const town of towns) {
      const index = indexCase(town);
      const ruleSet = ruleSetOf(town);
      expect(() => checkPins(index, ruleSet, rowsOf(index, ruleSet))).not.toThrow();
    }
  });

  it('should run groups with enough members or not at all', () => {
    for (const town of towns) {
      for (const group of town.groups) {
        const members = town.relations.filter((relation) => relation.seatId === group.id).length;
        expect(members === 0 || members >= group.citizensLeast).toBe(true);
      }
    }
  });

  it('should leave some thirty eligible seats a need where 70 mentors serve 500 citizens', () => {
    const counts = [1, 2, 3, 4, 5, 6].map((seed) => {
      const town = generateTown({ citizens: 500, mentors: 70, seed });
      const prepared = prepare(indexCase(town), ruleSetOf(town));
      return town.needs.reduce((sum, need) => sum + eligibleSeats(prepared, need).length, 0) / town.needs.length;
    });
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(24);
    expect(mean).toBeLessThan(38);
  });

  it('should size a town to nine tenths of its capacity or a little over all of it', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const { demandMinutes, capacityMinutes: capacity } = townSummary(
        generateTown({ citizens: 250, mentors: 40, seed }),
      );
      expect(demandMinutes / capacity).toBeGreaterThan(0.8);
      expect(demandMinutes / capacity).toBeLessThan(1.06);
    }
  });

  it('should keep three in four needs or more with the mentor they have', () => {
    for (const town of towns.filter(({ needs, mentors }) => needs.length >= 120 && mentors.length >= 24)) {
      expect(town.relations.length / town.needs.length).toBeGreaterThan(0.7);
      expect(town.relations.length / town.needs.length).toBeLessThan(0.88);
    }
  });

  it('should give few mentors many citizens, as the survey of mentors did', () => {
    const town = towns.find(({ mentors }) => mentors.length === 180)!;
    const counts = town.mentors.map(({ id }) => town.relations.filter(({ seatId }) => seatId === id).length);
    const ordered = counts.sort((a, b) => a - b);
    const median = ordered[Math.floor(ordered.length / 2)]!;
    for (const served of Object.values(CITIZENS_SERVED)) expect(served.mean).toBeGreaterThan(served.median);
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeGreaterThan(median);
    expect(ordered.at(-1)!).toBeGreaterThan(3 * median);
  });

  it('should give each regime its own words for readiness', () => {
    const [old] = towns.filter((town) => town.planDate.startsWith('2012'));
    expect(
      old!.citizens.every((citizen) => citizen.matchCategory !== undefined && citizen.visitationGroup === undefined),
    ).toBe(true);
    expect(old!.citizens.some((citizen) => citizen.benefit === 'uddannelseshjaelp')).toBe(false);
    expect(old!.citizens.some((citizen) => citizen.retOgPligt !== undefined)).toBe(false);
  });
});
