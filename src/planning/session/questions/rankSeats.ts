/**
 * The caseworker’s question: whom could this citizen get? The order is tried as an event that has not happened. Every seat comes with its
 * points and its price over the best; where no seat can be had, with the rules in the way at each kind of unit and the cheapest unlock.
 */
import { MakkerError } from '../../../errors.ts';
import { blockedSeats, bottlenecks } from '../../../explain/bottlenecks.ts';
import { limitsTo } from '../../../explain/obstacles.ts';
import { contextAt, eligibleOffers, type View } from '../../../explain/view.ts';
import { pairBreakdown } from '../../../fit/index.ts';
import type { Case } from '../../../model/case.ts';
import type { Citizen } from '../../../model/citizen.ts';
import type { Need } from '../../../model/need.ts';
import type { Meeting, PointsPart, Reason } from '../../../model/plan.ts';
import type { Unit } from '../../../model/unit.ts';
import { applyEvent } from '../../applyEvent.ts';
import { byTime } from '../../weeks/planWeeks.ts';
import type { LiveProblem } from '../liveProblem.ts';
import type { Session } from '../session.ts';
import { cheapestUnlocks, type PricedUnlock } from './cheapestUnlocks.ts';
import { handOf, type PricedMove } from './forcedSeat.ts';
import { type ClosingOptions, type OverrideRow, rowsOfNeed } from './overridePrices.ts';
import { tryCase } from './tryCase.ts';
import { viewOfSession } from './view.ts';

export interface RankedSeat extends PricedMove {
  readonly seatId: string;
  /** Points of the match, and their parts. */
  readonly points: number;
  readonly breakdown: readonly PointsPart[];
  /** Points above the best seat, everybody else placed anew; null where no plan was found. */
  readonly overBest: number | null;
  /** Limits of the seat that others fill, so that somebody would have to make way. */
  readonly reasons: readonly Reason[];
  /** The first meeting; null where the weeks hold none, or it was not asked for. */
  readonly firstMeeting: Meeting | null;
}

/** Why seats of one kind of unit cannot be had, the rules on the nearest of them first. */
export interface BlockedKind {
  readonly unitKind: Unit['kind'];
  readonly seats: number;
  readonly reasons: readonly Reason[];
}

export interface SeatRanking {
  readonly needId: string;
  /** The best first. Costs are against the plan with the order in it. */
  readonly seats: readonly RankedSeat[];
  /** What leaving the need waiting costs; null where nobody may take it and it waits anyway. */
  readonly waiting: PricedMove | null;
  /** Present where the plan leaves the need waiting. */
  readonly nobody: { readonly blocked: readonly BlockedKind[]; readonly unlocks: readonly PricedUnlock[] } | null;
}

export interface RankingOptions extends ClosingOptions {
  /** Seats, from the best, whose first meeting is looked for. */
  readonly meetings?: number;
}

const MOST_MEETINGS = 3;

/**
 * `citizen`: only when new to the case.
 * @throws MakkerError UNKNOWN_REFERENCE or DUPLICATE_ID when the order does not fit the case.
 */
export function rankSeats(
  session: Session,
  need: Need,
  citizen?: Citizen,
  { steps = 0, meetings = MOST_MEETINGS }: RankingOptions = {},
): SeatRanking {
  const ordered = applyEvent(session.case, { type: 'needOrdered', need, citizen });
  const answer = tryCase(session, ordered, () => {
    const { nobody, ...ranking } = session.ask((problem) => rank(problem, need, steps));
    return { ...ranking, nobody: nobody && { blocked: nobody, unlocks: cheapestUnlocks(session, need.id) } };
  });
  const seats = answer.seats.map((row, at) => {
    const isAsked = at < meetings && row.cost !== null;
    return { ...row, firstMeeting: isAsked ? firstMeeting(session, ordered, need.id, row.seatId) : null };
  });
  return { needId: need.id, ...answer, seats };
}

function rank(problem: LiveProblem, need: Need, steps: number) {
  const rows = rowsOfNeed(handOf(problem, steps), need.id);
  const view = viewOfSession(problem);
  const isOnSeat = (row: OverrideRow): row is OverrideRow & { readonly seatId: string } => row.seatId !== null;
  const seated = rows.filter(isOnSeat);
  const best = seated.find(({ cost }) => cost !== null)?.cost ?? null;
  const waiting = rows.find(({ seatId }) => seatId === null);
  return {
    seats: seated.map((row) => ({ ...row, ...matchOf(view, need, row), overBest: overBest(row, best) })),
    waiting: waiting === undefined ? null : withoutSeat(waiting),
    nobody: problem.seatOfNeed(need.id) === undefined ? blockedKinds(view, need) : null,
  };
}

function withoutSeat({ seatId: _, ...move }: OverrideRow): PricedMove {
  return move;
}

function overBest({ cost }: OverrideRow, best: number | null): number | null {
  return cost === null || best === null ? null : cost - best;
}

function matchOf(view: View, need: Need, { seatId }: { readonly seatId: string }) {
  const seat = view.numberOfSeat.get(seatId)!;
  const breakdown = pairBreakdown(contextAt(view, need, seat));
  const number = view.numberOfNeed.get(need.id)!;
  const offer = eligibleOffers(view, number).find((each) => each.seat === seat)!;
  const isThere = view.situation.seatOf[number] === seat;
  const reasons = isThere
    ? []
    : limitsTo(view, need, offer).map(({ code, subject }) => ({ code, subjects: [subject] }));
  return { points: offer.points, breakdown, reasons };
}

function blockedKinds(view: View, need: Need): BlockedKind[] {
  const blocked = blockedSeats(view, need);
  const kindOf = (seat: number) => view.situation.index.seats[seat]!.unit.kind;
  return [...new Set(blocked.map(({ seat }) => kindOf(seat)))].map((unitKind) => {
    const ofKind = blocked.filter(({ seat }) => kindOf(seat) === unitKind);
    return { unitKind, seats: ofKind.length, reasons: bottlenecks(ofKind) };
  });
}

/** With the need held on the seat, as the weeks would then have it. */
function firstMeeting(session: Session, ordered: Case, needId: string, seatId: string): Meeting | null {
  const held = applyEvent(ordered, { type: 'pinSet', needId, seatId });
  try {
    return tryCase(session, held, ({ meetings: { added, moved } }) => {
      const own = [...added, ...moved.map(({ to }) => to)].filter(({ needIds }) => needIds.includes(needId));
      return own.sort(byTime)[0] ?? null;
    });
  } catch (error) {
    // Others are pinned there, and together they do not fit.
    if (error instanceof MakkerError && error.code === 'INVALID_CASE') return null;
    throw error;
  }
}
