/** Who has moved since somebody began to watch, so that nobody has to look through all needs. */

import { NONE } from '../assignment/problem.ts';
import { type Live, seatOf, type WasAt } from './live.ts';

/** Call before a need moves, or waits at another cost. */
export function noteBefore(live: Live, need: number): void {
  const { before } = live.watched;
  if (before.has(need)) return;
  const pair = live.need.pairOf.data[need];
  const points = pair === NONE ? live.need.waitCost.data[need] : live.pair.cost.data[pair];
  before.set(need, { seat: seatOf(live, need), points });
}

/** Begins to watch anew; returns what was watched so far. */
export function watchAnew({ watched }: Live): Map<number, WasAt> {
  const { before } = watched;
  watched.before = new Map();
  return before;
}

/** Goes on with a watch that was begun earlier: what it knows of a need came first. */
export function watchOn({ watched }: Live, earlier: ReadonlyMap<number, WasAt>): void {
  watched.before = new Map([...watched.before, ...earlier]);
}
