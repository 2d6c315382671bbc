/** What an import found wrong (faults, which stop it) and doubtful (warnings, which do not), each with its place. */
import type { ErrorCode, Fault } from '../../errors.ts';
import type { TableName } from './columns.ts';
import { maskCpr } from './cpr.ts';

export type WarningCode =
  | 'ZERO_HOURS'
  | 'FULL_TIME_HOURS'
  | 'PLACEHOLDER_MENTOR'
  | 'PLACEHOLDER_PHONE'
  | 'PROBABLY_SAME_COURSE'
  | 'DUPLICATE_ROW'
  | 'OVERLAPPING_ROWS'
  | 'UNLIKELY_END_DATE'
  | 'UNKNOWN_COLUMN'
  | 'UNKNOWN_MENTOR'
  | 'NEW_COMPETENCE'
  | 'NEW_UNIT'
  | 'DEFAULT_USED'
  | 'GRANT_TOO_LONG';

/** `row` counts as a spreadsheet does: the header is row 1. 0 where the whole file is meant. */
export interface Where {
  readonly file: string;
  readonly row: number;
  readonly column: string;
}

export interface ImportWarning extends Where {
  readonly code: WarningCode;
  readonly message: string;
}

export class ImportLog {
  readonly faults: Fault[] = [];
  readonly warnings: ImportWarning[] = [];
  /** Tables of which a file could not be read. */
  readonly lostTables = new Set<TableName>();
  private readonly refusedPlaces = new Set<string>();

  fault(where: Where, message: string, code: ErrorCode = 'INVALID_TABLE'): void {
    const path = placeOf(where);
    this.faults.push({ code, path, message: maskCpr(message) });
    this.refusedPlaces.add(path);
  }

  /** A fault of several cells together, named by the first. Where one of them was refused, this may only follow from that. */
  faultBetween(cells: readonly Where[], message: string): void {
    if (!cells.some((where) => this.refusedPlaces.has(placeOf(where)))) this.fault(cells[0]!, message);
  }

  warn(where: Where, code: WarningCode, message: string): void {
    const { file, row, column } = where;
    this.warnings.push({ code, file: maskCpr(file), row, column: maskCpr(column), message: maskCpr(message) });
  }
}

/** A place as people look it up: `mentorer.csv, row 4, column "Telefon"`. */
export function placeOf(where: Where): string {
  const row = where.row > 0 ? `, row ${where.row}` : '';
  const column = where.column === '' ? '' : `, column "${maskCpr(where.column)}"`;
  return `${maskCpr(where.file)}${row}${column}`;
}

/** A value as quoted in a message: short, on one line. CPR numbers are masked by the log. */
export function quoted(value: unknown): string {
  const written = maskCpr(String(value));
  return JSON.stringify(written.length > 40 ? `${written.slice(0, 40)}…` : written);
}
