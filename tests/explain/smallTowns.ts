/** Random small towns in which some needs must wait: few hours, requirements nobody meets, vetoes, contracts and prices. */
import fc from 'fast-check';
import type { Case } from '../../src/model/case.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';

const person = fc.record({
  isMandatory: fc.boolean(),
  grantedMinutes: fc.constantFrom(60, 90, 120, 180),
  urgency: fc.integer({ min: 0, max: 3 }),
  requirement: fc.constantFrom('none', 'none', 'language', 'competence', 'man'),
  vetoes: fc.boolean(),
});

const mentor = fc.record({
  capacityMinutes: fc.constantFrom(60, 120, 180, 240, 300),
  caseload: fc.integer({ min: 1, max: 4 }),
  speaksSomali: fc.boolean(),
  sex: fc.constantFrom('woman' as const, 'man' as const),
  isExternal: fc.boolean(),
});

const REQUIREMENTS = {
  language: { kind: 'language' as const, value: 'so', required: true },
  competence: { kind: 'competence' as const, value: 'misbrug', required: true },
  man: { kind: 'sex' as const, value: 'man', required: true },
};

export const smallTown = (mentorsLeast = 0): fc.Arbitrary<Case> =>
  fc
    .record({
      people: fc.array(person, { minLength: 1, maxLength: 6 }),
      mentors: fc.array(mentor, { minLength: mentorsLeast, maxLength: 3 }),
      contractMinutes: fc.constantFrom(undefined, 120, 300),
      places: fc.constantFrom(undefined, 0, 1),
    })
    .map(({ people, mentors, contractMinutes, places }) =>
      aCase({
        units: [
          aUnit(),
          aUnit({
            id: 'y',
            name: 'Y',
            kind: 'externalProvider',
            priceOere: 30_000,
            unnamedSeats: places !== undefined,
            contract: { minutes: contractMinutes, places },
          }),
        ],
        mentors: mentors.map(({ isExternal, speaksSomali, ...rest }, at) =>
          aMentor({
            ...rest,
            id: `m${at}`,
            displayName: `Mentor ${'ABC'[at]}`,
            languages: speaksSomali ? ['da', 'so'] : ['da'],
            ...(isExternal ? { unitId: 'y', kind: 'external' as const } : {}),
          }),
        ),
        citizens: people.map(({ isMandatory }, at) =>
          aCitizen({ id: `c${at}`, ...(isMandatory ? { retOgPligt: { reason: 'personalReasons' as const } } : {}) }),
        ),
        needs: people.map(({ grantedMinutes, urgency, requirement }, at) =>
          aNeed({
            id: `n${at}`,
            citizenId: `c${at}`,
            grantedMinutes,
            urgency,
            ...(requirement === 'none' ? {} : { wishes: [REQUIREMENTS[requirement as keyof typeof REQUIREMENTS]] }),
          }),
        ),
        vetoes:
          mentors.length === 0
            ? []
            : people.flatMap(({ vetoes }, at) => (vetoes ? [{ citizenId: `c${at}`, seatId: 'm0' }] : [])),
      }),
    );
