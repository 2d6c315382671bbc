/**
 * A match in words: who it is and since when, why him, which wishes are met and which are not, what is new for the citizen, whom one
 * would have expected instead, and what it costs. Each sentence is true by itself, so a screen may show any of them.
 */
import {
  BLOCK_WEEKS,
  capacityMinutes,
  caseload,
  frameRefundPercent,
  meetsWish,
  mentorMinutes,
  netOere,
  openOere,
} from '../fit/index.ts';
import type { Relation } from '../model/case.ts';
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need, Wish } from '../model/need.ts';
import type { Assignment } from '../model/plan.ts';
import type { PairContext } from '../rules/context.ts';
import { blockers, historyOf, matchedCompetences, type RuleSet, supportAround } from '../rules/index.ts';
import { endedSentences } from './broken.ts';
import { whyExternal } from './external.ts';
import { fill, type Language, label, phrase } from './label.ts';
import { qualificationsText } from './qualifications.ts';
import { partText, reasonsText, wishText } from './sentences.ts';
import { dateText, duration, listed, money, relationName, seatName, subjectName } from './words.ts';

/** `others`: all assignments of the plan, so that a full mentor can be told from one who was passed over. */
export function explainMatch(
  index: CaseIndex,
  ruleSet: RuleSet,
  assignment: Assignment,
  others: readonly Assignment[] = [],
): { readonly da: string[]; readonly en: string[] } {
  const need = index.needById.get(assignment.needId)!;
  const citizen = index.citizenById.get(need.citizenId)!;
  const seat = index.seatById.get(assignment.seatId)!;
  const match: Match = { context: { index, ruleSet, need, citizen, seat }, assignment, others };
  return { da: sentences(match, 'da'), en: sentences(match, 'en') };
}

interface Match {
  readonly context: PairContext;
  readonly assignment: Assignment;
  readonly others: readonly Assignment[];
}

function sentences(match: Match, language: Language): string[] {
  return [
    seatSentence(match, language),
    ...relationSentences(match, language),
    ...externalSentences(match, language),
    ...fitSentences(match, language),
    ...wishSentences(match, language),
    ...viewSentences(match, language),
    contactSentence(match, language),
    ...passedSentences(match, language),
    ...costSentences(match, language),
    qualificationsText(match.context.index, match.context.need, match.context.seat, language),
  ];
}

function seatSentence({ context: { index, need, seat } }: Match, language: Language): string {
  const blanks = { seat: seatName(index, seat.id), unit: seat.unit.name, mentor: seat.mentor?.displayName ?? '' };
  if (seat.kind === 'group') return phrase('assignedGroup', language, blanks);
  if (seat.kind !== 'unnamed') return phrase('assigned', language, blanks);
  const relation = index.relationOfNeed.get(need.id);
  // A name the supplier gave goes with the course that runs there, not with another at the same supplier.
  if (relation?.seatId !== seat.id || relation.supplierMentor === undefined) {
    return phrase('assignedUnnamed', language, blanks);
  }
  return phrase('assigned', language, { ...blanks, seat: relation.supplierMentor.displayName });
}

function relationSentences({ context: { index, ruleSet, need, seat }, others }: Match, language: Language): string[] {
  const relation = index.relationOfNeed.get(need.id);
  if (relation === undefined) return [];
  if (relation.seatId === seat.id) {
    return [phrase('keptRelation', language), ...hoursSentence(need, language), ...outcomeSentence(relation, language)];
  }
  return endedSentences(index, ruleSet, others, need.id, language);
}

/** Two views that often differ (81 against 37 per cent in the evaluation), so neither stands for both. */
function outcomeSentence({ outcome }: Relation, language: Language): string[] {
  if (outcome === undefined) return [];
  const [mentor, citizen] = [label('rating', outcome.mentor, language), label('rating', outcome.citizen, language)];
  return [phrase('outcome', language, { mentor, citizen })];
}

/** The hours over time, where they have changed. */
function hoursSentence(need: Need, language: Language): string[] {
  if (need.hoursBefore === undefined || need.hoursBefore.length === 0) return [];
  const rows = historyOf(need).map(({ from, grantedMinutes }) => {
    const blanks = { amount: duration(grantedMinutes, language), date: dateText(from, language) };
    return phrase('hoursFrom', language, blanks);
  });
  return [phrase('hoursOverTime', language, { s: rows.join(', ') })];
}

function externalSentences({ context }: Match, language: Language): string[] {
  const answer = whyExternal(context);
  if (answer === undefined) return [];
  const { index } = context;
  switch (answer.why) {
    case 'ordered':
      return [phrase('orderedExternal', language)];
    case 'overflow':
      return [phrase('overflow', language)];
    case 'specialCompetence':
      return [phrase('specialCompetence', language, { s: names(index, answer.subjects, language) })];
    case 'noInternalFits':
      // Without reasons there is nobody to have any: the municipality has no corps of its own.
      if (answer.reasons.length === 0) return [phrase('noInternalCorps', language)];
      return [phrase('noInternalFits', language, { s: reasonsText(index, answer.reasons, language) })];
  }
}

function names(index: CaseIndex, ids: readonly string[], language: Language): string {
  return listed(
    ids.map((id) => subjectName(index, id, language)),
    language,
  );
}

/** Parts said as they are; the others have sentences of their own. */
const PLAIN_PARTS: ReadonlySet<string> = new Set(['competence', 'negativeCompetence', 'recommended', 'lending']);

function fitSentences({ context, assignment }: Match, language: Language): string[] {
  const { index } = context;
  const matched = matchedCompetences(context);
  const lacking = assignment.breakdown.filter(({ part }) => PLAIN_PARTS.has(part));
  const isKnown = assignment.breakdown.some(({ part }) => part === 'caseworkerKnowledge');
  return [
    ...(matched.length === 0 ? [] : [phrase('qualified', language, { s: names(index, matched, language) })]),
    ...lacking.map((part) => phrase('unmet', language, { text: partText(index, part, language) })),
    ...(isKnown ? [phrase('known', language)] : []),
  ];
}

function wishSentences({ context }: Match, language: Language): string[] {
  const { index, need } = context;
  if (need.wishes === 'unknown') return [phrase('wishesUnknown', language)];
  if (need.wishes === 'none') return [phrase('wishesNone', language)];
  const met = need.wishes.filter((wish) => meetsWish(wish, context));
  // Asked of the wishes, not of the points: a wish the municipality gives no weight is unmet all the same. A competence that was not
  // wanted has a part of its own.
  const unmet = need.wishes.filter((wish) => wish.kind !== 'notCompetence' && !met.includes(wish));
  const inWords = (wishes: readonly Wish[]) =>
    listed(
      wishes.map(({ kind, value }) => wishText(index, kind, value, language)),
      language,
    );
  const unmetBy = (from: Wish['from'], part: 'wish' | 'caseworkerWish') => {
    const wishes = unmet.filter((wish) => wish.from === from);
    const text = fill(label('part', part, language), { s: inWords(wishes) });
    return wishes.length === 0 ? [] : [phrase('unmet', language, { text })];
  };
  return [
    ...(met.length === 0 ? [] : [phrase('wishesMet', language, { s: inWords(met) })]),
    ...unmetBy('citizen', 'wish'),
    ...unmetBy('caseworker', 'caseworkerWish'),
  ];
}

/** Asked, and of what mind: neither is a wish, and neither moves any points. A course that runs is past both. */
function viewSentences({ context: { index, need, citizen, seat } }: Match, language: Language): string[] {
  if (index.relationOfNeed.get(need.id)?.seatId === seat.id) return [];
  return [
    ...(citizen.perceivedNeed === 'no' ? [phrase('seesNoNeed', language)] : []),
    ...(citizen.perceivedNeed === 'maybe' ? [phrase('mayNeed', language)] : []),
    ...(citizen.consulted === 'no' ? [phrase('notConsulted', language)] : []),
  ];
}

function contactSentence({ context }: Match, language: Language): string {
  const { index, seat } = context;
  if (isKnownToCitizen(context)) {
    const supplierMentor = index.relationOfNeed.get(context.need.id)?.supplierMentor;
    // The supplier’s name is no person the citizen could know; the name the supplier gave is.
    if (seat.kind === 'unnamed') {
      return supplierMentor === undefined
        ? phrase('knownSupplier', language, { unit: seat.unit.name })
        : phrase('knownPerson', language, { seat: supplierMentor.displayName });
    }
    return phrase('knownPerson', language, { seat: seatName(index, seat.id) });
  }
  const former = formerPerson(context);
  if (former !== undefined) return phrase('otherPerson', language, { seat: former });
  const count = supportAround(context, index.case.planDate).size;
  return count === 0 ? phrase('firstPerson', language) : phrase('newPerson', language, { count });
}

/** Whom the course had until now; undefined where there was nobody yet, because the supplier still owed a name. */
function formerPerson({ index, need }: PairContext): string | undefined {
  const relation = index.relationOfNeed.get(need.id);
  if (relation === undefined || relation.status === 'pendingSupplier') return undefined;
  return relationName(index, relation);
}

function isKnownToCitizen({ index, need, citizen, seat }: PairContext): boolean {
  const before = index.seatById.get(index.relationOfNeed.get(need.id)?.seatId ?? '');
  // From a course of his own to a group of the same mentor, or back: the person stays.
  if (before?.id === seat.id || (before?.mentor !== undefined && before.mentor.id === seat.mentor?.id)) return true;
  return isAround(citizen, index.case.planDate).some(
    ({ mentorId }) => mentorId !== undefined && mentorId === seat.mentor?.id,
  );
}

function isAround({ supportPersons }: Citizen, day: string): Citizen['supportPersons'] {
  return supportPersons.filter(({ until }) => until === undefined || until >= day);
}

/** Mentors one would have expected: the picked, the recommended, those already around the citizen. */
function passedSentences(match: Match, language: Language): string[] {
  const { index, need, citizen, seat } = match.context;
  const around = citizen.supportPersons.filter(({ until }) => until === undefined || until >= index.case.planDate);
  const expected = [need.handPickedMentorId, need.recommendedMentorId, ...around.map(({ mentorId }) => mentorId)];
  return [...new Set(expected)].flatMap((id) => {
    const other = id === undefined || id === seat.id ? undefined : index.seatById.get(id);
    return other === undefined ? [] : [passedSentence(match, other, language)];
  });
}

function passedSentence(match: Match, other: Seat, language: Language): string {
  const { index, need, seat } = match.context;
  const blanks = { seat: seatName(index, other.id), unit: seat.unit.name };
  const blocks = blockers({ ...match.context, seat: other });
  if (blocks.length > 0) {
    return phrase('passedBlocked', language, { ...blanks, text: reasonsText(index, blocks, language) });
  }
  const isPicked = other.id === need.handPickedMentorId;
  if (isFull(match, other)) return phrase(isPicked ? 'pickedFull' : 'passedFull', language, blanks);
  return phrase(isPicked ? 'pickedInstead' : 'passedDearer', language, blanks);
}

function isFull({ context, others }: Match, seat: Seat): boolean {
  const there = others.filter(({ seatId }) => seatId === seat.id);
  const taken = there.reduce((sum, row) => sum + row.mentorMinutes, 0);
  const minutes = capacityMinutes(context.index, seat) ?? Number.POSITIVE_INFINITY;
  const places = caseload(seat) ?? Number.POSITIVE_INFINITY;
  return taken + mentorMinutes({ ...context, seat }) > minutes || there.length + 1 > places;
}

/** What the course costs by itself, and what its seat costs once, however many use it. */
function costSentences({ context, assignment }: Match, language: Language): string[] {
  const open = openOere(context.seat);
  const own = courseSentence(context, assignment, open > 0, language);
  if (open === 0) return [own];
  return [own, phrase('seatCost', language, { weeks: BLOCK_WEEKS, gross: money(open, language) })];
}

function courseSentence(
  context: PairContext,
  { grossOere, budgetId }: Assignment,
  hasSeatCost: boolean,
  language: Language,
): string {
  if (grossOere === 0) return phrase(hasSeatCost ? 'noOwnCost' : 'noCost', language);
  const weeks = Math.min(context.need.courseWeeks, BLOCK_WEEKS);
  const gross = money(grossOere, language);
  if (budgetId === null) return phrase('cost', language, { weeks, gross, net: money(netOere(context), language) });
  const net = money((grossOere * (100 - frameRefundPercent(context.ruleSet))) / 100, language);
  return phrase('costFrame', language, { weeks, gross, net, frame: budgetId });
}
