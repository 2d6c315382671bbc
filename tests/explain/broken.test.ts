/** For whose sake running relations end, in plans written by hand and in plans solved. */
import { describe, expect, it } from 'vitest';
import { brokenRelations, brokenSentences } from '../../src/explain/broken.ts';
import { explainCitizen } from '../../src/explain/citizen.ts';
import { explainMatch } from '../../src/explain/match.ts';
import { exportPlan } from '../../src/io/export/index.ts';
import type { Case, CaseInput } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { assignmentsOf } from '../../src/planning/decode.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';
import { situationWith } from './situations.ts';

const DUTY = { reason: 'personalReasons' as const };

/** Needs a, b, c … of two hours; those under `running` had the seat given. */
function town(
  ids: readonly string[],
  running: Readonly<Record<string, string>>,
  rest: Partial<CaseInput> = {},
  duty?: string,
): Case {
  return aCase({
    mentors: [aMentor({ capacityMinutes: 120 }), aMentor({ id: 'm2', displayName: 'Bo Juhl', capacityMinutes: 240 })],
    citizens: ids.map((id) => aCitizen({ id: `c-${id}`, ...(id === duty ? { retOgPligt: DUTY } : {}) })),
    needs: ids.map((id) => aNeed({ id, citizenId: `c-${id}` })),
    relations: Object.entries(running).map(([needId, seatId]) => ({ needId, seatId, since: '2026-01-05' })),
    ...rest,
  });
}

function brokenIn(input: Case, seatOf: Readonly<Record<string, string>>) {
  const found = brokenRelations(indexCase(input), ruleSetOf(input), assignmentsOf(situationWith(input, seatOf)));
  return found.map(({ needId, toSeatId, why, needIds }) => [needId, toSeatId, why, ...needIds]);
}

describe('a running relation that ends', () => {
  it('should be for whoever is new on its full seat, those who must be served first', () => {
    const one = town(['a', 'new'], { a: 'm1' });
    expect(brokenIn(one, { a: 'm2', new: 'm1' })).toEqual([['a', 'm2', 'room', 'new']]);
    expect(brokenIn(one, { new: 'm1' })).toEqual([['a', null, 'room', 'new']]);
    const two = town(['a', 'x', 'y'], { a: 'm2' }, {}, 'y');
    expect(brokenIn(two, { a: 'm1', x: 'm2', y: 'm2' })).toEqual([['a', 'm1', 'room', 'y', 'x']]);
  });

  it('should be for whoever set the chain off, not for the one who was moved along', () => {
    const chain = town(['a', 'b', 'new'], { a: 'm1', b: 'm2' }, { mentors: ['m1', 'm2', 'm3'].map(narrow) });
    expect(brokenIn(chain, { a: 'm3', b: 'm1', new: 'm2' })).toEqual([
      ['a', 'm3', 'room', 'new'],
      ['b', 'm1', 'room', 'new'],
    ]);
    // Two who changed places made room for each other, and the search for a first cause ends.
    expect(brokenIn(chain, { a: 'm2', b: 'm1' })).toEqual([
      ['a', 'm2', 'room', 'b'],
      ['b', 'm1', 'room', 'a'],
    ]);
  });

  it('should be for whoever takes the hours of the contract, on whatever seat of the unit', () => {
    const units = [aUnit({ contract: { minutes: 240 } }), aUnit({ id: 'other' })];
    const mentors = [aMentor(), aMentor({ id: 'm2' }), aMentor({ id: 'm3', unitId: 'other' })];
    const contract = town(['a', 'b', 'new'], { a: 'm1', b: 'm1' }, { units, mentors });
    expect(brokenIn(contract, { a: 'm3', b: 'm1', new: 'm2' })).toEqual([['a', 'm3', 'room', 'new']]);
    const wide = town(['a', 'b', 'new'], { a: 'm1', b: 'm1' }, { units: [aUnit(), units[1]!], mentors });
    expect(brokenIn(wide, { a: 'm3', b: 'm1', new: 'm2' })).toEqual([['a', 'm3', 'whole']]);
    const places = [aUnit({ contract: { places: 2 } }), units[1]!];
    const counted = town(['a', 'b', 'new'], { a: 'm1', b: 'm1' }, { units: places, mentors });
    expect(brokenIn(counted, { a: 'm3', b: 'm1', new: 'm2' })).toEqual([['a', 'm3', 'room', 'new']]);
  });

  it('should be for the rule or the pin that ends it, whoever has the seat now', () => {
    const vetoed = town(['a', 'new'], { a: 'm1' }, { vetoes: [{ citizenId: 'c-a', seatId: 'm1' }] });
    expect(brokenIn(vetoed, { a: 'm2', new: 'm1' })).toEqual([['a', 'm2', 'blocked']]);
    const pinned = town(['a', 'new'], { a: 'm1' }, { pins: [{ needId: 'a', seatId: 'm2' }] });
    expect(brokenIn(pinned, { a: 'm2', new: 'm1' })).toEqual([['a', 'm2', 'pinned']]);
  });

  it('should be for nobody where there is room', () => {
    expect(brokenIn(town(['a'], { a: 'm1' }), { a: 'm2' })).toEqual([['a', 'm2', 'whole']]);
    expect(brokenIn(town(['a'], { a: 'm1' }), { a: 'm1' })).toEqual([]);
  });
});

function narrow(id: string) {
  return aMentor({ id, capacityMinutes: 120 });
}

/** Two relations of one hour fill the only seat that may serve somebody with a duty to be served; both have a seat elsewhere. */
const crowded = aCase({
  mentors: [
    aMentor({ displayName: 'Anne Holm', capacityMinutes: 120, languages: ['da', 'so'] }),
    aMentor({ id: 'm2', displayName: 'Bo Juhl', capacityMinutes: 240 }),
  ],
  citizens: [aCitizen({ id: 'a' }), aCitizen({ id: 'b' }), aCitizen({ id: 'r', retOgPligt: DUTY })],
  needs: [
    aNeed({ id: 'n-a', citizenId: 'a', grantedMinutes: 60 }),
    aNeed({ id: 'n-b', citizenId: 'b', grantedMinutes: 60 }),
    aNeed({ id: 'n-r', citizenId: 'r', wishes: [{ kind: 'language', value: 'so', required: true }] }),
  ],
  relations: ['n-a', 'n-b'].map((needId) => ({ needId, seatId: 'm1', since: '2026-01-05' })),
});

describe('what a coordinator is told', () => {
  const plan = solved(crowded);
  const index = indexCase(crowded);
  const ruleSet = ruleSetOf(crowded);
  const DA = '2 af 2 løbende relationer brydes: for at give plads til n-r (ret og pligt, 2 t. mentortid om ugen).';

  it('should be how many relations end, and for whose sake', () => {
    expect(plan.kpis).toMatchObject({ relationsBroken: 2, waitingMustServe: 0 });
    expect(brokenSentences(index, ruleSet, plan.assignments, 'da')).toEqual([DA]);
    expect(brokenSentences(index, ruleSet, plan.assignments, 'en')).toEqual([
      '2 of 2 running relations end: to make room for n-r (must be served, 2 h of mentor time a week).',
    ]);
  });

  it('should stand in the minutes, in a table of its own, and with the citizen', async () => {
    const fileOf = async (format: 'csv' | 'html', file: string) => {
      const { files } = await exportPlan(crowded, plan, format);
      return new TextDecoder().decode(files.find(({ name }) => name === file)!.bytes);
    };
    expect(await fileOf('html', 'referat.html')).toContain(DA);
    expect((await fileOf('csv', 'relationer-brudt.csv')).trim().split('\n')).toHaveLength(3);
    const row = plan.assignments.find(({ needId }) => needId === 'n-a')!;
    expect(explainMatch(index, ruleSet, row, plan.assignments).da).toContain(
      'Det sker for at give plads til n-r (ret og pligt, 2 t. mentortid om ugen).',
    );
    expect(explainMatch(index, ruleSet, row).da.join(' ')).not.toContain('Det sker');
    // A citizen who is left waiting is told whom he loses, and for whose sake.
    const tight = { ...crowded, mentors: crowded.mentors.slice(0, 1) };
    expect(explainCitizen(tight, solved(tight), 'a').da).toEqual(
      expect.arrayContaining([
        'Forløbet venter på en mentor.',
        'Relationen til Anne Holm afsluttes. Aftal en overlevering.',
        'Det sker for at give plads til n-r (ret og pligt, 2 t. mentortid om ugen).',
      ]),
    );
    const kept = { ...crowded, needs: crowded.needs.slice(0, 2) };
    expect(brokenSentences(indexCase(kept), ruleSet, solved(kept).assignments, 'da')).toEqual([]);
  });
});
