/** What every step of an update looks at: the case as it is now, the weeks, and what is remembered. */
import type { CaseIndex, Seat } from '../../../model/caseIndex.ts';
import type { RuleSet } from '../../../rules/index.ts';
import { SLOTS_PER_DAY } from '../../../time/freeTime.ts';
import { blockEvent, sessionIn } from '../../weeks/freeWeeks.ts';
import { sessionOf } from '../../weeks/sessions.ts';
import type { KnownFree } from './knownFree.ts';
import type { PlannedWeeks } from './plannedWeeks.ts';
import type { Held, LiveCourse, Member } from './records.ts';
import type { WeeksState } from './state.ts';
import type { UndoLog } from './undoLog.ts';

export interface Scene {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly weeks: PlannedWeeks;
  readonly free: KnownFree;
  readonly state: WeeksState;
  readonly log: UndoLog;
}

export function mentorFreeIn({ index, free, weeks }: Scene, seat: Seat, week: number): Uint8Array {
  return free.mentor(seat.mentor!, index.case.groups, weeks.mondays[week]!, weeks.planDate);
}

/** A citizen’s needs on groups, by rank. */
export function membershipsOf({ index, state }: Scene, citizenId: string): Member[] {
  const members: Member[] = [];
  for (const { id } of index.needsOfCitizen.get(citizenId) ?? []) {
    const member = state.members.get(id);
    if (member !== undefined) members.push(member);
  }
  return members.length < 2 ? members : members.sort((a, b) => a.rank - b.rank);
}

/** The session a member belongs to in the week, whether or not he can come. */
export function sessionOfMember({ index, weeks }: Scene, member: Member, week: number) {
  const leader = index.mentorById.get(member.group.mentorId)!;
  const session = sessionIn(member.group, leader, weeks.policy, weeks.mondays[week]!);
  return session === undefined ? undefined : sessionOf(member, [session]);
}

/** The citizen’s free time without the sessions he is expected at. Not to be written to. */
export function citizenFreeIn(scene: Scene, course: LiveCourse, week: number): Uint8Array {
  const monday = scene.weeks.mondays[week]!;
  const free = scene.free.citizen(course.citizen, monday);
  const members = membershipsOf(scene, course.citizen.id);
  if (members.length === 0) return free;
  const without = free.slice();
  for (const member of members) {
    const session = sessionOfMember(scene, member, week);
    if (session !== undefined) blockEvent(without, monday, session);
  }
  return without;
}

export function caseworkerFreeIn({ index, free, weeks }: Scene, course: LiveCourse, week: number): Uint8Array {
  return free.caseworker(index.caseworkerById.get(course.citizen.caseworkerId!)!, weeks.mondays[week]!);
}

/** The citizen’s courses on named mentors. */
export function coursesOfCitizen({ index, state }: Scene, citizenId: string): LiveCourse[] {
  const courses: LiveCourse[] = [];
  for (const { id } of index.needsOfCitizen.get(citizenId) ?? []) {
    const course = state.courses.get(id);
    if (course !== undefined) courses.push(course);
  }
  return courses;
}

export function heldBy({ state }: Scene, course: LiveCourse, week: number): Held[] {
  const held = state.record(course.seat.id, week)?.held ?? [];
  return held.filter(({ needId }) => needId === course.need.id);
}

/** The slot the meeting had last: in the nearest earlier week, or as the relation has it. */
export function lastSlotOf({ state }: Scene, course: LiveCourse, number: number, week: number): number | undefined {
  const records = state.records.get(course.seat.id);
  for (let earlier = week - 1; earlier >= 0; earlier--) {
    const held = records?.[earlier]?.held.find((one) => one.number === number && one.needId === course.need.id);
    if (held !== undefined) return held.start;
  }
  return course.lastSlots[number - 1];
}

export function dayOf(slot: number): number {
  return Math.floor(slot / SLOTS_PER_DAY);
}
