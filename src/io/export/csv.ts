/** The plan as CSV files the Danish way: semicolons, decimal commas, UTF-8 with the mark Excel needs to see it (RFC 4180 otherwise). */
import type { NamedFile } from '../files.ts';
import { neutralised } from './safeText.ts';
import type { PlanTable } from './tables.ts';

const BYTE_ORDER_MARK = '\ufeff';

export function csvFile(table: PlanTable): NamedFile {
  const lines = [table.header, ...table.rows].map((row) => row.map(csvCell).join(';'));
  const bytes = new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
  return { name: `${table.name}.csv`, bytes };
}

/** A number as Danes write it; text made safe, and in quotes where it holds a separator or a quote. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = neutralised(value);
  return /[;,"\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
