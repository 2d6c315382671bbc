/**
 * May this need be staffed by this seat? The hard rules H1 on, in the order of docs/model.md. Capacity, places, caseload and budget are
 * not here: they depend on who else is assigned, so the solver decides them. Neither is "only as overflow": whether an internal
 * seat is full is known after the solve, so it is a cost (points, S-rules), not a prohibition.
 */
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

export function isWaived(rule: Rule, context: PairContext): boolean {
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

/** Rules whose block can end with a date: those that heed how late a seat may open. */
const DATED_RULES = RULES.filter(({ reads }) => reads.includes('policy.maxStartDelayWeeks'));

/**
 * First day an eligible seat can serve the need: where the municipality accepts a delay, a seat may still be in training, on notice or
 * under a lead time at the wanted start. The rules are asked once more without the delay, and the last of their dates counts.
 */
export function opensOn(context: PairContext): string {
  const { index } = context;
  const policy = { ...index.case.policy, maxStartDelayWeeks: 0 };
  const strict = { ...context, index: { ...index, case: { ...index.case, policy } } };
  let latest = earliestStart(context);
  for (const rule of DATED_RULES) {
    const from = blocks(rule, strict)?.from;
    if (from !== undefined && from > latest) latest = from;
  }
  return latest;
}
