/** Memberships and courses worked out anew, and what of that their mentors’ weeks can see. */
import { buildCourse, isSameList, meetsAlike } from './buildCourse.ts';
import { EVERY_WEEK, suspect } from './job.ts';
import { isSameTime } from './knownFree.ts';
import { buildMember, updateSessions } from './liveSessions.ts';
import type { LiveCourse } from './records.ts';
import { coursesOfCitizen, type Scene } from './scene.ts';
import type { Touched } from './touched.ts';
import { jobOf, type Work } from './work.ts';

export function rebuildMembers(work: Work, needs: readonly string[], touched: Touched): void {
  const { scene, groups, citizens } = work;
  const { state, log, index } = scene;
  for (const needId of needs) {
    const before = state.members.get(needId);
    const member = buildMember(scene, needId);
    if (member === undefined) continue;
    const isSame =
      before?.group === member.group &&
      before.citizenId === member.citizenId &&
      before.dates.from === member.dates.from &&
      before.dates.until === member.dates.until;
    if (isSame) continue;
    state.setMember(log, needId, member);
    groups.add(member.group.id);
    citizens.add(member.citizenId);
    if (before !== undefined) citizens.add(before.citizenId);
  }
  for (const citizenId of [...citizens, ...touched.citizens]) {
    for (const { id } of index.needsOfCitizen.get(citizenId) ?? []) {
      const member = state.members.get(id);
      if (member !== undefined) groups.add(member.group.id);
    }
  }
  if (groups.size > 0) updateSessions(scene, groups);
}

export function rebuildCourses(work: Work, needs: readonly string[], touched: Touched): void {
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
  if (scene.free.keepCitizen(before.citizen, course.citizen)) return 0;
  let weeks = 0;
  // Absences also say why a meeting is missed.
  const isElseAway = before.citizen.absences !== course.citizen.absences;
  scene.weeks.mondays.forEach((monday, week) => {
    const was = scene.free.citizen(before.citizen, monday);
    const is = scene.free.citizen(course.citizen, monday);
    const isElseFree = !isSameTime(was, is);
    const misses = () =>
      scene.state.record(course.seat.id, week)?.missed.some(({ needId }) => needId === course.need.id);
    if (isElseFree || (isElseAway && misses())) weeks |= 1 << week;
  });
  return weeks;
}
