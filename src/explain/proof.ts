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

/** Effort of a plan in looks at a pair, each about a ten-millionth of a second: half a second for a town, three for a city. */
const LEAST_EFFORT = 3_000_000;
const EFFORT_A_PAIR = 60;

/** Looks at every pair: laying out a problem, two bounds from prices; and at every need and seat, asking the rules. */
const LAYOUT_EFFORT = 2;
const BOUND_EFFORT = 8;
const RULES_EFFORT = 40;

/** Re-solves are for small cases; steps as in solver/assignment/solve.ts. */
const MOST_PAIRS_RESOLVED = 300;
const MOST_RESOLVED = 6;
const RESOLVE_STEPS = 6_000;

const SEED = 1;

/** Prices of the plan at hand: of its points, and of how few must-serve needs can wait, where some must. */
export interface PlanPrices {
  readonly points: Prices;
  readonly mustServe: Prices | undefined;
}

export function createProver(view: View, prices: PlanPrices | undefined): Prover {
  const { index, pairs } = view.situation;
  const pairCount = pairs.reduce((sum, row) => sum + row.seats.length, 0);
  const allPairs = index.case.needs.length * index.seats.length;
  let left = LEAST_EFFORT + EFFORT_A_PAIR * pairCount;
  let resolvesLeft = pairCount <= MOST_PAIRS_RESOLVED ? MOST_RESOLVED : 0;
  const spend = (effort: number): boolean => {
    if (effort > left) return false;
    left -= effort;
    return true;
  };
  const costOf = (change: Change) =>
    (LAYOUT_EFFORT + BOUND_EFFORT) * pairCount + (reachOf(change.kind) === 'case' ? RULES_EFFORT * allPairs : 0);
  return {
    hasEffort: () => left > (LAYOUT_EFFORT + BOUND_EFFORT) * pairCount,
    test(need, change, seat) {
      if (!spend(costOf(change))) return { kind: 'useless' };
      const changed = changedProblem(view, need, change);
      const trial = place(view, changed, need, seat);
      if (trial === undefined) return { kind: 'useless' };
      const { points } = trial;
      if (prices !== undefined && isProvenByPrices(view, changed, trial, prices)) {
        return weeksHold(view, changed, trial.seatOf, trial)
          ? { kind: 'proven', points }
          : { kind: 'possible', points };
      }
      if (resolvesLeft-- <= 0) return { kind: 'possible', points };
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

/** Bounds from the prices of the plan rule out every plan in which the need waits: on the first level, or else on the second. */
function isProvenByPrices(view: View, changed: ChangedProblem, trial: Trial, prices: PlanPrices): boolean {
  const { need, waitingMustServe } = trial;
  const problem = withoutPairs(changed, view.situation.ruleSet, need);
  const fewest = fewestMustServe(problem, prices.mustServe, need);
  if (fewest !== waitingMustServe) return fewest > waitingMustServe;
  return certify(problem, pricesWithout(problem, prices.points, need), waitingMustServe).bound > trial.objective;
}

/** Proven least number of must-serve needs that wait in a problem where this need does. */
function fewestMustServe(problem: AssignmentProblem, prices: Prices | undefined, need: number): number {
  const alone = problem.mustServe[need]!;
  if (prices === undefined) return alone;
  const first = firstLevel(problem);
  return Math.max(alone, certify(first, pricesWithout(first, prices, need), 0).bound);
}

/** The first level as a problem of its own (solver/assignment/levels.ts): a waiting must-serve need costs 1 point, nothing else anything. */
function firstLevel(problem: AssignmentProblem): AssignmentProblem {
  return {
    ...problem,
    pairCost: new Float64Array(problem.pairCost.length),
    waitCost: problem.waitCost.map((cost, need) => (cost === Infinity ? Infinity : problem.mustServe[need]!)),
    mustServe: new Uint8Array(problem.needCount),
    seatOpenCost: new Float64Array(problem.seatCount),
    seatBalanceNumerator: new Int32Array(problem.seatCount),
    segmentSlope: new Float64Array(problem.segmentSlope.length),
  };
}

function compareSolves(view: View, changed: ChangedProblem, trial: Trial, prices: PlanPrices | undefined): Verdict {
  const { need, points } = trial;
  const free = resolve(changed.problem, trial.seatOf, prices?.points);
  const excluded = withoutPairs(changed, view.situation.ruleSet, need);
  const waits = resolve(excluded, changed.seatOf, prices && pricesWithout(excluded, prices.points, need));
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
