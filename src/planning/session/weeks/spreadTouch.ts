/** From whoever was touched to the needs, groups and mentors whose weeks that may change. */
import type { Seat } from '../../../model/caseIndex.ts';
import { isSameTime } from './knownFree.ts';
import { updateDuties } from './liveSessions.ts';
import { mentorFreeIn, type Scene } from './scene.ts';
import type { Touched } from './touched.ts';
import { jobOf, type Work } from './work.ts';

export function spreadTouch(work: Work, touched: Touched, isLaidOutAnew: boolean): void {
  const { index, state } = work.scene;
  const addNeedsOf = (citizenId: string) => {
    for (const { id } of index.needsOfCitizen.get(citizenId) ?? []) work.needs.add(id);
  };
  // What one course is may decide from when another is allowed beside it.
  for (const needId of touched.needs) {
    const need = index.needById.get(needId);
    if (need !== undefined) addNeedsOf(need.citizenId);
  }
  for (const needId of touched.seats.keys()) {
    const need = index.needById.get(needId);
    if (need !== undefined) addNeedsOf(need.citizenId);
  }
  for (const citizenId of touched.citizens) addNeedsOf(citizenId);
  for (const caseworkerId of touched.caseworkers) {
    for (const needId of state.startsWith.get(caseworkerId) ?? []) work.needs.add(needId);
  }
  for (const groupId of touched.groups) touchGroup(work, groupId);
  for (const mentorId of touched.mentors) touchMentor(work, mentorId);
  if (!touched.everything) return;
  for (const needId of state.seatOf.keys()) work.needs.add(needId);
  for (const { id } of index.case.groups) touchGroup(work, id);
  for (const { id } of index.case.mentors) touchMentor(work, id);
  if (isLaidOutAnew) for (const seatId of state.coursesOn.keys()) jobOf(work, seatId).all = true;
}

function touchGroup(work: Work, groupId: string): void {
  const { state, index } = work.scene;
  work.groups.add(groupId);
  for (const needId of state.membersOf.get(groupId) ?? []) {
    work.needs.add(needId);
    work.citizens.add(state.members.get(needId)!.citizenId);
  }
  const leaderId = index.seatById.get(groupId)?.group?.mentorId;
  const led = leaderId === undefined ? undefined : state.coursesOn.get(leaderId);
  if (led === undefined) return;
  jobOf(work, leaderId!).all = true;
  // When all three can come to a start meeting depends on his time.
  for (const { need, startMonday } of led) if (startMonday !== undefined) work.needs.add(need.id);
}

function touchMentor(work: Work, mentorId: string): void {
  const { scene } = work;
  const { index, state } = scene;
  updateDuties(scene, mentorId);
  for (const group of index.case.groups) if (group.mentorId === mentorId) touchGroup(work, group.id);
  const courses = state.coursesOn.get(mentorId);
  if (courses === undefined) return;
  for (const { need } of courses) work.needs.add(need.id);
  const before = courses[0]!.seat;
  const seat = index.seatById.get(mentorId)!;
  if (before.unit.id !== seat.unit.id) moveOffice(scene, before, seat);
  if (!isAsFree(scene, before, seat)) jobOf(work, mentorId).all = true;
}

/** A mentor’s meetings are counted in the rooms of the unit he belongs to now. */
function moveOffice({ state, log, weeks }: Scene, before: Seat, seat: Seat): void {
  if (weeks.policy.officeRooms === undefined) return;
  weeks.mondays.forEach((monday, week) => {
    const held = state.record(seat.id, week)?.held ?? [];
    state.countRooms(log, before.unit.id, monday, held, -1);
    state.countRooms(log, seat.unit.id, monday, held, 1);
  });
}

/** Whether the mentor has the same time in every week, and goes the same roads; absences also say why a meeting is missed. */
function isAsFree(scene: Scene, before: Seat, seat: Seat): boolean {
  const records = scene.state.records.get(seat.id) ?? [];
  const misses = records.some((record) => record !== undefined && record.missed.length > 0);
  if (misses && before.mentor!.absences !== seat.mentor!.absences) return false;
  if (scene.state.roads.get(seat.id)?.suit(seat, scene.weeks.policy) !== true) return false;
  if (scene.free.keepMentor(before.mentor!, seat.mentor!)) return true;
  return scene.weeks.mondays.every((_, week) => {
    const was = mentorFreeIn(scene, before, week);
    const is = mentorFreeIn(scene, seat, week);
    return isSameTime(was, is);
  });
}
