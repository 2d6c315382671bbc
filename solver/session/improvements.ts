/**
 * What idle time has found and nobody has taken yet: steps that each make the plan better, in the order in which they were found. They are offered
 * together (polishPlan.ts). An event takes those that hang together with the seats it changes, because there the plan is made anew anyway;
 * the others stay an offer.
 */

import { NONE } from '../assignment/problem.ts';
import { moveIfBetter } from './betterMoves.ts';
import { reserve } from './journal.ts';
import { type Live, pairBetween } from './live.ts';
import { mayMove } from './losses.ts';

/** A need that goes from one seat to another (NONE: waits). */
export interface Move {
  readonly need: number;
  readonly from: number;
  readonly to: number;
}

/** Moves that make the plan better only together. */
export type Step = readonly Move[];

export function improvementsOf({ improvements }: Live): Step[] {
  const { data } = improvements.moves;
  const steps: Step[] = [];
  for (let at = 0; at < improvements.length.data[0]; ) {
    const end = at + 1 + 3 * data[at];
    const step: Move[] = [];
    for (at++; at < end; at += 3) step.push({ need: data[at], from: data[at + 1], to: data[at + 2] });
    steps.push(step);
  }
  return steps;
}

/** Writes them down in place of those known so far. */
export function keepImprovements({ improvements, journal }: Live, steps: readonly Step[]): void {
  const { moves, length } = improvements;
  let at = 0;
  const put = (value: number) => {
    reserve(moves, at + 1);
    journal.write(moves, at++, value);
  };
  for (const step of steps) {
    put(step.length);
    for (const { need, from, to } of step) for (const value of [need, from, to]) put(value);
  }
  journal.write(length, 0, at);
}

/** Makes the moves if they are still possible and make the plan better. */
export function takeStep(live: Live, step: Step): boolean {
  if (!step.every((move) => isPossible(live, move))) return false;
  return moveIfBetter(
    live,
    step.flatMap(({ need, to }) => [need, to === NONE ? NONE : pairBetween(live, need, to)]),
  );
}

/** The need may be gone, or its pair. Where its number is another need’s by now, that one moves if it makes the plan better. */
function isPossible(live: Live, { need, to }: Move): boolean {
  if (live.need.isUsed.data[need] === 0 || !mayMove(live, need)) return false;
  return to === NONE || pairBetween(live, need, to) !== NONE;
}

/** Takes the steps that hang together with these seats, as far as they still make the plan better. */
export function takeAround(live: Live, seats: ReadonlySet<number>): void {
  if (live.improvements.length.data[0] === 0 || seats.size === 0) return;
  const steps = improvementsOf(live);
  const near = withNeighbours(steps, seats);
  for (const step of steps) if (step.some(({ from, to }) => near.has(from) || near.has(to))) takeStep(live, step);
}

/** The seats, and all that steps between them lead to: what one step leaves, the next may need. */
function withNeighbours(steps: readonly Step[], seats: ReadonlySet<number>): Set<number> {
  const near = new Set(seats);
  for (let size = -1; size < near.size; ) {
    size = near.size;
    for (const step of steps) {
      if (!step.some(({ from, to }) => near.has(from) || near.has(to))) continue;
      for (const { from, to } of step) for (const seat of [from, to]) if (seat !== NONE) near.add(seat);
    }
  }
  return near;
}
