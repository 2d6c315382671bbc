import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { blockers } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const company = (id: string) => aUnit({ id: `unit-${id}`, kind: 'company', organisationId: id });
const companyMentor = (id: string, hours: number) =>
  aMentor({
    id: `mentor-${id}`,
    unitId: `unit-${id}`,
    kind: 'company',
    organisationId: id,
    capacityMinutes: hours * 60,
  });

function placedAt(organisationId: string, relations: { needId: string; seatId: string; since: string }[] = []) {
  return aCase({
    units: [company('a'), company('b')],
    mentors: [companyMentor('a', 2), companyMentor('b', 5)],
    citizens: [
      aCitizen({
        measure: 'virksomhedspraktikPrivat',
        placement: { organisationId, kind: 'company', from: '2026-01-05' },
      }),
    ],
    relations,
  });
}

describe('scenario 13, company equality', () => {
  it('should use only the mentor of the company where the citizen is', () => {
    expect(seatOf(solved(placedAt('a')), 'n1')).toBe('mentor-a');
  });

  it('should end A and propose B when the placement moves to B', () => {
    const running = placedAt('a', [{ needId: 'n1', seatId: 'mentor-a', since: '2026-01-05' }]);
    expect(solved(running).assignments[0]).toMatchObject({ seatId: 'mentor-a', status: 'active' });
    const moved = applyEvent(running, { type: 'citizenChanged', citizen: placedAt('b').citizens[0]! });
    expect(blockers(aPair(moved, { seatId: 'mentor-a' })).map(({ code }) => code)).toEqual(['organisation']);
    const plan = solved(moved);
    expect(plan.assignments[0]).toMatchObject({ seatId: 'mentor-b', status: 'proposed' });
    expect(plan.kpis.relationsBroken).toBe(1);
  });
});

describe('scenario 14, pladsmentor', () => {
  const planFor = (citizens: number, priceOere = 0) => {
    const people = Array.from({ length: citizens }, (_, at) => at + 1);
    return solved(
      aCase({
        units: [aUnit({ priceOere })],
        mentors: [aMentor({ sharedFunction: { minutes: 300, citizensMost: 4 } })],
        citizens: people.map((at) => aCitizen({ id: `c${at}` })),
        needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 300 })),
      }),
    );
  };

  it('should use the five hours of the function for four citizens, not twenty', () => {
    const { assignments, kpis } = planFor(4);
    expect(assignments).toHaveLength(4);
    expect([kpis.mentorMinutes, kpis.capacityMinutes]).toEqual([300, 300]);
    expect(planFor(0).kpis.mentorMinutes).toBe(0);
  });

  it('should pay for the five hours once, whoever they serve', () => {
    for (const citizens of [1, 2, 4]) {
      const { kpis, assignments, certificate } = planFor(citizens, 10_000);
      expect(kpis).toMatchObject({ grossOere: 1_300_000, refundOere: 0, netOere: 1_300_000 }); // 5 h × 100 kr × 26 weeks
      expect(assignments.map(({ grossOere }) => grossOere)).toEqual(assignments.map(() => 0));
      expect(certificate.objective - planFor(citizens).certificate.objective).toBe(500);
    }
    expect(planFor(0, 10_000).kpis.grossOere).toBe(0);
  });

  it('should refuse the fifth', () => {
    const plan = planFor(5);
    expect(plan.assignments).toHaveLength(4);
    expect(plan.kpis.mentorMinutes).toBe(300);
    expect(plan.waiting[0]!.reasons[0]).toEqual({ code: 'caseload', subjects: ['m1'] });
  });
});
