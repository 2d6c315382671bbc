/** A plan in the making: who is on which seat, what seats and rows hold, and what a change costs. Every change keeps the limits, groups apart. */

import type { Columns } from './columns.ts';
import { rowCost, seatCost, seatHolds } from './costs.ts';
import { pairOf } from './evaluate.ts';
import { type AssignmentProblem, NONE } from './problem.ts';

/** What a waiting must-serve need weighs in points: above any sum of costs this solver takes (docs/certificate.md). */
const MUST_SERVE_WEIGHT = 1e10;

export interface Draft {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  /** Pair of each need, or NONE. */
  readonly pairOfNeed: Int32Array;
  readonly load: Int32Array;
  readonly count: Int32Array;
  readonly use: Float64Array;
  readonly isInForbiddenSet: Uint8Array;
  /** Placements weighed so far: the effort. */
  work: number;
}

export function emptyDraft(problem: AssignmentProblem, columns: Columns): Draft {
  const isInForbiddenSet = new Uint8Array(problem.needCount);
  for (const set of problem.forbiddenSets) for (const need of set.needs) isInForbiddenSet[need] = 1;
  return {
    problem,
    columns,
    pairOfNeed: new Int32Array(problem.needCount).fill(NONE),
    load: new Int32Array(problem.seatCount),
    count: new Int32Array(problem.seatCount),
    use: new Float64Array(problem.rowCount),
    isInForbiddenSet,
    work: 0,
  };
}

/** A plan as a draft. */
export function draftOf(problem: AssignmentProblem, columns: Columns, seatOf: Int32Array): Draft {
  const draft = emptyDraft(problem, columns);
  for (let need = 0; need < problem.needCount; need++) {
    if (seatOf[need] !== NONE) put(draft, need, pairOf(problem, need, seatOf[need]));
  }
  return draft;
}

export function seatsOf({ problem, pairOfNeed }: Draft): Int32Array {
  return pairOfNeed.map((pair) => (pair === NONE ? NONE : problem.pairSeat[pair]));
}

export function waitingOf(problem: AssignmentProblem, need: number): number {
  return problem.waitCost[need] + problem.mustServe[need] * MUST_SERVE_WEIGHT;
}

/** Points of putting a waiting need on a pair; Infinity where a limit forbids it. */
export function placing(draft: Draft, need: number, pair: number): number {
  const { problem, load, count } = draft;
  draft.work++;
  const seat = problem.pairSeat[pair];
  const after = load[seat] + problem.pairLoad[pair];
  if (!seatHolds(problem, seat, after, count[seat] + 1) || !rowsHold(draft, pair)) return Infinity;
  if (draft.isInForbiddenSet[need] === 1 && completesForbiddenSet(draft, need, seat)) return Infinity;
  return (
    problem.pairCost[pair] +
    seatCost(problem, seat, after, count[seat] + 1) -
    seatCost(problem, seat, load[seat], count[seat]) +
    rowChange(draft, pair)
  );
}

function rowsHold(draft: Draft, pair: number): boolean {
  return rowChange(draft, pair) < Infinity;
}

function rowChange(draft: Draft, pair: number): number {
  const { problem, use } = draft;
  let change = 0;
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    const row = problem.useRow[at];
    const after = rowCost(problem, row, use[row] + problem.useAmount[at]);
    if (after === Infinity) return Infinity;
    change += after - rowCost(problem, row, use[row]);
  }
  return change;
}

function completesForbiddenSet(draft: Draft, need: number, seat: number): boolean {
  const { problem, pairOfNeed } = draft;
  const isOn = (other: number) => pairOfNeed[other] !== NONE && problem.pairSeat[pairOfNeed[other]] === seat;
  return problem.forbiddenSets.some(
    (set) => set.seat === seat && set.needs.includes(need) && set.needs.every((other) => other === need || isOn(other)),
  );
}

/** Whether the need fits; on a group it may come before the others that the group must have. */
export function mayJoin(draft: Draft, need: number, pair: number): boolean {
  const { problem } = draft;
  const seat = problem.pairSeat[pair];
  if (problem.seatMinCount[seat] <= 1) return placing(draft, need, pair) < Infinity;
  const isForbidden = draft.isInForbiddenSet[need] === 1 && completesForbiddenSet(draft, need, seat);
  return rowsHold(draft, pair) && !isForbidden;
}

/** A seat with a least count keeps its needs unless one more than that is there. */
export function mayLeave(draft: Draft, pair: number): boolean {
  const seat = draft.problem.pairSeat[pair];
  return draft.problem.seatMinCount[seat] <= 1 || draft.count[seat] > draft.problem.seatMinCount[seat];
}

/** A seat with fewer needs than it must have is emptied. */
export function closeShortGroups(draft: Draft): void {
  const { problem, count, pairOfNeed } = draft;
  for (let need = 0; need < problem.needCount; need++) {
    const pair = pairOfNeed[need];
    if (pair === NONE) continue;
    const seat = problem.pairSeat[pair];
    if (count[seat] < problem.seatMinCount[seat] || !seatHolds(problem, seat, draft.load[seat], count[seat]))
      take(draft, need);
  }
}

export function put(draft: Draft, need: number, pair: number): void {
  change(draft, pair, 1);
  draft.pairOfNeed[need] = pair;
}

/** Takes a need off its seat; returns the points it cost there, or what waiting costs when it was waiting. */
export function take(draft: Draft, need: number): number {
  const { problem, pairOfNeed, load, count } = draft;
  const pair = pairOfNeed[need];
  if (pair === NONE) return waitingOf(problem, need);
  const seat = problem.pairSeat[pair];
  const before = seatCost(problem, seat, load[seat], count[seat]);
  change(draft, pair, -1);
  pairOfNeed[need] = NONE;
  return problem.pairCost[pair] + before - seatCost(problem, seat, load[seat], count[seat]) + rowChange(draft, pair);
}

function change(draft: Draft, pair: number, sign: number): void {
  const { problem, load, count, use } = draft;
  const seat = problem.pairSeat[pair];
  load[seat] += sign * problem.pairLoad[pair];
  count[seat] += sign;
  for (let at = problem.useStart[pair]; at < problem.useStart[pair + 1]; at++) {
    use[problem.useRow[at]] += sign * problem.useAmount[at];
  }
}
