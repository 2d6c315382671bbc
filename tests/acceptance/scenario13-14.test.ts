import { describe, expect, it } from 'vitest';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved, waitingOf } from '../helpers/solved.ts';

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
    const plan = solved(placedAt('b', [{ needId: 'n1', seatId: 'mentor-a', since: '2026-01-05' }]));
    expect(seatOf(plan, 'n1')).toBe('mentor-b');
    expect(plan.assignments[0]!.status).toBe('proposed');
    expect(plan.kpis.relationsBroken).toBe(1);
  });
});

describe('scenario 14, pladsmentor', () => {
  it('should take five hours for four citizens and refuse the fifth', () => {
    const people = [1, 2, 3, 4, 5];
    const plan = solved(
      aCase({
        mentors: [aMentor({ sharedFunction: { minutes: 300, citizensMost: 4 } })],
        citizens: people.map((at) => aCitizen({ id: `c${at}` })),
        needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 300 })),
      }),
    );
    expect(plan.assignments).toHaveLength(4);
    expect(plan.kpis.mentorMinutes).toBe(0); // the function’s five hours are there whoever comes
    const fifth = plan.waiting[0]!;
    expect(waitingOf(plan, fifth.needId)!.reasons.map(({ code }) => code)).toContain('caseload');
  });
});
