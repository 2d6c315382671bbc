/**
 * Fit: what one match costs in points, part by part. Every part is a shortfall against the best imaginable match, so a perfect match
 * on free hours costs nothing, and what is unknown moves nothing (S1–S14 in docs/model.md).
 */
import type { Wish } from '../model/need.ts';
import type { PointsPart } from '../model/plan.ts';
import { isRunning, type PairContext } from '../rules/context.ts';
import { isInScope } from '../rules/index.ts';
import { type Field, readersAmong } from '../rules/reads.ts';
import { COMPETENCE_READS, competenceLevel } from '../rules/seatFacts.ts';
import { TRAVEL_READS, weeklyTravelMinutes } from './load.ts';
import { FRAME_READS, frameOf, NET_READS, netOere, pointsOfOere } from './money.ts';
import { meetsWish, WISH_READS } from './wishes.ts';

/** One consideration: its number in docs/model.md, its code, and what it costs in this context. Parts of 0 points are left out. */
export interface Consideration {
  readonly number: string;
  readonly part: string;
  /** Every field the price depends on. */
  readonly reads: readonly Field[];
  readonly price: (context: PairContext) => { readonly points: number; readonly subjects?: readonly string[] };
}

export const CONSIDERATIONS: readonly Consideration[] = [
  {
    number: 'S1',
    part: 'competence',
    reads: [
      'need.competences',
      'relation.seatId',
      'competence.special',
      'case.planDate',
      'weights.competence',
      'weights.unknownCompetence',
      'weights.specialCompetence',
      ...COMPETENCE_READS,
    ],
    price: missingCompetences,
  },
  {
    number: 'S2',
    part: 'negativeCompetence',
    reads: ['need.wishes', 'case.planDate', 'weights.negativeCompetence', ...COMPETENCE_READS],
    price: (context) => unmetWishes(context, isAgainst, context.index.case.weights.negativeCompetence),
  },
  {
    number: 'S3',
    part: 'wish',
    reads: ['weights.wish', ...WISH_READS],
    price: (context) => unmetWishes(context, isOfCitizen, context.index.case.weights.wish),
  },
  {
    number: 'S4',
    part: 'caseworkerWish',
    reads: ['weights.caseworkerWish', ...WISH_READS],
    price: (context) => unmetWishes(context, isOfCaseworker, context.index.case.weights.caseworkerWish),
  },
  { number: 'S5', part: 'continuity', reads: ['relation.seatId', 'weights.continuity'], price: brokenRelation },
  {
    number: 'S6',
    part: 'contactPerson',
    reads: ['relation.seatId', 'citizen.supportPersons', 'case.planDate', 'weights.contactPerson'],
    price: newContactPerson,
  },
  {
    number: 'S7',
    part: 'caseworkerKnowledge',
    reads: [
      'citizen.caseworkerId',
      'mentor.knownToCaseworkers',
      'unit.trackRecord',
      'need.taskType',
      'weights.caseworkerKnowledge',
    ],
    price: knownToCaseworker,
  },
  {
    number: 'S8',
    part: 'handPicked',
    reads: ['need.handPickedMentorId', 'weights.handPicked'],
    price: notHandPicked,
  },
  {
    number: 'S9',
    part: 'recommended',
    reads: ['need.recommendedMentorId', 'weights.recommended'],
    price: notRecommended,
  },
  { number: 'S10', part: 'netCost', reads: ['weights.netCostPercent', ...FRAME_READS, ...NET_READS], price: netCost },
  { number: 'S11', part: 'internalFirst', reads: ['unit.kind', 'weights.internalFirst'], price: external },
  {
    number: 'S12',
    part: 'overflow',
    reads: [
      'unit.onlyOverflowOrSpecial',
      'need.competences',
      'competence.special',
      'case.planDate',
      'weights.overflow',
      ...COMPETENCE_READS,
    ],
    price: overflowOnly,
  },
  {
    number: 'S13',
    part: 'lending',
    reads: [
      'unit.lendsOutsideScope',
      'unit.scope',
      'relation.seatId',
      'citizen.departmentId',
      'citizen.age',
      'citizen.benefit',
      'citizen.area',
      'weights.lending',
    ],
    price: lent,
  },
  { number: 'S14', part: 'travel', reads: ['weights.travelHour', ...TRAVEL_READS], price: travelled },
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
  return pointsOf(CONSIDERATIONS, context);
}

/** What some of the considerations cost together. */
export function pointsOf(considerations: readonly Consideration[], context: PairContext): number {
  let sum = 0;
  for (const { price } of considerations) sum += price(context).points;
  return sum;
}

const numbersReading = readersAmong(CONSIDERATIONS);

/** The considerations that can notice a change of these fields: only their part of the points is to be priced again. */
export function considerationsReading(changed: ReadonlySet<Field>): readonly Consideration[] {
  return numbersReading(changed).map((number) => CONSIDERATIONS[number]!);
}

const FREE = { points: 0 } as const;

/** A special competence weighs more in a new match than in a running one: what works is not ended for a competence on paper. */
function missingCompetences(context: PairContext) {
  const { index, need, seat } = context;
  if (need.competences.length === 0) return FREE;
  const { competence, unknownCompetence, specialCompetence } = index.case.weights;
  const subjects: string[] = [];
  let points = 0;
  for (const id of need.competences) {
    const level = competenceLevel(seat, id, index.case.planDate);
    if (level === 'has') continue;
    const isSpecial = index.competenceById.get(id)?.special === true && !isRunning(context);
    if (level === 'unknown') points += isSpecial ? Math.ceil(specialCompetence / 2) : unknownCompetence;
    else points += isSpecial ? specialCompetence : competence;
    subjects.push(id);
  }
  return { points, subjects };
}

/** A wish for somebody without a competence is a consideration of its own. */
function isAgainst({ kind }: Wish): boolean {
  return kind === 'notCompetence';
}

function isOfCitizen(wish: Wish): boolean {
  return wish.from === 'citizen' && !isAgainst(wish);
}

function isOfCaseworker(wish: Wish): boolean {
  return wish.from === 'caseworker' && !isAgainst(wish);
}

/** Soft wishes alone: what is required is a matter of eligibility. */
function unmetWishes(context: PairContext, isMeant: (wish: Wish) => boolean, weight: number) {
  const { wishes } = context.need;
  if (typeof wishes === 'string') return FREE;
  const subjects: string[] = [];
  for (const wish of wishes) {
    if (!wish.required && isMeant(wish) && !meetsWish(wish, context)) subjects.push(wish.value);
  }
  return { points: subjects.length * weight, subjects };
}

function brokenRelation({ index, need, seat }: PairContext) {
  const relation = index.relationOfNeed.get(need.id);
  if (relation === undefined || relation.seatId === seat.id) return FREE;
  return { points: index.case.weights.continuity, subjects: [relation.seatId] };
}

/** A person already around the citizen, or the mentor of the running relation, is not new. */
function newContactPerson(context: PairContext) {
  if (isRunning(context)) return FREE;
  const { citizen, index } = context;
  const { mentor } = context.seat;
  const { planDate, weights } = index.case;
  const isKnown =
    mentor !== undefined &&
    citizen.supportPersons.some(
      (person) => person.mentorId === mentor.id && (person.until === undefined || person.until >= planDate),
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
  // Most of the municipality’s own seats have no price, so the frame need not be looked for.
  const net = netOere(context);
  if (net === 0 || frameOf(context) !== undefined) return FREE;
  return { points: pointsOfOere(net, context.index.case.weights.netCostPercent) };
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
function lent(context: PairContext) {
  const { index, citizen, seat } = context;
  if (!seat.unit.lendsOutsideScope || isRunning(context)) return FREE;
  return !isInScope(seat.unit, citizen) ? { points: index.case.weights.lending, subjects: [seat.unit.id] } : FREE;
}

function travelled(context: PairContext) {
  const weight = context.index.case.weights.travelHour;
  return weight === 0 ? FREE : { points: Math.ceil((weeklyTravelMinutes(context) * weight) / 60) };
}
