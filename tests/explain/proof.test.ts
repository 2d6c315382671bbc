import { describe, expect, it } from 'vitest';
import type { CaseInput } from '../../src/model/case.ts';
import { aCase, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

describe('a way that holds its seat', () => {
  const unlockUnder = (budgets: CaseInput['budgets']) => {
    const units = [aUnit({ priceOere: 10_000, scope: { departmentIds: ['youth'] } })];
    return solved(aCase({ units, needs: [aNeed({ urgency: 3 })], budgets })).waiting[0]?.unlock;
  };

  it('should be proven, but not under a hard frame: what that leaves is known once the others are placed', () => {
    expect(unlockUnder([])).toMatchObject({ kind: 'exception', isProven: true });
    const frame = { id: 'frame', capOere: 9_000_000, basis: 'spending' as const, hardness: 'hard' as const };
    expect(unlockUnder([frame])).toMatchObject({ kind: 'policy', isProven: true });
  });
});
