/**
 * What a chain of moves would do to seats and rows, without making the moves: each step is added to the loads that would then be there and
 * taken off again. A try costs a few additions, where a real move would write a dozen cells into the journal.
 */

import { NONE } from '../assignment/problem.ts';
import { type Live, USES_PER_PAIR } from './live.ts';
import { excessOfSeat, pointsOfSeat } from './seats.ts';

/** A must-serve need that waits outweighs all points: these stay far below 2⁴⁰, and a chain moves a handful of needs. */
export const MUST_SERVE_SCORE = 2 ** 40;

export interface Virtual {
  /** Units and needs more than in the plan, by seat; units more, by row. All 0 between chains. */
  load: Float64Array;
  count: Int32Array;
  use: Float64Array;
}

export function createVirtual(): Virtual {
  return { load: new Float64Array(0), count: new Int32Array(0), use: new Float64Array(0) };
}

/** Makes room for the seats and rows there are now. */
export function fitVirtual(virtual: Virtual, seatCount: number, rowCount: number): void {
  if (virtual.load.length < seatCount) {
    virtual.load = new Float64Array(2 * seatCount);
    virtual.count = new Int32Array(2 * seatCount);
  }
  if (virtual.use.length < rowCount) virtual.use = new Float64Array(2 * rowCount);
}

/** Points of a need that waits, both levels; Infinity where it may not. */
export function waitScore({ need }: Live, at: number): number {
  return need.waitCost.data[at] + MUST_SERVE_SCORE * need.mustServe.data[at];
}

/** Points by which a pair would make the plan dearer on top of the chain so far; Infinity where a limit would be passed. */
export function costOfJoining(live: Live, virtual: Virtual, pair: number): number {
  return costOfExchange(live, virtual, pair, NONE);
}

/** The same where a member leaves the seat for it: its own pair’s points are then taken off. */
export function costOfExchange(live: Live, virtual: Virtual, pair: number, leaving: number): number {
  const at = live.pair.seat.data[pair];
  const load = live.seat.load.data[at] + virtual.load[at];
  const count = live.members.count.data[at] + virtual.count[at];
  const loadAfter = load + live.pair.load.data[pair] - (leaving === NONE ? 0 : live.pair.load.data[leaving]);
  const countAfter = leaving === NONE ? count + 1 : count;
  if (excessOfSeat(live.seat, at, loadAfter, countAfter) > 0) return Number.POSITIVE_INFINITY;
  const before =
    load === live.seat.load.data[at] ? live.seat.points.data[at] : pointsOfSeat(live.seat, at, load, count);
  let cost = live.pair.cost.data[pair] + pointsOfSeat(live.seat, at, loadAfter, countAfter) - before;
  if (leaving !== NONE) cost -= live.pair.cost.data[leaving];
  return cost + chargeOfRows(live, virtual, pair, leaving);
}

/** Marginal points of what the pair takes of rows, less what the other gives back; Infinity where a row has not so much left. */
function chargeOfRows({ pair, row }: Live, virtual: Virtual, at: number, leaving: number): number {
  let charge = 0;
  for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
    const used = pair.useRow.data[use];
    if (used === NONE) break;
    const amount = pair.useAmount.data[use] - (leaving === NONE ? 0 : usedBy(pair, leaving, used));
    if (amount > 0 && row.use.data[used] + virtual.use[used] + amount > row.limit.data[used]) {
      return Number.POSITIVE_INFINITY;
    }
    charge += row.marginal.data[used] * pair.useAmount.data[use];
  }
  return leaving === NONE ? charge : charge - marginalOfUses(pair, row, leaving);
}

function usedBy(pair: Live['pair'], at: number, row: number): number {
  for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
    if (pair.useRow.data[use] === row) return pair.useAmount.data[use];
  }
  return 0;
}

function marginalOfUses(pair: Live['pair'], row: Live['row'], at: number): number {
  let charge = 0;
  for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
    const used = pair.useRow.data[use];
    if (used === NONE) break;
    charge += row.marginal.data[used] * pair.useAmount.data[use];
  }
  return charge;
}

/** Points the plan saves when the need on this pair goes, whatever becomes of it. */
export function savedByLeaving({ seat, pair, row, members }: Live, virtual: Virtual, at: number): number {
  const on = pair.seat.data[at];
  const load = seat.load.data[on] + virtual.load[on];
  const count = members.count.data[on] + virtual.count[on];
  const points = pointsOfSeat(seat, on, load, count) - pointsOfSeat(seat, on, load - pair.load.data[at], count - 1);
  return pair.cost.data[at] + points + marginalOfUses(pair, row, at);
}

/** Adds a pair to the chain (`step` 1), or takes it off (−1). */
export function addVirtual({ pair }: Live, virtual: Virtual, at: number, step: 1 | -1): void {
  const on = pair.seat.data[at];
  virtual.load[on] += step * pair.load.data[at];
  virtual.count[on] += step;
  for (let use = at * USES_PER_PAIR; use < (at + 1) * USES_PER_PAIR; use++) {
    const used = pair.useRow.data[use];
    if (used === NONE) break;
    virtual.use[used] += step * pair.useAmount.data[use];
  }
}
