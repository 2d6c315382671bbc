/** A case small enough to be solved in a blink that has a bit of everything the commands report. */
import type { Case } from '../../src/model/case.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';

/** Three people, one with the right to be served; a mentor with time for one or two, a second with little, and a supplier. */
export function smallCase(): Case {
  return aCase({
    planWeeks: 2,
    units: [
      aUnit(),
      aUnit({
        id: 'sup',
        name: 'Leverandør',
        kind: 'externalProvider',
        unnamedSeats: true,
        priceOere: 40_000,
        contract: { places: 1 },
      }),
    ],
    mentors: [
      aMentor({ capacityMinutes: 180, caseload: 2 }),
      aMentor({ id: 'm2', displayName: 'Bo Lind', sex: 'man', capacityMinutes: 60 }),
    ],
    citizens: [
      aCitizen(),
      aCitizen({ id: 'c2', retOgPligt: { reason: 'personalReasons' } }),
      aCitizen({ id: 'c3' }),
      aCitizen({ id: 'c4' }),
    ],
    needs: [
      aNeed({ competences: ['paedagog'] }),
      aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 60 }),
      aNeed({ id: 'n3', citizenId: 'c3', grantedMinutes: 240, urgency: 2 }),
      aNeed({ id: 'n4', citizenId: 'c4', grantedMinutes: 240 }),
    ],
    budgets: [{ id: 'frame', capOere: 1_000_000, basis: 'spending' }],
  });
}
