/**
 * Solves an assignment problem: prices climb, a plan is searched for under their guidance, what no better plan can hold is struck out,
 * and what is left is searched to the end when it is small. The three help each other: prices guide the search, the plan's cost tells
 * the climb how far to aim, and a small gap strikes out nearly everything.
 *
 * Effort is counted in steps of about 1,000 elementary operations, never in seconds, so a run repeats exactly; `shouldStop` may end it
 * at any moment, and the plan and bound of that moment are returned.
 */

import { climbFor, searchFor, wanderFor } from './advance.ts';
import { branchFor, isCoreEager } from './branch.ts';
import { certify, roundPrices } from './certificate.ts';
import { isClose, isNear, LARGE } from './dual.ts';
import { induce } from './induce.ts';
import { dearestPlan, firstLevelProblem } from './levels.ts';
import type { AssignmentProblem, AssignmentSolution, Prices } from './problem.ts';
import {
  createRun,
  isOver,
  knownBound,
  offer,
  priceBound,
  provenBound,
  type Run,
  reduce,
  settleAllowance,
  upperOf,
} from './run.ts';

export interface SolveProgress {
  readonly steps: number;
  readonly objective: number;
  /** Points, before the certificate's exact rounding. */
  readonly bound: number;
  readonly waitingMustServe: number;
}

export interface SolveOptions {
  readonly seed: number;
  /** Most steps; without it 1,000,000, or no limit when there is a shouldStop. */
  readonly effort?: number;
  /** Ends the run once (objective − bound) / |objective| is at most this. */
  readonly gapTarget?: number;
  /** Asked often; true ends the run within a fraction of a second. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: SolveProgress) => void;
  /** A plan to start from; used when it is feasible. */
  readonly start?: Int32Array;
  /** Prices to start from, say of the last plan. */
  readonly prices?: Prices;
}

const DEFAULT_EFFORT = 1_000_000;
const FIRST_SLICE = 500;
/** Rounds, each twice as long, in which must-serve needs may all find a seat before the first level is looked at on its own. */
const FIRST_ROUNDS = 6;
const FIRST_PLAN_SHARE = 0.1;
const LONGEST_SLICE = 20_000;
/** … and longer on large problems, which a slice should cover. */
const SLICE_PER_NEED = 40;
/** Slices of the climb, because what is found with poor prices is soon undone. */
const CLIMB_SHARE = 24;
/** … and fewer on large problems, where plans cannot wait for the end of the climb. */
const LARGE_CLIMB_SHARE = 8;
/** Slices of the search once the climb is near its end. */
const NEAR_SHARE = 3;
/** … of the neighbourhoods that climb and plan leave open … */
const INDUCE_SHARE = 2;
const LARGE_INDUCE_SHARE = 8;
/** … and of tree and proof. */
const BRANCH_SHARE = 3;
const LARGE_BRANCH_SHARE = 1;
const EAGER_SHARE = 6;
/**
 * More of the proof where little else is missing: the plan is within this share of the bound, or has not become better for some rounds
 * while the proof has closed a part of the room in the last.
 */
const PROOF_SHARE = 10;
const PROOF_GAP = 1.5e-3;
const STALE_ROUNDS = 3;
const PAYING = 0.02;
/** Share of the effort that the first level may take when must-serve needs have to wait. */
const FIRST_LEVEL_SHARE = 0.25;

export function solveAssignment(problem: AssignmentProblem, options: SolveOptions): AssignmentSolution {
  const effort = options.effort ?? (options.shouldStop === undefined ? DEFAULT_EFFORT : Infinity);
  const run = createRun(problem, options, effort);
  const longest = Math.max(LONGEST_SLICE, SLICE_PER_NEED * problem.needCount);
  const climbShare = problem.needCount > LARGE ? LARGE_CLIMB_SHARE : CLIMB_SHARE;
  let slice = findFirstPlan(run);
  const level = settleFirstLevel(run);
  const pace: Pace = { staleRounds: 0, isProofPaying: false };
  while (!isOver(run) && !isProven(run)) {
    const before = { evaluation: run.evaluation, bound: knownBound(run) };
    const left = effort - run.steps;
    const isAtEnd = isNear(run.stage.ascent);
    climbFor(run, isAtEnd ? slice : climbShare * slice);
    if (isAtEnd || needsPlans(run)) {
      wanderFor(run, Math.min(slice, left));
      searchFor(run, Math.min(isAtEnd ? NEAR_SHARE * slice : slice, left));
    }
    settleAllowance(run);
    const induceShare = problem.needCount > LARGE ? LARGE_INDUCE_SHARE : INDUCE_SHARE;
    induce(run, Math.min(induceShare * slice, left), solveAssignment);
    branchFor(run, Math.min(branchShare(run, pace) * slice, left));
    if (mayReduce(run)) reduce(run);
    report(run);
    pace.staleRounds = run.evaluation === before.evaluation ? pace.staleRounds + 1 : 0;
    pace.isProofPaying = knownBound(run) - before.bound > PAYING * (upperOf(run) - before.bound);
    slice = Math.min(longest, Math.ceil(slice * 1.5));
  }
  return conclude(run, level);
}

/** Until every must-serve need is served, or some rounds have not managed it. Returns the effort of the next slice. */
function findFirstPlan(run: Run): number {
  const dearest = dearestPlan(run.problem);
  let slice = FIRST_SLICE;
  for (let round = 0; round < FIRST_ROUNDS; round++) {
    climbFor(run, slice);
    searchFor(run, Math.min(slice, run.effort));
    if (isOver(run) || upperOf(run) < Infinity || run.stage.ascent.bestValue > dearest) break;
    if (run.steps > FIRST_PLAN_SHARE * run.effort) break;
    slice *= 2;
  }
  return slice;
}

/** What is known of the first level. */
interface FirstLevel {
  readonly bound: number;
  readonly priceBound: number;
  readonly prices: Prices | undefined;
}

/** Where the first plan leaves must-serve needs waiting: the fewest that must, as a problem of its own. */
function settleFirstLevel(run: Run): FirstLevel {
  const { problem, options, evaluation } = run;
  const none = { bound: 0, priceBound: 0, prices: undefined };
  if (evaluation.waitingMustServe === 0 || isOver(run)) {
    settleAllowance(run);
    return none;
  }
  const share = Math.ceil(FIRST_LEVEL_SHARE * Math.min(run.effort - run.steps, DEFAULT_EFFORT));
  const level = firstLevelProblem(problem);
  const solution = solveAssignment(level, {
    seed: options.seed,
    effort: share,
    start: run.seatOf,
    ...(options.shouldStop === undefined ? {} : { shouldStop: options.shouldStop }),
  });
  run.steps += solution.steps;
  offer(run, solution.seatOf);
  settleAllowance(run);
  if (solution.bound <= 0) return none;
  // A certificate has branches on the second level only.
  const { bound: priced } = certify(level, solution.prices, 0);
  return { bound: solution.bound, priceBound: priced, prices: solution.prices };
}

/** Whether plans must be looked for before the climb is near its end: without any at its level, or where that end is far. */
function needsPlans(run: Run): boolean {
  return run.problem.needCount > LARGE || upperOf(run) === Infinity;
}

/** How the rounds go. */
interface Pace {
  /** Since the plan became better. */
  staleRounds: number;
  isProofPaying: boolean;
}

function branchShare(run: Run, { staleRounds, isProofPaying }: Pace): number {
  const isTight = upperOf(run) - knownBound(run) < PROOF_GAP * Math.abs(upperOf(run));
  if (isTight || (staleRounds >= STALE_ROUNDS && isProofPaying)) return PROOF_SHARE;
  if (isCoreEager(run)) return EAGER_SHARE;
  return run.problem.needCount > LARGE ? LARGE_BRANCH_SHARE : BRANCH_SHARE;
}

/** Once the climb is close to its end and no core tree is at work, for which the averages of the present stage are needed. */
function mayReduce(run: Run): boolean {
  return isClose(run.stage.ascent) && !isCoreEager(run) && upperOf(run) < run.fixedAt;
}

function isProven(run: Run): boolean {
  if (run.isExhausted) return true;
  const upper = upperOf(run);
  const { bestValue, bestPrices } = run.whole.ascent;
  const gap = run.options.gapTarget;
  const known = Math.max(bestValue, run.proof?.bound ?? -Infinity);
  if (gap !== undefined && upper - Math.ceil(known) <= gap * Math.abs(upper)) return true;
  return bestValue > upper - 1 && priceBound(run, roundPrices(run.problem, bestPrices)) >= upper;
}

function report(run: Run): void {
  const { steps, evaluation, options } = run;
  const { objective, waitingMustServe } = evaluation;
  const bound = Math.min(objective, knownBound(run));
  options.onProgress?.({ steps, objective, bound, waitingMustServe });
}

function conclude(run: Run, level: FirstLevel): AssignmentSolution {
  const { evaluation, seatOf, steps } = run;
  const { objective, waitingMustServe } = evaluation;
  const { bound, ...proven } = provenBound(run);
  const isOptimal = bound >= objective && level.bound >= waitingMustServe;
  return {
    status: isOptimal ? 'optimal' : 'feasible',
    seatOf,
    objective,
    waitingMustServe,
    bound,
    waitingMustServeBound: level.bound,
    ...proven,
    mustServePrices: level.prices,
    mustServePriceBound: level.priceBound,
    steps,
  };
}
