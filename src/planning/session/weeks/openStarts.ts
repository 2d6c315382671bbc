/** When a meeting of a course could start in a week: where mentor, citizen and caseworker are free, and what others hold leaves them. */
import { IMPOSSIBLE } from '../../../../solver/index.ts';
import { DAYS, SLOT_MINUTES, SLOTS_PER_DAY } from '../../../time/freeTime.ts';
import { type Course, coversDate } from '../../weeks/courses.ts';
import type { Held, LiveCourse } from './records.ts';
import { caseworkerFreeIn, citizenFreeIn, coursesOfCitizen, heldBy, type Scene } from './scene.ts';

/** What others hold: nothing is heeded, only what keeps people busy, or rooms as well. */
export type Heeding = 'nobody' | 'people' | 'all';

/** Free slots of citizen and caseworker that others leave. Not to be written to: where nobody shares anything, it is the citizen’s own week. */
export function openSlots(
  scene: Scene,
  course: LiveCourse,
  week: number,
  withCaseworker: boolean,
  heeding: Heeding,
): Uint8Array {
  const own = citizenFreeIn(scene, course, week);
  const isRoomHeeded = heeding === 'all' && usesRoom(scene, course);
  if (!withCaseworker && !isRoomHeeded && (heeding === 'nobody' || hasOneNeed(scene, course))) return own;
  const open = own.slice();
  if (withCaseworker) {
    const caseworker = caseworkerFreeIn(scene, course, week);
    for (let at = 0; at < open.length; at++) open[at]! &= caseworker[at]!;
  }
  if (heeding === 'nobody') return open;
  for (const other of coursesOfCitizen(scene, course.citizen.id)) {
    if (other !== course && other.need.id !== course.need.id) block(open, heldBy(scene, other, week));
  }
  if (withCaseworker) {
    for (const needId of scene.state.startsWith.get(course.citizen.caseworkerId!) ?? []) {
      const other = needId === course.need.id ? undefined : scene.state.courses.get(needId);
      if (other !== undefined)
        block(
          open,
          heldBy(scene, other, week).filter(({ meeting }) => meeting.kind === 'startMeeting'),
        );
    }
  }
  if (isRoomHeeded) blockFullRooms(scene, course, week, open);
  return open;
}

/** Most citizens have one need; then no other mentor’s meetings keep them busy. */
function hasOneNeed({ index }: Scene, { citizen }: LiveCourse): boolean {
  return index.needsOfCitizen.get(citizen.id)!.length === 1;
}

export function usesRoom({ weeks }: Scene, { cadence }: LiveCourse): boolean {
  return weeks.policy.officeRooms !== undefined && cadence.place === 'office' && cadence.mode === 'faceToFace';
}

/** The mentor’s own meetings are not counted while his week is being placed. */
function blockFullRooms({ state, weeks }: Scene, course: LiveCourse, week: number, open: Uint8Array): void {
  const use = state.roomUse.get(`${course.seat.unit.id} ${weeks.mondays[week]!}`);
  const rooms = weeks.policy.officeRooms!;
  for (let at = 0; at < open.length; at++) if ((use?.[at] ?? 0) >= rooms) open[at] = 0;
}

function block(open: Uint8Array, held: readonly Held[]): void {
  for (const { start, slots } of held) open.fill(0, start, start + slots);
}

/** One array for all: what is written to it is read before it is written again. */
const costs = new Int32Array(DAYS * SLOTS_PER_DAY);

/** Points of each start, as startCosts (mentorWeek.ts) has them, in an array that the next call reuses. */
export function startPoints(
  scene: Scene,
  course: LiveCourse,
  week: number,
  mentor: Uint8Array,
  open: Uint8Array,
  wanted: number | undefined,
): Int32Array {
  const dates = scene.weeks.dates[week]!;
  const { slotMoved } = scene.index.case.weights;
  const length = course.cadence.minutes / SLOT_MINUTES;
  costs.fill(IMPOSSIBLE);
  for (let day = 0; day < DAYS; day++) {
    if (dates[day]! < course.from || (course.until !== undefined && dates[day]! > course.until)) continue;
    let run = 0;
    for (let at = (day + 1) * SLOTS_PER_DAY - 1; at >= day * SLOTS_PER_DAY; at--) {
      run = mentor[at]! & open[at]! ? run + 1 : 0;
      if (run >= length) costs[at] = wanted === undefined || wanted === at ? 0 : slotMoved;
    }
  }
  return costs;
}

/** Whether startPoints has any start at all. */
export function hasStart(scene: Scene, course: Course, week: number, mentor: Uint8Array, open: Uint8Array): boolean {
  const length = course.cadence.minutes / SLOT_MINUTES;
  for (let day = 0; day < DAYS; day++) {
    if (!coversDate(course, scene.weeks.dates[week]![day]!)) continue;
    const end = (day + 1) * SLOTS_PER_DAY;
    let run = 0;
    for (let at = day * SLOTS_PER_DAY; at < end; at++) {
      run = mentor[at]! & open[at]! ? run + 1 : 0;
      if (run >= length) return true;
    }
  }
  return false;
}

/** Whether startPoints has this start. */
export function isStart(
  scene: Scene,
  course: Course,
  week: number,
  mentor: Uint8Array,
  open: Uint8Array,
  start: number,
): boolean {
  const day = Math.floor(start / SLOTS_PER_DAY);
  if (!coversDate(course, scene.weeks.dates[week]![day]!)) return false;
  const end = start + course.cadence.minutes / SLOT_MINUTES;
  for (let at = start; at < end; at++) if (!(mentor[at]! & open[at]!)) return false;
  return end <= (day + 1) * SLOTS_PER_DAY;
}

/**
 * Whether a meeting may stay at its slot as far as free time goes; undefined where others share something with it, so that the open slots
 * have to be worked out.
 */
export function isOpenAt(
  scene: Scene,
  course: LiveCourse,
  week: number,
  mentor: Uint8Array,
  start: number,
): boolean | undefined {
  const { free, weeks, state, index } = scene;
  const needs = index.needsOfCitizen.get(course.citizen.id)!;
  for (const { id } of needs) if (id !== course.need.id && state.seatOf.has(id)) return undefined;
  if (usesRoom(scene, course)) return undefined;
  return isStart(scene, course, week, mentor, free.citizen(course.citizen, weeks.mondays[week]!), start);
}

/** Only these slots are left, the first of them the cheapest. */
export function onlyAt(points: Int32Array, slots: readonly number[]): Int32Array {
  const possible = slots.map((slot) => points[slot] !== IMPOSSIBLE);
  points.fill(IMPOSSIBLE);
  slots.forEach((slot, at) => {
    if (possible[at]) points[slot] = at;
  });
  return points;
}
