import { describe, expect, it } from 'vitest';
import { type Course, mergeCourses, type RegisterRow } from '../../../src/io/import/registerRows.ts';
import { addDays } from '../../../src/time/calendar.ts';

type Line = readonly [citizen: string, start: string, end: string, hours: number, mentor?: string, phone?: string];

function rowsOf(lines: readonly Line[]): RegisterRow[] {
  return lines.map(([citizenId, start, end, hours, mentor = 'Anna Holm', phone], at) => ({
    row: at + 2,
    citizenId,
    start,
    end,
    grantedMinutes: hours * 60,
    mentor: mentor === '' ? undefined : mentor,
    phone,
  }));
}

function short(course: Course): string {
  const hours = course.history.map((period) => period.grantedMinutes / 60).join('+');
  return `${course.citizenId} ${course.start}..${course.end} ${hours}`;
}

describe('mergeCourses', () => {
  it('should turn the 20 rows of S36 into the expected courses and warnings', () => {
    const { courses, warnings } = mergeCourses(
      rowsOf([
        ['a', '2013-01-01', '2013-03-31', 3], // 2: touches the next row
        ['a', '2013-04-01', '2013-06-30', 2], // 3
        ['b', '2013-01-01', '2013-03-31', 3], // 4: a week's gap
        ['b', '2013-04-08', '2013-06-30', 3], // 5
        ['c', '2012-01-01', '2012-06-30', 2], // 6: a year's gap
        ['c', '2013-07-01', '2013-12-31', 2], // 7
        ['d', '2013-02-01', '2013-04-30', 0], // 8: no hours
        ['e', '2013-02-01', '2013-04-30', 45], // 9: more than full time
        ['f', '2013-02-01', '2013-04-30', 2, 'Ikke opgivet'], // 10
        ['g', '2013-02-01', '2013-04-30', 2, 'CALL CENTER'], // 11
        ['h', '2013-02-01', '2013-04-30', 2, ''], // 12
        ['i', '2013-02-01', '2013-04-30', 2, 'Jens', '00000000'], // 13
        ['j', '2013-09-01', '2013-12-31', 1], // 14: three rows, out of order
        ['j', '2013-03-01', '2013-05-31', 4],
        ['j', '2013-06-01', '2013-08-31', 2],
        ['k', '2013-01-01', '2013-06-30', 2], // 17: the same twice
        ['k', '2013-01-01', '2013-06-30', 2],
        ['l', '2013-01-01', '2013-06-30', 2], // 19: at the same time, another mentor
        ['l', '2013-04-01', '2013-09-30', 1, 'Jens'],
        ['m', '2013-01-01', '2033-01-01', 2], // 21: twenty years
      ]),
    );
    expect(courses.map(short)).toEqual([
      'a 2013-01-01..2013-06-30 3+2',
      'b 2013-01-01..2013-03-31 3',
      'b 2013-04-08..2013-06-30 3',
      'c 2012-01-01..2012-06-30 2',
      'c 2013-07-01..2013-12-31 2',
      'd 2013-02-01..2013-04-30 0',
      'e 2013-02-01..2013-04-30 45',
      'f 2013-02-01..2013-04-30 2',
      'g 2013-02-01..2013-04-30 2',
      'h 2013-02-01..2013-04-30 2',
      'i 2013-02-01..2013-04-30 2',
      'j 2013-03-01..2013-12-31 4+2+1',
      'k 2013-01-01..2013-06-30 2',
      'l 2013-01-01..2013-06-30 2',
      'l 2013-04-01..2013-09-30 1',
      'm 2013-01-01..2033-01-01 2',
    ]);
    expect(warnings.map(({ code, row }) => `${row} ${code}`)).toEqual([
      '5 PROBABLY_SAME_COURSE',
      '8 ZERO_HOURS',
      '9 FULL_TIME_HOURS',
      '10 PLACEHOLDER_MENTOR',
      '11 PLACEHOLDER_MENTOR',
      '12 PLACEHOLDER_MENTOR',
      '13 PLACEHOLDER_PHONE',
      '18 DUPLICATE_ROW',
      '20 OVERLAPPING_ROWS',
      '21 UNLIKELY_END_DATE',
    ]);
    expect(courses.map((course) => course.probablySameAs)).toEqual([
      undefined,
      undefined,
      1,
      ...Array(13).fill(undefined),
    ]);
  });

  it('should warn from 37 hours and not below', () => {
    const codes = (hours: number) => mergeCourses(rowsOf([['a', '2013-01-01', '2013-03-31', hours]])).warnings.length;
    expect([36.75, 37, 0.25, 0].map(codes)).toEqual([0, 1, 0, 1]);
  });

  it('should merge exactly when no day lies between, and flag up to four weeks', () => {
    const outcome = (gap: number) => {
      const second = addDays('2013-03-31', 1 + gap);
      const { courses, warnings } = mergeCourses(
        rowsOf([
          ['a', '2013-01-01', '2013-03-31', 3],
          ['a', second, '2014-12-31', 2],
        ]),
      );
      return `${courses.length} ${warnings.map(({ code }) => code).join()}`;
    };
    expect(outcome(0)).toBe('1 ');
    expect([1, 7, 28].map(outcome)).toEqual(Array(3).fill('2 PROBABLY_SAME_COURSE'));
    expect([29, 365].map(outcome)).toEqual(['2 ', '2 ']);
  });

  it('should continue the course of the same mentor where two end on one day', () => {
    const { courses } = mergeCourses(
      rowsOf([
        ['a', '2013-01-01', '2013-03-31', 3, 'Anna'],
        ['a', '2013-01-01', '2013-03-31', 1, 'Jens'],
        ['a', '2013-04-01', '2013-06-30', 2, 'Jens'],
      ]),
    );
    expect(courses.map(short)).toEqual(['a 2013-01-01..2013-03-31 3', 'a 2013-01-01..2013-06-30 1+2']);
  });

  it('should not mix citizens', () => {
    const { courses } = mergeCourses(
      rowsOf([
        ['a', '2013-01-01', '2013-03-31', 3],
        ['b', '2013-04-01', '2013-06-30', 2],
      ]),
    );
    expect(courses).toHaveLength(2);
  });
});
