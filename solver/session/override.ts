/**
 * An override: one need is put on one seat, everybody else is placed anew as well as the session can, the plans are compared, and all of it is
 * taken back. What it costs is a price that a plan achieves; what the prices prove is the least it can be (questions/forcedBound.ts).
 */

import { NONE } from '../assignment/problem.ts';
import { resolveAround } from './around.ts';
import type { ChainLimits } from './chain.ts';
import type { AroundLimits } from './chooseAround.ts';
import { force } from './force.ts';
import { type Live, SIZE, SUM } from './live.ts';
import type { AssignmentSession } from './session.ts';
import { USUAL_LIMITS } from './session.ts';

/** Who moves where (NONE: waits), and what the plan then costs more: points, and must-serve needs that wait. */
export interface FoundPlan {
  readonly moves: readonly { readonly need: number; readonly seat: number }[];
  /** Below 0 where it is better. */
  readonly cost: number;
  readonly mustServeCost: number;
}

/** One of many: small. Half the tries of an event cost a price one percent of what is open about it, and take a fifth less time. */
const AROUND: AroundLimits = { seats: 7, needs: 32, loss: 150, width: 30, rounds: 4 };
const CHAINS: ChainLimits = { ...USUAL_LIMITS.repair, tries: 30 };

/**
 * The best plan found with the need on the pair’s seat; undefined when no room can be made there for it. `isClose`: the seat’s surroundings
 * are solved again as well. What is known of the prices since the last beginEvent (losses.ts) is taken as still true: a row of prices
 * looks up once what its searches share.
 */
export function findOn(session: AssignmentSession, pair: number, isClose: boolean): FoundPlan | undefined {
  const { live, chains } = session;
  const need = live.pair.need.data[pair];
  if (live.need.pairOf.data[need] === pair) return { moves: [], cost: 0, mustServeCost: 0 };
  const before = live.need.pairOf.data.slice(0, live.size.given.data[SIZE.needs]);
  const [points, waiting] = [live.sum.data[SUM.points], live.sum.data[SUM.waitingMustServe]];
  const mark = live.journal.mark();
  if (!force(session, pair, CHAINS)) return undefined;
  if (isClose) {
    live.journal.write(live.need.isHeld, need, 1);
    resolveAround(live, chains, [live.pair.seat.data[pair]], AROUND);
  }
  const found = {
    moves: movesSince(live, before),
    cost: live.sum.data[SUM.points] - points,
    mustServeCost: live.sum.data[SUM.waitingMustServe] - waiting,
  };
  live.journal.rollback(mark);
  return found;
}

export function movesSince(live: Live, before: Int32Array): { need: number; seat: number }[] {
  const moves: { need: number; seat: number }[] = [];
  for (let at = 0; at < before.length; at++) {
    const pair = live.need.pairOf.data[at];
    if (pair !== before[at]) moves.push({ need: at, seat: pair === NONE ? NONE : live.pair.seat.data[pair] });
  }
  return moves;
}
