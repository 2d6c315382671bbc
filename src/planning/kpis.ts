/** The plan’s key figures, counted from its rows and the case. */
import { capacityMinutes, contactCapacityMinutes, meetsWish, sharedMinutes } from '../fit/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { Assignment, Kpis, Meeting, MissedMeeting, Waiting } from '../model/plan.ts';
import type { PairContext } from '../rules/context.ts';
import type { RuleSet } from '../rules/index.ts';
import { weekdayOf } from '../time/calendar.ts';
import { SLOT_MINUTES, SLOTS_PER_DAY, slotOf, windowSlots } from '../time/freeTime.ts';
import { spendingOf } from './spending.ts';

export interface PlanRows {
  readonly assignments: readonly Assignment[];
  readonly waiting: readonly Waiting[];
  readonly meetings: readonly Meeting[];
  readonly missedMeetings: readonly MissedMeeting[];
  readonly mentorWeeks: number;
  readonly mentorWeeksProven: number;
}

export function kpisOf(index: CaseIndex, ruleSet: RuleSet, rows: PlanRows): Kpis {
  const { assignments, waiting, meetings, missedMeetings } = rows;
  const contact = meetings.filter((meeting) => meeting.kind !== 'duty');
  const running = index.case.relations.length;
  const kept = assignments.filter((row) => index.relationOfNeed.get(row.needId)?.seatId === row.seatId).length;
  const seats = index.seats.filter((seat) => seat.kind === 'mentor');
  return {
    needs: index.case.needs.length,
    assigned: assignments.length,
    waiting: waiting.length,
    waitingMustServe: waiting.filter((row) => row.mustServe).length,
    relationsKept: kept,
    relationsBroken: running - kept,
    ...wishFigures(index, ruleSet, assignments),
    capacityMinutes: sum(seats, (seat) => (capacityMinutes(index, seat) ?? 0) + sharedMinutes(seat)),
    mentorMinutes:
      sum(assignments, (row) => row.mentorMinutes) +
      sum(
        seats.filter((seat) => sharedMinutes(seat) > 0 && assignments.some(({ seatId }) => seatId === seat.id)),
        sharedMinutes,
      ),
    contactCapacityMinutes: sum(seats, (seat) => contactCapacityMinutes(index, seat)),
    ...moneyFigures(index, ruleSet, assignments),
    meetings: contact.length,
    meetingsMissed: missedMeetings.length,
    weeklyDutyBreaches: new Set(
      missedMeetings.filter((missed) => missed.breachOfWeeklyDuty).map(({ needId, week }) => `${needId} ${week}`),
    ).size,
    meetingsInWorkingHours: meetingsInWorkingHours(index, contact),
    mentorWeeks: rows.mentorWeeks,
    mentorWeeksProven: rows.mentorWeeksProven,
    newContactPersons: assignments.filter((row) => row.breakdown.some((part) => part.part === 'contactPerson')).length,
  };
}

function sum<T>(entries: readonly T[], value: (entry: T) => number): number {
  return entries.reduce((total, entry) => total + value(entry), 0);
}

function contextOf(index: CaseIndex, ruleSet: RuleSet, row: Assignment): PairContext {
  const need = index.needById.get(row.needId)!;
  return {
    index,
    ruleSet,
    need,
    citizen: index.citizenById.get(need.citizenId)!,
    seat: index.seatById.get(row.seatId)!,
  };
}

function wishFigures(index: CaseIndex, ruleSet: RuleSet, assignments: readonly Assignment[]) {
  let stated = 0;
  let met = 0;
  for (const row of assignments) {
    const context = contextOf(index, ruleSet, row);
    if (!Array.isArray(context.need.wishes)) continue;
    stated += context.need.wishes.length;
    met += context.need.wishes.filter((wish) => meetsWish(wish, context)).length;
  }
  return {
    wishesStated: stated,
    wishesMet: met,
    wishesUnknown: index.case.needs.filter((need) => need.wishes === 'unknown').length,
  };
}

function moneyFigures(index: CaseIndex, ruleSet: RuleSet, assignments: readonly Assignment[]) {
  const spending = spendingOf(index, ruleSet, assignments);
  const gross = sum(spending, (entry) => entry.grossOere);
  const refund = sum(spending, (entry) => entry.refundOere);
  return {
    grossOere: gross,
    refundOere: refund,
    netOere: gross - refund,
    overCapOere: sum(spending, (entry) => entry.overCapOere),
  };
}

function meetingsInWorkingHours(index: CaseIndex, meetings: readonly Meeting[]): number {
  const working = windowSlots(index.case.policy.workingWindows);
  return meetings.filter((meeting) => {
    const first = (weekdayOf(meeting.date) - 1) * SLOTS_PER_DAY + slotOf(meeting.start);
    for (let slot = 0; slot < Math.ceil(meeting.minutes / SLOT_MINUTES); slot++)
      if (!working[first + slot]) return false;
    return true;
  }).length;
}
