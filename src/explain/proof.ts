/**
 * Does a change seat the need? First the plan at hand with the need put on the opened seat: it must hold, and be better than leaving
 * the need waiting. Then the proof: no plan of the changed case that leaves the need waiting is as good, so every best plan seats it.
 * The prices of the plan mostly show that without any search (their bound stays valid for any change of limits); where they do not, two
 * short re-solves from the plan at hand are compared, one with the need free and one with it left waiting.
 *
 * Effort is shared by all needs of a plan and counted in pairs looked at, so a large plan proves fewer unlocks and says which.
 */
import {
  type AssignmentProblem,
  type AssignmentSolution,
  certify,
  evaluate,
  isBetter,
  NONE,
  type Prices,
  solveAssignment,
} from '../../solver/index.ts';
import type { Need } from '../model/need.ts';
import { planWeeks } from '../planning/weeks/planWeeks.ts';
import type { Change } from './applyUnlock.ts';
import { type ChangedProblem, changedProblem, pricesWithout, reachOf, withoutPairs } from './changedProblem.ts';
import type { View } from './view.ts';

export type Verdict =
  /** Every best plan of the changed case seats the need. */
  | { readonly kind: 'proven'; readonly points: number }
  /** A plan that seats it is better than the plan at hand; not shown that the best one does. */
  | { readonly kind: 'possible'; readonly points: number }
  /** Others would take what is opened: so many minutes, or places, of the seat. */
  | { readonly kind: 'taken'; readonly points: number; readonly minutes: number; readonly places: number }
  | { readonly kind: 'useless' };

export interface Prover {
  test(need: Need, change: Change, seat: number | undefined): Verdict;
  /** False once the effort of the plan is used up: then nothing is proven any more and only what is cheap is tested. */
  hasEffort(): boolean;
}

/** Pairs looked at for a whole plan: about half a second. */
const EFFORT_PAIRS = 4_000_000;

/** A bound from prices looks at every pair about this often. */
const BOUND_EFFORT = 8;

/** Steps of one short re-solve, and how many pairs of effort a step counts as (solver/assignment/solve.ts: 1,000 operations). */
const RESOLVE_STEPS = 1_500;
const STEP_EFFORT = 100;

const SEED = 1;

export function createProver(view: View, prices: Prices | undefined): Prover {
  const { index, pairs } = view.situation;
  const pairCount = pairs.reduce((sum, row) => sum + row.seats.length, 0);
  const allPairs = index.case.needs.length * index.seats.length;
  let left = EFFORT_PAIRS;
  const spend = (effort: number): boolean => {
    if (effort > left) return false;
    left -= effort;
    return true;
  };
  const costOf = (change: Change) => pairCount + (reachOf(change.kind) === 'case' ? allPairs : 0);
  return {
    hasEffort: () => left > pairCount,
    test(need, change, seat) {
      if (!spend(costOf(change))) return { kind: 'useless' };
      const changed = changedProblem(view, need, change);
      const trial = place(view, changed, need, seat);
      if (trial === undefined) return { kind: 'useless' };
      const { points } = trial;
      if (!spend(BOUND_EFFORT * pairCount)) return { kind: 'possible', points };
      if (prices !== undefined && isProvenByPrices(view, changed, trial, prices)) {
        return weeksHold(view, changed, trial.seatOf, trial)
          ? { kind: 'proven', points }
          : { kind: 'possible', points };
      }
      if (!spend(2 * RESOLVE_STEPS * STEP_EFFORT)) return { kind: 'possible', points };
      return compareSolves(view, changed, trial, prices);
    },
  };
}

/** The plan at hand with the need on the opened seat. */
interface Trial {
  readonly need: number;
  readonly seat: number;
  readonly seatOf: Int32Array;
  readonly objective: number;
  readonly waitingMustServe: number;
  readonly points: number;
}

function place(view: View, changed: ChangedProblem, need: Need, seat: number | undefined): Trial | undefined {
  const { index, problem, seatOf, pairs } = changed;
  const number = view.numberOfNeed.get(need.id)!;
  const id = seat === undefined ? index.case.mentors.at(-1)!.id : view.situation.index.seats[seat]!.id;
  const target = index.seats.indexOf(index.seatById.get(id)!);
  const at = pairs[number]!.seats.indexOf(target);
  if (at < 0) return undefined;
  const placed = seatOf.with(number, target);
  const worth = evaluate(problem, placed);
  if (!worth.isFeasible || !isBetter(worth, evaluate(problem, seatOf))) return undefined;
  const { objective, waitingMustServe } = worth;
  return {
    need: number,
    seat: target,
    seatOf: placed,
    objective,
    waitingMustServe,
    points: pairs[number]!.points[at]!,
  };
}

/** With no must-serve need left waiting, a bound above the trial’s points rules out every plan in which the need waits. */
function isProvenByPrices(view: View, changed: ChangedProblem, trial: Trial, prices: Prices): boolean {
  if (trial.waitingMustServe > 0) return false;
  if (changed.problem.mustServe[trial.need] === 1) return true;
  const problem = withoutPairs(changed, view.situation.ruleSet, trial.need);
  return certify(problem, pricesWithout(problem, prices, trial.need), 0).bound > trial.objective;
}

function compareSolves(view: View, changed: ChangedProblem, trial: Trial, prices: Prices | undefined): Verdict {
  const { need, points } = trial;
  const free = resolve(changed.problem, trial.seatOf, prices);
  const excluded = withoutPairs(changed, view.situation.ruleSet, need);
  const waits = resolve(excluded, changed.seatOf, prices && pricesWithout(excluded, prices, need));
  const seats = free.seatOf[need] !== NONE;
  if (seats && isRuledOut(waits, free)) {
    return weeksHold(view, changed, free.seatOf, trial) ? { kind: 'proven', points } : { kind: 'possible', points };
  }
  const taken = takenBy(changed, seats ? waits.seatOf : free.seatOf, trial.seat);
  return taken.places > 0 ? { kind: 'taken', points, ...taken } : { kind: 'possible', points };
}

function resolve(problem: AssignmentProblem, start: Int32Array, prices: Prices | undefined): AssignmentSolution {
  return solveAssignment(problem, {
    seed: SEED,
    effort: RESOLVE_STEPS,
    start,
    ...(prices === undefined ? {} : { prices }),
  });
}

/** Is every plan that leaves the need waiting worse than the plan that seats it? */
function isRuledOut(waits: AssignmentSolution, free: AssignmentSolution): boolean {
  if (waits.waitingMustServeBound > free.waitingMustServe) return true;
  // Its bound speaks of plans with at most its own number of must-serve needs waiting; fewer than that the first bound has ruled out.
  return waits.waitingMustServe === free.waitingMustServe && waits.bound > free.objective;
}

/** What needs that waited would take of the seat. */
function takenBy({ pairs, seatOf: before }: ChangedProblem, after: Int32Array, seat: number) {
  let minutes = 0;
  let places = 0;
  after.forEach((now, need) => {
    if (now !== seat || before[need] === seat) return;
    minutes += pairs[need]!.loads[pairs[need]!.seats.indexOf(seat)]!;
    places++;
  });
  return { minutes, places };
}

/** Can the weeks of the seat hold its meetings? Only that seat is planned. */
function weeksHold(view: View, { index }: ChangedProblem, seatOf: Int32Array, { need }: Trial): boolean {
  const seat = seatOf[need]!;
  const alone = seatOf.map((other) => (other === seat ? seat : NONE));
  return planWeeks(index, view.situation.ruleSet, alone).crowded.length === 0;
}
