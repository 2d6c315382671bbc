/**
 * What a seat and a row cost, in whole points, exactly as problem.ts defines them. Everything that judges a plan or a bound calls
 * these two, so that a rounding can never differ between the search, the knapsack and the certificate.
 */

import { type AssignmentProblem, BALANCE_DENOMINATOR, UNLIMITED } from './problem.ts';

/** Points of a seat that ends on this load and count: its opening and its balance, rounded up once. */
export function seatCost(problem: AssignmentProblem, seat: number, load: number, count: number): number {
  if (count === 0) return 0;
  const above = load - problem.seatFairLoad[seat];
  if (above <= 0) return problem.seatOpenCost[seat];
  const balance = Math.ceil((above * problem.seatBalanceNumerator[seat]) / BALANCE_DENOMINATOR);
  return problem.seatOpenCost[seat] + balance;
}

/** Points of a row with this use, rounded up once; Infinity beyond its last segment. */
export function rowCost(problem: AssignmentProblem, row: number, use: number): number {
  let left = use;
  let scaled = 0;
  for (let segment = problem.segmentStart[row]; segment < problem.segmentStart[row + 1] && left > 0; segment++) {
    const filled = Math.min(left, problem.segmentWidth[segment]);
    scaled += filled * problem.segmentSlope[segment];
    left -= filled;
  }
  return left > 0 ? Infinity : Math.ceil(scaled / problem.rowDenominator[row]);
}

/** The most units of a row that any plan may use. */
export function rowLimit(problem: AssignmentProblem, row: number): number {
  let limit = 0;
  for (let segment = problem.segmentStart[row]; segment < problem.segmentStart[row + 1]; segment++) {
    limit += problem.segmentWidth[segment];
  }
  return limit;
}

/** Whether a seat may end on this load and count. */
export function seatHolds(problem: AssignmentProblem, seat: number, load: number, count: number): boolean {
  if (count === 0) return true;
  return (
    count >= problem.seatMinCount[seat] &&
    isWithin(count, problem.seatMaxCount[seat]) &&
    isWithin(load, problem.seatCapacity[seat])
  );
}

function isWithin(amount: number, limit: number): boolean {
  return limit === UNLIMITED || amount <= limit;
}
