/** Reads the start times of a day's cheapest route back from the rows of dayRoute.ts. */
import type { CompiledWeek } from './compiledWeek.ts';
import { NO_ROUTE, type RouteRows } from './dayRoute.ts';
import { NONE } from './problem.ts';
import type { Roster } from './roster.ts';

/** A label: the set done, the last place, and the cell of its row (half and end). */
interface Label {
  readonly mask: number;
  readonly place: number;
  readonly cell: number;
}

/** Slot of the day at which each member starts, or NONE outside `mask`. The rows must come from the same roster and day. */
export function traceRoute(week: CompiledWeek, day: number, roster: Roster, rows: RouteRows, mask: number): Int32Array {
  const startOf = new Int32Array(roster.count).fill(NONE);
  let label: Label | undefined = lastLabel(week, day, roster, rows, mask);
  while (label !== undefined && label.mask !== 0) label = stepBack(week, day, roster, rows, label, startOf);
  return startOf;
}

/** The label from which the cheapest route of the set goes home. */
function lastLabel(week: CompiledWeek, day: number, roster: Roster, rows: RouteRows, mask: number): Label | undefined {
  const { toBase, toBaseWithBreak } = week.legs[day];
  let best: Label | undefined;
  let least = NO_ROUTE;
  for (let place = 0; place < roster.placeCount; place++) {
    const row = rows.rowOf[mask * roster.placeCount + place];
    if (row === NONE) continue;
    const travel = roster.toBase[place];
    const toll = week.problem.travelCost * travel;
    for (const cell of [week.span + 2 + toBase[travel], toBaseWithBreak[travel]]) {
      const cost = rows.cells[row + cell] + toll;
      if (cost >= least) continue;
      least = cost;
      best = { mask, place, cell };
    }
  }
  return best;
}

/** Finds the meeting whose end made the label, writes its start and returns the label before it. */
function stepBack(
  week: CompiledWeek,
  day: number,
  roster: Roster,
  rows: RouteRows,
  label: Label,
  startOf: Int32Array,
): Label | undefined {
  const half = week.span + 2;
  const row = rows.rowOf[label.mask * roster.placeCount + label.place];
  const cost = rows.cells[row + label.cell];
  const isTaken = label.cell >= half;
  const firstEnd = isTaken ? half + 1 : 1;
  let cell = label.cell;
  while (cell > firstEnd && rows.cells[row + cell - 1] === cost) cell--;
  const end = cell - firstEnd;
  for (let member = 0; member < roster.count; member++) {
    if ((label.mask & (1 << member)) === 0 || roster.placeOf[member] !== label.place) continue;
    const start = end - roster.slots[member];
    const points = startPoints(week, day, roster.meetingOf[member], start);
    if (points === undefined) continue;
    const before = labelBefore(week, day, roster, rows, label, member, start, cost - points);
    if (before === undefined) continue;
    startOf[member] = start + week.origin;
    return before;
  }
  throw new Error('The rows hold no route for the set.');
}

/** A label without the member that costs `cost` together with the journey to it. */
function labelBefore(
  week: CompiledWeek,
  day: number,
  roster: Roster,
  rows: RouteRows,
  label: Label,
  member: number,
  start: number,
  cost: number,
): Label | undefined {
  const { before, beforeWithBreak, fromBase, fromBaseWithBreak } = week.legs[day];
  const { travelCost, dayCost, dayBreak } = week.problem;
  const half = week.span + 2;
  const isTaken = label.cell >= half;
  const mask = label.mask ^ (1 << member);
  if (mask === 0) {
    const travel = roster.fromBase[label.place];
    const leg = travel * (week.span + 1) + start;
    const isReached = isTaken && dayBreak.slots > 0 ? fromBaseWithBreak[leg] : fromBase[leg];
    return isReached && cost === dayCost + travelCost * travel ? { mask, place: NONE, cell: 0 } : undefined;
  }
  for (let place = 0; place < roster.placeCount; place++) {
    const row = rows.rowOf[mask * roster.placeCount + place];
    if (row === NONE) continue;
    const travel = roster.travel[place * roster.placeCount + label.place];
    const leg = travel * (week.span + 1) + start;
    const cells = isTaken ? [half + before[leg], beforeWithBreak[leg]] : [before[leg]];
    for (const cell of cells) {
      if (rows.cells[row + cell] + travelCost * travel === cost && rows.cells[row + cell] < NO_ROUTE)
        return { mask, place, cell };
    }
  }
  return undefined;
}

function startPoints(week: CompiledWeek, day: number, meeting: number, start: number): number | undefined {
  const list = day * week.meetingCount + meeting;
  for (let k = week.startBegin[list]; k < week.startBegin[list + 1]; k++) {
    if (week.startSlot[k] === start) return week.startPoints[k];
  }
  return undefined;
}
