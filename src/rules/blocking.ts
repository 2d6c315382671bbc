/**
 * The hard rules asked of many pairs at once, no pair further than the first rule that blocks it. Ten thousand needs and fourteen
 * hundred seats are fourteen million pairs.
 *
 * Answers are numbers: 0 where the pair is eligible, else 1 + the place in RULES of a rule that blocks it – not always the first.
 */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import { isPinned, isRunning, type PairContext } from './context.ts';
import { isWaived, RULES } from './eligibility.ts';
import { type GatedNeed, type GatedSeat, gatedNeed, gatedNeeds, gatedSeat } from './gates.ts';
import type { RuleSet } from './law.ts';
import { type ReadersOf, readersAmong } from './reads.ts';

/** Numbers of the rules that can notice a change of these fields. */
export const rulesReading: ReadersOf = readersAmong(RULES);

/** A case made ready for asking about many pairs. */
export interface PreparedCase {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  /** In the order of the case. */
  readonly seats: readonly GatedSeat[];
}

export function prepare(index: CaseIndex, ruleSet: RuleSet): PreparedCase {
  return { index, ruleSet, seats: index.seats.map((seat) => gatedSeat(index, ruleSet, seat)) };
}

/** The same for a case that shares seats with one made ready before. What is known of a seat holds while policy and law are the same. */
export function prepareAgain(known: PreparedCase, index: CaseIndex, ruleSet: RuleSet): PreparedCase {
  const before = known.index;
  if (before.case.policy !== index.case.policy || known.ruleSet !== ruleSet) return prepare(index, ruleSet);
  if (before.seats === index.seats) return { ...known, index };
  const seats = index.seats.map((seat, at) =>
    seat === before.seats[at] ? known.seats[at]! : gatedSeat(index, ruleSet, seat),
  );
  return { index, ruleSet, seats };
}

/** A context that moves from pair to pair: rules keep nothing of it. */
export type Moving = { -readonly [Part in keyof PairContext]: PairContext[Part] };

/** By seat, in the order of the case: what blocks the need there. */
export function blockersOfNeed({ index, ruleSet, seats }: PreparedCase, need: Need): Uint8Array {
  const blockedBy = new Uint8Array(seats.length);
  if (seats.length === 0) return blockedBy;
  const gated = gatedNeed(index, ruleSet, need);
  const context: Moving = { index, ruleSet, need, citizen: gated.citizen, seat: index.seats[0]! };
  for (let at = 0; at < seats.length; at++) {
    context.seat = index.seats[at]!;
    blockedBy[at] = unwaivedBlocker(gated, seats[at]!, context);
  }
  // Rules may be waived for these two.
  for (const id of [index.relationOfNeed.get(need.id)?.seatId, index.pinOfNeed.get(need.id)]) {
    const seat = id === undefined ? undefined : index.seatById.get(id);
    if (seat !== undefined) blockedBy[index.seats.indexOf(seat)] = someBlocker({ ...context, seat });
  }
  return blockedBy;
}

/** By need, in the order of the case: what blocks it on the seat. */
export function blockersOfSeat({ index, ruleSet }: PreparedCase, seat: Seat): Uint8Array {
  const needs = gatedNeeds(index, ruleSet);
  const blockedBy = new Uint8Array(needs.length);
  if (needs.length === 0) return blockedBy;
  const gated = gatedSeat(index, ruleSet, seat);
  const context: Moving = { index, ruleSet, need: needs[0]!.need, citizen: needs[0]!.citizen, seat };
  for (let at = 0; at < needs.length; at++) {
    context.need = needs[at]!.need;
    context.citizen = needs[at]!.citizen;
    blockedBy[at] = unwaivedBlocker(needs[at]!, gated, context);
  }
  for (const at of needsWithWaivers(index, seat)) {
    const { need, citizen } = needs[at]!;
    blockedBy[at] = someBlocker({ ...context, need, citizen });
  }
  return blockedBy;
}

/** By rule, apart from all else a rule is: they are asked millions of times. */
const TESTS = RULES.map(({ test }) => test);

/** A rule that blocks the pair, waivers apart, among those that can block both of them. */
function unwaivedBlocker(need: GatedNeed, seat: GatedSeat, context: PairContext): number {
  for (const number of seat.rules) if (TESTS[number]!(context) !== undefined) return number + 1;
  for (const number of need.rules) {
    if (seat.mayBlock[number] && TESTS[number]!(context) !== undefined) return number + 1;
  }
  return 0;
}

/** Numbers of the needs whose relation or pin with the seat may waive rules. */
function needsWithWaivers({ relationOfNeed, pinOfNeed, needById, case: { needs } }: CaseIndex, seat: Seat): number[] {
  const ids: string[] = [];
  for (const [needId, relation] of relationOfNeed) if (relation.seatId === seat.id) ids.push(needId);
  for (const [needId, seatId] of pinOfNeed) if (seatId === seat.id) ids.push(needId);
  return ids.map((id) => needs.indexOf(needById.get(id)!)).filter((at) => at >= 0);
}

/** Those of the rules that can block the need at all. */
export function rulesFor({ index, ruleSet }: PreparedCase, need: Need, rules: readonly number[]): readonly number[] {
  if (rules.length === 0) return rules;
  const gated = gatedNeed(index, ruleSet, need);
  return rules.filter((number) => RULES[number]!.mayBlockNeed === undefined || gated.rules.includes(number));
}

/** What blocks this one pair. `at`: the seat’s place in the order of the case. */
export function blockerOf({ index, ruleSet, seats }: PreparedCase, at: number, context: PairContext): number {
  if (isRunning(context) || isPinned(context)) return someBlocker(context);
  return unwaivedBlocker(gatedNeed(index, ruleSet, context.need), seats[at]!, context);
}

/** Does any of these rules block the pair, asked only those that can block anybody on the seat? The first that does, in their order. */
export function blockerAmong(
  rules: readonly number[],
  { seats }: PreparedCase,
  at: number,
  context: PairContext,
): number {
  const { mayBlock } = seats[at]!;
  for (const number of rules) if (mayBlock[number] && isBlockedBy(number, context)) return number + 1;
  return 0;
}

/** The same without gates. */
export function isBlockedByAny(rules: readonly number[], context: PairContext): number {
  for (const number of rules) if (isBlockedBy(number, context)) return number + 1;
  return 0;
}

function isBlockedBy(number: number, context: PairContext): boolean {
  // A waiver is asked last: most rules block nothing, and a waiver needs two look-ups.
  return TESTS[number]!(context) !== undefined && !isWaived(RULES[number]!, context);
}

const EVERY_RULE: readonly number[] = [...RULES.keys()];

/** What blocks this one pair, gates apart: the first rule that does. */
export function someBlocker(context: PairContext): number {
  return isBlockedByAny(EVERY_RULE, context);
}

/** The eligible seats of one need, in the order of the case: the same answer as `isEligible` seat by seat. */
export function eligibleSeats(prepared: PreparedCase, need: Need): Seat[] {
  const blockedBy = blockersOfNeed(prepared, need);
  return prepared.index.seats.filter((_, at) => blockedBy[at] === 0);
}
