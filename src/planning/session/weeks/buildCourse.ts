/** A course as it is now, with what it keeps from before: the weeks of its period, and the week of its start meeting. */
import { visitedPlace } from '../../../fit/index.ts';
import type { Seat } from '../../../model/caseIndex.ts';
import type { Need } from '../../../model/need.ts';
import { type Course, courseOf, meetingsDue } from '../../weeks/courses.ts';
import { chosenOffset } from './chosenOffset.ts';
import { hasStart, isStart } from './openStarts.ts';
import { dueIn, type LiveCourse, NO_WEEK } from './records.ts';
import { Roads } from './roads.ts';
import { caseworkerFreeIn, heldBy, mentorFreeIn, type Scene } from './scene.ts';

/** `before`: the course on the same seat until now. */
export function buildCourse(scene: Scene, need: Need, seat: Seat, before: LiveCourse | undefined): LiveCourse {
  const { index, ruleSet, state } = scene;
  const course = courseOf(index, ruleSet, need, seat);
  const rank = state.rankOf.get(need.id)!;
  const place = roadsOf(scene, seat).numberOf(visitedPlace(index, course.cadence, course.citizen, seat));
  const weekOffset = keptOffset(scene, course, before) ?? chosenOffset(scene, course);
  return finish(scene, { ...course, weekOffset, rank, place, startMonday: undefined, due: [] }, before);
}

/** A course keeps its weeks, unless it is over now before the first of them. */
function keptOffset({ weeks }: Scene, course: Course, before: LiveCourse | undefined): number | undefined {
  if (before === undefined || before.cadence.everyWeeks !== course.cadence.everyWeeks) return undefined;
  const { weekOffset } = before;
  const { isNew, until } = course;
  if (!isNew || until === undefined || until > weeks.dates.at(-1)!.at(-1)!) return weekOffset;
  const meets = weeks.mondays.some((monday) => meetingsDue({ ...course, weekOffset }, monday) > 0);
  return meets ? weekOffset : undefined;
}

function finish(scene: Scene, course: LiveCourse, before: LiveCourse | undefined): LiveCourse {
  const startMonday = asksForStart(course) ? startMondayOf(scene, course, before) : undefined;
  return withDue(scene, course, startMonday);
}

export function withDue(
  { weeks }: Pick<Scene, 'weeks'>,
  course: LiveCourse,
  startMonday: string | undefined,
): LiveCourse {
  return { ...course, startMonday, due: weeks.mondays.map((monday) => dueIn(course, startMonday, monday)) };
}

export function asksForStart({ isNew, need, citizen }: Course): boolean {
  return isNew && need.startMeetingWithCaseworker && citizen.caseworkerId !== undefined;
}

/** The roads of a seat, made anew where it is not the same seat any more. */
export function roadsOf({ state, weeks, log }: Scene, seat: Seat): Roads {
  const known = state.roads.get(seat.id);
  if (known?.suit(seat, weeks.policy)) return known;
  const roads = new Roads(seat, weeks.policy);
  log.set(state.roads, seat.id, roads);
  return roads;
}

/**
 * A start meeting that can be held stays in its week; otherwise the first week in which all three are free. A course with the weekly duty has
 * meetings before it, so that its week would not follow from what is held should the start meeting be missed: it is looked for every time.
 */
function startMondayOf(scene: Scene, course: LiveCourse, before: LiveCourse | undefined): string {
  if (course.hasWeeklyDuty) return firstCommonMonday(scene, course);
  const week = before?.startMonday === undefined ? -1 : scene.weeks.mondays.indexOf(before.startMonday);
  if (week >= 0 && dueIn(course, before!.startMonday, before!.startMonday!) > 0) {
    const held = heldBy(scene, before!, week).find(({ meeting }) => meeting.kind === 'startMeeting');
    if (held !== undefined && isStart(scene, course, week, ...commonFree(scene, course, week), held.start))
      return before!.startMonday!;
  }
  return firstCommonMonday(scene, course);
}

/** As startMeetings.ts finds it. */
export function firstCommonMonday(scene: Scene, course: LiveCourse): string {
  const { mondays, policy } = scene.weeks;
  let tried = 0;
  for (let week = 0; week < mondays.length && tried < policy.startMeetingWithinWeeks; week++) {
    if (meetingsDue(course, mondays[week]!) === 0) continue;
    tried++;
    if (hasStart(scene, course, week, ...commonFree(scene, course, week))) return mondays[week]!;
  }
  return NO_WEEK;
}

/** Free time of the mentor, and of citizen and caseworker together, whatever meetings and sessions there are. */
function commonFree(scene: Scene, course: LiveCourse, week: number): [Uint8Array, Uint8Array] {
  const open = scene.free.citizen(course.citizen, scene.weeks.mondays[week]!).slice();
  const caseworker = caseworkerFreeIn(scene, course, week);
  for (let at = 0; at < open.length; at++) open[at]! &= caseworker[at]!;
  return [mentorFreeIn(scene, course.seat, week), open];
}

/** Whether nothing the weeks can see of the course is different; the free time of mentor and citizen is another question. */
export function meetsAlike(a: LiveCourse, b: LiveCourse): boolean {
  return (
    a.cadence.minutes === b.cadence.minutes &&
    a.cadence.mode === b.cadence.mode &&
    a.cadence.place === b.cadence.place &&
    a.place === b.place &&
    a.rank === b.rank &&
    a.hasWeeklyDuty === b.hasWeeklyDuty &&
    a.from === b.from &&
    a.until === b.until &&
    a.startMonday === b.startMonday &&
    (a.startMonday === undefined || a.citizen.caseworkerId === b.citizen.caseworkerId) &&
    isSameList(a.due, b.due) &&
    isSameList(a.lastSlots, b.lastSlots)
  );
}

export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((entry, at) => entry === b[at]);
}
