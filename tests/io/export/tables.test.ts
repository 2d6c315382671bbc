import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { neutralised, oneLine, restored } from '../../../src/io/export/safeText.ts';
import { fixZipTimes, zipEntries } from '../../../src/io/zip.ts';
import { filesOf, hostile, text } from './exported.ts';
import { aPlannedCase } from './fixture.ts';

describe('csv', () => {
  it('should write nine files that read back as written', async () => {
    const files = await filesOf('csv');
    expect([...files.keys()]).toEqual(
      // biome-ignore format: one row
      ['tildelinger.csv', 'venter.csv', 'relationer-brudt.csv', 'moeder.csv', 'moeder-ikke-lagt.csv', 'bemaerkninger.csv', 'udgifter.csv', 'konti.csv', 'noegletal.csv'],
    );
    const rows = parse(text(files.get('tildelinger.csv')!), { delimiter: ';', bom: true, columns: true });
    expect(text(files.get('tildelinger.csv')!).startsWith('\ufeff')).toBe(true);
    expect(rows[1]).toMatchObject({
      Borger: 'c2',
      Navn: 'Sagal',
      Mentor: 'Ulla Friis',
      'Mentortimer pr. uge': '2,25',
      'Forløbets egen bruttoudgift kr.': '12500,5',
      Ønsker: 'ingen',
    });
    expect(rows[0]).toMatchObject({ Status: 'fortsætter', Ønsker: 'ukendt' });
    const waiting = parse(text(files.get('venter.csv')!), { delimiter: ';', bom: true, columns: true });
    expect(waiting).toMatchObject([{ 'Ret og pligt': 'ja', 'Mangler timer pr. uge': '1,75', Bestilt: '05.01.2026' }]);
    expect(waiting[0]).toMatchObject({
      Årsager: expect.stringContaining('Kapacitet'),
      'Hvad der ville hjælpe': expect.stringContaining('Anne Holm'),
    });
  });
});

describe('cells', () => {
  it('should never begin like a formula, and give the text back, over 2,000 strings', () => {
    let begunLikeFormulas = 0;
    fc.assert(
      fc.property(hostile, (written) => {
        const cell = neutralised(written);
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        expect(cell).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(restored(cell)).toBe(oneLine(written));
        if (cell !== oneLine(written)) begunLikeFormulas++;
      }),
      { seed: 7, numRuns: 2000 },
    );
    expect(begunLikeFormulas).toBeGreaterThan(200);
  });

  it('should hold in the files themselves, where negative numbers stay numbers', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (person) => {
        const planned = aPlannedCase(() => person);
        planned.plan.assignments[0]!.points = -5;
        const csv = parse(text((await filesOf('csv', planned)).get('tildelinger.csv')!), { delimiter: ';', bom: true });
        expect(csv).toHaveLength(5);
        expect(new Set(csv.map((row) => row.length))).toEqual(new Set([14]));
        expect(restored(csv[1]![2]!)).toBe(oneLine(person));
        expect(csv[1]![12]).toBe('-5');
        const sheets = await readXlsxFile((await filesOf('xlsx', planned)).get('plan.xlsx')!.slice().buffer);
        const [header, first] = sheets[0]!.data;
        expect(first![12]).toBe(-5);
        const name = String(first![2] ?? '');
        expect(restored(name).trim()).toBe(oneLine(person).trim());
        expect(header).toHaveLength(14);
        for (const row of [...csv.slice(1), ...sheets.flatMap(({ data }) => data.slice(1))]) {
          for (const cell of row) {
            if (typeof cell === 'string' && !/^-?\d+(,\d+)?$/.test(cell))
              expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
            checked++;
          }
        }
      }),
      { seed: 7, numRuns: 100 },
    );
    expect(checked).toBeGreaterThan(10_000);
  });
});

describe('xlsx', () => {
  it('should hold nine sheets with numbers as numbers and no time stamp', async () => {
    const bytes = (await filesOf('xlsx')).get('plan.xlsx')!;
    const sheets = await readXlsxFile(bytes.slice().buffer);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      // biome-ignore format: one row
      ['Tildelinger', 'Venter', 'Relationer brudt', 'Møder', 'Møder ikke lagt', 'Bemærkninger', 'Udgifter', 'Konti', 'Nøgletal'],
    );
    expect(sheets[0]!.data[2]!.slice(0, 8)).toEqual(['n2', 'c2', 'Sagal', 'Ulla Friis', 'Nordlys', 'forslag', 2, 2.25]);
    expect(sheets[8]!.data.at(-1)).toEqual(['Forskel', 0.2933, 'procent']);
    const again = bytes.slice();
    fixZipTimes(again);
    expect(zipEntries(bytes)!.length).toBeGreaterThan(5);
    expect(Buffer.compare(bytes, again)).toBe(0);
  });
});
