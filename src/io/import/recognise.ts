/** Which table a sheet is, by its header, and its rows as typed values. CPR numbers are met here, before any value is read. */
import { type Cell, Refusal, sameWord } from './cells.ts';
import type { Columns, RowOf } from './column.ts';
import { TABLES, type TableName } from './columns.ts';
import { cprIn, isCpr, pseudonymOf } from './cpr.ts';
import { type ImportLog, quoted, type Where } from './log.ts';
import type { Sheet } from './sheets.ts';

/** A row once read, and where each of its columns stands. */
export interface Row<C extends Columns> {
  readonly values: RowOf<C>;
  readonly where: (column?: keyof C & string) => Where;
}
export type Rows = { readonly [T in TableName]: Row<(typeof TABLES)[T]['columns']>[] };

interface Match {
  readonly table: TableName;
  /** Column name to its place in the header. */
  readonly places: ReadonlyMap<string, number>;
  readonly missing: readonly string[];
}

export function emptyRows(): Rows {
  const entries = Object.keys(TABLES).map((table) => [table, []]);
  return Object.fromEntries(entries) as unknown as Rows;
}

/** Adds the sheet's rows to those of its table; returns the table, or undefined with a fault when it is none. */
export function readRows(sheet: Sheet, into: Rows, key: Uint8Array | undefined, log: ImportLog): TableName | undefined {
  const match = recognise(sheet, log);
  const safe = withoutCpr(sheet, match, key, log);
  if (match === undefined) return undefined;
  warnOfUnknown(sheet, match, log);
  const columns: Columns = TABLES[match.table].columns;
  const header = (name: string) => sheet.header[match.places.get(name) ?? -1]?.trim() ?? columns[name]!.header;
  safe.forEach(({ row, cells }, at) => {
    const where = (name?: string) => ({ file: sheet.file, row, column: name === undefined ? '' : header(name) });
    const values: Record<string, unknown> = {};
    for (const [name, place] of match.places) values[name] = readCell(cells[place], columns, name, where(name), log);
    for (const [name, { required }] of Object.entries(columns)) {
      if (required && sheet.rows[at]!.cells[match.places.get(name)!] === undefined)
        log.fault(where(name), 'The cell is empty. Fill it in.');
    }
    (into[match.table] as Row<Columns>[]).push({ values, where });
  });
  return match.table;
}

function readCell(cell: Cell, columns: Columns, name: string, where: Where, log: ImportLog): unknown {
  if (cell === undefined) return undefined;
  const value = columns[name]!.kind.read(cell);
  if (!(value instanceof Refusal)) return value;
  log.fault(where, `${value.advice} (was ${quoted(cell)}).`);
  return undefined;
}

/** The table whose required columns are all there and which knows most of the header. */
function recognise(sheet: Sheet, log: ImportLog): Match | undefined {
  const where = { file: sheet.file, row: 1, column: '' };
  const words = sheet.header.map(sameWord);
  const matches = (Object.keys(TABLES) as TableName[]).map((table) => matchTable(table, words));
  matches.sort((a, b) => b.places.size - a.places.size);
  const best = matches.find((match) => match.missing.length === 0);
  if (best === undefined) {
    const nearest = matches[0]!;
    if (nearest.places.size > 0) log.lostTables.add(nearest.table);
    const lacks = nearest.missing.map((header) => `"${header}"`).join(', ');
    const looksLike = `It looks most like "${TABLES[nearest.table].title}", which also needs the columns ${lacks}`;
    log.fault(
      where,
      `The header fits no table. ${nearest.places.size > 0 ? looksLike : 'See docs/import.md for the tables'}.`,
    );
    return undefined;
  }
  for (const [name, column] of Object.entries(TABLES[best.table].columns as Columns)) {
    const spellings = new Set([column.header, ...column.also].map(sameWord));
    const twice = words.filter((word) => spellings.has(word)).length > 1;
    if (twice)
      log.fault({ ...where, column: sheet.header[best.places.get(name)!]! }, 'The column is there twice. Keep one.');
  }
  return best;
}

function matchTable(table: TableName, words: readonly string[]): Match {
  const places = new Map<string, number>();
  const missing: string[] = [];
  for (const [name, column] of Object.entries(TABLES[table].columns as Columns)) {
    const spellings = new Set([column.header, ...column.also].map(sameWord));
    const place = words.findIndex((word) => spellings.has(word));
    if (place >= 0) places.set(name, place);
    else if (column.required) missing.push(column.header);
  }
  return { table, places, missing };
}

function warnOfUnknown(sheet: Sheet, match: Match, log: ImportLog): void {
  const known = new Set(match.places.values());
  sheet.header.forEach((title, place) => {
    if (known.has(place) || title.trim() === '') return;
    const message = `Column ${quoted(title)} is not used in the table "${TABLES[match.table].title}".`;
    log.warn({ file: sheet.file, row: 1, column: title.trim() }, 'UNKNOWN_COLUMN', message);
  });
}

/** The rows with every CPR number in a key column replaced by its pseudonym, and a fault for every other one. */
function withoutCpr(
  sheet: Sheet,
  match: Match | undefined,
  key: Uint8Array | undefined,
  log: ImportLog,
): Sheet['rows'] {
  const columns: Columns = match === undefined ? {} : TABLES[match.table].columns;
  const personKeys = new Set(
    [...(match?.places ?? [])].filter(([name]) => columns[name]!.personKey).map(([, place]) => place),
  );
  const refuse = (row: number, place: number, advice: string) =>
    log.fault(
      { file: sheet.file, row, column: sheet.header[place]?.trim() ?? '' },
      `The cell holds what looks like a CPR number. ${advice}.`,
      'CPR_NUMBER',
    );
  sheet.header.forEach((title, place) => {
    if (cprIn(title) !== undefined) refuse(1, place, 'Remove it; the first row must hold the names of the columns');
  });
  return sheet.rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell, place): Cell => {
      if (cell === undefined || typeof cell === 'boolean' || cprIn(String(cell)) === undefined) return cell;
      if (!personKeys.has(place) || !isCpr(String(cell))) {
        refuse(row, place, 'Remove it; CPR numbers may stand in the key column of a person only');
        return undefined;
      }
      if (key !== undefined) return pseudonymOf(String(cell), key);
      refuse(row, place, 'Use another key, or give --pseudonym-key-file to replace it with a pseudonym');
      return undefined;
    }),
  }));
}
