/** The weeks of one mentor that are in question. */
import type { CrowdedWeek } from '../../weeks/planWeeks.ts';
import { isSuspect, type Job } from './job.ts';
import { placeWeek } from './placeWeek.ts';
import type { Scene } from './scene.ts';

export function placeMentor(scene: Scene, seatId: string, job: Job): CrowdedWeek[] {
  const crowded: CrowdedWeek[] = [];
  const courses = scene.state.coursesOn.get(seatId) ?? [];
  scene.weeks.mondays.forEach((_, week) => {
    const record = scene.state.record(seatId, week);
    const isDoubtful =
      job.all ||
      job.lost[week] !== undefined ||
      courses.some(({ need, due }) => due[week]! > 0 && isSuspect(job, need.id, week)) ||
      (record?.held.some(({ needId }) => isSuspect(job, needId, week)) ?? false) ||
      (record?.missed.some(({ needId }) => isSuspect(job, needId, week)) ?? false);
    if (isDoubtful) crowded.push(...placeIn(scene, seatId, week, job, true));
  });
  return crowded;
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
