import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../solver/index.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { randomWithPicks } from '../../src/planning/baselines.ts';
import { pairRows } from '../../src/planning/compile.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';

describe('randomWithPicks', () => {
  it('should give a need its hand-picked mentor, not a place at his unit, before anybody else has him', () => {
    const town = aCase({
      units: [aUnit({ unnamedSeats: true })],
      mentors: [aMentor({ caseload: 1 })],
      citizens: [aCitizen(), aCitizen({ id: 'c2' })],
      needs: [
        aNeed({ grantedMinutes: 60 }),
        aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 120, handPickedMentorId: 'm1' }),
      ],
    });
    const index = indexCase(town);
    const ruleSet = ruleSetOf(town);
    const pairs = pairRows(index, ruleSet, rowsOf(index, ruleSet));
    expect(pairs.map(({ seats }) => seats)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const minutesOfMentor = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (seed) => randomWithPicks(index, ruleSet, pairs, seededRandom(seed)).load[0],
    );
    expect(new Set(minutesOfMentor)).toEqual(new Set([120]));
  });
});
