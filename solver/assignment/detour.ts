/**
 * Where the climb is of two minds about a dear need, a plan has made up its mind: the search moves and swaps a few needs at a time, and one
 * that takes most of a contract or of a mentor's week cannot go elsewhere without many others giving way. A detour puts it on another seat
 * that took it now and then, and solves what is open there: the needs that climb and plan do not agree on, and all that are in its way.
 */

import { OPEN } from './contract.ts';
import type { Ascent } from './dual.ts';
import type { AssignmentProblem } from './problem.ts';

/** A need, and the pair that it is made to have. */
export interface Detour {
  readonly need: number;
  readonly pair: number;
}

/** Share of the last steps from which a seat counts as another way. */
const LEAST_SHARE = 0.1;
/** Times the mean need's points from which a need is dear; the others the search moves by itself. */
const TIMES_DEARER = 12;

/** The pairs of dear needs that seats took now and then and the plan has not, the dearest first. */
export function detoursOf(ascent: Ascent, seatOf: Int32Array): Detour[] {
  const { relaxation, timesTaken, stepsCounted, bestPrices, bestValue } = ascent;
  const { problem, columns } = relaxation;
  const dear = (TIMES_DEARER * Math.abs(bestValue)) / Math.max(1, problem.needCount);
  const ways: { detour: Detour; worth: number }[] = [];
  timesTaken.forEach((times, item) => {
    const need = columns.itemNeed[item];
    const pair = columns.itemPair[item];
    if (bestPrices[need] < dear || times < LEAST_SHARE * stepsCounted || problem.pairSeat[pair] === seatOf[need])
      return;
    ways.push({ detour: { need, pair }, worth: times * bestPrices[need] });
  });
  ways.sort((first, second) => second.worth - first.worth);
  return ways.map(({ detour }) => detour);
}

/** The decisions (contract.ts) with what is in the detour's way opened: the needs on its seat and on the rows that it uses. */
export function openTheWay(problem: AssignmentProblem, decision: Int32Array, { need, pair }: Detour): Int32Array {
  const ownRows = problem.useRow.subarray(problem.useStart[pair], problem.useStart[pair + 1]);
  const rows = new Set(ownRows.filter((row) => isLimited(problem, row)));
  const isInTheWay = (other: number) =>
    problem.pairSeat[other] === problem.pairSeat[pair] ||
    problem.useRow.subarray(problem.useStart[other], problem.useStart[other + 1]).some((row) => rows.has(row));
  const opened = decision.map((decided) => (decided >= 0 && isInTheWay(decided) ? OPEN : decided));
  opened[need] = pair;
  return opened;
}

/** Whether a row has an end; one that only becomes dearer is never in the way. */
function isLimited({ segmentStart, segmentWidth }: AssignmentProblem, row: number): boolean {
  return segmentWidth[segmentStart[row + 1] - 1] !== Infinity;
}
