/**
 * Brings a cheap plan down to the must-serve level of another. The other plan serves more must-serve needs but may be dear everywhere
 * else; so only what must change is taken from it: a must-serve need that waits in the cheap plan takes the seat the other plan gives it,
 * others give way to it, and must-serve needs that give way take the other plan's seats in turn. At the latest when all of them have
 * done so, they fit, because they fit there.
 */

import { evaluate, pairOf } from './evaluate.ts';
import { type AssignmentProblem, NONE, UNLIMITED } from './problem.ts';

interface Merge {
  readonly problem: AssignmentProblem;
  readonly seatOf: Int32Array;
  readonly level: Int32Array;
  readonly load: Float64Array;
  readonly count: Int32Array;
  readonly use: Float64Array;
  /** 1 for must-serve needs that sit where `level` has them, for good. */
  readonly isSettled: Uint8Array;
  /** Must-serve needs still to be seated. */
  readonly open: number[];
}

/** The merged plan, or undefined where it is not feasible (a group that lost its least count, a forbidden set). */
export function mergeLevels(problem: AssignmentProblem, cheap: Int32Array, level: Int32Array): Int32Array | undefined {
  const merge: Merge = {
    problem,
    seatOf: cheap.slice(),
    level,
    load: new Float64Array(problem.seatCount),
    count: new Int32Array(problem.seatCount),
    use: new Float64Array(problem.rowCount),
    isSettled: new Uint8Array(problem.needCount),
    open: [],
  };
  for (let need = 0; need < problem.needCount; need++) {
    book(merge, need, 1);
    if (problem.mustServe[need] && cheap[need] === NONE && level[need] !== NONE) merge.open.push(need);
  }
  for (let at = 0; at < merge.open.length; at++) if (!seat(merge, merge.open[at])) return undefined;
  return evaluate(problem, merge.seatOf).isFeasible ? merge.seatOf : undefined;
}

/** Adds the need's load, place and row uses where it sits, or takes them off. */
function book({ problem, seatOf, load, count, use }: Merge, need: number, sign: 1 | -1): void {
  if (seatOf[need] === NONE) return;
  const pair = pairOf(problem, need, seatOf[need]);
  load[seatOf[need]] += sign * problem.pairLoad[pair];
  count[seatOf[need]] += sign;
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    use[problem.useRow[at]] += sign * problem.useAmount[at];
  }
}

function move(merge: Merge, need: number, seatTo: number): void {
  book(merge, need, -1);
  merge.seatOf[need] = seatTo;
  book(merge, need, 1);
}

/** Seats a must-serve need where the level plan has it, and lets others give way until every limit holds again. */
function seat(merge: Merge, need: number): boolean {
  merge.isSettled[need] = 1;
  move(merge, need, merge.level[need]);
  for (;;) {
    const inTheWay = whoGivesWay(merge, merge.level[need], need);
    if (inTheWay === undefined) return true;
    if (inTheWay === NONE) return false;
    move(merge, inTheWay, NONE);
    if (merge.problem.mustServe[inTheWay] && merge.level[inTheWay] !== NONE) merge.open.push(inTheWay);
  }
}

/** A need that must leave for the limits to hold; undefined when they hold, NONE when nobody can leave. */
function whoGivesWay(merge: Merge, seatAt: number, placed: number): number | undefined {
  const { problem, load, count } = merge;
  const capacity = problem.seatCapacity[seatAt];
  const isFull =
    (capacity !== UNLIMITED && load[seatAt] > capacity) ||
    (problem.seatMaxCount[seatAt] !== UNLIMITED && count[seatAt] > problem.seatMaxCount[seatAt]);
  if (isFull) return easiest(merge, (need) => merge.seatOf[need] === seatAt);
  const pair = pairOf(problem, placed, seatAt);
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    const row = problem.useRow[at];
    if (merge.use[row] > widthOf(problem, row)) return easiest(merge, (need) => usesRow(merge, need, row));
  }
  return undefined;
}

function widthOf(problem: AssignmentProblem, row: number): number {
  let width = 0;
  for (let at = problem.segmentStart[row]; at < problem.segmentStart[row + 1]; at++) width += problem.segmentWidth[at];
  return width;
}

function usesRow({ problem, seatOf }: Merge, need: number, row: number): boolean {
  if (seatOf[need] === NONE) return false;
  const pair = pairOf(problem, need, seatOf[need]);
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++)
    if (problem.useRow[at] === row) return true;
  return false;
}

/** Whoever may wait and is cheapest to leave waiting; else a must-serve need that is not where it belongs. Pins never leave. */
function easiest(merge: Merge, isConcerned: (need: number) => boolean): number {
  const { problem, seatOf, level, isSettled } = merge;
  let best = NONE;
  let bestCost = Infinity;
  for (let need = 0; need < problem.needCount; need++) {
    if (problem.waitCost[need] === Infinity || isSettled[need] || !isConcerned(need)) continue;
    const isAtHome = problem.mustServe[need] && seatOf[need] === level[need];
    if (isAtHome) continue;
    const cost = problem.mustServe[need] ? Number.MAX_VALUE : problem.waitCost[need];
    if (cost >= bestCost) continue;
    best = need;
    bestCost = cost;
  }
  return best;
}
