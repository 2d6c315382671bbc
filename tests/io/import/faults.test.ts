import { describe, expect, it } from 'vitest';
import { CITIZENS, type Content, faultsOf, importTables, MENTORS } from './importTables.ts';

describe('the faults of an import', () => {
  it('should report every fault of every file at once, with row and column', async () => {
    const faults = await faultsOf({
      'mentorer.csv':
        'Navn;Enhed;Kapacitet\nAnna;Korpset;40\n;Korpset;37\nAnna;Korpset;ti\nBo;Korpset;20\nBo;Korpset;20',
      'borgere.csv': 'Borger;Alder;Ydelse\nb1;tredive;kontanthjælp\nb2;30;lommepenge',
      'behov.csv': 'Borger;Bestilt;Timer pr. uge\nb9;31-02-2026;2\n',
      'ukendt.csv': 'Dyr;Farve\nKat;sort',
      'næsten.csv': 'Navn;Kapacitet\nIb;30',
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
    expect(faults[7]!.message).toContain('"mentorer", which also needs the columns "enhed"');
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

describe('a fault that others would follow from', () => {
  const BEHOV = 'Behov;Borger;Bestilt;Timer pr. uge\nn1;b1;01-11-2026;2';

  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    [
      'a citizen of whom a cell is wrong',
      {
        'm.csv': MENTORS,
        'b.csv': 'Borger;Alder;Ydelse\nb1;tredive;SU\nb2;30;SU',
        'n.csv': `${BEHOV}\nn2;b2;01-11-2026;2`,
        'r.csv': 'Behov;Borger;Mentor;Siden\nn1;;Anna Holm;01-11-2026\n;b1;Anna Holm;01-11-2026',
        't.csv': 'Borger;Ugedag;Fra kl.;Til kl.\nb1;mandag;9;10',
        'f.csv': 'Borger;Startdato;Slutdato;Timer pr. uge\nb1;01-01-2026;01-12-2026;2',
        'v.csv': 'Borger;Fravalgt\nb1;Anna Holm',
      },
      ['b.csv, row 2, column "Alder"'],
    ],
    [
      'a mentor, a unit and a group of which a cell is wrong',
      {
        'e.csv': 'Enhedsnavn;Enhedstype\nKorpset;klub\nNord;eget mentorkorps',
        'm.csv': 'Mentornøgle;Navn;Enhed;Kapacitet\nm1;Anna Holm;Korpset;37\nm2;Bo;Nord;mange\nm3;Ib;Nord;9',
        'g.csv':
          'Gruppenavn;Gruppeleder;Mindst deltagere;Højst deltagere;Ugedag;Klokken;Varighed i minutter;Første gang\nMad;Bo;1;8;onsdag;12:00;60;25-11-2026',
        'b.csv': 'Borger;Alder;Ydelse;Placeret hos;Placeret fra\nb1;30;SU;Korpset;01-11-2026',
        'n.csv': `Ønske: mentor;${BEHOV.replace('\n', '\nm2;')}`,
        'r.csv': 'Borger;Mentor;Siden\nb1;anna holm;01-11-2026',
        'p.csv': 'Borger;Fast mentor\nb1;Mad',
      },
      ['e.csv, row 2, column "Enhedstype"', 'm.csv, row 3, column "Kapacitet"'],
    ],
    [
      'a need of which a cell is wrong',
      {
        'm.csv': MENTORS,
        'b.csv': CITIZENS,
        'n.csv': BEHOV.replace(';2', ';to'),
        'r.csv': 'Behov;Borger;Mentor;Siden\nn1;;Anna Holm;01-11-2026\n;b1;Anna Holm;01-11-2026',
      },
      ['n.csv, row 2, column "Timer pr. uge"'],
    ],
    [
      'a register row of which a cell is wrong',
      {
        'm.csv': MENTORS,
        'b.csv': CITIZENS,
        'f.csv': 'Borger;Startdato;Slutdato;Timer pr. uge\nb1;01-01-2026;31-02-2026;2',
        'r.csv': 'Borger;Mentor;Siden\nb1;Anna Holm;01-11-2026',
      },
      ['f.csv, row 2, column "Slutdato"'],
    ],
    [
      'a citizen of the register nobody knows',
      {
        'f.csv': 'Borger;Startdato;Slutdato;Timer pr. uge\nb1;01-01-2026;01-03-2026;2\nb1;02-03-2026;01-12-2026;2',
        'v.csv': 'Borger;Fravalgt\nb1;Anna Holm',
        'm.csv': MENTORS,
      },
      ['f.csv, row 2, column "Borger"'],
    ],
    [
      'a table that lacks a column',
      { 'b.csv': 'Borger;Alder\nb1;30\nb2;40', 'n.csv': `${BEHOV}\nn2;b2;01-11-2026;2` },
      ['b.csv, row 1'],
    ],
    [
      'one of two cells that belong together',
      {
        'm.csv': `${MENTORS.replace('\n', ';Fravær fra;Fravær til\n')};40-01-2026;02-03-2026`,
        'b.csv': CITIZENS,
        't.csv': 'Borger;Ugedag;Fra kl.;Til kl.\nb1;mandag;9;10\n010190-1234;mandag;9;10\nb1;mondag;9;10',
      },
      ['m.csv, row 2, column "Fravær fra"', 't.csv, row 3, column "Borger"', 't.csv, row 4, column "Ugedag"'],
    ],
  ])('should be told of alone: %s', async (_, tables, paths) => {
    expect((await faultsOf(tables)).map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
    expect(await faultsOf(tables)).toHaveLength(paths.length);
  });

  it('should not hide a name that is in no table, nor a half pair elsewhere', async () => {
    const faults = await faultsOf({
      'm.csv': MENTORS,
      'b.csv': 'Borger;Alder;Ydelse;Fravær fra;Breddegrad;Længdegrad\nb1;x;SU;;;\nb2;30;SU;01-01-2027;99;9',
      'n.csv': `${BEHOV}\nn2;b3;01-11-2026;2`,
    });
    expect(faults.map(({ path }) => path)).toEqual([
      'b.csv, row 2, column "Alder"',
      'b.csv, row 3, column "Breddegrad"',
      'b.csv, row 3, column "Fravær fra"',
      'n.csv, row 3, column "Borger"',
    ]);
  });
});
