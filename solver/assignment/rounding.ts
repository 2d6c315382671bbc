/**
 * Plans from prices: at good prices the bound's own choice staffs most needs exactly once. Needs taken twice keep the seat that gains
 * most by them, needs taken by nobody are fitted in, if need be by moving one other need on; then every need is offered a better seat the same way
 * (a Lagrangian heuristic; Fisher 1981). Cheap enough to do again for every few steps of the climb, each time from other prices.
 */

import type { Columns } from './columns.ts';
import { closeShortGroups, type Draft, emptyDraft, mayJoin, put, waitingOf } from './draft.ts';
import { forceIn, moveToBest } from './moves.ts';
import { type AssignmentProblem, NONE } from './problem.ts';
import type { Relaxation } from './relaxation.ts';

/** Rounds in which every need is offered a better seat. */
const ROUNDS = 4;

/** Placements weighed for one draft, for every pair of the problem. */
const MOST_WORK_PER_ITEM = 10;

/** A plan near the relaxation's last choice. */
export function draftFromBound(relaxation: Relaxation, shouldStop: () => boolean): Draft {
  const draft = emptyDraft(relaxation.problem, relaxation.columns);
  takeOnce(draft, relaxation);
  closeShortGroups(draft);
  // Where seats hold dozens of needs each, the moves below are too many to weigh all of them for every draft.
  const most = MOST_WORK_PER_ITEM * relaxation.columns.itemPair.length + MOST_WORK_PER_ITEM;
  settle(draft, () => draft.work > most || shouldStop());
  return draft;
}

/**
 * Every need on the seat that takes it most often, as long as it fits: the dearest must-serve needs first, for which the others have made
 * room; then by how often they were taken. The others wait. `timesTaken`: by item of the columns; `price`: points, by need.
 */
export function draftFromTimesTaken(
  problem: AssignmentProblem,
  columns: Columns,
  timesTaken: Int32Array,
  price: Float64Array,
): Draft {
  const draft = emptyDraft(problem, columns);
  const items = Array.from(timesTaken.keys()).filter((item) => timesTaken[item] > 0);
  const urgency = items.map((item) => {
    const need = columns.itemNeed[item];
    return problem.mustServe[need] * Math.max(0, price[need]);
  });
  const order = Array.from(items.keys());
  order.sort((a, b) => urgency[b] - urgency[a] || timesTaken[items[b]] - timesTaken[items[a]] || a - b);
  for (const at of order) {
    const need = columns.itemNeed[items[at]];
    const pair = columns.itemPair[items[at]];
    if (draft.pairOfNeed[need] !== NONE) continue;
    if (mayJoin(draft, need, pair)) put(draft, need, pair);
  }
  closeShortGroups(draft);
  return draft;
}

/** Fits in the needs that wait, dearest first, then offers every need something better until nobody moves. */
function settle(draft: Draft, shouldStop: () => boolean): void {
  const { problem, pairOfNeed } = draft;
  const waiting = Array.from(pairOfNeed.keys()).filter((need) => pairOfNeed[need] === NONE);
  waiting.sort((first, second) => waitingOf(problem, second) - waitingOf(problem, first) || first - second);
  for (const need of waiting) {
    if (shouldStop()) return;
    moveToBest(draft, need);
    if (problem.mustServe[need] === 1 && pairOfNeed[need] === NONE) forceIn(draft, need);
  }
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let need = 0; need < problem.needCount; need++) {
      if (shouldStop()) return;
      if (moveToBest(draft, need) < 0) moved++;
    }
    if (moved === 0) return;
  }
}

/** Every need on the seat, of those that took it, to which it is worth most. */
function takeOnce(draft: Draft, relaxation: Relaxation): void {
  const { problem, pairOfNeed } = draft;
  const { taken, takenCount, reduced, columns } = relaxation;
  const bestItem = new Int32Array(problem.needCount).fill(NONE);
  for (let at = 0; at < takenCount; at++) {
    const need = columns.itemNeed[taken[at]];
    if (bestItem[need] === NONE || reduced[taken[at]] < reduced[bestItem[need]]) bestItem[need] = taken[at];
  }
  // A must-serve need that no seat took is one that is hard to fit: it chooses while the seats are empty.
  for (let need = 0; need < problem.needCount; need++) {
    if (problem.mustServe[need] === 1 && bestItem[need] === NONE) moveToBest(draft, need);
  }
  for (const isMust of [1, 0]) {
    for (let need = 0; need < problem.needCount; need++) {
      if (bestItem[need] === NONE || pairOfNeed[need] !== NONE || problem.mustServe[need] !== isMust) continue;
      const pair = columns.itemPair[bestItem[need]];
      if (mayJoin(draft, need, pair)) put(draft, need, pair);
    }
  }
}
