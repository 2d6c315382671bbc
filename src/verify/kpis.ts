/** The key figures, counted again from the assignments, the meetings and the case. */
import {
  capacityMinutes,
  contactCapacityMinutes,
  frameOf,
  frameRefundPercent,
  grossOere,
  meetsWish,
  mentorMinutes,
  openOere,
  pairBreakdown,
  sharedMinutes,
} from '../fit/index.ts';
import type { Kpis } from '../model/plan.ts';
import { refundPercent } from '../rules/index.ts';
import { minuteOf, mondayOf } from '../time/calendar.ts';
import { type Calendar, isFreeFor } from './calendar.ts';
import type { Report } from './codes.ts';
import type { Facts } from './facts.ts';
import { frameTerms } from './frames.ts';
import { spendingByFrame, totalOere } from './limits.ts';
import type { Worth } from './objective.ts';

/** How many weeks were proven optimal is the planner’s word: it may only not be more than there were. */
export function checkKpis(facts: Facts, worth: Worth, calendar: Calendar, report: Report): void {
  const claimed = facts.plan.kpis;
  const counted: Omit<Kpis, 'mentorWeeksProven'> = {
    ...assignmentFigures(facts, worth),
    ...capacityFigures(facts),
    ...moneyFigures(facts),
    ...meetingFigures(facts, calendar),
  };
  for (const [name, value] of Object.entries(counted)) {
    const claim = claimed[name as keyof Kpis];
    if (claim !== value) report('KPI_WRONG', `kpis.${name}`, `${claim}; counted ${value}.`);
  }
  if (claimed.mentorWeeksProven > counted.mentorWeeks) {
    report(
      'KPI_WRONG',
      'kpis.mentorWeeksProven',
      `${claimed.mentorWeeksProven} of ${counted.mentorWeeks} mentor weeks.`,
    );
  }
}

function assignmentFigures({ index, staffed, unstaffed }: Facts, worth: Worth) {
  let kept = 0;
  let newPersons = 0;
  let wishesStated = 0;
  let wishesMet = 0;
  for (const { context } of staffed) {
    const { need, seat } = context;
    if (index.relationOfNeed.get(need.id)?.seatId === seat.id) kept += 1;
    if (pairBreakdown(context).some((part) => part.part === 'contactPerson')) newPersons += 1;
    if (!Array.isArray(need.wishes)) continue;
    wishesStated += need.wishes.length;
    for (const wish of need.wishes) if (meetsWish(wish, context)) wishesMet += 1;
  }
  return {
    needs: index.case.needs.length,
    assigned: staffed.length,
    waiting: unstaffed.length,
    waitingMustServe: worth.waitingMustServe,
    relationsKept: kept,
    relationsBroken: index.case.relations.length - kept,
    wishesStated,
    wishesMet,
    wishesUnknown: index.case.needs.filter((need) => need.wishes === 'unknown').length,
    newContactPersons: newPersons,
  };
}

function capacityFigures({ index, staffed }: Facts) {
  let capacity = 0;
  let contactCapacity = 0;
  for (const seat of index.seats) {
    if (seat.kind !== 'mentor') continue;
    capacity += capacityMinutes(index, seat) ?? sharedMinutes(seat);
    contactCapacity += contactCapacityMinutes(index, seat);
  }
  let minutes = 0;
  // A shared function is used once, by whoever comes first.
  const functions = new Set<string>();
  for (const { context } of staffed) {
    const { seat } = context;
    minutes += mentorMinutes(context);
    if (!functions.has(seat.id)) minutes += seat.kind === 'mentor' ? sharedMinutes(seat) : 0;
    functions.add(seat.id);
  }
  return { capacityMinutes: capacity, contactCapacityMinutes: contactCapacity, mentorMinutes: minutes };
}

/** Refund outside the frames is rounded down once a course, inside them once a frame. */
function moneyFigures(facts: Facts) {
  let gross = 0n;
  let refund = 0n;
  let overCap = 0n;
  const inUse = new Set(facts.staffed.map(({ context }) => context.seat));
  for (const seat of inUse) gross += BigInt(openOere(seat));
  for (const { context } of facts.staffed) {
    const { need, citizen, seat, ruleSet } = context;
    const oere = BigInt(grossOere(context));
    gross += oere;
    if (frameOf(context) !== undefined) continue;
    refund += (oere * BigInt(refundPercent(need, citizen, seat, ruleSet))) / 100n;
  }
  const spending = spendingByFrame(facts);
  for (const { frame, leftOere } of frameTerms(facts)) {
    const spent = spending.get(frame.id);
    const sum = spent === undefined ? 0n : totalOere(spent);
    const inside = sum < leftOere ? sum : leftOere;
    refund += (inside * BigInt(frameRefundPercent(facts.ruleSet))) / 100n;
    overCap += sum - inside;
  }
  return {
    grossOere: Number(gross),
    refundOere: Number(refund),
    netOere: Number(gross - refund),
    overCapOere: Number(overCap),
  };
}

function meetingFigures({ plan, index }: Facts, calendar: Calendar) {
  const contacts = plan.meetings.filter((meeting) => meeting.kind !== 'duty');
  const seatOfNeed = new Map(plan.assignments.map(({ needId, seatId }) => [needId, seatId]));
  const mentorWeeks = new Set<string>();
  let inWorkingHours = 0;
  for (const { kind, seatId, date, start, minutes } of contacts) {
    if (kind !== 'group') mentorWeeks.add(`${seatId} ${mondayOf(date)}`);
    const from = minuteOf(start);
    if (isFreeFor(calendar.isWorkingTime, date, from, from + minutes)) inWorkingHours += 1;
  }
  for (const { needId, week } of plan.missedMeetings) {
    const seatId = seatOfNeed.get(needId) ?? '';
    if (index.seatById.get(seatId)?.kind !== 'group') mentorWeeks.add(`${seatId} ${week}`);
  }
  const breaches = plan.missedMeetings.filter((missed) => missed.breachOfWeeklyDuty);
  return {
    meetings: contacts.length,
    meetingsMissed: plan.missedMeetings.length,
    weeklyDutyBreaches: new Set(breaches.map(({ needId, week }) => `${needId} ${week}`)).size,
    meetingsInWorkingHours: inWorkingHours,
    mentorWeeks: mentorWeeks.size,
  };
}
