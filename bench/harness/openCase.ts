/** A case file as the planner sees it just before the assignment: the same steps as src/planning/planCase.ts. */
import { readCaseFile } from '../../src/cli/files.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { type Compiled, compile, type PairRow, pairRows } from '../../src/planning/compile.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { type Situation, situationOf } from '../../src/planning/situation.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { stopwatch } from './machine.ts';

export interface OpenCase {
  readonly input: Case;
  readonly compiled: Compiled;
  readonly pairs: readonly PairRow[];
  /** From the case in memory to the solver’s arrays. */
  readonly pairSeconds: number;
}

export async function openCase(file: string): Promise<OpenCase> {
  return compileCase(await readCaseFile(file));
}

export function compileCase(input: Case): OpenCase {
  const since = stopwatch();
  const index = indexCase(input);
  const ruleSet = ruleSetOf(input);
  const pairs = pairRows(index, ruleSet, rowsOf(index, ruleSet));
  const compiled = compile(index, ruleSet, pairs);
  return { input, compiled, pairs, pairSeconds: since() };
}

export function situationAt({ compiled, pairs }: OpenCase, seatOf: Int32Array): Situation {
  return situationOf(compiled.index, compiled.ruleSet, compiled.rows, pairs, seatOf);
}
