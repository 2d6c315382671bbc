/** The courses whose meetings the plan places: staffed needs on named mentors. A supplier and a group place their own. */
import type { Seat } from '../model/caseIndex.ts';
import type { Mentor } from '../model/mentor.ts';
import type { Cadence } from '../model/need.ts';
import type { Meeting } from '../model/plan.ts';
import type { PairContext } from '../rules/context.ts';
import { lawOfCourse, opensOn, plannedCadence, requiresWeeklyMeeting } from '../rules/index.ts';
import { addDays, addMonths, minuteOf, mondayOf } from '../time/calendar.ts';
import type { Facts } from './facts.ts';

export interface Course extends Dates {
  readonly context: PairContext;
  readonly mentor: Mentor;
  readonly cadence: Cadence;
  readonly hasWeeklyDuty: boolean;
  /** Not a running relation kept. */
  readonly isNew: boolean;
  readonly meetings: readonly Placed[];
}

/** A meeting of one course, with its minutes of the day. */
export interface Placed {
  readonly meeting: Meeting;
  /** Where it stands in the plan, for messages. */
  readonly path: string;
  readonly from: number;
  readonly until: number;
}

/** Courses by need id, each with the meetings the plan lists for it on its own seat. */
export function coursesOf(facts: Facts): Map<string, Course> {
  const placed = new Map<string, Placed[]>();
  facts.plan.meetings.forEach((meeting, at) => {
    if (meeting.kind === 'group' || meeting.kind === 'duty') return;
    const from = minuteOf(meeting.start);
    const entry = { meeting, path: `meetings[${at}]`, from, until: from + meeting.minutes };
    const needId = meeting.needIds[0] ?? '';
    if (facts.staffedByNeed.get(needId)?.context.seat.id !== meeting.seatId) return;
    placed.set(needId, [...(placed.get(needId) ?? []), entry]);
  });
  const courses = new Map<string, Course>();
  for (const { context } of facts.staffed) {
    if (context.seat.kind !== 'mentor') continue;
    courses.set(context.need.id, courseOf(context, placed.get(context.need.id) ?? []));
  }
  return courses;
}

/** Of a seat with a named mentor. */
export function courseOf(context: PairContext, meetings: readonly Placed[]): Course {
  const { index, ruleSet, need, citizen, seat } = context;
  return {
    context,
    mentor: seat.mentor!,
    cadence: plannedCadence(need, citizen, ruleSet, index.case.policy),
    hasWeeklyDuty: requiresWeeklyMeeting(need, citizen, ruleSet),
    isNew: isNew(context),
    ...datesOf(context),
    meetings,
  };
}

function isNew({ index, need, seat }: PairContext): boolean {
  return index.relationOfNeed.get(need.id)?.seatId !== seat.id;
}

/** First and last date of the course on its seat. */
export interface Dates {
  readonly from: string;
  readonly until: string | undefined;
}

export function datesOf(context: PairContext): Dates {
  const from = firstDay(context);
  const ends = [endOfCourse(context, from), endOfSeat(context)].filter((date) => date !== undefined);
  return { from, until: ends.sort()[0] };
}

/** Where the policy accepts a delay, the seat of a new course may open after the wanted start. */
function firstDay(context: PairContext): string {
  const { need, index } = context;
  const { planDate, policy } = index.case;
  if (isNew(context) && policy.maxStartDelayWeeks > 0) return opensOn(context);
  return need.start > planDate ? need.start : planDate;
}

/** Last date of the course that begins on `from`. One that ended before the plan began waits for its extension, and runs on. */
function endOfCourse(context: PairContext, from: string): string | undefined {
  const { index, need } = context;
  const begun = [need.start];
  if (need.weeksInCourse === 0) begun.push(index.relationOfNeed.get(need.id)?.since ?? from);
  const length = need.courseDays ?? need.courseWeeks * 7;
  const begin = begun.sort().at(-1)!;
  const end = need.grant?.end ?? addDays(begin, length - 1);
  const ends = [...(end >= index.case.planDate ? [end] : []), ...monthsInTotal(context, begin)];
  return ends.sort()[0];
}

/** L13: the employment act gives an in-patient so many months of support, from a first day in the window before the discharge. */
function monthsInTotal({ need, citizen, seat, ruleSet }: PairContext, begin: string): string[] {
  const rule = ruleSet.psychiatricWindow;
  const discharge = citizen.psychiatricDischarge;
  if (rule === undefined || discharge === undefined || begin >= discharge) return [];
  if (addMonths(discharge, -rule.monthsBefore) > begin) return [];
  const law = lawOfCourse(need, citizen, seat, ruleSet);
  return law === 'lab' || law === 'retOgPligt' ? [addDays(addMonths(begin, rule.monthsTotal), -1)] : [];
}

/** Last date of what ties the seat to the citizen. */
function endOfSeat({ citizen, seat }: PairContext): string | undefined {
  const { mentor, unit } = seat;
  const ends = [mentor?.servesPeriod?.until, unit.contract.period?.until];
  if (servesItsOwn(seat)) ends.push(citizen.placement?.until);
  return ends.filter((date) => date !== undefined).sort()[0];
}

/** Last date of a seat whose course goes on after it: somebody else has to take over. */
export function handoverAfter(context: PairContext): string | undefined {
  const seatEnd = endOfSeat(context);
  const courseEnd = endOfCourse(context, firstDay(context));
  return seatEnd !== undefined && (courseEnd === undefined || seatEnd < courseEnd) ? seatEnd : undefined;
}

const MENTORS_OF_ORGANISATIONS: readonly string[] = ['company', 'workplace', 'education', 'offer'];
const ORGANISATIONS: readonly string[] = ['company', 'education', 'offer'];

/** H14: a seat that only serves citizens placed at its organisation serves them no longer than they are there. */
function servesItsOwn({ mentor, unit }: Seat): boolean {
  if (ORGANISATIONS.includes(unit.kind) || MENTORS_OF_ORGANISATIONS.includes(mentor?.kind ?? '')) return true;
  return mentor?.kind === 'senior' && (mentor.organisationId ?? unit.organisationId) !== undefined;
}

/** Mondays of the planned weeks. */
export function plannedWeeks({ index }: Facts): string[] {
  const first = mondayOf(index.case.planDate);
  return Array.from({ length: index.case.planWeeks }, (_, week) => addDays(first, 7 * week));
}

/** A week counts for the cadence when the course covers more than half of its five working days. */
export function isRunningIn(course: Dates, monday: string): boolean {
  let days = 0;
  for (let day = 0; day < 5; day++) if (coversDate(course, addDays(monday, day))) days += 1;
  return days >= 3;
}

export function coversDate({ from, until }: Dates, date: string): boolean {
  return date >= from && (until === undefined || date <= until);
}
