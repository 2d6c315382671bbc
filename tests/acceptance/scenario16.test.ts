import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { lise } from '../helpers/lise.ts';
import { seatOf, solved } from '../helpers/solved.ts';

describe('scenario 16, fewest persons', () => {
  it('should keep the citizen with Lise at the default weight of a new person', () => {
    const town = lise({ bostoettePurchase: 'on', contactPerson: 80 });
    const plan = solved(town);
    expect(seatOf(plan, 'n1')).toBe('lise');
    const { da, en } = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!);
    expect(da).toContain('Borgeren kender allerede Lise Bak, så der kommer ingen ny person til.');
    expect(en).toContain('The citizen knows Lise Bak already, so nobody new joins.');
  });

  it('should take the slightly better new mentor when a new person costs nothing', () => {
    const town = lise({ bostoettePurchase: 'on', contactPerson: 0 });
    const plan = solved(town);
    expect(seatOf(plan, 'n1')).toBe('m1');
    const { da } = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!);
    expect(da).toContain('En ny person omkring borgeren; i forvejen: 1.');
  });
});
