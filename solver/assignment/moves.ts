import { type Draft, mayLeave, placing, put, take, waitingOf } from './draft.ts';
import { NONE } from './problem.ts';

/** Needs that may make room for a must-serve need at a time. */
const MOST_FORCED_OUT = 4;

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
export function forceIn(draft: Draft, need: number): void {
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
