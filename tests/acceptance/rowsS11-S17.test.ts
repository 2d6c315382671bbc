/** Rows S11–S17: mentors tied to a workplace, an education, an offer or a fee. */
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { blockers } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf } from '../helpers/solved.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const company = (id: string, overrides: Parameters<typeof aUnit>[0] = {}) =>
  aUnit({ id: `unit-${id}`, kind: 'company', organisationId: id, ...overrides });
const colleague = (id: string, overrides: Parameters<typeof aMentor>[0] = {}) =>
  aMentor({ id: `mentor-${id}`, unitId: `unit-${id}`, kind: 'company', organisationId: id, ...overrides });
const placed = (organisationId: string, kind: 'company' | 'education' | 'offer' = 'company', until?: string) => ({
  placement: { organisationId, kind, from: '2026-01-05', ...(until ? { until } : {}) },
});

describe('row S11, company mentor with frikøb', () => {
  it('should follow the citizen’s company, and price the hours the company is paid for', () => {
    const town = (at: string) =>
      aCase({
        units: [company('a', { priceOere: 25_000 }), company('b', { priceOere: 25_000 })],
        mentors: [colleague('a'), colleague('b')],
        citizens: [aCitizen(placed(at))],
        relations: [{ needId: 'n1', seatId: 'mentor-a', since: '2026-01-05' }],
      });
    const stays = solved(town('a'));
    expect(assignmentOf(stays, 'n1')).toMatchObject({
      seatId: 'mentor-a',
      status: 'active',
      grossOere: 25_000 * 2 * 26,
    });
    const atB = applyEvent(town('a'), { type: 'citizenChanged', citizen: town('b').citizens[0]! });
    expect(blockers(aPair(atB, { seatId: 'mentor-a' })).map(({ code }) => code)).toEqual(['organisation']);
    const moved = solved(atB);
    expect(assignmentOf(moved, 'n1')).toMatchObject({ seatId: 'mentor-b', status: 'proposed' });
  });
});

describe('row S12, pladsmentor', () => {
  const town = (serves: number) =>
    aCase({
      mentors: [aMentor({ sharedFunction: { minutes: 300, citizensMost: 4 } })],
      citizens: numbers(serves).map((at) => aCitizen({ id: `c${at}` })),
      needs: numbers(serves).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 300 })),
    });

  it('should serve four with the five hours of the function, not twenty', () => {
    const plan = solved(town(4));
    expect(plan.assignments.map(({ mentorMinutes }) => mentorMinutes)).toEqual([0, 0, 0, 0]);
    expect(plan.kpis.mentorMinutes).toBe(300);
  });

  it('should keep the hours of the function inside the contract of its unit', () => {
    const under = (minutes: number) => {
      const units = [aUnit({ contract: { minutes } })];
      return solved({ ...town(2), units });
    };
    expect(under(300).assignments).toHaveLength(2);
    const short = under(60);
    expect(short.assignments).toHaveLength(0);
    expect(short.waiting[0]!.reasons[0]).toEqual({ code: 'contractHours', subjects: ['corps'] });
  });

  it('should honour the most it may serve', () => {
    expect(solved(town(7)).assignments).toHaveLength(4);
  });
});

describe('row S13, virksomhedscenter', () => {
  const plan = solved(
    aCase({
      units: [company('center', { contract: { places: 2 }, priceOere: 5_000, startFeeOere: 80_000 })],
      mentors: [colleague('center'), colleague('center', { id: 'second' })],
      citizens: numbers(3).map((at) => aCitizen({ id: `c${at}`, ...placed('center') })),
      needs: numbers(3).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
    }),
  );

  it('should treat the places of the agreement as a hard limit', () => {
    expect(plan.assignments).toHaveLength(2);
    expect(plan.waiting[0]!.reasons.map(({ code }) => code)).toContain('places');
  });

  it('should pay the company for each place in use: the hours, and once for the course', () => {
    const compensation = 5_000 * 2 * 26 + 80_000;
    expect(plan.assignments.map(({ grossOere }) => grossOere)).toEqual([compensation, compensation]);
    expect(plan.kpis.grossOere).toBe(2 * compensation);
  });
});

describe('row S14, education mentor', () => {
  const town = (age: number, ruleSetDate: string) =>
    aCase({
      ruleSetDate,
      units: [aUnit({ kind: 'education', organisationId: 'school' })],
      mentors: [aMentor({ kind: 'education', organisationId: 'school' })],
      citizens: [aCitizen({ age, benefit: 'su', visitationGroup: undefined, ...placed('school', 'education') })],
      needs: [aNeed({ grantedMinutes: 0 })],
    });

  it('should be under 30 by the rules of 2012, with hours that may be unknown', () => {
    expect(seatOf(solved(town(29, '2012-06-01')), 'n1')).toBe('m1');
    expect(seatOf(solved(town(31, '2012-06-01')), 'n1')).toBeUndefined();
  });

  it('should be for any age once the law says so', () => {
    expect(seatOf(solved(town(31, '2014-06-01')), 'n1')).toBe('m1');
  });

  it('should serve nobody who is not enrolled', () => {
    const town2014 = town(25, '2014-06-01');
    const plan = solved({ ...town2014, citizens: [aCitizen({ age: 25 })] });
    expect(waitingOf(plan, 'n1')!.reasons.map(({ code }) => code)).toContain('organisation');
  });
});

describe('row S15, offer-attached mentor', () => {
  const town = (until: string) =>
    aCase({
      units: [
        aUnit({ id: 'unit-offer', kind: 'offer', organisationId: 'offer' }),
        aUnit({ onlyOverflowOrSpecial: true }),
      ],
      mentors: [aMentor({ id: 'attached', unitId: 'unit-offer', kind: 'offer', organisationId: 'offer' }), aMentor()],
      citizens: [aCitizen(placed('offer', 'offer', until))],
      relations: [{ needId: 'n1', seatId: 'attached', since: '2026-01-05' }],
    });

  it('should keep the mentor while the offer lasts', () => {
    expect(seatOf(solved(town('2026-12-31')), 'n1')).toBe('attached');
  });

  it('should propose a handover when the offer has ended', () => {
    const plan = solved(town('2026-03-01'));
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'proposed' });
  });

  it('should end the meetings with an offer that ends in the plan’s third week, and name the handover', () => {
    const plan = solved(town('2026-03-20'));
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'attached', status: 'active' });
    expect(plan.meetings).toHaveLength(3);
    expect(plan.meetings.every(({ date }) => date <= '2026-03-20')).toBe(true);
    expect(plan.notices).toContainEqual({ code: 'HANDOVER_NEEDED', subjects: ['n1', 'attached', '2026-03-20'] });
  });
});

describe('row S16, caseworker as mentor', () => {
  const town = (continuity: number) =>
    aCase({
      weights: { continuity },
      mentors: [aMentor({ id: 'caseworker', kind: 'caseworker', capacityMinutes: 240, competences: [] }), aMentor()],
      needs: [aNeed({ competences: ['oekonomi'] })],
      relations: [{ needId: 'n1', seatId: 'caseworker', since: '2025-09-01' }],
    });

  it('should keep the caseworker-mentor when the relation is worth more than the better fit', () => {
    expect(seatOf(solved(town(600)), 'n1')).toBe('caseworker');
  });

  it('should let him go when it is not', () => {
    expect(seatOf(solved(town(0)), 'n1')).toBe('m1');
  });
});

describe('row S17, self-employed corps', () => {
  const town = (priceOere: number) =>
    aCase({
      units: [aUnit({ id: 'fee', priceOere }), aUnit({ id: 'other', priceOere: 50_000 })],
      mentors: [
        aMentor({ id: 'self-employed', unitId: 'fee', kind: 'selfEmployed' }),
        aMentor({ id: 'salaried', unitId: 'other' }),
      ],
      citizens: numbers(5).map((at) => aCitizen({ id: `c${at}` })),
      needs: numbers(5).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
    });
  const hoursOf = (priceOere: number) =>
    solved(town(priceOere))
      .assignments.filter(({ seatId }) => seatId === 'self-employed')
      .reduce((sum, row) => sum + row.mentorMinutes, 0);

  it('should lose hours when its price rises by half', () => {
    expect(hoursOf(60_000)).toBeLessThan(hoursOf(40_000));
  });
});
