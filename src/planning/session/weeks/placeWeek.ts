/**
 * One mentor’s week brought up to date. What nothing touched stays; what was touched stays where it still can; what is new, or has to go, is
 * put at its cheapest start beside the others. Only where a new meeting finds no start is the week solved again, with everybody’s slot as
 * the wish.
 */
import type { Seat } from '../../../model/caseIndex.ts';
import { type CrowdedWeek, isOrdinary } from '../../weeks/planWeeks.ts';
import { couldStart, type Desk, type Loose, openDesk } from './desk.ts';
import type { Job } from './job.ts';
import { joinAll, makeRoom } from './joinMeetings.ts';
import { keepMeetings } from './keepMeetings.ts';
import { lackingOf } from './lacking.ts';
import type { Held, Lacking, Solving, WeekRecord } from './records.ts';
import type { Scene } from './scene.ts';
import { type Solved, solveAgain } from './solveAgain.ts';

export interface Placed {
  readonly record: WeekRecord | undefined;
  readonly crowded: readonly CrowdedWeek[];
}

/** `maySolve`: whether others of the mentor’s meetings may be moved for one that finds no start. */
export function placeWeek(scene: Scene, seat: Seat, week: number, job: Job, maySolve: boolean): Placed {
  const before = scene.state.record(seat.id, week);
  const courses = scene.state.coursesOn.get(seat.id) ?? [];
  if (!courses.some(({ due }) => due[week]! > 0)) return { record: undefined, crowded: [] };
  const desk = openDesk(scene, seat, week, courses, before);
  const left = joinAll(desk, keepMeetings(desk, job));
  const solved = maySolve && left.length > 0 ? findRoom(desk, job, left) : undefined;
  const lacking = solved?.isBetter ? joinAll(desk, solved.left) : left.filter((one) => !isPlaced(desk, one));
  const missed = lacking.map((one) => lackingOf(desk, one)).sort((a, b) => a.rank - b.rank || a.number - b.number);
  const crowded = solved === undefined ? [] : crowdedBy(desk, solved, missed);
  for (const week of crowded) job.crowded.add(week.due[week.missed]!.course.need.id);
  return { record: recordOf(desk, missed, solved?.isBetter ? { isProven: solved.isProven } : 'mended'), crowded };
}

/** Moves others for those who found no start: one of them, or, where that is not enough, as many as the week needs. */
function findRoom(desk: Desk, job: Job, left: readonly Loose[]): Solved | undefined {
  const trouble = left.filter((one) => isTrouble(desk, job, one));
  if (trouble.filter((one) => makeRoom(desk, one)).length > 0) {
    // Whoever moved may have left room for others.
    joinAll(
      desk,
      left.filter((one) => !isPlaced(desk, one)),
    );
  }
  if (trouble.every((one) => isPlaced(desk, one))) return undefined;
  const solved = solveAgain(
    desk,
    left.filter((one) => !isPlaced(desk, one)),
  );
  if (solved.isBetter) desk.fixedWeek.fixed = solved.held;
  return solved;
}

function isPlaced({ fixedWeek }: Desk, { course, number }: Loose): boolean {
  return fixedWeek.fixed.some((held) => held.number === number && held.needId === course.need.id);
}

/** A meeting for which others may have to move: not one that was missed all along, or whose course does not fit here anyway. */
function isTrouble(desk: Desk, job: Job, loose: Loose): boolean {
  return !loose.isOld && !job.crowded.has(loose.course.need.id) && couldStart(desk, loose);
}

/** As planWeeks tells the assignment: an ordinary week that is full, and holds no meeting of the course. */
function crowdedBy(desk: Desk, { problem, due }: Solved, missed: readonly Lacking[]): CrowdedWeek[] {
  const { scene, seat, monday, fixedWeek } = desk;
  return missed.flatMap(({ needId, number, row }) => {
    if (row.code !== 'weekFull' || fixedWeek.fixed.some((held) => held.needId === needId)) return [];
    if (!isOrdinary(scene.index, { seat, due }, monday)) return [];
    const at = due.findIndex((one) => one.course.need.id === needId && one.number === number);
    return [{ seat, problem, due, missed: at }];
  });
}

/** The record before, where nothing is different. */
function recordOf(
  { before, fixedWeek: { fixed } }: Desk,
  missed: readonly Lacking[],
  standing: Solving | 'mended',
): WeekRecord {
  if (before?.held === fixed && before.missed.length + missed.length === 0) return before;
  const isAsBefore =
    before !== undefined &&
    before.held.length === fixed.length &&
    before.missed.length === missed.length &&
    before.held.every((held, at) => isSameHeld(held, fixed[at]!)) &&
    before.missed.every((one, at) => isSameMiss(one, missed[at]!));
  if (isAsBefore) return before;
  return { held: fixed, missed, standing };
}

function isSameHeld(a: Held, b: Held): boolean {
  return a.meeting === b.meeting && a.place === b.place && a.party === b.party;
}

function isSameMiss(a: Lacking, b: Lacking): boolean {
  return (
    a.needId === b.needId &&
    a.number === b.number &&
    a.rank === b.rank &&
    a.row.code === b.row.code &&
    a.row.breachOfWeeklyDuty === b.row.breachOfWeeklyDuty
  );
}
