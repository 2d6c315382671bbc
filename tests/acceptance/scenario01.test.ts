import { describe, expect, it } from 'vitest';
import { reasonText } from '../../src/explain/sentences.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const mandatory = ['r1', 'r2', 'r3', 'r4'].map((id) => aCitizen({ id, retOgPligt: { reason: 'personalReasons' } }));
const discretionary = ['d1', 'd2', 'd3'].map((id) => aCitizen({ id }));
// The discretionary orders come first in the case, so that nothing but the law can put them behind.
const citizens = [...discretionary, ...mandatory];

describe('scenario 1, must-serve first', () => {
  const town = aCase({
    citizens,
    needs: citizens.map(({ id }) => aNeed({ id: `n-${id}`, citizenId: id, grantedMinutes: 120 })),
    mentors: [aMentor({ capacityMinutes: 600 })],
  });
  const plan = solved(town);

  it('should serve all four mandatory citizens and one other on 10 hours', () => {
    for (const { id } of mandatory) expect(seatOf(plan, `n-${id}`)).toBe('m1');
    expect(plan.assignments).toHaveLength(5);
    expect(plan.kpis.mentorMinutes).toBe(600);
  });

  it('should list the other two as waiting for capacity, each 2 hours short, behind the mandatory ones', () => {
    expect(plan.waiting).toHaveLength(2);
    for (const waiting of plan.waiting) {
      expect(waiting.mustServe).toBe(false);
      expect(waiting.reasons[0]).toEqual({ code: 'capacity', subjects: ['m1'] });
      expect(reasonText(indexCase(town), waiting.reasons[0]!, 'da')).toBe('Kapacitet: ikke timer nok hos Anne Holm');
      expect(waiting.reasons[1]).toEqual({ code: 'lowerPriority', subjects: ['n-r1', 'n-r2', 'n-r3'] });
      expect(waiting.missingMinutes).toBe(120);
      // Two hours could go to either of the two, so four are asked for.
      expect(waiting.unlock).toMatchObject({ kind: 'hours', seatId: 'm1', amount: 240, isProven: true });
    }
  });
});
