/** First plans: one guided by prices, one as a queue would do it. */

import type { Random } from '../../random.ts';
import { type AssignmentProblem, NONE } from '../problem.ts';
import { type Guide, guideOf } from './guide.ts';
import { type NeedAndRowPrices, softPrices } from './prices.ts';
import { emptyState, mark, mayNotWait, moveNeed, rollback, type State } from './state.ts';

const PRICE_ROUNDS = 100;
/** Loss within which the order of needs may be shuffled, as a share of the mean regret. */
const SHUFFLE = 0.1;

/** A feasible plan from prices: the needs that would lose most by their second-best seat choose first. Needs may wait. */
export function construct(problem: AssignmentProblem, prices: NeedAndRowPrices, random: Random): Int32Array {
  const guide = guideOf(problem, softPrices(problem, prices, undefined, PRICE_ROUNDS));
  const state = emptyState(problem);
  fillByRegret(state, guide, random);
  return state.seatOf;
}

/** Every need in turn, as they came: the cheapest seat that holds it, or waiting when that is cheaper. */
export function greedyByArrival(problem: AssignmentProblem): Int32Array {
  const state = emptyState(problem);
  placePins(state);
  for (let need = 0; need < problem.needCount; need++) {
    if (state.pairOf[need] !== NONE) continue;
    let best = NONE;
    let bestPoints = problem.mustServe[need] === 1 ? Infinity : state.sum.points;
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      const points = pointsIfPlaced(state, need, pair);
      if (points >= bestPoints) continue;
      best = pair;
      bestPoints = points;
    }
    if (best !== NONE) moveNeed(state, need, best);
  }
  return state.seatOf;
}

/** Puts waiting needs on the seats that hold them with the least loss, most decided first. */
export function fillByRegret(state: State, guide: Guide, random: Random): void {
  const { problem } = state;
  placePins(state);
  const urgency = new Float64Array(problem.needCount);
  let sum = 0;
  for (let need = 0; need < problem.needCount; need++) {
    const first = problem.pairStart[need];
    const second = problem.pairStart[need + 1] - first > 1 ? guide.loss[guide.ranked[first + 1]] : guide.waitLoss[need];
    urgency[need] = Math.min(second, guide.waitLoss[need], 1e12);
    sum += Math.min(urgency[need], 1e4);
  }
  const blur = (SHUFFLE * sum) / Math.max(1, problem.needCount);
  for (let need = 0; need < problem.needCount; need++) urgency[need] += blur * random();
  const order = Int32Array.from({ length: problem.needCount }, (_, need) => need);
  order.sort((a, b) => urgency[b] - urgency[a] || a - b);
  for (const need of order) {
    if (state.pairOf[need] === NONE) placeByLoss(state, guide, need);
  }
}

/** The first seat by rising loss that holds the need, if that is better than waiting. */
function placeByLoss(state: State, guide: Guide, need: number): void {
  const { problem } = state;
  for (let at = problem.pairStart[need]; at < problem.pairStart[need + 1]; at++) {
    const pair = guide.ranked[at];
    if (guide.loss[pair] >= guide.waitLoss[need]) return;
    if (pointsIfPlaced(state, need, pair) === Infinity) continue;
    moveNeed(state, need, pair);
    return;
  }
}

/** Points of the plan with this need placed; Infinity when that breaks a constraint. */
function pointsIfPlaced(state: State, need: number, pair: number): number {
  const { problem } = state;
  const seat = problem.pairSeat[pair];
  if (problem.pairLoad[pair] + state.load[seat] > problem.seatCapacity[seat]) return Infinity;
  const before = mark(state);
  const excess = state.sum.excess;
  moveNeed(state, need, pair);
  const points = state.sum.excess > excess ? Infinity : state.sum.points;
  rollback(state, before);
  return points;
}

/** Needs that may not wait take their only seat; the caller warrants that all of them fit. */
function placePins(state: State): void {
  const { problem } = state;
  for (let need = 0; need < problem.needCount; need++) {
    if (mayNotWait(problem, need) && state.pairOf[need] === NONE) moveNeed(state, need, problem.pairStart[need]);
  }
}
