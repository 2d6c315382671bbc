/**
 * The surroundings of a change as a small problem of their own: some seats, the needs on them that have a second choice among them at a
 * small loss, and needs that wait for one of them. Everybody else stays, and what they take is taken off the seats’ room. The cold
 * search’s own step (search/resolve.ts) solves it: prices for these few, then a beam under the knapsack bound, exact where it drops
 * nothing. It finds the moves that no chain makes, several small courses giving way to a large one.
 */

import { buildProblem, type NeedInput, type PairInput, type RowInput, type SeatInput } from '../assignment/build.ts';
import { type AssignmentProblem, type ForbiddenSet, NONE, UNLIMITED } from '../assignment/problem.ts';
import { beamOf } from '../assignment/search/beam.ts';
import { guideOf } from '../assignment/search/guide.ts';
import { resolve } from '../assignment/search/resolve.ts';
import { addSeat, addWaiting, scopeOf } from '../assignment/search/scope.ts';
import { stateOf } from '../assignment/search/state.ts';
import { moveIfBetter } from './betterMoves.ts';
import type { Chains } from './chain.ts';
import { type AroundLimits, chooseNeeds, chooseSeats, type Option } from './chooseAround.ts';
import { type Live, MILLIONTHS, USES_PER_PAIR } from './live.ts';
import { SEGMENTS_PER_ROW } from './rows.ts';
import { pointsOfSeat } from './seats.ts';

/** Solves the surroundings of these seats again. Returns the needs it moved; none where the plan is best there. */
export function resolveAround(live: Live, chains: Chains, first: readonly number[], limits: AroundLimits): number[] {
  const seats = chooseSeats(live, chains, first, limits);
  const needs = chooseNeeds(live, chains, seats, limits);
  if (needs.size < 2) return [];
  const small = smallProblem(live, seats, needs);
  const found = solveSmall(live, chains, small, limits);
  return found === undefined ? [] : takeOver(live, small, found);
}

export interface SmallProblem {
  readonly problem: AssignmentProblem;
  readonly seats: readonly number[];
  readonly needs: readonly number[];
  readonly options: readonly (readonly Option[])[];
  /** Number of each seat in the small problem. */
  readonly seatNumber: ReadonlyMap<number, number>;
  readonly rows: readonly number[];
}

/** The problem of these seats and needs, beside all that stays. */
export function smallProblem(
  live: Live,
  seats: readonly number[],
  chosen: ReadonlyMap<number, Option[]>,
): SmallProblem {
  const needs = [...chosen.keys()];
  const options = [...chosen.values()];
  const seatNumber = new Map(seats.map((seat, at) => [seat, at]));
  const rowNumber = new Map<number, number>();
  const rows: number[] = [];
  const numberOfRow = (row: number) => {
    const known = rowNumber.get(row);
    if (known !== undefined) return known;
    rowNumber.set(row, rows.length);
    return rows.push(row) - 1;
  };
  const inputs = needs.map(
    (need, at): NeedInput => ({
      waitCost: live.need.waitCost.data[need],
      mustServe: live.need.mustServe.data[need] === 1,
      pairs: options[at].map(
        ({ pair }): PairInput => ({
          seat: seatNumber.get(live.pair.seat.data[pair])!,
          cost: live.pair.cost.data[pair],
          load: live.pair.load.data[pair],
          uses: usesOf(live, pair).map(({ row, amount }) => ({ row: numberOfRow(row), amount })),
        }),
      ),
    }),
  );
  const problem = buildProblem(
    inputs,
    seats.map((seat) => seatLeft(live, seat, chosen)),
    rows.map((row) => rowLeft(live, row, needs)),
    setsLeft(live, needs, seatNumber),
  );
  return { problem, seats, needs, options, seatNumber, rows };
}

function usesOf({ pair }: Live, at: number): { row: number; amount: number }[] {
  const uses: { row: number; amount: number }[] = [];
  for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
    if (pair.useRow.data[use] === NONE) break;
    uses.push({ row: pair.useRow.data[use], amount: pair.useAmount.data[use] });
  }
  return uses;
}

/** What those who stay leave of a seat. */
function seatLeft(live: Live, seat: number, free: ReadonlyMap<number, unknown>): SeatInput {
  const { data } = live.members.entries[seat];
  let load = 0;
  let count = 0;
  for (let at = 0; at < live.members.count.data[seat]; at++) {
    if (free.has(data[at])) continue;
    load += live.pair.load.data[live.need.pairOf.data[data[at]]];
    count++;
  }
  const { capacity, maxCount, minCount, fairLoad, balanceNumerator, openCost } = live.seat;
  const less = (limit: number, taken: number) => (limit === UNLIMITED ? UNLIMITED : limit - taken);
  // Somebody who stays has opened the seat; the balance of his load is paid back, because the small problem counts it once more.
  const paid = pointsOfSeat(live.seat, seat, load, count);
  return {
    capacity: less(capacity.data[seat], load),
    maxCount: less(maxCount.data[seat], count),
    minCount: Math.max(0, minCount.data[seat] - count),
    openCost: openCost.data[seat] - paid,
    fairLoad: less(fairLoad.data[seat], load),
    balanceNumerator: balanceNumerator.data[seat],
  };
}

/** What those who stay leave of a row: its segments from their use on. */
function rowLeft(live: Live, row: number, free: readonly number[]): RowInput {
  let taken = live.row.use.data[row];
  for (const need of free) {
    const pair = live.need.pairOf.data[need];
    if (pair === NONE) continue;
    for (const use of usesOf(live, pair)) if (use.row === row) taken -= use.amount;
  }
  const segments: { width: number; slope: number }[] = [];
  let left = live.row.limit.data[row] - taken;
  for (let at = 0; at < live.row.segmentCount.data[row]; at++) {
    const width = live.row.width.data[row * SEGMENTS_PER_ROW + at];
    const gone = Math.min(width, taken);
    taken -= gone;
    const open = Math.max(0, Math.min(width - gone, left));
    left -= open;
    segments.push({ width: open, slope: live.row.slope.data[row * SEGMENTS_PER_ROW + at] });
  }
  return { segments, denominator: live.row.denominator.data[row] };
}

/** Forbidden combinations that the free needs could still make whole. */
function setsLeft(live: Live, needs: readonly number[], seatNumber: ReadonlyMap<number, number>): ForbiddenSet[] {
  const numberOf = new Map(needs.map((need, at) => [need, at]));
  const sets: ForbiddenSet[] = [];
  const { forbidden } = live;
  for (const [seat, number] of seatNumber) {
    for (let at = 0; at < forbidden.setsOfSeat.count.data[seat]; at++) {
      const set = forbidden.setsOfSeat.entries[seat].data[at];
      if (forbidden.seat.data[set] !== seat) continue;
      const members = [...forbidden.needs.entries[set].data.subarray(0, forbidden.needs.count.data[set])];
      const free = members.filter((need) => numberOf.has(need));
      const isOpen = members.every((need) => {
        const pair = live.need.pairOf.data[need];
        return numberOf.has(need) || (pair !== NONE && live.pair.seat.data[pair] === seat);
      });
      if (isOpen && free.length > 0) sets.push({ seat: number, needs: free.map((need) => numberOf.get(need)!) });
    }
  }
  return sets;
}

/** Seat of each need of the small problem, or undefined where nothing better was found. */
function solveSmall(live: Live, chains: Chains, small: SmallProblem, limits: AroundLimits): Int32Array | undefined {
  const { problem, needs, seats, seatNumber, rows } = small;
  const now = Int32Array.from(needs, (need) => {
    const pair = live.need.pairOf.data[need];
    return pair === NONE ? NONE : seatNumber.get(live.pair.seat.data[pair])!;
  });
  const state = stateOf(problem, now);
  const guide = guideOf(
    problem,
    {
      load: Float64Array.from(seats, (seat) => live.seat.loadPrice.data[seat]),
      count: Float64Array.from(seats, (seat) => live.seat.countPrice.data[seat]),
      row: Float64Array.from(rows, (row) => live.row.marginal.data[row]),
    },
    Float64Array.from(needs, (need) => live.need.price.data[need] / MILLIONTHS),
  );
  const scope = scopeOf(state, guide, chains.table);
  const beam = beamOf(limits.width, problem);
  for (let seat = 0; seat < problem.seatCount; seat++) addSeat(scope, seat);
  for (let need = 0; need < needs.length; need++) if (now[need] === NONE) addWaiting(scope, need);
  const effort = { width: limits.width, rounds: limits.rounds, disorder: 0, tolerance: -1 };
  resolve(scope, beam, effort, () => HALF);
  chains.table = scope.table;
  return scope.isBetterFound ? state.seatOf : undefined;
}

/** Stands for chance where the same question must always have the same answer. */
const HALF = 0.5;

/** Makes the moves, for good if the plan is better by the session’s own account. */
function takeOver(live: Live, { needs, options, seats }: SmallProblem, found: Int32Array): number[] {
  const moved: number[] = [];
  needs.forEach((need, at) => {
    const pair = options[at].find(({ pair }) => live.pair.seat.data[pair] === seats[found[at]])?.pair ?? NONE;
    if (pair === live.need.pairOf.data[need]) return;
    moved.push(need, pair);
  });
  return moveIfBetter(live, moved) ? moved.filter((_, at) => at % 2 === 0) : [];
}
