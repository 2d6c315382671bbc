/**
 * Which weeks of its period a course that joins meets in. As spread.ts, but beside meetings that have their time already: the weeks in which
 * they leave the course most room, the earliest where all are alike.
 */
import { SLOT_MINUTES } from '../../../time/freeTime.ts';
import { type Course, isRunningIn, meetingsDue, offsetWithMeetingIn } from '../../weeks/courses.ts';
import { beginsLater, NO_START_MINUTES } from '../../weeks/spread.ts';
import { hasStart } from './openStarts.ts';
import { mentorFreeIn, type Scene } from './scene.ts';

export function chosenOffset(scene: Scene, course: Course): number {
  const { everyWeeks } = course.cadence;
  if (!course.isNew || everyWeeks === 1) return course.weekOffset;
  const { mondays } = scene.weeks;
  const begin = mondays.findIndex((monday) => isRunningIn(course, monday));
  if (begin < 0) return beginsLater(course).weekOffset;
  const crowds = mondays.map((_, week) => (week < begin ? 0 : crowdMinutes(scene, course, week)));
  let best = course.weekOffset;
  let least = Number.POSITIVE_INFINITY;
  for (let week = begin; week < Math.min(begin + everyWeeks, mondays.length); week++) {
    // The course may be over by then; its first week never is.
    if (!isRunningIn(course, mondays[week]!)) continue;
    const weekOffset = offsetWithMeetingIn(everyWeeks, mondays[week]!);
    const choice = { cadence: course.cadence, from: course.from, until: course.until, weekOffset };
    let crowd = 0;
    for (let at = 0; at < mondays.length; at++) crowd += meetingsDue(choice, mondays[at]!) * crowds[at]!;
    if (crowd >= least) continue;
    best = weekOffset;
    least = crowd;
  }
  return best;
}

/** Minutes of the mentor’s meetings at times the course could meet, and of those that are still to be placed. */
function crowdMinutes(scene: Scene, course: Course, week: number): number {
  const { state, weeks, free } = scene;
  const mentor = mentorFreeIn(scene, course.seat, week);
  const citizen = free.citizen(course.citizen, weeks.mondays[week]!);
  if (!hasStart(scene, course, week, mentor, citizen)) return NO_START_MINUTES;
  let slots = 0;
  const held = state.record(course.seat.id, week)?.held ?? [];
  for (const meeting of held) {
    for (let at = meeting.start; at < meeting.start + meeting.slots; at++) slots += mentor[at]! & citizen[at]!;
  }
  for (const other of state.coursesOn.get(course.seat.id) ?? []) {
    if (other.due[week] === 0 || other.need.id === course.need.id) continue;
    if (held.some(({ needId }) => needId === other.need.id)) continue;
    slots += (other.due[week]! * other.cadence.minutes) / SLOT_MINUTES;
  }
  return slots * SLOT_MINUTES;
}
