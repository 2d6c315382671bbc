/** Meetings without a slot get one beside the others, and where there is none, one other meeting may give way. */
import { cheapestStart, dayStands, NONE } from '../../../../solver/index.ts';
import { SLOT_MINUTES } from '../../../time/freeTime.ts';
import { type Desk, fix, heldAt, type Loose, pointsOf } from './desk.ts';
import { onlyAt } from './openStarts.ts';
import { dayOf } from './scene.ts';

/** Gives each its cheapest start, one after the other; returns those that found none. */
export function joinAll(desk: Desk, loose: readonly Loose[]): Loose[] {
  let left = loose.length < 2 ? loose : [...loose].sort(urgentFirst);
  for (;;) {
    const still = left.filter((one) => !join(desk, one));
    // Where a place is not known, a meeting between two others shortens the way, so those left may fit now.
    if (still.length === 0 || still.length === left.length) return still;
    left = still;
  }
}

/** Those with a slot to go to, then the weekly duty, then the order of the case. */
function urgentFirst(a: Loose, b: Loose): number {
  const standing = ({ first, course, number }: Loose) =>
    first.length > 0 ? 0 : course.hasWeeklyDuty && number === 1 ? 1 : 2;
  return standing(a) - standing(b) || a.course.rank - b.course.rank || a.number - b.number;
}

function join(desk: Desk, loose: Loose): boolean {
  const { course, number } = loose;
  const start = startFor(desk, loose);
  if (start === NONE) return false;
  const known = desk.before?.held.find((one) => one.number === number && one.needId === course.need.id)?.meeting;
  fix(desk, heldAt(desk, course, number, start, known));
  return true;
}

function startFor(desk: Desk, { course, number, wanted, first }: Loose): number {
  const points = pointsOf(desk, course, number, wanted);
  const meeting = { slots: course.cadence.minutes / SLOT_MINUTES, place: course.place, party: course.rank };
  if (first.length > 0) {
    const start = cheapestStart(desk.fixedWeek, { ...meeting, startCost: onlyAt(points.slice(), first) });
    if (start !== NONE) return start;
  }
  return cheapestStart(desk.fixedWeek, { ...meeting, startCost: points });
}

/** Moves one other meeting, if that makes room: the first, in the order of the week, that finds another start. */
export function makeRoom(desk: Desk, { course, number, wanted }: Loose): boolean {
  const { fixedWeek } = desk;
  const all = fixedWeek.fixed;
  const points = pointsOf(desk, course, number, wanted).slice();
  const slots = course.cadence.minutes / SLOT_MINUTES;
  for (const other of all) {
    fixedWeek.fixed = all.filter((one) => one !== other);
    const start = cheapestStart(fixedWeek, { slots, place: course.place, party: course.rank, startCost: points });
    if (start === NONE) continue;
    fix(desk, heldAt(desk, course, number, start, undefined));
    const mover = desk.courses.find(({ need }) => need.id === other.needId)!;
    const startCost = pointsOf(desk, mover, other.number, other.start);
    const moved = cheapestStart(fixedWeek, { ...other, startCost });
    if (moved !== NONE) {
      fix(desk, heldAt(desk, mover, other.number, moved, other.meeting));
      if (dayStands(fixedWeek, dayOf(other.start))) return true;
    }
  }
  fixedWeek.fixed = all;
  return false;
}
