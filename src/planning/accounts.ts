/**
 * Hours and money by who pays: the job centre under the employment act, the social administration under serviceloven, the integration
 * effort under its act. A combined corps has one pool of hours and an account with each, and together they are the plan’s key figures.
 */
import { sharedMinutes } from '../fit/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Assignment } from '../model/plan.ts';
import type { Law } from '../model/vocabulary.ts';
import { lawOfCourse, type RuleSet } from '../rules/index.ts';
import { spendingOf } from './spending.ts';

export type Payer = 'jobcentre' | 'social' | 'integration' | 'other';

export interface Account {
  readonly payer: Payer;
  readonly courses: number;
  readonly grantedMinutes: number;
  /** Own minutes of the mentors; a shared function is on the account of its unit’s law, once. */
  readonly mentorMinutes: number;
  readonly grossOere: number;
  readonly refundOere: number;
}

const PAYER_OF_LAW: Readonly<Record<Law, Payer>> = {
  lab: 'jobcentre',
  retOgPligt: 'jobcentre',
  serviceloven: 'social',
  integration: 'integration',
  none: 'other',
};

/** One account for each payer that has a course or pays anything, in the order of the list above. Net is gross less refund. */
export function accountsOf(index: CaseIndex, ruleSet: RuleSet, assignments: readonly Assignment[]): Account[] {
  const accounts = new Map<Payer, Account>();
  const add = (payer: Payer, change: Partial<Account>) => {
    const { courses, grantedMinutes, mentorMinutes, grossOere, refundOere } = accounts.get(payer) ?? EMPTY;
    accounts.set(payer, {
      payer,
      courses: courses + (change.courses ?? 0),
      grantedMinutes: grantedMinutes + (change.grantedMinutes ?? 0),
      mentorMinutes: mentorMinutes + (change.mentorMinutes ?? 0),
      grossOere: grossOere + (change.grossOere ?? 0),
      refundOere: refundOere + (change.refundOere ?? 0),
    });
  };
  const payerOfNeed = new Map(assignments.map((row) => [row.needId, payerOf(index, ruleSet, row)]));
  const payerOfSeat = (seatId: string) => PAYER_OF_LAW[index.seatById.get(seatId)!.unit.law];
  for (const { needId, grantedMinutes, mentorMinutes } of assignments) {
    add(payerOfNeed.get(needId)!, { courses: 1, grantedMinutes, mentorMinutes });
  }
  for (const seatId of new Set(assignments.map((row) => row.seatId))) {
    const seat = index.seatById.get(seatId)!;
    if (seat.kind === 'mentor') add(payerOfSeat(seatId), { mentorMinutes: sharedMinutes(seat) });
  }
  for (const { of, id, grossOere, refundOere } of spendingOf(index, ruleSet, assignments)) {
    // Frames are the employment act’s.
    const payer = of === 'course' ? payerOfNeed.get(id)! : of === 'seat' ? payerOfSeat(id) : 'jobcentre';
    add(payer, { grossOere, refundOere });
  }
  const order: readonly Payer[] = ['jobcentre', 'social', 'integration', 'other'];
  return order.flatMap((payer) => accounts.get(payer) ?? []).filter(isUsed);
}

const EMPTY = { courses: 0, grantedMinutes: 0, mentorMinutes: 0, grossOere: 0, refundOere: 0 } as const;

function isUsed({ courses, mentorMinutes, grossOere }: Account): boolean {
  return courses > 0 || mentorMinutes > 0 || grossOere > 0;
}

function payerOf(index: CaseIndex, ruleSet: RuleSet, { needId, seatId }: Assignment): Payer {
  const need = index.needById.get(needId)!;
  const citizen = index.citizenById.get(need.citizenId)!;
  return PAYER_OF_LAW[lawOfCourse(need, citizen, index.seatById.get(seatId)!, ruleSet)];
}
