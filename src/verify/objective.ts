/** What the plan is worth, added up from the case: nothing the plan says about points or money is used. */
import { balancePoints, openPoints, pairPoints, waitingPoints } from '../fit/index.ts';
import { isMustServe } from '../rules/index.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';
import { framePoints, frameTerms } from './frames.ts';
import { spendingByFrame, tally, totalOere } from './limits.ts';

export interface Worth {
  /** Points of the second level. */
  readonly objective: number;
  /** Must-serve needs without a seat: the first level. */
  readonly waitingMustServe: number;
}

export function worthOf(facts: Facts): Worth {
  const { index, ruleSet } = facts;
  let points = 0n;
  for (const { context } of facts.staffed) points += BigInt(pairPoints(context));
  for (const need of facts.unstaffed) points += BigInt(waitingPoints(index, need));
  for (const [seatId, { minutes }] of tally(facts, ({ context }) => context.seat.id)) {
    const seat = index.seatById.get(seatId)!;
    points += BigInt(openPoints(index, seat)) + BigInt(balancePoints(index, seat, minutes));
  }
  const spending = spendingByFrame(facts);
  for (const terms of frameTerms(facts)) {
    const spent = spending.get(terms.frame.id);
    if (spent !== undefined) points += framePoints(terms, totalOere(spent));
  }
  const mustServe = facts.unstaffed.filter((need) =>
    isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet),
  );
  return { objective: Number(points), waitingMustServe: mustServe.length };
}

/** The plan’s own figures against the recomputed ones. */
export function checkWorth({ plan }: Facts, worth: Worth, report: Report): void {
  const { objective, waitingMustServe } = plan.certificate;
  if (objective !== worth.objective) {
    report('OBJECTIVE_WRONG', 'certificate.objective', `${objective} points; the case gives ${worth.objective}.`);
  }
  if (waitingMustServe !== worth.waitingMustServe) {
    const counted = `${waitingMustServe} must-serve needs wait; counted ${worth.waitingMustServe}`;
    report('WAITING_MUST_SERVE_WRONG', 'certificate.waitingMustServe', `${counted}.`);
  }
}
