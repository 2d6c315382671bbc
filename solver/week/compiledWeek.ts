/**
 * A week made ready for the route search: days cut to the slots somebody can use, starts listed instead of searched, and the
 * tables of journeys.ts for every day. Compiling costs about as much as reading the problem once.
 */
import { type DayLegs, dayLegs, freeRange } from './journeys.ts';
import { IMPOSSIBLE, type WeekProblem } from './problem.ts';

export interface CompiledWeek {
  readonly problem: WeekProblem;
  readonly meetingCount: number;
  /** Slot of the day at which compiled slot 0 begins. */
  readonly origin: number;
  /** Slots of a compiled day; starts and ends run from 0 to span. */
  readonly span: number;
  /** Starts of meeting m on day d: startBegin[d · meetingCount + m] … the next entry − 1, by rising slot. */
  readonly startBegin: Int32Array;
  readonly startSlot: Int32Array;
  readonly startPoints: Int32Array;
  readonly legs: readonly DayLegs[];
}

export function compileWeek(problem: WeekProblem): CompiledWeek {
  const range = freeRange(problem);
  const starts = listStarts(problem, range.origin, range.span);
  const longestTravel = longestJourney(problem, range.span);
  const legs: DayLegs[] = [];
  for (let day = 0; day < problem.dayCount; day++) legs.push(dayLegs(problem, day, range, longestTravel));
  return { problem, meetingCount: problem.meetings.length, ...range, ...starts, legs };
}

/** Slots of a journey, cut at one more than a day holds: longer ones are impossible all the same. */
export function journeySlots(week: CompiledWeek, from: number, to: number): number {
  return Math.min(week.problem.travelSlots[from * week.problem.placeCount + to], week.span + 1);
}

/** The longest journey between places that the meetings use, or the base. */
function longestJourney(problem: WeekProblem, span: number): number {
  let longest = 0;
  const places = new Set([0, ...problem.meetings.map((meeting) => meeting.place)]);
  for (const from of places) {
    for (const to of places) longest = Math.max(longest, problem.travelSlots[from * problem.placeCount + to]);
  }
  return Math.min(longest, span + 1);
}

function listStarts(
  problem: WeekProblem,
  origin: number,
  span: number,
): Pick<CompiledWeek, 'startBegin' | 'startSlot' | 'startPoints'> {
  const { meetings, dayCount, slotsPerDay } = problem;
  const roomFrom = freeRuns(problem);
  const startBegin = new Int32Array(dayCount * meetings.length + 1);
  const startSlot = new Int32Array(dayCount * meetings.length * span);
  const startPoints = new Int32Array(startSlot.length);
  let count = 0;
  for (let day = 0; day < dayCount; day++) {
    for (let m = 0; m < meetings.length; m++) {
      const { startCost, slots } = meetings[m];
      startBegin[day * meetings.length + m] = count;
      const base = day * slotsPerDay + origin;
      for (let slot = 0; slot < span; slot++) {
        const points = startCost[base + slot];
        if (points === IMPOSSIBLE || roomFrom[base + slot] < slots) continue;
        startSlot[count] = slot;
        startPoints[count++] = points;
      }
    }
  }
  startBegin[dayCount * meetings.length] = count;
  return { startBegin, startSlot, startPoints };
}

/** Free slots in a row from each slot index, within its day. */
function freeRuns(problem: WeekProblem): Int32Array {
  const { free, slotsPerDay, dayCount } = problem;
  const room = new Int32Array(slotsPerDay * dayCount);
  for (let index = room.length - 1; index >= 0; index--) {
    const isLastOfDay = index % slotsPerDay === slotsPerDay - 1;
    room[index] = free[index] ? 1 + (isLastOfDay ? 0 : room[index + 1]) : 0;
  }
  return room;
}
