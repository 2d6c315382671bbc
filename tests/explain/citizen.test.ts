import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MakkerError } from '../../src/errors.ts';
import { explainCitizen } from '../../src/explain/citizen.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';
import { smallTown } from './smallTowns.ts';

/** Two citizens, one hour each at Anne; Bo is farther from what they ask. */
const town = aCase({
  mentors: [
    aMentor({ id: 'anne', displayName: 'Anne Holm', capacityMinutes: 60 }),
    aMentor({ id: 'bo', displayName: 'Bo Juhl', competences: [] }),
    aMentor({ id: 'carl', displayName: 'Carl Munk', languages: ['en'] }),
  ],
  citizens: [aCitizen(), aCitizen({ id: 'c2' })],
  needs: [
    aNeed({
      grantedMinutes: 60,
      competences: ['oekonomi'],
      wishes: [{ kind: 'language', value: 'da', required: true }],
      urgency: 2,
    }),
    aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 60, wishes: [{ kind: 'mentor', value: 'anne' }] }),
  ],
});

describe('explainCitizen', () => {
  const plan = solved(town);

  it('should list every other allowed seat with what it costs the plan, then the forbidden ones with their rules', () => {
    // c2 wishes for Anne (150), c1 needs her competence (120): c2 has her, and giving her to c1 costs the difference.
    expect(seatOf(plan, 'n2')).toBe('anne');
    const { assigned, breakdown, alternatives, unlocks } = explainCitizen(town, plan, 'c1');
    expect(assigned?.seatId).toBe('bo');
    expect(breakdown.map(({ part }) => part)).toContain('competence');
    expect(alternatives).toMatchObject([
      { seat: 'anne', costOfOverride: 30, othersMoved: 1, reasons: [{ code: 'capacity' }] },
      { seat: 'carl', costOfOverride: null, reasons: [{ code: 'language', subjects: ['da'] }] },
    ]);
    expect(unlocks).toEqual([]);
  });

  it('should be exactly what a solve with the pair pinned costs', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallTown(3), (random) => {
        const before = solved(random);
        for (const { id, citizenId } of random.needs.slice(0, 1)) {
          for (const alternative of explainCitizen(random, before, citizenId).alternatives) {
            if (alternative.costOfOverride === null || !alternative.isExact) continue;
            const pinned = solved({ ...random, pins: [{ needId: id, seatId: alternative.seat }] }).certificate;
            expect(pinned.objective - before.certificate.objective).toBe(alternative.costOfOverride);
            expect(pinned.waitingMustServe - before.certificate.waitingMustServe).toBe(alternative.mustServeChange);
            compared++;
          }
        }
      }),
      { seed: 20260302, numRuns: 30, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(10);
  });

  it('should explain each need of a citizen with several, the professional one first', () => {
    const two = aCase({
      units: [aUnit(), aUnit({ id: 'pool', name: 'Frivillige', kind: 'volunteerPool' })],
      needs: [aNeed({ id: 'walk', role: 'volunteer', taskWeight: 'light' }), aNeed()],
    });
    const explained = explainCitizen(two, solved(two), 'c1');
    expect(explained.assigned?.needId).toBe('n1');
    expect(explained.needs.map(({ needId }) => needId)).toEqual(['walk', 'n1']);
  });

  it('should hold at the top what would seat the need that waits, also where the main one has its seat', () => {
    const two = aCase({
      units: [aUnit(), aUnit({ id: 'pool', name: 'Frivillige', kind: 'volunteerPool' })],
      mentors: [
        aMentor(),
        aMentor({ id: 'v1', unitId: 'pool', kind: 'volunteer', trainedOn: '2025-01-01', capacityMinutes: 60 }),
      ],
      needs: [aNeed(), aNeed({ id: 'walk', role: 'volunteer', taskWeight: 'light', taskType: 'socialBarriers' })],
    });
    const { assigned, unlocks, needs } = explainCitizen(two, solved(two), 'c1');
    expect(assigned?.needId).toBe('n1');
    expect(unlocks.length).toBeGreaterThan(0);
    expect(unlocks).toEqual(needs[1]!.unlocks);
    expect(needs[0]!.unlocks).toEqual([]);
  });

  it('should refuse an unknown citizen and a plan of another case, and say what to do', () => {
    expect(() => explainCitizen(town, plan, 'nobody')).toThrow(MakkerError);
    expect(() => explainCitizen(town, plan, 'nobody')).toThrow(/No citizen has id "nobody".*e\.g\. "c1"/);
    const other = aCase({ mentors: [aMentor({ id: 'somebody' })] });
    expect(() => explainCitizen(other, plan, 'c1')).toThrow(/Solve the case again/);
  });
});
