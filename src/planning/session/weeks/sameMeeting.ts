/** Whether two meetings are the same in every field. */
import type { Meeting } from '../../../model/plan.ts';

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
