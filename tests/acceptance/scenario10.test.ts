import { describe, expect, it } from 'vitest';
import { whyExternal } from '../../src/explain/external.ts';
import { explainMatch } from '../../src/explain/match.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aMentor, aNeed, aUnit, pairIn } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

describe('scenario 10, special competence', () => {
  const town = aCase({
    units: [
      aUnit(),
      aUnit({
        id: 'supplier',
        name: 'Leverandøren',
        kind: 'externalProvider',
        priceOere: 40_000,
        onlyOverflowOrSpecial: true,
      }),
    ],
    mentors: [
      aMentor(),
      aMentor({ id: 'x1', unitId: 'supplier', kind: 'external', competences: [{ competenceId: 'vold' }] }),
    ],
    needs: [
      aNeed({
        wishes: [{ kind: 'competence', value: 'vold', required: true, from: 'caseworker' }],
        competences: ['vold'],
      }),
    ],
  });

  it('should take the external mentor despite the price and name the competence', () => {
    const plan = solved(town);
    expect(seatOf(plan, 'n1')).toBe('x1');
    expect(whyExternal(pairIn(indexCase(town), { seatId: 'x1' }))).toMatchObject({
      why: 'specialCompetence',
      subjects: ['vold'],
    });
    const { da, en } = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!);
    expect(da).toContain('Ekstern plads på grund af særlig kompetence: Voldelig adfærd.');
    expect(en).toContain('External seat because of a special competence: Violent behaviour.');
    // The seat is kept for overflow and special competences; for this need it costs no overflow points.
    expect(plan.assignments[0]!.breakdown.map(({ part }) => part)).not.toContain('overflow');
  });
});
