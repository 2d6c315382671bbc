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
    'Kommunen ændrer praksis: enheden låner ud uden for sin målgruppe',
    { units: [aUnit({ scope: { departmentIds: ['youth'] } })] },
  ],
  ['veto', 'Nejet til Anne Holm tages op igen', { vetoes: [{ citizenId: 'c1', seatId: 'm1' }] }],
  ['veto', 'Nejet til Anne Holm tages op igen', { mentors: [aMentor({ declines: ['n1'] })] }],
  ['availability', 'Anne Holm kan mødes lørdag 10:00–12:00', { citizens: [aCitizen({ availability: saturday })] }],
  ['newSeat', 'En ny mentor med 2 t. om ugen', { mentors: [] }],
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
