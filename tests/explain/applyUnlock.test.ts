import { describe, expect, it } from 'vitest';
import { applyUnlock } from '../../src/explain/applyUnlock.ts';
import { explainCitizen } from '../../src/explain/citizen.ts';
import { unlockText } from '../../src/explain/sentences.ts';
import type { CaseInput } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { readCase } from '../../src/model/readCase.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const supplier = aUnit({ id: 'y', name: 'Y', kind: 'externalProvider', priceOere: 30_000 });
const external = aMentor({ unitId: 'y', kind: 'external' });
const wishing = (kind: 'competence' | 'sex', value: string) => [aNeed({ wishes: [{ kind, value, required: true }] })];
const saturday = [{ weekday: 6, start: '10:00', end: '12:00' }];

const club = (overrides: { weekday?: number; citizensLeast?: number }): Partial<CaseInput> => ({
  groups: [
    {
      id: 'klub',
      mentorId: 'm1',
      name: 'Jobklub',
      citizensLeast: 1,
      citizensMost: 8,
      weekday: 2,
      start: '10:00',
      minutes: 120,
      everyWeeks: 1,
      firstDate: '2026-03-02',
      ...overrides,
    },
  ],
  needs: [aNeed({ role: 'group' })],
});

/** One cause of waiting each: the change offered for it, and what a Danish coordinator reads. */
const changes: readonly (readonly [string, string, Partial<CaseInput>])[] = [
  ['hours', '1 t. mere om ugen hos Anne Holm', { mentors: [aMentor({ capacityMinutes: 60 })] }],
  ['hours', '1 t. mere om ugen hos Y', { units: [{ ...supplier, contract: { minutes: 60 } }], mentors: [external] }],
  ['caseload', 'Plads til flere borgere hos Anne Holm', { mentors: [aMentor({ caseload: 0 })] }],
  [
    'places',
    'Flere pladser hos Y',
    { units: [{ ...supplier, unnamedSeats: true, contract: { places: 0 } }], mentors: [] },
  ],
  [
    // 2 h × 300 kr × 26 weeks = 15,600 kr; the cap is on the refund, half of it, and 100 kr are left.
    'budget',
    '15.400 kr. mere i rammen frame',
    {
      units: [supplier],
      mentors: [external],
      budgets: [{ id: 'frame', capOere: 10_000, basis: 'refund', hardness: 'hard' }],
    },
  ],
  ['competence', 'Anne Holm får kompetencen Misbrug', { needs: wishing('competence', 'misbrug') }],
  ['dropWish', 'Kravet om mentorens køn: mand bliver til et ønske', { needs: wishing('sex', 'man') }],
  [
    'date',
    'Vent til 27.04.2026, så kan Anne Holm begynde',
    { units: [{ ...supplier, leadTimeWeeks: 8 }], mentors: [external] },
  ],
  [
    'policy',
    'Kommunen ændrer praksis: Mentor corps låner ud uden for sin målgruppe',
    { units: [aUnit({ scope: { departmentIds: ['youth'] } })] },
  ],
  ['veto', 'Nejet til Anne Holm tages op igen', { vetoes: [{ citizenId: 'c1', seatId: 'm1' }] }],
  ['veto', 'Nejet til Anne Holm tages op igen', { mentors: [aMentor({ declines: ['n1'] })] }],
  ['availability', 'Anne Holm kan mødes lørdag 10:00–12:00', { citizens: [aCitizen({ availability: saturday })] }],
  ['newSeat', 'En ny mentor med 2 t. om ugen', { mentors: [] }],
  [
    'pin',
    'Pladsen hos Anne Holm låses til forløbet',
    { units: [{ ...supplier, priceOere: 1_000_000 }], mentors: [external] },
  ],
  [
    'exception',
    'Undtagelse: Anne Holm tager forløbet, selv om borgeren er uden for målgruppen',
    { units: [aUnit({ scope: { departmentIds: ['youth'], ageMost: 29 } })] },
  ],
  ['groupSize', 'Jobklub begynder med 3 færre deltagere end ellers', { ...club({ citizensLeast: 4 }) }],
  ['citizenTime', 'Borgeren gør sig fri lørdag 10:00–12:00 til Jobklub', { ...club({ weekday: 6 }) }],
  [
    'newGroup',
    'En ny gruppe hos Mentor corps, når borgeren kan, der begynder med én deltager',
    { needs: [aNeed({ role: 'group' })] },
  ],
];

/** Two causes at once: both changes, and what a coordinator reads of the two together. */
const pairsOfChanges: readonly (readonly [string, string, Partial<CaseInput>])[] = [
  [
    '1 t. mere om ugen hos Anne Holm, og samtidig: Plads til flere borgere hos Anne Holm',
    '1 h more a week from Anne Holm, and at the same time: Room for more citizens with Anne Holm',
    { mentors: [aMentor({ capacityMinutes: 60, caseload: 0 })] },
  ],
  [
    'Kravet om mentorens køn: mand bliver til et ønske, og samtidig: 1 t. mere om ugen hos Anne Holm',
    'The requirement the mentor’s sex: man becomes a wish, and at the same time: 1 h more a week from Anne Holm',
    { needs: wishing('sex', 'man'), mentors: [aMentor({ capacityMinutes: 60 })] },
  ],
  [
    'Kravet om kompetencen Misbrug bliver til et ønske, og samtidig: Kravet om sproget somali bliver til et ønske',
    'The requirement the competence Substance abuse becomes a wish, and at the same time: The requirement the language Somali becomes a wish',
    {
      needs: [
        aNeed({
          wishes: [
            { kind: 'competence', value: 'misbrug', required: true },
            { kind: 'language', value: 'so', required: true },
          ],
        }),
      ],
    },
  ],
  [
    'Borgeren gør sig fri lørdag 10:00–12:00 til Jobklub, og samtidig: Jobklub begynder med 3 færre deltagere end ellers',
    'The citizen keeps Saturday 10:00–12:00 free for Jobklub, and at the same time: Jobklub begins with 3 fewer participants than usual',
    { ...club({ weekday: 6, citizensLeast: 4 }) },
  ],
];

describe('applyUnlock', () => {
  it.each(changes)('should seat the need by %s: %s', (kind, text, overrides) => {
    const town = aCase(overrides);
    const plan = solved(town);
    const offered = explainCitizen(town, plan, 'c1').unlocks.find((unlock) => unlock.kind === kind)!;
    expect(offered).toMatchObject({ kind, isProven: true });
    expect(unlockText(indexCase(town), 'n1', offered, 'da')).toBe(text);
    const before = structuredClone(town);
    const changed = applyUnlock(town, 'n1', offered);
    expect(town).toEqual(before);
    // A changed case is a case: it passes the door every file passes.
    expect(seatOf(solved(readCase(JSON.parse(JSON.stringify(changed)))), 'n1')).toBeDefined();
  });

  it.each(pairsOfChanges)('should seat the need by two changes: %s', (da, en, overrides) => {
    const town = aCase(overrides);
    const [offered] = explainCitizen(town, solved(town), 'c1').unlocks;
    expect(offered).toMatchObject({ isProven: true });
    expect(offered!.also).toHaveLength(1);
    expect(unlockText(indexCase(town), 'n1', offered!, 'da')).toBe(da);
    expect(unlockText(indexCase(town), 'n1', offered!, 'en')).toBe(en);
    expect(seatOf(solved(applyUnlock(town, 'n1', offered!)), 'n1')).toBeDefined();
    // Neither is there for nothing: without it the need waits.
    for (const alone of [{ ...offered!, also: [] }, offered!.also[0]!]) {
      expect(seatOf(solved(applyUnlock(town, 'n1', alone)), 'n1')).toBeUndefined();
    }
  });

  it('should leave a case alone that does not have the need', () => {
    const town = aCase();
    expect(applyUnlock(town, 'nobody', { kind: 'date', seatId: null, amount: 0, subject: '2026-04-01' })).toBe(town);
  });

  it('should move a grant that would begin before the new start, at its full length', () => {
    const grant = { id: 'g1', law: 'lab' as const, start: '2026-03-02', end: '2026-08-31' };
    const town = aCase({ needs: [aNeed({ grant })] });
    const [need] = applyUnlock(town, 'n1', { kind: 'date', seatId: 'm1', amount: 0, subject: '2026-03-09' }).needs;
    expect(need).toMatchObject({ start: '2026-03-09', grant: { start: '2026-03-09', end: '2026-09-07' } });
  });
});

describe('a full week', () => {
  const monday = { weekday: 1, start: '08:00', end: '10:00' };
  const tuesday = { ...monday, weekday: 2 };
  const two = aCase({
    mentors: [aMentor({ availability: [monday] })],
    citizens: ['c1', 'c2'].map((id) => aCitizen({ id, availability: [monday, tuesday] })),
    needs: ['1', '2'].map((at) =>
      aNeed({
        id: `n${at}`,
        citizenId: `c${at}`,
        cadence: { everyWeeks: 1, count: 1, minutes: 90, mode: 'faceToFace' },
      }),
    ),
  });

  it('should be opened by another of the citizen’s windows, in which both meet', () => {
    const [waits] = solved(two).waiting;
    expect(waits!.reasons[0]).toMatchObject({ code: 'weekFull', subjects: ['m1'] });
    expect(waits!.unlock).toMatchObject({ kind: 'availability', subject: '2 08:00-10:00', isProven: true });
    expect(solved(applyUnlock(two, waits!.needId, waits!.unlock!)).waiting).toEqual([]);
  });
});
