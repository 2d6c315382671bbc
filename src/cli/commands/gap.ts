/** `makker gap`: solve a generalised assignment instance of the literature. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { solveAssignment } from '../../../solver/index.ts';
import { readJsonMaybeGzip } from '../../io/files.ts';
import { readGapInstance, toAssignmentProblem } from '../../literature/gap.ts';
import { DEFAULT_SEED } from '../../planning/planCase.ts';
import { MOST_JSON_BYTES } from '../files.ts';
import { seconds, wholeNumber } from '../options.ts';
import { printJson, printTable, say } from '../output.ts';
import { gapOf } from './solve.ts';

interface GapOptions {
  readonly timeLimit?: number;
  readonly seed: number;
  readonly json?: boolean;
}

export function addGap(makker: Command): void {
  makker
    .command('gap <instance>')
    .description('Løs en instans af det generaliserede tildelingsproblem (JSON, også .gz).')
    .option('--time-limit <seconds>', 'stop then with the best plan and its bound', seconds)
    .option('--seed <number>', 'seed of the search', wholeNumber(0, 2_147_483_647), DEFAULT_SEED)
    .option('--json', 'print the result as one JSON object')
    .action(async (path: string, options: GapOptions) => {
      const { isImpossible, ...result } = solveInstance(
        await readJsonMaybeGzip(path, MOST_JSON_BYTES),
        fileNameOf(path),
        options,
      );
      if (options.json) printJson(result);
      else
        printTable(
          result.name,
          Object.entries(result).map(([key, value]) => [key, String(value)] as const),
        );
      if (result.objective !== null) return;
      say(isImpossible ? NO_PLAN : NONE_FOUND);
      process.exitCode = 1;
    });
}

const NO_PLAN = 'Instansen har ingen løsning: det er bevist, at ikke alle job kan få en plads.';
const NONE_FOUND =
  'Ingen løsning med alle job blev fundet. Om der er en, er ikke bevist; prøv en længere --time-limit.';

/** Without the folder and the endings that say how to read it. */
function fileNameOf(path: string): string {
  return basename(path)
    .replace(/\.gz$/, '')
    .replace(/\.json$/, '');
}

/** Objective and bound in the sense of the instance; null where no plan that serves every job was found. */
function solveInstance(json: unknown, fileName: string, options: GapOptions) {
  const instance = readGapInstance(json);
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  const limit = options.timeLimit;
  const solution = solveAssignment(toAssignmentProblem(instance), {
    seed: options.seed,
    ...(limit === undefined ? {} : { shouldStop: () => since() >= limit }),
  });
  const sign = instance.sense === 'max' ? -1 : 1;
  const served = solution.waitingMustServe === 0;
  return {
    name: instance.name ?? fileName,
    objective: served ? sign * solution.objective : null,
    bound: sign * solution.bound,
    gap: served ? gapOf(solution.objective, solution.bound) : null,
    optimal: served && solution.status === 'optimal',
    isImpossible: solution.waitingMustServeBound > 0,
    seconds: Math.round(since() * 1000) / 1000,
  };
}
