/** XLSX workbooks. Sizes are judged from the zip directory and the cell references before the reader may unpack anything. */
import readXlsxFile from 'read-excel-file/universal';
import { unpackEntry, zipEntries } from '../zip.ts';
import type { Cell } from './cells.ts';
import type { ImportLog } from './log.ts';
import { checkedSheet, type ImportLimits, type Sheet, type SourceFile, trimmed } from './sheets.ts';

/** Entries a workbook may have; a plain one has about ten. */
const MOST_ENTRIES = 2_000;

export async function readWorkbook(file: SourceFile, limits: ImportLimits, log: ImportLog): Promise<Sheet[]> {
  const where = { file: file.name, row: 0, column: '' };
  const refused = whyRefused(file.bytes, limits);
  if (refused !== undefined) {
    log.fault(where, refused.message, refused.code);
    return [];
  }
  try {
    // A copy, because the reader wants an ArrayBuffer that starts with the workbook.
    const sheets = await readXlsxFile(new Uint8Array(file.bytes).buffer);
    const filled = sheets.filter(({ data }) => data.length > 0);
    return filled.flatMap(({ sheet, data }) => {
      const name = filled.length === 1 ? file.name : `${file.name} ${sheet}`;
      const [header, ...rows] = data.map((row) => row.map(workbookCell));
      const table = rows.map((cells, at) => ({ row: at + 2, cells }));
      return checkedSheet(
        name,
        header!.map((cell) => String(cell ?? '')),
        table,
        limits,
        log,
      );
    });
  } catch {
    log.fault(
      where,
      'The workbook cannot be read. Open it in a spreadsheet and save it again as .xlsx.',
      'FILE_UNREADABLE',
    );
    return [];
  }
}

function workbookCell(value: unknown): Cell {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return undefined;
    // A time of day alone is a moment of the spreadsheet's day zero, 30 December 1899.
    const iso = value.toISOString();
    return value.getUTCFullYear() < 1901 ? iso.slice(11, 16) : iso.slice(0, 10);
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : trimmed(String(value));
}

function whyRefused(
  bytes: Uint8Array,
  limits: ImportLimits,
): { message: string; code: 'FILE_TOO_LARGE' | 'FILE_UNREADABLE' } | undefined {
  const broken = {
    message: 'The file is not a whole .xlsx workbook. Save it again.',
    code: 'FILE_UNREADABLE',
  } as const;
  const entries = zipEntries(bytes);
  if (entries === undefined) return broken;
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > limits.unpackedBytes || entries.length > MOST_ENTRIES) {
    const message = `The workbook unpacks to more than ${limits.unpackedBytes / 1e6} MB. Split it.`;
    return { message, code: 'FILE_TOO_LARGE' };
  }
  for (const entry of entries) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(entry.name)) continue;
    const sheet = unpackEntry(bytes, entry);
    if (sheet === undefined) return broken;
    if (!fitsLimits(sheet, limits)) {
      const message = `A sheet reaches beyond ${limits.rows} rows or ${limits.columns} columns. Delete what lies outside the table.`;
      return { message, code: 'FILE_TOO_LARGE' };
    }
  }
  return undefined;
}

/** One cell far away, e.g. XFD1048576, makes the reader build every cell before it. */
function fitsLimits(sheet: Uint8Array, limits: ImportLimits): boolean {
  const xml = new TextDecoder().decode(sheet);
  for (const [, letters, row] of xml.matchAll(/\br\s*=\s*["']([A-Z]*)(\d+)["']/g)) {
    const column = [...letters!].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
    if (column > limits.columns || Number(row) > limits.rows + 1) return false;
  }
  return true;
}
