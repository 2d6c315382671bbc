/**
 * One mentor’s week brought up to date. What nothing touched stays; what was touched stays where it still can; what is new, or has to go, is
 * put at its cheapest start beside the others. Only where a new meeting finds no start is the week solved again, with everybody’s slot as
 * the wish.
 */
import {
  cheapestStart,
  dayStands,
  type FixedWeek,
  IMPOSSIBLE,
  NONE,
  scheduleWeek,
  type WeekProblem,
} from '../../../../solver/index.ts';
import type { Seat } from '../../../model/caseIndex.ts';
import type { Meeting } from '../../../model/plan.ts';
import { DAYS, SLOT_MINUTES, SLOTS_PER_DAY, slotOf } from '../../../time/freeTime.ts';
import { type DueMeeting, mentorWeek } from '../../weeks/mentorWeek.ts';
import { type CrowdedWeek, isOrdinary } from '../../weeks/planWeeks.ts';
import { missedCode, placedMeeting } from '../../weeks/weekRows.ts';
import { isOpenAt, onlyAt, openSlots, startPoints, usesRoom } from './openStarts.ts';
import { type Held, isWithCaseworker, type Lacking, type LiveCourse, type WeekRecord } from './records.ts';
import { caseworkerFreeIn, coursesOfCitizen, dayOf, lastSlotOf, mentorFreeIn, type Scene } from './scene.ts';

/** Which of a mentor’s meetings may not be taken as they are. */
export interface Job {
  /** The mentor himself is not as he was: all of them. */
  all: boolean;
  /** Needs, with a bit for each week in question. */
  readonly suspects: Map<string, number>;
  /** Of these, courses whose relation names another slot now: their meetings go there if they can. */
  readonly followers: Set<string>;
  /** By week, a bit for each day that lost a meeting of a course that left. */
  readonly lost: number[];
  /** Needs that an ordinary week could not hold: their other weeks are not solved again for them. */
  readonly crowded: Set<string>;
}

export const EVERY_WEEK = -1;

export function suspect({ suspects }: Job, needId: string, weeks: number): void {
  suspects.set(needId, (suspects.get(needId) ?? 0) | weeks);
}

/** Whether the meetings of a need in this week may not be taken as they are. */
export function isSuspect({ all, suspects }: Job, needId: string, week: number): boolean {
  return all || ((suspects.get(needId) ?? 0) & (1 << week)) !== 0;
}

export function newJob(): Job {
  return { all: false, suspects: new Map(), followers: new Set(), lost: [], crowded: new Set() };
}

/** Effort of solving a week again; where it ends, the search’s answer is taken (solver/week/scheduleWeek.ts). */
const SOLVE_EFFORT_STEPS = 50_000;

/** A meeting without a slot. */
interface Loose {
  readonly course: LiveCourse;
  readonly number: number;
  readonly wanted: number | undefined;
  /** Slots it is to have if it can, best first. */
  readonly first: readonly number[];
  /** Missed before, and nothing about it has changed. */
  readonly isOld: boolean;
}

interface Desk {
  readonly scene: Scene;
  readonly seat: Seat;
  readonly week: number;
  readonly monday: string;
  readonly courses: readonly LiveCourse[];
  readonly free: Uint8Array;
  readonly before: WeekRecord | undefined;
  /** The meetings that have their slot so far, in the solver’s words. */
  readonly fixedWeek: Omit<FixedWeek, 'fixed'> & { fixed: readonly Held[] };
}

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
  const loose = keepMeetings(desk, job);
  let left = joinAll(desk, loose);
  let trouble = maySolve ? left.filter((one) => isTrouble(desk, job, one)) : [];
  if (trouble.some((one) => makeRoom(desk, one))) {
    const isIn = ({ course, number }: Loose) =>
      desk.fixedWeek.fixed.some((held) => held.number === number && held.needId === course.need.id);
    left = joinAll(
      desk,
      left.filter((one) => !isIn(one)),
    );
    trouble = trouble.filter((one) => left.includes(one));
  }
  const solved = trouble.length > 0 ? solveAgain(desk, left) : undefined;
  if (solved?.isBetter) desk.fixedWeek.fixed = solved.held;
  const lacking = solved?.isBetter ? solved.left : left;
  const missed = lacking.map((one) => lackingOf(desk, one)).sort((a, b) => a.rank - b.rank || a.number - b.number);
  const crowded = solved === undefined ? [] : crowdedBy(desk, solved, missed);
  for (const week of crowded) job.crowded.add(week.due[week.missed]!.course.need.id);
  return { record: recordOf(desk, missed, solved?.isBetter === true && solved.isProven), crowded };
}

/** A meeting for which others may have to move: not one that was missed all along, or whose course does not fit here anyway. */
function isTrouble(desk: Desk, job: Job, loose: Loose): boolean {
  return !loose.isOld && !job.crowded.has(loose.course.need.id) && couldStart(desk, loose);
}

function openDesk(
  scene: Scene,
  seat: Seat,
  week: number,
  courses: readonly LiveCourse[],
  before: WeekRecord | undefined,
): Desk {
  const { policy, weights } = scene.index.case;
  const { placeCount, travelSlots } = scene.state.roads.get(seat.id)!;
  const free = mentorFreeIn(scene, seat, week);
  const fixedWeek = {
    dayCount: DAYS,
    slotsPerDay: SLOTS_PER_DAY,
    placeCount,
    travelSlots,
    travelCost: weights.travelQuarter,
    free,
    gapSlots: policy.breakMinutes / SLOT_MINUTES,
    dayBreak: {
      slots: policy.lunchBreakMinutes / SLOT_MINUTES,
      earliest: slotOf(policy.lunchFrom),
      latest: slotOf(policy.lunchUntil),
    },
    dayCost: weights.workingDay,
    fixed: [] as readonly Held[],
  };
  return { scene, seat, week, monday: scene.weeks.mondays[week]!, courses, free, before, fixedWeek };
}

/** Puts every meeting that can stay at its slot, and returns those without one. */
function keepMeetings(desk: Desk, job: Job): Loose[] {
  const { before, courses, week } = desk;
  const certain = (before?.held ?? []).filter(({ needId }) => !isSuspect(job, needId, week));
  const loose: Loose[] = [];
  for (const { needId, number } of before?.missed ?? []) {
    const course = courses.find(({ need }) => need.id === needId);
    if (course !== undefined && !isSuspect(job, needId, week))
      loose.push(looseOf(desk, course, number, undefined, true));
  }
  const suspected: Held[] = [];
  for (const course of courses) {
    if (!isSuspect(job, course.need.id, week)) continue;
    for (let number = 1; number <= course.due[week]!; number++) {
      const held = before?.held.find((one) => one.number === number && one.needId === course.need.id);
      const stays = held !== undefined && keepsSlot(desk, job, course, held);
      if (stays) suspected.push(heldAt(desk, course, number, held.start, held.meeting));
      else loose.push(looseOf(desk, course, number, held, isOldMiss(desk, job, course, number)));
    }
  }
  for (const held of standing(desk, job, certain, suspected)) {
    const course = courses.find(({ need }) => need.id === held.needId)!;
    loose.push(looseOf(desk, course, held.number, held, false));
  }
  return loose;
}

/** A follower leaves his slot if the relation names another. */
function keepsSlot(desk: Desk, job: Job, course: LiveCourse, { number, start }: Held): boolean {
  const named = course.lastSlots[number - 1];
  if (job.followers.has(course.need.id) && named !== undefined && named !== start) return false;
  const isOpen = isWithCaseworker(course, number, desk.monday)
    ? undefined
    : isOpenAt(desk.scene, course, desk.week, desk.free, start);
  return isOpen ?? pointsOf(desk, course, number, undefined)[start] !== IMPOSSIBLE;
}

/** Where only the mentor was looked at again, what he missed before is no news. */
function isOldMiss({ before }: Desk, job: Job, course: LiveCourse, number: number): boolean {
  if (job.suspects.has(course.need.id)) return false;
  return before?.missed.some((one) => one.number === number && one.needId === course.need.id) ?? false;
}

function looseOf(desk: Desk, course: LiveCourse, number: number, held: Held | undefined, isOld: boolean): Loose {
  const named = course.lastSlots[number - 1];
  const isFollower = held !== undefined && named !== undefined && named !== held.start;
  const wanted = held?.start ?? lastSlotOf(desk.scene, course, number, desk.week);
  return { course, number, wanted, isOld, first: isFollower ? [named, held.start] : [] };
}

/** Fixes the days that stand with all their meetings, and of the others as many as can stand together; returns the rest. */
function standing(desk: Desk, job: Job, certain: readonly Held[], suspected: readonly Held[]): Held[] {
  const { fixedWeek, week } = desk;
  fixedWeek.fixed = suspected.length === 0 ? certain : [...certain, ...suspected].sort(byStart);
  let doubtful = job.lost[week] ?? 0;
  for (const { start } of suspected) doubtful |= 1 << dayOf(start);
  const fallen: Held[] = [];
  for (let day = 0; day < DAYS; day++) {
    if ((doubtful & (1 << day)) === 0 || dayStands(fixedWeek, day)) continue;
    const onDay = ({ start }: Held) => dayOf(start) === day;
    fixedWeek.fixed = fixedWeek.fixed.filter((one) => !onDay(one));
    for (const one of [...certain.filter(onDay), ...suspected.filter(onDay)]) if (!stayAt(desk, one)) fallen.push(one);
  }
  return fallen;
}

/** Puts a meeting back at its own slot if it fits there. */
function stayAt(desk: Desk, held: Held): boolean {
  const course = desk.courses.find(({ need }) => need.id === held.needId)!;
  const startCost = onlyAt(pointsOf(desk, course, held.number, undefined), [held.start]);
  if (cheapestStart(desk.fixedWeek, { ...held, startCost }) === NONE) return false;
  fix(desk, held);
  return true;
}

function fix(desk: Desk, held: Held): void {
  desk.fixedWeek.fixed = [...desk.fixedWeek.fixed, held].sort(byStart);
}

function byStart(a: Held, b: Held): number {
  return a.start - b.start;
}

function pointsOf(desk: Desk, course: LiveCourse, number: number, wanted: number | undefined): Int32Array {
  const { scene, week, monday, free } = desk;
  const open = openSlots(scene, course, week, isWithCaseworker(course, number, monday), 'all');
  return startPoints(scene, course, week, free, open, wanted);
}

function heldAt(desk: Desk, course: LiveCourse, number: number, start: number, known: Meeting | undefined): Held {
  const { scene, week, monday } = desk;
  const caseworkerFree = isWithCaseworker(course, number, monday) ? caseworkerFreeIn(scene, course, week) : undefined;
  const meeting = placedMeeting({ course, number, caseworkerFree }, monday, start);
  return {
    needId: course.need.id,
    number,
    start,
    slots: course.cadence.minutes / SLOT_MINUTES,
    place: course.place,
    party: course.rank,
    meeting: known !== undefined && isSameMeeting(known, meeting) ? known : meeting,
  };
}

/** Both have the same id. */
export function isSameMeeting(a: Meeting, b: Meeting): boolean {
  return (
    a.date === b.date &&
    a.start === b.start &&
    a.minutes === b.minutes &&
    a.seatId === b.seatId &&
    a.kind === b.kind &&
    a.mode === b.mode &&
    a.place === b.place &&
    a.withCaseworkerId === b.withCaseworkerId &&
    a.needIds.length === b.needIds.length &&
    a.needIds.every((id, at) => id === b.needIds[at])
  );
}

/** Gives each its cheapest start, one after the other; returns those that found none. */
function joinAll(desk: Desk, loose: readonly Loose[]): Loose[] {
  if (loose.length === 0) return [];
  return [...loose].sort(urgentFirst).filter((one) => !join(desk, one));
}

/** Those with a slot to go to, then the weekly duty, then the order of the case. */
function urgentFirst(a: Loose, b: Loose): number {
  const standing = ({ first, course, number }: Loose) =>
    first.length > 0 ? 0 : course.hasWeeklyDuty && number === 1 ? 1 : 2;
  return standing(a) - standing(b) || a.course.rank - b.course.rank || a.number - b.number;
}

function join(desk: Desk, { course, number, wanted, first }: Loose): boolean {
  const points = pointsOf(desk, course, number, wanted);
  const meeting = { slots: course.cadence.minutes / SLOT_MINUTES, place: course.place, party: course.rank };
  let start = NONE;
  if (first.length > 0) start = cheapestStart(desk.fixedWeek, { ...meeting, startCost: onlyAt(points.slice(), first) });
  if (start === NONE) start = cheapestStart(desk.fixedWeek, { ...meeting, startCost: points });
  if (start === NONE) return false;
  const known = desk.before?.held.find((one) => one.number === number && one.needId === course.need.id)?.meeting;
  fix(desk, heldAt(desk, course, number, start, known));
  return true;
}

/** Moves one other meeting, if that makes room: the first, in the order of the week, that finds another start. */
function makeRoom(desk: Desk, { course, number, wanted }: Loose): boolean {
  const { fixedWeek } = desk;
  const all = fixedWeek.fixed;
  const points = pointsOf(desk, course, number, wanted).slice();
  const slots = course.cadence.minutes / SLOT_MINUTES;
  for (const other of all) {
    fixedWeek.fixed = all.filter((one) => one !== other);
    const start = cheapestStart(fixedWeek, { slots, place: course.place, party: course.rank, startCost: points });
    if (start === NONE) continue;
    fix(desk, heldAt(desk, course, number, start, undefined));
    const mover = desk.courses.find(({ need }) => need.id === other.needId)!;
    const startCost = pointsOf(desk, mover, other.number, other.start);
    const moved = cheapestStart(fixedWeek, { ...other, startCost });
    if (moved !== NONE) {
      fix(desk, heldAt(desk, mover, other.number, moved, other.meeting));
      if (dayStands(fixedWeek, dayOf(other.start))) return true;
    }
  }
  fixedWeek.fixed = all;
  return false;
}

/** Whether it is not the people’s calendars alone that keep the meeting out. */
function couldStart(desk: Desk, { course, number }: Loose): boolean {
  const points = pointsOf(desk, course, number, undefined);
  let days = 0;
  for (let day = 0; day < DAYS; day++) {
    let slot = day * SLOTS_PER_DAY;
    while (slot < (day + 1) * SLOTS_PER_DAY && points[slot] === IMPOSSIBLE) slot++;
    if (slot < (day + 1) * SLOTS_PER_DAY) days++;
  }
  return days >= number;
}

interface Solved {
  readonly held: readonly Held[];
  readonly left: readonly Loose[];
  readonly problem: WeekProblem;
  readonly due: readonly DueMeeting[];
  readonly isBetter: boolean;
  readonly isProven: boolean;
}

/** The whole week anew, everybody’s slot as the wish. It is better where it holds what the law wants, or more meetings. */
function solveAgain(desk: Desk, left: readonly Loose[]): Solved {
  const { scene, seat, monday, free, courses, week } = desk;
  const wishes = new Map(desk.fixedWeek.fixed.map(({ needId, number, start }) => [`${needId} ${number}`, start]));
  const due: DueMeeting[] = [];
  const loose: Loose[] = [];
  for (const course of courses) {
    for (let number = 1; number <= course.due[week]!; number++) {
      const old = left.find((one) => one.course === course && one.number === number);
      const wanted = wishes.get(`${course.need.id} ${number}`) ?? old?.wanted;
      loose.push(old ?? { course, number, wanted, first: [], isOld: false });
      due.push(dueMeeting(desk, course, number, wanted));
    }
  }
  const problem = mentorWeek(scene.index, seat, monday, free, due);
  const { startOf, status } = scheduleWeek(problem, { effort: SOLVE_EFFORT_STEPS });
  const held: Held[] = [];
  due.forEach(({ number }, at) => {
    const { course } = loose[at]!;
    const known = desk.before?.held.find((one) => one.number === number && one.needId === course.need.id)?.meeting;
    if (startOf[at] !== NONE) held.push(heldAt(desk, course, number, startOf[at]!, known));
  });
  const unplaced = loose.filter((_, at) => startOf[at] === NONE);
  const skipped = (list: readonly Loose[]) =>
    list.reduce((sum, one) => sum + problem.meetings[loose.indexOf(one)]!.skipCost, 0);
  return {
    held: held.sort(byStart),
    left: unplaced,
    problem,
    due,
    isBetter: skipped(unplaced) < skipped(left),
    isProven: status === 'optimal',
  };
}

function dueMeeting(desk: Desk, course: LiveCourse, number: number, lastSlot: number | undefined): DueMeeting {
  const { scene, week, monday } = desk;
  const withCaseworker = isWithCaseworker(course, number, monday);
  return {
    course,
    party: course.rank,
    number,
    lastSlot,
    citizenFree: openSlots(scene, course, week, withCaseworker, 'all'),
    caseworkerFree: withCaseworker ? caseworkerFreeIn(scene, course, week) : undefined,
    resources: [],
  };
}

function lackingOf(desk: Desk, { course, number }: Loose): Lacking {
  const { scene, week, monday, free } = desk;
  const withCaseworker = isWithCaseworker(course, number, monday);
  const open = openSlots(scene, course, week, withCaseworker, 'nobody');
  const startCost = startPoints(scene, course, week, free, open, undefined).slice();
  const code = missedCode(scene.index, { course, number }, { startCost }, monday, gaveWay(desk, course, number));
  const isKept = desk.fixedWeek.fixed.some(({ needId }) => needId === course.need.id);
  const breachOfWeeklyDuty = course.hasWeeklyDuty && !isKept;
  const needId = course.need.id;
  return { needId, rank: course.rank, number, row: { needId, week: monday, code, breachOfWeeklyDuty } };
}

/** What others hold that the meeting would have had room with. Where a mentor’s week uses rooms, rooms are what it can give way for. */
function gaveWay(desk: Desk, course: LiveCourse, number: number): 'room' | 'person' | undefined {
  const { scene, week, monday } = desk;
  const weekUsesRoom = desk.courses.some((one) => one.due[week]! > 0 && usesRoom(scene, one));
  const withCaseworker = isWithCaseworker(course, number, monday);
  if (weekUsesRoom) return fitsHeeding(desk, course, withCaseworker, 'people') ? 'room' : undefined;
  const isShared = withCaseworker || coursesOfCitizen(scene, course.citizen.id).length > 1;
  return isShared && fitsHeeding(desk, course, withCaseworker, 'nobody') ? 'person' : undefined;
}

function fitsHeeding(desk: Desk, course: LiveCourse, withCaseworker: boolean, heeding: 'people' | 'nobody'): boolean {
  const { scene, week, free, fixedWeek } = desk;
  const open = openSlots(scene, course, week, withCaseworker, heeding);
  const startCost = startPoints(scene, course, week, free, open, undefined);
  const slots = course.cadence.minutes / SLOT_MINUTES;
  return cheapestStart(fixedWeek, { slots, place: course.place, party: course.rank, startCost }) !== NONE;
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
function recordOf({ before, fixedWeek: { fixed } }: Desk, missed: readonly Lacking[], isProven: boolean): WeekRecord {
  const isAsBefore =
    before !== undefined &&
    before.held.length === fixed.length &&
    before.missed.length === missed.length &&
    before.held.every((held, at) => isSameHeld(held, fixed[at]!)) &&
    before.missed.every((one, at) => isSameMiss(one, missed[at]!));
  if (isAsBefore) return before;
  return { held: fixed, missed, standing: isProven ? 'proven' : 'mended' };
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
