/**
 * Fit: what one match costs in points, part by part. Every part is a shortfall against the best imaginable match, so a perfect match
 * on free hours costs nothing, and what is unknown moves nothing (S1–S14 in docs/model.md).
 */
import type { Seat } from '../model/caseIndex.ts';
import type { Need, Wish } from '../model/need.ts';
import type { PointsPart } from '../model/plan.ts';
import { isRunning, type PairContext } from '../rules/context.ts';
import { isInScope } from '../rules/index.ts';
import { type Field, readersAmong } from '../rules/reads.ts';
import { COMPETENCE_READS, competenceLevel } from '../rules/seatFacts.ts';
import { TRAVEL_READS, weeklyTravelMinutes } from './load.ts';
import { FRAME_READS, frameOf, grossOere, NET_READS, netOere, pointsOfOere } from './money.ts';
import { meetsWish, WISH_READS } from './wishes.ts';

/** One consideration: its number in docs/model.md, its code, and what it costs in this context. Parts of 0 points are left out. */
export interface Consideration {
  readonly number: string;
  readonly part: string;
  /** Every field the points depend on. */
  readonly reads: readonly Field[];
  /** Can it cost this need anything anywhere? Absent: it may. Most orders wish for nothing and name nobody. */
  readonly mayCost?: (need: Need) => boolean;
  readonly points: (context: PairContext) => number;
  /** Whom or what the points are about; asked where they are not 0. */
  readonly subjects?: (context: PairContext) => readonly string[];
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
    mayCost: ({ competences }) => competences.length > 0,
    points: missingCompetences,
    subjects: ({ need, seat, index }) =>
      need.competences.filter((id) => competenceLevel(seat, id, index.case.planDate) !== 'has'),
  },
  {
    number: 'S2',
    part: 'negativeCompetence',
    reads: ['need.wishes', 'case.planDate', 'weights.negativeCompetence', ...COMPETENCE_READS],
    mayCost: hasWishes,
    points: (context) => unmetWishes(context, isAgainst).length * context.index.case.weights.negativeCompetence,
    subjects: (context) => unmetWishes(context, isAgainst).map(({ value }) => value),
  },
  {
    number: 'S3',
    part: 'wish',
    reads: ['weights.wish', ...WISH_READS],
    mayCost: hasWishes,
    points: (context) => unmetWishes(context, isOfCitizen).length * context.index.case.weights.wish,
    subjects: (context) => unmetWishes(context, isOfCitizen).map(({ value }) => value),
  },
  {
    number: 'S4',
    part: 'caseworkerWish',
    reads: ['weights.caseworkerWish', ...WISH_READS],
    mayCost: hasWishes,
    points: (context) => unmetWishes(context, isOfCaseworker).length * context.index.case.weights.caseworkerWish,
    subjects: (context) => unmetWishes(context, isOfCaseworker).map(({ value }) => value),
  },
  {
    number: 'S5',
    part: 'continuity',
    reads: ['relation.seatId', 'weights.continuity'],
    points: brokenRelation,
    subjects: ({ index, need }) => [index.relationOfNeed.get(need.id)!.seatId],
  },
  {
    number: 'S6',
    part: 'contactPerson',
    reads: ['relation.seatId', 'citizen.supportPersons', 'case.planDate', 'weights.contactPerson'],
    points: newContactPerson,
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
    points: knownToCaseworker,
    subjects: ({ citizen }) => [citizen.caseworkerId!],
  },
  {
    number: 'S8',
    part: 'handPicked',
    reads: ['need.handPickedMentorId', 'weights.handPicked'],
    mayCost: ({ handPickedMentorId }) => handPickedMentorId !== undefined,
    points: ({ index, need, seat }) => (isAnother(need.handPickedMentorId, seat) ? index.case.weights.handPicked : 0),
    subjects: ({ need }) => [need.handPickedMentorId!],
  },
  {
    number: 'S9',
    part: 'recommended',
    reads: ['need.recommendedMentorId', 'weights.recommended'],
    mayCost: ({ recommendedMentorId }) => recommendedMentorId !== undefined,
    points: ({ index, need, seat }) => (isAnother(need.recommendedMentorId, seat) ? index.case.weights.recommended : 0),
    subjects: ({ need }) => [need.recommendedMentorId!],
  },
  { number: 'S10', part: 'netCost', reads: ['weights.netCostPercent', ...FRAME_READS, ...NET_READS], points: netCost },
  { number: 'S11', part: 'internalFirst', reads: ['unit.kind', 'weights.internalFirst'], points: external },
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
    points: overflowOnly,
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
    points: lent,
    subjects: ({ seat }) => [seat.unit.id],
  },
  { number: 'S14', part: 'travel', reads: ['weights.travelHour', ...TRAVEL_READS], points: travelled },
];

/** The parts of a match that are not 0, in the order of the table. Money under a budget frame is counted once per frame instead. */
export function pairBreakdown(context: PairContext): PointsPart[] {
  const parts: PointsPart[] = [];
  for (const { part, points: pointsOfPart, subjects } of considerationsFor(context.need)) {
    const points = pointsOfPart(context);
    if (points !== 0) parts.push({ part, points, subjects: [...(subjects?.(context) ?? [])] });
  }
  return parts;
}

/** Points of the match: the sum of its parts. */
export function pairPoints(context: PairContext): number {
  return pointsOf(considerationsFor(context.need), context);
}

const knownFor = new WeakMap<Need, readonly Consideration[]>();

/** The considerations that may cost the need anything, in the order of the table. */
function considerationsFor(need: Need): readonly Consideration[] {
  const known = knownFor.get(need);
  if (known !== undefined) return known;
  const considerations = CONSIDERATIONS.filter(({ mayCost }) => mayCost === undefined || mayCost(need));
  knownFor.set(need, considerations);
  return considerations;
}

/** What some of the considerations cost together. */
export function pointsOf(considerations: readonly Consideration[], context: PairContext): number {
  let sum = 0;
  for (const { points } of considerations) sum += points(context);
  return sum;
}

const numbersReading = readersAmong(CONSIDERATIONS);

/** The considerations that can notice a change of these fields: only their part of the points is to be priced again. */
export function considerationsReading(changed: ReadonlySet<Field>): readonly Consideration[] {
  return numbersReading(changed).map((number) => CONSIDERATIONS[number]!);
}

/** A special competence weighs more in a new match than in a running one: what works is not ended for a competence on paper. */
function missingCompetences(context: PairContext): number {
  const { index, need, seat } = context;
  const { competence, unknownCompetence, specialCompetence } = index.case.weights;
  let points = 0;
  for (const id of need.competences) {
    const level = competenceLevel(seat, id, index.case.planDate);
    if (level === 'has') continue;
    const isSpecial = index.competenceById.get(id)?.special === true && !isRunning(context);
    if (level === 'unknown') points += isSpecial ? Math.ceil(specialCompetence / 2) : unknownCompetence;
    else points += isSpecial ? specialCompetence : competence;
  }
  return points;
}

function hasWishes({ wishes }: Need): boolean {
  return typeof wishes !== 'string';
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
function unmetWishes(context: PairContext, isMeant: (wish: Wish) => boolean): readonly Wish[] {
  const { wishes } = context.need;
  if (typeof wishes === 'string') return [];
  return wishes.filter((wish) => !wish.required && isMeant(wish) && !meetsWish(wish, context));
}

function brokenRelation({ index, need, seat }: PairContext): number {
  const relation = index.relationOfNeed.get(need.id);
  return relation === undefined || relation.seatId === seat.id ? 0 : index.case.weights.continuity;
}

/** A person already around the citizen, or the mentor of the running relation, is not new. */
function newContactPerson(context: PairContext): number {
  const { planDate, weights } = context.index.case;
  const { supportPersons } = context.citizen;
  const { mentor } = context.seat;
  const isAround =
    mentor !== undefined &&
    supportPersons.some(
      (person) => person.mentorId === mentor.id && (person.until === undefined || person.until >= planDate),
    );
  return isAround || isRunning(context) ? 0 : weights.contactPerson;
}

/** Experience with a unit may be with one type of task alone. */
function knownToCaseworker({ index, need, citizen, seat }: PairContext): number {
  const caseworker = citizen.caseworkerId;
  if (caseworker === undefined) return 0;
  const isKnown =
    seat.mentor?.knownToCaseworkers.includes(caseworker) === true ||
    seat.unit.trackRecord.some(
      (record) => record.caseworkerId === caseworker && (record.taskType ?? need.taskType) === need.taskType,
    );
  // 0 − w, not −w: a weight of 0 would give −0, which is not 0 to a strict comparison.
  return isKnown ? 0 - index.case.weights.caseworkerKnowledge : 0;
}

/** Somebody was named, and it is not this seat. */
function isAnother(mentorId: string | undefined, seat: Seat): boolean {
  return mentorId !== undefined && mentorId !== seat.id;
}

function netCost(context: PairContext): number {
  // Most of the municipality’s own seats have no price, so no frame need be looked for.
  if (grossOere(context) === 0 || frameOf(context) !== undefined) return 0;
  return pointsOfOere(netOere(context), context.index.case.weights.netCostPercent);
}

function external({ index, seat }: PairContext): number {
  return seat.unit.kind === 'externalProvider' ? index.case.weights.internalFirst : 0;
}

function overflowOnly({ index, need, seat }: PairContext): number {
  if (!seat.unit.onlyOverflowOrSpecial) return 0;
  const isSpecial = need.competences.some(
    (id) => index.competenceById.get(id)?.special === true && competenceLevel(seat, id, index.case.planDate) === 'has',
  );
  return isSpecial ? 0 : index.case.weights.overflow;
}

/** A running relation that a change of department took outside the scope is continuity, not lending. */
function lent(context: PairContext): number {
  const { index, citizen, seat } = context;
  if (!seat.unit.lendsOutsideScope || isRunning(context)) return 0;
  return isInScope(seat.unit, citizen) ? 0 : index.case.weights.lending;
}

function travelled(context: PairContext): number {
  const weight = context.index.case.weights.travelHour;
  return weight === 0 ? 0 : Math.ceil((weeklyTravelMinutes(context) * weight) / 60);
}
