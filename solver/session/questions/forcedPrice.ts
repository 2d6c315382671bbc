/**
 * The price of having a need on a seat, or waiting, with everybody else placed anew: what a plan that the session finds achieves, and what
 * the prices prove that any costs. Where the two do not meet and steps are given, the cold solver goes on with both.
 */

import type { PairInput } from '../../assignment/build.ts';
import { keepPairs } from '../../assignment/fixing.ts';
import { dearestPlan } from '../../assignment/levels.ts';
import { type AssignmentProblem, NONE } from '../../assignment/problem.ts';
import { solveAssignment } from '../../assignment/solve.ts';
import { solveDirty } from '../bound.ts';
import { setPair } from '../edit.ts';
import { type Live, pairBetween, SIZE, SUM, seatOf } from '../live.ts';
import { beginEvent } from '../losses.ts';
import { type FoundPlan, findOn, movesSince } from '../override.ts';
import { moveNeed } from '../plan.ts';
import { type AssignmentSession, settle } from '../session.ts';
import { type Snapshot, takeSnapshot } from '../snapshot.ts';
import { Touched } from '../touch.ts';
import { ForcedBounds } from './forcedBound.ts';

export interface ForcedPrice {
  readonly seat: number;
  /** Undefined where no plan was found. */
  readonly found: FoundPlan | undefined;
  /** Points that any such plan costs more in which no more must-serve needs wait than in the one found; Infinity: there is none. */
  readonly costAtLeast: number;
}

const SEED = 1;

/** `seat`: one the need has a pair with, or NONE: it waits. `steps` of the cold solver at most, where the two ends do not meet. */
export function priceForced(session: AssignmentSession, need: number, seat: number, steps: number): ForcedPrice {
  const bounds = new ForcedBounds(session, need);
  return closed(session, bounds, quickPrice(session, bounds, seat, true), steps);
}

/** Of a row of prices, so many of the cheapest that are not exact have their surroundings solved again: these are chosen between. */
const CLOSELY_LOOKED_AT = 3;

/** The prices of several seats for one need, in their order. What they share is worked out once. */
export function priceRow(
  session: AssignmentSession,
  need: number,
  seats: readonly number[],
  steps: number,
): ForcedPrice[] {
  const bounds = new ForcedBounds(session, need);
  const row = seats.map((seat) => quickPrice(session, bounds, seat, false));
  const cheapest = row.filter((price) => price.seat !== NONE && !isClosed(price)).sort(byCost);
  for (const { seat } of cheapest.slice(0, CLOSELY_LOOKED_AT)) {
    const at = seats.indexOf(seat);
    const second = quickPrice(session, bounds, seat, true);
    if (isBetter(second.found, row[at].found)) row[at] = second;
  }
  // Where it is, nothing has to be looked for; only the bound is asked.
  const now = seatOf(session.live, need);
  return row.map((price) => closed(session, bounds, price, price.seat === now ? 0 : steps));
}

function byCost({ found: a }: ForcedPrice, { found: b }: ForcedPrice): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.mustServeCost - b.mustServeCost || a.cost - b.cost;
}

/** What the session finds by its own moves. */
function quickPrice(session: AssignmentSession, bounds: ForcedBounds, seat: number, isClose: boolean): ForcedPrice {
  const { need } = bounds;
  const found =
    seat === NONE ? priceWaiting(session, need) : findOn(session, pairBetween(session.live, need, seat), isClose);
  return { seat, found, costAtLeast: costAtLeast(session, bounds, seat, found) };
}

function closed(session: AssignmentSession, bounds: ForcedBounds, price: ForcedPrice, steps: number): ForcedPrice {
  return steps === 0 || isClosed(price) ? price : solveForced(session, bounds, price, steps);
}

/** The same for a seat the need has no pair with, as if it had this one. `look` is told the price while the pair is there. */
export function priceLifted<Answer>(
  session: AssignmentSession,
  need: number,
  seat: number,
  input: Omit<PairInput, 'seat'>,
  look: (price: ForcedPrice) => Answer,
  steps: number,
): Answer {
  const { live, pricing } = session;
  const mark = live.journal.mark();
  setPair(live, need, seat, input);
  solveDirty(live, pricing);
  beginEvent(live, session.chains);
  const answer = look(priceForced(session, need, seat, steps));
  live.journal.rollback(mark);
  beginEvent(live, session.chains);
  return answer;
}

function isClosed({ found, costAtLeast: least }: ForcedPrice): boolean {
  return least === Number.POSITIVE_INFINITY || found?.cost === least;
}

function costAtLeast(
  session: AssignmentSession,
  bounds: ForcedBounds,
  seat: number,
  found: FoundPlan | undefined,
): number {
  const { data } = session.live.sum;
  const waiting = data[SUM.waitingMustServe] + (found?.mustServeCost ?? 0);
  const least =
    seat === NONE ? bounds.waiting(waiting) : bounds.onSeat(pairBetween(session.live, bounds.need, seat), waiting);
  return least - data[SUM.points];
}

/** The need waits and is held there; who profits from its room takes it. */
function priceWaiting(session: AssignmentSession, need: number): FoundPlan | undefined {
  const { live } = session;
  if (live.need.waitCost.data[need] === Number.POSITIVE_INFINITY) return undefined;
  const seat = seatOf(live, need);
  if (seat === NONE) return { moves: [], cost: 0, mustServeCost: 0 };
  const found = tried(live, () => {
    const touched = new Touched();
    touched.seats.add(seat);
    moveNeed(live, need, NONE);
    holdNeed(session, need);
    settle(session, touched);
  });
  // Settling may have moved prices, which are back where they were.
  beginEvent(live, session.chains);
  return found;
}

/** What the moves make of the plan, which is afterwards as before; undefined where they pass a limit. */
function tried(live: Live, change: () => void): FoundPlan | undefined {
  const { data } = live.sum;
  const before = live.need.pairOf.data.slice(0, live.size.given.data[SIZE.needs]);
  const [points, waiting] = [data[SUM.points], data[SUM.waitingMustServe]];
  const mark = live.journal.mark();
  change();
  const after = live.sum.data;
  const found = {
    moves: movesSince(live, before),
    cost: after[SUM.points] - points,
    mustServeCost: after[SUM.waitingMustServe] - waiting,
  };
  const isKept = after[SUM.excess] === 0;
  live.journal.rollback(mark);
  return isKept ? found : undefined;
}

/** The problem with the answer forced, solved cold from the plan and the prices at hand. */
function solveForced(session: AssignmentSession, bounds: ForcedBounds, first: ForcedPrice, steps: number): ForcedPrice {
  const { live } = session;
  const { need } = bounds;
  const snapshot = takeSnapshot(live);
  const { needs, prices } = snapshot;
  const start = snapshot.seatOf.slice();
  for (const move of first.found?.moves ?? []) start[needs.indexOf(move.need)] = move.seat;
  const problem = forcedProblem(snapshot, needs.indexOf(need), first);
  const solved = solveAssignment(problem, { seed: SEED, effort: steps, start, prices });
  if (solved.seatOf[needs.indexOf(need)] !== first.seat) return first;
  const better = tried(live, () => seatAll(live, needs, solved.seatOf));
  const found = isBetter(better, first.found) ? better : first.found;
  if (found === undefined) return first;
  const { data } = live.sum;
  const byPrices = costAtLeast(session, bounds, first.seat, found);
  // The bound is that of plans with no more must-serve needs waiting than in the plan solved.
  const isSameLevel = solved.waitingMustServe >= data[SUM.waitingMustServe] + found.mustServeCost;
  const bySolve = isSameLevel ? solved.bound - data[SUM.points] : Number.NEGATIVE_INFINITY;
  return { seat: first.seat, found, costAtLeast: Math.max(byPrices, bySolve) };
}

/** The need’s other pairs are gone, and it may not wait where a plan without waiting is known; where none is, waiting comes last. */
function forcedProblem({ problem }: Snapshot, at: number, { seat, found }: ForcedPrice): AssignmentProblem {
  const isKept = (pair: number, of: number) => of !== at || problem.pairSeat[pair] === seat;
  if (seat === NONE) return keepPairs(problem, isKept);
  if (found !== undefined) return keepPairs(problem, isKept, problem.waitCost.with(at, Number.POSITIVE_INFINITY));
  const dear = keepPairs(problem, isKept, problem.waitCost.with(at, 2 * Math.abs(dearestPlan(problem)) + 1));
  return { ...dear, mustServe: dear.mustServe.with(at, 1) };
}

function isBetter(first: FoundPlan | undefined, second: FoundPlan | undefined): boolean {
  if (first === undefined || second === undefined) return first !== undefined;
  if (first.mustServeCost !== second.mustServeCost) return first.mustServeCost < second.mustServeCost;
  return first.cost < second.cost;
}

function seatAll(live: Live, needs: Int32Array, seats: Int32Array): void {
  needs.forEach((need, at) => {
    if (seatOf(live, need) !== seats[at]) moveNeed(live, need, NONE);
  });
  needs.forEach((need, at) => {
    if (seats[at] !== NONE) moveNeed(live, need, pairBetween(live, need, seats[at]));
  });
}

/** Until the question is taken back, nobody moves the need. */
export function holdNeed({ live }: AssignmentSession, need: number): void {
  live.journal.write(live.need.isHeld, need, 1);
}

/** Whether the plan at hand passes no limit. */
export function keepsLimits({ live }: AssignmentSession): boolean {
  return live.sum.data[SUM.excess] === 0;
}
