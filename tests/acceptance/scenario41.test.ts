import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../solver/index.ts';
import { generateTown } from '../../src/generate/index.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { byArrival, randomWithPicks } from '../../src/planning/baselines.ts';
import { pairRows } from '../../src/planning/compile.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { solved } from '../helpers/solved.ts';

describe('scenario 41, baseline beat', () => {
  it('should never be worse than chance or arrival on 20 towns of 2 to 24 mentors, and print the median gain', () => {
    const gains: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const mentors = 2 + Math.round(((seed - 1) * 22) / 19);
      const town = generateTown({ citizens: mentors * 5, mentors, seed });
      const index = indexCase(town);
      const ruleSet = ruleSetOf(town);
      const pairs = pairRows(index, ruleSet, rowsOf(index, ruleSet));
      const ours = solved(town, 20_000).certificate;
      for (const baseline of [
        randomWithPicks(index, ruleSet, pairs, seededRandom(seed)),
        byArrival(index, ruleSet, pairs),
      ]) {
        expect(ours.waitingMustServe).toBeLessThanOrEqual(baseline.waitingMustServe);
        if (ours.waitingMustServe < baseline.waitingMustServe) continue;
        expect(ours.objective).toBeLessThanOrEqual(baseline.objective);
        gains.push((baseline.objective - ours.objective) / baseline.objective);
      }
    }
    const median = gains.sort((a, b) => a - b)[Math.floor(gains.length / 2)]!;
    console.log(
      `scenario 41: median gain over the baselines ${(median * 100).toFixed(1)} % (${gains.length} comparisons at equal must-serve)`,
    );
    expect(median).toBeGreaterThan(0);
  });
});
