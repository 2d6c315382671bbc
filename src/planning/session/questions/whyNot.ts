/**
 * Why a need is not on a certain seat. Either rules keep it off: each of them by itself, so the smallest set to lift is all of them. Or it
 * may have the seat, and somebody would have to make way: then the chain of who moves where, and what each loses, is the answer.
 */
import { NONE, priceLifted } from '../../../../solver/index.ts';
import { liftsOfRule } from '../../../explain/lifts.ts';
import { limitsTo, type Obstacle } from '../../../explain/obstacles.ts';
import { contextAt, offerOf, type View } from '../../../explain/view.ts';
import { mentorMinutes, pairPoints } from '../../../fit/index.ts';
import type { Reason, UnlockChange } from '../../../model/plan.ts';
import type { PairContext } from '../../../rules/context.ts';
import { blockers } from '../../../rules/index.ts';
import { unknown } from '../../events/lists.ts';
import { usesOf } from '../../rows.ts';
import type { Session } from '../session.ts';
import { type Hand, handOf, type PricedMove, priceSeat, told } from './forcedSeat.ts';
import type { ClosingOptions } from './overridePrices.ts';
import { viewOfSession } from './view.ts';

/** A rule in the way, and the changes any one of which lifts it; none where lifting it would mean nothing. */
export interface RuleInTheWay {
  readonly reason: Reason;
  readonly lifts: readonly UnlockChange[];
}

export type WhyNot =
  /** It has the seat. */
  | { readonly kind: 'has' }
  /** All of these have to go; any of them alone keeps the need off. */
  | {
      readonly kind: 'rules';
      readonly rules: readonly RuleInTheWay[];
      /** The seat a pin holds the need on instead; null: no pin stands in the way. */
      readonly pinnedTo: string | null;
      /** What having the seat would cost if all of it were lifted. */
      readonly ifLifted: PricedMove;
    }
  /** It may have it: who would have to make way. The losses add up to the price. */
  | { readonly kind: 'displaces'; readonly price: PricedMove }
  /** It may have it, and no plan was found that gives it: `price.atLeast` is null where there is none. `obstacles`: limits that are full. */
  | { readonly kind: 'noRoom'; readonly price: PricedMove; readonly obstacles: readonly Obstacle[] };

/** @throws MakkerError UNKNOWN_REFERENCE */
export function whyNot(session: Session, needId: string, seatId: string, { steps = 0 }: ClosingOptions = {}): WhyNot {
  return session.ask((problem) => {
    const { index, needNumber } = problem;
    if (!needNumber.has(needId)) throw unknown('need', needId);
    if (!index.seatById.has(seatId)) throw unknown('seat', seatId);
    if (problem.seatOfNeed(needId) === seatId) return { kind: 'has' };
    return answer(handOf(problem, steps), viewOfSession(problem), needId, seatId);
  });
}

function answer(hand: Hand, view: View, needId: string, seatId: string): WhyNot {
  const { problem } = hand;
  const need = problem.index.needById.get(needId)!;
  const context = contextAt(view, need, view.numberOfSeat.get(seatId)!);
  const pinned = problem.index.pinOfNeed.get(needId);
  const pinnedTo = pinned === undefined || pinned === seatId ? null : pinned;
  const rules = blockers(context).map((reason) => ({ reason, lifts: liftsOfRule(view, need, context.seat, reason) }));
  if (rules.length > 0 || pinnedTo !== null) {
    return { kind: 'rules', rules, pinnedTo, ifLifted: priceIfLifted(hand, needId, seatId, context) };
  }
  const price = priceSeat(hand, needId, problem.seatNumber.get(seatId)!);
  if (price.cost !== null) return { kind: 'displaces', price };
  const offer = offerOf(view, context, view.numberOfSeat.get(seatId) ?? NONE);
  return { kind: 'noRoom', price, obstacles: limitsTo(view, need, offer) };
}

/** The pair as it would be if nothing forbade it. */
function priceIfLifted(hand: Hand, needId: string, seatId: string, context: PairContext): PricedMove {
  const { problem, steps } = hand;
  const pair = {
    cost: pairPoints(context),
    load: mentorMinutes(context),
    uses: usesOf(context).map(({ row, amount }) => ({ row: problem.numberOfRow(row), amount })),
  };
  const need = problem.needNumber.get(needId)!;
  const seat = problem.seatNumber.get(seatId)!;
  return priceLifted(problem.session, need, seat, pair, (forced) => told(hand, needId, forced), steps);
}
