/**
 * Why a meeting was left out: a set of meetings with this one that no week holds all of, and of which none can be spared
 * (deletion filter; Chinneck & Dravnieks 1991, ORSA J. Computing 3:157–168).
 */
import { makeRows } from './dayRoute.ts';
import { type Effort, isSpent, unlimited } from './effort.ts';
import { IMPOSSIBLE, NONE, type WeekProblem } from './problem.ts';
import { LONGEST_EXACT, scheduleWith } from './scheduleWeek.ts';

export interface InfeasibleSet {
  /**
   * Rising, and `meeting` among them. Empty when the meeting would fit beside what was placed (it was left out for its price), or
   * when no set short enough for the exact method proves that it would not, or the budget is spent.
   */
  readonly meetings: readonly number[];
  /** Whether the others fit without any one of them. */
  readonly isMinimal: boolean;
}

/** Whether a set of meetings fits in the week; undefined when only a search could tell. */
type Fits = (meetings: readonly number[]) => boolean | undefined;

/**
 * A small set of meetings, with this one, that cannot all be placed in the week. `budget` is of all such questions together: once it is spent,
 * nothing more is proven.
 */
export function infeasibleSet(problem: WeekProblem, meeting: number, budget: Effort = unlimited()): InfeasibleSet {
  if (isSpent(budget)) return { meetings: [], isMinimal: true };
  const rows = makeRows();
  const place = (week: WeekProblem) => {
    const solution = scheduleWith(rows, week, { shouldStop: budget.shouldStop });
    budget.steps += solution.steps;
    return solution;
  };
  const { startOf } = place(problem);
  const placed = [...startOf.keys()].filter((m) => startOf[m] !== NONE && m !== meeting);
  const fits: Fits = (meetings) => {
    if (isSpent(budget)) return undefined;
    const week = place(onlyPlacing(problem, meetings));
    if (!week.startOf.includes(NONE)) return true;
    return week.status === 'optimal' ? false : undefined;
  };
  // One that no week holds even alone is the whole answer, and by far the soonest found.
  if (fits([meeting]) === false) return { meetings: [meeting], isMinimal: true };
  let meetings = provenSet(problem, [meeting, ...placed], fits);
  if (meetings.length === 0) return { meetings, isMinimal: true };
  meetings = filterOut(meetings, meeting, fits);
  const isMinimal = meetings.every((spared) => fits(meetings.filter((m) => m !== spared)) === true);
  return { meetings: meetings.sort((a, b) => a - b), isMinimal };
}

/** The set itself where it is short enough to prove; else as many as the exact method takes, the least movable first. */
function provenSet(problem: WeekProblem, meetings: number[], fits: Fits): number[] {
  if (fits(meetings) === false) return meetings;
  if (meetings.length <= LONGEST_EXACT) return [];
  const [asked, ...others] = meetings;
  const startCount = (m: number) => problem.meetings[m].startCost.filter((points) => points !== IMPOSSIBLE).length;
  others.sort((a, b) => startCount(a) - startCount(b) || a - b);
  const tightest = [asked, ...others.slice(0, LONGEST_EXACT - 1)];
  return fits(tightest) === false ? tightest : [];
}

/** Leaves out every meeting without which the rest still does not fit, until none is left to spare. */
function filterOut(meetings: readonly number[], asked: number, fits: Fits): number[] {
  let kept = [...meetings];
  // Without the triangle inequality a meeting may become dispensable after another went: begin again after each.
  for (let k = 0; k < kept.length; k++) {
    if (kept[k] === asked) continue;
    const fewer = kept.toSpliced(k, 1);
    if (fits(fewer) !== false) continue;
    kept = fewer;
    k = -1;
  }
  return kept;
}

/** The week of these meetings in which no start costs anything and leaving one out costs 1. */
function onlyPlacing(problem: WeekProblem, meetings: readonly number[]): WeekProblem {
  return {
    ...problem,
    travelCost: 0,
    dayCost: 0,
    meetings: meetings.map((m) => ({
      ...problem.meetings[m],
      skipCost: 1,
      startCost: problem.meetings[m].startCost.map((points) => Math.min(points, 0)),
    })),
  };
}
