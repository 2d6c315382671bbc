/** The meetings of a week that stay at their slots, as many as still can. */
import { cheapestStart, dayStands, IMPOSSIBLE, NONE } from '../../../../solver/index.ts';
import { DAYS } from '../../../time/freeTime.ts';
import { byStart, type Desk, fix, heldAt, type Loose, pointsOf } from './desk.ts';
import { isSuspect, type Job } from './job.ts';
import { isOpenAt, onlyAt } from './openStarts.ts';
import { type Held, isWithCaseworker, type LiveCourse } from './records.ts';
import { dayOf, lastSlotOf } from './scene.ts';

/** Puts every meeting that can stay at its slot, and returns those without one. */
export function keepMeetings(desk: Desk, job: Job): Loose[] {
  const { before, courses, week } = desk;
  const held = before?.held ?? [];
  const isCertain = ({ needId }: Held) => !isSuspect(job, needId, week);
  const certain = held.every(isCertain) ? held : held.filter(isCertain);
  const loose: Loose[] = [];
  for (const { needId, number } of before?.missed ?? []) {
    const course = courses.find(({ need }) => need.id === needId);
    if (course !== undefined && !isSuspect(job, needId, week))
      loose.push(looseOf(desk, course, number, undefined, true));
  }
  const suspected: Held[] = [];
  for (const course of courses) {
    if (!isSuspect(job, course.need.id, week)) continue;
    for (let number = 1; number <= course.due[week]!; number++) {
      const held = before?.held.find((one) => one.number === number && one.needId === course.need.id);
      const stays = held !== undefined && keepsSlot(desk, job, course, held);
      if (stays) suspected.push(heldAt(desk, course, number, held.start, held.meeting));
      else loose.push(looseOf(desk, course, number, held, isOldMiss(desk, job, course, number)));
    }
  }
  for (const held of standing(desk, job, certain, suspected)) {
    const course = courses.find(({ need }) => need.id === held.needId)!;
    loose.push(looseOf(desk, course, held.number, held, false));
  }
  return loose;
}

/** A follower leaves his slot if the relation names another. */
function keepsSlot(desk: Desk, job: Job, course: LiveCourse, { number, start }: Held): boolean {
  const named = course.lastSlots[number - 1];
  if (job.followers.has(course.need.id) && named !== undefined && named !== start) return false;
  const isOpen = isWithCaseworker(course, number, desk.monday)
    ? undefined
    : isOpenAt(desk.scene, course, desk.week, desk.free, start);
  return isOpen ?? pointsOf(desk, course, number, undefined)[start] !== IMPOSSIBLE;
}

/** Where only the mentor was looked at again, what he missed before is no news. */
function isOldMiss({ before }: Desk, job: Job, course: LiveCourse, number: number): boolean {
  if (job.suspects.has(course.need.id)) return false;
  return before?.missed.some((one) => one.number === number && one.needId === course.need.id) ?? false;
}

function looseOf(desk: Desk, course: LiveCourse, number: number, held: Held | undefined, isOld: boolean): Loose {
  const named = course.lastSlots[number - 1];
  const isFollower = held !== undefined && named !== undefined && named !== held.start;
  const wanted = held?.start ?? lastSlotOf(desk.scene, course, number, desk.week);
  return { course, number, wanted, isOld, first: isFollower ? [named, held.start] : [] };
}

/** Fixes the days that stand with all their meetings, and of the others as many as can stand together; returns the rest. */
function standing(desk: Desk, job: Job, certain: readonly Held[], suspected: readonly Held[]): Held[] {
  const { fixedWeek, week } = desk;
  fixedWeek.fixed = suspected.length === 0 ? certain : [...certain, ...suspected].sort(byStart);
  let doubtful = job.lost[week] ?? 0;
  for (const { start } of suspected) doubtful |= 1 << dayOf(start);
  const fallen: Held[] = [];
  for (let day = 0; day < DAYS; day++) {
    if ((doubtful & (1 << day)) === 0 || dayStands(fixedWeek, day)) continue;
    const onDay = ({ start }: Held) => dayOf(start) === day;
    fixedWeek.fixed = fixedWeek.fixed.filter((one) => !onDay(one));
    for (const one of [...certain.filter(onDay), ...suspected.filter(onDay)]) if (!stayAt(desk, one)) fallen.push(one);
  }
  return fallen;
}

/** Puts a meeting back at its own slot if it fits there. */
function stayAt(desk: Desk, held: Held): boolean {
  const course = desk.courses.find(({ need }) => need.id === held.needId)!;
  const startCost = onlyAt(pointsOf(desk, course, held.number, undefined), [held.start]);
  if (cheapestStart(desk.fixedWeek, { ...held, startCost }) === NONE) return false;
  fix(desk, held);
  return true;
}
