/** Grants in blocks: how long one may be, how it is extended, and when it is to be looked at before it runs out. */
import type { Grant } from '../../model/need.ts';
import type { Reason } from '../../model/plan.ts';
import type { Policy } from '../../model/policy.ts';
import { addDays, addMonths } from '../../time/calendar.ts';
import type { RuleSet } from '../law.ts';

/** Last day a block that starts on `start` may have; undefined when the law sets no limit. */
export function lastDayOfBlock(start: string, ruleSet: RuleSet): string | undefined {
  return ruleSet.grantMonthsMost === undefined ? undefined : addDays(addMonths(start, ruleSet.grantMonthsMost), -1);
}

/** Is the block longer than the law allows? */
export function isBlockTooLong(grant: Grant, ruleSet: RuleSet): boolean {
  const last = lastDayOfBlock(grant.start, ruleSet);
  return last !== undefined && grant.end > last;
}

/**
 * The next block: it starts the day after, names the block before, and ends when asked, at the latest when the law says. Without
 * an end asked for or set by law it is as long as half a year.
 */
export function extendGrant(grant: Grant, id: string, ruleSet: RuleSet, until?: string): Grant {
  const start = addDays(grant.end, 1);
  const last = lastDayOfBlock(start, ruleSet);
  const wanted = until ?? last ?? addDays(addMonths(start, 6), -1);
  return { ...grant, id, start, end: last !== undefined && wanted > last ? last : wanted, previousGrantId: grant.id };
}

/** The chain a block belongs to, first block first. A broken or circular link ends the chain there. */
export function chainOf(grants: readonly Grant[], id: string): Grant[] {
  const byId = new Map(grants.map((grant) => [grant.id, grant]));
  const chain: Grant[] = [];
  for (let at = byId.get(id); at !== undefined && !chain.includes(at); ) {
    chain.unshift(at);
    at = at.previousGrantId === undefined ? undefined : byId.get(at.previousGrantId);
  }
  return chain;
}

/** Day the block enters the review list, so that there is time to decide before it ends. */
export function blockReviewOpens(grant: Grant, policy: Policy): string {
  return addDays(grant.end, -7 * policy.reviewLeadWeeks);
}

/** Faults of a chain: blocks too long, and blocks that begin before the one before has ended. A pause between two is none. */
export function chainFaults(chain: readonly Grant[], ruleSet: RuleSet): Reason[] {
  const faults: Reason[] = [];
  chain.forEach((grant, at) => {
    const before = chain[at - 1];
    if (isBlockTooLong(grant, ruleSet)) faults.push({ code: 'grantTooLong', subjects: [grant.id] });
    if (before !== undefined && grant.start <= before.end) {
      faults.push({ code: 'grantsOverlap', subjects: [before.id, grant.id] });
    }
  });
  return faults;
}
