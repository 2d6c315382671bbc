/** Policy, plan date or the number of weeks changed: every record moves to the number its week has now, and rooms are counted anew. */
import type { PlannedWeeks } from './plannedWeeks.ts';
import type { Scene } from './scene.ts';

export function shiftWeeks(scene: Scene, before: PlannedWeeks): void {
  const { state, log, weeks, index } = scene;
  for (const key of [...state.roomUse.keys()]) log.set(state.roomUse, key, undefined);
  const numberBefore = weeks.mondays.map((monday) => before.mondays.indexOf(monday));
  for (const [seatId, records] of [...state.records]) {
    const shifted = numberBefore.map((number) => (number < 0 ? undefined : records[number]));
    log.set(state.records, seatId, shifted.every((record) => record === undefined) ? undefined : shifted);
    const unitId = index.seatById.get(seatId)?.unit.id;
    if (weeks.policy.officeRooms === undefined || unitId === undefined) continue;
    shifted.forEach((record, week) => state.countRooms(log, unitId, weeks.mondays[week]!, record?.held ?? [], 1));
  }
}
