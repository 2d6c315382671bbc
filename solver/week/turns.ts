/**
 * A week for which there is no time left: each meeting in turn, the dearest to leave out first, takes the cheapest start beside those before it, which
 * stay where they are. What it leaves out has no room beside the others as they stand.
 */
import { cheapestStart, type FixedMeeting } from './insertion.ts';
import { NONE, type WeekMeeting, type WeekProblem } from './problem.ts';

export function placeInTurn(problem: WeekProblem): { readonly startOf: Int32Array; readonly cost: number } {
  const { meetings } = problem;
  const startOf = new Int32Array(meetings.length).fill(NONE);
  const fixed: FixedMeeting[] = [];
  let cost = 0;
  for (const at of [...meetings.keys()].sort((a, b) => dearestFirst(meetings[a], meetings[b]) || a - b)) {
    const meeting = meetings[at];
    const start = cheapestStart({ ...problem, fixed }, meeting);
    startOf[at] = start;
    cost += start === NONE ? meeting.skipCost : meeting.startCost[start];
    if (start === NONE) continue;
    const later = fixed.findIndex((other) => other.start > start);
    const { slots, place, party } = meeting;
    fixed.splice(later === NONE ? fixed.length : later, 0, { slots, place, party, start });
  }
  return { startOf, cost: cost + costOfDays(problem, fixed) };
}

function dearestFirst(a: WeekMeeting, b: WeekMeeting): number {
  return b.skipCost - a.skipCost || b.slots - a.slots;
}

/** What the days cost beside the starts: each day with a meeting, and its journeys. `fixed`: by rising start. */
function costOfDays(
  { slotsPerDay, placeCount, travelSlots, travelCost, dayCost }: WeekProblem,
  fixed: readonly FixedMeeting[],
): number {
  let cost = 0;
  let day = NONE;
  let place = 0;
  for (const { start, place: next } of fixed) {
    if (Math.floor(start / slotsPerDay) !== day) {
      cost += dayCost + travelCost * travelSlots[place * placeCount];
      day = Math.floor(start / slotsPerDay);
      place = 0;
    }
    cost += travelCost * travelSlots[place * placeCount + next];
    place = next;
  }
  return cost + travelCost * travelSlots[place * placeCount];
}
