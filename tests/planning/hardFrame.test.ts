import { describe, expect, it } from 'vitest';
import { aCase, aCitizen, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

describe('a hard frame', () => {
  const must = { retOgPligt: { reason: 'personalReasons' as const } };
  const people = ['1', '2', '3'];
  // 26 weeks of two hours at 100 kr: 520,000 øre a course.
  const town = (capOere: number, hardness: 'soft' | 'hard' = 'hard') =>
    aCase({
      units: [aUnit({ priceOere: 10_000 })],
      citizens: people.map((id, at) => aCitizen({ id: `c${id}`, ...(at === 2 ? must : {}) })),
      needs: people.map((id) => aNeed({ id: `n${id}`, citizenId: `c${id}`, urgency: id === '2' ? 2 : 1 })),
      budgets: [{ id: 'frame', capOere, basis: 'spending', hardness }],
    });

  it('should be passed by must-serve needs alone', () => {
    const plan = solved(town(0));
    expect(plan.assignments.map(({ needId }) => needId)).toEqual(['n3']);
    expect(plan.kpis.overCapOere).toBe(520_000);
    expect(plan.waiting).toMatchObject([{ reasons: [{ code: 'budget' }] }, { reasons: [{ code: 'budget' }] }]);
  });

  it('should leave to the others what must-serve needs do not spend, to the most urgent first', () => {
    expect(solved(town(1_039_999)).assignments.map(({ needId }) => needId)).toEqual(['n3']);
    expect(solved(town(1_040_000)).assignments.map(({ needId }) => needId)).toEqual(['n2', 'n3']);
    expect(solved(town(1_560_000)).assignments).toHaveLength(3);
  });

  it('should only be dearer where it is soft', () => {
    const plan = solved(town(520_000, 'soft'));
    expect(plan.assignments).toHaveLength(3);
    expect(plan.kpis).toMatchObject({ grossOere: 1_560_000, refundOere: 260_000, overCapOere: 1_040_000 });
  });
});
