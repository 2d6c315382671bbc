import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { faultsOf, importTables, workbook } from './importTables.ts';

describe('a hostile file', () => {
  it('should refuse a workbook that unpacks to too much, before unpacking it', async () => {
    const plain = await workbook({
      A: [
        ['Navn', 'Enhed', 'Kapacitet'],
        ['Anna', 'Korpset', 37],
      ],
    });
    const parts = unzipSync(plain);
    const bomb = zipSync({ ...parts, 'xl/media/zeros.bin': new Uint8Array(210_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    const refused = await faultsOf({ 'bombe.xlsx': bomb });
    expect(refused[0]).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  it('should refuse a workbook whose directory lies about a size or whose cells lie far away', async () => {
    const plain = await workbook({
      A: [
        ['Navn', 'Enhed', 'Kapacitet'],
        ['Anna', 'Korpset', 37],
      ],
    });
    const parts = unzipSync(plain);
    const sheet = 'xl/worksheets/sheet1.xml';
    const padded = zipSync({ ...parts, [sheet]: strToU8(`${strFromU8(parts[sheet]!)}${' '.repeat(5_000_000)}`) });
    const view = new DataView(padded.buffer, padded.byteOffset);
    for (let at = 0; at < padded.length - 46; at++) {
      const isEntry = view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 5_000_000;
      if (isEntry) view.setUint32(at + 24, 1000, true);
    }
    expect((await faultsOf({ 'løgn.xlsx': padded }))[0]).toMatchObject({ code: 'FILE_UNREADABLE' });
    for (const cell of [
      '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
      '<row r="3"><c r="XFD3"><v>1</v></c></row>',
    ]) {
      const far = strFromU8(parts[sheet]!).replace('</sheetData>', `${cell}</sheetData>`);
      const faults = await faultsOf({ 'langt.xlsx': zipSync({ ...parts, [sheet]: strToU8(far) }) });
      expect(faults[0]!.message).toContain('beyond 100000 rows or 200 columns');
    }
  });

  it('should not let headers or keys reach a prototype', async () => {
    const hostile = `[{"__proto__":"x","constructor":"y","Borger":"b1","Alder":30,"Ydelse":"SU","toString":"z"}]`;
    const { input, warnings } = await importTables({
      'b.json': hostile,
      'c.csv': `Borger;Alder;Ydelse;__proto__\nconstructor;30;SU;1`,
    });
    expect(input.citizens.map(({ id }) => id)).toEqual(['b1', 'constructor']);
    expect(warnings.filter(({ code }) => code === 'UNKNOWN_COLUMN')).toHaveLength(4);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
