import { describe, expect, it } from 'vitest';
import { pairPoints } from '../../src/fit/index.ts';
import { generateTown } from '../../src/generate/index.ts';
import { Weights } from '../../src/model/policy.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

describe('scenario 23, preference count', () => {
  it.each([1, 2, 3])('should not meet fewer wishes when wishes weigh more (town %i)', (seed) => {
    const town = generateTown({ citizens: 40, mentors: 8, seed });
    const share = (wish: number) => {
      const { wishesMet, wishesStated } = solved({ ...town, weights: Weights.parse({ ...town.weights, wish }) }).kpis;
      expect(wishesStated).toBeGreaterThan(0);
      return wishesMet / wishesStated;
    };
    expect(share(150)).toBeGreaterThanOrEqual(share(0));
  });

  it('should meet more of them where wish and competence pull apart', () => {
    const town = aCase({
      mentors: [aMentor(), aMentor({ id: 'm2', sex: 'man', competences: [] })],
      needs: [aNeed({ competences: ['oekonomi'], wishes: [{ kind: 'sex', value: 'man' }] })],
    });
    const met = (wish: number) => solved({ ...town, weights: { ...town.weights, wish } }).kpis.wishesMet;
    expect([met(0), met(150)]).toEqual([0, 1]); // 120 points of competence against the wish
  });
});

describe('scenario 24, negative competence', () => {
  it('should rank a pedagogue below an otherwise equal mentor for a citizen with bad experience of pedagogues', () => {
    const town = aCase({
      mentors: [
        aMentor({ id: 'pedagogue', competences: [{ competenceId: 'paedagog' }] }),
        aMentor({ id: 'other', competences: [] }),
      ],
      citizens: [aCitizen({ age: 22, benefit: 'uddannelseshjaelp' })],
      needs: [aNeed({ wishes: [{ kind: 'notCompetence', value: 'paedagog' }] })],
    });
    const [pedagogue, other] = ['pedagogue', 'other'].map((seatId) => pairPoints(aPair(town, { seatId })));
    expect(pedagogue! - other!).toBe(town.weights.negativeCompetence); // points are a price: more is worse
    expect(seatOf(solved(town), 'n1')).toBe('other');
    const alone = solved({ ...town, mentors: town.mentors.slice(0, 1) });
    expect(alone.assignments[0]!.breakdown).toContainEqual({
      part: 'negativeCompetence',
      points: 300,
      subjects: ['paedagog'],
    });
  });
});
