import { describe, expect, it } from 'vitest';
import { whyExternal } from '../../src/explain/external.ts';
import { explainMatch } from '../../src/explain/match.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, type CitizenInput, pairIn } from '../helpers/caseBuilder.ts';
import { seatOf, solved, withRelationsOf } from '../helpers/solved.ts';

const internal = aMentor();
const external = aMentor({ id: 'x1', unitId: 'supplier', kind: 'external', competences: [{ competenceId: 'vold' }] });

/** The need calls for the competence; nobody made it a requirement, and an internal mentor has all the hours in the world. */
const townWith = (mentors = [internal, external], citizen: Partial<CitizenInput> = {}) =>
  aCase({
    units: [
      aUnit(),
      aUnit({
        id: 'supplier',
        name: 'Leverandøren',
        kind: 'externalProvider',
        priceOere: 40_000,
        onlyOverflowOrSpecial: true,
      }),
    ],
    mentors,
    citizens: [aCitizen(citizen)],
    needs: [aNeed({ competences: ['vold'], grantedMinutes: 120 })],
  });

describe('scenario 10, special competence', () => {
  it('should take the external mentor despite the price, and name the competence', () => {
    const town = townWith();
    const plan = solved(town);
    expect(seatOf(plan, 'n1')).toBe('x1');
    expect(plan.kpis.netOere).toBe(1_040_000); // 2 h × 400 kr × 26 weeks, half of it refunded; the internal mentor is free
    expect(whyExternal(pairIn(indexCase(town), { seatId: 'x1' }))).toMatchObject({
      why: 'specialCompetence',
      subjects: ['vold'],
    });
    const { da, en } = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!);
    expect(da).toContain('Ekstern plads på grund af særlig kompetence: Voldelig adfærd.');
    expect(en).toContain('External seat because of a special competence: Violent behaviour.');
    // The seat is kept for overflow and special competences; for this need it costs no overflow points.
    expect(plan.assignments[0]!.breakdown.map(({ part }) => part)).not.toContain('overflow');
  });

  it('should do so where the municipality pays all of it', () => {
    const plan = solved(townWith([internal, external], { visitationGroup: 'jobparat' }));
    expect(seatOf(plan, 'n1')).toBe('x1');
    expect(plan.kpis.netOere).toBe(2_080_000);
  });

  it('should stay with an internal mentor who has it, and with one who has not rather than let the citizen wait', () => {
    const able = aMentor({ competences: [{ competenceId: 'vold' }] });
    expect(seatOf(solved(townWith([able, external])), 'n1')).toBe('m1');
    const alone = townWith([internal]);
    const canWait = { ...alone, needs: [{ ...alone.needs[0]!, urgency: 0 }] };
    expect(seatOf(solved(canWait), 'n1')).toBe('m1');
  });

  it('should not end a running relation for it', () => {
    const alone = townWith([internal]);
    const running = withRelationsOf(alone, solved(alone));
    expect(seatOf(solved({ ...running, mentors: [internal, external] }), 'n1')).toBe('m1');
  });
});
