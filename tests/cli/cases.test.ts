import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import { readCase } from '../../src/model/readCase.ts';
import { isEligible } from '../../src/rules/index.ts';
import { pairIn } from '../helpers/caseBuilder.ts';
import { CHECKOUT, callMakker, done, Folder, runMakker } from './commandLine.ts';

const folder = new Folder();

describe('makker generate', () => {
  it('should print what the town holds, and write a case and events that are whole', async () => {
    const out = ['--out', folder.at('town.json'), '--events', '5', '--events-out', folder.at('events.ndjson')];
    const run = await runMakker('generate', '--citizens', '9', '--mentors', '4', '--seed', '7', ...out, '--json');
    const summary = done(run);
    expect(Object.keys(summary)).toEqual(
      ['citizens', 'mentors', 'units', 'needs', 'pairs', 'demandMinutes', 'capacityMinutes'], // in the contract’s order
    );
    const written = readCase(JSON.parse(folder.read('town.json')));
    const index = indexCase(written);
    const pairs = written.needs.flatMap((need) =>
      index.seats.filter(
        ({ id }) =>
          (index.pinOfNeed.get(need.id) ?? id) === id && isEligible(pairIn(index, { needId: need.id, seatId: id })),
      ),
    );
    expect(summary).toMatchObject({ citizens: 9, mentors: 4, units: written.units.length, pairs: pairs.length });
    expect(summary).toMatchObject({ citizens: written.citizens.length, needs: written.needs.length });
    const events = folder.read('events.ndjson').trimEnd().split('\n');
    expect(events.map((line) => typeof JSON.parse(line).type)).toEqual(Array(5).fill('string'));
    expect(run.stderr).toContain('events.ndjson');
  });

  it('should write the same bytes for the same seed, and others for another', async () => {
    for (const [name, seed] of [
      ['a', '3'],
      ['b', '3'],
      ['c', '4'],
    ] as const)
      await callMakker('generate', '--citizens', '6', '--mentors', '2', '--seed', seed, '--out', folder.at(name));
    expect(folder.read('a')).toBe(folder.read('b'));
    expect(folder.read('a')).not.toBe(folder.read('c'));
  });
});

describe('makker import', () => {
  it('should count the rows of each table and the warnings by code', async () => {
    const example = join(CHECKOUT, 'scenarios/import-example');
    const tables = readdirSync(example);
    const out = ['--date', '2026-11-23', '--out', folder.at('imported.json')];
    const run = await runMakker('import', ...tables.map((name) => join(example, name)), ...out, '--json');
    const { rowsRead, warnings, ...rest } = done(run);
    expect(rest).toEqual({});
    expect(Object.keys(rowsRead as object)).toHaveLength(tables.length); // one table a file
    const rows = readFileSync(join(example, 'borgere.csv'), 'latin1').trimEnd().split('\n').length - 1;
    expect(rowsRead).toMatchObject({ citizens: rows });
    for (const count of Object.values(warnings as object)) expect(count).toBeGreaterThan(0);
    const input = readCase(JSON.parse(folder.read('imported.json')));
    expect(input).toMatchObject({ planDate: '2026-11-23', citizens: { length: rows } });
    const solved = await callMakker('solve', folder.at('imported.json'), '--effort', '100', '--json');
    expect(done(solved)).toMatchObject({ needs: input.needs.length });
  });

  it('should tell people each warning with its file, row and column', async () => {
    const course = 'Enhed;Navn;Kapacitet, timer pr. uge\nNord;Anna Holm;30\n';
    const out = folder.at('warned.json');
    const { code, stdout, stderr } = await callMakker('import', folder.put('m.csv', course), '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/NEW_UNIT +1/);
    expect(stderr).toMatch(/m\.csv, row 2, column "Enhed": Unit "Nord" is made/);
    // Without --date the plan begins on a Monday to come.
    const { planDate } = readCase(JSON.parse(folder.read('warned.json')));
    expect(new Date(planDate).getUTCDay()).toBe(1);
    expect(Date.parse(planDate)).toBeGreaterThan(Date.now() - 86_400_000);
  });
});

describe('makker demo', () => {
  it('should be known, with the folder for the plan', async () => {
    const { code, stdout, stderr } = await callMakker('demo', '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('out/demo');
  });
});
