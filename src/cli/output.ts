/** What the user reads: one JSON object on stdout with --json, otherwise a table; people’s text and progress on stderr. */
import pc from 'picocolors';
import type { Fault, MakkerError } from '../errors.ts';
import { maskCpr } from '../io/import/cpr.ts';

/** Faults shown to a person; a file with ten thousand faults has one cause. A pipe or a file gets them all. */
const MOST_FAULTS_ON_SCREEN = 50;

/** Colours for people alone: what is piped stays plain, also where the environment (CI, FORCE_COLOR) asks every program for colours. */
const colours = { stdout: coloursOf(process.stdout), stderr: coloursOf(process.stderr) };

function coloursOf(stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> {
  // Never undefined (a pipe has no isTTY): the library would then ask the environment.
  return pc.createColors(Boolean(stream.isTTY) && !process.env.NO_COLOR);
}

export function printJson(summary: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(summary)}\n`);
}

/** Rows of a label and a value, aligned. */
export function printTable(title: string, rows: readonly (readonly [string, string | number])[]): void {
  const width = Math.max(...rows.map(([label]) => label.length));
  process.stdout.write(`${colours.stdout.bold(maskCpr(title))}\n`);
  for (const [label, value] of rows)
    process.stdout.write(`  ${maskCpr(label).padEnd(width)}  ${maskCpr(String(value))}\n`);
}

/** A line for people on stdout. */
export function printText(line: string): void {
  process.stdout.write(`${maskCpr(line)}\n`);
}

/** People’s text never shows a CPR number, be it from a file, a file’s name or the command line itself. */
export function say(text: string): void {
  process.stderr.write(`${maskCpr(text)}\n`);
}

export function printError(error: MakkerError): void {
  say(`${colours.stderr.red(error.code)}: ${error.message}`);
  if (error.faults.length === 1 && error.faults[0]!.message === error.message) return;
  const most = process.stderr.isTTY ? MOST_FAULTS_ON_SCREEN : error.faults.length;
  for (const fault of error.faults.slice(0, most)) say(`  ${codeOf(fault, error)}${place(fault)}${fault.message}`);
  const hidden = error.faults.length - most;
  if (hidden > 0) say(`  … and ${hidden} more faults. Send stderr to a file to see them all.`);
}

/** The error for programs: its code, and every fault. */
export function errorObject({ code, message, faults }: MakkerError) {
  return {
    code,
    message: maskCpr(message),
    faults: faults.map((fault) => ({ ...fault, path: maskCpr(fault.path), message: maskCpr(fault.message) })),
  };
}

/** The code by which docs/errors.md explains the fault, where the heading does not already say it. */
function codeOf({ code }: Fault, error: MakkerError): string {
  return code === error.code ? '' : `${colours.stderr.red(code)} `;
}

function place(fault: Fault): string {
  return fault.path === '' ? '' : `${colours.stderr.bold(fault.path)}: `;
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
