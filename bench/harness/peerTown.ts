/** One town, solved by us and by others on its exported LP file. Every plan is judged by src/verify, whoever made it. */
import { writeFileSync } from 'node:fs';
import { type Evaluation, evaluate, seededRandom } from '../../solver/index.ts';
import { byArrival, randomWithPicks } from '../../src/planning/baselines.ts';
import { lpFile, mustServeFactor } from '../../src/planning/lpFile.ts';
import type { AssignAnswer } from '../jobs/assign.ts';
import type { LinearInput, Package } from '../jobs/linear.ts';
import { judgeSeats, seatsOf } from './judge.ts';
import type { LinearAnswer } from './linearModel.ts';
import { type OpenCase, openCase } from './openCase.ts';
import { runAssign, runLinear } from './runs.ts';

export type Solver = 'makker' | Package | 'arrival' | 'random';

/** What one solver made of a town; points and bound are of the second level, without the must-serve factor. */
export interface Result {
  readonly solver: Solver;
  /** Empty when the plan is proven optimal; else how it ended. */
  readonly why: string;
  readonly isOptimal: boolean;
  readonly points: number | null;
  readonly waitingMustServe: number | null;
  /** Of both levels, as one number: points + factor × must-serve needs that wait. */
  readonly total: number | null;
  readonly totalBound: number | null;
  readonly seconds: number;
  readonly megabytes: number | null;
}

export interface Town {
  readonly variables: number;
  readonly constraints: number;
  readonly factor: number;
  /** Must-serve needs that Makker proves must wait. */
  readonly leastWaiting: number;
  readonly results: readonly Result[];
}

export interface LargeRow extends Town {
  readonly citizens: number;
  readonly mentors: number;
  readonly seed: number;
  readonly limits: { readonly makker: number; readonly highs: number };
}

export interface SmallRow extends Town {
  readonly citizens: number;
  readonly mentors: number;
  readonly seed: number;
  readonly limit: number;
}

/** Solves the town of a case file by every package that has a limit, one after another. */
export async function measureTown(
  file: string,
  lpPath: string,
  seed: number,
  limits: { readonly makker: number } & Partial<Record<Package, number>>,
): Promise<Town> {
  const open = await openCase(file);
  const { lines, variables, constraints } = lpFile(open.compiled);
  writeFileSync(lpPath, `${lines.join('\n')}\n`);
  const factor = mustServeFactor(open.compiled.problem);
  const answer = await runAssign({ file, seed, limit: limits.makker });
  const results = [ours(answer, factor)];
  for (const name of ['highs', 'javascript-lp-solver', 'yalps'] as const) {
    const limit = limits[name];
    if (limit !== undefined) results.push(await theirs(open, factor, { file: lpPath, package: name, limit }));
  }
  results.push(...baselines(open, factor, seed));
  return { variables, constraints, factor, leastWaiting: answer.waitingMustServeBound, results };
}

function ours(answer: AssignAnswer, factor: number): Result {
  return {
    solver: 'makker',
    why: answer.isOptimal ? '' : 'time limit',
    isOptimal: answer.isOptimal,
    points: answer.objective,
    waitingMustServe: answer.waitingMustServe,
    total: answer.objective + factor * answer.waitingMustServe,
    totalBound: answer.searchedBound + factor * answer.waitingMustServeBound,
    seconds: answer.seconds,
    megabytes: answer.peakMegabytes,
  };
}

/** What a package makes of an LP file of the case, its plan judged. */
export async function theirs(open: OpenCase, factor: number, input: LinearInput): Promise<Result> {
  const ended = await runLinear(input);
  if (ended.end !== 'answered') return failed(input.package, ended.why, input.limit);
  const { answer } = ended;
  const { seconds, peakMegabytes: megabytes, bound: totalBound } = answer;
  const figures = { solver: input.package, seconds, megabytes, totalBound };
  if (answer.status === 'none') return { ...failed(input.package, `no plan: ${answer.why}`, seconds), ...figures };
  return { ...figures, why: answer.why, isOptimal: answer.status === 'optimal', ...worthOf(open, factor, answer) };
}

/** What their plan is worth, added up from the case: never the number they report. */
function worthOf(open: OpenCase, factor: number, answer: LinearAnswer) {
  const { problem } = open.compiled;
  const seatOf = seatsOf(answer.values, problem.needCount);
  if (!evaluate(problem, seatOf).isFeasible) {
    return { points: null, waitingMustServe: null, total: null, why: 'its plan breaks a limit', isOptimal: false };
  }
  const { objective, waitingMustServe } = judgeSeats(open, seatOf);
  return { points: objective, waitingMustServe, total: objective + factor * waitingMustServe };
}

function failed(solver: Solver, why: string, seconds: number): Result {
  const none = { points: null, waitingMustServe: null, total: null, totalBound: null, megabytes: null };
  return { solver, why, isOptimal: false, seconds, ...none };
}

/** In order of arrival, and at random but where a caseworker picked a mentor. They take milliseconds, so they run here. */
function baselines(open: OpenCase, factor: number, seed: number): Result[] {
  const { index, ruleSet } = open.compiled;
  const makers: [Solver, () => Evaluation][] = [
    ['arrival', () => byArrival(index, ruleSet, open.pairs)],
    ['random', () => randomWithPicks(index, ruleSet, open.pairs, seededRandom(seed))],
  ];
  return makers.map(([solver, make]) => {
    const start = performance.now();
    const { objective, waitingMustServe, isFeasible } = make();
    const seconds = (performance.now() - start) / 1000;
    if (!isFeasible) return failed(solver, 'its plan breaks a limit', seconds);
    const total = objective + factor * waitingMustServe;
    return { ...failed(solver, '', seconds), points: objective, waitingMustServe, total };
  });
}
