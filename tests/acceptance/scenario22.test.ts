import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import { pairBreakdown } from '../../src/fit/index.ts';
import { exportPlan } from '../../src/io/export/index.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import type { Plan } from '../../src/model/plan.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, type CitizenInput } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

const townWith = (wishes: 'unknown' | 'none', wish: number) =>
  aCase({
    weights: { wish, caseworkerWish: wish },
    mentors: [aMentor(), aMentor({ id: 'm2', sex: 'man' })],
    needs: [aNeed({ wishes })],
  });

async function cellOf(input: Case, plan: Plan, column: string): Promise<string | undefined> {
  const { files } = await exportPlan(input, plan, 'csv');
  const text = new TextDecoder().decode(files.find(({ name }) => name === 'tildelinger.csv')!.bytes);
  return (parse(text, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[])[0]![column];
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
    expect(await cellOf(town, plan, 'Ønsker')).toBe('ukendt');
    const asked = townWith('none', 150);
    const { da } = explainMatch(indexCase(asked), ruleSetOf(asked), plan.assignments[0]!);
    expect(da).toContain('Borgeren er spurgt og har ingen særlige ønsker.');
    expect(await cellOf(asked, plan, 'Ønsker')).toBe('ingen');
  });

  it('should keep apart whether the citizen was asked, sees a need and has wishes, each of them perhaps unknown', async () => {
    const before = townWith('unknown', 150);
    const town = (view: Partial<CitizenInput>) => ({ ...before, citizens: [aCitizen(view)] });
    const answers = async (view: Partial<CitizenInput>) => {
      const plan = solved(town(view));
      return [
        await cellOf(town(view), plan, 'Spurgt om valget'),
        await cellOf(town(view), plan, 'Ser selv behov'),
        await cellOf(town(view), plan, 'Ønsker'),
      ];
    };
    expect(await answers({})).toEqual(['ukendt', 'ukendt', 'ukendt']);
    expect(await answers({ consulted: 'no' })).toEqual(['nej', 'ukendt', 'ukendt']);
    expect(await answers({ perceivedNeed: 'maybe' })).toEqual(['ukendt', 'måske', 'ukendt']);
    const silent = town({ consulted: 'no', perceivedNeed: 'no' });
    const plan = solved(silent);
    expect(plan.certificate.objective).toBe(solved(town({})).certificate.objective);
    const words = (input: Case) => explainMatch(indexCase(input), ruleSetOf(input), plan.assignments[0]!).da;
    expect(words(silent)).toEqual(
      expect.arrayContaining([
        'Borgeren ser ikke selv et behov for en mentor; tal om formålet ved det første møde.',
        'Borgeren er ikke spurgt om valget af mentor.',
      ]),
    );
    expect(words(town({})).join(' ')).not.toMatch(/ikke spurgt|ser ikke selv|i tvivl/);
    const running = [
      { needId: 'n1', seatId: plan.assignments[0]!.seatId, since: '2026-01-05', slots: [], status: 'active' as const },
    ];
    expect(words({ ...silent, relations: running }).join(' ')).not.toMatch(/ikke spurgt|ser ikke selv/);
  });
});
