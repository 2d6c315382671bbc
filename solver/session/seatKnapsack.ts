/**
 * One seat’s knapsack outside the flat arrays: a problem of one seat that is filled, solved and filled again. Only items worth taking are
 * offered to it, so a seat with hundreds of pairs is solved as one with a few dozen.
 */

import { type Columns, MODE_FREE, modeOf } from '../assignment/columns.ts';
import { solveSeat } from '../assignment/knapsack.ts';
import { type AssignmentProblem, UNLIMITED } from '../assignment/problem.ts';
import { createKnapsack, type Knapsack } from '../assignment/scratch.ts';
import { MILLIONTHS } from './live.ts';
import { commonDivisor } from './seatItems.ts';
import type { SeatCells } from './seats.ts';

const FIRST_ROOM = 256;

export class SeatKnapsack {
  /** K_j of the last seat, in millionths, and what fills it: points a unit of load and a need, and the slack of bound.ts. */
  value = 0;
  loadPrice = 0;
  countPrice = 0;
  slack = 0;
  /** The items taken, by the names they were offered under. */
  taken = new Int32Array(FIRST_ROOM);
  takenCount = 0;
  /** Seats solved so far: the unit of effort. */
  solved = 0;

  private problem = problemOfOneSeat(0);
  private columns = columnsOfOneSeat(FIRST_ROOM);
  private knapsack: Knapsack = createKnapsack(this.problem, this.columns, MILLIONTHS);
  private reduced = new Float64Array(FIRST_ROOM);
  private name = new Int32Array(FIRST_ROOM);
  private count = 0;
  private loadSum = 0;
  /** Divisor of the loads where items are offered in order; 0 where they have to be put in order first. */
  private unit = 0;

  /** The same for items that are offered by falling load, with a common divisor of their loads. */
  beginInOrder(seat: SeatCells, at: number, unit: number): void {
    this.begin(seat, at);
    this.unit = unit;
  }

  /** Begins with an empty seat of these limits. */
  begin(seat: SeatCells, at: number): void {
    const { problem } = this;
    problem.seatCapacity[0] = seat.capacity.data[at];
    problem.seatMaxCount[0] = seat.maxCount.data[at];
    problem.seatMinCount[0] = seat.minCount.data[at];
    problem.seatOpenCost[0] = seat.openCost.data[at];
    problem.seatFairLoad[0] = seat.fairLoad.data[at];
    problem.seatBalanceNumerator[0] = seat.balanceNumerator.data[at];
    // Where the search for a place price starts; from the seat's own last answer, so that the order of the seats changes nothing.
    this.knapsack.lastPlacePrice[0] = Math.round(seat.countPrice.data[at] * MILLIONTHS);
    this.unit = 0;
    this.count = 0;
    this.loadSum = 0;
  }

  /** Begins with a bag of these limits and nothing else. */
  beginPlain(capacity: number, maxCount: number): void {
    const { problem } = this;
    problem.seatCapacity[0] = capacity;
    problem.seatMaxCount[0] = maxCount;
    problem.seatMinCount[0] = 0;
    problem.seatOpenCost[0] = 0;
    problem.seatFairLoad[0] = UNLIMITED;
    problem.seatBalanceNumerator[0] = 0;
    this.knapsack.lastPlacePrice[0] = 0;
    this.unit = 0;
    this.count = 0;
    this.loadSum = 0;
  }

  /** An item of this load at this reduced cost in millionths; kept only where a set could want it. */
  offer(name: number, load: number, reduced: number): void {
    if (reduced >= 0 && this.problem.seatMinCount[0] <= 1) return;
    if (this.problem.seatCapacity[0] !== UNLIMITED && load > this.problem.seatCapacity[0]) return;
    if (this.count === this.name.length) this.grow();
    this.name[this.count] = name;
    this.columns.itemLoad[this.count] = load;
    this.reduced[this.count++] = reduced;
    this.loadSum += load;
  }

  solve(): void {
    this.solved++;
    this.layOut();
    const { knapsack } = this;
    knapsack.corePrices.isKnown = false;
    this.value = this.count === 0 ? 0 : solveSeat(knapsack, 0, this.reduced);
    this.takenCount = this.count === 0 ? 0 : knapsack.chosenCount;
    for (let at = 0; at < this.takenCount; at++) this.taken[at] = this.name[knapsack.chosen[at]];
    this.readPrices();
  }

  private readPrices(): void {
    const { problem, columns } = this;
    const { isKnown, load, count, bound } = this.knapsack.corePrices;
    this.loadPrice = isKnown ? load / columns.unitsPerState[0] / MILLIONTHS : 0;
    this.countPrice = isKnown ? count / MILLIONTHS : 0;
    this.slack = Number.POSITIVE_INFINITY;
    // Opening is paid once whatever the set, and a least count asks for items that do not pay: prices then prove too little.
    if (problem.seatOpenCost[0] !== 0 || problem.seatMinCount[0] > 1) return;
    // Two millionths for roundings. What the states leave of the capacity the prices have not charged, and an item of another load could use.
    if (isKnown) this.slack = this.value - bound + 2 + (load > 0 ? load * this.statesUncharged() : 0);
    else if (this.takenCount === this.count) this.slack = 0;
    else if (columns.mode[0] === MODE_FREE) this.readPlacePrice();
  }

  /** Capacity beyond the top state, in states. */
  private statesUncharged(): number {
    const { problem, columns } = this;
    const capacity = problem.seatCapacity[0];
    if (capacity === UNLIMITED) return Number.POSITIVE_INFINITY;
    return capacity / columns.unitsPerState[0] - columns.topState[0];
  }

  /** Places alone bind: the first item left out tells their price, which proves the value by itself. */
  private readPlacePrice(): void {
    const { knapsack, reduced, count } = this;
    const isTaken = new Set(knapsack.chosen.subarray(0, this.takenCount));
    let best = 0;
    for (let at = 0; at < count; at++) if (!isTaken.has(at)) best = Math.min(best, reduced[at]);
    this.countPrice = -best / MILLIONTHS;
    this.slack = 2;
  }

  /** The items as the tables want them: in states of a divisor of their loads. */
  private layOut(): void {
    const { count, columns, problem } = this;
    const { itemLoad } = columns;
    const unit = this.unit === 0 ? this.putInOrder() : this.unit;
    if (unit > 1) for (let at = 0; at < count; at++) itemLoad[at] /= unit;
    const capacity = problem.seatCapacity[0];
    const top = Math.min(capacity === UNLIMITED ? this.loadSum : Math.min(capacity, this.loadSum), UNLIMITED - 1);
    columns.seatStart[1] = count;
    columns.unitsPerState[0] = unit;
    columns.topState[0] = Math.floor(top / unit);
    columns.maxCount[0] = Math.min(problem.seatMaxCount[0], count);
    columns.mode[0] = modeOf(problem, columns, 0, this.loadSum);
  }

  /** By falling load; returns the loads’ greatest common divisor, at least 1. */
  private putInOrder(): number {
    const { count, columns, reduced, name } = this;
    const { itemLoad } = columns;
    let unit = 0;
    for (let at = 0; at < count; at++) {
      unit = commonDivisor(unit, itemLoad[at]);
      const load = itemLoad[at];
      const cost = reduced[at];
      const named = name[at];
      let to = at;
      for (; to > 0 && itemLoad[to - 1] < load; to--) {
        itemLoad[to] = itemLoad[to - 1];
        reduced[to] = reduced[to - 1];
        name[to] = name[to - 1];
      }
      itemLoad[to] = load;
      reduced[to] = cost;
      name[to] = named;
    }
    return Math.max(1, unit);
  }

  private grow(): void {
    const room = 2 * this.name.length;
    const longer = <List extends Int32Array | Float64Array>(list: List, empty: List): List => {
      empty.set(list);
      return empty;
    };
    this.name = longer(this.name, new Int32Array(room));
    this.reduced = longer(this.reduced, new Float64Array(room));
    const columns = columnsOfOneSeat(room);
    columns.itemLoad.set(this.columns.itemLoad);
    this.columns = columns;
    this.knapsack = createKnapsack(this.problem, columns, MILLIONTHS);
    this.taken = new Int32Array(room);
  }
}

function columnsOfOneSeat(room: number): Columns {
  return {
    // createKnapsack makes room for as many items as the seat has.
    seatStart: Int32Array.of(0, room),
    itemPair: new Int32Array(0),
    itemNeed: new Int32Array(0),
    itemLoad: new Int32Array(room),
    unitsPerState: Int32Array.of(1),
    topState: new Int32Array(1),
    maxCount: new Int32Array(1),
    mode: new Uint8Array(1),
  };
}

function problemOfOneSeat(capacity: number): AssignmentProblem {
  return {
    needCount: 0,
    seatCount: 1,
    rowCount: 0,
    pairStart: new Int32Array(1),
    pairSeat: new Int32Array(0),
    pairCost: new Float64Array(0),
    pairLoad: new Int32Array(0),
    useStart: new Int32Array(1),
    useRow: new Int32Array(0),
    useAmount: new Float64Array(0),
    waitCost: new Float64Array(0),
    mustServe: new Uint8Array(0),
    seatCapacity: Int32Array.of(capacity),
    seatMaxCount: new Int32Array(1),
    seatMinCount: new Int32Array(1),
    seatOpenCost: new Float64Array(1),
    seatFairLoad: new Int32Array(1),
    seatBalanceNumerator: new Int32Array(1),
    segmentStart: new Int32Array(1),
    segmentWidth: new Float64Array(0),
    segmentSlope: new Float64Array(0),
    rowDenominator: new Float64Array(0),
    forbiddenSets: [],
  };
}
