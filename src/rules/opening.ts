/** When a need may start, whether a seat that opens later opens soon enough, and when seat and course end. */
import { addDays, addMonths, dayNumber } from '../time/calendar.ts';
import { psychiatricWindow } from './casework/psychiatric.ts';
import type { NeedContext, PairContext } from './context.ts';
import { lawOfCourse } from './course.ts';
import type { Field } from './reads.ts';
import type { Block } from './rule.ts';
import { organisationOf } from './seatFacts.ts';

/** What `earliestStart` reads. */
export const START_READS = ['need.start', 'case.planDate'] as const satisfies readonly Field[];
/** What is read to tell whether a seat opens in time. */
export const DELAY_READS = [...START_READS, 'policy.maxStartDelayWeeks'] as const satisfies readonly Field[];

/** First day the need can be served: its wanted start, or the plan date when that has passed. */
export function earliestStart({ index, need }: NeedContext): string {
  return need.start > index.case.planDate ? need.start : index.case.planDate;
}

/** Last day a seat may open and still count as a seat now. */
export function latestStart(context: NeedContext): string {
  return addDays(earliestStart(context), 7 * context.index.case.policy.maxStartDelayWeeks);
}

/** Does the seat open too late? Most seats are open already, so the calendar is asked last. */
export function opensTooLate(context: NeedContext, opens: string): boolean {
  if (opens <= context.need.start || opens <= context.index.case.planDate) return false;
  return dayNumber(opens) > dayNumber(latestStart(context));
}

/** A block for a seat that is closed until `opens` (undefined: for good), or nothing when it opens in time. */
export function closedUntil(context: NeedContext, opens: string | undefined, subjects: string[]): Block | undefined {
  if (opens === undefined) return { subjects };
  return opensTooLate(context, opens) ? { subjects, from: opens } : undefined;
}

/** The same for a period with a first and, perhaps, a last day. Once it is over it does not come back. */
export function closedOutside(
  context: NeedContext,
  period: { readonly from: string; readonly until?: string | undefined },
  subjects: string[],
): Block | undefined {
  if (period.until !== undefined && period.until < earliestStart(context)) return { subjects };
  return closedUntil(context, period.from, subjects);
}

/**
 * Last day of the course by its grant or, without one, its length; `first` is the first day its seat serves it. undefined = no end is
 * known: one that lies before the plan is waiting for its extension, and the course runs on – but for support around a psychiatric
 * discharge, which the law ends.
 */
export function lastDayOfCourse(context: PairContext, first: string): string | undefined {
  const { need, index } = context;
  const days = need.courseDays ?? 7 * need.courseWeeks;
  const begin = beginOfCourse(context, first);
  const end = need.grant?.end ?? addDays(begin, days - 1);
  return earliest([end >= index.case.planDate ? end : undefined, lastPsychiatricDay(context, begin)]);
}

/** L13: support that begins in the window before the discharge lasts its months in total; a mentor from before the admission stays. */
function lastPsychiatricDay({ need, citizen, seat, ruleSet }: PairContext, begin: string): string | undefined {
  const discharge = citizen.psychiatricDischarge;
  const window = discharge === undefined ? undefined : psychiatricWindow(discharge, ruleSet);
  if (window === undefined || begin < window.from || begin >= discharge!) return undefined;
  const law = lawOfCourse(need, citizen, seat, ruleSet);
  if (law !== 'lab' && law !== 'retOgPligt') return undefined;
  return addDays(addMonths(begin, ruleSet.psychiatricWindow!.monthsTotal), -1);
}

/** A course under way began with its relation, or where it counts its weeks on its wanted day; any other begins on its seat. */
function beginOfCourse({ need, index }: NeedContext, first: string): string {
  if (need.weeksInCourse > 0) return need.start;
  const relation = index.relationOfNeed.get(need.id);
  if (relation === undefined) return first;
  return relation.since > need.start ? relation.since : need.start;
}

/** Last day the seat serves this citizen: the placement there, the mentor’s own period or the unit’s contract ends. */
export function lastDayOnSeat({ citizen, seat }: PairContext): string | undefined {
  const placement = organisationOf(seat) === undefined ? undefined : citizen.placement;
  return earliest([placement?.until, seat.mentor?.servesPeriod?.until, seat.unit.contract.period?.until]);
}

export function earliest(dates: readonly (string | undefined)[]): string | undefined {
  return dates.reduce((first, date) => (first === undefined || (date !== undefined && date < first) ? date : first));
}
