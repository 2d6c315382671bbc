/** What continuity costs: the best plan that breaks no running relation, one, two and so on, each with what is proven of it. */

import {
  breakFrontier,
  type FrontierPoint,
  holdNeed,
  NONE,
  pairBetween,
  priceForced,
  type Snapshot,
  seatOf,
  takeBetterPlan,
  takeSnapshot,
} from '../../../../solver/index.ts';
import type { LiveProblem } from '../liveProblem.ts';
import type { Session } from '../session.ts';
import type { Displacement } from './displacement.ts';
import type { Price } from './price.ts';
import { displacementOf } from './snapshotPlan.ts';

export interface FrontierStep extends Price, Partial<Displacement> {
  /** Running relations a plan may break; one left waiting is broken too, and so is one that no plan can keep. */
  readonly most: number;
  /** Those the plan found breaks; null: none was found. */
  readonly broken: number | null;
  readonly objective: number | null;
  readonly waitingMustServe: number | null;
}

export interface FrontierOptions {
  /** Steps (solver/assignment/solve.ts) for each number of breaks. */
  readonly steps?: number;
}

const STEPS = 10_000;

/**
 * For 0, 1 … `mostBroken` breaks. Costs are against the plan at hand and never rise with the breaks allowed; isExact: proven that no better plan
 * breaks as few, or that there is none.
 */
export function disruptionFrontier(
  session: Session,
  mostBroken: number,
  { steps = STEPS }: FrontierOptions = {},
): FrontierStep[] {
  return session.ask((problem) => {
    const snapshot = takeSnapshot(problem.session.live);
    const homeOf = Int32Array.from(snapshot.needs, (need) => {
      const relation = problem.index.relationOfNeed.get(problem.needIds[need]!);
      return relation === undefined ? NONE : (problem.seatNumber.get(relation.seatId) ?? GONE);
    });
    const starts = plansOnTheWayBack(problem, snapshot, homeOf);
    const points = breakFrontier({ ...snapshot, homeOf, mostBroken, starts, steps });
    const { objective, waitingMustServe } = session.figures();
    return points.map((point) => stepOf(problem, snapshot, { objective, waitingMustServe }, point));
  });
}

/** A seat that is not there any more: no need has a pair with it, so that the relation is broken in every plan. */
const GONE = -2;

/**
 * The plans met when one broken relation after the other is taken up again, the cheapest first, with those that run held: where the search
 * begins, for the plan at hand breaks too many.
 */
function plansOnTheWayBack(problem: LiveProblem, { needs }: Snapshot, homeOf: Int32Array): Int32Array[] {
  const { session } = problem;
  const mark = session.live.journal.mark();
  const plans: Int32Array[] = [];
  const left = new Set<number>();
  homeOf.forEach((home, at) => {
    if (home === NONE || home === GONE) return;
    if (seatOf(session.live, needs[at]!) === home) holdNeed(session, needs[at]!);
    else if (pairBetween(session.live, needs[at]!, home) !== NONE) left.add(at);
  });
  for (let tried = 0; tried < MOST_TAKEN_UP && left.size > 0; tried++) {
    const ways = [...left].map((at) => ({ at, found: priceForced(session, needs[at]!, homeOf[at]!, 0).found }));
    const possible = ways.flatMap(({ at, found }) => (found === undefined ? [] : [{ at, found }]));
    possible.sort((a, b) => a.found.mustServeCost - b.found.mustServeCost || a.found.cost - b.found.cost);
    const [cheapest] = possible;
    if (cheapest === undefined) break;
    takeBetterPlan(session, { moves: cheapest.found.moves, gain: 0, mustServeGain: 0 });
    holdNeed(session, needs[cheapest.at]!);
    left.delete(cheapest.at);
    plans.push(takeSnapshot(session.live).seatOf);
  }
  session.live.journal.rollback(mark);
  return plans;
}

/** Broken relations taken up again, at most. */
const MOST_TAKEN_UP = 30;

function stepOf(
  problem: LiveProblem,
  snapshot: Snapshot,
  before: { readonly objective: number; readonly waitingMustServe: number },
  { most, plan, bound, isProven }: FrontierPoint,
): FrontierStep {
  const displacement = plan && displacementOf(problem, snapshot, plan.seatOf);
  const atLeast = bound === Number.POSITIVE_INFINITY ? null : bound - before.objective;
  if (plan === undefined || displacement === undefined) {
    const none = { cost: null, broken: null, objective: null, waitingMustServe: null, mustServe: 0 };
    return { most, ...none, atLeast, isExact: isProven && atLeast === null };
  }
  return {
    most,
    broken: plan.broken,
    objective: plan.objective,
    waitingMustServe: plan.waitingMustServe,
    cost: plan.objective - before.objective,
    mustServe: plan.waitingMustServe - before.waitingMustServe,
    atLeast,
    isExact: isProven,
    ...displacement,
  };
}
