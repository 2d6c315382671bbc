/**
 * Who makes way for whom, and what each loses: every need on another seat than before with the points of its match then and now, and what
 * seats and frames cost by themselves (opening, balance, money), which belongs to nobody in particular. All losses together are the
 * difference of the objectives.
 */

import { rowsOf } from '../../rows.ts';
import { changesBetween } from '../caseChanges.ts';
import type { SeatChange } from '../difference.ts';
import type { LiveProblem } from '../liveProblem.ts';
import { seatChanges, seatingWatched, watchSeats } from '../seatChanges.ts';

/** A need that moves, and the points it loses by it; below 0 where it gains. */
export interface Displaced extends SeatChange {
  readonly lost: number;
}

/** What a seat (opening, balance) or a frame (money) costs more, whoever uses it. */
export interface SharedLoss {
  readonly of: 'seat' | 'frame';
  /** Seat id, or the id of the frame’s row (`budget:ID`). */
  readonly id: string;
  readonly lost: number;
}

export interface Displacement {
  /** The chain: first the need in question, then who left the seat it came to, and so on. */
  readonly moves: readonly Displaced[];
  readonly shared: readonly SharedLoss[];
}

/** What seats and frames cost by themselves in the plan at hand. */
export interface Ledger {
  readonly seatPoints: Float64Array;
  readonly rowPoints: Float64Array;
}

export function ledgerOf(problem: LiveProblem): Ledger {
  const { seat, row } = problem.session.live;
  return { seatPoints: seat.points.data.slice(), rowPoints: row.points.data.slice() };
}

/** Call before the plan is changed that displacementSince compares with the one at hand. */
export function beginDisplacement(problem: LiveProblem): void {
  watchSeats(problem);
}

/** From the plan of the ledger, at hand when beginDisplacement was called, to the one the problem has now. `first`: the need the question is about. */
export function displacementSince(problem: LiveProblem, before: Ledger, first: string): Displacement {
  const { index, ruleSet, seatIds, session } = problem;
  const none = changesBetween(index.case, index.case);
  const moves = seatChanges(problem, none, seatingWatched(problem)).map((move) => ({
    ...move,
    lost: (move.pointsAfter ?? 0) - (move.pointsBefore ?? 0),
  }));
  const { seat, row } = session.live;
  const shared: SharedLoss[] = [];
  seatIds.forEach((id, at) => {
    const lost = seat.points.data[at]! - (before.seatPoints[at] ?? 0);
    if (lost !== 0) shared.push({ of: 'seat', id, lost });
  });
  for (const { id } of rowsOf(index, ruleSet)) {
    const at = problem.numberOfRow(id);
    const lost = row.points.data[at]! - (before.rowPoints[at] ?? 0);
    if (lost !== 0) shared.push({ of: 'frame', id, lost });
  }
  return { moves: asChain(moves, first), shared };
}

/** Each comes after the one that took its seat, where there is one. */
function asChain(moves: readonly Displaced[], first: string): Displaced[] {
  const left = [...moves];
  const chain: Displaced[] = [];
  const take = (at: number) => chain.push(...left.splice(at, 1));
  const begin = left.findIndex(({ needId }) => needId === first);
  if (begin >= 0) take(begin);
  for (let at = 0; left.length > 0; at++) {
    const seat = chain[at]?.to;
    if (at >= chain.length) take(0);
    for (let next = left.length - 1; next >= 0; next--) if (seat != null && left[next]!.from === seat) take(next);
  }
  return chain;
}
