import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { qualificationsText } from '../../src/explain/qualifications.ts';
import { reasonText } from '../../src/explain/sentences.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { activationFaults, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aMentor, aNeed, pairIn } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

describe('scenario 37, audit gate', () => {
  it('should refuse to activate a proposal without purpose, in words a caseworker knows', () => {
    const town = aCase({ needs: [aNeed({ purpose: undefined })] });
    const index = indexCase(town);
    const faults = activationFaults(pairIn(index));
    expect(faults.map((fault) => reasonText(index, fault, 'da'))).toEqual(['Kan ikke aktiveres: formål mangler']);
  });

  it('should name the matched qualifications of the mentor in the explanation', () => {
    const town = aCase({
      mentors: [aMentor({ qualifications: 'Uddannet gældsrådgiver' })],
      needs: [aNeed({ competences: ['oekonomi'] })],
    });
    const index = indexCase(town);
    const text = 'Mentoren er kvalificeret til opgaven: Uddannet gældsrådgiver · Økonomi.';
    expect(qualificationsText(index, town.needs[0]!, index.seats[0]!, 'da')).toBe(text);
    const { da } = explainMatch(index, ruleSetOf(town), solved(town).assignments[0]!);
    expect(da).toContain(text);
    expect(da).toContain('Har kompetencerne: Økonomi.');
  });
});
