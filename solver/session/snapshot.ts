/** The session’s problem in the flat arrays of problem.ts, for whatever works on these: certificates, searches, checks. */

import { type AssignmentProblem, type ForbiddenSet, NONE, type Prices } from '../assignment/problem.ts';
import { boundOf } from './bound.ts';
import { type Live, SIZE, seatOf, USES_PER_PAIR } from './live.ts';
import { SEGMENTS_PER_ROW } from './rows.ts';

export interface Snapshot {
  readonly problem: AssignmentProblem;
  /** Number in the session of each need of the problem; seats and rows have the same numbers in both. */
  readonly needs: Int32Array;
  readonly seatOf: Int32Array;
  readonly prices: Prices;
}

export function takeSnapshot(live: Live): Snapshot {
  const { data: given } = live.size.given;
  const all = Int32Array.from({ length: given[SIZE.needs] }, (_, need) => need);
  const needs = all.filter((need) => live.need.isUsed.data[need] === 1);
  const pairs = pairsInOrder(live, needs);
  const problem: AssignmentProblem = {
    needCount: needs.length,
    seatCount: given[SIZE.seats],
    rowCount: given[SIZE.rows],
    ...layOutPairs(live, pairs),
    waitCost: Float64Array.from(needs, (need) => live.need.waitCost.data[need]),
    mustServe: Uint8Array.from(needs, (need) => live.need.mustServe.data[need]),
    ...seatsOf(live, given[SIZE.seats]),
    ...rowsOf(live, given[SIZE.rows]),
    forbiddenSets: forbiddenSetsOf(live, needs),
  };
  return {
    problem,
    needs,
    seatOf: Int32Array.from(needs, (need) => seatOf(live, need)),
    prices: {
      need: Float64Array.from(needs, (need) => live.need.price.data[need]),
      row: live.row.price.data.slice(0, given[SIZE.rows]),
      mustServe: boundOf(live).mustServe,
    },
  };
}

/** The pairs of each need by rising seat. */
function pairsInOrder({ pairsOfNeed, pair }: Live, needs: Int32Array): Int32Array[] {
  return Array.from(needs, (need) => {
    const own = pairsOfNeed.entries[need].data.slice(0, pairsOfNeed.count.data[need]);
    return own.sort((a, b) => pair.seat.data[a] - pair.seat.data[b]);
  });
}

function layOutPairs({ pair }: Live, rows: readonly Int32Array[]) {
  const pairStart = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    pairStart[at + 1] = pairStart[at] + row.length;
  });
  const pairs = new Int32Array(pairStart[rows.length]);
  rows.forEach((row, at) => {
    pairs.set(row, pairStart[at]);
  });
  const useStart = new Int32Array(pairs.length + 1);
  const useRow: number[] = [];
  const useAmount: number[] = [];
  pairs.forEach((from, to) => {
    for (let use = from * USES_PER_PAIR; use < (from + 1) * USES_PER_PAIR; use++) {
      if (pair.useRow.data[use] === NONE) break;
      useRow.push(pair.useRow.data[use]);
      useAmount.push(pair.useAmount.data[use]);
    }
    useStart[to + 1] = useRow.length;
  });
  return {
    pairStart,
    pairSeat: pairs.map((from) => pair.seat.data[from]),
    pairCost: Float64Array.from(pairs, (from) => pair.cost.data[from]),
    pairLoad: pairs.map((from) => pair.load.data[from]),
    useStart,
    useRow: Int32Array.from(useRow),
    useAmount: Float64Array.from(useAmount),
  };
}

function seatsOf({ seat }: Live, count: number) {
  return {
    seatCapacity: seat.capacity.data.slice(0, count),
    seatMaxCount: seat.maxCount.data.slice(0, count),
    seatMinCount: seat.minCount.data.slice(0, count),
    seatOpenCost: seat.openCost.data.slice(0, count),
    seatFairLoad: seat.fairLoad.data.slice(0, count),
    seatBalanceNumerator: seat.balanceNumerator.data.slice(0, count),
  };
}

function rowsOf({ row }: Live, count: number) {
  const segmentStart = new Int32Array(count + 1);
  const width: number[] = [];
  const slope: number[] = [];
  for (let at = 0; at < count; at++) {
    for (let segment = 0; segment < row.segmentCount.data[at]; segment++) {
      width.push(row.width.data[at * SEGMENTS_PER_ROW + segment]);
      slope.push(row.slope.data[at * SEGMENTS_PER_ROW + segment]);
    }
    segmentStart[at + 1] = width.length;
  }
  return {
    segmentStart,
    segmentWidth: Float64Array.from(width),
    segmentSlope: Float64Array.from(slope),
    rowDenominator: row.denominator.data.slice(0, count),
  };
}

function forbiddenSetsOf({ forbidden, size }: Live, needs: Int32Array): ForbiddenSet[] {
  const numberOf = new Map(Array.from(needs, (need, at) => [need, at]));
  const sets: ForbiddenSet[] = [];
  for (let set = 0; set < size.given.data[SIZE.sets]; set++) {
    if (forbidden.seat.data[set] === NONE) continue;
    const members = forbidden.needs.entries[set].data.slice(0, forbidden.needs.count.data[set]);
    sets.push({ seat: forbidden.seat.data[set], needs: Array.from(members, (need) => numberOf.get(need)!) });
  }
  return sets;
}
