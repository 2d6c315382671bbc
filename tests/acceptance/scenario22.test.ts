import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { pairBreakdown } from '../../src/fit/index.ts';
import { exportPlan } from '../../src/io/export/index.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import type { Plan } from '../../src/model/plan.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aMentor, aNeed, aPair } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

const townWith = (wishes: 'unknown' | 'none', wish: number) =>
  aCase({
    weights: { wish, caseworkerWish: wish },
    mentors: [aMentor(), aMentor({ id: 'm2', sex: 'man' })],
    needs: [aNeed({ wishes })],
  });

async function wishesInCsv(input: Case, plan: Plan): Promise<string | undefined> {
  const { files } = await exportPlan(input, plan, 'csv');
  const text = new TextDecoder().decode(files.find(({ name }) => name === 'tildelinger.csv')!.bytes);
  return (parse(text, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[])[0]!.Ønsker;
}

describe('scenario 22, preference missing is not a neutral wish', () => {
  it('should move no points of any mentor, whatever wishes weigh', () => {
    for (const seatId of ['m1', 'm2']) {
      const [without, light, heavy] = [
        aPair(townWith('none', 150), { seatId }),
        aPair(townWith('unknown', 0), { seatId }),
        aPair(townWith('unknown', 100_000), { seatId }),
      ].map(pairBreakdown);
      expect(light).toEqual(without);
      expect(heavy).toEqual(without);
    }
  });

  it('should show "ukendt", which is not the same as having no wish', async () => {
    const town = townWith('unknown', 150);
    const plan = solved(town);
    const sentences = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!);
    expect(sentences.da).toContain('Ønsker: ukendt. De tæller hverken for eller imod.');
    expect(sentences.en).toContain('Wishes: unknown. They count neither for nor against.');
    expect(plan.kpis.wishesUnknown).toBe(1);
    expect(await wishesInCsv(town, plan)).toBe('ukendt');
    const asked = townWith('none', 150);
    const { da } = explainMatch(indexCase(asked), ruleSetOf(asked), plan.assignments[0]!);
    expect(da).toContain('Borgeren er spurgt og har ingen særlige ønsker.');
    expect(await wishesInCsv(asked, plan)).toBe('ingen');
  });
});
