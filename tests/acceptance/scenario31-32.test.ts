/** Scenarios 31 and 32 and row S36: register rows to courses, and bad rows that stop nothing. */
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../src/io/import/importFiles.ts';

const HEADER = 'Borger;Startdato;Slutdato;Timer pr. uge;Mentor;Telefon;Udbyder;Alder;Ydelse';

function importRegister(...rows: readonly string[]) {
  const mentors = 'Navn;Enhed;Kapacitet;Højst borgere\nAnna Holm;Korpset;37;20';
  const files = { 'mentorer.csv': mentors, 'forløb.csv': [HEADER, ...rows].join('\n') };
  const encode = (text: string) => new TextEncoder().encode(text);
  return importFiles(
    Object.entries(files).map(([name, text]) => ({ name, bytes: encode(text) })),
    { planDate: '2013-05-06' },
  );
}

describe('scenario 31, import merge', () => {
  it('should join rows that touch into one course of 181 days and 2.5 hours', async () => {
    const { courses, input, warnings } = await importRegister(
      'b1;01-01-2013;31-03-2013;3;Anna Holm;;Korpset;30;kontanthjælp',
      'b1;01-04-2013;30-06-2013;2;Anna Holm;;Korpset;30;kontanthjælp',
    );
    expect(courses).toHaveLength(1);
    expect(courses[0]).toMatchObject({ days: 181, start: '2013-01-01', end: '2013-06-30' });
    expect(courses[0]!.meanMinutes / 60).toBeCloseTo(2.5, 2);
    expect(courses[0]!.history.map((period) => period.grantedMinutes)).toEqual([180, 120]);
    expect(input.needs).toHaveLength(1);
    expect(input.needs[0]).toMatchObject({ grantedMinutes: 120, weeksInCourse: 17 });
    expect(input.relations).toMatchObject([{ seatId: 'Anna-Holm', since: '2013-01-01' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['NEW_UNIT']);
  });

  it('should flag a gap of seven days as probably the same course', async () => {
    const { courses, warnings } = await importRegister(
      'b1;01-01-2013;31-03-2013;3;Anna Holm;;Korpset;30;kontanthjælp',
      'b1;08-04-2013;30-06-2013;2;Anna Holm;;Korpset;30;kontanthjælp',
    );
    expect(courses).toHaveLength(2);
    const flag = warnings.find(({ code }) => code === 'PROBABLY_SAME_COURSE');
    expect(flag).toMatchObject({ file: 'forløb.csv', row: 3, column: 'Startdato' });
    expect(flag?.message).toContain('row 2: only 7 days');
  });

  it('should read a gap of a year as two courses', async () => {
    const { courses, input, warnings } = await importRegister(
      'b1;01-01-2012;31-03-2012;3;Anna Holm;;Korpset;30;kontanthjælp',
      'b1;01-04-2013;30-06-2013;2;Anna Holm;;Korpset;30;kontanthjælp',
    );
    expect(courses).toHaveLength(2);
    expect(warnings.map(({ code }) => code)).toEqual(['NEW_UNIT']);
    expect(input.citizens[0]!.priorMentors).toMatchObject([{ mentorId: 'Anna-Holm', ended: '2012-03-31' }]);
  });
});

describe('scenario 32, bad rows', () => {
  it('should give four distinct warnings and import every row', async () => {
    const { input, rowsRead, warnings } = await importRegister(
      'b1;01-01-2013;30-06-2013;0;Anna Holm;87654321;Korpset;30;kontanthjælp',
      'b2;01-01-2013;30-06-2013;45;Anna Holm;87654321;Korpset;31;kontanthjælp',
      'b3;01-01-2013;30-06-2013;2;Ikke opgivet;87654321;Korpset;32;kontanthjælp',
      'b4;01-01-2013;30-06-2013;2;Anna Holm;00000000;Korpset;33;kontanthjælp',
    );
    const places = warnings
      .filter(({ code }) => code !== 'NEW_UNIT')
      .map(({ code, row, column }) => [code, row, column]);
    expect(places).toEqual([
      ['ZERO_HOURS', 2, 'Timer pr. uge'],
      ['FULL_TIME_HOURS', 3, 'Timer pr. uge'],
      ['PLACEHOLDER_MENTOR', 4, 'Mentor'],
      ['PLACEHOLDER_PHONE', 5, 'Telefon'],
    ]);
    expect(rowsRead.register).toBe(4);
    expect(input.needs.map((need) => need.grantedMinutes)).toEqual([0, 2700, 120, 120]);
    expect(input.relations.map((relation) => relation.needId)).toEqual(['b1-f1', 'b2-f1', 'b4-f1']);
  });
});
