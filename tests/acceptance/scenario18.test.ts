import { describe, expect, it } from 'vitest';
import { aCase, aCitizen, aMentor, aNeed, aUnit, type CitizenInput } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

const around: CitizenInput['supportPersons'] = [
  { kind: 'bostoette', mentorId: 'lise', from: '2025-09-01' },
  { kind: 'skp', from: '2025-01-01' },
];

/** A citizen with two support persons is ordered a third; `need` says of what kind. */
const planFor = (citizen: Partial<CitizenInput> = {}, need: Parameters<typeof aNeed>[0] = {}) =>
  solved(
    aCase({
      units: [aUnit(), aUnit({ id: 'bo', kind: 'bostoette' }), aUnit({ id: 'pool', kind: 'volunteerPool' })],
      mentors: [
        aMentor(),
        aMentor({ id: 'lise', unitId: 'bo', kind: 'bostoette', displayName: 'Lise Bak', caseload: 0 }),
        aMentor({ id: 'v1', unitId: 'pool', kind: 'volunteer', trainedOn: '2025-01-01' }),
      ],
      citizens: [aCitizen({ supportPersons: around, ...citizen })],
      needs: [aNeed(need)],
    }),
  );

describe('scenario 18, duplicate warning', () => {
  it('should warn of the third with the list of the two, and still match', () => {
    const plan = planFor();
    expect(plan.notices).toContainEqual({ code: 'duplicateSupport', subjects: ['n1', 'lise', 'skp:1'] });
    expect(seatOf(plan, 'n1')).toBe('m1');
  });

  it('should demand the end date of the parallel period, until it is given', () => {
    const demands = (citizen?: Partial<CitizenInput>) =>
      planFor(citizen).notices.filter(({ code }) => code === 'parallelWithoutEndDate');
    expect(demands()).toEqual([{ code: 'parallelWithoutEndDate', subjects: ['n1'] }]);
    expect(demands({ parallelUntil: '2026-05-31' })).toEqual([]);
    expect(demands({ parallelUntil: '2026-03-01' })).toHaveLength(1); // over before the plan begins
  });

  it('should not warn when the third is a volunteer, or when one of the two has left', () => {
    const volunteer = planFor({}, { role: 'volunteer', taskWeight: 'light' });
    expect(seatOf(volunteer, 'n1')).toBe('v1');
    expect(volunteer.notices).toEqual([]);
    expect(planFor({ supportPersons: [around[0]!, { ...around[1]!, until: '2026-03-01' }] }).notices).toEqual([]);
  });
});
