import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { qualificationsText } from '../../src/explain/qualifications.ts';
import { reasonText } from '../../src/explain/sentences.ts';
import { exportPlan } from '../../src/io/export/index.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { activationFaults, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, type MentorInput, type NeedInput, pairIn } from '../helpers/caseBuilder.ts';
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

  it('should name education, experience and shared languages, and whether a language was assessed', () => {
    const words = (mentor: Partial<MentorInput>, languages = ['so', 'en'], need: Partial<NeedInput> = {}) => {
      const citizens = [aCitizen({ languages })];
      const town = aCase({
        citizens,
        mentors: [aMentor({ qualifications: undefined, ...mentor })],
        needs: [aNeed(need)],
      });
      const index = indexCase(town);
      return ['da' as const, 'en' as const].map((language) =>
        qualificationsText(index, town.needs[0]!, index.seats[0]!, language),
      );
    };
    expect(words({ education: 'mvu', mentorYears: 6 })).toEqual([
      'Baggrund: mellemlang videregående uddannelse og 6 år som mentor.',
      'Background: medium higher education and 6 years as a mentor.',
    ]);
    expect(words({ mentorYears: 1 })[1]).toBe('Background: 1 year as a mentor.');
    expect(words({ languages: ['da', 'so'] }, ['so', 'da'])[0]).toContain('ingen oplysninger'); // Danish is enough
    const speaks = { languages: ['da', 'so', 'ar'], languageAssessed: ['so'] };
    expect(words(speaks)[0]).toBe('Taler somali (sprogvurderet).');
    expect(words({ ...speaks, languageAssessed: [] })[0]).toBe('Taler somali (ikke sprogvurderet).');
    const wish = { wishes: [{ kind: 'language' as const, value: 'ar' }] };
    expect(words(speaks, ['da'], wish)[0]).toBe('Taler arabisk (ikke sprogvurderet).');
    expect(words(speaks, ['da'])[0]).toBe('Der er endnu ingen oplysninger om mentorens kvalifikationer.');
  });

  it('should count education and experience as qualifications', () => {
    const missing = (mentor: Partial<MentorInput>) =>
      activationFaults(pairIn(indexCase(aCase({ mentors: [aMentor({ qualifications: undefined, ...mentor })] }))));
    expect(missing({}).map(({ code }) => code)).toEqual(['missingQualifications']);
    expect(missing({ education: 'lvu' })).toEqual([]);
    expect(missing({ mentorYears: 0 })).toEqual([]);
  });

  it('should count the cases that lack something, for the municipality', async () => {
    const town = aCase({
      citizens: [aCitizen({ consulted: 'yes' }), aCitizen({ id: 'c2', perceivedNeed: 'no' })],
      needs: [aNeed({ purpose: undefined }), aNeed({ id: 'n2', citizenId: 'c2' })],
      relations: ['n1', 'n2'].map((needId) => ({ needId, seatId: 'm1', since: '2026-02-02' })),
    });
    const { files } = await exportPlan(town, solved(town), 'html');
    const page = new TextDecoder().decode(files[0]!.bytes);
    expect(page).toContain('Løbende forløb med hel dokumentation: 1 af 2. Kan ikke aktiveres: formål mangler: 1');
    expect(page).toContain('Spurgt om valget af mentor: ja 1, ukendt 1');
    expect(page).toContain('Ser selv et behov: nej 1, ukendt 1');
  });
});
