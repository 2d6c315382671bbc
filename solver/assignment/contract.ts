/**
 * The problem that is left when most needs are decided: seats and rows keep what the decided ones leave over, and only open needs and the
 * seats they can still go to are part of it. A bound of a few dozen open needs then takes a fraction of the time.
 *
 *   cost of a plan = decidedCost + its cost in the contracted problem,  but for rows, which round up once: at most a point a row dearer
 */

import { seatCost } from './costs.ts';
import type { PriceVector } from './priceDomain.ts';
import { type AssignmentProblem, type ForbiddenSet, NONE, UNLIMITED } from './problem.ts';

/** A need that is not decided, where others have their pair or NONE for waiting. */
export const OPEN = -2;

export interface Contracted {
  readonly problem: AssignmentProblem;
  /** What a contracted need and a contracted seat are in the problem this was made of. */
  readonly needOf: Int32Array;
  readonly seatOf: Int32Array;
  /** Points of all that is decided, rows not rounded up. */
  readonly decidedCost: number;
  /** Must-serve needs among the open ones that may wait. */
  readonly waitAllowance: number;
  /** Seat of every need of the whole problem as decided; NONE for the open ones. */
  readonly decidedSeat: Int32Array;
}

interface Decided {
  readonly load: Float64Array;
  readonly count: Int32Array;
  readonly use: Float64Array;
  readonly isOpen: Uint8Array;
  cost: number;
  waiting: number;
}

/**
 * `decision`: by need its pair, NONE to wait or OPEN. Needs without a pair that has room wait. A need decided for a group with a least count stays in the
 * problem with that one pair. Undefined where the decisions alone break a limit.
 */
export function contract(
  problem: AssignmentProblem,
  decision: Int32Array,
  waitAllowance: number,
): Contracted | undefined {
  const decided = addUp(problem, decision);
  closeStuck(problem, decision, decided);
  if (decided.waiting > waitAllowance || !seatsHold(problem, decided)) return undefined;
  if (
    problem.forbiddenSets.some((set) => set.needs.every((need) => isOn(problem, decision, decided, need, set.seat)))
  ) {
    return undefined;
  }
  const rows = rowsLeft(problem, decided);
  if (rows === undefined) return undefined;
  for (let seat = 0; seat < problem.seatCount; seat++) {
    decided.cost += seatCost(problem, seat, decided.load[seat], decided.count[seat]);
  }
  if (decided.cost === Infinity) return undefined;
  const decidedSeat = decision.map((pair) => (pair >= 0 ? problem.pairSeat[pair] : NONE));
  return {
    ...cutOut(problem, decision, decided, rows),
    decidedCost: decided.cost,
    waitAllowance: waitAllowance - decided.waiting,
    decidedSeat,
  };
}

/** A plan of the contracted problem as one of the whole problem. */
export function expand({ needOf, seatOf, decidedSeat }: Contracted, contractedSeatOf: Int32Array): Int32Array {
  const whole = decidedSeat.slice();
  needOf.forEach((need, at) => {
    whole[need] = contractedSeatOf[at] === NONE ? NONE : seatOf[contractedSeatOf[at]];
  });
  return whole;
}

/** Prices of the whole problem, for the needs that are left. */
export function contractPrices({ needOf }: Contracted, prices: PriceVector, needCount: number): PriceVector {
  const left = new Float64Array(needOf.length + prices.length - needCount);
  needOf.forEach((need, at) => {
    left[at] = prices[need];
  });
  left.set(prices.subarray(needCount), needOf.length);
  return left;
}

function addUp(problem: AssignmentProblem, decision: Int32Array): Decided {
  const decided: Decided = {
    load: new Float64Array(problem.seatCount),
    count: new Int32Array(problem.seatCount),
    use: new Float64Array(problem.rowCount),
    isOpen: new Uint8Array(problem.needCount),
    cost: 0,
    waiting: 0,
  };
  for (let need = 0; need < problem.needCount; need++) {
    const hasNoPair = problem.pairStart[need] === problem.pairStart[need + 1];
    if (decision[need] === NONE || hasNoPair) {
      decided.cost += problem.waitCost[need];
      decided.waiting += problem.mustServe[need];
    } else if (decision[need] === OPEN || isInGroup(problem, decision[need])) decided.isOpen[need] = 1;
    else settlePair(problem, decided, decision[need]);
  }
  return decided;
}

/** Open needs that no seat has room for any more wait. */
function closeStuck(problem: AssignmentProblem, decision: Int32Array, decided: Decided): void {
  for (let need = 0; need < problem.needCount; need++) {
    if (decided.isOpen[need] === 0 || openPairs(problem, decision, decided, need).length > 0) continue;
    decided.isOpen[need] = 0;
    decided.cost += decision[need] === OPEN ? problem.waitCost[need] : Infinity;
    decided.waiting += problem.mustServe[need];
  }
}

function openPairs(problem: AssignmentProblem, decision: Int32Array, decided: Decided, need: number): number[] {
  const pairs: number[] = [];
  for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
    const isAllowed = decision[need] === OPEN || decision[need] === pair;
    if (isAllowed && hasRoom(problem, decided, pair)) pairs.push(pair);
  }
  return pairs;
}

function isInGroup(problem: AssignmentProblem, pair: number): boolean {
  return problem.seatMinCount[problem.pairSeat[pair]] > 1;
}

function settlePair(problem: AssignmentProblem, decided: Decided, pair: number): void {
  const seat = problem.pairSeat[pair];
  decided.load[seat] += problem.pairLoad[pair];
  decided.count[seat]++;
  decided.cost += problem.pairCost[pair];
  for (let use = problem.useStart[pair]; use < problem.useStart[pair + 1]; use++) {
    decided.use[problem.useRow[use]] += problem.useAmount[use];
  }
}

function seatsHold({ seatCount, seatCapacity, seatMaxCount }: AssignmentProblem, { load, count }: Decided): boolean {
  for (let seat = 0; seat < seatCount; seat++) {
    if (load[seat] > seatCapacity[seat] && seatCapacity[seat] !== UNLIMITED) return false;
    if (count[seat] > seatMaxCount[seat]) return false;
  }
  return true;
}

/** Whether the need is decided for this seat. */
function isOn(
  problem: AssignmentProblem,
  decision: Int32Array,
  { isOpen }: Decided,
  need: number,
  seat: number,
): boolean {
  return isOpen[need] === 0 && decision[need] >= 0 && problem.pairSeat[decision[need]] === seat;
}

type RowsLeft = Pick<AssignmentProblem, 'segmentStart' | 'segmentWidth' | 'segmentSlope'>;

/** Fills the rows' segments with what is used, and adds what that costs; undefined where a row cannot hold it. */
function rowsLeft(problem: AssignmentProblem, decided: Decided): RowsLeft | undefined {
  const segmentStart = new Int32Array(problem.rowCount + 1);
  const widths: number[] = [];
  const slopes: number[] = [];
  for (let row = 0; row < problem.rowCount; row++) {
    let left = decided.use[row];
    let scaled = 0;
    for (let segment = problem.segmentStart[row]; segment < problem.segmentStart[row + 1]; segment++) {
      const filled = Math.min(left, problem.segmentWidth[segment]);
      scaled += filled * problem.segmentSlope[segment];
      left -= filled;
      widths.push(problem.segmentWidth[segment] - filled);
      slopes.push(problem.segmentSlope[segment]);
    }
    if (left > 0) return undefined;
    decided.cost += scaled / problem.rowDenominator[row];
    segmentStart[row + 1] = widths.length;
  }
  return { segmentStart, segmentWidth: Float64Array.from(widths), segmentSlope: Float64Array.from(slopes) };
}

function cutOut(
  problem: AssignmentProblem,
  decision: Int32Array,
  decided: Decided,
  rows: RowsLeft,
): Pick<Contracted, 'problem' | 'needOf' | 'seatOf'> {
  const needOf = Int32Array.from(decided.isOpen.keys()).filter((need) => decided.isOpen[need] === 1);
  const pairs: number[] = [];
  const pairStart = new Int32Array(needOf.length + 1);
  needOf.forEach((need, at) => {
    pairs.push(...openPairs(problem, decision, decided, need));
    pairStart[at + 1] = pairs.length;
  });
  const isUsed = new Uint8Array(problem.seatCount);
  for (const pair of pairs) isUsed[problem.pairSeat[pair]] = 1;
  const seatOf = Int32Array.from(isUsed.keys()).filter((seat) => isUsed[seat] === 1);
  const newSeat = new Int32Array(problem.seatCount).fill(NONE);
  seatOf.forEach((seat, at) => {
    newSeat[seat] = at;
  });
  return {
    needOf,
    seatOf,
    problem: {
      needCount: needOf.length,
      seatCount: seatOf.length,
      rowCount: problem.rowCount,
      pairStart,
      pairSeat: Int32Array.from(pairs, (pair) => newSeat[problem.pairSeat[pair]]),
      pairCost: Float64Array.from(pairs, (pair) => problem.pairCost[pair]),
      pairLoad: Int32Array.from(pairs, (pair) => problem.pairLoad[pair]),
      ...usesOf(problem, pairs),
      waitCost: Float64Array.from(needOf, (need) => (decision[need] === OPEN ? problem.waitCost[need] : Infinity)),
      mustServe: Uint8Array.from(needOf, (need) => problem.mustServe[need]),
      ...seatsLeft(problem, decided, seatOf),
      ...rows,
      rowDenominator: problem.rowDenominator,
      forbiddenSets: setsLeft(problem, decision, decided, needOf, newSeat),
    },
  };
}

function hasRoom(problem: AssignmentProblem, { load, count }: Decided, pair: number): boolean {
  const seat = problem.pairSeat[pair];
  const capacity = problem.seatCapacity[seat];
  const fits = capacity === UNLIMITED || load[seat] + problem.pairLoad[pair] <= capacity;
  return fits && count[seat] < problem.seatMaxCount[seat];
}

function usesOf(problem: AssignmentProblem, pairs: readonly number[]) {
  const useStart = new Int32Array(pairs.length + 1);
  const uses: number[] = [];
  pairs.forEach((pair, at) => {
    for (let use = problem.useStart[pair]; use < problem.useStart[pair + 1]; use++) uses.push(use);
    useStart[at + 1] = uses.length;
  });
  return {
    useStart,
    useRow: Int32Array.from(uses, (use) => problem.useRow[use]),
    useAmount: Float64Array.from(uses, (use) => problem.useAmount[use]),
  };
}

function lessUnlessUnlimited(limit: number, used: number): number {
  return limit === UNLIMITED ? UNLIMITED : limit - used;
}

/**
 * A seat above its fair load already has a fair load below nought, and pays back the balance that is in the decided cost with an opening
 * below nought: so any further load costs what it costs in the whole problem, to the point.
 */
function seatsLeft(problem: AssignmentProblem, { load, count }: Decided, seatOf: Int32Array) {
  const balanceOf = (seat: number) => seatCost(problem, seat, load[seat], 1) - problem.seatOpenCost[seat];
  const take = (array: Int32Array, used: Float64Array | Int32Array) =>
    Int32Array.from(seatOf, (seat) => lessUnlessUnlimited(array[seat], used[seat]));
  return {
    seatCapacity: take(problem.seatCapacity, load),
    seatMaxCount: take(problem.seatMaxCount, count),
    seatMinCount: Int32Array.from(seatOf, (seat) => problem.seatMinCount[seat]),
    seatOpenCost: Float64Array.from(seatOf, (seat) =>
      count[seat] === 0 ? problem.seatOpenCost[seat] : -balanceOf(seat),
    ),
    seatFairLoad: take(problem.seatFairLoad, load),
    seatBalanceNumerator: Int32Array.from(seatOf, (seat) => problem.seatBalanceNumerator[seat]),
  };
}

/** What is left of a forbidden set once its decided needs are on its seat; a set of which one is elsewhere forbids nothing. */
function setsLeft(
  problem: AssignmentProblem,
  decision: Int32Array,
  decided: Decided,
  needOf: Int32Array,
  newSeat: Int32Array,
): ForbiddenSet[] {
  const newNeed = new Map(Array.from(needOf, (need, at) => [need, at]));
  const sets: ForbiddenSet[] = [];
  for (const { seat, needs } of problem.forbiddenSets) {
    const isElsewhere = (need: number) => decided.isOpen[need] === 0 && !isOn(problem, decision, decided, need, seat);
    if (newSeat[seat] === NONE || needs.some(isElsewhere)) continue;
    const left = needs.flatMap((need) => newNeed.get(need) ?? []);
    sets.push({ seat: newSeat[seat], needs: left });
  }
  return sets;
}
