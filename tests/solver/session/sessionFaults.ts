/**
 * What is wrong with a session’s running numbers: everything it keeps from move to move is added up from nothing, by the arithmetic of
 * the cold solver (costs.ts, certificate.ts). An empty list says that nothing has drifted.
 */

import { certify, exactReducedCosts } from '../../../solver/assignment/certificate.ts';
import { buildColumns } from '../../../solver/assignment/columns.ts';
import { rowCost, seatCost } from '../../../solver/assignment/costs.ts';
import { solveSeat } from '../../../solver/assignment/knapsack.ts';
import { NONE, POINT_SCALE, UNLIMITED } from '../../../solver/assignment/problem.ts';
import { createKnapsack } from '../../../solver/assignment/scratch.ts';
import { boundOf } from '../../../solver/session/bound.ts';
import type { Lists } from '../../../solver/session/lists.ts';
import { type Live, SIZE, SUM, USES_PER_PAIR } from '../../../solver/session/live.ts';
import { type Snapshot, takeSnapshot } from '../../../solver/session/snapshot.ts';

type Note = (what: string, is: number, should: number) => void;

/** Of the plan alone: right after every single move, also while knapsacks wait to be solved. */
export function planFaults(live: Live): string[] {
  return collect((note) => {
    const snapshot = takeSnapshot(live);
    const totals = addUp(live, snapshot);
    checkSeats(live, snapshot, totals, note);
    checkRows(live, snapshot, totals, note);
    checkSets(live, totals, note);
    note('sum.points', live.sum.data[SUM.points]!, totals.points);
    note('sum.waitingMustServe', live.sum.data[SUM.waitingMustServe]!, totals.waitingMustServe);
    note('sum.waiting', live.sum.data[SUM.waiting]!, totals.waiting);
    note('sum.excess', live.sum.data[SUM.excess]!, totals.excess);
  });
}

/** Of plan, lists and bound: once the session is settled. */
export function sessionFaults(live: Live): string[] {
  const faults = collect((note) => {
    checkLists(live, note);
    checkBound(live, takeSnapshot(live), note);
  });
  return [...planFaults(live), ...faults];
}

function collect(check: (note: Note) => void): string[] {
  const faults: string[] = [];
  check((what, is, should) => {
    if (!Object.is(is + 0, should + 0)) faults.push(`${what} is ${is}, not ${should}`);
  });
  return faults;
}

interface Totals {
  readonly load: number[];
  readonly count: number[];
  readonly use: number[];
  points: number;
  waitingMustServe: number;
  waiting: number;
  excess: number;
}

function addUp(live: Live, { problem, needs }: Snapshot): Totals {
  const zeros = (length: number) => new Array<number>(length).fill(0);
  const totals: Totals = {
    load: zeros(problem.seatCount),
    count: zeros(problem.seatCount),
    use: zeros(problem.rowCount),
    points: 0,
    waitingMustServe: 0,
    waiting: 0,
    excess: 0,
  };
  for (const need of needs) {
    const pair = live.need.pairOf.data[need]!;
    const wait = live.need.waitCost.data[need]!;
    if (pair === NONE) {
      if (wait === Number.POSITIVE_INFINITY) totals.excess++;
      else totals.points += wait;
      totals.waiting++;
      totals.waitingMustServe += live.need.mustServe.data[need]!;
      continue;
    }
    const seat = live.pair.seat.data[pair]!;
    totals.points += live.pair.cost.data[pair]!;
    totals.load[seat]! += live.pair.load.data[pair]!;
    totals.count[seat]!++;
    for (let use = pair * USES_PER_PAIR; use < (pair + 1) * USES_PER_PAIR; use++) {
      const row = live.pair.useRow.data[use]!;
      if (row !== NONE) totals.use[row]! += live.pair.useAmount.data[use]!;
    }
  }
  return totals;
}

function checkSeats(live: Live, { problem }: Snapshot, totals: Totals, note: Note): void {
  for (let seat = 0; seat < problem.seatCount; seat++) {
    const [load, count] = [totals.load[seat]!, totals.count[seat]!];
    const points = seatCost(problem, seat, load, count);
    const excess = count === 0 ? 0 : excessOf(problem, seat, load, count);
    note(`seat ${seat} load`, live.seat.load.data[seat]!, load);
    note(`seat ${seat} members`, live.members.count.data[seat]!, count);
    note(`seat ${seat} points`, live.seat.points.data[seat]!, points);
    note(`seat ${seat} excess`, live.seat.excess.data[seat]!, excess);
    totals.points += points;
    totals.excess += excess;
  }
}

function excessOf(problem: Snapshot['problem'], seat: number, load: number, count: number): number {
  const over = (amount: number, limit: number) => (limit === UNLIMITED ? 0 : Math.max(0, amount - limit));
  const tooFew = Math.max(0, problem.seatMinCount[seat]! - count);
  return over(load, problem.seatCapacity[seat]!) + over(count, problem.seatMaxCount[seat]!) + tooFew;
}

function checkRows(live: Live, { problem }: Snapshot, totals: Totals, note: Note): void {
  for (let row = 0; row < problem.rowCount; row++) {
    const use = totals.use[row]!;
    const width = widthOf(problem, row);
    const points = rowCost(problem, row, Math.min(use, width));
    const excess = Math.max(0, use - live.row.limit.data[row]!);
    note(`row ${row} use`, live.row.use.data[row]!, use);
    note(`row ${row} points`, live.row.points.data[row]!, points);
    note(`row ${row} excess`, live.row.excess.data[row]!, excess);
    note(`row ${row} marginal`, live.row.marginal.data[row]!, slopeAt(problem, row, use));
    totals.points += points;
    totals.excess += excess;
  }
}

function widthOf(problem: Snapshot['problem'], row: number): number {
  let width = 0;
  for (let at = problem.segmentStart[row]!; at < problem.segmentStart[row + 1]!; at++)
    width += problem.segmentWidth[at]!;
  return width;
}

/** Points of one unit more: in the segment it falls into, or in the last. */
function slopeAt(problem: Snapshot['problem'], row: number, use: number): number {
  const [first, end] = [problem.segmentStart[row]!, problem.segmentStart[row + 1]!];
  let [at, left] = [first, use];
  while (at < end - 1 && left >= problem.segmentWidth[at]!) left -= problem.segmentWidth[at++]!;
  return first === end ? 0 : problem.segmentSlope[at]! / problem.rowDenominator[row]!;
}

function checkSets(live: Live, totals: Totals, note: Note): void {
  const { seat, absent, needs } = live.forbidden;
  for (let set = 0; set < live.size.given.data[SIZE.sets]!; set++) {
    if (seat.data[set] === NONE) continue;
    let away = 0;
    for (const need of needs.entries[set]!.data.subarray(0, needs.count.data[set])) {
      const pair = live.need.pairOf.data[need]!;
      if (pair === NONE || live.pair.seat.data[pair] !== seat.data[set]) away++;
    }
    note(`set ${set} absent`, absent.data[set]!, away);
    if (away === 0) totals.excess++;
  }
}

/** Every pair and member is in the lists it belongs to, at the place it has written down. */
function checkLists(live: Live, note: Note): void {
  const { pair, need, pairsOfNeed, pairsOfSeat, members } = live;
  let pairs = 0;
  let seated = 0;
  let unpaired = 0;
  let listedBySeat = 0;
  let listedMembers = 0;
  const at = ({ entries }: Lists, owner: number, place: number) => entries[owner]?.data[place] ?? NONE;
  for (let number = 0; number < live.size.given.data[SIZE.needs]!; number++) {
    const count = pairsOfNeed.count.data[number]!;
    if (need.isUsed.data[number] === 0) {
      note(`pairs of need ${number}, which is gone,`, count, 0);
      continue;
    }
    if (count === 0) unpaired += need.mustServe.data[number]!;
    pairs += count;
    let taken = 0;
    for (let place = 0; place < count; place++) {
      const each = at(pairsOfNeed, number, place);
      note(`need of pair ${each}`, pair.need.data[each]!, number);
      note(`place of pair ${each} with its need`, pair.needPlace.data[each]!, place);
      const listed = at(pairsOfSeat, pair.seat.data[each]!, pair.seatPlace.data[each]!);
      note(`pair ${each} with its seat`, listed, each);
      taken += pair.isTaken.data[each]!;
    }
    note(`need ${number} takers`, need.takenBy.data[number]!, taken);
    const on = need.pairOf.data[number]!;
    if (on === NONE) continue;
    seated++;
    note(`member ${number}`, at(members, pair.seat.data[on]!, need.place.data[number]!), number);
  }
  for (let seat = 0; seat < live.size.given.data[SIZE.seats]!; seat++) {
    listedBySeat += pairsOfSeat.count.data[seat]!;
    listedMembers += members.count.data[seat]!;
  }
  note('pairs of all seats', listedBySeat, pairs);
  note('members of all seats', listedMembers, seated);
  note('sum.unpairedMustServe', live.sum.data[SUM.unpairedMustServe]!, unpaired);
}

/** K_j of every seat, that its taken set is worth it, and the sum of all terms. */
function checkBound(live: Live, { problem, prices, needs }: Snapshot, note: Note): void {
  const columns = buildColumns(problem);
  const knapsack = createKnapsack(problem, columns, POINT_SCALE);
  const reduced = exactReducedCosts(problem, prices, columns);
  let sum = 0;
  for (let seat = 0; seat < problem.seatCount; seat++) {
    const value = solveSeat(knapsack, seat, reduced);
    note(`seat ${seat} value`, live.seat.value.data[seat]!, value);
    sum += live.seat.value.data[seat]!;
    let [cost, load, count] = [0, 0, 0];
    for (let item = columns.seatStart[seat]!; item < columns.seatStart[seat + 1]!; item++) {
      const need = needs[columns.itemNeed[item]!]!;
      if (!isTaken(live, need, seat)) continue;
      cost += reduced[item]!;
      load += problem.pairLoad[columns.itemPair[item]!]!;
      count++;
    }
    note(`seat ${seat} taken`, cost + POINT_SCALE * seatCost(problem, seat, load, count), value);
  }
  note('sum.seatValue', live.sum.data[SUM.seatValue]!, sum);
  note('seats still to be solved', live.dirty.count.data[0]!, 0);
  const { millionths } = certify(problem, prices, live.sum.data[SUM.waitingMustServe]!);
  note('bound', boundOf(live).millionths, millionths === undefined ? Number.NEGATIVE_INFINITY : Number(millionths));
}

function isTaken({ pairsOfNeed, pair }: Live, need: number, seat: number): boolean {
  const pairs = pairsOfNeed.entries[need]!.data.subarray(0, pairsOfNeed.count.data[need]);
  return pairs.some((each) => pair.seat.data[each] === seat && pair.isTaken.data[each] === 1);
}
