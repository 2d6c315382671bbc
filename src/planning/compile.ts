/** From a case to the solver’s flat arrays: eligible pairs, their points and loads, seats, rows. The only door into `solver`. */
import { type AssignmentProblem, type ForbiddenSet, type SeatInput, UNLIMITED } from '../../solver/index.ts';
import { fairMinutes, mentorMinutes, openPoints, pairPoints, seatLimits, waitingPoints } from '../fit/index.ts';
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { PairContext } from '../rules/context.ts';
import { eligibleSeats, isMustServe, type PreparedCase, prepare, type RuleSet } from '../rules/index.ts';
import { type Row, rowsOf, usesOf } from './rows.ts';

/** The problem with the names of its indices: need i is case.needs[i], seat j is index.seats[j], row r is rows[r]. */
export interface Compiled {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly problem: AssignmentProblem;
  readonly rows: readonly Row[];
}

/** What planning has learned and the case does not say: combinations no week can hold, money already spoken for. */
export interface Restrictions {
  readonly forbiddenSets: readonly ForbiddenSet[];
  /** Øre taken off the hard frames’ limits for what must-serve needs spend, by row id. */
  readonly reservedOere: ReadonlyMap<string, number>;
}

export const NO_RESTRICTIONS: Restrictions = { forbiddenSets: [], reservedOere: new Map() };

/** Pairs of one need, kept from one compile to the next because they depend on the case alone. */
export interface PairRow {
  readonly seats: number[];
  readonly points: number[];
  readonly loads: number[];
  readonly uses: (readonly { readonly row: number; readonly amount: number }[])[];
}

/** Eligible pairs of every need, in the order of the case. The slow part: every need meets every seat. */
export function pairRows(index: CaseIndex, ruleSet: RuleSet, rows: readonly Row[]): PairRow[] {
  const rowIndex = new Map(rows.map((row, at) => [row.id, at]));
  const seatNumber = new Map(index.seats.map((seat, at) => [seat, at]));
  const prepared = prepare(index, ruleSet);
  return index.case.needs.map((need) => pairsOf(prepared, need, seatNumber, rowIndex));
}

function pairsOf(
  prepared: PreparedCase,
  need: Need,
  seatNumber: ReadonlyMap<Seat, number>,
  rowIndex: ReadonlyMap<string, number>,
): PairRow {
  const { index, ruleSet } = prepared;
  const pairs: PairRow = { seats: [], points: [], loads: [], uses: [] };
  const citizen = index.citizenById.get(need.citizenId)!;
  const pinned = index.pinOfNeed.get(need.id);
  const numbers = eligibleSeats(prepared, need).map((seat) => seatNumber.get(seat)!);
  for (const at of numbers.sort((a, b) => a - b)) {
    const seat = index.seats[at]!;
    if (pinned !== undefined && seat.id !== pinned) continue;
    const context: PairContext = { index, ruleSet, need, citizen, seat };
    pairs.seats.push(at);
    pairs.points.push(pairPoints(context));
    const load = mentorMinutes(context);
    pairs.loads.push(load);
    pairs.uses.push(usesOf(context, load).map((use) => ({ row: rowIndex.get(use.row)!, amount: use.amount })));
  }
  return pairs;
}

/** Lays the pairs out in the solver’s arrays. */
export function compile(
  index: CaseIndex,
  ruleSet: RuleSet,
  pairs: readonly PairRow[] = pairRows(index, ruleSet, rowsOf(index, ruleSet)),
  restrictions: Restrictions = NO_RESTRICTIONS,
): Compiled {
  const rows = rowsOf(index, ruleSet);
  const problem: AssignmentProblem = {
    needCount: index.case.needs.length,
    seatCount: index.seats.length,
    rowCount: rows.length,
    ...layOutPairs(pairs),
    ...layOutNeeds(index, ruleSet),
    ...layOutSeats(index),
    ...layOutRows(rows, restrictions.reservedOere),
    forbiddenSets: restrictions.forbiddenSets,
  };
  return { index, ruleSet, problem, rows };
}

function layOutPairs(pairs: readonly PairRow[]) {
  const pairStart = new Int32Array(pairs.length + 1);
  const seats: number[] = [];
  const points: number[] = [];
  const loads: number[] = [];
  const useStart = [0];
  const useRows: number[] = [];
  const useAmounts: number[] = [];
  pairs.forEach((row, need) => {
    row.seats.forEach((seat, at) => {
      seats.push(seat);
      points.push(row.points[at]!);
      loads.push(row.loads[at]!);
      for (const use of row.uses[at]!) {
        useRows.push(use.row);
        useAmounts.push(use.amount);
      }
      useStart.push(useRows.length);
    });
    pairStart[need + 1] = seats.length;
  });
  return {
    pairStart,
    pairSeat: Int32Array.from(seats),
    pairCost: Float64Array.from(points),
    pairLoad: Int32Array.from(loads),
    useStart: Int32Array.from(useStart),
    useRow: Int32Array.from(useRows),
    useAmount: Float64Array.from(useAmounts),
  };
}

function layOutNeeds(index: CaseIndex, ruleSet: RuleSet) {
  const { needs } = index.case;
  return {
    waitCost: Float64Array.from(needs, (need) => waitCost(index, need)),
    mustServe: Uint8Array.from(needs, (need) =>
      isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet) ? 1 : 0,
    ),
  };
}

/** What waiting costs; a pinned need may not wait: checkPins has made sure that it need not. */
export function waitCost(index: CaseIndex, need: Need): number {
  return index.pinOfNeed.has(need.id) ? Number.POSITIVE_INFINITY : waitingPoints(index, need);
}

function layOutSeats(index: CaseIndex) {
  const inputs = index.seats.map((seat) => seatInput(index, seat));
  return {
    seatCapacity: Int32Array.from(inputs, ({ capacity }) => capacity),
    seatMaxCount: Int32Array.from(inputs, ({ maxCount }) => maxCount),
    seatMinCount: Int32Array.from(inputs, ({ minCount }) => minCount),
    seatOpenCost: Float64Array.from(inputs, ({ openCost }) => openCost),
    seatFairLoad: Int32Array.from(inputs, ({ fairLoad }) => fairLoad),
    seatBalanceNumerator: Int32Array.from(inputs, ({ balanceNumerator }) => balanceNumerator),
  };
}

/** Limits and prices of one seat, in the solver’s words. */
export function seatInput(index: CaseIndex, seat: Seat): Required<SeatInput> {
  const { minutes, needs } = seatLimits(index, seat);
  const fair = fairMinutes(index, seat);
  return {
    capacity: minutes ?? UNLIMITED,
    maxCount: needs ?? UNLIMITED,
    minCount: seat.group?.citizensLeast ?? 0,
    openCost: openPoints(index, seat),
    fairLoad: fair ?? UNLIMITED,
    // Points an hour above the fair share; the solver divides by the minutes of an hour (BALANCE_DENOMINATOR).
    balanceNumerator: fair === undefined ? 0 : index.case.weights.balance,
  };
}

function layOutRows(rows: readonly Row[], reserved: ReadonlyMap<string, number>) {
  const segmentStart = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    segmentStart[at + 1] = segmentStart[at]! + row.segments.length;
  });
  const width = (row: Row) => row.segments.map((segment) => Math.max(0, segment.width - (reserved.get(row.id) ?? 0)));
  return {
    segmentStart,
    segmentWidth: Float64Array.from(rows.flatMap(width)),
    segmentSlope: Float64Array.from(rows.flatMap((row) => row.segments.map((segment) => segment.slope))),
    rowDenominator: Float64Array.from(rows, (row) => row.denominator),
  };
}
