/** What the user reads: one JSON object on stdout with --json, otherwise a table; people’s text and progress on stderr. */
import pc from 'picocolors';
import type { Fault, MakkerError } from '../errors.ts';

/** Faults shown in full; a file with ten thousand faults has one cause. The count of all is always given. */
const MOST_FAULTS_SHOWN = 50;

export function printJson(summary: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(summary)}\n`);
}

/** Rows of a label and a value, aligned. */
export function printTable(title: string, rows: readonly (readonly [string, string | number])[]): void {
  const width = Math.max(...rows.map(([label]) => label.length));
  process.stdout.write(`${pc.bold(title)}\n`);
  for (const [label, value] of rows) process.stdout.write(`  ${label.padEnd(width)}  ${value}\n`);
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function printError(error: MakkerError): void {
  say(`${pc.red(error.code)}: ${error.message}`);
  if (error.faults.length === 1 && error.faults[0]!.message === error.message) return;
  for (const fault of error.faults.slice(0, MOST_FAULTS_SHOWN)) say(`  ${place(fault)}${fault.message}`);
  const hidden = error.faults.length - MOST_FAULTS_SHOWN;
  if (hidden > 0) say(`  … and ${hidden} more faults.`);
}

function place(fault: Fault): string {
  return fault.path === '' ? '' : `${pc.bold(fault.path)}: `;
}

/** A whole number with the thousands separator of Danish. */
export function danishNumber(value: number): string {
  return new Intl.NumberFormat('da-DK').format(value);
}

export function danishPercent(share: number): string {
  return new Intl.NumberFormat('da-DK', { style: 'percent', maximumFractionDigits: 3 }).format(share);
}

/** Øre as kroner. */
export function danishKroner(oere: number): string {
  return new Intl.NumberFormat('da-DK', { style: 'currency', currency: 'DKK', maximumFractionDigits: 0 }).format(
    oere / 100,
  );
}
