import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { exportPlan } from '../../src/io/export/index.ts';
import type { Relation } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { readCase } from '../../src/model/readCase.ts';
import { outcomeGap, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

type Outcome = NonNullable<Relation['outcome']>;
const RATINGS = ['muchBetter', 'somewhatBetter', 'perhapsBetter', 'notBetter', 'worse', 'unknown'] as const;
const APART: Outcome = { mentor: 'muchBetter', citizen: 'notBetter' };

/** Two running courses and an order; another mentor waits for the citizens of the first. */
const town = (outcome?: Outcome, second?: Outcome) =>
  aCase({
    mentors: [aMentor({ competences: [] }), aMentor({ id: 'm2' })],
    citizens: ['c1', 'c2', 'c3'].map((id) => aCitizen({ id })),
    needs: ['1', '2', '3'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, competences: ['oekonomi'] })),
    relations: [
      { needId: 'n1', seatId: 'm1', since: '2026-01-05', ...(outcome === undefined ? {} : { outcome }) },
      { needId: 'n2', seatId: 'm2', since: '2026-01-05', ...(second === undefined ? {} : { outcome: second }) },
    ],
  });

describe('scenario 44 and row S38, two views of the outcome', () => {
  it('should store both, and show them apart', () => {
    const input = town(APART);
    expect(readCase(JSON.parse(JSON.stringify(input))).relations[0]!.outcome).toEqual(APART);
    const plan = solved(input);
    const { da, en } = explainMatch(indexCase(input), ruleSetOf(input), plan.assignments[0]!);
    expect(da).toContain('Udbytte: mentoren siger meget bedre, borgeren siger ikke bedre.');
    expect(en).toContain('Outcome: the mentor says much better, the citizen says not better.');
  });

  it('should report the gap, over the courses both have judged', async () => {
    const input = town(APART, { mentor: 'somewhatBetter', citizen: 'somewhatBetter' });
    expect(outcomeGap(indexCase(input))).toEqual({ both: 2, betterByMentor: 2, betterByCitizen: 1 });
    const half = town({ ...APART, citizen: 'unknown' }, { mentor: 'perhapsBetter', citizen: 'muchBetter' });
    expect(outcomeGap(indexCase(half))).toEqual({ both: 1, betterByMentor: 0, betterByCitizen: 1 });
    const pageOf = async (of: typeof input) => {
      const { files } = await exportPlan(of, solved(of), 'html');
      return new TextDecoder().decode(files[0]!.bytes);
    };
    expect(await pageOf(input)).toContain(
      'Bedre ifølge mentoren: 2, ifølge borgeren: 1 (af 2 forløb, begge har vurderet)',
    );
    expect(await pageOf(town())).not.toContain('Bedre ifølge mentoren');
  });

  it('should move no points, whatever the mentor or the citizen says', () => {
    const plan = solved(town());
    for (const mentor of RATINGS) {
      for (const citizen of ['muchBetter', 'worse'] as const) {
        const { assignments, certificate } = solved(town({ mentor, citizen }));
        expect(assignments).toEqual(plan.assignments);
        expect(certificate.objective).toBe(plan.certificate.objective);
      }
    }
  });
});
