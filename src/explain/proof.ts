/**
 * Does a way seat the need? Where it holds the seat by a pin, every plan does, and only the week is asked. Otherwise the plan at hand
 * with the need on the opened seat must be better than leaving the need waiting, and then the proof is: no plan of the changed case that
 * leaves the need waiting is as good, so every best plan seats it. The prices of the plan mostly show that without any search (their
 * bound stays valid for any change of limits); where they do not, two short re-solves from the plan at hand are compared, one with the
 * need free and one with it left waiting.
 *
 * Effort is shared by all needs of a plan and counted in pairs looked at, so a large plan proves fewer ways without a pin.
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
import { weeksToFirstOrdinary } from '../planning/weeks/planWeeks.ts';
import type { Candidate } from './candidates.ts';
import { type ChangedProblem, changedProblem, pricesWithout, reaches, withoutPairs } from './changedProblem.ts';
import { type Trial, weeksHold } from './trial.ts';
import type { View } from './view.ts';
import { isHeld } from './ways.ts';

export type Verdict =
  /** Every best plan of the changed case seats the need. */
  | { readonly kind: 'proven' }
  /** There is room, and it is not shown that the need gets it. */
  | { readonly kind: 'possible' }
  /** Others would take what is opened: so many minutes, or places, of the seat. */
  | { readonly kind: 'taken'; readonly minutes: number; readonly places: number }
  | { readonly kind: 'useless' };

export interface Prover {
  /** A way tried out (trial.ts) that leaves nothing in the way. */
  test(need: Need, candidate: Candidate, trial: Trial): Verdict;
  /** False once the effort of the plan is used up: then only ways that hold their seat are proven. */
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
  const costOf = (way: Candidate['way']) =>
    (LAYOUT_EFFORT + BOUND_EFFORT) * pairCount + (reaches(way, 'case') ? RULES_EFFORT * allPairs : 0);
  return {
    hasEffort: () => left > (LAYOUT_EFFORT + BOUND_EFFORT) * pairCount,
    test(need, { way, seatId }, trial) {
      if (isHeld(way)) return { kind: isHeldForGood(view, trial) ? 'proven' : 'possible' };
      if (!spend(costOf(way))) return { kind: 'possible' };
      const changed = changedProblem(view, trial.index, need, way, seatId);
      const placed = place(view, changed, trial);
      if (placed === 'impossible') return { kind: 'useless' };
      if (placed === 'dearer') return { kind: 'possible' };
      if (prices !== undefined && isProvenByPrices(view, changed, placed, prices)) {
        return { kind: weeksHold(view, trial, othersOn(placed.seatOf, placed)) ? 'proven' : 'possible' };
      }
      if (resolvesLeft-- <= 0) return { kind: 'possible' };
      return compareSolves(view, changed, trial, placed, prices);
    },
  };
}

/**
 * The plan at hand with the need on its seat keeps every limit, so a plan that keeps the pin exists and every plan has to. But what a
 * hard frame leaves to needs that are not must-serve is known only once the others are placed.
 */
function isHeldForGood(view: View, trial: Trial): boolean {
  const { seat, uses } = trial.offer;
  const isUnderHardFrame = uses.some(({ row }) => view.situation.rows[row]!.id.endsWith(':hard'));
  if (isUnderHardFrame) return false;
  const others = seat === NONE ? [] : view.needsOnSeat[seat]!;
  return weeksHold(view, trial, others, weeksToFirstOrdinary(trial.index));
}

/** The plan at hand with the need on the opened seat. */
interface Placed {
  readonly need: number;
  readonly seat: number;
  readonly seatOf: Int32Array;
  readonly objective: number;
  readonly waitingMustServe: number;
}

function place(
  view: View,
  { index, problem, seatOf }: ChangedProblem,
  { context }: Trial,
): Placed | 'impossible' | 'dearer' {
  const need = view.numberOfNeed.get(context.need.id)!;
  const seat = index.seats.indexOf(context.seat);
  const placed = seatOf.with(need, seat);
  const worth = evaluate(problem, placed);
  if (!worth.isFeasible) return 'impossible';
  if (!isBetter(worth, evaluate(problem, seatOf))) return 'dearer';
  const { objective, waitingMustServe } = worth;
  return { need, seat, seatOf: placed, objective, waitingMustServe };
}

function othersOn(seatOf: Int32Array, { need, seat }: Placed): number[] {
  return [...seatOf.keys()].filter((other) => other !== need && seatOf[other] === seat);
}

/** Bounds from the prices of the plan rule out every plan in which the need waits: on the first level, or else on the second. */
function isProvenByPrices(view: View, changed: ChangedProblem, placed: Placed, prices: PlanPrices): boolean {
  const { need, waitingMustServe } = placed;
  const problem = withoutPairs(changed, view.situation.ruleSet, need);
  const fewest = fewestMustServe(problem, prices.mustServe, need);
  if (fewest !== waitingMustServe) return fewest > waitingMustServe;
  return certify(problem, pricesWithout(problem, prices.points, need), waitingMustServe).bound > placed.objective;
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

function compareSolves(
  view: View,
  changed: ChangedProblem,
  trial: Trial,
  placed: Placed,
  prices: PlanPrices | undefined,
): Verdict {
  const { need } = placed;
  const free = resolve(changed.problem, placed.seatOf, prices?.points);
  const excluded = withoutPairs(changed, view.situation.ruleSet, need);
  const waits = resolve(excluded, changed.seatOf, prices && pricesWithout(excluded, prices.points, need));
  const seat = free.seatOf[need]!;
  if (seat !== NONE && isRuledOut(waits, free)) {
    const there = { ...trial, context: { ...trial.context, seat: changed.index.seats[seat]! } };
    const holds = weeksHold(view, there, othersOn(free.seatOf, { ...placed, seat }));
    return { kind: holds ? 'proven' : 'possible' };
  }
  const taken = takenBy(changed, seat === NONE ? free.seatOf : waits.seatOf, placed.seat);
  return taken.places > 0 ? { kind: 'taken', ...taken } : { kind: 'possible' };
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
