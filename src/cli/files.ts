/** Cases and plans in files: read with every fault named, written whole or not at all. */

import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MakkerError } from '../errors.ts';
import {
  isSameFile,
  type NamedFile,
  readFileBytes,
  readJsonMaybeGzip,
  refuseUnwritable,
  writePathsAtomically,
} from '../io/files.ts';
import type { Case } from '../model/case.ts';
import { Plan } from '../model/plan.ts';
import { readCase, toFault } from '../model/readCase.ts';
import { pinFaultsOf } from '../planning/pins.ts';
import { refuseWrongPlan } from '../publish.ts';

/** Fifty thousand citizens with all their fields take about 100 MB; what is larger is not a case. */
export const MOST_JSON_BYTES = 190_000_000;

export async function readCaseFile(path: string): Promise<Case> {
  return readCase(await readJsonMaybeGzip(path, MOST_JSON_BYTES));
}

/** A case that is to be planned: pins that cannot be kept are told with its other faults. */
export async function readCaseToPlan(path: string): Promise<Case> {
  return readCase(await readJsonMaybeGzip(path, MOST_JSON_BYTES), pinFaultsOf);
}

/** @throws MakkerError INVALID_PLAN with every fault. */
export async function readPlanFile(path: string): Promise<Plan> {
  const parsed = Plan.safeParse(await readJsonMaybeGzip(path, MOST_JSON_BYTES), { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(toFault);
  throw new MakkerError('INVALID_PLAN', `${path} is not a plan of this version. Solve the case again.`, faults);
}

/** A case and the plan made from it: nothing is told of a plan that does not verify. */
export async function readCaseAndPlan(casePath: string, planPath: string): Promise<{ input: Case; plan: Plan }> {
  const [input, plan] = [await readCaseFile(casePath), await readPlanFile(planPath)];
  refuseWrongPlan(input, plan);
  return { input, plan };
}

/** A calendar of all meetings of a large town over half a year is some twenty megabytes. */
const MOST_CALENDAR_BYTES = 50_000_000;

/**
 * The calendars in a folder: the one named, else the one written to, where none need be there yet.
 * @throws MakkerError FILE_NOT_FOUND for a folder that was named and is not there.
 */
export async function readCalendars(named: string | undefined, fallback: string): Promise<NamedFile[]> {
  const folder = named ?? fallback;
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (named === undefined) return [];
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new MakkerError(
      'FILE_NOT_FOUND',
      `No calendars in "${folder}" (${why}). Name the folder of the last export.`,
    );
  });
  const calendars = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ics')).map(({ name }) => name);
  const read = async (name: string) => ({ name, bytes: await readFileBytes(join(folder, name), MOST_CALENDAR_BYTES) });
  return Promise.all(calendars.sort().map(read));
}

export async function writeTextFile(path: string, text: string): Promise<void> {
  await writeTextFiles([{ path, text }]);
}

/** Asked before minutes of work, so that a path that cannot be written does not cost them. No command writes over what it reads. */
export async function checkOutput(path: string, inputs: readonly string[], option = '--out'): Promise<void> {
  refuseNameless(path);
  await refuseInputs([path], inputs, option);
  await refuseUnwritable(path);
}

/** @throws MakkerError BAD_OPTION where one of the outputs is one of the inputs, by whatever name. */
export async function refuseInputs(
  outputs: readonly string[],
  inputs: readonly string[],
  option = '--out',
): Promise<void> {
  for (const output of outputs)
    for (const input of inputs)
      if (await isSameFile(output, input))
        throw new MakkerError('BAD_OPTION', `${option} would replace "${input}", which is read. Name another place.`);
}

function refuseNameless(path: string): void {
  if (basename(path) === '') throw new MakkerError('BAD_OPTION', `"${path}" names no file. Give a file name.`);
}

/** The files of one result: all of them or none. */
export async function writeTextFiles(
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<void> {
  for (const { path } of files) refuseNameless(path);
  await writePathsAtomically(files.map(({ path, text }) => ({ path, bytes: bytesOf(path, text) })));
}

/** Packed where the name says so, as it is read. */
function bytesOf(path: string, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return path.endsWith('.gz') ? gzipSync(bytes) : bytes;
}
