import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/io/import/importFiles.ts';
import { readCase } from '../../../src/model/readCase.ts';
import { bytesOf, type Content, faultsOf, importTables, workbook } from './importTables.ts';

const EXAMPLE = new URL('../../../scenarios/import-example/', import.meta.url);

/** Windows-1252 and Latin-1 agree on the Danish letters. */
const windows1252 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('importFiles', () => {
  it('should read a competence that a cell names twice as one', async () => {
    const mentors = 'Navn;Enhed;Kapacitet;Kompetencer\nAnna Holm;Korpset;37;"Økonomi, økonomi, Bolig"';
    const { input } = await importTables({ 'mentorer.csv': mentors });
    expect(input.mentors[0]!.competences).toHaveLength(2);
    expect(readCase(JSON.parse(JSON.stringify(input)))).toEqual(input);
  });

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
});
