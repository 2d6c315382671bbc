/**
 * Prices of the linear relaxation for the guide: a subgradient climb of
 *
 *   L(λ, μ, v) = Σ_i min over i's choices of (cost + λ·load + μ + Σ v·amount)
 *              + Σ_j min over loads and counts j may end on of (seat cost − λ·load − μ·count) + Σ_r min over uses of (row cost − v·use)
 *
 * with Polyak's step, each coordinate scaled by its usual amount. It starts from the need prices of the knapsack bound: the price of a
 * seat's hour there is the worth per unit of the first need that no longer fits.
 */

import { rowLimit } from '../costs.ts';
import { type AssignmentProblem, BALANCE_DENOMINATOR, UNLIMITED } from '../problem.ts';
import { priceCosts } from './guide.ts';

export interface SoftPrices {
  readonly load: Float64Array;
  readonly count: Float64Array;
  readonly row: Float64Array;
  /** The relaxation's value at these prices: no plan is cheaper in the second level while every must-serve need is served. */
  readonly bound: number;
}

export interface NeedAndRowPrices {
  /** Points; all 0 when there is no knapsack bound yet. */
  readonly need: Float64Array;
  readonly row: Float64Array;
}

interface Climb {
  readonly problem: AssignmentProblem;
  readonly load: Float64Array;
  readonly count: Float64Array;
  readonly row: Float64Array;
  readonly pricedCost: Float64Array;
  /** What the needs ask of each seat and row, less what these would like to give. */
  readonly loadSlope: Float64Array;
  readonly countSlope: Float64Array;
  readonly rowSlope: Float64Array;
  /** Usual load of a pair, usual amount of a row. */
  readonly loadScale: Float64Array;
  readonly rowScale: Float64Array;
  /** What waiting costs a need here; a must-serve need waits only at a price beyond all pairs. */
  readonly waitPrice: Float64Array;
}

const FIRST_STEP = 1;
const SHORTEST_STEP = 0.005;
/** Rounds without a better value before the step is halved. */
const PATIENCE = 8;

/** Climbs for at most `rounds` rounds towards `target`, the points of a known plan (or a guess above the optimum). */
export function softPrices(
  problem: AssignmentProblem,
  prices: NeedAndRowPrices,
  target: number | undefined,
  rounds: number,
): SoftPrices {
  const climb = startClimb(problem, prices);
  const goal = target ?? guessTarget(climb);
  let best: SoftPrices | undefined;
  let step = FIRST_STEP;
  let sinceBetter = 0;
  for (let round = 0; round < rounds && step >= SHORTEST_STEP; round++) {
    const bound = slopes(climb);
    if (best === undefined || bound > best.bound) {
      if (best === undefined || bound > best.bound + 1e-4 * Math.abs(goal - best.bound)) sinceBetter = 0;
      best = { load: climb.load.slice(), count: climb.count.slice(), row: climb.row.slice(), bound };
    }
    if (++sinceBetter > PATIENCE) {
      step /= 2;
      sinceBetter = 0;
      climb.load.set(best.load);
      climb.count.set(best.count);
      climb.row.set(best.row);
      slopes(climb);
    }
    advance(climb, step * Math.max(goal - bound, 1e-6 * Math.abs(goal), 0.01));
  }
  return best!;
}

/** The prices a climb would start from: enough where the need prices are those of the knapsack bound. */
export function firstPrices(problem: AssignmentProblem, prices: NeedAndRowPrices): Omit<SoftPrices, 'bound'> {
  const { load, count, row } = startClimb(problem, prices);
  return { load, count, row };
}

/** Without a plan to aim at: a tenth above what the first prices prove. */
function guessTarget(climb: Climb): number {
  const bound = slopes(climb);
  return bound + 0.1 * Math.abs(bound) + 1;
}

/** The relaxation's value at the climb's prices; leaves its slopes. */
function slopes(climb: Climb): number {
  const { problem, pricedCost, loadSlope, countSlope, rowSlope, waitPrice } = climb;
  const { pairStart, pairSeat, pairLoad, useStart, useRow, useAmount } = problem;
  priceCosts(problem, climb, pricedCost);
  loadSlope.fill(0);
  countSlope.fill(0);
  rowSlope.fill(0);
  let bound = 0;
  // Every need takes its cheapest choice.
  for (let need = 0; need < problem.needCount; need++) {
    let cheapest = -1;
    let cost = waitPrice[need];
    for (let pair = pairStart[need]; pair < pairStart[need + 1]; pair++) {
      if (pricedCost[pair] < cost) {
        cost = pricedCost[pair];
        cheapest = pair;
      }
    }
    bound += cost;
    if (cheapest < 0) continue;
    loadSlope[pairSeat[cheapest]] += pairLoad[cheapest];
    countSlope[pairSeat[cheapest]]++;
    for (let at = useStart[cheapest]; at < useStart[cheapest + 1]; at++) rowSlope[useRow[at]] += useAmount[at];
  }
  for (let seat = 0; seat < problem.seatCount; seat++) bound += seatTerm(climb, seat);
  for (let row = 0; row < problem.rowCount; row++) bound += rowTerm(climb, row);
  return bound;
}

/** The load and count the seat would choose at its prices; balance counts unrounded, the group minimum not at all. */
function seatTerm(climb: Climb, seat: number): number {
  const { problem } = climb;
  const balance = problem.seatBalanceNumerator[seat] / BALANCE_DENOMINATOR;
  const price = climb.load[seat];
  const fair = problem.seatFairLoad[seat];
  const capacity = problem.seatCapacity[seat];
  let load = Math.min(fair, capacity);
  if (price > balance) load = capacity;
  if (load === UNLIMITED || price === 0) load = 0;
  const count = climb.count[seat] > 0 ? problem.seatMaxCount[seat] : 0;
  const value =
    problem.seatOpenCost[seat] + balance * Math.max(0, load - fair) - price * load - climb.count[seat] * count;
  if (value >= 0) return 0;
  climb.loadSlope[seat] -= load;
  climb.countSlope[seat] -= count;
  return value;
}

/** The use the row would choose: every segment cheaper than its price. */
function rowTerm(climb: Climb, row: number): number {
  const { problem } = climb;
  let value = 0;
  for (let at = problem.segmentStart[row]; at < problem.segmentStart[row + 1]; at++) {
    const gain = climb.row[row] - problem.segmentSlope[at] / problem.rowDenominator[row];
    if (gain <= 0 || problem.segmentWidth[at] === Infinity) break;
    value -= gain * problem.segmentWidth[at];
    climb.rowSlope[row] -= problem.segmentWidth[at];
  }
  return value;
}

/** One step along the scaled slopes; prices stay ≥ 0 and below what an unlimited seat or row can bear. */
function advance(climb: Climb, rise: number): void {
  const { problem, load, count, row, loadSlope, countSlope, rowSlope, loadScale, rowScale } = climb;
  let length = 0;
  for (let seat = 0; seat < load.length; seat++) {
    length += (loadSlope[seat] / loadScale[seat]) ** 2 + countSlope[seat] ** 2;
  }
  for (let at = 0; at < row.length; at++) length += (rowSlope[at] / rowScale[at]) ** 2;
  if (length === 0) return;
  const step = rise / length;
  for (let seat = 0; seat < load.length; seat++) {
    const wish = load[seat] + (step * loadSlope[seat]) / loadScale[seat] ** 2;
    load[seat] = Math.max(0, Math.min(wish, highestLoadPrice(problem, seat)));
    const countWish = problem.seatMaxCount[seat] === UNLIMITED ? 0 : count[seat] + step * countSlope[seat];
    count[seat] = Math.max(0, countWish);
  }
  for (let at = 0; at < row.length; at++) {
    const wish = row[at] + (step * rowSlope[at]) / rowScale[at] ** 2;
    row[at] = Math.max(0, Math.min(wish, highestRowPrice(problem, at)));
  }
}

function highestLoadPrice(problem: AssignmentProblem, seat: number): number {
  if (problem.seatCapacity[seat] !== UNLIMITED) return Infinity;
  return problem.seatFairLoad[seat] === UNLIMITED ? 0 : problem.seatBalanceNumerator[seat] / BALANCE_DENOMINATOR;
}

function highestRowPrice(problem: AssignmentProblem, row: number): number {
  const last = problem.segmentStart[row + 1] - 1;
  if (last < problem.segmentStart[row] || Number.isFinite(rowLimit(problem, row))) return Infinity;
  return problem.segmentSlope[last] / problem.rowDenominator[row];
}

function startClimb(problem: AssignmentProblem, prices: NeedAndRowPrices): Climb {
  const { seatCount, rowCount, needCount, pairStart, pairCost } = problem;
  const loadScale = new Float64Array(seatCount);
  const pairsOfSeat = new Float64Array(seatCount);
  for (let pair = 0; pair < pairCost.length; pair++) {
    loadScale[problem.pairSeat[pair]] += problem.pairLoad[pair];
    pairsOfSeat[problem.pairSeat[pair]]++;
  }
  for (let seat = 0; seat < seatCount; seat++)
    loadScale[seat] = Math.max(1, loadScale[seat] / (pairsOfSeat[seat] || 1));
  const rowScale = new Float64Array(rowCount);
  const usesOfRow = new Float64Array(rowCount);
  for (let at = 0; at < problem.useRow.length; at++) {
    rowScale[problem.useRow[at]] += problem.useAmount[at];
    usesOfRow[problem.useRow[at]]++;
  }
  for (let row = 0; row < rowCount; row++) rowScale[row] = Math.max(1, rowScale[row] / (usesOfRow[row] || 1));
  const climb: Climb = {
    problem,
    load: new Float64Array(seatCount),
    count: new Float64Array(seatCount),
    row: prices.row.slice(),
    pricedCost: new Float64Array(pairCost.length),
    loadSlope: new Float64Array(seatCount),
    countSlope: new Float64Array(seatCount),
    rowSlope: new Float64Array(rowCount),
    loadScale,
    rowScale,
    waitPrice: new Float64Array(needCount),
  };
  for (let need = 0; need < needCount; need++) {
    let highest = problem.waitCost[need];
    if (highest < Infinity && problem.mustServe[need] === 1 && pairStart[need + 1] > pairStart[need]) {
      for (let pair = pairStart[need]; pair < pairStart[need + 1]; pair++) highest = Math.max(highest, pairCost[pair]);
      highest = 2 * Math.abs(highest) + 1000;
    }
    climb.waitPrice[need] = highest;
  }
  firstSeatPrices(climb, prices.need);
  return climb;
}

/** Load price of each seat from the need prices: worth per unit where its knapsack, filled greedily, is full. */
function firstSeatPrices(climb: Climb, needPrice: Float64Array): void {
  const { problem, load, pricedCost } = climb;
  priceCosts(problem, climb, pricedCost);
  const worth: { rate: number; units: number }[][] = Array.from({ length: problem.seatCount }, () => []);
  for (let need = 0; need < problem.needCount; need++) {
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      const gain = needPrice[need] - pricedCost[pair];
      const units = problem.pairLoad[pair];
      if (gain > 0 && units > 0) worth[problem.pairSeat[pair]].push({ rate: gain / units, units });
    }
  }
  for (let seat = 0; seat < problem.seatCount; seat++) {
    worth[seat].sort((a, b) => b.rate - a.rate);
    let room = problem.seatCapacity[seat];
    for (const { rate, units } of worth[seat]) {
      room -= units;
      if (room >= 0) continue;
      load[seat] = Math.min(rate, highestLoadPrice(problem, seat));
      break;
    }
  }
}
