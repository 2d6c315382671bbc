/**
 * The primal search: looks for the best plan that keeps every constraint. It takes a few related seats with all their needs and the
 * needs that wait, re-solves these exactly (resolve.ts), and goes on; equal plans are taken at random, so it does not stand still.
 *
 * Effort is counted in steps, one step = 1,000 branches or table entries, so the same input and seed give the same plan.
 */

import type { Random } from '../../random.ts';
import { type AssignmentProblem, NONE } from '../problem.ts';
import { fillByRegret } from './construct.ts';
import { type Guide, guideOf } from './guide.ts';
import { polish } from './polish.ts';
import { type NeedAndRowPrices, softPrices } from './prices.ts';
import { forgetMoves, type State, stateOf } from './state.ts';

export interface ImproveOptions {
  /** Most effort, in steps of 1,000 branches or table entries. */
  readonly steps: number;
  readonly random: Random;
  readonly shouldStop?: () => boolean;
}

export interface Improved {
  readonly seatOf: Int32Array;
  readonly steps: number;
}

/** The best feasible plan found from this start; never worse than a feasible start. An infeasible start is emptied first. */
export function improve(
  problem: AssignmentProblem,
  start: Int32Array,
  prices: NeedAndRowPrices,
  options: ImproveOptions,
): Improved {
  let state = stateOf(problem, start);
  if (state.sum.excess > 0) state = stateOf(problem, new Int32Array(problem.needCount).fill(NONE));
  const guide = guideFor(state, prices);
  fillByRegret(state, guide, options.random);
  forgetMoves(state);
  return polish(state, guide, options);
}

/** Seat prices follow from the need prices; without those, from the linear relaxation. */
function guideFor(state: State, prices: NeedAndRowPrices): Guide {
  const { problem } = state;
  const target = state.sum.waitingMustServe === 0 && state.sum.excess === 0 ? state.sum.points : undefined;
  const soft = softPrices(problem, prices, target, 800);
  return guideOf(problem, soft, prices.need.some((price) => price !== 0) ? prices.need : undefined);
}
