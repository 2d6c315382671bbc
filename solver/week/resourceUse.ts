/** How often each shared thing is used in each slot, and what that means for the starts of one mentor's meetings. */
import { IMPOSSIBLE, NONE, type SharedWeek, type WeekMeeting, type WeekProblem } from './problem.ts';

/** Meetings that hold a resource: [resource][slot index]. */
export type ResourceUse = readonly Int32Array[];

export function noUse(shared: SharedWeek): ResourceUse {
  return shared.resources.map(({ capacity }) => new Int32Array(capacity.length));
}

/** Adds (sign 1) or takes away (−1) what a placed week uses. */
export function countWeek(use: ResourceUse, problem: WeekProblem, startOf: Int32Array, sign: 1 | -1): void {
  for (let m = 0; m < startOf.length; m++) {
    if (startOf[m] === NONE) continue;
    for (const resource of problem.meetings[m].resources) {
      for (let slot = startOf[m]; slot < startOf[m] + problem.meetings[m].slots; slot++) use[resource][slot] += sign;
    }
  }
}

/** Whether a placed week takes part in any use beyond capacity. */
export function isCrowded(shared: SharedWeek, use: ResourceUse, problem: WeekProblem, startOf: Int32Array): boolean {
  return problem.meetings.some(({ resources, slots }, m) => {
    if (startOf[m] === NONE) return false;
    for (const resource of resources) {
      const { capacity } = shared.resources[resource];
      for (let slot = startOf[m]; slot < startOf[m] + slots; slot++) {
        if (use[resource][slot] > capacity[slot]) return true;
      }
    }
    return false;
  });
}

/** Points, or IMPOSSIBLE, for holding a resource in a slot on top of what others hold. */
export type SlotToll = (resource: number, slot: number, wanted: number) => number;

/** The week with the tolls of its shared things in its start costs. A week that shares nothing is returned as it is. */
export function withTolls(problem: WeekProblem, toll: SlotToll): WeekProblem {
  if (problem.meetings.every(({ resources }) => resources.length === 0)) return problem;
  return { ...problem, meetings: problem.meetings.map((meeting) => tollMeeting(meeting, toll)) };
}

function tollMeeting(meeting: WeekMeeting, toll: SlotToll): WeekMeeting {
  if (meeting.resources.length === 0) return meeting;
  const wanted = new Map<number, number>();
  for (const resource of meeting.resources) wanted.set(resource, (wanted.get(resource) ?? 0) + 1);
  const startCost = meeting.startCost.slice();
  const tolls = new Float64Array(startCost.length);
  for (let slot = 0; slot < tolls.length; slot++) {
    for (const [resource, count] of wanted) {
      const points = toll(resource, slot, count);
      tolls[slot] = points === IMPOSSIBLE ? Number.POSITIVE_INFINITY : tolls[slot] + points;
    }
  }
  for (let start = 0; start < startCost.length; start++) {
    if (startCost[start] === IMPOSSIBLE) continue;
    let points = startCost[start];
    for (let slot = start; slot < Math.min(tolls.length, start + meeting.slots); slot++) points += tolls[slot];
    startCost[start] = points === Number.POSITIVE_INFINITY ? IMPOSSIBLE : points;
  }
  return { ...meeting, startCost };
}
