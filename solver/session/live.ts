/**
 * The problem of problem.ts as a session holds it: needs, seats, rows and pairs that come, change and go, the plan on them, and the prices
 * that bound it. Everything lies in cells (journal.ts), so all of it can be taken back. Needs, seats and rows keep their number while
 * they are there; numbers of needs and pairs that are gone are used again, the last first.
 */

import { rowLimit } from '../assignment/costs.ts';
import { type AssignmentProblem, NONE, POINT_SCALE } from '../assignment/problem.ts';
import { type FloatCells, floatCells, Journal, reserve, type WholeCells, wholeCells } from './journal.ts';
import { createLists, type Lists, reserveOwners } from './lists.ts';
import { type RowCells, rowCells } from './rows.ts';
import { type SeatCells, seatCells } from './seats.ts';

/** A pair takes of so many rows at most: a contract’s hours, its places, a frame, and that frame’s limit. */
export const USES_PER_PAIR = 4;

export interface Live {
  readonly journal: Journal;
  /** The last version given to a seat; counts on whatever is taken back. */
  readonly versions: { last: number };
  readonly size: Size;
  readonly need: NeedCells;
  readonly pair: PairCells;
  readonly seat: SeatCells;
  readonly row: RowCells;
  readonly pairsOfNeed: Lists;
  readonly pairsOfSeat: Lists;
  /** The needs on each seat; their number is the list’s count. */
  readonly members: Lists;
  /** The pairs each seat’s knapsack took when it was last solved; one that is gone since may still stand here. */
  readonly takenOfSeat: Lists;
  readonly forbidden: ForbiddenCells;
  /** Sums over the plan, by the names of SUM; exact, because every term is a whole number below 2⁵³. */
  readonly sum: FloatCells;
  /** Better steps that idle time has found, one behind the other, and how long that is; where it looked in vain (polishPlan.ts). */
  readonly improvements: { readonly moves: WholeCells; readonly length: WholeCells; readonly vain: FloatCells };
  /** Millionths between plan and bound when they were last settled. */
  readonly settled: FloatCells;
  /** What was of the needs that have moved, or wait at another cost, since somebody last began to watch; some may be back where they were. */
  readonly watched: { before: Map<number, WasAt> };
  /** Seats whose knapsack has to be solved again, how many there are, and why each is in the list (DIRTY); empty between events. */
  readonly dirty: { readonly list: WholeCells; readonly count: WholeCells; readonly why: WholeCells };
}

export interface WasAt {
  /** Seat, or NONE. */
  readonly seat: number;
  /** Points of the pair, or of waiting. */
  readonly points: number;
}

/**
 * Second-level points; must-serve needs that wait; of these, those without a pair; by how much limits are passed, 0 when none is; Σ K_j and
 * Σ T_i (termOf) in millionths; all needs that wait.
 */
export const SUM = {
  points: 0,
  waitingMustServe: 1,
  unpairedMustServe: 2,
  excess: 3,
  seatValue: 4,
  needTerms: 5,
  waiting: 6,
} as const;

/** How many numbers are given out, by the names of SIZE, and which of them are free again. */
export interface Size {
  readonly given: WholeCells;
  readonly freeNeeds: WholeCells;
  readonly freePairs: WholeCells;
}

export const SIZE = { needs: 0, seats: 1, rows: 2, pairs: 3, freeNeeds: 4, freePairs: 5, sets: 6 } as const;

export interface NeedCells {
  readonly isUsed: WholeCells;
  readonly waitCost: FloatCells;
  readonly mustServe: WholeCells;
  /** The pair it is on, or NONE; and its place among the seat’s members. */
  readonly pairOf: WholeCells;
  readonly place: WholeCells;
  /** Price in millionths, and how many seats take the need at the prices. */
  readonly price: FloatCells;
  readonly takenBy: WholeCells;
  /** 1 while a question holds it where it is. */
  readonly isHeld: WholeCells;
}

export interface PairCells {
  readonly need: WholeCells;
  readonly seat: WholeCells;
  readonly cost: FloatCells;
  readonly load: WholeCells;
  /** USES_PER_PAIR rows a pair, NONE where there is none, and how much of each. */
  readonly useRow: WholeCells;
  readonly useAmount: FloatCells;
  /** Places in the lists of its need and its seat. */
  readonly needPlace: WholeCells;
  readonly seatPlace: WholeCells;
  /** 1 where the seat’s knapsack takes it at the prices. */
  readonly isTaken: WholeCells;
}

/** Combinations no week can hold: not all needs of a set may be on its seat. A set with seat NONE is forgotten. */
export interface ForbiddenCells {
  readonly seat: WholeCells;
  /** How many of its needs are not on its seat; 0 breaks it. */
  readonly absent: WholeCells;
  readonly needs: Lists;
  readonly setsOfNeed: Lists;
  readonly setsOfSeat: Lists;
}

/** A session’s problem with every need waiting and unpriced; the plan and the prices are put on it afterwards. */
export function createLive(problem: AssignmentProblem): Live {
  const { needCount, seatCount, rowCount } = problem;
  const pairCount = problem.pairSeat.length;
  const live: Live = {
    journal: new Journal(),
    versions: { last: 0 },
    size: {
      given: wholeCells([needCount, seatCount, rowCount, pairCount, 0, 0, 0]),
      freeNeeds: wholeCells(0),
      freePairs: wholeCells(0),
    },
    need: {
      isUsed: wholeCells(new Int32Array(needCount).fill(1)),
      waitCost: floatCells(problem.waitCost),
      mustServe: wholeCells(problem.mustServe),
      pairOf: wholeCells(new Int32Array(needCount).fill(NONE)),
      place: wholeCells(new Int32Array(needCount).fill(NONE)),
      price: floatCells(needCount),
      takenBy: wholeCells(needCount),
      isHeld: wholeCells(needCount),
    },
    pair: {
      need: wholeCells(pairCount),
      seat: wholeCells(problem.pairSeat),
      cost: floatCells(problem.pairCost),
      load: wholeCells(problem.pairLoad),
      useRow: wholeCells(new Int32Array(pairCount * USES_PER_PAIR).fill(NONE)),
      useAmount: floatCells(pairCount * USES_PER_PAIR),
      needPlace: wholeCells(pairCount),
      seatPlace: wholeCells(pairCount),
      isTaken: wholeCells(pairCount),
    },
    seat: seatCells(problem),
    row: rowCells(problem, (row) => rowLimit(problem, row)),
    pairsOfNeed: createLists(needCount),
    pairsOfSeat: createLists(seatCount),
    members: createLists(seatCount),
    takenOfSeat: createLists(seatCount),
    forbidden: {
      seat: wholeCells(0),
      absent: wholeCells(0),
      needs: createLists(0),
      setsOfNeed: createLists(needCount),
      setsOfSeat: createLists(seatCount),
    },
    sum: floatCells(Object.keys(SUM).length),
    improvements: { moves: wholeCells(0), length: wholeCells(1), vain: floatCells(0) },
    settled: floatCells(1),
    watched: { before: new Map() },
    dirty: { list: wholeCells(seatCount), count: wholeCells(1), why: wholeCells(seatCount) },
  };
  layOutPairs(live, problem);
  countWaiting(live);
  return live;
}

/** Lists and uses of the first pairs, written past the journal: nobody goes back behind the opening. */
function layOutPairs(live: Live, problem: AssignmentProblem): void {
  const { pair, pairsOfNeed, pairsOfSeat } = live;
  for (let need = 0; need < problem.needCount; need++) {
    for (let at = problem.pairStart[need]; at < problem.pairStart[need + 1]; at++) {
      pair.need.data[at] = need;
      pair.needPlace.data[at] = append(pairsOfNeed, need, at);
      pair.seatPlace.data[at] = append(pairsOfSeat, problem.pairSeat[at], at);
      const first = problem.useStart[at];
      if (problem.useStart[at + 1] - first > USES_PER_PAIR) throw new RangeError(tooManyUses(need));
      for (let use = first; use < problem.useStart[at + 1]; use++) {
        pair.useRow.data[at * USES_PER_PAIR + use - first] = problem.useRow[use];
        pair.useAmount.data[at * USES_PER_PAIR + use - first] = problem.useAmount[use];
      }
    }
  }
}

export function tooManyUses(need: number): string {
  return `A pair of need ${need} takes of more than ${USES_PER_PAIR} rows: give each pair at most so many uses.`;
}

function append(lists: Lists, owner: number, value: number): number {
  const place = lists.count.data[owner]++;
  reserve(lists.entries[owner], place + 1);
  lists.entries[owner].data[place] = value;
  return place;
}

function countWaiting(live: Live): void {
  const { need, pairsOfNeed, sum, size } = live;
  for (let at = 0; at < size.given.data[SIZE.needs]; at++) {
    if (need.waitCost.data[at] === Infinity) sum.data[SUM.excess]++;
    else sum.data[SUM.points] += need.waitCost.data[at];
    sum.data[SUM.waitingMustServe] += need.mustServe.data[at];
    sum.data[SUM.waiting]++;
    if (pairsOfNeed.count.data[at] === 0) sum.data[SUM.unpairedMustServe] += need.mustServe.data[at];
    sum.data[SUM.needTerms] += termOf(live, at);
  }
}

/** Makes room for numbers up to these, in every cell that has one entry a need. */
export function reserveNeeds({ need, pairsOfNeed, forbidden }: Live, count: number): void {
  for (const cells of Object.values(need)) reserve(cells, count);
  reserveOwners(pairsOfNeed, count);
  reserveOwners(forbidden.setsOfNeed, count);
}

export function reservePairs({ pair }: Live, count: number): void {
  const { useRow, useAmount, ...single } = pair;
  for (const cells of Object.values(single)) reserve(cells, count);
  reserve(useRow, count * USES_PER_PAIR);
  reserve(useAmount, count * USES_PER_PAIR);
}

export function reserveSeats(live: Live, count: number): void {
  const { seat, pairsOfSeat, members, takenOfSeat, forbidden, dirty } = live;
  for (const cells of Object.values(seat)) reserve(cells, count);
  for (const lists of [pairsOfSeat, members, takenOfSeat, forbidden.setsOfSeat]) reserveOwners(lists, count);
  reserve(dirty.list, count);
  reserve(dirty.why, count);
}

/** A pair of the seat is another than before. */
export function renewSeat({ seat, journal, versions }: Live, at: number): void {
  journal.write(seat.version, at, ++versions.last);
}

/** The rows charge something else for its pairs. */
export function renewCharge({ seat, journal, versions }: Live, at: number): void {
  journal.write(seat.chargeVersion, at, ++versions.last);
}

/** The pair of a need and a seat, or NONE. */
export function pairBetween({ pairsOfNeed, pair }: Live, need: number, seat: number): number {
  const { data } = pairsOfNeed.entries[need];
  const count = pairsOfNeed.count.data[need];
  for (let at = 0; at < count; at++) if (pair.seat.data[data[at]] === seat) return data[at];
  return NONE;
}

export function seatOf({ need, pair }: Live, number: number): number {
  const at = need.pairOf.data[number];
  return at === NONE ? NONE : pair.seat.data[at];
}

/**
 * T_i of certificate.ts in millionths where no must-serve need with a pair may wait: the price, or waiting where that is allowed and cheaper.
 * A pinned need whose pair is still to come counts nothing.
 */
export function termOf({ need, pairsOfNeed }: Live, at: number): number {
  if (need.isUsed.data[at] === 0) return 0;
  const wait = MILLIONTHS * need.waitCost.data[at];
  if (pairsOfNeed.count.data[at] === 0) return wait === Infinity ? 0 : wait;
  return need.mustServe.data[at] === 1 ? need.price.data[at] : Math.min(need.price.data[at], wait);
}

/** Brings Σ T_i up to date after a change of the need. `before`: its term until then. */
export function recountTerm(live: Live, at: number, before: number): void {
  const more = termOf(live, at) - before;
  if (more !== 0) live.journal.write(live.sum, SUM.needTerms, live.sum.data[SUM.needTerms] + more);
}

export const MILLIONTHS = POINT_SCALE;
