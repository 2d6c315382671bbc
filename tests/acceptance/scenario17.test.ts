import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { lise } from '../helpers/lise.ts';
import { seatOf, solved } from '../helpers/solved.ts';

describe('scenario 17, policy off', () => {
  const town = lise({ bostoettePurchase: 'off', contactPerson: 80 });
  const plan = solved(town);

  it('should take the new mentor and say that hours may not be bought at bostøtte', () => {
    expect(seatOf(plan, 'n1')).toBe('m1');
    const { da, en } = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!);
    expect(da).toContain('Lise Bak blev ikke mentor. Køb hos bostøtte ikke tilladt: Bostøtten.');
    expect(en).toContain('Lise Bak did not become the mentor. Buying hours at bostøtte is not allowed: Bostøtten.');
  });

  it('should tell it as a notice of the plan as well', () => {
    expect(plan.notices).toContainEqual({ code: 'bostoettePurchaseOff', subjects: ['n1'] });
  });
});
