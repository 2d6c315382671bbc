/**
 * Tables of a municipality to a case: every file is read, its tables recognised by their headers, and the rows put together. All
 * faults of all files are reported at once; doubts are warnings and stop nothing.
 */
import { type Fault, MakkerError } from '../../errors.ts';
import { CASE_FORMAT_VERSION, type Case, type CaseInput } from '../../model/case.ts';
import { readCase } from '../../model/readCase.ts';
import { addCitizens, addNeeds } from './build/demand.ts';
import { Draft } from './build/draft.ts';
import { addBudgets, addGroups, addPins, addPriorMentors, addSupportPersons, addVetoes } from './build/office.ts';
import { addAvailability, addRegister, addRelations } from './build/running.ts';
import { addMentors, addUnits } from './build/supply.ts';
import { date, Refusal } from './cells.ts';
import type { TableName } from './columns.ts';
import { ImportLog, type ImportWarning } from './log.ts';
import { emptyRows, readRows } from './recognise.ts';
import type { Course } from './registerRows.ts';
import { DEFAULT_LIMITS, type ImportLimits, readSheets, type SourceFile } from './sheets.ts';

/** A shorter key could be guessed, and with it every pseudonym undone: there are only some millions of CPR numbers. */
const KEY_BYTES_LEAST = 32;

export interface ImportOptions {
  /** First planned day, YYYY-MM-DD. */
  readonly planDate: string;
  readonly municipality?: { readonly id: string; readonly name: string };
  /** Secret key that turns CPR numbers in key columns into pseudonyms. */
  readonly pseudonymKey?: Uint8Array;
  readonly limits?: Partial<ImportLimits>;
}

export interface ImportResult {
  readonly input: Case;
  readonly rowsRead: Readonly<Record<TableName, number>>;
  readonly warnings: readonly ImportWarning[];
  /** Courses of the register, with their history of hours. */
  readonly courses: readonly Course[];
}

/** @throws MakkerError INVALID_TABLE (or the one code all faults share) with every fault of every file. */
export async function importFiles(files: readonly SourceFile[], options: ImportOptions): Promise<ImportResult> {
  checkOptions(files, options);
  const log = new ImportLog();
  const rows = emptyRows();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  for (const file of files) {
    for (const sheet of await readSheets(file, limits, log)) readRows(sheet, rows, options.pseudonymKey, log);
  }
  const draft = new Draft(options.planDate, log);
  for (const table of log.lostTables) draft.lose(table);
  // In the order of reference: who is named later must be there first.
  addUnits(rows.units, draft);
  addMentors(rows.mentors, draft);
  addGroups(rows.groups, draft);
  addCitizens(rows.citizens, draft);
  addNeeds(rows.needs, draft);
  const courses = addRegister(rows.register, draft);
  addRelations(rows.relations, draft);
  addAvailability(rows.availability, draft);
  addSupportPersons(rows.supportPersons, draft);
  addPriorMentors(rows.priorMentors, draft);
  addVetoes(rows.vetoes, draft);
  addPins(rows.pins, draft);
  addBudgets(rows.budgets, draft);
  draft.warnOfDefaults();
  if (log.faults.length > 0) throw refused(log.faults);
  const counts = Object.entries(rows).map(([table, list]) => [table, list.length]);
  return { input: toCase(draft, options), rowsRead: Object.fromEntries(counts), warnings: log.warnings, courses };
}

function toCase(draft: Draft, options: ImportOptions): Case {
  const input: CaseInput = {
    formatVersion: CASE_FORMAT_VERSION,
    municipality: options.municipality ?? { id: 'kommune', name: 'Kommune' },
    planDate: options.planDate,
    competences: draft.competences,
    departments: draft.departments,
    caseworkers: draft.caseworkers,
    units: [...draft.units.values()],
    mentors: [...draft.mentors.values()],
    citizens: [...draft.citizens.values()],
    needs: [...draft.needs.values()],
    relations: [...draft.relations.values()],
    groups: [...draft.groups.values()],
    budgets: [...draft.budgets.values()],
    pins: [...draft.pins.values()],
    vetoes: draft.vetoes,
  };
  try {
    // Through JSON, so that what is absent is absent and the case is exactly what its file will hold.
    return readCase(JSON.parse(JSON.stringify(input)));
  } catch (error) {
    if (!(error instanceof MakkerError)) throw error;
    throw refused(error.faults);
  }
}

function checkOptions(files: readonly SourceFile[], options: ImportOptions): void {
  if (files.length === 0) throw new MakkerError('BAD_OPTION', 'No files to import. Name one or more.');
  if (date.read(options.planDate) instanceof Refusal || !/^\d{4}-/.test(options.planDate)) {
    throw new MakkerError('BAD_OPTION', `Plan date "${options.planDate}" is no date. Write it as 2026-11-23.`);
  }
  if (options.pseudonymKey !== undefined && options.pseudonymKey.length < KEY_BYTES_LEAST) {
    const least = `Use at least ${KEY_BYTES_LEAST} random bytes, e.g. from: openssl rand -out key 32`;
    throw new MakkerError('BAD_OPTION', `The pseudonym key is too short. ${least}.`);
  }
}

function refused(faults: readonly Fault[]): MakkerError {
  const codes = new Set(faults.map((fault) => fault.code));
  const code = codes.size === 1 ? faults[0]!.code : 'INVALID_TABLE';
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  return new MakkerError(code, `The import has ${count}. Correct each one and try again.`, faults);
}
