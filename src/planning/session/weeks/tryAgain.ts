/** What shared rooms and people have become free for. */
import type { Meeting } from '../../../model/plan.ts';
import { newJob } from './job.ts';
import { placeIn } from './placeMentor.ts';
import { holdsMeeting, type LiveCourse } from './records.ts';
import { coursesOfCitizen, type Scene } from './scene.ts';

/** Meetings missed elsewhere for a room or a person that is free now, and codes that named one who is shared no longer. */
export function tryAgain(scene: Scene): void {
  const { state, log, weeks } = scene;
  const courses = log.before(state.courses);
  const again = new Set<string>();
  const add = (seatId: string, week: number) => {
    if ((state.record(seatId, week)?.missed.length ?? 0) > 0) again.add(`${week} ${seatId}`);
  };
  for (const [needId, course] of courses) {
    if (course === undefined || state.courses.get(needId)?.seat.id === course.seat.id) continue;
    for (const other of coursesOfCitizen(scene, course.citizen.id)) {
      for (let week = 0; week < weeks.mondays.length; week++) add(other.seat.id, week);
    }
  }
  for (const [seatId, records] of log.before(state.records)) {
    records?.forEach((record, week) => {
      const now = state.record(seatId, week);
      if (record === undefined || record === now) return;
      for (const { needId, meeting } of record.held) {
        if (holdsMeeting(now, meeting)) continue;
        addFreed(scene, seatId, week, state.courses.get(needId) ?? courses.get(needId), meeting, add);
      }
    });
  }
  for (const key of [...again].sort()) {
    const at = key.indexOf(' ');
    placeIn(scene, key.slice(at + 1), Number(key.slice(0, at)), newJob(), false);
  }
}

/** Everybody who shares something with a meeting that is gone from its slot. */
function addFreed(
  scene: Scene,
  seatId: string,
  week: number,
  course: LiveCourse | undefined,
  { place, mode, withCaseworkerId }: Meeting,
  add: (seatId: string, week: number) => void,
): void {
  const { state, index, weeks } = scene;
  if (course !== undefined) {
    for (const other of coursesOfCitizen(scene, course.citizen.id)) add(other.seat.id, week);
  }
  if (withCaseworkerId !== null) {
    for (const needId of state.startsWith.get(withCaseworkerId) ?? []) add(state.courses.get(needId)!.seat.id, week);
  }
  if (weeks.policy.officeRooms === undefined || place !== 'office' || mode !== 'faceToFace') return;
  const unitId = index.seatById.get(seatId)?.unit.id;
  for (const otherId of state.records.keys()) {
    if (index.seatById.get(otherId)?.unit.id === unitId) add(otherId, week);
  }
}
