/**
 * What it costs to give a need another seat than the plan did: the pair is fixed, everybody else is placed anew from the plan at hand,
 * and the two plans are compared. Must-serve needs come first, so a change in how many of them wait is told beside the points.
 */
import { type AssignmentProblem, evaluate, NONE, type Prices, solveAssignment } from '../../solver/index.ts';
import { compile, type PairRow } from '../planning/compile.ts';
import type { View } from './view.ts';

export interface Override {
  /** Second-level points on top of the plan; null where the seat cannot hold the need whatever the others do. */
  readonly costOfOverride: number | null;
  /** Must-serve needs left waiting on top of the plan’s. */
  readonly mustServeChange: number;
  /** Needs whose seat changes, this one apart. */
  readonly othersMoved: number;
  /** True where both plans are proven best, so that no cheaper way to give the seat exists. */
  readonly isExact: boolean;
}

const IMPOSSIBLE: Override = { costOfOverride: null, mustServeChange: 0, othersMoved: 0, isExact: true };

/** Steps of one re-solve from the plan at hand (solver/assignment/solve.ts). */
const STEPS = 10_000;
const SEED = 1;

/** Re-solves of one question, by the size of the problem; past it the cost is that of the first plan found, an upper bound. */
const MOST_RESOLVES = 60;
const PAIRS_FOR_RESOLVES = 2_000_000;

export interface Overrides {
  costOf(need: number, pair: PairRow): Override;
}

/** `isOptimal`: the plan at hand is proven best. */
export function createOverrides(view: View, prices: Prices, isOptimal: boolean): Overrides {
  const { index, ruleSet, pairs, seatOf } = view.situation;
  const open = compile(index, ruleSet, pairs, view.restrictions).problem;
  const before = evaluate(open, seatOf);
  let resolvesLeft = Math.min(MOST_RESOLVES, Math.floor(PAIRS_FOR_RESOLVES / Math.max(1, open.pairSeat.length)));
  const compare = (after: Int32Array, objective: number, waitingMustServe: number, isExact: boolean): Override => ({
    costOfOverride: objective - before.objective,
    mustServeChange: waitingMustServe - before.waitingMustServe,
    othersMoved: after.reduce((sum, seat, at) => sum + (seat === seatOf[at] ? 0 : 1), 0) - 1,
    isExact,
  });
  return {
    costOf(need, pair) {
      const fixed = compile(index, ruleSet, pairs.with(need, pair), view.restrictions).problem;
      const problem = { ...fixed, waitCost: fixed.waitCost.with(need, Number.POSITIVE_INFINITY) };
      const start = makeRoom(view, problem, need, pair);
      if (start === undefined) return IMPOSSIBLE;
      if (resolvesLeft-- <= 0) {
        const { objective, waitingMustServe } = evaluate(problem, start);
        return compare(start, objective, waitingMustServe, false);
      }
      const solved = solveAssignment(problem, { seed: SEED, effort: STEPS, start, prices });
      const isExact = isOptimal && solved.status === 'optimal';
      return compare(solved.seatOf, solved.objective, solved.waitingMustServe, isExact);
    },
  };
}

/** The plan at hand with the need on its new seat; those in its way wait, the cheapest first. Undefined where even that is not enough. */
function makeRoom(view: View, problem: AssignmentProblem, need: number, pair: PairRow): Int32Array | undefined {
  const { situation } = view;
  const target = pair.seats[0]!;
  const rows = new Set(pair.uses[0]!.map((use) => use.row));
  const start = situation.seatOf.with(need, target);
  const isInTheWay = (other: number) => {
    if (other === need || start[other] === NONE || problem.waitCost[other] === Number.POSITIVE_INFINITY) return false;
    const theirs = situation.pairs[other]!;
    return (
      start[other] === target || theirs.uses[theirs.seats.indexOf(start[other]!)]!.some((use) => rows.has(use.row))
    );
  };
  const inTheWay = [...start.keys()].filter(isInTheWay);
  inTheWay.sort((a, b) => problem.mustServe[a]! - problem.mustServe[b]! || problem.waitCost[a]! - problem.waitCost[b]!);
  for (const other of inTheWay) {
    if (evaluate(problem, start).isFeasible) return start;
    start[other] = NONE;
  }
  return evaluate(problem, start).isFeasible ? start : undefined;
}
