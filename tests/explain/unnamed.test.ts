import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aPlannedCase } from '../io/export/fixture.ts';

describe('a course that goes on with a supplier', () => {
  const words = (isNamed: boolean) => {
    const { input, plan } = aPlannedCase();
    const relation = input.relations.find(({ needId }) => needId === 'n2')!;
    if (!isNamed) delete relation.supplierMentor;
    const assignment = plan.assignments.find(({ needId }) => needId === 'n2')!;
    return explainMatch(indexCase(input), ruleSetOf(input), assignment).da.join(' ');
  };

  it('should not say the citizen knows somebody whom nobody has named', () => {
    expect(words(false)).toContain('Forløbet fortsætter hos Nordlys, som ikke har oplyst, hvem mentoren er.');
    expect(words(false)).not.toContain('kender allerede');
  });

  it('should say whom the citizen knows where the supplier has named him', () => {
    expect(words(true)).toContain('Borgeren kender allerede Ulla Friis');
  });
});
