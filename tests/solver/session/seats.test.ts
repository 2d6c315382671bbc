import { describe, expect, it } from 'vitest';
import { buildProblem, NONE } from '../../../solver/index.ts';
import { solveDirty } from '../../../solver/session/bound.ts';
import { addNeed, openAssignment, removeNeed, setPair } from '../../../solver/session/index.ts';
import { sessionFaults } from './sessionFaults.ts';

describe('a pair’s number that is given again', () => {
  it('should not be let go by the seat that took it under its old need', () => {
    const needs = [0, 1].map((seat) => ({ waitCost: 100, pairs: [{ seat, cost: 10, load: 1 }] }));
    const problem = buildProblem(needs, [{ capacity: 5 }, { capacity: 5 }]);
    const prices = { need: Float64Array.of(50e6, 50e6), row: new Float64Array(0), mustServe: 0 };
    const { live, pricing } = openAssignment(problem, Int32Array.of(0, 1), prices);
    const taken = live.pairsOfNeed.entries[0]!.data[0]!;
    expect(live.pair.isTaken.data[taken]).toBe(1);
    // Seat 1 is to be solved before seat 0, and takes the number that seat 0 still knows.
    setPair(live, 1, 1, { cost: 11, load: 1 });
    removeNeed(live, 0);
    const need = addNeed(live, { waitCost: 100, pairs: [{ seat: 1, cost: -10, load: 1 }] });
    expect(live.pairsOfNeed.entries[need]!.data[0]).toBe(taken);
    solveDirty(live, pricing);
    expect(live.pair.isTaken.data[taken]).toBe(1);
    expect(live.need.pairOf.data[need]).toBe(NONE);
    expect(sessionFaults(live)).toEqual([]);
  });
});
