/**
 * Idle search for a better plan: the surroundings of the seats that give most away are solved again, one after the other, in several sizes. The
 * plan itself stays as it is: what is found is kept in mind (improvements.ts) and offered.
 */

import { NONE } from '../assignment/problem.ts';
import { resolveAround } from './around.ts';
import type { AroundLimits } from './chooseAround.ts';
import { improvementsOf, keepImprovements, type Step, takeStep } from './improvements.ts';
import { reserve } from './journal.ts';
import { type Live, MILLIONTHS, pairBetween, SIZE, SUM, seatOf } from './live.ts';
import { beginEvent } from './losses.ts';
import { movesSince } from './override.ts';
import { moveNeed } from './plan.ts';
import type { AssignmentSession } from './session.ts';
import { allSeats, rankByWaste } from './waste.ts';

/** A plan better than the session’s own: who moves where (NONE: waits), and by how many points it is better. */
export interface BetterPlan {
  readonly moves: readonly { readonly need: number; readonly seat: number }[];
  readonly gain: number;
  /** Must-serve needs fewer that wait. */
  readonly mustServeGain: number;
}

/**
 * The small before the large: what one does not see a larger may. On a town of 500, taken after each of 150 events, 40 steps of these leave
 * 0.12 % above cold solves (83 ms a time), five sizes up to 12 seats 0.24 %. A loss that lets a running relation end (600 points and
 * more) matters where hours are short: 2.2 % above instead of 5.8 with 300 in a town of 83.
 */
const SIZES: readonly AroundLimits[] = [
  { seats: 6, needs: 30, loss: 600, width: 40, rounds: 4 },
  { seats: 12, needs: 40, loss: 600, width: 60, rounds: 6 },
  { seats: 14, needs: 60, loss: 600, width: 100, rounds: 6 },
  { seats: 14, needs: 80, loss: 600, width: 200, rounds: 10 },
];

/** Points a seat gives away below which nothing is to be had around it; and by which that must be another after a try in vain. */
const LEAST_WASTE = 5;
const NEWS = 5;

/** Looks on from where it last stopped, in up to `steps` surroundings. Needs in `held` stay where they are. */
export function polishPlan(session: AssignmentSession, steps: number, held: Iterable<number>): void {
  const { live } = session;
  const { vain } = live.improvements;
  const mark = live.journal.mark();
  hold(live, held);
  reserve(vain, SIZES.length * live.size.given.data[SIZE.seats]);
  const found = improvementsOf(live).filter((step) => takeStep(live, step));
  const tried = vain.data.slice();
  found.push(...seek(session, steps, tried));
  live.journal.rollback(mark);
  keepImprovements(live, found);
  tried.forEach((waste, at) => void live.journal.write(vain, at, waste));
}

/**
 * What is in mind, and what up to `steps` surroundings more have to add. Needs in `held` stay where they are. Returns the better plan, or
 * undefined where none was found; the session is as before.
 */
export function findBetterPlan(
  session: AssignmentSession,
  steps: number,
  held: Iterable<number>,
): BetterPlan | undefined {
  const { live } = session;
  const { journal, need, sum } = live;
  const mark = journal.mark();
  const before = need.pairOf.data.slice(0, live.size.given.data[SIZE.needs]);
  const [points, waiting] = [sum.data[SUM.points], sum.data[SUM.waitingMustServe]];
  hold(live, held);
  for (const step of improvementsOf(live)) takeStep(live, step);
  seek(session, steps, new Float64Array(SIZES.length * live.size.given.data[SIZE.seats]));
  const moves = movesSince(live, before);
  const gain = points - sum.data[SUM.points];
  const mustServeGain = waiting - sum.data[SUM.waitingMustServe];
  journal.rollback(mark);
  return moves.length === 0 ? undefined : { moves, gain, mustServeGain };
}

function hold({ journal, need }: Live, held: Iterable<number>): void {
  for (const at of held) journal.write(need.isHeld, at, 1);
}

/**
 * Solves surroundings and makes the plan better by what they give; returns the steps. `vain`: by seat and size, its waste when that was last
 * tried in vain; brought up to date.
 */
function seek({ live, chains }: AssignmentSession, steps: number, vain: Float64Array): Step[] {
  const found: Step[] = [];
  beginEvent(live, chains);
  let size = 0;
  for (let left = steps; left > 0 && size < SIZES.length; ) {
    const isNews = ({ seat, waste }: { seat: number; waste: number }) =>
      Math.abs(waste - vain[seat * SIZES.length + size]) > NEWS * MILLIONTHS;
    const worst = rankByWaste(live, allSeats(live), LEAST_WASTE).find(isNews);
    if (worst === undefined) {
      size++;
      continue;
    }
    left--;
    const step = resolved(live, () => resolveAround(live, chains, [worst.seat], SIZES[size]));
    if (step.length > 0) {
      found.push(step);
      size = 0;
    } else vain[worst.seat * SIZES.length + size] = worst.waste;
  }
  return found;
}

/** The moves that `solve` makes; it returns who moved. */
function resolved(live: Live, solve: () => readonly number[]): Step {
  const before = live.need.pairOf.data.slice(0, live.size.given.data[SIZE.needs]);
  return solve().map((need) => {
    const pair = before[need];
    return { need, from: pair === NONE ? NONE : live.pair.seat.data[pair], to: seatOf(live, need) };
  });
}

/** Makes the moves of a plan found by findBetterPlan. */
export function takeBetterPlan({ live }: AssignmentSession, { moves }: BetterPlan): void {
  for (const { need } of moves) moveNeed(live, need, NONE);
  for (const { need, seat } of moves) if (seat !== NONE) moveNeed(live, need, pairBetween(live, need, seat));
}
