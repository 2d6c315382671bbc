/** What each override of a need would cost: every seat it may have, and waiting, priced with everybody else placed anew. */
import { NONE, priceRow } from '../../../../solver/index.ts';
import { unknown } from '../../events/lists.ts';
import type { LiveProblem } from '../liveProblem.ts';
import type { Session } from '../session.ts';
import { type Hand, handOf, type PricedMove, told } from './forcedSeat.ts';
import { comparePrices } from './price.ts';

export interface OverrideRow extends PricedMove {
  /** null: the need waits. */
  readonly seatId: string | null;
}

export interface ClosingOptions {
  /** Cold steps (solver/assignment/solve.ts) that may be spent on each price whose two ends do not meet; 0: only what the session knows. */
  readonly steps?: number;
}

/**
 * By rising price; equal ones in the order of the case’s seats, waiting after them. The seat the need has now costs 0. A price below 0 shows a
 * better plan. A pinned need has its seat and no other.
 * @throws MakkerError UNKNOWN_REFERENCE
 */
export function overridePrices(session: Session, needId: string, { steps = 0 }: ClosingOptions = {}): OverrideRow[] {
  return session.ask((problem) => {
    if (!problem.needNumber.has(needId)) throw unknown('need', needId);
    return rowsOfNeed(handOf(problem, steps), needId);
  });
}

export function rowsOfNeed(hand: Hand, needId: string): OverrideRow[] {
  const { problem } = hand;
  const seats = seatsOfNeed(problem, needId);
  const options = problem.index.pinOfNeed.has(needId) ? seats : [...seats, NONE];
  const prices = priceRow(problem.session, problem.needNumber.get(needId)!, options, hand.steps);
  const rows = prices.map((price) => ({ seatId: problem.seatIds[price.seat] ?? null, ...told(hand, needId, price) }));
  return rows.sort(comparePrices);
}

/** Numbers of the seats the need may have, in the order of the case. */
function seatsOfNeed({ index, session: { live }, needNumber, seatNumber }: LiveProblem, needId: string): number[] {
  const need = needNumber.get(needId)!;
  const { data } = live.pairsOfNeed.entries[need]!;
  const own = new Set<number>();
  for (let at = 0; at < live.pairsOfNeed.count.data[need]!; at++) own.add(live.pair.seat.data[data[at]!]!);
  return index.seats.map(({ id }) => seatNumber.get(id)!).filter((seat) => own.has(seat));
}
