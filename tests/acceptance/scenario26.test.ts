import { describe, expect, it } from 'vitest';
import { applyUnlock } from '../../src/explain/applyUnlock.ts';
import { explainCitizen } from '../../src/explain/citizen.ts';
import { aCase, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const needs = [aNeed({ wishes: [{ kind: 'language', value: 'so', required: true }] })];

describe('scenario 26, language requirement', () => {
  const town = aCase({ needs, mentors: [aMentor(), aMentor({ id: 'm2', languages: ['da', 'ar'] })] });
  const plan = solved(town);

  it('should leave the need waiting and name the language as the bottleneck', () => {
    expect(plan.waiting).toMatchObject([{ needId: 'n1', reasons: [{ code: 'language', subjects: ['so'] }] }]);
    const { da, en } = explainCitizen(town, plan, 'c1').needs[0]!;
    expect(da).toContain('Det krævede sprog mangler: somali.');
    expect(en).toContain('The required language is missing: Somali.');
  });

  it('should offer a new mentor who speaks it beside dropping the requirement, and both should seat him', () => {
    const { unlocks } = explainCitizen(town, plan, 'c1');
    expect(unlocks.map(({ kind }) => kind)).toEqual(['dropWish', 'newSeat']);
    for (const unlock of unlocks) {
      expect(unlock.isProven).toBe(true);
      expect(seatOf(solved(applyUnlock(town, 'n1', unlock)), 'n1')).toBeDefined();
    }
  });

  it('should never take a mentor without it while one with it exists', () => {
    const withSomali = aCase({
      needs,
      mentors: [aMentor(), aMentor({ id: 'm2', languages: ['da', 'so'], competences: [] })],
    });
    expect(seatOf(solved(withSomali), 'n1')).toBe('m2');
  });
});
