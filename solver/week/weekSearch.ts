/**
 * Large-neighbourhood search for weeks too long to enumerate (Shaw 1998, LNCS 1520:417–431): take some meetings out, put each back
 * where it costs least, keep the week when it is not much worse. Start times within a day are exact for their order at every
 * move; the order of a day is made exact at the end, while the day is short enough.
 */
import type { CompiledWeek } from './compiledWeek.ts';
import type { Effort } from './effort.ts';
import { isSpent } from './effort.ts';
import { costOfOrder, makeOrderRows, type OrderRows } from './orderRoute.ts';

/** Meetings of each day in their order, and what the days cost. A meeting on no day is skipped. */
export interface WeekOrder {
  readonly days: number[][];
  readonly costOf: number[];
  /** Cost of the days and of what is skipped. */
  cost: number;
}

interface WeekSearch {
  readonly rows: OrderRows;
  readonly effort: Effort;
  readonly dice: Dice;
  /** Orders tried so far. */
  tries: number;
}

/**
 * Steps a try is taken to be worth where it has none: an order that is impossible from its first meeting on takes no step, and a week in which
 * nothing more fits would be searched for minutes. Far below what a try takes in an ordinary week, so that only the odd ones end by it.
 */
const LEAST_STEPS_OF_TRY = 20;

/** Draws a whole number below `sides`. */
type Dice = (sides: number) => number;

/** Undefined where it was stopped before every meeting had been tried once. */
export function searchWeek(week: CompiledWeek, effort: Effort): WeekOrder | undefined {
  const search: WeekSearch = { rows: makeOrderRows(week), effort, dice: makeDice(week.meetingCount), tries: 0 };
  const meetings = week.problem.meetings;
  let current = emptyOrder(week);
  const order = [...meetings.keys()].sort((a, b) => meetings[b].slots - meetings[a].slots || a - b);
  for (const meeting of order) {
    if (effort.shouldStop?.()) return undefined;
    insertBest(search, current, meeting);
  }
  let best = copyOrder(current);
  const begin = effort.steps;
  const span = effort.limit - begin;
  const mostTries = span / LEAST_STEPS_OF_TRY;
  const margin = 0.03 * current.cost;
  while (!isSpent(effort) && search.tries < mostTries) {
    const trial = copyOrder(current);
    for (const meeting of takeOut(search, trial)) insertBest(search, trial, meeting);
    // The tolerance shrinks as the effort is spent: wander first, settle later.
    const left = Math.max(0, (effort.limit - effort.steps) / span);
    if (trial.cost <= best.cost + margin * left * left) current = trial;
    if (trial.cost < best.cost) best = copyOrder(trial);
    effort.steps++;
  }
  effort.steps = Math.max(effort.steps, begin + LEAST_STEPS_OF_TRY * search.tries);
  return best;
}

function emptyOrder(week: CompiledWeek): WeekOrder {
  const days = week.legs.map(() => []);
  const cost = week.problem.meetings.reduce((sum, meeting) => sum + meeting.skipCost, 0);
  return { days, costOf: days.map(() => 0), cost };
}

function copyOrder(order: WeekOrder): WeekOrder {
  return { days: order.days.map((day) => [...day]), costOf: [...order.costOf], cost: order.cost };
}

/** A multiplicative generator (Park & Miller 1988, CACM 31:1192–1201): the same week is searched the same way every time. */
function makeDice(seed: number): Dice {
  let state = seed + 1;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

/** Takes out a few meetings and all skipped ones, shuffled. */
function takeOut(search: WeekSearch, order: WeekOrder): number[] {
  const { dice, rows } = search;
  const placed = order.days.flat();
  const isPlaced = new Set(placed);
  const out = [...rows.week.problem.meetings.keys()].filter((meeting) => !isPlaced.has(meeting));
  const count = Math.min(placed.length, 2 + dice(4));
  const day = dice(order.days.length);
  if (dice(3) === 0 && order.days[day].length > 0) {
    const from = dice(order.days[day].length);
    out.push(...order.days[day].slice(from, from + count));
  } else {
    for (let k = 0; k < count; k++) out.push(placed.splice(dice(placed.length), 1)[0]);
  }
  removeAll(search, order, new Set(out));
  for (let k = out.length - 1; k > 0; k--) {
    const other = dice(k + 1);
    [out[k], out[other]] = [out[other], out[k]];
  }
  return out;
}

function removeAll(search: WeekSearch, order: WeekOrder, out: ReadonlySet<number>): void {
  const { meetings } = search.rows.week.problem;
  for (let day = 0; day < order.days.length; day++) {
    const kept = order.days[day].filter((meeting) => !out.has(meeting));
    if (kept.length === order.days[day].length) continue;
    for (const meeting of order.days[day]) if (out.has(meeting)) order.cost += meetings[meeting].skipCost;
    // Without the triangle inequality the loss of a stop can leave NO_ROUTE; such a week is too dear to be kept.
    setDay(order, day, kept, costOfOrder(search.rows, day, kept, search.effort));
  }
}

function setDay(order: WeekOrder, day: number, meetings: number[], cost: number): void {
  order.cost += cost - order.costOf[day];
  order.days[day] = meetings;
  order.costOf[day] = cost;
}

/** Puts a meeting where the week grows least, or leaves it out where that is cheaper. */
function insertBest(search: WeekSearch, order: WeekOrder, meeting: number): void {
  const { meetings } = search.rows.week.problem;
  let least = meetings[meeting].skipCost;
  let bestDay = -1;
  let bestOrder: number[] = [];
  for (let day = 0; day < order.days.length; day++) {
    if (order.days[day].some((other) => meetings[other].party === meetings[meeting].party)) continue;
    for (let at = 0; at <= order.days[day].length; at++) {
      const tried = order.days[day].toSpliced(at, 0, meeting);
      search.tries++;
      const added = costOfOrder(search.rows, day, tried, search.effort) - order.costOf[day];
      if (added > least || (added === least && bestDay !== -1)) continue;
      least = added;
      bestDay = day;
      bestOrder = tried;
    }
  }
  if (bestDay === -1) return;
  order.cost -= meetings[meeting].skipCost;
  setDay(order, bestDay, bestOrder, order.costOf[bestDay] + least);
}
