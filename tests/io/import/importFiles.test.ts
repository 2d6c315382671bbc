import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { MakkerError } from '../../../src/errors.ts';
import { type ImportOptions, importFiles } from '../../../src/io/import/importFiles.ts';
import { readCase } from '../../../src/model/readCase.ts';

const EXAMPLE = new URL('../../../scenarios/import-example/', import.meta.url);
const MENTORS = 'Navn;Enhed;Kapacitet\nAnna Holm;Korpset;37';
const CITIZENS = 'Borger;Alder;Ydelse\nb1;30;kontanthjælp';

type Content = string | Uint8Array;
const bytesOf = (content: Content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

function importTables(tables: Readonly<Record<string, Content>>, options: Partial<ImportOptions> = {}) {
  const files = Object.entries(tables).map(([name, content]) => ({ name, bytes: bytesOf(content) }));
  return importFiles(files, { planDate: '2026-11-23', ...options });
}

async function faultsOf(tables: Readonly<Record<string, Content>>, options: Partial<ImportOptions> = {}) {
  const error = await importTables(tables, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MakkerError)) throw new Error(`expected a refusal, got ${error}`);
  return error.faults.map(({ code, path, message }) => ({ code, path, message }));
}

async function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): Promise<Uint8Array> {
  const cell = (value: unknown) =>
    value instanceof Date ? { value, type: Date, format: 'dd-mm-yyyy' } : value === undefined ? null : { value };
  const all = Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) }));
  return new Uint8Array(await writeXlsxFile(all as never).toBuffer());
}

/** Windows-1252 and Latin-1 agree on the Danish letters. */
const windows1252 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('importFiles', () => {
  it('should read the shipped example into a case that is valid', async () => {
    const files = readdirSync(EXAMPLE).map((name) => ({ name, bytes: readFileSync(new URL(name, EXAMPLE)) }));
    const { input, rowsRead, warnings } = await importFiles(files, { planDate: '2026-11-23' });
    expect(rowsRead).toEqual({
      units: 4,
      mentors: 3,
      citizens: 4,
      needs: 4,
      register: 4,
      relations: 1,
      availability: 4,
      supportPersons: 2,
      priorMentors: 2,
      groups: 1,
      vetoes: 2,
      pins: 2,
      budgets: 2,
    });
    expect(warnings.map(({ code, file, row }) => [code, file, row])).toEqual([
      ['PLACEHOLDER_MENTOR', 'forloeb.csv', 5],
      ['PLACEHOLDER_PHONE', 'forloeb.csv', 5],
    ]);
    expect(readCase(JSON.parse(JSON.stringify(input)))).toEqual(input);
    expect(input.needs.map((need) => need.id)).toEqual(['n1', 'n2', 'n4', 'n5', 'b3-f1', 'b4-f1']);
    expect(input.needs[0]).toMatchObject({
      urgency: 3,
      grantedMinutes: 150,
      cadence: { count: 2 },
      grant: { law: 'retOgPligt' },
    });
    expect(input.needs[1]!.wishes).toMatchObject([
      { kind: 'sex', required: false },
      { kind: 'language', value: 'so', required: true },
    ]);
    expect(input.needs.slice(0, 3).map((need) => typeof need.wishes === 'string' && need.wishes)).toEqual([
      'unknown',
      false,
      'none',
    ]);
    expect(input.needs[3]!.role).toBe('group');
    expect(input.citizens[1]!.placement).toEqual({
      organisationId: 'cafe',
      kind: 'company',
      from: '2026-11-02',
      until: '2027-04-30',
    });
    expect(input.groups).toMatchObject([
      { id: 'g1', mentorId: 'm2', weekday: 3, start: '12:00', place: 'institution' },
    ]);
    expect(input.pins).toEqual([
      { needId: 'n1', seatId: 'm1' },
      { needId: 'b3-f1', seatId: 'm2' },
    ]);
    expect(input.vetoes).toMatchObject([
      { citizenId: 'b3', seatId: 'm1', by: 'citizen' },
      { citizenId: 'b2', seatId: 'nordlys', by: 'caseworker' },
    ]);
    expect(input.budgets).toMatchObject([
      { id: 'mentorramme', capOere: 125_000_000, usedOere: 83_050_000, basis: 'spending', hardness: 'soft' },
      { id: 'unge', basis: 'refund', hardness: 'hard', departmentIds: ['Unge'] },
    ]);
    expect(input.units[0]).toMatchObject({ overheadPercent: 133, kind: 'internalCorps' });
    expect(input.units[1]).toMatchObject({ priceOere: 42_500, unnamedSeats: true, contract: { places: 6 } });
    expect(input.mentors[1]).toMatchObject({
      capacityMinutes: 1830,
      absences: [{ from: '2026-12-21', until: '2027-01-03' }],
    });
    expect(input.relations).toMatchObject([
      { needId: 'b3-f1', seatId: 'm2' },
      { needId: 'b4-f1', seatId: 'nordlys', status: 'pendingSupplier' },
      { needId: 'n1', seatId: 'm1', slots: [{ weekday: 2, start: '10:15' }] },
    ]);
  });

  it('should read the same case whatever the encoding, separator or file type', async () => {
    const mentors = 'Navn;Enhed;Kapacitet;Køn\nSøren Bæk;Ærø;"1,5";mand';
    const bom = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(mentors)]);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${mentors}`, 'utf16le'));
    const versions: Record<string, Content> = {
      'a.csv': mentors,
      'b.csv': bom,
      'c.csv': windows1252(mentors),
      'd.csv': mentors.replaceAll(';', ',').replace('1,5', '1,5'),
      'e.csv': mentors.replaceAll(';', '\t').replaceAll('\n', '\r\n'),
      'f.csv': `sep=;\r\n${mentors}`,
      'g.csv': utf16,
      'h.json': JSON.stringify([{ Navn: 'Søren Bæk', Enhed: 'Ærø', Kapacitet: 1.5, Køn: 'mand' }]),
      'i.json': JSON.stringify({ mentorer: [{ Navn: 'Søren Bæk', Enhed: 'Ærø', Kapacitet: '1,5', Køn: 'mand' }] }),
      'j.xlsx': await workbook({
        Ark1: [
          ['Navn', 'Enhed', 'Kapacitet', 'Køn'],
          ['Søren Bæk', 'Ærø', 1.5, 'mand'],
        ],
      }),
    };
    const cases = await Promise.all(
      Object.entries(versions).map(([name, content]) => importTables({ [name]: content })),
    );
    for (const { input } of cases) expect(input).toEqual(cases[0]!.input);
    expect(cases[0]!.input.mentors[0]).toMatchObject({
      id: 'Søren-Bæk',
      displayName: 'Søren Bæk',
      capacityMinutes: 90,
      sex: 'man',
    });
  });

  it('should read several sheets, numbers, dates and times of a workbook', async () => {
    const bytes = await workbook({
      Mentorer: [
        ['Navn', 'Enhed', 'Kapacitet', 'Introkursus'],
        ['Anna', 'Korpset', 37, new Date(Date.UTC(2026, 8, 1))],
      ],
      Borgere: [
        ['Borger', 'Alder', 'Ydelse'],
        [1017, 30, 'SU'],
        [undefined, undefined, undefined],
        ['b2', 31, 'KH'],
      ],
      Tider: [
        ['Mentor', 'Ugedag', 'Fra kl.', 'Til kl.'],
        ['Anna', 'man', 0.375, '12:00'],
      ],
      Tom: [],
    });
    const { input, rowsRead } = await importTables({ 'alt.xlsx': bytes });
    expect(rowsRead).toMatchObject({ mentors: 1, citizens: 2, availability: 1 });
    expect(input.mentors[0]).toMatchObject({
      trainedOn: '2026-09-01',
      availability: [{ weekday: 1, start: '09:00', end: '12:00' }],
    });
    expect(input.citizens.map(({ id }) => id)).toEqual(['1017', 'b2']);
  });

  it('should report every fault of every file at once, with row and column', async () => {
    const faults = await faultsOf({
      'mentorer.csv':
        'Navn;Enhed;Kapacitet\nAnna;Korpset;40\n;Korpset;37\nAnna;Korpset;ti\nBo;Korpset;20\nBo;Korpset;20',
      'borgere.csv': 'Borger;Alder;Ydelse\nb1;tredive;kontanthjælp\nb2;30;lommepenge',
      'behov.csv': 'Borger;Bestilt;Timer pr. uge\nb9;31-02-2026;2\n',
      'ukendt.csv': 'Dyr;Farve\nKat;sort',
      'næsten.csv': 'Borger;Alder\nb1;30',
    });
    expect(faults.map(({ path }) => path)).toEqual([
      'mentorer.csv, row 2, column "Kapacitet"',
      'mentorer.csv, row 3, column "Navn"',
      'mentorer.csv, row 4, column "Kapacitet"',
      'borgere.csv, row 2, column "Alder"',
      'borgere.csv, row 3, column "Ydelse"',
      'behov.csv, row 2, column "Bestilt"',
      'ukendt.csv, row 1',
      'næsten.csv, row 1',
      'mentorer.csv, row 6, column "Navn"',
      'behov.csv, row 2, column "Borger"',
    ]);
    expect(faults[0]!.message).toBe('Use a number of hours a week from 0 to 37, e.g. 7,5 (was "40").');
    expect(faults[7]!.message).toContain('"borgere", which also needs the columns "ydelse"');
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['INVALID_TABLE']));
  });

  it('should refuse a CPR number and never repeat it', async () => {
    const faults = await faultsOf({
      'borgere.csv':
        'Borger;Alder;Ydelse;Navn;Noter\n0101901234;30;SU;Bo;\nb2;30;SU;Ib 020290-1234;\nb3;30;SU;Li;tlf. og 030390 1234',
      'x.csv': '040490-1234;Farve\nKat;sort',
    });
    expect(faults.filter(({ code }) => code === 'CPR_NUMBER').map(({ path }) => path)).toEqual([
      'borgere.csv, row 2, column "Borger"',
      'borgere.csv, row 3, column "Navn"',
      'borgere.csv, row 4, column "Noter"',
      'x.csv, row 1, column "••••••-••••"',
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/\d{6}[- ]?1234/);
    expect(faults[0]!.message).toContain('--pseudonym-key-file');
    const inName = await faultsOf({ '010190-1234.json': '[' });
    expect(JSON.stringify(inName)).toContain('••••••-••••.json');
    expect(JSON.stringify(inName)).not.toContain('0101');
  });

  it('should replace CPR keys by one pseudonym a person when a key is given', async () => {
    const pseudonymKey = new Uint8Array(32).fill(1);
    const tables = {
      'borgere.csv': 'CPR-nr;Alder;Ydelse\n010190-1234;30;SU',
      'behov.csv': 'Borger;Bestilt;Timer pr. uge\n0101901234;01-11-2026;2',
      'tider.json': JSON.stringify([{ Borger: 101901234, Ugedag: 'mandag', 'Fra kl.': '9', 'Til kl.': '12' }]),
    };
    const { input } = await importTables(tables, { pseudonymKey });
    expect(input.needs[0]!.citizenId).toBe(input.citizens[0]!.id);
    expect(input.citizens[0]!.availability).toHaveLength(1);
    expect(JSON.stringify(input)).not.toMatch(/0190/);
    const elsewhere = await faultsOf({ 'm.csv': 'Navn;Enhed;Kapacitet\n010190-1234;Korpset;37' }, { pseudonymKey });
    expect(elsewhere.map(({ code }) => code)).toEqual(['CPR_NUMBER']);
    await expect(importTables(tables, { pseudonymKey: new Uint8Array(8) })).rejects.toMatchObject({
      code: 'BAD_OPTION',
    });
  });

  it('should warn of columns it does not use, and of defaults and new words once', async () => {
    const { warnings } = await importTables({
      'm.csv':
        'Navn;Enhed;Kapacitet;Kompetencer;Yndlingsfarve\nAnna;Korpset;37;Jonglering;blå\nBo;Korpset;37;jonglering;rød',
    });
    expect(warnings.map(({ code, row, column }) => `${code} ${row} ${column}`)).toEqual([
      'UNKNOWN_COLUMN 1 Yndlingsfarve',
      'NEW_UNIT 2 Enhed',
      'NEW_COMPETENCE 2 Kompetencer',
      'DEFAULT_USED 2 højst borgere',
    ]);
    expect(warnings[3]!.message).toContain('2 rows have no value; 20 is used');
  });

  it('should name what is wrong with the shape of a file', async () => {
    const one = async (name: string, content: Content, options = {}) =>
      (await faultsOf({ [name]: content }, options))[0]!;
    expect(await one('a.csv', 'Navn;Enhed;Kapacitet\n"Anna;Korpset;37')).toMatchObject({ code: 'INVALID_TABLE' });
    expect((await one('a.csv', 'Navn;Enhed;Kapacitet\n"Anna;Korpset;37')).message).toContain('never closed');
    expect((await one('a.csv', 'Navn;Enhed;Kapacitet\nA"n"na;Korpset;37')).message).toContain('inside a value');
    expect((await one('a.csv', `${MENTORS};for meget`)).message).toContain('more values than the header');
    expect((await one('a.csv', 'Navn;Navn;Enhed;Kapacitet\nA;B;C;1')).message).toContain('there twice');
    expect((await one('a.csv', '')).message).toContain('no header line');
    expect((await one('a.pdf', 'x')).message).toContain('".pdf" are not read');
    expect(await one('a.json', '[{]')).toMatchObject({
      code: 'BAD_JSON',
      message: expect.stringContaining('line 1, column 3'),
    });
    expect(await one('a.json', '[{"Navn":"A","Enhed":"K","Navn":"B","Kapacitet":1}]')).toMatchObject({
      code: 'DUPLICATE_KEY',
      path: 'a.json, column "[0].Navn"',
    });
    expect((await one('a.json', '{"formatVersion":1}')).message).toContain('already a case');
    expect((await one('a.json', '{"mentorer":5}')).message).toContain('list of rows');
    expect(await one('a.xlsx', 'PK no zip')).toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(await one('a.csv', MENTORS, { limits: { fileBytes: 10 } })).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await one('a.csv', `${MENTORS}\nBo;Korpset;1`, { limits: { rows: 1 } })).toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
    expect((await one('a.csv', 'x;'.repeat(100_000))).message).toContain('200 columns');
    await expect(importTables({}, {})).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await expect(importTables({ 'm.csv': MENTORS }, { planDate: '1-2' })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

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

  it('should name relations and times that point nowhere', async () => {
    const faults = await faultsOf({
      'm.csv': MENTORS,
      'b.csv': CITIZENS,
      'r.csv': 'Borger;Mentor;Siden\nb1;Anna Holm;01-11-2026\nb1;Ingen Sådan;01-11-2026',
      't.csv': 'Borger;Mentor;Ugedag;Fra kl.;Til kl.\nb1;Anna Holm;mandag;9;10\nb1;;mandag;10;9\nb1;;;9;10',
    });
    expect(faults.map(({ path, message }) => `${path.split(',')[1]}: ${message}`)).toEqual([
      ' row 2: The citizen has no need. Name the need in the column "behov".',
      ' row 3: The citizen has no need. Name the need in the column "behov".',
      ' row 3: Mentor "Ingen Sådan" is in no table; add it or correct the name.',
      ' row 2: Name either a citizen or a mentor in each row.',
      ' row 3: The time ends 09:00, before it starts 10:00. Correct it.',
      ' row 4: Give either a weekday (free every week) or a date (busy that day).',
    ]);
  });
});
