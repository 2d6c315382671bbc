/** Scenarios 16 and 17: a citizen who has Lise from the bostøtte, and a new mentor who fits slightly better. */
import type { Case } from '../../src/model/case.ts';
import type { Policy, Weights } from '../../src/model/policy.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from './caseBuilder.ts';

type Choice = Pick<Policy, 'bostoettePurchase'> & Pick<Weights, 'contactPerson'>;

export function lise({ bostoettePurchase, contactPerson }: Choice): Case {
  return aCase({
    policy: { bostoettePurchase },
    // One competence missing is 50 points: less than a new person costs by default, more than nothing.
    weights: { contactPerson, competence: 50 },
    units: [aUnit(), aUnit({ id: 'bo', name: 'Bostøtten', kind: 'bostoette' })],
    mentors: [
      aMentor(),
      aMentor({
        id: 'lise',
        unitId: 'bo',
        kind: 'bostoette',
        displayName: 'Lise Bak',
        competences: [],
        capacityMinutes: 60,
      }),
    ],
    citizens: [aCitizen({ supportPersons: [{ kind: 'bostoette', mentorId: 'lise', from: '2025-09-01' }] })],
    needs: [aNeed({ competences: ['oekonomi'], grantedMinutes: 60 })],
  });
}
