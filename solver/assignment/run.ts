/** The state of one run: the best plan, the prices, what has been struck out, and the effort spent. */

import { type Random, seededRandom } from '../random.ts';
import { certify, floatPrices, roundPrices } from './certificate.ts';
import { coldStart } from './coldStart.ts';
import { buildColumns, type Columns } from './columns.ts';
import { type Ascent, aimAt, createAscent } from './dual.ts';
import { type Evaluation, evaluate, isBetter, pairOf } from './evaluate.ts';
import { forceOptions, keepPairs, strikeOut } from './fixing.ts';
import type { PriceVector } from './priceDomain.ts';
import { type AssignmentProblem, type Branch, NONE, type Prices } from './problem.ts';
import { certifyLeaves, type Proof, provenPoints } from './proof/index.ts';
import { createRelaxation, evaluationWork } from './relaxation.ts';
import type { Search } from './search/index.ts';
import type { SolveOptions } from './solve.ts';
import type { Tree } from './tree/index.ts';

/** Table entries of a bound in the time of one step of the search (7 µs or so). */
export const ENTRIES_PER_STEP = 1500;
/** Drafts and wandering that find nothing get less and less of the effort, until they find something again. */
const LEAST_PAUSE = 4;
const MOST_PAUSE = 30;
const MOST_WANDERING = 0.25;
const LEAST_WANDERING = 0.01;
const WEARY = 2;
/** First distance of the climb to its target after striking out, as a share of the bound. */
const WARM_REACH = 3e-5;
/** Evaluations of the bound that forcing every option takes as long as. */
export const FORCING_STEPS = 10;
/** Share of pairs that must go before a smaller problem is worth building. */
const WORTH_REDUCING = 0.9;

export interface Run {
  readonly problem: AssignmentProblem;
  readonly options: SolveOptions;
  readonly random: Random;
  readonly columns: Columns;
  readonly effort: number;
  steps: number;
  seatOf: Int32Array;
  evaluation: Evaluation;
  /** Bound and prices of the whole problem. */
  whole: Stage;
  /** The same after striking out what no better plan can hold; the whole problem until then. */
  stage: Stage;
  /** What the search works on: the stage's pairs and those of the best plan. */
  searchProblem: AssignmentProblem;
  /** The search at work, the plan it was last seen with, and the bound whose prices guide it. */
  search: Search | undefined;
  searchedFrom: Int32Array | undefined;
  searchedAt: number;
  /** Searches begun from what the seats take: one when the climb is close to its end, one at its end. */
  relaxedStarts: number;
  /** Effort the climb must still spend before the next draft, and what that is as a multiple of a draft’s own. */
  draftDebt: number;
  draftPause: number;
  /** Share of a slice that wandering gets, what it has not used yet, and what its last round cost. */
  wanderShare: number;
  wanderSteps: number;
  wanderCost: number;
  /** The plan that induce.ts last looked around, and how often without finding a better one. */
  inducedFrom: Int32Array | undefined;
  inducedFailures: number;
  /** Detours (detour.ts) that have been tried, as `need:seat`. */
  readonly detoursTried: Set<string>;
  /** Cost of the best plan when pairs were last struck out. */
  fixedAt: number;
  /** The core tree of branch.ts; core trees so far, and nodes of the present one when it last found a better plan. */
  core: Tree | undefined;
  coresPlanted: number;
  coreNodes: number;
  coreTarget: number;
  /** Least cost of a plan that left too many must-serve needs waiting and was mended. */
  mergedObjective: number;
  proof: Proof | undefined;
  /** Every remaining possibility has been searched: the best plan is optimal. */
  isExhausted: boolean;
}

/** A problem with its climb. Needs that may not wait have an infinite waitCost. */
interface Stage {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  readonly ascent: Ascent;
}

export function createRun(problem: AssignmentProblem, options: SolveOptions, effort: number): Run {
  const columns = buildColumns(problem);
  const waitAllowance = countUnservable(problem, columns);
  const seatOf = firstSeatOf(problem, options.start);
  const whole = openStage(problem, columns, waitAllowance, (relaxation) =>
    options.prices === undefined
      ? coldStart(relaxation, () => shouldStop(options))
      : floatPrices(problem, options.prices),
  );
  return {
    problem,
    options,
    random: seededRandom(options.seed),
    columns,
    effort,
    steps: 0,
    seatOf,
    evaluation: evaluate(problem, seatOf),
    whole,
    stage: whole,
    searchProblem: problem,
    search: undefined,
    searchedFrom: undefined,
    searchedAt: -Infinity,
    relaxedStarts: 0,
    draftDebt: 0,
    draftPause: LEAST_PAUSE,
    wanderShare: MOST_WANDERING,
    wanderSteps: 0,
    wanderCost: 0,
    inducedFrom: undefined,
    inducedFailures: 0,
    detoursTried: new Set(),
    fixedAt: Infinity,
    core: undefined,
    coresPlanted: 0,
    coreNodes: 0,
    coreTarget: Infinity,
    mergedObjective: Infinity,
    proof: undefined,
    isExhausted: false,
  };
}

function shouldStop(options: SolveOptions): boolean {
  return options.shouldStop?.() ?? false;
}

export function isStopped({ options }: Run): boolean {
  return shouldStop(options);
}

function firstSeatOf(problem: AssignmentProblem, start: Int32Array | undefined): Int32Array {
  if (start !== undefined && evaluate(problem, start).isFeasible) return start.slice();
  return new Int32Array(problem.needCount).fill(NONE);
}

/** Must-serve needs that no pair fits alone: the bound must allow at least these to wait, or it would have no ceiling. */
function countUnservable(problem: AssignmentProblem, columns: Columns): number {
  const hasItem = new Uint8Array(problem.needCount);
  for (const need of columns.itemNeed) hasItem[need] = 1;
  let count = 0;
  for (let need = 0; need < problem.needCount; need++) count += hasItem[need] === 0 ? problem.mustServe[need] : 0;
  return count;
}

function openStage(
  problem: AssignmentProblem,
  columns: Columns,
  waitAllowance: number,
  start: (relaxation: Stage['ascent']['relaxation']) => PriceVector,
): Stage {
  const relaxation = createRelaxation(problem, waitAllowance, columns);
  return { problem, columns, ascent: createAscent(relaxation, start(relaxation)) };
}

/** Steps that evaluating the bound of a stage takes. */
export function evaluationSteps({ ascent }: Stage): number {
  return Math.ceil(evaluationWork(ascent.relaxation) / ENTRIES_PER_STEP);
}

export function isOver(run: Run): boolean {
  return run.steps >= run.effort || shouldStop(run.options);
}

/** A plan's cost to beat; Infinity until there is a feasible plan at the bound's must-serve level. */
export function upperOf(run: Run): number {
  const { evaluation, whole } = run;
  const isAtLevel = evaluation.isFeasible && evaluation.waitingMustServe <= whole.ascent.relaxation.waitAllowance;
  return isAtLevel ? evaluation.objective : Infinity;
}

/** Takes a plan if it is better than the best. */
export function offer(run: Run, seatOf: Int32Array): boolean {
  const evaluation = evaluate(run.problem, seatOf);
  if (!isBetter(evaluation, run.evaluation)) return false;
  run.seatOf = seatOf.slice();
  run.evaluation = evaluation;
  return true;
}

/** After a draft: the next one comes at once, or later than the last. */
export function paceDrafts(run: Run, hasFound: boolean): void {
  run.draftPause = hasFound ? LEAST_PAUSE : Math.min(MOST_PAUSE, WEARY * run.draftPause);
}

/** After wandering: it gets its share again, or less than the last time. */
export function paceWandering(run: Run, hasFound: boolean): void {
  run.wanderShare = hasFound ? MOST_WANDERING : Math.max(LEAST_WANDERING, run.wanderShare / WEARY);
}

/** Sets the bound to the best plan's must-serve level, when that is not the level it has. */
export function settleAllowance(run: Run): void {
  const { evaluation, whole, problem } = run;
  if (!evaluation.isFeasible || evaluation.waitingMustServe === whole.ascent.relaxation.waitAllowance) return;
  // From the start: with too small an allowance no plan exists, and the prices have been running away.
  run.whole = openStage(problem, run.columns, evaluation.waitingMustServe, (relaxation) =>
    coldStart(relaxation, () => shouldStop(run.options)),
  );
  run.stage = run.whole;
  run.searchProblem = problem;
  run.search = undefined;
  run.fixedAt = Infinity;
  run.core = undefined;
  run.coresPlanted = 0;
  run.proof = undefined;
}

/** Strikes out pairs at the stage's prices, and goes on with the smaller problem if enough are gone. */
export function reduce(run: Run): void {
  const { stage, seatOf } = run;
  run.fixedAt = upperOf(run);
  const forced = forceStage(run);
  const problem = forced === undefined ? undefined : strikeOut(stage.problem, forced, run.fixedAt);
  if (problem === undefined) return;
  if (problem.pairSeat.length > WORTH_REDUCING * stage.problem.pairSeat.length) return;
  const { waitAllowance } = stage.ascent.relaxation;
  run.search = undefined;
  run.stage = openStage(problem, buildColumns(problem), waitAllowance, () => stage.ascent.bestPrices.slice());
  aimAt(run.stage.ascent, WARM_REACH);
  // A better plan uses only kept pairs, but the plan at hand may use others, and the search starts from it.
  run.searchProblem = keepPairs(run.searchProblem, (pair, need) => {
    const seat = run.searchProblem.pairSeat[pair];
    return seat === seatOf[need] || pairOf(problem, need, seat) !== NONE;
  });
}

function forceStage(run: Run): ReturnType<typeof forceOptions> {
  const { problem, columns, ascent } = run.stage;
  run.steps += FORCING_STEPS * evaluationSteps(run.stage);
  const prices = roundPrices(problem, ascent.bestPrices);
  return forceOptions(problem, columns, prices, ascent.relaxation.waitAllowance, () => isStopped(run));
}

/** Points that whole-number prices prove about the whole problem. */
export function priceBound({ whole }: Run, prices: Prices): number {
  return certify(whole.problem, prices, whole.ascent.relaxation.waitAllowance, whole.columns).bound;
}

/** The highest bound at work, in points before any rounding. */
export function knownBound({ stage, proof }: Run): number {
  return Math.max(stage.ascent.bestValue, proof?.bound ?? -Infinity);
}

export interface Proven {
  /** Points that no plan is below. */
  readonly bound: number;
  /** As many of them as anybody can add up, with what they add up. */
  readonly certifiedBound: number;
  readonly prices: Prices;
  readonly branches: readonly Branch[];
}

/** What is known of the whole problem: by its prices, or by its proof where that has come further. */
export function provenBound(run: Run): Proven {
  const { whole, proof } = run;
  const prices = roundPrices(whole.problem, whole.ascent.bestPrices);
  const alone = { certifiedBound: priceBound(run, prices), prices, branches: [] };
  const leaves = proof === undefined ? undefined : certifyLeaves(proof);
  const isFurther = proof !== undefined && leaves !== undefined && leaves.bound > alone.certifiedBound;
  const best = isFurther
    ? { certifiedBound: leaves.bound, prices: proof.root.prices, branches: leaves.branches }
    : alone;
  const known = proof === undefined ? -Infinity : provenPoints(proof);
  return { ...best, bound: Math.max(best.certifiedBound, Math.min(upperOf(run), known)) };
}
