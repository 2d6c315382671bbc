/**
 * The cheapest start times of meetings in a given order on one day: the labels of dayRoute.ts along a single path. It takes some
 * hundred steps where the best order takes thousands, so the search tries orders with it.
 */
import { type CompiledWeek, journeySlots } from './compiledWeek.ts';
import { NO_ROUTE } from './dayRoute.ts';
import type { Effort } from './effort.ts';

/** Memory for one path: row k holds the labels before the k-th meeting, two halves (break owed, break taken) by end + 1. */
export interface OrderRows {
  readonly week: CompiledWeek;
  cells: Int32Array;
}

export function makeOrderRows(week: CompiledWeek): OrderRows {
  return { week, cells: new Int32Array(16 * 2 * (week.span + 2)) };
}

/** Least cost of meeting `order` on the day, or NO_ROUTE. */
export function costOfOrder(rows: OrderRows, day: number, order: readonly number[], effort: Effort): number {
  const { week } = rows;
  if (order.length === 0) return 0;
  const half = week.span + 2;
  if (rows.cells.length < order.length * 2 * half) rows.cells = new Int32Array(order.length * 4 * half);
  if (!enterDay(rows, day, order[0])) return NO_ROUTE;
  const { meetings, travelCost } = week.problem;
  for (let k = 1; k < order.length; k++) {
    if (!followMeeting(rows, day, order[k - 1], order[k], k, effort)) return NO_ROUTE;
  }
  const last = (order.length - 1) * 2 * half;
  const travel = journeySlots(week, meetings[order[order.length - 1]].place, 0);
  const { toBase, toBaseWithBreak } = week.legs[day];
  const taken = rows.cells[last + half + toBase[travel]];
  return Math.min(NO_ROUTE, Math.min(rows.cells[last + toBaseWithBreak[travel]], taken) + travelCost * travel);
}

function enterDay(rows: OrderRows, day: number, meeting: number): boolean {
  const { week, cells } = rows;
  const { span, startBegin, startSlot, startPoints, problem } = week;
  const { fromBase, fromBaseWithBreak } = week.legs[day];
  const half = span + 2;
  const travel = journeySlots(week, 0, problem.meetings[meeting].place);
  const fixed = problem.dayCost + problem.travelCost * travel;
  const list = day * week.meetingCount + meeting;
  cells.fill(NO_ROUTE, 0, 2 * half);
  for (let k = startBegin[list]; k < startBegin[list + 1]; k++) {
    const leg = travel * (span + 1) + startSlot[k];
    if (!fromBase[leg]) continue;
    const end = startSlot[k] + problem.meetings[meeting].slots + 1;
    if (problem.dayBreak.slots > 0) cells[end] = startPoints[k] + fixed;
    if (problem.dayBreak.slots === 0 || fromBaseWithBreak[leg]) cells[end + half] = startPoints[k] + fixed;
  }
  return settle(cells, 0, half);
}

function followMeeting(rows: OrderRows, day: number, from: number, to: number, k: number, effort: Effort): boolean {
  const { week, cells } = rows;
  const { span, startBegin, startSlot, startPoints, problem } = week;
  const { before, beforeWithBreak } = week.legs[day];
  const half = span + 2;
  const row = (k - 1) * 2 * half;
  const next = row + 2 * half;
  const travel = journeySlots(week, problem.meetings[from].place, problem.meetings[to].place);
  const list = day * week.meetingCount + to;
  const legs = travel * (span + 1);
  effort.steps += startBegin[list + 1] - startBegin[list];
  cells.fill(NO_ROUTE, next, next + 2 * half);
  for (let s = startBegin[list]; s < startBegin[list + 1]; s++) {
    const leg = legs + startSlot[s];
    const cost = startPoints[s] + problem.travelCost * travel;
    const end = next + startSlot[s] + problem.meetings[to].slots + 1;
    cells[end] = cells[row + before[leg]] + cost;
    cells[end + half] = Math.min(cells[row + half + before[leg]], cells[row + beforeWithBreak[leg]]) + cost;
  }
  return settle(cells, next, half);
}

/** Writes the start (slot index of the week) of every meeting of the order that costOfOrder priced last, if it has a route. */
export function placeOrder(rows: OrderRows, day: number, order: readonly number[], startOf: Int32Array): void {
  const { week, cells } = rows;
  const { span, origin, problem } = week;
  const half = span + 2;
  const home = journeySlots(week, problem.meetings[order[order.length - 1]].place, 0);
  const { toBase, toBaseWithBreak, before, beforeWithBreak } = week.legs[day];
  let row = (order.length - 1) * 2 * half;
  let label = cheaper(cells, row, half + toBase[home], toBaseWithBreak[home]);
  for (let k = order.length - 1; k >= 0; k--, row -= 2 * half) {
    // The label's value was first reached at the end that made it.
    const isTaken = label >= half;
    const firstEnd = isTaken ? half + 1 : 1;
    while (label > firstEnd && cells[row + label - 1] === cells[row + label]) label--;
    const { slots, place } = problem.meetings[order[k]];
    const start = label - firstEnd - slots;
    startOf[order[k]] = day * problem.slotsPerDay + origin + start;
    if (k === 0) return;
    const leg = journeySlots(week, problem.meetings[order[k - 1]].place, place) * (span + 1) + start;
    const owed = isTaken ? beforeWithBreak[leg] : before[leg];
    label = isTaken ? cheaper(cells, row - 2 * half, half + before[leg], owed) : owed;
  }
}

function cheaper(cells: Int32Array, row: number, one: number, other: number): number {
  return cells[row + one] <= cells[row + other] ? one : other;
}

/** Runs the minimum along both halves of a row; tells whether any end is left. */
function settle(cells: Int32Array, row: number, half: number): boolean {
  let owed = NO_ROUTE;
  let taken = NO_ROUTE;
  for (let end = 1; end < half; end++) {
    owed = Math.min(owed, cells[row + end]);
    taken = Math.min(taken, cells[row + half + end]);
    cells[row + end] = owed;
    cells[row + half + end] = taken;
  }
  return owed < NO_ROUTE || taken < NO_ROUTE;
}
