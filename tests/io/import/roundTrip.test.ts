import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { MakkerError } from '../../../src/errors.ts';
import { demoTown, generateTown } from '../../../src/generate/index.ts';
import { TABLES } from '../../../src/io/import/columns.ts';
import { importFiles } from '../../../src/io/import/importFiles.ts';
import type { SourceFile } from '../../../src/io/import/sheets.ts';
import type { Case } from '../../../src/model/case.ts';
import { type Table, tablesOf } from './caseTables.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** As Danes write it: semicolons, decimal commas, quotes where a value needs them. */
function csv(table: Table): Uint8Array {
  const cell = (value: Table[number][number]) => {
    if (typeof value === 'number') return String(value).replace('.', ',');
    return value === undefined ? '' : /[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  return encode(table.map((row) => row.map(cell).join(';')).join('\r\n'));
}

async function asFiles(input: Case, format: 'csv' | 'xlsx'): Promise<SourceFile[]> {
  const tables = [...tablesOf(input)];
  if (format === 'csv') return tables.map(([name, table]) => ({ name: `${name}.csv`, bytes: csv(table) }));
  const sheets = tables.map(([name, table]) => ({
    sheet: TABLES[name].title,
    data: table.map((row) => row.map((value) => (value === undefined ? null : { value }))),
  }));
  return [{ name: 'alt.xlsx', bytes: new Uint8Array(await writeXlsxFile(sheets as never).toBuffer()) }];
}

async function thereAndBack(input: Case, format: 'csv' | 'xlsx'): Promise<Case> {
  const { planDate, municipality } = input;
  return (await importFiles(await asFiles(input, format), { planDate, municipality })).input;
}

/** What the tables of agreements carry, whole. */
const agreements = ({ groups, budgets, vetoes, pins, citizens, needs, relations }: Case) => ({
  groups,
  budgets,
  vetoes,
  pins,
  around: citizens.map(({ id, placement, supportPersons, priorMentors }) => [
    id,
    placement,
    supportPersons,
    priorMentors,
  ]),
  lastMeetings: relations.map(({ needId, lastMeeting }) => [needId, lastMeeting]),
  roles: needs.map(({ id, role }) => [id, role]),
});

/** The demo town, with a former mentor and the date of a meeting, of which it has none. */
function richTown(): Case {
  const town = demoTown();
  const priorMentors = [{ mentorId: town.mentors[0]!.id, ended: '2026-08-30', outcome: 'released' as const }];
  return {
    ...town,
    citizens: town.citizens.map((citizen, at) => (at === 7 ? { ...citizen, priorMentors } : citizen)),
    relations: town.relations.map((relation, at) => (at === 7 ? { ...relation, lastMeeting: '2026-11-11' } : relation)),
  };
}

const towns = [
  ['the demo town', richTown()],
  ...[1, 2, 3].map(
    (seed) => [`town ${seed}`, generateTown({ citizens: 40, mentors: 8, seed, everyKind: true })] as const,
  ),
] as const;

describe('a case as tables and back', () => {
  it.each(towns)('should keep every agreement of %s, in CSV and in a workbook', async (_, town) => {
    const expected = agreements(town);
    expect(agreements(await thereAndBack(town, 'csv'))).toEqual(expected);
    expect(agreements(await thereAndBack(town, 'xlsx'))).toEqual(expected);
  });

  it('should have something of every sort to keep', () => {
    const all = agreements(richTown());
    const counts = [all.groups, all.budgets, all.vetoes, all.pins].map((entries) => entries.length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    for (const at of [1, 2, 3]) {
      expect(all.around.filter((row) => [row[at] ?? []].flat().length > 0).length).toBeGreaterThan(0);
    }
    expect(new Set(all.roles.map(([, role]) => role)).size).toBe(4);
  });

  it.each(towns)('should be the same case, field by field, from the second time on: %s', async (_, town) => {
    const once = await thereAndBack(town, 'csv');
    expect(await thereAndBack(once, 'csv')).toEqual(once);
    expect(await thereAndBack(once, 'xlsx')).toEqual(once);
  });
});

describe('faults of the tables of agreements', () => {
  const base = {
    'e.csv': 'Enhedsnavn;Enhedstype;Ubenævnte pladser\nKorpset;eget mentorkorps;nej\nFirmaet;virksomhed;nej',
    'm.csv':
      'Mentornøgle;Navn;Enhed;Kapacitet;Højst borgere\nm1;Anna Holm;Korpset;37;9\nm2;Bo Ly;Korpset;37;9\nm3;Ib Bo;Korpset;37;9',
    'n.csv': 'Behov;Borger;Bestilt;Timer pr. uge;Varighed i uger\nn1;b1;01-11-2026;2;26',
  };
  const citizens = 'Borger;Alder;Ydelse;Placeret hos;Placeringstype;Placeret fra;Placeret til\n';
  async function faultsOf(tables: Readonly<Record<string, string>>): Promise<string[]> {
    const files = Object.entries({ ...base, 'b.csv': `${citizens}b1;30;SU;;;;`, ...tables });
    const error = await importFiles(
      files.map(([name, text]) => ({ name, bytes: encode(text) })),
      { planDate: '2026-11-23' },
    ).catch((thrown: unknown) => thrown);
    if (!(error instanceof MakkerError)) throw new Error('expected a refusal');
    return error.faults.map(({ path, message }) => `${path}: ${message}`);
  }

  it('should be told of all at once, with file, row and column', async () => {
    const said = await faultsOf({
      'b.csv': `${citizens}b1;30;SU;Ukendt ApS;;01-11-2026;\nb2;30;SU;;;01-11-2026;\nb3;30;SU;Firmaet;;02-11-2026;01-11-2026\nb4;30;SU;;tilbud;;`,
      'grupper.csv':
        'Gruppenavn;Gruppeleder;Mindst deltagere;Højst deltagere;Ugedag;Klokken;Varighed i minutter;Første gang\nA;Ingen;8;4;mandag;9;50;25-11-2026\nm1;Bo Ly;1;4;mandag;9;60;25-11-2026',
      'støtte.csv':
        'Borger;Støtteperson;Mentor;Fra;Til\nb1;nabo;Ingen;01-01-2026;\nb1;frivillig;;02-01-2026;01-01-2026',
      'tidligere.csv': 'Borger;Tidligere mentor;Ophørt;Udfald\nb9;Anna Holm;01-01-2026;\nb1;Ingen;01-01-2026;måske',
      'fravalg.csv': 'Borger;Fravalgt;Fravalgt af\nb1;Anna Holm;naboen\nb1;Korpset;\nb1;Ingen;',
      'faste.csv': 'Behov;Borger;Fast mentor\nn1;;Anna Holm\nn1;;Bo Ly\nn1;;m3\n;b2;Bo Ly\n;;Bo Ly',
      'rammer.csv':
        'Ramme;Loft;Loftet gælder;Over loftet\nr1;mange;udgiften;tilladt\nr2;10;alt;aldrig\nr3;10;udgiften;\nr3;20;udgiften;',
    });
    const places = said.map((line) => line.slice(0, line.indexOf(':')));
    expect(places.sort()).toEqual(
      [
        'b.csv, row 2, column "Placeringstype"',
        'b.csv, row 3, column "Placeret hos"',
        'b.csv, row 4, column "Placeret fra"',
        'b.csv, row 5, column "Placeret hos"',
        'grupper.csv, row 2, column "Gruppeleder"',
        'grupper.csv, row 2, column "Mindst deltagere"',
        'grupper.csv, row 2, column "Varighed i minutter"',
        'grupper.csv, row 3, column "Gruppenavn"',
        'støtte.csv, row 2, column "Støtteperson"',
        'støtte.csv, row 2, column "Mentor"',
        'støtte.csv, row 3, column "Fra"',
        'tidligere.csv, row 2, column "Borger"',
        'tidligere.csv, row 3, column "Tidligere mentor"',
        'tidligere.csv, row 3, column "Udfald"',
        'fravalg.csv, row 2, column "Fravalgt af"',
        'fravalg.csv, row 3, column "Fravalgt"',
        'fravalg.csv, row 4, column "Fravalgt"',
        'faste.csv, row 2, column "Fast mentor"',
        'faste.csv, row 4, column "Fast mentor"',
        'faste.csv, row 5, column "Borger"',
        'faste.csv, row 6, column "Behov"',
        'rammer.csv, row 2, column "Loft"',
        'rammer.csv, row 3, column "Loftet gælder"',
        'rammer.csv, row 3, column "Over loftet"',
        'rammer.csv, row 5, column "Ramme"',
      ].sort(),
    );
    expect(said.find((line) => line.startsWith('faste.csv, row 2'))).toContain('"m1" is vetoed for the citizen.');
    expect(said.find((line) => line.startsWith('fravalg.csv, row 3'))).toContain('sells no unnamed places');
  });

  it('should refuse a CPR number in them, too', async () => {
    const said = await faultsOf({ 'fravalg.csv': 'Borger;Fravalgt;Årsag\nb1;Anna Holm;bor hos 010190-1234' });
    expect(said).toEqual([
      expect.stringMatching(/^fravalg\.csv, row 2, column "Årsag": The cell holds what looks like a CPR/),
    ]);
  });
});

describe('a former mentor', () => {
  it('should take his outcome from the table where the register knows the course without one', async () => {
    const { input } = await importFiles(
      Object.entries({
        'm.csv': 'Navn;Enhed;Kapacitet\nAnna Holm;Korpset;37',
        'r.csv':
          'Borger;Startdato;Slutdato;Timer pr. uge;Mentor;Alder;Ydelse\nb1;05-01-2026;28-06-2026;2;Anna Holm;30;SU',
        't.csv': 'Borger;Tidligere mentor;Ophørt;Udfald\nb1;Anna Holm;28-06-2026;fritaget',
      }).map(([name, text]) => ({ name, bytes: encode(text) })),
      { planDate: '2026-11-23' },
    );
    expect(input.citizens[0]!.priorMentors).toEqual([
      { mentorId: 'Anna-Holm', ended: '2026-06-28', outcome: 'released' },
    ]);
  });
});
