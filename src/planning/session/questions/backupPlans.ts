/**
 * What becomes of the plan if a mentor falls ill tomorrow: for each of them a plan without him, solved ahead, with what it costs and what any
 * such plan costs at least.
 */
import { MakkerError } from '../../../errors.ts';
import type { Case } from '../../../model/case.ts';
import { addDays } from '../../../time/calendar.ts';
import { applyEvent } from '../../applyEvent.ts';
import type { Difference } from '../difference.ts';
import type { Session } from '../session.ts';
import { type Price, priceBetween } from './price.ts';
import { tryCase } from './tryCase.ts';

export interface BackupPlan {
  readonly mentorId: string;
  /** Needs that were pinned to him, where these promises cannot be kept: the plan is made as if they had not been given. */
  readonly brokenPins: readonly string[];
  readonly difference: Difference;
  /** Of the plan without the mentor, against the present one. */
  readonly price: Price;
}

export interface BackupOptions {
  /** Weeks the mentor is away from the plan date on; a short absence may move meetings only (policy.absenceReassignWeeks). */
  readonly weeks: number;
  /** Only these mentors; absent: all. */
  readonly mentorIds?: readonly string[];
  readonly onProgress?: (done: number, all: number) => void;
}

/** In the order asked. @throws MakkerError UNKNOWN_REFERENCE */
export function backupPlans(session: Session, { weeks, mentorIds, onProgress }: BackupOptions): BackupPlan[] {
  const ids = mentorIds ?? session.case.mentors.map(({ id }) => id);
  return ids.map((mentorId, at) => {
    const plan = backupPlan(session, mentorId, weeks);
    onProgress?.(at + 1, ids.length);
    return plan;
  });
}

function backupPlan(session: Session, mentorId: string, weeks: number): BackupPlan {
  const { planDate } = session.case;
  const absence = { from: planDate, until: addDays(planDate, 7 * weeks - 1) };
  const without = applyEvent(session.case, { type: 'mentorAbsent', mentorId, absence });
  try {
    return backupIn(session, mentorId, without, []);
  } catch (error) {
    if (!(error instanceof MakkerError && error.code === 'INVALID_CASE')) throw error;
    return backupIn(session, mentorId, ...withoutPins(without, mentorId));
  }
}

function backupIn(session: Session, mentorId: string, without: Case, brokenPins: readonly string[]): BackupPlan {
  return tryCase(session, without, (difference) => ({
    mentorId,
    brokenPins,
    difference,
    price: priceBetween(difference.before, difference.after),
  }));
}

/** The case without the promises of this mentor and his groups, and the needs they were given to. */
function withoutPins(input: Case, mentorId: string): [Case, string[]] {
  const seats = new Set([mentorId, ...input.groups.filter((group) => group.mentorId === mentorId).map(({ id }) => id)]);
  const broken = input.pins.filter(({ seatId }) => seats.has(seatId)).map(({ needId }) => needId);
  return [{ ...input, pins: input.pins.filter(({ seatId }) => !seats.has(seatId)) }, broken];
}
