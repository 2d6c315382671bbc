/** The runs that more than one benchmark makes, each in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AssignAnswer, AssignInput } from '../jobs/assign.ts';
import type { GenerateInput } from '../jobs/generate.ts';
import type { LinearInput } from '../jobs/linear.ts';
import type { PlanAnswer, PlanInput } from '../jobs/plan.ts';
import type { SessionAnswer, SessionInput } from '../jobs/session.ts';
import { type JobEnd, mustAnswer, runJob } from './child.ts';
import type { LinearAnswer } from './linearModel.ts';

/** Reading, checking and what a busy machine adds; a run that is later than this hangs. */
const GRACE_SECONDS = 1200;
/** A thousand events with their rests: what is later than this hangs. */
const SESSION_LIMIT_SECONDS = 7200;
/** What a linear package may take beyond the limit it was given, because it asks for the time too seldom. */
const LINEAR_GRACE_SECONDS = 30;

/** A folder for cases and models, gone when the benchmark ends. */
export function workFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'makker-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a generated town and returns the name of its file. */
export async function townFile(folder: string, town: Omit<GenerateInput, 'file' | 'events'>): Promise<string> {
  return (await townFiles(folder, town)).file;
}

/** The same; with a count, also what happens to the town, in a file of events. */
export async function townFiles(folder: string, town: Omit<GenerateInput, 'file' | 'events'>, count?: number) {
  const name = path.join(folder, `${town.citizens}x${town.mentors}-${town.seed}`);
  const [file, eventsFile] = [`${name}.json`, `${name}.ndjson`];
  const input: GenerateInput = {
    ...town,
    file,
    ...(count === undefined ? {} : { events: { count, file: eventsFile } }),
  };
  mustAnswer(file, await runJob(import.meta.resolve('../jobs/generate.ts'), input, GRACE_SECONDS));
  return { file, eventsFile };
}

/** Throws when the answer is wrong: the job has judged it. */
export async function runAssign(input: AssignInput): Promise<AssignAnswer> {
  const job = import.meta.resolve('../jobs/assign.ts');
  return mustAnswer(input.file, await runJob<AssignAnswer>(job, input, input.limit + GRACE_SECONDS));
}

/** Throws when the plan does not verify: publishPlan has judged it. */
export async function runPlan(input: PlanInput): Promise<PlanAnswer> {
  const job = import.meta.resolve('../jobs/plan.ts');
  return mustAnswer(input.file, await runJob<PlanAnswer>(job, input, input.limit + GRACE_SECONDS));
}

/** Throws when the session refuses an event or its plan does not verify. */
export async function runSession(input: SessionInput): Promise<SessionAnswer> {
  const job = import.meta.resolve('../jobs/session.ts');
  return mustAnswer(input.file, await runJob<SessionAnswer>(job, input, SESSION_LIMIT_SECONDS));
}

/** A peer may fail; how it ended is part of the result. */
export function runLinear(input: LinearInput): Promise<JobEnd<LinearAnswer & { readonly peakMegabytes: number }>> {
  return runJob(import.meta.resolve('../jobs/linear.ts'), input, input.limit + LINEAR_GRACE_SECONDS);
}
