/** The weeks of one mentor that are in question. */
import type { CrowdedWeek } from '../../weeks/planWeeks.ts';
import { EVERY_WEEK, isSuspect, type Job } from './job.ts';
import { placeWeek } from './placeWeek.ts';
import type { LiveCourse } from './records.ts';
import type { Scene } from './scene.ts';

export function placeMentor(scene: Scene, seatId: string, job: Job): CrowdedWeek[] {
  const crowded: CrowdedWeek[] = [];
  const courses = scene.state.coursesOn.get(seatId) ?? [];
  let suspected = job.all ? EVERY_WEEK : 0;
  for (const weeks of job.suspects.values()) suspected |= weeks;
  for (let week = 0; week < scene.weeks.mondays.length; week++) {
    const isSuspected = (suspected & (1 << week)) !== 0 && hasSuspect(scene, seatId, week, job, courses);
    if (!isSuspected && job.lost[week] === undefined) continue;
    for (const one of placeIn(scene, seatId, week, job, true)) crowded.push(one);
  }
  return crowded;
}

/** Whether somebody who may have to meet otherwise meets, or should meet, in the week. */
function hasSuspect({ state }: Scene, seatId: string, week: number, job: Job, courses: readonly LiveCourse[]): boolean {
  if (job.all) return true;
  const record = state.record(seatId, week);
  const isInQuestion = ({ needId }: { readonly needId: string }) => isSuspect(job, needId, week);
  return (
    courses.some(({ need, due }) => due[week]! > 0 && isSuspect(job, need.id, week)) ||
    (record?.held.some(isInQuestion) ?? false) ||
    (record?.missed.some(isInQuestion) ?? false)
  );
}

export function placeIn(
  scene: Scene,
  seatId: string,
  week: number,
  job: Job,
  maySolve: boolean,
): readonly CrowdedWeek[] {
  const { state, log, index, weeks } = scene;
  const seat = index.seatById.get(seatId)!;
  const monday = weeks.mondays[week]!;
  const isCounted = weeks.policy.officeRooms !== undefined;
  // A mentor’s own meetings never meet each other in a room.
  if (isCounted) state.countRooms(log, seat.unit.id, monday, state.record(seatId, week)?.held ?? [], -1);
  const { record, crowded } = placeWeek(scene, seat, week, job, maySolve);
  state.setRecord(log, seatId, week, record);
  if (isCounted) state.countRooms(log, seat.unit.id, monday, record?.held ?? [], 1);
  return crowded;
}
