/**
 * Judges a placed week slot by slot, sharing nothing with the solver but the problem. Between two meetings the journey may lie
 * anywhere, so every way to lay the day's journeys and break is tried.
 */
import type { WeekProblem } from '../../../solver/week/problem.ts';

interface Visit {
  readonly meeting: number;
  /** Slots of the day. */
  readonly start: number;
  readonly end: number;
  readonly place: number;
}

/** What is wrong with the week; empty when nothing is. */
export function checkWeek(problem: WeekProblem, startOf: Int32Array, cost: number): string[] {
  const faults: string[] = [];
  let points = 0;
  if (startOf.length !== problem.meetings.length) faults.push('startOf has another length than meetings');
  for (let m = 0; m < problem.meetings.length; m++) {
    const { startCost, slots, skipCost } = problem.meetings[m]!;
    const start = startOf[m]!;
    if (start === -1) {
      points += skipCost;
      continue;
    }
    const startPoints = startCost[start] ?? -1;
    if (startPoints === -1) faults.push(`meeting ${m} cannot start at ${start}`);
    points += startPoints;
    const slotOfDay = start % problem.slotsPerDay;
    if (slotOfDay + slots > problem.slotsPerDay) faults.push(`meeting ${m} runs past midnight`);
    for (let s = start; s < start + slots; s++)
      if (!problem.free[s]) faults.push(`meeting ${m}: slot ${s} is not free`);
  }
  for (let day = 0; day < problem.dayCount; day++) {
    const visits = visitsOn(problem, startOf, day);
    if (visits.length === 0) continue;
    points += problem.dayCost + travelOn(problem, visits) * problem.travelCost;
    const parties = visits.map((visit) => problem.meetings[visit.meeting]!.party);
    if (new Set(parties).size < parties.length) faults.push(`day ${day}: a party meets twice`);
    if (!isDayPossible(problem, day, visits)) faults.push(`day ${day}: meetings, journeys and break do not fit`);
  }
  if (points !== cost) faults.push(`costs ${points}, not ${cost}`);
  return faults;
}

function visitsOn(problem: WeekProblem, startOf: Int32Array, day: number): Visit[] {
  const visits: Visit[] = [];
  startOf.forEach((index, meeting) => {
    if (index === -1 || Math.floor(index / problem.slotsPerDay) !== day) return;
    const { slots, place } = problem.meetings[meeting]!;
    const start = index % problem.slotsPerDay;
    visits.push({ meeting, start, end: start + slots, place });
  });
  return visits.sort((a, b) => a.start - b.start);
}

function journey(problem: WeekProblem, from: number, to: number): number {
  return problem.travelSlots[from * problem.placeCount + to]!;
}

function travelOn(problem: WeekProblem, visits: Visit[]): number {
  let slots = 0;
  let at = 0;
  for (const visit of visits) {
    slots += journey(problem, at, visit.place);
    at = visit.place;
  }
  return slots + journey(problem, at, 0);
}

/** Tries every way to lay each journey. Meetings part the legs, so each leg is judged alone, and one of them must hold the break. */
function isDayPossible(problem: WeekProblem, day: number, visits: Visit[]): boolean {
  let hasBreak = problem.dayBreak.slots === 0;
  for (let leg = 0; leg <= visits.length; leg++) {
    const before = visits[leg - 1];
    const after = visits[leg];
    const from = before?.end ?? 0;
    const until = after?.start ?? problem.slotsPerDay;
    const travel = journey(problem, before?.place ?? 0, after?.place ?? 0);
    const gap = before !== undefined && (after !== undefined || travel > 0) ? problem.gapSlots : 0;
    let isPossible = false;
    for (let leave = from; leave + travel <= until; leave++) {
      if (freeSlots(problem, day, from, leave) < gap) continue;
      if (freeSlots(problem, day, leave, leave + travel) < travel) continue;
      isPossible = true;
      hasBreak ||= isBreakLeft(problem, from, until, leave, travel);
    }
    if (!isPossible) return false;
  }
  return hasBreak;
}

/** Whether [from, until) without the journey holds a break. */
function isBreakLeft(problem: WeekProblem, from: number, until: number, leave: number, travel: number): boolean {
  const { slots, earliest, latest } = problem.dayBreak;
  let run = 0;
  for (let s = from; s < until; s++) {
    const isIdle = s >= earliest && s < latest && (s < leave || s >= leave + travel);
    run = isIdle ? run + 1 : 0;
    if (run >= slots) return true;
  }
  return false;
}

function freeSlots(problem: WeekProblem, day: number, from: number, until: number): number {
  let count = 0;
  for (let s = from; s < until; s++) if (problem.free[day * problem.slotsPerDay + s]) count++;
  return count;
}
