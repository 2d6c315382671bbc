import { describe, expect, it } from 'vitest';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

const supervision = [{ kind: 'supervision' as const, minutes: 180, everyWeeks: 2 }];
const thirty = Array.from({ length: 30 }, (_, at) => at);

function contactHours(overheadPercent: number) {
  const plan = solved(
    aCase({
      units: [aUnit({ overheadPercent })],
      mentors: [aMentor({ capacityMinutes: 37 * 60, caseload: 60, duties: supervision })],
      citizens: thirty.map((at) => aCitizen({ id: `c${at}` })),
      needs: thirty.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 60 })),
    }),
  );
  return { figure: plan.kpis.contactCapacityMinutes / 60, served: plan.assignments.length };
}

describe('scenario 15, overhead', () => {
  it('should leave about 26.7 contact hours of 37 at a factor of 1.33', () => {
    const { figure, served } = contactHours(133);
    expect(Math.abs(figure - 26.7)).toBeLessThanOrEqual(0.1);
    expect(served).toBe(26); // 26 hours granted fit, 27 do not
  });

  it('should leave 14.2 at a factor of 2.5', () => {
    const { figure, served } = contactHours(250);
    expect(Math.abs(figure - 14.2)).toBeLessThanOrEqual(0.1);
    expect(served).toBe(14);
  });
});
