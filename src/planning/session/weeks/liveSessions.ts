/** Group sessions and duties as they follow from the case: who comes to which session, who misses his, and whose free time that changes. */
import type { Meeting, MissedMeeting } from '../../../model/plan.ts';
import { courseDates } from '../../weeks/courses.ts';
import { dutiesIn, type FixedEvent, sessionIn } from '../../weeks/freeWeeks.ts';
import { hindrance } from '../../weeks/sessions.ts';
import { eventMeeting } from '../../weeks/weekRows.ts';
import type { Member } from './records.ts';
import { isSameMeeting } from './sameMeeting.ts';
import { membershipsOf, type Scene, sessionOfMember } from './scene.ts';

/** The need as a member of its group, with the dates of its course there. */
export function buildMember({ index, ruleSet, state }: Scene, needId: string): Member | undefined {
  const need = index.needById.get(needId);
  const seat = index.seatById.get(state.seatOf.get(needId) ?? '');
  if (need === undefined || seat?.group === undefined) return undefined;
  const citizen = index.citizenById.get(need.citizenId)!;
  const dates = courseDates({ index, ruleSet, need, citizen, seat });
  return { group: seat.group, needId, dates, citizenId: citizen.id, rank: state.rankOf.get(needId)! };
}

/** What becomes of a member’s session in each planned week. */
type Attendance = ReadonlyMap<string, readonly (MissedMeeting['code'] | 'comes' | undefined)[]>;

/** Of two sessions at once the first need of the citizen keeps its own. */
function attendanceOf(scene: Scene, citizenId: string): Attendance {
  const { index, weeks } = scene;
  const members = membershipsOf(scene, citizenId);
  const citizen = index.citizenById.get(citizenId)!;
  const outcome = new Map(members.map(({ needId }) => [needId, [] as (MissedMeeting['code'] | 'comes' | undefined)[]]));
  for (let week = 0; week < weeks.mondays.length; week++) {
    const attended: FixedEvent[] = [];
    for (const member of members) {
      const session = sessionOfMember(scene, member, week);
      const code = session === undefined ? undefined : hindrance(citizen, session, attended);
      if (session !== undefined && code === undefined) attended.push(session);
      outcome.get(member.needId)!.push(session === undefined ? undefined : (code ?? 'comes'));
    }
  }
  return outcome;
}

/** Brings the sessions of these groups up to date, and the missed sessions of everybody in them. */
export function updateSessions(scene: Scene, groupIds: ReadonlySet<string>): void {
  const known = new Map<string, Attendance>();
  const attendance = (member: Member) => {
    const before = known.get(member.citizenId);
    if (before !== undefined) return before.get(member.needId)!;
    const found = attendanceOf(scene, member.citizenId);
    known.set(member.citizenId, found);
    return found.get(member.needId)!;
  };
  for (const groupId of groupIds) updateGroup(scene, groupId, attendance);
}

function updateGroup(
  scene: Scene,
  groupId: string,
  attendance: (member: Member) => readonly (MissedMeeting['code'] | 'comes' | undefined)[],
): void {
  const { index, state, log, weeks } = scene;
  const members = (state.membersOf.get(groupId) ?? []).map((needId) => state.members.get(needId)!);
  for (const member of members) {
    const missed = attendance(member).flatMap((code, week): MissedMeeting[] =>
      code === undefined || code === 'comes'
        ? []
        : [{ needId: member.needId, week: weeks.mondays[week]!, code, breachOfWeeklyDuty: false }],
    );
    log.set(state.missedSessions, member.needId, missed.length === 0 ? undefined : missed);
  }
  const group = index.seatById.get(groupId)?.group;
  const leader = group === undefined ? undefined : index.mentorById.get(group.mentorId);
  if (group === undefined || leader === undefined) {
    log.set(state.sessions, groupId, undefined);
    return;
  }
  const rows = weeks.mondays.flatMap((monday, week) => {
    const session = sessionIn(group, leader, weeks.policy, monday);
    if (session === undefined) return [];
    const needIds = members.filter((member) => attendance(member)[week] === 'comes').map(({ needId }) => needId);
    return needIds.length === 0 ? [] : [eventMeeting(session, group.place, needIds)];
  });
  log.set(state.sessions, groupId, keepSame(state.sessions.get(groupId), rows));
}

export function updateDuties({ index, state, log, weeks }: Scene, mentorId: string): void {
  const mentor = index.mentorById.get(mentorId);
  const events = mentor === undefined ? [] : weeks.mondays.flatMap((monday) => dutiesIn(mentor, weeks.policy, monday));
  const rows = events.map((event) => eventMeeting(event, 'office', []));
  log.set(state.duties, mentorId, keepSame(state.duties.get(mentorId), rows));
}

/** Meetings that are not different stay the objects they are; no list where there is no meeting. */
function keepSame(before: readonly Meeting[] | undefined, rows: readonly Meeting[]): readonly Meeting[] | undefined {
  if (rows.length === 0) return undefined;
  const known = new Map((before ?? []).map((row) => [row.id, row]));
  const kept = rows.map((row) => {
    const old = known.get(row.id);
    return old !== undefined && isSameMeeting(old, row) ? old : row;
  });
  return before !== undefined && before.length === kept.length && kept.every((row, at) => row === before[at])
    ? before
    : kept;
}
