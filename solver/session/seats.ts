/** A session’s seats: their limits as in problem.ts, what is on them, and their part of the bound. */

import { type AssignmentProblem, BALANCE_DENOMINATOR, UNLIMITED } from '../assignment/problem.ts';
import { type FloatCells, floatCells, type WholeCells, wholeCells } from './journal.ts';

export interface SeatCells {
  readonly capacity: WholeCells;
  readonly maxCount: WholeCells;
  readonly minCount: WholeCells;
  readonly openCost: FloatCells;
  readonly fairLoad: WholeCells;
  readonly balanceNumerator: WholeCells;
  /** Units of load, points of opening and balance, and by how much its limits are passed. */
  readonly load: FloatCells;
  readonly points: FloatCells;
  readonly excess: FloatCells;
  /** K_j in millionths. */
  readonly value: FloatCells;
  /** Points a unit of load and a need at which its knapsack is filled; and how far (millionths) K_j lies above what these alone prove. */
  readonly loadPrice: FloatCells;
  readonly countPrice: FloatCells;
  readonly slack: FloatCells;
  /** Other numbers whenever its pairs, or what rows charge for them, are others. */
  readonly version: FloatCells;
  readonly chargeVersion: FloatCells;
}

export function seatCells(problem: AssignmentProblem): SeatCells {
  const { seatCount } = problem;
  return {
    capacity: wholeCells(problem.seatCapacity),
    maxCount: wholeCells(problem.seatMaxCount),
    minCount: wholeCells(problem.seatMinCount),
    openCost: floatCells(problem.seatOpenCost),
    fairLoad: wholeCells(problem.seatFairLoad),
    balanceNumerator: wholeCells(problem.seatBalanceNumerator),
    load: floatCells(seatCount),
    points: floatCells(seatCount),
    excess: floatCells(seatCount),
    value: floatCells(seatCount),
    loadPrice: floatCells(seatCount),
    countPrice: floatCells(seatCount),
    slack: floatCells(seatCount),
    version: floatCells(seatCount),
    chargeVersion: floatCells(seatCount),
  };
}

/** Points of a seat with this load and count, as costs.ts has it. */
export function pointsOfSeat(seat: SeatCells, at: number, load: number, count: number): number {
  if (count === 0) return 0;
  const above = load - seat.fairLoad.data[at];
  const open = seat.openCost.data[at];
  return above <= 0 ? open : open + Math.ceil((above * seat.balanceNumerator.data[at]) / BALANCE_DENOMINATOR);
}

/** By how much this load and count pass the seat’s limits; 0 when it may hold them. */
export function excessOfSeat(seat: SeatCells, at: number, load: number, count: number): number {
  if (count === 0) return 0;
  const capacity = seat.capacity.data[at];
  const tooMuch = capacity === UNLIMITED ? 0 : Math.max(0, load - capacity);
  const tooMany = Math.max(0, count - seat.maxCount.data[at]);
  return tooMuch + tooMany + Math.max(0, seat.minCount.data[at] - count);
}
