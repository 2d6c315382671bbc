/**
 * Register rows to courses. The register closes a row and opens another on the next day whenever the hours change (SFI 15:10, note
 * 8), so rows that touch are one course with a history of hours. After a short gap nobody can tell: the rows stay two courses and
 * are flagged. Doubtful values are warned about and kept, never dropped.
 */
import { isRealName, isRealPhone } from '../../rules/casework/supplierGate.ts';
import { addDays, daysBetween } from '../../time/calendar.ts';
import { sameWord } from './cells.ts';
import type { WarningCode } from './log.ts';

/** Gaps up to this many days are flagged as probably the same course. The sources say so of a week, and the opposite of a year. */
const PROBABLY_SAME_DAYS = 28;
/** The register's own sign of a typing error (note 10): full time with a mentor. */
const FULL_TIME_MINUTES = 37 * 60;
/** Longer courses than this are plans nobody will keep (note 11); also what the model can hold. */
const LONGEST_WEEKS = 520;

export interface RegisterRow {
  /** Row of the file, for messages. */
  readonly row: number;
  readonly citizenId: string;
  /** First and last day, both included. */
  readonly start: string;
  readonly end: string;
  readonly grantedMinutes: number;
  /** As written; undefined where the cell is empty. */
  readonly mentor?: string | undefined;
  readonly phone?: string | undefined;
  readonly unit?: string | undefined;
}

/** One stretch of a course on the same hours, both days included. */
interface HourPeriod {
  readonly from: string;
  readonly until: string;
  readonly grantedMinutes: number;
  readonly row: number;
}

export interface Course {
  readonly citizenId: string;
  readonly start: string;
  readonly end: string;
  /** Both ends counted. */
  readonly days: number;
  /** Granted minutes a week, averaged over the days of the course. */
  readonly meanMinutes: number;
  readonly history: readonly HourPeriod[];
  /** From the last row; undefined where it holds a placeholder. */
  readonly mentor: string | undefined;
  readonly phone: string | undefined;
  readonly unit: string | undefined;
  /** Index of the earlier course this one probably continues. */
  readonly probablySameAs: number | undefined;
}

export interface RowWarning {
  readonly code: WarningCode;
  readonly row: number;
  readonly column: 'grantedMinutes' | 'mentor' | 'phone' | 'start' | 'end';
  readonly message: string;
}

interface Strand {
  readonly rows: RegisterRow[];
  readonly probablySameAs: Strand | undefined;
}

/** Courses in the order citizens first appear, then by start; warnings in the order of the file. */
export function mergeCourses(rows: readonly RegisterRow[]): { courses: Course[]; warnings: RowWarning[] } {
  const warnings = rows.flatMap(doubtsOf);
  const strandsOfCitizen = new Map<string, Strand[]>();
  for (const row of [...rows].sort(byStart)) {
    const strands = strandsOfCitizen.get(row.citizenId) ?? [];
    strandsOfCitizen.set(row.citizenId, strands);
    const warning = attach(row, strands);
    if (warning !== undefined) warnings.push(warning);
  }
  const firstSeen = new Set(rows.map((row) => row.citizenId));
  const strands = [...firstSeen].flatMap((citizenId) => strandsOfCitizen.get(citizenId)!);
  return {
    courses: strands.map((strand) => toCourse(strand, strands)),
    warnings: warnings.sort((a, b) => a.row - b.row),
  };
}

/** Puts the row on the course it continues, or starts a new one; says so where that is a guess. */
function attach(row: RegisterRow, strands: Strand[]): RowWarning | undefined {
  const warning = (code: WarningCode, message: string): RowWarning => ({
    code,
    row: row.row,
    column: 'start',
    message,
  });
  const duplicate = strands.flatMap((strand) => strand.rows).find((other) => isSame(row, other));
  if (duplicate !== undefined) {
    return warning('DUPLICATE_ROW', `The same as row ${duplicate.row}; counted once. Remove one of them.`);
  }
  const touching = strands.filter((strand) => addDays(lastOf(strand).end, 1) === row.start);
  const continued = touching.find((strand) => sameMentor(lastOf(strand), row)) ?? touching[0];
  if (continued !== undefined) {
    continued.rows.push(row);
    return undefined;
  }
  const overlapping = strands.map(lastOf).find((other) => other.end >= row.start);
  const earlier = strands.filter((strand) => lastOf(strand).end < row.start).at(-1);
  const gapDays = earlier === undefined ? Infinity : daysBetween(lastOf(earlier).end, row.start) - 1;
  const probablySameAs = overlapping === undefined && gapDays <= PROBABLY_SAME_DAYS ? earlier : undefined;
  strands.push({ rows: [row], probablySameAs });
  if (overlapping !== undefined) {
    return warning(
      'OVERLAPPING_ROWS',
      `Overlaps row ${overlapping.row} of the same citizen; kept as two courses. Check both.`,
    );
  }
  if (probablySameAs === undefined) return undefined;
  const before = lastOf(probablySameAs).row;
  return warning(
    'PROBABLY_SAME_COURSE',
    `Probably the same course as row ${before}: only ${gapDays} ${gapDays === 1 ? 'day' : 'days'} between them. Kept as two; close the gap to join them.`,
  );
}

function doubtsOf(row: RegisterRow): RowWarning[] {
  const doubts: RowWarning[] = [];
  const doubt = (code: WarningCode, column: RowWarning['column'], message: string) =>
    doubts.push({ code, row: row.row, column, message });
  if (row.grantedMinutes === 0) doubt('ZERO_HOURS', 'grantedMinutes', '0 hours a week. Correct the hours.');
  if (row.grantedMinutes >= FULL_TIME_MINUTES) {
    doubt('FULL_TIME_HOURS', 'grantedMinutes', '37 hours a week or more. Check the hours.');
  }
  if (row.mentor === undefined || !isRealName(row.mentor)) {
    doubt('PLACEHOLDER_MENTOR', 'mentor', 'No mentor is named. Write the name of a person, or leave it to the plan.');
  }
  if (row.phone !== undefined && !isRealPhone(row.phone)) {
    doubt('PLACEHOLDER_PHONE', 'phone', 'Not a real phone number. Write the eight digits.');
  }
  if (daysBetween(row.start, row.end) > LONGEST_WEEKS * 7) {
    doubt('UNLIKELY_END_DATE', 'end', 'Ends more than ten years after it starts. Check the date.');
  }
  return doubts;
}

function toCourse(strand: Strand, all: readonly Strand[]): Course {
  const first = strand.rows[0]!;
  const last = lastOf(strand);
  const history = strand.rows.map(
    ({ start, end, grantedMinutes, row }): HourPeriod => ({ from: start, until: end, grantedMinutes, row }),
  );
  const days = daysBetween(first.start, last.end) + 1;
  const minuteDays = history.reduce(
    (sum, part) => sum + part.grantedMinutes * (daysBetween(part.from, part.until) + 1),
    0,
  );
  return {
    citizenId: first.citizenId,
    start: first.start,
    end: last.end,
    days,
    meanMinutes: Math.round(minuteDays / days),
    history,
    mentor: last.mentor !== undefined && isRealName(last.mentor) ? last.mentor : undefined,
    phone: last.phone !== undefined && isRealPhone(last.phone) ? last.phone : undefined,
    unit: last.unit,
    probablySameAs: strand.probablySameAs === undefined ? undefined : all.indexOf(strand.probablySameAs),
  };
}

function lastOf(strand: Strand): RegisterRow {
  return strand.rows.at(-1)!;
}

function byStart(a: RegisterRow, b: RegisterRow): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.row - b.row;
}

function sameMentor(a: RegisterRow, b: RegisterRow): boolean {
  return sameWord(a.mentor ?? '') === sameWord(b.mentor ?? '');
}

function isSame(a: RegisterRow, b: RegisterRow): boolean {
  const same = a.start === b.start && a.end === b.end && a.grantedMinutes === b.grantedMinutes;
  return same && sameMentor(a, b) && a.unit === b.unit;
}
