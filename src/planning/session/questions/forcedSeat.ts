/** One need on one seat, or waiting, with everybody else placed anew: its price and who would move. */
import {
  beginEvent,
  type ForcedPrice,
  type FoundPlan,
  figuresOf,
  holdNeed,
  keepsLimits,
  priceForced,
  takeBetterPlan,
} from '../../../../solver/index.ts';
import { keepFrames } from '../frames.ts';
import type { LiveProblem } from '../liveProblem.ts';
import { beginDisplacement, type Displacement, displacementSince, type Ledger, ledgerOf } from './displacement.ts';
import { type Price, priceOf } from './price.ts';

export interface PricedMove extends Price, Displacement {}

/** What the plan at hand is compared by, the same for every price of one question. */
export interface Hand {
  readonly problem: LiveProblem;
  readonly ledger: Ledger;
  /** Cold steps that may be spent on a price whose two ends do not meet. */
  readonly steps: number;
}

export function handOf(problem: LiveProblem, steps: number): Hand {
  // What all prices of the question look up is looked up once.
  beginEvent(problem.session.live, problem.session.chains);
  return { problem, ledger: ledgerOf(problem), steps };
}

/** `seat`: number of a seat the need may have, or NONE. */
export function priceSeat(hand: Hand, needId: string, seat: number): PricedMove {
  const { problem, steps } = hand;
  return told(hand, needId, priceForced(problem.session, problem.needNumber.get(needId)!, seat, steps));
}

/** Makes the moves of the plan found, tells them, and takes them back. */
export function told({ problem, ledger }: Hand, needId: string, forced: ForcedPrice): PricedMove {
  const { session } = problem;
  if (forced.found === undefined) return { ...priceOf(forced), moves: [], shared: [] };
  const mark = session.live.journal.mark();
  const before = figuresOf(session);
  beginDisplacement(problem);
  takeBetterPlan(session, { moves: forced.found.moves, gain: 0, mustServeGain: 0 });
  const found = problem.index.case.budgets.some(({ hardness }) => hardness === 'hard')
    ? withinFrames(problem, problem.needNumber.get(needId)!, before, forced.found)
    : forced.found;
  const displacement = displacementSince(problem, ledger, needId);
  session.live.journal.rollback(mark);
  const price = priceOf({ ...forced, found });
  return found === undefined ? { ...price, moves: [], shared: [] } : { ...price, ...displacement };
}

/** What must-serve needs now spend is taken off the hard frames, which may send others away. Undefined where they cannot be kept. */
function withinFrames(
  problem: LiveProblem,
  need: number,
  before: { readonly objective: number; readonly waitingMustServe: number },
  found: FoundPlan,
): FoundPlan | undefined {
  const { session } = problem;
  holdNeed(session, need);
  keepFrames(problem);
  if (!keepsLimits(session)) return undefined;
  const { objective, waitingMustServe } = figuresOf(session);
  return {
    ...found,
    cost: objective - before.objective,
    mustServeCost: waitingMustServe - before.waitingMustServe,
  };
}
