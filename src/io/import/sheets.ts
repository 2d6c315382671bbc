/** From the bytes of a file to plain tables of cells: CSV, XLSX (one table a sheet) and JSON (one table a list of rows). */
import { parse } from 'csv-parse/sync';
import { MakkerError } from '../../errors.ts';
import { parseJson } from '../files.ts';
import type { Cell } from './cells.ts';
import type { ImportLog } from './log.ts';
import { readWorkbook } from './workbook.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportLimits {
  /** Largest file. */
  readonly fileBytes: number;
  /** Largest workbook once unpacked, all its parts together. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
}

export const DEFAULT_LIMITS: ImportLimits = {
  fileBytes: 50_000_000,
  unpackedBytes: 200_000_000,
  rows: 100_000,
  columns: 200,
};

/** A table before anyone knows what it is about. */
export interface Sheet {
  /** File name, with the sheet's name where a workbook has several. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly Cell[] }[];
}

/** Every table of a file; faults go to the log. Nothing is parsed before its size is known. */
export async function readSheets(file: SourceFile, limits: ImportLimits, log: ImportLog): Promise<Sheet[]> {
  const where = { file: file.name, row: 0, column: '' };
  if (file.bytes.length > limits.fileBytes) {
    const size = Math.ceil(file.bytes.length / 1e6);
    const message = `The file is ${size} MB; the limit is ${limits.fileBytes / 1e6} MB. Split it.`;
    log.fault(where, message, 'FILE_TOO_LARGE');
    return [];
  }
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'xlsx') return readWorkbook(file, limits, log);
  if (ending === 'json') return readJsonTables(file, limits, log);
  if (ending === 'csv' || ending === 'txt' || ending === 'tsv') return readCsv(file, limits, log);
  log.fault(where, `Files ending in ".${ending}" are not read. Save it as .csv, .xlsx or .json.`);
  return [];
}

function readCsv(file: SourceFile, limits: ImportLimits, log: ImportLog): Sheet[] {
  const where = { file: file.name, row: 0, column: '' };
  const text = decodeText(file.bytes);
  // Excel's own hint to itself, "sep=;", stands on a line before the header.
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const firstLine = /^[^\r\n]*/.exec(text.slice(hint?.[0].length ?? 0))![0];
  const delimiter = hint?.[1] ?? commonest(firstLine, [';', '\t', ',']);
  if (count(firstLine, delimiter) >= limits.columns) {
    log.fault({ ...where, row: 1 }, `The table has more than ${limits.columns} columns. Remove those not needed.`);
    return [];
  }
  try {
    const records = parse(text.slice(hint?.[0].length ?? 0), {
      delimiter,
      relax_column_count: true,
      max_record_size: 1_000_000,
      to: limits.rows + 2,
    });
    const [header, ...rows] = records;
    if (header === undefined || header.every((title) => title.trim() === '')) {
      log.fault(where, 'The file has no header line. Give the names of the columns in the first line.');
      return [];
    }
    const firstRow = hint === null ? 2 : 3;
    const table = rows.map((cells, at) => ({ row: at + firstRow, cells: cells.map(trimmed) }));
    return checkedSheet(file.name, header, table, limits, log);
  } catch (error) {
    const { code, lines } = error as { code?: string; lines?: number };
    log.fault({ ...where, row: lines ?? 0 }, `${csvFault(code)}. Quote values with "…" and double the quotes inside.`);
    return [];
  }
}

function csvFault(code: string | undefined): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'A double quote is opened and never closed';
  if (code === 'CSV_MAX_RECORD_SIZE') return 'A row is longer than 1,000,000 characters; a double quote may be missing';
  return 'A double quote stands inside a value';
}

/** Windows-1252 is what Danish Excel saves as CSV; bytes that are valid UTF-8 by chance hardly occur in Danish text. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readJsonTables(file: SourceFile, limits: ImportLimits, log: ImportLog): Sheet[] {
  const where = { file: file.name, row: 0, column: '' };
  let json: unknown;
  try {
    json = parseJson(file.name, file.bytes);
  } catch (error) {
    if (!(error instanceof MakkerError)) throw error;
    for (const { code, path, message } of error.faults) log.fault({ ...where, column: path }, message, code);
    return [];
  }
  const tables = Array.isArray(json) ? [['', json] as const] : Object.entries((json ?? {}) as Record<string, unknown>);
  if (tables.some(([name]) => name === 'formatVersion')) {
    log.fault(where, 'This is already a case. Use it as it is, without import.');
    return [];
  }
  return tables.flatMap(([name, rows]) =>
    jsonTable(name === '' ? file.name : `${file.name} ${name}`, rows, limits, log),
  );
}

function jsonTable(file: string, rows: unknown, limits: ImportLimits, log: ImportLog): Sheet[] {
  const isRow = (row: unknown): row is Record<string, unknown> =>
    typeof row === 'object' && row !== null && !Array.isArray(row);
  if (!Array.isArray(rows) || !rows.every(isRow)) {
    log.fault({ file, row: 0, column: '' }, 'Expected a list of rows, each an object with a value for every column.');
    return [];
  }
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row, at) => ({
    row: at + 2,
    cells: header.map((column) => jsonCell(Object.hasOwn(row, column) ? row[column] : undefined)),
  }));
  return checkedSheet(file, header, cells, limits, log);
}

function jsonCell(value: unknown): Cell {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return trimmed(Array.isArray(value) ? value.map(String).join('|') : String(value));
}

/** A sheet within the limits and with its empty rows left out; [] and a fault otherwise. */
export function checkedSheet(
  file: string,
  header: readonly string[],
  rows: Sheet['rows'],
  limits: ImportLimits,
  log: ImportLog,
): Sheet[] {
  const where = { file, row: 1, column: '' };
  if (rows.length > limits.rows) {
    log.fault(where, `The table has more than ${limits.rows} rows. Split it.`, 'FILE_TOO_LARGE');
    return [];
  }
  if (header.length > limits.columns) {
    log.fault(where, `The table has more than ${limits.columns} columns. Remove those not needed.`);
    return [];
  }
  for (const { row, cells } of rows) {
    const extra = cells.slice(header.length).some((cell) => cell !== undefined);
    if (extra)
      log.fault(
        { file, row, column: '' },
        'The row has more values than the header has columns. Quote values that hold the separator.',
      );
  }
  return [{ file, header, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)) }];
}

export function trimmed(text: string): Cell {
  const value = text.trim();
  return value === '' ? undefined : value;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function commonest(line: string, delimiters: readonly string[]): string {
  return delimiters.reduce((best, next) => (count(line, next) > count(line, best) ? next : best));
}
