/**
 * Why a need waits, as statements that are true of the plan, the weightiest first: what fills the seats it may have, who came first
 * there, and which rules keep it off the others. Beside them the cheapest change that would seat it (unlock.ts).
 */
import { NONE } from '../../solver/index.ts';
import { waitingPoints } from '../fit/index.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import type { Restrictions } from '../planning/compile.ts';
import type { WaitingAnswer } from '../planning/decode.ts';
import type { Situation } from '../planning/situation.ts';
import { isMustServe } from '../rules/index.ts';
import { type BlockedSeat, blockedSeats, bottlenecks } from './bottlenecks.ts';
import { hasRoom, type Obstacle, obstaclesTo } from './obstacles.ts';
import { createProver, type PlanPrices, type Prover } from './proof.ts';
import { cheapestUnlock, nearestUnlock } from './unlock.ts';
import { contextAt, eligibleOffers, type Offer, offerOf, type View, viewOf } from './view.ts';

/** An eligible seat and what keeps the need off it. */
export interface FullSeat {
  readonly offer: Offer;
  readonly obstacles: readonly Obstacle[];
}

/** Everything found out about one waiting need; reasons and unlocks are read from it. */
export interface Standing {
  readonly need: Need;
  readonly full: readonly FullSeat[];
  readonly blocked: readonly BlockedSeat[];
}

/** Subjects named with one reason. */
const MOST_SUBJECTS = 3;

/** Blocked seats with room whose one rule is worth a word although other seats are allowed. */
const MOST_SIDE_REASONS = 2;

/** What the plan knows beyond its situation; without prices only small re-solves prove anything. */
export interface Known {
  readonly restrictions?: Restrictions;
  readonly prices?: PlanPrices;
  /** Effort, where the caller has less or more to spend. */
  readonly mostSeatsSearched?: number;
}

/**
 * Answers for every waiting need. The effort spent on proofs is shared among them, so must-serve needs are asked first, whatever the order
 * of the questions.
 */
export function waitingExplainer(situation: Situation, known: Known = {}): (need: Need) => WaitingAnswer {
  const view = viewOf(situation, known.restrictions);
  const prover = createProver(view, known.prices);
  const { index, ruleSet, seatOf } = situation;
  const waiting = index.case.needs.filter((_, at) => seatOf[at] === NONE);
  const rank = (need: Need) => (isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet) ? 0 : 1);
  waiting.sort((a, b) => rank(a) - rank(b));
  const mostSearched = (known.mostSeatsSearched ?? MOST_SEATS_SEARCHED) / Math.max(1, index.seats.length);
  const answers = new Map(waiting.map((need, at) => [need.id, answer(view, prover, need, at < mostSearched)]));
  return (need) => answers.get(need.id)!;
}

/**
 * Seats looked at in search of unlocks, all needs together, each about a fiftieth of a millisecond: far more than the plan of an ordinary
 * town asks for, and an end to it where the search of the plan itself was cut short and everybody waits.
 */
const MOST_SEATS_SEARCHED = 120_000;

function answer(view: View, prover: Prover, need: Need, isSearched: boolean): WaitingAnswer {
  const standing = standingOf(view, need);
  return {
    reasons: reasonsOf(view, standing),
    missingMinutes: missingMinutesOf(standing),
    unlock: isSearched ? cheapestUnlock(view, prover, standing) : nearestUnlock(view, standing),
  };
}

export function standingOf(view: View, need: Need): Standing {
  const offers = eligibleOffers(view, view.numberOfNeed.get(need.id)!);
  return {
    need,
    full: offers.map((offer) => ({ offer, obstacles: obstaclesTo(view, need, offer) })),
    blocked: blockedSeats(view, need),
  };
}

function reasonsOf(view: View, standing: Standing): Reason[] {
  const { full, blocked } = standing;
  if (full.length > 0) {
    return [...fullReasons(full), ...outranked(view, standing), ...sideReasons(view, standing)];
  }
  return blocked.length > 0 ? bottlenecks(blocked) : [{ code: 'noSeat', subjects: [] }];
}

/** What fills the allowed seats, the commonest first; each names the seats that are nearest to having room. */
function fullReasons(full: readonly FullSeat[]): Reason[] {
  const found = new Map<string, Obstacle[]>();
  for (const obstacle of full.flatMap(({ obstacles }) => obstacles)) {
    found.set(obstacle.code, [...(found.get(obstacle.code) ?? []), obstacle]);
  }
  return [...found]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, obstacles]) => ({ code, subjects: nearestSubjects(obstacles) }));
}

function nearestSubjects(obstacles: readonly Obstacle[]): string[] {
  const nearest = [...obstacles].sort((a, b) => a.short - b.short);
  return [...new Set(nearest.map(({ subject }) => subject))].slice(0, MOST_SUBJECTS);
}

/** Least mentor time short on a seat the need may have; 0 where time stands in its way nowhere. */
function missingMinutesOf({ full }: Standing): number {
  const short = full
    .flatMap(({ obstacles }) => obstacles)
    .filter(({ code }) => code === 'capacity' || code === 'contractHours')
    .map((obstacle) => obstacle.short);
  return short.length === 0 ? 0 : Math.min(...short);
}

/** Needs that hold the place on an allowed seat and go before this one: pinned, must-serve, running, or dearer to leave waiting. */
function outranked(view: View, { need, full }: Standing): Reason[] {
  const isHeld = (obstacle: Obstacle) => obstacle.code === 'capacity' || obstacle.code === 'caseload';
  const held = full.filter(({ obstacles }) => obstacles.every(isHeld));
  const nearest = held.sort((a, b) => shortSum(a) - shortSum(b))[0];
  if (nearest === undefined) return [];
  const { index, pairs } = view.situation;
  const shortMinutes = nearest.obstacles.find(({ code }) => code === 'capacity')?.short ?? 0;
  const seat = nearest.offer.seat;
  const before = view.needsOnSeat[seat]!.filter((other) => {
    const load = pairs[other]!.loads[pairs[other]!.seats.indexOf(seat)]!;
    return load >= shortMinutes && goesBefore(view, index.case.needs[other]!, need);
  });
  const subjects = before.slice(0, MOST_SUBJECTS).map((other) => index.case.needs[other]!.id);
  return subjects.length === 0 ? [] : [{ code: 'lowerPriority', subjects }];
}

function shortSum({ obstacles }: FullSeat): number {
  return obstacles.reduce((sum, { short }) => sum + short, 0);
}

function goesBefore(view: View, other: Need, need: Need): boolean {
  const { index, ruleSet } = view.situation;
  const mustServe = (entry: Need) => isMustServe(entry, index.citizenById.get(entry.citizenId)!, ruleSet);
  if (index.pinOfNeed.has(other.id)) return true;
  if (mustServe(other) !== mustServe(need)) return mustServe(other);
  return waitingPoints(index, other) > waitingPoints(index, need);
}

/** The one rule on seats that do have room: not why all seats are out, but what a caseworker can act on. */
function sideReasons(view: View, { need, blocked }: Standing): Reason[] {
  const withRoom = blocked.filter(
    ({ seat, distance }) => distance === 1 && hasRoom(view, need, offerOf(view, contextAt(view, need, seat), seat)),
  );
  return withRoom.length === 0 ? [] : bottlenecks(withRoom).slice(0, MOST_SIDE_REASONS);
}
