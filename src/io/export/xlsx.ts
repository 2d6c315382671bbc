/** The plan as a workbook, one sheet a table. Numbers are numbers, text is text, and the same plan gives the same bytes. */
import writeXlsxFile from 'write-excel-file/node';
import type { NamedFile } from '../files.ts';
import { fixZipTimes } from '../zip.ts';
import { neutralised } from './safeText.ts';
import type { PlanTable } from './tables.ts';

const HEADER_STYLE = { fontWeight: 'bold', backgroundColor: '#e8f1f8', wrap: true } as const;
/** A cell holds at most this many characters (Excel specifications and limits). */
const LONGEST_CELL = 32_767;

export async function xlsxFile(tables: readonly PlanTable[]): Promise<NamedFile> {
  const sheets = tables.map((table) => ({
    sheet: table.title,
    data: [
      table.header.map((title) => ({ value: title, type: String, ...HEADER_STYLE })),
      ...table.rows.map((row) => row.map(xlsxCell)),
    ],
    columns: table.header.map((_, column) => ({ width: widthOf(table, column) })),
    stickyRowsCount: 1,
  }));
  const bytes = new Uint8Array(await writeXlsxFile(sheets).toBuffer());
  fixZipTimes(bytes);
  return { name: 'plan.xlsx', bytes };
}

function xlsxCell(value: string | number) {
  if (typeof value === 'number') return { value, type: Number };
  const text = neutralised(value).slice(0, LONGEST_CELL).toWellFormed();
  return text === '' ? null : { value: text, type: String };
}

/** Wide enough for most of the column, in characters. */
function widthOf(table: PlanTable, column: number): number {
  const longest = Math.max(
    table.header[column]!.length,
    ...table.rows.slice(0, 200).map((row) => String(row[column]).length),
  );
  return Math.min(60, longest + 2);
}
