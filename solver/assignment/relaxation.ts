/**
 * The bound at given prices, in floats, with the slope that says how to change them (Fisher 1981, Management Science 27:1–18):
 *
 *   L(u, w, λ) = Σ_i min(u_i, p_i + λ·m_i) + Σ_j K_j(c + w·k − u) + Σ_r min_t [ h_r(t) − w_r·t ] − λ·k
 *
 * p waiting cost, m 1 for must-serve, k the must-serve needs allowed to wait, both without the needs that have no pair: these wait in
 * any plan and their term is p_i. With k = 0 a must-serve need with a pair may not wait and its term is u_i. The slope in u_i is 1 − (seats that took i) − (1 if i waits): the amount by which "staffed once" is missed.
 */

import { buildColumns, type Columns } from './columns.ts';
import { solveSeat } from './knapsack.ts';
import { kinkOf, type PriceVector, priceUnits } from './priceDomain.ts';
import type { AssignmentProblem } from './problem.ts';
import { createKnapsack, type Knapsack } from './scratch.ts';

export interface Relaxation {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  readonly knapsack: Knapsack;
  /** Must-serve needs allowed to wait, and those of them that have a pair: the others wait in any plan. */
  readonly waitAllowance: number;
  readonly pairedAllowance: number;
  /** 1 where waiting costs λ more: must-serve needs with a pair. */
  readonly isLevelled: Uint8Array;
  /** Points an item costs before prices, in the columns' order; a search sets Infinity to leave one out. */
  readonly itemCost: Float64Array;
  /** Points of waiting; Infinity where a need may not wait. */
  readonly waitCost: Float64Array;
  /** The same with row prices, as of the last call of priceRows. */
  readonly pricedCost: Float64Array;
  readonly uses: ItemUses;
  readonly reduced: Float64Array;
  /** Items taken at the last prices. */
  readonly taken: Int32Array;
  takenCount: number;
  /** Where seat j's taken items start in `taken`. Length seatCount + 1. */
  readonly takenStart: Int32Array;
  /** Units in which the prices are stepped: see priceUnits. */
  readonly unit: Float64Array;
  /** Slope of L, in the order of a PriceVector. */
  readonly slope: Float64Array;
  readonly seatValue: Float64Array;
  /** Times the bound was evaluated. */
  evaluations: number;
}

export function createRelaxation(
  problem: AssignmentProblem,
  waitAllowance: number,
  columns: Columns = buildColumns(problem),
): Relaxation {
  const itemCost = Float64Array.from(columns.itemPair, (pair) => problem.pairCost[pair]);
  const isLevelled = levelledNeeds(problem);
  const pairedAllowance = pairedAllowanceOf(problem, waitAllowance);
  return {
    problem,
    columns,
    knapsack: createKnapsack(problem, columns, 1),
    waitAllowance,
    pairedAllowance,
    isLevelled,
    itemCost,
    waitCost: problem.waitCost.map((cost, need) => (pairedAllowance === 0 && isLevelled[need] ? Infinity : cost)),
    pricedCost: itemCost.slice(),
    uses: usesOfItems(problem, columns),
    reduced: new Float64Array(itemCost.length),
    taken: new Int32Array(itemCost.length),
    takenCount: 0,
    takenStart: new Int32Array(problem.seatCount + 1),
    unit: priceUnits(problem),
    slope: new Float64Array(problem.needCount + problem.rowCount + 1),
    seatValue: new Float64Array(problem.seatCount),
    evaluations: 0,
  };
}

/** 1 for must-serve needs that have a pair, and so a say in how many wait. */
export function levelledNeeds(problem: AssignmentProblem): Uint8Array {
  return problem.mustServe.map((must, need) => (hasPairs(problem, need) ? must : 0));
}

/** How many of the must-serve needs that have a pair may wait when `waitAllowance` may in all. */
export function pairedAllowanceOf(problem: AssignmentProblem, waitAllowance: number): number {
  let allowance = waitAllowance;
  for (let need = 0; need < problem.needCount; need++)
    if (!hasPairs(problem, need)) allowance -= problem.mustServe[need];
  return Math.max(0, allowance);
}

export function hasPairs(problem: AssignmentProblem, need: number): boolean {
  return problem.pairStart[need] < problem.pairStart[need + 1];
}

/** L at these prices; leaves the slope, the reduced costs and the taken items behind. */
export function evaluateBound(relaxation: Relaxation, prices: PriceVector): number {
  relaxation.evaluations++;
  priceRows(relaxation, prices);
  relaxation.slope.fill(0);
  return seatTerm(relaxation, prices) + needTerm(relaxation, prices) + rowTerm(relaxation, prices);
}

/** Usual effort of an evaluation so far, in table entries. */
export function evaluationWork({ problem, columns, knapsack, evaluations }: Relaxation): number {
  return columns.itemPair.length + problem.useRow.length + knapsack.work / Math.max(1, evaluations);
}

/** Table entries of all bounds so far. */
export function totalWork({ columns, problem, knapsack, evaluations }: Relaxation): number {
  return knapsack.work + evaluations * (columns.itemPair.length + problem.useRow.length);
}

/** Adds the row prices to every item's cost. */
export function priceRows(relaxation: Relaxation, prices: PriceVector): void {
  const { problem, itemCost, pricedCost, uses } = relaxation;
  pricedCost.set(itemCost);
  const { needCount } = problem;
  for (let at = 0; at < uses.item.length; at++) {
    pricedCost[uses.item[at]] += prices[needCount + uses.row[at]] * uses.amount[at];
  }
}

/** What items use of rows, laid out in the order of the items: one entry a use. */
interface ItemUses {
  readonly item: Int32Array;
  readonly row: Int32Array;
  readonly amount: Float64Array;
}

function usesOfItems(problem: AssignmentProblem, { itemPair }: Columns): ItemUses {
  const { useStart, useRow, useAmount } = problem;
  let count = 0;
  for (const pair of itemPair) count += useStart[pair + 1] - useStart[pair];
  const uses = { item: new Int32Array(count), row: new Int32Array(count), amount: new Float64Array(count) };
  let at = 0;
  itemPair.forEach((pair, item) => {
    for (let use = useStart[pair]; use < useStart[pair + 1]; use++) {
      uses.item[at] = item;
      uses.row[at] = useRow[use];
      uses.amount[at++] = useAmount[use];
    }
  });
  return uses;
}

function seatTerm(relaxation: Relaxation, prices: PriceVector): number {
  const { problem, columns, knapsack, pricedCost, reduced, slope, taken, takenStart, seatValue } = relaxation;
  const { itemNeed, itemPair, seatStart } = columns;
  let total = 0;
  let count = 0;
  for (let seat = 0; seat < problem.seatCount; seat++) {
    for (let item = seatStart[seat]; item < seatStart[seat + 1]; item++) {
      reduced[item] = pricedCost[item] - prices[itemNeed[item]];
    }
    seatValue[seat] = solveSeat(knapsack, seat, reduced);
    total += seatValue[seat];
    takenStart[seat] = count;
    for (let at = 0; at < knapsack.chosenCount; at++) {
      const item = knapsack.chosen[at];
      taken[count++] = item;
      slope[itemNeed[item]]--;
      const pair = itemPair[item];
      for (let use = problem.useStart[pair]; use < problem.useStart[pair + 1]; use++) {
        slope[problem.needCount + problem.useRow[use]] += problem.useAmount[use];
      }
    }
  }
  takenStart[problem.seatCount] = count;
  relaxation.takenCount = count;
  return total;
}

function needTerm(relaxation: Relaxation, prices: PriceVector): number {
  const { problem, slope, pairedAllowance, isLevelled, waitCost } = relaxation;
  const level = problem.needCount + problem.rowCount;
  let total = -prices[level] * pairedAllowance;
  slope[level] = -pairedAllowance;
  for (let need = 0; need < problem.needCount; need++) {
    if (!hasPairs(problem, need)) {
      total += waitCost[need];
      continue;
    }
    const waiting = waitCost[need] + isLevelled[need] * prices[level];
    total += Math.min(prices[need], waiting);
    // At the kink itself the need waits if no seat takes it: of the slopes there, that is the one nearest nought.
    if (prices[need] < waiting || (prices[need] === waiting && slope[need] < 0)) slope[need]++;
    else slope[level] += isLevelled[need];
  }
  return total;
}

/** What waiting costs a need at these prices; Infinity where it may not. */
export function waitPrice(relaxation: Relaxation, prices: PriceVector, need: number): number {
  const { problem, waitCost, isLevelled } = relaxation;
  return waitCost[need] + isLevelled[need] * prices[problem.needCount + problem.rowCount];
}

/**
 * Σ_r min_t [ h_r(t) − w_r·t ]: every segment that is cheaper than the price is filled. A price on a kink is where most rows end (a
 * budget below its cap, a row with room to spare): any part of that segment may be filled, and what brings the slope to nought is.
 */
function rowTerm(relaxation: Relaxation, prices: PriceVector): number {
  const { problem, slope } = relaxation;
  let total = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    const at = problem.needCount + row;
    for (let segment = problem.segmentStart[row]; segment < problem.segmentStart[row + 1]; segment++) {
      const gain = prices[at] - kinkOf(problem, row, segment);
      if (gain < 0) break;
      const width = problem.segmentWidth[segment];
      if (gain > 0) total -= gain * width;
      slope[at] -= gain > 0 ? width : Math.max(0, Math.min(width, slope[at]));
    }
  }
  return total;
}
