/** Who sits elsewhere now, or nowhere: what was with the old seat goes first, so that whoever is placed finds the room. */
import type { Seat } from '../../../model/caseIndex.ts';
import type { LiveCourse, WeekRecord } from './records.ts';
import { dayOf, type Scene } from './scene.ts';
import { jobOf, type Work } from './work.ts';

/** New needs stand last in the case. */
export function rankNewNeeds({ index, state, log }: Scene): void {
  const { needs } = index.case;
  let first = needs.length;
  while (first > 0 && !state.rankOf.has(needs[first - 1]!.id)) first--;
  let rank = first === 0 ? 0 : state.rankOf.get(needs[first - 1]!.id)! + 1;
  for (const need of needs.slice(first)) log.set(state.rankOf, need.id, rank++);
}

export function reseat(work: Work, needId: string, seat: Seat | undefined): void {
  const { state, log, index } = work.scene;
  if (state.seatOf.get(needId) !== seat?.id) {
    const course = state.courses.get(needId);
    if (course !== undefined) leave(work, course);
    const member = state.members.get(needId);
    if (member !== undefined) {
      work.groups.add(member.group.id);
      work.citizens.add(member.citizenId);
      state.setMember(log, needId, undefined);
      log.set(state.missedSessions, needId, undefined);
    }
    log.set(state.seatOf, needId, seat?.id);
  }
  if (index.needById.has(needId)) work.needs.add(needId);
  else log.set(state.rankOf, needId, undefined);
}

/** Takes a course out of its mentor’s weeks, so that whoever is placed first finds the room. */
function leave(work: Work, course: LiveCourse): void {
  const { scene } = work;
  const { state, log, weeks } = scene;
  const job = jobOf(work, course.seat.id);
  const { id } = course.need;
  const isOther = ({ needId }: { readonly needId: string }) => needId !== id;
  state.setCourse(log, id, undefined);
  for (let week = 0; week < weeks.mondays.length; week++) {
    const record = state.record(course.seat.id, week);
    if (record === undefined) continue;
    const held = without(record.held, isOther);
    const missed = without(record.missed, isOther);
    if (held === record.held && missed === record.missed) continue;
    const gone = record.held.filter(({ needId }) => needId === id);
    let days = job.lost[week] ?? 0;
    for (const { start } of gone) days |= 1 << dayOf(start);
    job.lost[week] = days;
    const monday = weeks.mondays[week]!;
    if (weeks.policy.officeRooms !== undefined) state.countRooms(log, course.seat.unit.id, monday, gone, -1);
    const left: WeekRecord = { held, missed, standing: 'mended' };
    state.setRecord(log, course.seat.id, week, held.length + missed.length === 0 ? undefined : left);
  }
}

/** The list itself where every entry stays. */
function without<Entry>(list: readonly Entry[], stays: (entry: Entry) => boolean): readonly Entry[] {
  return list.every(stays) ? list : list.filter(stays);
}
