import { describe, expect, it } from 'vitest';
import type { NeedInput } from '../../../solver/assignment/build.ts';
import { setPair, setSeat, settle, Touched } from '../../../solver/session/index.ts';
import { type Live, SUM } from '../../../solver/session/live.ts';
import { open } from './edits.ts';
import { plainOf } from './plainProblem.ts';
import { planFaults, sessionFaults } from './sessionFaults.ts';

const onBoth = (cost: number, load: number): NeedInput => ({
  waitCost: 100,
  pairs: [
    { seat: 0, cost, load, uses: [{ row: 0, amount: load }] },
    { seat: 1, cost: cost + 7, load, uses: [{ row: 0, amount: load }] },
  ],
});

/** Five needs on two seats with room for four, and a row that costs; its prices are those of a cold solve. */
function opened() {
  const needs = [onBoth(1, 3), onBoth(2, 3), onBoth(3, 4), onBoth(4, 4), onBoth(5, 2)];
  const rows = [{ segments: [{ width: 8, slope: 1 }, { width: 20, slope: 3 }] }]; // biome-ignore format: a row
  return open(plainOf(needs, [{ capacity: 7 }, { capacity: 6, fairLoad: 3, balanceNumerator: 60 }], rows));
}

function planted(plant: (live: Live) => void): string[] {
  const { live } = opened().session;
  expect(sessionFaults(live)).toEqual([]);
  plant(live);
  return sessionFaults(live);
}

/** Without its numbers. */
const kinds = (faults: readonly string[]) => [...new Set(faults.map((fault) => fault.replace(/[-\d].*/, '').trim()))];

describe('the check of a session’s running numbers', () => {
  it('should find nothing in a session as it opens, or after an event', () => {
    const { session } = opened();
    const touched = new Touched();
    setSeat(session.live, 0, { capacity: 4 });
    touched.seats.add(0);
    settle(session, touched);
    expect(sessionFaults(session.live)).toEqual([]);
  });

  it.each<[string, (live: Live) => void, RegExp]>([
    ['a stale load', (live) => live.seat.load.data[0]!++, /^seat 0 load is/],
    ['a stale use of a row', (live) => live.row.use.data[0]!--, /^row 0 use is/],
    ['points that were not counted', (live) => live.sum.data[SUM.points]!++, /^sum.points is/],
    ['a must-serve need counted twice', (live) => live.sum.data[SUM.waitingMustServe]!++, /^sum.waitingMustServe is/],
    ['a limit thought to be passed', (live) => live.sum.data[SUM.excess]!++, /^sum.excess is/],
    ['a member in another’s place', (live) => live.members.entries[0]!.data.reverse(), /^member \d is/],
    ['a pair in another’s place', (live) => live.pairsOfSeat.entries[1]!.data.reverse(), /^pair \d with its seat is/],
    ['a balance from before a change of load', (live) => live.seat.points.data[1]!++, /^seat 1 points is/],
    ['a takers’ count that was not kept', (live) => live.need.takenBy.data[2]!++, /^need 2 takers is/],
    ['a seat value that was not added', (live) => live.sum.data[SUM.seatValue]!++, /^sum.seatValue is/],
  ])('should notice %s', (_, plant, fault) => {
    const faults = planted(plant);
    expect(faults.some((each) => fault.test(each))).toBe(true);
  });

  it('should notice a price that changed without the seats knowing', () => {
    const faults = planted((live) => {
      for (let need = 0; need < 5; need++) live.need.price.data[need]! += 30_000_000;
    });
    expect(kinds(faults)).toEqual(expect.arrayContaining(['seat', 'bound is']));
    expect(faults.some((each) => /^seat \d value is/.test(each))).toBe(true);
  });

  it('should notice a wrong price of a row', () => {
    const faults = planted((live) => {
      live.row.price.data[0]! += 1_000_000_000;
    });
    expect(faults.some((each) => /^bound is/.test(each))).toBe(true);
  });

  it('should notice a mentor whose knapsack was not solved again', () => {
    const { session } = opened();
    const { live } = session;
    const touched = new Touched();
    touched.seats.add(0);
    for (let need = 0; need < 5; need++) setPair(live, need, 0, { cost: -50, load: 3 });
    // As if the pairs had gone unnoticed.
    live.dirty.count.data[0] = 0;
    live.dirty.why.data.fill(0);
    expect(planFaults(live)).toEqual([]);
    expect(sessionFaults(live).some((each) => /^seat 0 value is/.test(each))).toBe(true);
  });

  it('should notice a seat left in the list of those to be solved', () => {
    const faults = planted((live) => live.dirty.count.data[0]!++);
    expect(faults).toEqual(['seats still to be solved is 1, not 0']);
  });
});
