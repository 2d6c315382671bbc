/** One mentor’s week on the desk: what is asked of it, and the meetings that have their slot so far. */
import { type FixedWeek, IMPOSSIBLE } from '../../../../solver/index.ts';
import type { Seat } from '../../../model/caseIndex.ts';
import type { Meeting } from '../../../model/plan.ts';
import { DAYS, SLOT_MINUTES, SLOTS_PER_DAY, slotOf } from '../../../time/freeTime.ts';
import { placedMeeting } from '../../weeks/weekRows.ts';
import { openSlots, startPoints } from './openStarts.ts';
import { type Held, isWithCaseworker, type LiveCourse, type WeekRecord } from './records.ts';
import { isSameMeeting } from './sameMeeting.ts';
import { caseworkerFreeIn, mentorFreeIn, type Scene } from './scene.ts';

/** A meeting without a slot. */
export interface Loose {
  readonly course: LiveCourse;
  readonly number: number;
  readonly wanted: number | undefined;
  /** Slots it is to have if it can, best first. */
  readonly first: readonly number[];
  /** Missed before, and nothing about it has changed. */
  readonly isOld: boolean;
}

export interface Desk {
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

export function openDesk(
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

/** Whether it is not the people’s calendars alone that keep the meeting out. */
export function couldStart(desk: Desk, { course, number }: Loose): boolean {
  const points = pointsOf(desk, course, number, undefined);
  let days = 0;
  for (let day = 0; day < DAYS; day++) {
    let slot = day * SLOTS_PER_DAY;
    while (slot < (day + 1) * SLOTS_PER_DAY && points[slot] === IMPOSSIBLE) slot++;
    if (slot < (day + 1) * SLOTS_PER_DAY) days++;
  }
  return days >= number;
}

export function fix(desk: Desk, held: Held): void {
  const { fixed } = desk.fixedWeek;
  let at = fixed.length;
  while (at > 0 && fixed[at - 1]!.start > held.start) at--;
  desk.fixedWeek.fixed = fixed.toSpliced(at, 0, held);
}

export function byStart(a: Held, b: Held): number {
  return a.start - b.start;
}

export function pointsOf(desk: Desk, course: LiveCourse, number: number, wanted: number | undefined): Int32Array {
  const { scene, week, monday, free } = desk;
  const open = openSlots(scene, course, week, isWithCaseworker(course, number, monday), 'all');
  return startPoints(scene, course, week, free, open, wanted);
}

export function heldAt(
  desk: Desk,
  course: LiveCourse,
  number: number,
  start: number,
  known: Meeting | undefined,
): Held {
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
