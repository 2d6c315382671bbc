/**
 * The pipeline: case → eligible pairs → assignment → weeks → plan. What the weeks, the hard frames and the parallel rule cannot hold
 * goes back to the assignment as a restriction and is solved again; the bound stays that of the unrestricted problem, which is valid
 * because a restriction can only make plans dearer.
 */
import {
  type AssignmentSolution,
  certify,
  createWeekMemory,
  evaluate,
  improve,
  POINT_SCALE,
  type Prices,
  ROW_PRICE_SCALE,
  type SolveProgress,
  seededRandom,
  solveAssignment,
} from '../../solver/index.ts';
import type { Case } from '../model/case.ts';
import { indexCase } from '../model/caseIndex.ts';
import type { Plan } from '../model/plan.ts';
import { ruleSetOf } from '../rules/index.ts';
import { type Compiled, compile, NO_RESTRICTIONS, type PairRow, pairRows, type Restrictions } from './compile.ts';
import type { Proof } from './decode.ts';
import { tighten } from './feedback.ts';
import { checkPins } from './pins.ts';
import { rowsOf } from './rows.ts';
import { situationOf } from './situation.ts';
import { planWeeks, weeksToFirstOrdinary } from './weeks/planWeeks.ts';
import { type Settled, writePlan } from './writePlan.ts';

export interface PlanOptions {
  readonly seed: number;
  /** Most steps of the assignment; see solver/assignment/solve.ts for what a step is. */
  readonly effort?: number;
  /** Stop when the gap is at most this share of the objective; 0 = go on to the proof. */
  readonly gapTarget?: number;
  /**
   * Asked often, with the stage at work; true ends its search with the best plan so far. The only place a wall clock may come in.
   * `repeat`: the assignment is solved again because weeks or frames did not hold; leave it some time of its own. `weeks`: meetings are
   * placed; what is left then is placed quickly.
   */
  readonly shouldStop?: (stage: 'assign' | 'repeat' | 'weeks') => boolean;
  readonly onProgress?: (progress: PlanProgress) => void;
  /** SHA-256 of the canonical case, for the plan’s header. */
  readonly caseHash: string;
}

export interface PlanProgress {
  readonly phase: 'pairs' | 'assign' | 'schedule' | 'explain' | 'done';
  readonly assign?: SolveProgress;
}

export const DEFAULT_SEED = 1;

/** Steps without a limit from the caller: some seconds, and about where the plans of ordinary towns stop getting better. */
const DEFAULT_EFFORT_STEPS = 600_000;

/** Times the weeks and frames may send the assignment back. Each round forbids at least one combination, so rounds are few. */
const MOST_ROUNDS = 6;

/** Effort of a repeated solve as a share of the first: it starts from the plan that nearly worked. */
const REPEAT_EFFORT_STEPS = 150_000;

/** … of which a need has so much even when time is up: without it those who gave way to a full week stay where they fell. */
const LEAST_REPEAT_STEPS_PER_NEED = 20;

/** @throws MakkerError INVALID_CASE when pins cannot be kept. */
export function planCase(input: Case, options: PlanOptions): Plan {
  const progress = options.onProgress ?? (() => undefined);
  progress({ phase: 'pairs' });
  const index = indexCase(input);
  const ruleSet = ruleSetOf(input);
  const rows = rowsOf(index, ruleSet);
  checkPins(index, ruleSet, rows);
  const pairs = pairRows(index, ruleSet, rows);
  const open = compile(index, ruleSet, pairs);
  progress({ phase: 'assign' });
  const first = solveAssignment(open.problem, solverOptions(options));
  progress({ phase: 'schedule' });
  const { steps, ...settled } = settle(open, pairs, first, options);
  progress({ phase: 'explain' });
  const plan = writePlan(
    settled,
    proofOf(open, first, settled.situation.seatOf),
    { seed: options.seed, steps },
    options.caseHash,
  );
  progress({ phase: 'done' });
  return plan;
}

function solverOptions(options: PlanOptions) {
  const { seed, effort, gapTarget, shouldStop, onProgress } = options;
  return {
    seed,
    // With a wall clock the clock is the limit; without one, steps are, so that a run repeats exactly.
    ...(effort === undefined && shouldStop !== undefined ? {} : { effort: effort ?? DEFAULT_EFFORT_STEPS }),
    ...(gapTarget === undefined ? {} : { gapTarget }),
    ...(shouldStop === undefined ? {} : { shouldStop: () => shouldStop('assign') }),
    ...(onProgress === undefined
      ? {}
      : { onProgress: (assign: SolveProgress) => onProgress({ phase: 'assign', assign }) }),
  };
}

interface SettledAfter extends Settled {
  readonly steps: number;
}

/**
 * Plans weeks and solves again under tighter restrictions until they hold, or the rounds are used up. The first ordinary week is tried
 * alone until it holds: it shows most crowded mentors, and planning all weeks in every round would take most of the time.
 */
function settle(
  open: Compiled,
  pairs: readonly PairRow[],
  first: AssignmentSolution,
  options: PlanOptions,
): SettledAfter {
  const { index, ruleSet, rows } = open;
  let weekCount = weeksToFirstOrdinary(index);
  let restrictions: Restrictions = NO_RESTRICTIONS;
  let seatOf = first.seatOf;
  let steps = first.steps;
  const memory = createWeekMemory();
  const areWeeksOver = () => options.shouldStop?.('weeks') ?? false;
  for (let round = 0; ; ) {
    const situation = situationOf(index, ruleSet, rows, pairs, seatOf);
    const weeks = planWeeks(index, ruleSet, seatOf, weekCount, memory, areWeeksOver);
    const tighter = round > MOST_ROUNDS ? undefined : tighten(situation, weeks, restrictions, areWeeksOver);
    if (tighter === undefined) {
      if (weekCount === index.case.planWeeks) return { situation, weeks, restrictions, steps };
      weekCount = index.case.planWeeks;
      continue;
    }
    restrictions = tighter.restrictions;
    // After the last round what broke a restriction is left waiting and not tried again.
    seatOf = tighter.withoutBroken;
    if (round++ === MOST_ROUNDS) continue;
    // Only the plan is mended, near what changed: the bound is the first solve’s.
    const again = improve(compile(index, ruleSet, pairs, restrictions).problem, seatOf, pricesInPoints(first.prices), {
      steps: REPEAT_EFFORT_STEPS,
      leastSteps: LEAST_REPEAT_STEPS_PER_NEED * seatOf.length,
      random: seededRandom(options.seed),
      shouldStop: () => options.shouldStop?.('repeat') ?? false,
    });
    seatOf = again.seatOf;
    steps += again.steps;
  }
}

/** The certificate’s whole prices as points. */
function pricesInPoints({ need, row }: Prices): { need: Float64Array; row: Float64Array } {
  return { need: need.map((price) => price / POINT_SCALE), row: row.map((price) => price / ROW_PRICE_SCALE) };
}

/**
 * The first solve’s prices prove the bound; with more must-serve needs waiting than it had, the bound is worked out anew. Only what prices
 * and branches prove is called the bound, because only that can be checked from the plan.
 */
function proofOf(open: Compiled, first: AssignmentSolution, seatOf: Int32Array): Proof {
  const { objective, waitingMustServe } = evaluate(open.problem, seatOf);
  const { prices, mustServePrices } = first;
  // With another number of must-serve needs waiting the branches prove nothing: they allow as many as the first solve had.
  const isAsFirst = waitingMustServe === first.waitingMustServe;
  return {
    objective,
    bound: isAsFirst ? first.certifiedBound : certify(open.problem, prices, waitingMustServe).bound,
    waitingMustServe,
    waitingMustServeBound: first.mustServePriceBound,
    prices,
    branches: isAsFirst ? first.branches : [],
    mustServePrices,
    // On the first level only the prices count: anybody can add them up, and a plan may not call fewer impossible on our word.
    isOptimal: isAsFirst && waitingMustServe === first.mustServePriceBound && objective === first.bound,
  };
}
