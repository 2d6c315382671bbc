/** Imports of tables written in the test itself, and the faults of those that are refused. */
import writeXlsxFile from 'write-excel-file/node';
import { MakkerError } from '../../../src/errors.ts';
import { type ImportOptions, importFiles } from '../../../src/io/import/importFiles.ts';

export const MENTORS = 'Navn;Enhed;Kapacitet\nAnna Holm;Korpset;37';
export const CITIZENS = 'Borger;Alder;Ydelse\nb1;30;kontanthjælp';

export type Content = string | Uint8Array;
export const bytesOf = (content: Content) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

export function importTables(tables: Readonly<Record<string, Content>>, options: Partial<ImportOptions> = {}) {
  const files = Object.entries(tables).map(([name, content]) => ({ name, bytes: bytesOf(content) }));
  return importFiles(files, { planDate: '2026-11-23', ...options });
}

export async function faultsOf(tables: Readonly<Record<string, Content>>, options: Partial<ImportOptions> = {}) {
  const error = await importTables(tables, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MakkerError)) throw new Error(`expected a refusal, got ${error}`);
  return error.faults.map(({ code, path, message }) => ({ code, path, message }));
}

export async function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): Promise<Uint8Array> {
  const cell = (value: unknown) =>
    value instanceof Date ? { value, type: Date, format: 'dd-mm-yyyy' } : value === undefined ? null : { value };
  const all = Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) }));
  return new Uint8Array(await writeXlsxFile(all as never).toBuffer());
}
