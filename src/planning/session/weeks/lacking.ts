/** Why the week could not hold a meeting. */
import { cheapestStart, NONE } from '../../../../solver/index.ts';
import { SLOT_MINUTES } from '../../../time/freeTime.ts';
import { missedCode } from '../../weeks/weekRows.ts';
import type { Desk, Loose } from './desk.ts';
import { openSlots, startPoints, usesRoom } from './openStarts.ts';
import { isWithCaseworker, type Lacking, type LiveCourse } from './records.ts';
import { coursesOfCitizen } from './scene.ts';

export function lackingOf(desk: Desk, { course, number }: Loose): Lacking {
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
