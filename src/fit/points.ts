/**
 * Fit: what one match costs in points, part by part. Every part is a shortfall against the best imaginable match, so a perfect match
 * on free hours costs nothing, and what is unknown moves nothing (S1–S14 in docs/model.md).
 */

import type { Wish } from '../model/need.ts';
import type { PointsPart } from '../model/plan.ts';
import type { PairContext } from '../rules/context.ts';
import { isInScope } from '../rules/index.ts';
import { competenceLevel } from '../rules/seatFacts.ts';
import { weeklyTravelMinutes } from './load.ts';
import { frameOf, netOere, pointsOfOere } from './money.ts';
import { meetsWish } from './wishes.ts';

/** One consideration: its number in docs/model.md, its code, and what it costs in this context. Parts of 0 points are left out. */
interface Consideration {
  readonly number: string;
  readonly part: string;
  readonly price: (context: PairContext) => { readonly points: number; readonly subjects?: readonly string[] };
}

export const CONSIDERATIONS: readonly Consideration[] = [
  { number: 'S1', part: 'competence', price: missingCompetences },
  { number: 'S2', part: 'negativeCompetence', price: wrongCompetences },
  { number: 'S3', part: 'wish', price: (context) => unmetWishes(context, 'citizen', context.index.case.weights.wish) },
  {
    number: 'S4',
    part: 'caseworkerWish',
    price: (context) => unmetWishes(context, 'caseworker', context.index.case.weights.caseworkerWish),
  },
  { number: 'S5', part: 'continuity', price: brokenRelation },
  { number: 'S6', part: 'contactPerson', price: newContactPerson },
  { number: 'S7', part: 'caseworkerKnowledge', price: knownToCaseworker },
  { number: 'S8', part: 'handPicked', price: notHandPicked },
  { number: 'S9', part: 'recommended', price: notRecommended },
  { number: 'S10', part: 'netCost', price: netCost },
  { number: 'S11', part: 'internalFirst', price: external },
  { number: 'S12', part: 'overflow', price: overflowOnly },
  { number: 'S13', part: 'lending', price: lent },
  { number: 'S14', part: 'travel', price: travelled },
];

/** The parts of a match that are not 0, in the order of the table. Money under a budget frame is counted once per frame instead. */
export function pairBreakdown(context: PairContext): PointsPart[] {
  const parts: PointsPart[] = [];
  for (const { part, price } of CONSIDERATIONS) {
    const { points, subjects } = price(context);
    if (points !== 0) parts.push({ part, points, subjects: [...(subjects ?? [])] });
  }
  return parts;
}

/** Points of the match: the sum of its parts. */
export function pairPoints(context: PairContext): number {
  let sum = 0;
  for (const { price } of CONSIDERATIONS) sum += price(context).points;
  return sum;
}

const FREE = { points: 0 } as const;

/** A special competence weighs more in a new match than in a running one: what works is not ended for a competence on paper. */
function missingCompetences({ index, need, seat }: PairContext) {
  if (need.competences.length === 0) return FREE;
  const { competence, unknownCompetence, specialCompetence } = index.case.weights;
  const isRunning = index.relationOfNeed.get(need.id)?.seatId === seat.id;
  const subjects: string[] = [];
  let points = 0;
  for (const id of need.competences) {
    const level = competenceLevel(seat, id, index.case.planDate);
    if (level === 'has') continue;
    const isSpecial = !isRunning && index.competenceById.get(id)?.special === true;
    if (level === 'unknown') points += isSpecial ? Math.ceil(specialCompetence / 2) : unknownCompetence;
    else points += isSpecial ? specialCompetence : competence;
    subjects.push(id);
  }
  return { points, subjects };
}

function softWishes({ need }: PairContext): readonly Wish[] {
  return Array.isArray(need.wishes) ? need.wishes.filter((wish) => !wish.required) : [];
}

function wrongCompetences(context: PairContext) {
  const wrong = softWishes(context).filter((wish) => wish.kind === 'notCompetence' && !meetsWish(wish, context));
  return {
    points: wrong.length * context.index.case.weights.negativeCompetence,
    subjects: wrong.map((wish) => wish.value),
  };
}

function unmetWishes(context: PairContext, from: Wish['from'], weight: number) {
  const unmet = softWishes(context).filter(
    (wish) => wish.kind !== 'notCompetence' && wish.from === from && !meetsWish(wish, context),
  );
  return { points: unmet.length * weight, subjects: unmet.map((wish) => wish.value) };
}

function brokenRelation({ index, need, seat }: PairContext) {
  const relation = index.relationOfNeed.get(need.id);
  if (relation === undefined || relation.seatId === seat.id) return FREE;
  return { points: index.case.weights.continuity, subjects: [relation.seatId] };
}

/** A person already around the citizen, or the mentor of the running relation, is not new. */
function newContactPerson({ index, need, citizen, seat }: PairContext) {
  if (index.relationOfNeed.get(need.id)?.seatId === seat.id) return FREE;
  const { planDate, weights } = index.case;
  const isKnown =
    seat.mentor !== undefined &&
    citizen.supportPersons.some(
      (person) => person.mentorId === seat.mentor!.id && (person.until === undefined || person.until >= planDate),
    );
  return isKnown ? FREE : { points: weights.contactPerson };
}

/** Experience with a unit may be with one type of task alone. */
function knownToCaseworker({ index, need, citizen, seat }: PairContext) {
  const caseworker = citizen.caseworkerId;
  if (caseworker === undefined) return FREE;
  const isKnown =
    seat.mentor?.knownToCaseworkers.includes(caseworker) === true ||
    seat.unit.trackRecord.some(
      (record) => record.caseworkerId === caseworker && (record.taskType ?? need.taskType) === need.taskType,
    );
  // 0 − w, not −w: a weight of 0 would give −0, which is not 0 to a strict comparison.
  return isKnown ? { points: 0 - index.case.weights.caseworkerKnowledge, subjects: [caseworker] } : FREE;
}

function notHandPicked({ index, need, seat }: PairContext) {
  if (need.handPickedMentorId === undefined || need.handPickedMentorId === seat.id) return FREE;
  return { points: index.case.weights.handPicked, subjects: [need.handPickedMentorId] };
}

function notRecommended({ index, need, seat }: PairContext) {
  if (need.recommendedMentorId === undefined || need.recommendedMentorId === seat.id) return FREE;
  return { points: index.case.weights.recommended, subjects: [need.recommendedMentorId] };
}

function netCost(context: PairContext) {
  if (frameOf(context) !== undefined) return FREE;
  return { points: pointsOfOere(netOere(context), context.index.case.weights.netCostPercent) };
}

function external({ index, seat }: PairContext) {
  return seat.unit.kind === 'externalProvider' ? { points: index.case.weights.internalFirst } : FREE;
}

function overflowOnly({ index, need, seat }: PairContext) {
  if (!seat.unit.onlyOverflowOrSpecial) return FREE;
  const isSpecial = need.competences.some(
    (id) => index.competenceById.get(id)?.special === true && competenceLevel(seat, id, index.case.planDate) === 'has',
  );
  return isSpecial ? FREE : { points: index.case.weights.overflow };
}

/** A running relation that a change of department took outside the scope is continuity, not lending. */
function lent({ index, need, citizen, seat }: PairContext) {
  if (!seat.unit.lendsOutsideScope || index.relationOfNeed.get(need.id)?.seatId === seat.id) return FREE;
  return !isInScope(seat.unit, citizen) ? { points: index.case.weights.lending, subjects: [seat.unit.id] } : FREE;
}

function travelled(context: PairContext) {
  const weight = context.index.case.weights.travelHour;
  return weight === 0 ? FREE : { points: Math.ceil((weeklyTravelMinutes(context) * weight) / 60) };
}
