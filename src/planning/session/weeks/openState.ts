/** What LiveWeeks remembers of a plan it is opened with: the meetings as they are, and the weeks each course meets in. */

import { visitedPlace } from '../../../fit/index.ts';
import type { CaseIndex, Seat } from '../../../model/caseIndex.ts';
import type { Meeting, MissedMeeting, Plan } from '../../../model/plan.ts';
import type { RuleSet } from '../../../rules/index.ts';
import { daysBetween, mondayOf } from '../../../time/calendar.ts';
import { SLOT_MINUTES, SLOTS_PER_DAY, slotOf } from '../../../time/freeTime.ts';
import { courseOf, meetingsDue } from '../../weeks/courses.ts';
import { asksForStart, firstCommonMonday, roadsOf, withDue } from './buildCourse.ts';
import type { KnownFree } from './knownFree.ts';
import { buildMember } from './liveSessions.ts';
import { plannedWeeks } from './plannedWeeks.ts';
import { type Held, type Lacking, type LiveCourse, NO_WEEK } from './records.ts';
import type { Scene } from './scene.ts';
import { WeeksState } from './state.ts';
import { UndoLog } from './undoLog.ts';

export function openState(
  index: CaseIndex,
  ruleSet: RuleSet,
  seatOf: (needId: string) => Seat | undefined,
  plan: Pick<Plan, 'meetings' | 'missedMeetings' | 'notices'>,
  free: KnownFree,
): WeeksState {
  const state = new WeeksState();
  const weeks = plannedWeeks(index.case);
  const scene: Scene = { index, ruleSet, weeks, free, state, log: new UndoLog() };
  const rows = rowsOf(plan);
  index.case.needs.forEach((need, at) => {
    state.rankOf.set(need.id, at);
    const seat = seatOf(need.id);
    if (seat === undefined) return;
    state.seatOf.set(need.id, seat.id);
    if (seat.kind === 'group') state.setMember(scene.log, need.id, buildMember(scene, need.id));
  });
  for (const need of index.case.needs) {
    const seat = index.seatById.get(state.seatOf.get(need.id) ?? '');
    if (seat?.kind === 'mentor') state.setCourse(scene.log, need.id, openCourse(scene, need.id, seat, rows));
  }
  for (const seatId of state.coursesOn.keys()) openRecords(scene, seatId, rows);
  openEvents(state, plan);
  return state;
}

interface Rows {
  readonly held: ReadonlyMap<string, readonly Meeting[]>;
  readonly missed: ReadonlyMap<string, readonly MissedMeeting[]>;
  readonly withoutCaseworker: ReadonlySet<string>;
}

function rowsOf({ meetings, missedMeetings, notices }: Pick<Plan, 'meetings' | 'missedMeetings' | 'notices'>): Rows {
  const own = meetings.filter(({ kind }) => kind === 'meeting' || kind === 'startMeeting');
  const named = notices.filter(({ code }) => code === 'START_MEETING_WITHOUT_CASEWORKER');
  return {
    held: Map.groupBy(own, ({ needIds }) => needIds[0]!),
    missed: Map.groupBy(missedMeetings, ({ needId }) => needId),
    withoutCaseworker: new Set(named.map(({ subjects }) => subjects[0]!)),
  };
}

function openCourse(scene: Scene, needId: string, seat: Seat, rows: Rows): LiveCourse {
  const { index, ruleSet, state } = scene;
  const course = courseOf(index, ruleSet, index.needById.get(needId)!, seat);
  const place = roadsOf(scene, seat).numberOf(visitedPlace(index, course.cadence, course.citizen, seat));
  const rank = state.rankOf.get(needId)!;
  const plain = { ...course, rank, place, startMonday: undefined, due: [] };
  const placed = { ...plain, weekOffset: offsetInPlan(scene, plain, rows) };
  return withDue(scene, placed, startInPlan(scene, placed, rows));
}

/** The offset under which the course meets as the plan has it; its own where the plan does not tell. */
function offsetInPlan(scene: Scene, course: LiveCourse, rows: Rows): number {
  const { everyWeeks } = course.cadence;
  if (everyWeeks === 1) return course.weekOffset;
  const { mondays } = scene.weeks;
  const due = mondays.map((monday) => countIn(rows, course, monday));
  // Before its start meeting a course may have weeks without one.
  const first = asksForStart(course) && !course.hasWeeklyDuty ? due.findIndex((meetings) => meetings > 0) : 0;
  const others = Array.from({ length: everyWeeks }, (_, offset) => offset);
  const fits = (weekOffset: number) =>
    mondays.every((monday, week) => week < first || meetingsDue({ ...course, weekOffset }, monday) === due[week]);
  return [course.weekOffset, ...others].find(fits) ?? course.weekOffset;
}

function countIn({ held, missed }: Rows, { need, seat }: LiveCourse, monday: string): number {
  const own = (held.get(need.id) ?? []).filter(({ seatId, date }) => seatId === seat.id && mondayOf(date) === monday);
  return own.length + (missed.get(need.id) ?? []).filter(({ week }) => week === monday).length;
}

function startInPlan(scene: Scene, course: LiveCourse, rows: Rows): string | undefined {
  if (!asksForStart(course)) return undefined;
  const start = (rows.held.get(course.need.id) ?? []).find(({ kind }) => kind === 'startMeeting');
  if (start !== undefined) return mondayOf(start.date);
  return rows.withoutCaseworker.has(course.need.id) ? NO_WEEK : firstCommonMonday(scene, course);
}

function openRecords(scene: Scene, seatId: string, rows: Rows): void {
  const { state, weeks, log } = scene;
  const courses = state.coursesOn.get(seatId)!;
  weeks.mondays.forEach((monday, week) => {
    const held: Held[] = [];
    const missed: Lacking[] = [];
    for (const course of courses) {
      const own = heldInPlan(rows, course, monday);
      held.push(...own);
      missed.push(...missedInPlan(rows, course, monday, own));
    }
    if (held.length + missed.length === 0) return;
    held.sort((a, b) => a.start - b.start);
    state.setRecord(log, seatId, week, { held, missed, standing: 'opened' });
    if (weeks.policy.officeRooms !== undefined) state.countRooms(log, courses[0]!.seat.unit.id, monday, held, 1);
  });
}

function heldInPlan({ held }: Rows, course: LiveCourse, monday: string): Held[] {
  const { need, seat, cadence, place, rank } = course;
  return (held.get(need.id) ?? []).flatMap((meeting): Held[] => {
    const day = daysBetween(monday, meeting.date);
    if (meeting.seatId !== seat.id || day < 0 || day > 6) return [];
    const number = Number(meeting.id.slice(meeting.id.lastIndexOf('.') + 1));
    const start = day * SLOTS_PER_DAY + slotOf(meeting.start);
    return [{ needId: need.id, number, start, slots: cadence.minutes / SLOT_MINUTES, place, party: rank, meeting }];
  });
}

/** The missed meetings of a week have the numbers that are not held. */
function missedInPlan({ missed }: Rows, { need, rank }: LiveCourse, monday: string, held: readonly Held[]): Lacking[] {
  const rows = (missed.get(need.id) ?? []).filter(({ week }) => week === monday);
  const numbers = Array.from({ length: held.length + rows.length }, (_, at) => at + 1);
  const open = numbers.filter((number) => !held.some((one) => one.number === number));
  return rows.map((row, at) => ({ needId: need.id, rank, number: open[at]!, row }));
}

function openEvents(state: WeeksState, { meetings, missedMeetings }: Pick<Plan, 'meetings' | 'missedMeetings'>): void {
  const groupBySeat = (kind: Meeting['kind']) =>
    Map.groupBy(
      meetings.filter((meeting) => meeting.kind === kind),
      ({ seatId }) => seatId,
    );
  for (const [groupId, rows] of groupBySeat('group')) state.sessions.set(groupId, rows);
  for (const [mentorId, rows] of groupBySeat('duty')) state.duties.set(mentorId, rows);
  const ofMembers = missedMeetings.filter(({ needId }) => state.members.has(needId));
  for (const [needId, rows] of Map.groupBy(ofMembers, ({ needId }) => needId)) state.missedSessions.set(needId, rows);
}
