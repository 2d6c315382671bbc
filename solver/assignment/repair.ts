/**
 * Plans from prices: at good prices the bound's own choice staffs most needs exactly once. Needs taken twice keep the seat that gains
 * most by them, needs taken by nobody are fitted in, if need be by moving one other need on; then every need is offered a better seat the same way
 * (a Lagrangian heuristic; Fisher 1981). Cheap enough to do again for every few steps of the climb, each time from other prices.
 */

import type { Columns } from './columns.ts';
import { rowCost, seatCost, seatHolds } from './costs.ts';
import { pairOf } from './evaluate.ts';
import { type AssignmentProblem, NONE } from './problem.ts';
import type { Relaxation } from './relaxation.ts';

/** What a waiting must-serve need weighs in points: above any sum of costs this solver takes (docs/certificate.md). */
const MUST_SERVE_WEIGHT = 1e10;
/** Rounds in which every need is offered a better seat. */
const ROUNDS = 4;
/** Needs that may make room for a must-serve need at a time. */
const MOST_FORCED_OUT = 4;
/** Placements weighed for one draft, for every pair of the problem. */
const MOST_WORK_PER_ITEM = 10;

export interface Draft {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  /** Pair of each need, or NONE. */
  readonly pairOfNeed: Int32Array;
  readonly load: Int32Array;
  readonly count: Int32Array;
  readonly use: Float64Array;
  readonly isInForbiddenSet: Uint8Array;
  /** Placements weighed so far: the effort. */
  work: number;
}

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

/** A plan as a draft. */
export function draftOf(problem: AssignmentProblem, columns: Columns, seatOf: Int32Array): Draft {
  const draft = emptyDraft(problem, columns);
  for (let need = 0; need < problem.needCount; need++) {
    if (seatOf[need] !== NONE) put(draft, need, pairOf(problem, need, seatOf[need]));
  }
  return draft;
}

export function seatsOf({ problem, pairOfNeed }: Draft): Int32Array {
  return pairOfNeed.map((pair) => (pair === NONE ? NONE : problem.pairSeat[pair]));
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

function emptyDraft(problem: AssignmentProblem, columns: Columns): Draft {
  const isInForbiddenSet = new Uint8Array(problem.needCount);
  for (const set of problem.forbiddenSets) for (const need of set.needs) isInForbiddenSet[need] = 1;
  return {
    problem,
    columns,
    pairOfNeed: new Int32Array(problem.needCount).fill(NONE),
    load: new Int32Array(problem.seatCount),
    count: new Int32Array(problem.seatCount),
    use: new Float64Array(problem.rowCount),
    isInForbiddenSet,
    work: 0,
  };
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

/** Whether the need fits; on a group it may come before the others that the group must have. */
function mayJoin(draft: Draft, need: number, pair: number): boolean {
  const { problem } = draft;
  const seat = problem.pairSeat[pair];
  if (problem.seatMinCount[seat] <= 1) return placing(draft, need, pair) < Infinity;
  const isForbidden = draft.isInForbiddenSet[need] === 1 && completesForbiddenSet(draft, need, seat);
  return rowsHold(draft, pair) && !isForbidden;
}

/** A seat with fewer needs than it must have is emptied. */
function closeShortGroups(draft: Draft): void {
  const { problem, count, pairOfNeed } = draft;
  for (let need = 0; need < problem.needCount; need++) {
    const pair = pairOfNeed[need];
    if (pair === NONE) continue;
    const seat = problem.pairSeat[pair];
    if (count[seat] < problem.seatMinCount[seat] || !seatHolds(problem, seat, draft.load[seat], count[seat]))
      take(draft, need);
  }
}

/** Moves a need to where it costs least, with one other need moving on if that pays. Returns the change in points, ≤ 0. */
export function moveToBest(draft: Draft, need: number): number {
  const { problem, pairOfNeed } = draft;
  const present = pairOfNeed[need];
  if (present !== NONE && !mayLeave(draft, present)) return 0;
  if (present === NONE && problem.pairStart[need] === problem.pairStart[need + 1]) return 0;
  const now = take(draft, need);
  let best = present;
  let least = Math.min(now, waitingOf(problem, need));
  if (waitingOf(problem, need) < now) best = NONE;
  let ejected = NONE;
  let ejectedTo = NONE;
  for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
    const cost = placing(draft, need, pair);
    if (cost < least - 1e-9) {
      least = cost;
      best = pair;
      ejected = NONE;
    }
    if (problem.pairCost[pair] >= least || problem.seatMinCount[problem.pairSeat[pair]] > 1) continue;
    const swap = bestEjection(draft, need, pair, least);
    if (swap.cost >= least - 1e-9) continue;
    least = swap.cost;
    best = pair;
    ejected = swap.need;
    ejectedTo = swap.to;
  }
  if (ejected !== NONE) take(draft, ejected);
  if (best !== NONE) put(draft, need, best);
  if (ejected !== NONE && ejectedTo !== NONE) put(draft, ejected, ejectedTo);
  return least - now;
}

/**
 * Makes room for a must-serve need where it costs least, by taking off needs that are not must-serve, cheapest to leave waiting for their load
 * first; these then look for a place themselves.
 */
function forceIn(draft: Draft, need: number): void {
  const { problem } = draft;
  let best: { cost: number; pair: number; out: number[] } | undefined;
  for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
    const out = roomFor(draft, need, pair);
    if (out === undefined) continue;
    const cost = problem.pairCost[pair] + out.reduce((sum, other) => sum + problem.waitCost[other], 0);
    if (best === undefined || cost < best.cost) best = { cost, pair, out };
  }
  if (best === undefined) return;
  for (const other of best.out) take(draft, other);
  put(draft, need, best.pair);
  for (const other of best.out) moveToBest(draft, other);
}

/** The needs to take off a pair's seat so that the need fits, or undefined when too many would have to go. The draft is left as it was. */
function roomFor(draft: Draft, need: number, pair: number): number[] | undefined {
  const { problem, columns, pairOfNeed } = draft;
  const seat = problem.pairSeat[pair];
  if (problem.seatMinCount[seat] > 1) return undefined;
  const members: number[] = [];
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    const other = columns.itemNeed[item];
    const isHere = pairOfNeed[other] === columns.itemPair[item];
    if (isHere && problem.mustServe[other] === 0 && problem.waitCost[other] < Infinity) members.push(other);
  }
  const worth = (other: number) => problem.waitCost[other] / (1 + problem.pairLoad[pairOfNeed[other]]);
  members.sort((first, second) => worth(first) - worth(second) || first - second);
  const pairs = members.map((other) => pairOfNeed[other]);
  let out = 0;
  while (out < Math.min(members.length, MOST_FORCED_OUT) && placing(draft, need, pair) === Infinity)
    take(draft, members[out++]);
  const fits = placing(draft, need, pair) < Infinity;
  for (let at = 0; at < out; at++) put(draft, members[at], pairs[at]);
  return fits ? members.slice(0, out) : undefined;
}

const swapFound = { cost: Infinity, need: NONE, to: NONE };

/** The cheapest way to put the need on the pair's seat by moving one of its needs on, below `limit`. */
function bestEjection(
  draft: Draft,
  need: number,
  pair: number,
  limit: number,
): { cost: number; need: number; to: number } {
  const { problem, columns, pairOfNeed } = draft;
  const seat = problem.pairSeat[pair];
  swapFound.cost = limit;
  swapFound.need = NONE;
  for (let item = columns.seatStart[seat]; item < columns.seatStart[seat + 1]; item++) {
    const other = columns.itemNeed[item];
    if (pairOfNeed[other] !== columns.itemPair[item]) continue;
    if (
      draft.load[seat] - problem.pairLoad[columns.itemPair[item]] + problem.pairLoad[pair] >
      problem.seatCapacity[seat]
    )
      continue;
    const freed = take(draft, other);
    const placed = placing(draft, need, pair);
    if (placed - freed < swapFound.cost) {
      put(draft, need, pair);
      const moved = bestPlace(draft, other, seat, swapFound.cost - placed + freed);
      if (moved.cost < swapFound.cost - placed + freed) {
        swapFound.cost = placed - freed + moved.cost;
        swapFound.need = other;
        swapFound.to = moved.pair;
      }
      take(draft, need);
    }
    put(draft, other, columns.itemPair[item]);
  }
  return swapFound;
}

const placeFound = { cost: Infinity, pair: NONE };

/** Where a need costs least outside a seat: another pair, or waiting (NONE). */
function bestPlace(draft: Draft, need: number, except: number, limit: number): { cost: number; pair: number } {
  const { problem } = draft;
  placeFound.cost = waitingOf(problem, need);
  placeFound.pair = NONE;
  for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
    if (problem.pairSeat[pair] === except || problem.pairCost[pair] >= Math.min(limit, placeFound.cost)) continue;
    const cost = placing(draft, need, pair);
    if (cost >= placeFound.cost) continue;
    placeFound.cost = cost;
    placeFound.pair = pair;
  }
  return placeFound;
}

export function waitingOf(problem: AssignmentProblem, need: number): number {
  return problem.waitCost[need] + problem.mustServe[need] * MUST_SERVE_WEIGHT;
}

/** Points of putting a waiting need on a pair; Infinity where a limit forbids it. */
function placing(draft: Draft, need: number, pair: number): number {
  const { problem, load, count } = draft;
  draft.work++;
  const seat = problem.pairSeat[pair];
  const after = load[seat] + problem.pairLoad[pair];
  if (!seatHolds(problem, seat, after, count[seat] + 1) || !rowsHold(draft, pair)) return Infinity;
  if (draft.isInForbiddenSet[need] === 1 && completesForbiddenSet(draft, need, seat)) return Infinity;
  return (
    problem.pairCost[pair] +
    seatCost(problem, seat, after, count[seat] + 1) -
    seatCost(problem, seat, load[seat], count[seat]) +
    rowChange(draft, pair)
  );
}

function rowsHold(draft: Draft, pair: number): boolean {
  return rowChange(draft, pair) < Infinity;
}

function rowChange(draft: Draft, pair: number): number {
  const { problem, use } = draft;
  let change = 0;
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    const row = problem.useRow[at];
    const after = rowCost(problem, row, use[row] + problem.useAmount[at]);
    if (after === Infinity) return Infinity;
    change += after - rowCost(problem, row, use[row]);
  }
  return change;
}

function completesForbiddenSet(draft: Draft, need: number, seat: number): boolean {
  const { problem, pairOfNeed } = draft;
  const isOn = (other: number) => pairOfNeed[other] !== NONE && problem.pairSeat[pairOfNeed[other]] === seat;
  return problem.forbiddenSets.some(
    (set) => set.seat === seat && set.needs.includes(need) && set.needs.every((other) => other === need || isOn(other)),
  );
}

/** A seat with a least count keeps its needs unless one more than that is there. */
export function mayLeave(draft: Draft, pair: number): boolean {
  const seat = draft.problem.pairSeat[pair];
  return draft.problem.seatMinCount[seat] <= 1 || draft.count[seat] > draft.problem.seatMinCount[seat];
}

export function put(draft: Draft, need: number, pair: number): void {
  change(draft, pair, 1);
  draft.pairOfNeed[need] = pair;
}

/** Takes a need off its seat; returns the points it cost there, or what waiting costs when it was waiting. */
export function take(draft: Draft, need: number): number {
  const { problem, pairOfNeed, load, count } = draft;
  const pair = pairOfNeed[need];
  if (pair === NONE) return waitingOf(problem, need);
  const seat = problem.pairSeat[pair];
  const before = seatCost(problem, seat, load[seat], count[seat]);
  change(draft, pair, -1);
  pairOfNeed[need] = NONE;
  return problem.pairCost[pair] + before - seatCost(problem, seat, load[seat], count[seat]) + rowChange(draft, pair);
}

function change(draft: Draft, pair: number, sign: number): void {
  const { problem, load, count, use } = draft;
  const seat = problem.pairSeat[pair];
  load[seat] += sign * problem.pairLoad[pair];
  count[seat] += sign;
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    use[problem.useRow[at]] += sign * problem.useAmount[at];
  }
}
