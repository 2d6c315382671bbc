/** The files of an export, as independent readers see them, and text of the sort that breaks files. */
import fc from 'fast-check';
import { convertIcsCalendar, type IcsCalendar } from 'ts-ics';
import { type ExportFormat, exportPlan } from '../../../src/io/export/index.ts';
import type { Case } from '../../../src/model/case.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { aPlannedCase } from './fixture.ts';

export const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

export async function filesOf(
  format: ExportFormat,
  { input, plan }: { input: Case; plan: Plan } = aPlannedCase(),
  options = {},
) {
  const { files } = await exportPlan(input, plan, format, options);
  return new Map(files.map(({ name, bytes }) => [name, bytes]));
}

/** A calendar as an independent reader sees it. */
export const readCalendar = (ics: string): IcsCalendar => convertIcsCalendar(undefined, ics);
/** Content lines with the folds taken out. */
export const unfolded = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n');

/** Strings of the sort that breaks things, mixed with any others. */
const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\0=1',
  '＝1+1',
  '－2',
  '＠SUM(A1)',
  ' =1',
  '"=1"',
  "'=1",
  '"',
  ';',
  ',',
  '\n',
  '\r\n',
  '\u2028',
  'END:VEVENT',
  '\r\nATTENDEE:mailto:x',
  '\\',
  '<script>',
  '</td>',
  '&',
  'æøå',
  '🙂',
  '\ud800',
  '\uffff',
  '\u202e',
];
export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

/** The plan with its first meeting changed. */
export function moved(plan: Plan, change: Partial<Plan['meetings'][number]>): Plan {
  return { ...plan, meetings: plan.meetings.map((meeting, at) => (at === 0 ? { ...meeting, ...change } : meeting)) };
}
