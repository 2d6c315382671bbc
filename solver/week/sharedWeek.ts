/**
 * Many mentors' weeks that share rooms, citizens and caseworkers. Each week is first placed alone. Where a shared thing is then used
 * beyond its capacity, the weeks that use it there negotiate, as wires do for a chip's channels (PathFinder; McMurchie & Ebeling
 * 1995, FPGA '95:111–117): one after the other is placed again, paying for slots that are full now and for slots that were
 * overfull in earlier rounds. What negotiation leaves is settled by blocking, in the order of the mentors.
 */
import { makeRows, type RouteRows } from './dayRoute.ts';
import { recallOr, type WeekMemory } from './memory.ts';
import {
  IMPOSSIBLE,
  NONE,
  type SharedWeek,
  type SharedWeekSolution,
  type WeekProblem,
  type WeekSolution,
} from './problem.ts';
import { countWeek, isCrowded, noUse, type ResourceUse, type SlotToll, withTolls } from './resourceUse.ts';
import { scheduleWith, type WeekOptions } from './scheduleWeek.ts';

export interface SharedWeekOptions extends WeekOptions {
  /** Rounds of negotiation before weeks are blocked out of full slots. Default 8. */
  readonly rounds?: number;
  /** Weeks placed alone by earlier calls. */
  readonly memory?: WeekMemory;
}

const DEFAULT_ROUNDS = 8;
/** Passes over the weeks that negotiated; two are usual. */
const SETTLING_PASSES = 10;

interface Coupling {
  readonly shared: SharedWeek;
  /** The weeks without the starts that no capacity ever allows. */
  readonly problems: readonly WeekProblem[];
  readonly options: WeekOptions;
  readonly rows: RouteRows;
  readonly weeks: WeekSolution[];
  /** The same weeks as placed alone. */
  readonly alone: readonly WeekSolution[];
  readonly use: ResourceUse;
  /** Points each slot of a resource gathered while overfull: [resource][slot index]. */
  readonly history: readonly Float64Array[];
}

export function scheduleSharedWeek(shared: SharedWeek, options: SharedWeekOptions = {}): SharedWeekSolution {
  const coupling = placeAlone(shared, options);
  const touched = negotiate(coupling, options.rounds ?? DEFAULT_ROUNDS);
  settle(coupling, touched);
  const gaveWay = touched.filter((mentor) => coupling.weeks[mentor].cost > coupling.alone[mentor].cost);
  return { weeks: coupling.weeks, gaveWay };
}

function placeAlone(shared: SharedWeek, options: SharedWeekOptions): Coupling {
  const rows = makeRows();
  const use = noUse(shared);
  const problems = shared.weeks.map((week) => withTolls(week, fullSlots(shared, use)));
  const { memory } = options;
  const weeks = problems.map((problem) => {
    const place = () => scheduleWith(rows, problem, options);
    return memory === undefined ? place() : recallOr(memory, problem, place);
  });
  for (let mentor = 0; mentor < weeks.length; mentor++) countWeek(use, problems[mentor], weeks[mentor].startOf, 1);
  const history = shared.resources.map(({ capacity }) => new Float64Array(capacity.length));
  return { shared, problems, options, rows, weeks, alone: [...weeks], use, history };
}

/** No start where others leave too little. */
function fullSlots(shared: SharedWeek, use: ResourceUse): SlotToll {
  return (resource, slot, wanted) =>
    use[resource][slot] + wanted > shared.resources[resource].capacity[slot] ? IMPOSSIBLE : 0;
}

/** Rounds of paying for full slots; returns all mentors who were ever crowded, in order. */
function negotiate(coupling: Coupling, rounds: number): number[] {
  const { shared, use, history } = coupling;
  const unit = tollUnit(coupling.problems);
  let crowded = crowdedMentors(coupling);
  const touched = new Set(crowded);
  for (let round = 1; round <= rounds && crowded.length > 0 && !coupling.options.shouldStop?.(); round++) {
    const toll: SlotToll = (resource, slot, wanted) => {
      const isFull = use[resource][slot] + wanted > shared.resources[resource].capacity[slot];
      return history[resource][slot] + (isFull ? unit * round : 0);
    };
    for (const mentor of crowded) placeAgain(coupling, mentor, toll);
    remember(coupling, unit);
    crowded = crowdedMentors(coupling);
    for (const mentor of crowded) touched.add(mentor);
  }
  return [...touched].sort((a, b) => a - b);
}

function crowdedMentors(coupling: Coupling): number[] {
  const { shared, problems, weeks, use } = coupling;
  const mentors = [...problems.keys()];
  return mentors.filter((mentor) => isCrowded(shared, use, problems[mentor], weeks[mentor].startOf));
}

/** A step of the tolls: a tenth of the dearest wish, so that a few rounds outweigh any wish. */
function tollUnit(problems: readonly WeekProblem[]): number {
  let dearest = 0;
  for (const { meetings } of problems) {
    for (const { startCost, resources } of meetings) {
      if (resources.length > 0) for (const points of startCost) if (points > dearest) dearest = points;
    }
  }
  return 1 + Math.floor(dearest / 10);
}

function remember(coupling: Coupling, unit: number): void {
  const { shared, use, history } = coupling;
  for (let resource = 0; resource < use.length; resource++) {
    const { capacity } = shared.resources[resource];
    for (let slot = 0; slot < capacity.length; slot++) {
      if (use[resource][slot] > capacity[slot]) history[resource][slot] += unit;
    }
  }
}

/** Places one week again among the others; its cost is then without the tolls. */
function placeAgain(coupling: Coupling, mentor: number, toll: SlotToll): void {
  const { problems, weeks, use, rows, options } = coupling;
  const problem = problems[mentor];
  countWeek(use, problem, weeks[mentor].startOf, -1);
  const tolled = withTolls(problem, toll);
  const week = scheduleWith(rows, tolled, options);
  weeks[mentor] = { ...week, cost: week.cost - tollsPaid(problem, tolled, week.startOf) };
  countWeek(use, problem, week.startOf, 1);
}

function tollsPaid(problem: WeekProblem, tolled: WeekProblem, startOf: Int32Array): number {
  let points = 0;
  for (let m = 0; m < startOf.length; m++) {
    if (startOf[m] === NONE) continue;
    points += tolled.meetings[m].startCost[startOf[m]] - problem.meetings[m].startCost[startOf[m]];
  }
  return points;
}

/**
 * Brings every use within capacity and every week touched to its best among the others. A week placed where it fits can neither
 * overfill a slot nor become dearer later, so the passes end; should they not end soon, the weeks are no longer called optimal.
 */
function settle(coupling: Coupling, touched: readonly number[]): void {
  for (let pass = 0; pass < SETTLING_PASSES; pass++) {
    let isChanged = false;
    for (const mentor of touched) isChanged = placeAmong(coupling, mentor) || isChanged;
    if (!isChanged) return;
  }
  for (const mentor of touched) {
    const isAsAlone = coupling.weeks[mentor].cost === coupling.alone[mentor].cost;
    if (!isAsAlone) coupling.weeks[mentor] = { ...coupling.weeks[mentor], status: 'feasible' };
  }
}

/** Places a week again where the others leave room; tells whether that changed it. */
function placeAmong(coupling: Coupling, mentor: number): boolean {
  const { shared, problems, weeks, alone, use } = coupling;
  const before = weeks[mentor];
  const mustMove = isCrowded(shared, use, problems[mentor], before.startOf);
  if (!mustMove && before.cost === alone[mentor].cost) {
    weeks[mentor] = { ...before, status: alone[mentor].status };
    return false;
  }
  placeAgain(coupling, mentor, fullSlots(shared, use));
  const after = weeks[mentor];
  if (mustMove || after.cost < before.cost) return true;
  // No cheaper: stay. A searched week may even come out dearer than the one it had.
  countWeek(use, problems[mentor], after.startOf, -1);
  countWeek(use, problems[mentor], before.startOf, 1);
  const status = after.cost === before.cost ? after.status : 'feasible';
  weeks[mentor] = { ...before, status };
  return false;
}
