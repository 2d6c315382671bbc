import { describe, expect, it } from 'vitest';
import { reasonText } from '../../src/explain/sentences.ts';
import { generateTown } from '../../src/generate/index.ts';
import type { CaseInput } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, PLAN_DATE } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

const required = (kind: 'competence' | 'language', value: string) =>
  aNeed({ wishes: [{ kind, value, required: true }] });
const priced = aUnit({ id: 'y', name: 'Y', kind: 'externalProvider', priceOere: 40_000 });
const external = aMentor({ unitId: 'y', kind: 'external' });

/** One case for each cause of waiting, with the first reason it must give. */
const causes: readonly (readonly [string, string, Partial<CaseInput>])[] = [
  ['capacity', 'm1', { mentors: [aMentor({ capacityMinutes: 60 })] }],
  ['caseload', 'm1', { mentors: [aMentor({ caseload: 0 })] }],
  ['contractHours', 'y', { units: [{ ...priced, contract: { minutes: 60 } }], mentors: [external] }],
  ['places', 'y', { units: [aUnit({ ...priced, unnamedSeats: true, contract: { places: 0 } })], mentors: [] }],
  [
    'budget',
    'frame',
    {
      units: [priced],
      mentors: [external],
      budgets: [{ id: 'frame', capOere: 100, basis: 'spending', hardness: 'hard' }],
    },
  ],
  ['price', 'm1', { units: [{ ...priced, priceOere: 1_000_000 }], mentors: [external] }],
  ['competence', 'misbrug', { needs: [required('competence', 'misbrug')] }],
  ['language', 'so', { needs: [required('language', 'so')] }],
  ['veto', 'm1', { vetoes: [{ citizenId: 'c1', seatId: 'm1' }] }],
  ['declined', 'm1', { mentors: [aMentor({ declines: ['n1'] })] }],
  ['window', 'y', { units: [{ ...priced, leadTimeWeeks: 8 }], mentors: [external] }],
  ['noCommonTime', 'm1', { citizens: [aCitizen({ availability: [{ weekday: 6, start: '10:00', end: '12:00' }] })] }],
  ['noSeat', '', { mentors: [] }],
];

describe('scenario 45, explain waiting', () => {
  it.each(causes)('should give the reason %s, about "%s"', (code, subject, overrides) => {
    const { waiting } = solved(aCase(overrides));
    expect(waiting).toHaveLength(1);
    expect(waiting[0]!.reasons[0]).toMatchObject({ code, subjects: subject === '' ? [] : [subject] });
  });

  it.each([1, 2, 3])('should give every waiting need of a town at least one reason, in words (town %i)', (seed) => {
    const town = generateTown({ citizens: 60, mentors: 5, seed });
    const index = indexCase(town);
    const { waiting } = solved(town);
    expect(waiting.length).toBeGreaterThan(0);
    for (const { reasons } of waiting) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) expect(reasonText(index, reason, 'da')).not.toBe(reason.code);
    }
  });

  it('should say from when a seat that opens too late could be had', () => {
    const { waiting } = solved(aCase({ units: [{ ...priced, leadTimeWeeks: 8 }], mentors: [external] }));
    expect(PLAN_DATE).toBe('2026-03-02');
    expect(waiting[0]!.reasons[0]!.from).toBe('2026-04-27');
    expect(waiting[0]!.unlock).toMatchObject({ kind: 'date', subject: '2026-04-27', seatId: 'm1' });
  });
});
