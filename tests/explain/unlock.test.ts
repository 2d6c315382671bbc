import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUnlock } from '../../src/explain/applyUnlock.ts';
import { explainCitizen } from '../../src/explain/citizen.ts';
import { CATALOGUES } from '../../src/explain/label.ts';
import { readCase } from '../../src/model/readCase.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';
import { smallTown } from './smallTowns.ts';

describe('waiting needs of small towns', () => {
  it('should each have a reason the catalogue knows, time short only where time is a reason, and an unlock that seats them', () => {
    let waited = 0;
    const kinds = new Set<string>();
    const shapes = { one: 0, two: 0, held: 0 };
    fc.assert(
      fc.property(smallTown(), (town) => {
        for (const { needId, reasons, missingMinutes, unlock } of solved(town).waiting) {
          waited++;
          expect(reasons.length).toBeGreaterThan(0);
          for (const { code } of reasons) expect(Object.keys(CATALOGUES.da.reason)).toContain(code);
          const isTime = reasons.some(({ code }) => code === 'capacity' || code === 'contractHours');
          expect(missingMinutes > 0).toBe(isTime);
          expect(unlock, needId).toMatchObject({ isProven: true });
          const changed = readCase(JSON.parse(JSON.stringify(applyUnlock(town, needId, unlock!))));
          expect(seatOf(solved(changed), needId), JSON.stringify(unlock)).toBeDefined();
          kinds.add(unlock!.kind);
          if (unlock!.also.some(({ kind }) => kind === 'pin')) shapes.held++;
          else shapes[unlock!.also.length === 0 ? 'one' : 'two']++;
        }
      }),
      { seed: 20260302, numRuns: 30, endOnFailure: true },
    );
    expect(waited).toBeGreaterThan(50);
    // The property must not pass for want of variety: single changes, two together and held seats have all been carried out.
    expect(kinds.size).toBeGreaterThan(4);
    expect(Math.min(...Object.values(shapes)), JSON.stringify(shapes)).toBeGreaterThan(1);
  });
});

describe('the unlocks of one need', () => {
  const requires = (kind: 'competence' | 'notCompetence') => [{ kind, value: 'misbrug', required: true }];
  const town = aCase({
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [
      aNeed({ wishes: requires('competence') }),
      aNeed({ id: 'n2', citizenId: 'c2', wishes: requires('notCompetence') }),
    ],
    relations: [{ needId: 'n2', seatId: 'm1', since: '2026-01-05' }],
  });

  it('should never take from somebody the mentor he has', () => {
    const plan = solved(town);
    expect(plan.waiting.map(({ needId }) => needId)).toEqual(['n1']);
    const { unlocks } = explainCitizen(town, plan, 'c1');
    expect(unlocks.map(({ kind }) => kind)).toEqual(['dropWish', 'newSeat']);
    for (const unlock of unlocks) expect(solved(applyUnlock(town, 'n1', unlock)).waiting).toEqual([]);
  });

  it('should say that nothing helps where the law gives no mentor', () => {
    const citizens = [aCitizen({ benefit: 'foertidspension' })];
    const outside = aCase({ citizens, ruleSetDate: '2012-06-01' });
    const [waits] = solved(outside).waiting;
    expect(waits).toMatchObject({ reasons: [{ code: 'lawGroup' }], unlock: null });
    expect(explainCitizen(outside, solved(outside), 'c1').da).toContain(
      'Hverken én eller to ændringer sammen giver forløbet en mentor.',
    );
  });

  it('should end a sentence once, whatever the name ends in', () => {
    const vetoed = aCase({
      mentors: [aMentor({ displayName: 'Anne H.' })],
      vetoes: [{ citizenId: 'c1', seatId: 'm1' }],
    });
    expect(explainCitizen(vetoed, solved(vetoed), 'c1').da).toContain('Fravalgt: Anne H.');
  });
});
