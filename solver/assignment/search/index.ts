/**
 * The primal search: looks for the best plan that keeps every constraint. It takes related seats with all their needs and the needs
 * that wait, re-solves these by a beam search under the knapsack bound, and goes on; equal plans are taken at random, so it does
 * not stand still.
 *
 * Effort is counted in steps; one step is 1,000 table entries or branches (7 µs or so). The same input and seed give the same plan.
 */

import type { Random } from '../../random.ts';
import { type AssignmentProblem, NONE } from '../problem.ts';
import { fillByRegret } from './construct.ts';
import { type Guide, guideOf } from './guide.ts';
import { type Polish, polishOf, polishOnce, WORK_PER_STEP } from './polish.ts';
import { firstPrices, type NeedAndRowPrices, softPrices } from './prices.ts';
import { forgetMoves, type State, stateOf } from './state.ts';

export interface ImproveOptions {
  /** Most effort, in steps; overshot by at most one resolve. */
  readonly steps: number;
  /** Effort that shouldStop does not cut short; 0 unless told. */
  readonly leastSteps?: number;
  readonly random: Random;
  readonly shouldStop?: () => boolean;
}

export interface Improved {
  readonly seatOf: Int32Array;
  readonly steps: number;
}

/** A search that can go on: the state, the best plan so far and the place in its rounds. */
export interface Search {
  readonly run: (options: ImproveOptions) => Improved;
  /** Goes on from the present plan with better prices. */
  readonly setPrices: (prices: NeedAndRowPrices) => void;
}

/** Rounds towards prices of the linear relaxation, where the caller has none of the knapsack bound. */
const PRICE_ROUNDS = 200;

/** The best feasible plan found from this start; never worse than a feasible start. An infeasible start is emptied first. */
export function improve(
  problem: AssignmentProblem,
  start: Int32Array,
  prices: NeedAndRowPrices,
  options: ImproveOptions,
): Improved {
  return createSearch(problem, start, prices).run(options);
}

export function createSearch(problem: AssignmentProblem, start: Int32Array, prices: NeedAndRowPrices): Search {
  let state = stateOf(problem, start);
  if (state.sum.excess > 0) state = stateOf(problem, new Int32Array(problem.needCount).fill(NONE));
  let guide = guideFor(state, prices);
  let polish: Polish | undefined;
  return {
    setPrices: (better) => {
      guide = guideFor(state, better);
      // The rounds go on where they were: a large problem is not through its seats when the prices change.
      if (polish !== undefined) polish = polishOf(state, guide, polish.turn);
    },
    run: ({ steps, leastSteps = 0, random, shouldStop }) => {
      if (problem.needCount === 0 || problem.seatCount === 0) return { seatOf: state.seatOf.slice(), steps: 0 };
      if (polish === undefined) {
        fillByRegret(state, guide, random);
        forgetMoves(state);
        polish = polishOf(state, guide);
      }
      let work = 0;
      const mayStop = () => work >= leastSteps * WORK_PER_STEP && shouldStop?.() === true;
      while (work < steps * WORK_PER_STEP && !mayStop()) work += polishOnce(polish, random);
      return { seatOf: state.seatOf.slice(), steps: Math.ceil(work / WORK_PER_STEP) };
    },
  };
}

/** Seat prices follow from the need prices; without those, from the linear relaxation. */
function guideFor(state: State, prices: NeedAndRowPrices): Guide {
  const { problem } = state;
  if (prices.need.some((price) => price !== 0)) return guideOf(problem, firstPrices(problem, prices), prices.need);
  const target = state.sum.waitingMustServe === 0 && state.sum.excess === 0 ? state.sum.points : undefined;
  return guideOf(problem, softPrices(problem, prices, target, PRICE_ROUNDS));
}
