/**
 * One update: what was touched is worked out anew, then the weeks of the mentors it concerns are placed, then what shared rooms and people
 * have become free for is tried once more. Every other meeting is left alone.
 */
import type { Seat } from '../../../model/caseIndex.ts';
import type { Meeting } from '../../../model/plan.ts';
import type { CrowdedWeek } from '../../weeks/planWeeks.ts';
import { buildCourse, isSameList, meetsAlike } from './buildCourse.ts';
import { EVERY_WEEK, isSuspect, type Job, newJob, suspect } from './job.ts';
import { buildMember, updateDuties, updateSessions } from './liveSessions.ts';
import { placeWeek } from './placeWeek.ts';
import type { LiveCourse, WeekRecord } from './records.ts';
import { coursesOfCitizen, dayOf, mentorFreeIn, type Scene } from './scene.ts';
import type { Touched } from './touched.ts';

/** What has to be looked at; grows while the touched are gone through. */
interface Work {
  readonly scene: Scene;
  readonly needs: Set<string>;
  readonly groups: Set<string>;
  /** Whose free time sessions have changed. */
  readonly citizens: Set<string>;
  /** By mentor. */
  readonly jobs: Map<string, Job>;
}

/** `isLaidOutAnew`: days are not laid out as they were, so that no meeting may be taken as it is. */
export function updateWeeks(scene: Scene, touched: Touched, isLaidOutAnew: boolean): CrowdedWeek[] {
  const work: Work = { scene, needs: new Set(), groups: new Set(), citizens: new Set(), jobs: new Map() };
  rankNewNeeds(scene);
  for (const [needId, seat] of touched.seats) reseat(work, needId, seat);
  spreadTouch(work, touched, isLaidOutAnew);
  const needs = [...work.needs].filter((id) => scene.state.seatOf.has(id) && scene.index.needById.has(id));
  rebuildMembers(work, needs, touched);
  rebuildCourses(work, needs, touched);
  const crowded: CrowdedWeek[] = [];
  for (const [seatId, job] of work.jobs) crowded.push(...placeMentor(scene, seatId, job));
  tryAgain(scene);
  return crowded;
}

/** New needs stand last in the case. */
function rankNewNeeds({ index, state, log }: Scene): void {
  const { needs } = index.case;
  let first = needs.length;
  while (first > 0 && !state.rankOf.has(needs[first - 1]!.id)) first--;
  let rank = first === 0 ? 0 : state.rankOf.get(needs[first - 1]!.id)! + 1;
  for (const need of needs.slice(first)) log.set(state.rankOf, need.id, rank++);
}

function jobOf({ jobs }: Work, seatId: string): Job {
  const known = jobs.get(seatId);
  if (known !== undefined) return known;
  const job = newJob();
  jobs.set(seatId, job);
  return job;
}

function reseat(work: Work, needId: string, seat: Seat | undefined): void {
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
  const isOther = ({ needId }: { readonly needId: string }) => needId !== course.need.id;
  state.setCourse(log, course.need.id, undefined);
  weeks.mondays.forEach((monday, week) => {
    const record = state.record(course.seat.id, week);
    if (record === undefined || (record.held.every(isOther) && record.missed.every(isOther))) return;
    const gone = record.held.filter((held) => !isOther(held));
    for (const { start } of gone) job.lost[week] = (job.lost[week] ?? 0) | (1 << dayOf(start));
    if (weeks.policy.officeRooms !== undefined) state.countRooms(log, course.seat.unit.id, monday, gone, -1);
    const held = record.held.filter(isOther);
    const missed = record.missed.filter(isOther);
    const left: WeekRecord = { held, missed, standing: 'mended' };
    state.setRecord(log, course.seat.id, week, held.length + missed.length === 0 ? undefined : left);
  });
}

/** From whoever was touched to the needs, groups and mentors whose weeks that may change. */
function spreadTouch(work: Work, touched: Touched, isLaidOutAnew: boolean): void {
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
  return scene.weeks.mondays.every((_, week) => {
    const was = mentorFreeIn(scene, before, week);
    const is = mentorFreeIn(scene, seat, week);
    return was === is || was.every((isFree, at) => isFree === is[at]);
  });
}

function rebuildMembers(work: Work, needs: readonly string[], touched: Touched): void {
  const { scene, groups, citizens } = work;
  const { state, log, index } = scene;
  for (const needId of needs) {
    const before = state.members.get(needId);
    const member = buildMember(scene, needId);
    if (member === undefined) continue;
    const isSame =
      before?.group === member.group &&
      before.dates.from === member.dates.from &&
      before.dates.until === member.dates.until;
    if (isSame) continue;
    state.setMember(log, needId, member);
    groups.add(member.group.id);
    citizens.add(member.citizenId);
  }
  for (const citizenId of [...citizens, ...touched.citizens]) {
    for (const { id } of index.needsOfCitizen.get(citizenId) ?? []) {
      const member = state.members.get(id);
      if (member !== undefined) groups.add(member.group.id);
    }
  }
  if (groups.size > 0) updateSessions(scene, groups);
}

function rebuildCourses(work: Work, needs: readonly string[], touched: Touched): void {
  const { scene, citizens } = work;
  const { state, log, index } = scene;
  const rank = (id: string) => state.rankOf.get(id)!;
  const asked = new Set([...touched.caseworkers].flatMap((id) => state.startsWith.get(id) ?? []));
  for (const needId of needs.length < 2 ? needs : [...needs].sort((a, b) => rank(a) - rank(b))) {
    const seat = index.seatById.get(state.seatOf.get(needId)!);
    if (seat?.kind !== 'mentor') continue;
    const before = state.courses.get(needId);
    const course = buildCourse(scene, index.needById.get(needId)!, seat, before);
    const weeks = asked.has(needId) ? EVERY_WEEK : weeksInQuestion(scene, before, course);
    const isOfSame = before?.need === course.need && before.citizen === course.citizen && before.seat === seat;
    if (weeks !== 0 || !isOfSame) state.setCourse(log, needId, course);
    if (weeks === 0) continue;
    const job = jobOf(work, seat.id);
    suspect(job, needId, weeks);
    if (before !== undefined && !isSameList(before.lastSlots, course.lastSlots)) job.followers.add(needId);
  }
  for (const citizenId of citizens) {
    for (const course of coursesOfCitizen(scene, citizenId)) {
      suspect(jobOf(work, course.seat.id), course.need.id, EVERY_WEEK);
    }
  }
}

/** A bit for each week in which the course may have to meet otherwise than before. */
function weeksInQuestion(scene: Scene, before: LiveCourse | undefined, course: LiveCourse): number {
  if (before === undefined || !meetsAlike(before, course)) return EVERY_WEEK;
  if (before.citizen === course.citizen) return 0;
  let weeks = 0;
  // Absences also say why a meeting is missed.
  const isElseAway = before.citizen.absences !== course.citizen.absences;
  scene.weeks.mondays.forEach((monday, week) => {
    const was = scene.free.citizen(before.citizen, monday);
    const is = scene.free.citizen(course.citizen, monday);
    const isElseFree = was !== is && was.some((isFree, at) => isFree !== is[at]);
    const misses = () =>
      scene.state.record(course.seat.id, week)?.missed.some(({ needId }) => needId === course.need.id);
    if (isElseFree || (isElseAway && misses())) weeks |= 1 << week;
  });
  return weeks;
}

function placeMentor(scene: Scene, seatId: string, job: Job): CrowdedWeek[] {
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

function placeIn(scene: Scene, seatId: string, week: number, job: Job, maySolve: boolean): readonly CrowdedWeek[] {
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

/** Meetings missed elsewhere for a room or a person that is free now, and codes that named one who is shared no longer. */
function tryAgain(scene: Scene): void {
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
    (records ?? []).forEach((record, week) => {
      const now = new Set(state.record(seatId, week)?.held.map(({ meeting }) => meeting));
      for (const { needId, meeting } of record?.held ?? []) {
        if (!now.has(meeting))
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
  for (const needId of state.startsWith.get(withCaseworkerId ?? '') ?? []) {
    add(state.courses.get(needId)!.seat.id, week);
  }
  if (weeks.policy.officeRooms === undefined || place !== 'office' || mode !== 'faceToFace') return;
  const unitId = index.seatById.get(seatId)?.unit.id;
  for (const otherId of state.records.keys()) {
    if (index.seatById.get(otherId)?.unit.id === unitId) add(otherId, week);
  }
}
