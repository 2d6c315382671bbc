/**
 * May this need be staffed by this seat? The hard rules H1 on, in the order of docs/model.md. Capacity, places, caseload and budget are
 * not here: they depend on who else is assigned, so the solver decides them. Neither is "only as overflow": whether an internal
 * seat is full is known after the solve, so it is a cost (points, S-rules), not a prohibition.
 */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import { isPinned, isRunning, type PairContext } from './context.ts';
import { LEGAL_RULES } from './hard/legal.ts';
import { ORDERED_RULES } from './hard/ordered.ts';
import { PEOPLE_RULES } from './hard/people.ts';
import { PLACE_RULES } from './hard/places.ts';
import { REQUIREMENT_RULES } from './hard/requirements.ts';
import { SCHEME_RULES } from './hard/schemes.ts';
import { SCOPE_RULES } from './hard/scope.ts';
import { SUPPLIER_RULES } from './hard/suppliers.ts';
import { TIME_RULES } from './hard/time.ts';
import { VOLUNTEER_RULES } from './hard/volunteers.ts';
import type { RuleSet } from './law.ts';
import { earliestStart } from './opening.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  ...PEOPLE_RULES,
  ...ORDERED_RULES,
  ...SCOPE_RULES,
  ...PLACE_RULES,
  ...SUPPLIER_RULES,
  ...REQUIREMENT_RULES,
  ...VOLUNTEER_RULES,
  ...SCHEME_RULES,
  ...LEGAL_RULES,
  ...TIME_RULES,
];

function about(what: Rule['about']): readonly Rule[] {
  return RULES.filter((rule) => rule.about === what);
}
const NEED_RULES = about('need');
const UNIT_RULES = about('unit');
const SEAT_RULES = about('seat');

function isWaived(rule: Rule, context: PairContext): boolean {
  if (rule.waivedFor === undefined) return false;
  return (
    (rule.waivedFor.includes('pin') && isPinned(context)) || (rule.waivedFor.includes('running') && isRunning(context))
  );
}

function blocks(rule: Rule, context: PairContext): Reason | undefined {
  const reason = rule.blocks(context);
  // Asked last: most rules block nothing, and a waiver needs two look-ups.
  return reason !== undefined && isWaived(rule, context) ? undefined : reason;
}

/** Every reason this seat cannot take this need, in the order of the rules; empty when it can. */
export function blockers(context: PairContext): Reason[] {
  const reasons: Reason[] = [];
  for (const rule of RULES) {
    const reason = blocks(rule, context);
    if (reason !== undefined) reasons.push(reason);
  }
  return reasons;
}

export function isEligible(context: PairContext): boolean {
  for (const rule of RULES) if (blocks(rule, context) !== undefined) return false;
  return true;
}

/**
 * First day an eligible seat can serve the need: where the municipality accepts a delay, a seat may still be in training, on notice or
 * under a lead time at the wanted start. The rules are asked once more without the delay, and the last of their dates counts.
 */
export function opensOn(context: PairContext): string {
  const { index } = context;
  const policy = { ...index.case.policy, maxStartDelayWeeks: 0 };
  const strict = { ...context, index: { ...index, case: { ...index.case, policy } } };
  return blockers(strict).reduce(
    (latest, { from }) => (from !== undefined && from > latest ? from : latest),
    earliestStart(context),
  );
}

/** A case made ready for asking about many needs: its seats by unit. */
export interface PreparedCase {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly seatsOfUnits: readonly (readonly Seat[])[];
}

export function prepare(index: CaseIndex, ruleSet: RuleSet): PreparedCase {
  const seatsOf = new Map<string, Seat[]>();
  for (const seat of index.seats) {
    const seats = seatsOf.get(seat.unit.id);
    if (seats === undefined) seatsOf.set(seat.unit.id, [seat]);
    else seats.push(seat);
  }
  return { index, ruleSet, seatsOfUnits: [...seatsOf.values()] };
}

/** Seats whose relation or pin with the need waives rules; they are asked one by one. */
function seatsWithWaivers({ index }: PreparedCase, need: Need): Set<Seat> {
  const ids = [index.relationOfNeed.get(need.id)?.seatId, index.pinOfNeed.get(need.id)];
  return new Set(ids.flatMap((id) => (id === undefined ? [] : (index.seatById.get(id) ?? []))));
}

/**
 * The eligible seats of one need, in no particular order: the same answer as `isEligible` seat by seat, but a need or a unit that is
 * blocked as a whole is dismissed once. Ten thousand needs and fourteen hundred seats are fourteen million pairs.
 */
export function eligibleSeats(prepared: PreparedCase, need: Need): Seat[] {
  const { index, ruleSet, seatsOfUnits } = prepared;
  const base = { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)! };
  const special = seatsWithWaivers(prepared, need);
  const eligible = [...special].filter((seat) => isEligible({ ...base, seat }));
  const first = seatsOfUnits[0]?.[0];
  if (first === undefined || isBlockedBy(NEED_RULES, { ...base, seat: first })) return eligible;
  for (const seats of seatsOfUnits) {
    if (isBlockedBy(UNIT_RULES, { ...base, seat: seats[0]! })) continue;
    for (const seat of seats) {
      if (!special.has(seat) && !isBlockedBy(SEAT_RULES, { ...base, seat })) eligible.push(seat);
    }
  }
  return eligible;
}

/** Without waivers: the caller keeps seats that have any apart. */
function isBlockedBy(rules: readonly Rule[], context: PairContext): boolean {
  for (const rule of rules) if (rule.blocks(context) !== undefined) return true;
  return false;
}
