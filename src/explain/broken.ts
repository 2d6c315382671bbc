/**
 * Running relations the plan ends, and for whose sake: the rule that ends one, a pin, or the needs that now hold the room it had. Where
 * the newcomer was himself moved, the chain is followed to whoever set it off. Read from case and plan alone.
 */
import { capacityMinutes, caseload, mentorMinutes } from '../fit/index.ts';
import type { Relation } from '../model/case.ts';
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Assignment, Reason } from '../model/plan.ts';
import { blockers, isMustServe, type RuleSet } from '../rules/index.ts';
import { type Language, phrase } from './label.ts';
import { reasonsText } from './sentences.ts';
import { duration, listed, relationName } from './words.ts';

export interface BrokenRelation {
  readonly needId: string;
  readonly fromSeatId: string;
  /** null: the need waits now. */
  readonly toSeatId: string | null;
  /** `whole`: there would be room, and the plan as a whole is better so. */
  readonly why: 'blocked' | 'pinned' | 'room' | 'whole';
  readonly reasons: readonly Reason[];
  /** Who has the room now: must-serve needs first, then whoever takes most of it. */
  readonly needIds: readonly string[];
}

/** In the order of the relations of the case. */
export function brokenRelations(
  index: CaseIndex,
  ruleSet: RuleSet,
  assignments: readonly Assignment[],
): BrokenRelation[] {
  const scene = sceneOf(index, ruleSet, assignments);
  return index.case.relations
    .filter((relation) => isBroken(scene, relation))
    .map((relation) => broken(scene, relation));
}

function sceneOf(index: CaseIndex, ruleSet: RuleSet, rows: readonly Assignment[]): Scene {
  return { index, ruleSet, rows, rowOf: new Map(rows.map((row) => [row.needId, row])) };
}

function broken(scene: Scene, relation: Relation): BrokenRelation {
  const { needId, seatId } = relation;
  const toSeatId = scene.rowOf.get(needId)?.seatId ?? null;
  return { needId, fromSeatId: seatId, toSeatId, ...causeOf(scene, relation, new Set()) };
}

interface Scene {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly rows: readonly Assignment[];
  readonly rowOf: ReadonlyMap<string, Assignment>;
}

type Cause = Pick<BrokenRelation, 'why' | 'reasons' | 'needIds'>;

function isBroken({ rowOf }: Scene, { needId, seatId }: Relation): boolean {
  return rowOf.get(needId)?.seatId !== seatId;
}

function causeOf(scene: Scene, relation: Relation, seen: ReadonlySet<string>): Cause {
  const { index, ruleSet } = scene;
  const need = index.needById.get(relation.needId)!;
  const seat = index.seatById.get(relation.seatId)!;
  if (index.pinOfNeed.has(need.id)) return { why: 'pinned', reasons: [], needIds: [] };
  const context = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat };
  const reasons = blockers(context);
  if (reasons.length > 0) return { why: 'blocked', reasons, needIds: [] };
  const there = newcomers(scene, relation, seat, mentorMinutes(context));
  const first = there.flatMap(({ needId }) => rootsOf(scene, needId, new Set([...seen, need.id])));
  const needIds = [...new Set(first)].sort((a, b) => rank(scene, b) - rank(scene, a));
  return { why: needIds.length === 0 ? 'whole' : 'room', reasons: [], needIds };
}

/** Who set a newcomer going: himself, or those who took the place he was moved from. */
function rootsOf(scene: Scene, needId: string, seen: ReadonlySet<string>): readonly string[] {
  const relation = scene.index.relationOfNeed.get(needId);
  if (seen.has(needId)) return [];
  if (relation === undefined || !isBroken(scene, relation)) return [needId];
  const { why, needIds } = causeOf(scene, relation, seen);
  return why === 'room' ? needIds : [needId];
}

/** Needs that are new on what the relation is short of: its seat, or the contract of its unit. */
function newcomers({ index, rows }: Scene, relation: Relation, seat: Seat, ownMinutes: number): Assignment[] {
  const others = rows.filter(({ needId }) => needId !== relation.needId);
  const onSeat = others.filter(({ seatId }) => seatId === seat.id);
  const atUnit = others.filter(({ unitId }) => unitId === seat.unit.id);
  const { minutes, places } = seat.unit.contract;
  const wasOnSeat = ({ needId }: Assignment) => index.relationOfNeed.get(needId)?.seatId === seat.id;
  const wasAtUnit = ({ needId }: Assignment) =>
    index.seatById.get(index.relationOfNeed.get(needId)?.seatId ?? '')?.unit.id === seat.unit.id;
  const seatIsFull = isFull(onSeat, ownMinutes, capacityMinutes(index, seat), caseload(seat));
  const unitIsFull = isFull(atUnit, ownMinutes, minutes, places);
  return [
    ...(seatIsFull ? onSeat.filter((row) => !wasOnSeat(row)) : []),
    ...(unitIsFull ? atUnit.filter((row) => !wasAtUnit(row)) : []),
  ];
}

function isFull(
  rows: readonly Assignment[],
  ownMinutes: number,
  most: number | undefined,
  places: number | undefined,
): boolean {
  const taken = rows.reduce((sum, row) => sum + row.mentorMinutes, 0);
  return taken + ownMinutes > (most ?? Number.POSITIVE_INFINITY) || rows.length >= (places ?? Number.POSITIVE_INFINITY);
}

/** Own minutes of the need, and above all others those that must be served. */
function rank({ index, ruleSet, rowOf }: Scene, needId: string): number {
  const minutes = rowOf.get(needId)?.mentorMinutes ?? 0;
  return isDuty(index, ruleSet, needId) ? 1e6 + minutes : minutes;
}

function isDuty(index: CaseIndex, ruleSet: RuleSet, needId: string): boolean {
  const need = index.needById.get(needId)!;
  return isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet);
}

/** Needs named for one reason. */
const MOST_NAMED = 3;

/** Why one relation ends, without a full stop. */
export function brokenText(
  index: CaseIndex,
  ruleSet: RuleSet,
  assignments: readonly Assignment[],
  { why, reasons, needIds }: BrokenRelation,
  language: Language,
): string {
  if (why === 'blocked') return reasonsText(index, reasons, language);
  if (why !== 'room') return phrase(why === 'pinned' ? 'brokenByPin' : 'brokenForWhole', language);
  const named = needIds.slice(0, MOST_NAMED).map((needId) => {
    const minutes = assignments.find((row) => row.needId === needId)?.mentorMinutes ?? 0;
    const blanks = { need: needId, amount: duration(minutes, language) };
    return phrase(isDuty(index, ruleSet, needId) ? 'newcomerAtDuty' : 'newcomer', language, blanks);
  });
  const more = needIds.length - named.length;
  if (more > 0) named.push(phrase('moreNewcomers', language, { count: more }));
  return phrase('brokenForRoom', language, { s: listed(named, language) });
}

/** The relation a citizen had and has no more, and for whose sake; nothing for one who keeps his mentor or never had one. */
export function endedSentences(
  index: CaseIndex,
  ruleSet: RuleSet,
  assignments: readonly Assignment[],
  needId: string,
  language: Language,
): string[] {
  const scene = sceneOf(index, ruleSet, assignments);
  const relation = index.relationOfNeed.get(needId);
  if (relation === undefined || !isBroken(scene, relation)) return [];
  const ended = phrase('brokenRelation', language, { seat: relationName(index, relation) });
  // Where the rest of the plan is not known, nobody can tell for whose sake.
  if (assignments.length === 0) return [ended];
  const found = broken(scene, relation);
  const text = brokenText(index, ruleSet, assignments, found, language);
  return [ended, phrase(found.why === 'blocked' ? 'brokenBecause' : 'brokenWhy', language, { text })];
}

/** How many relations end for each reason, the commonest first: the sentence a coordinator should meet before the list. */
export function brokenSentences(
  index: CaseIndex,
  ruleSet: RuleSet,
  assignments: readonly Assignment[],
  language: Language,
): string[] {
  const counts = new Map<string, number>();
  for (const found of brokenRelations(index, ruleSet, assignments)) {
    const text = brokenText(index, ruleSet, assignments, found, language);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const running = index.case.relations.length;
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([text, count]) => phrase('brokenCount', language, { count, running, text }));
}
