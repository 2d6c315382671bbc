import { describe, expect, it } from 'vitest';
import { explainCitizen } from '../../src/explain/citizen.ts';
import { explainMatch } from '../../src/explain/match.ts';
import { Competence } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aMentor, aNeed, COMPETENCES } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const craft = Competence.parse({ id: 'haandvaerk', labelDa: 'Håndværk', labelEn: 'Craft', kind: 'trade' });

const townWith = (hoursOfJens: number, required = false) =>
  aCase({
    competences: [...COMPETENCES, craft],
    mentors: [
      aMentor({ id: 'mette', displayName: 'Mette Lund', sex: 'woman', competences: [{ competenceId: 'paedagog' }] }),
      aMentor({
        id: 'jens',
        displayName: 'Jens Dal',
        sex: 'man',
        competences: [{ competenceId: 'haandvaerk' }],
        capacityMinutes: hoursOfJens * 60,
      }),
    ],
    needs: [
      aNeed({
        wishes: [
          { kind: 'sex', value: 'man', required },
          { kind: 'competence', value: 'haandvaerk', required },
        ],
      }),
    ],
  });

describe('scenario 25, sex and trade', () => {
  it('should rank Jens above Mette, two wishes apart', () => {
    const town = townWith(10);
    const plan = solved(town);
    expect(seatOf(plan, 'n1')).toBe('jens');
    expect(explainCitizen(town, plan, 'c1').alternatives).toMatchObject([{ seat: 'mette', costOfOverride: 300 }]);
  });

  it('should propose Mette when only she is free, with the unmet wishes shown', () => {
    const town = townWith(1);
    const plan = solved(town);
    expect(seatOf(plan, 'n1')).toBe('mette');
    const { da, en } = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!);
    expect(da).toContain('Borgerens ønske er ikke opfyldt: mentorens køn: mand og kompetencen Håndværk.');
    expect(en).toContain('The citizen’s wish is not met: the mentor’s sex: man and the competence Craft.');
  });

  it('should let the need wait when the wishes are required', () => {
    const plan = solved(townWith(1, true));
    expect(plan.waiting).toMatchObject([{ reasons: [{ code: 'capacity', subjects: ['jens'] }], missingMinutes: 60 }]);
  });
});
