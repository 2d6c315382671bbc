import { describe, expect, it } from 'vitest';
import { buildProblem } from '../../../../solver/assignment/build.ts';
import { guideOf } from '../../../../solver/assignment/search/guide.ts';
import { drawSeat, neighbourhoodOf } from '../../../../solver/assignment/search/neighbourhood.ts';
import { scopeOf } from '../../../../solver/assignment/search/scope.ts';
import { stateOf } from '../../../../solver/assignment/search/state.ts';
import { seededRandom } from '../../../../solver/random.ts';

/** Three needs, each where it costs nothing but the first, which pays 90 on seat 0 where seat 1 would cost nothing. */
function hood() {
  const pairs = [0, 1, 2].map((seat) => ({ seat, cost: 0, load: 1 }));
  const first = [{ ...pairs[0]!, cost: 90 }, pairs[1]!];
  const needs = [first, [pairs[1]!], [pairs[2]!]].map((each) => ({ waitCost: 100, pairs: each }));
  const problem = buildProblem(needs, [{}, {}, {}]);
  const price = { load: new Float64Array(3), count: new Float64Array(3), row: new Float64Array(0) };
  return neighbourhoodOf(scopeOf(stateOf(problem, Int32Array.of(0, 1, 2)), guideOf(problem, price)));
}

describe('drawSeat', () => {
  it('should ask the seat first that gives most away, and each of the others in time', () => {
    const neighbourhood = hood();
    const random = seededRandom(3);
    const early = Array.from({ length: 6 }, () => drawSeat(neighbourhood, random));
    expect(early.filter((seat) => seat === 0).length).toBeGreaterThan(2);
    for (let draws = 0; draws < 200; draws++) drawSeat(neighbourhood, random);
    expect(neighbourhood.givenAway[0]).toBe(90);
    expect([...neighbourhood.givenAway.subarray(1)]).toEqual([0, 0]);
    const [worst, ...others] = neighbourhood.seatAsked;
    for (const asked of others) {
      expect(asked).toBeGreaterThan(20);
      expect(worst).toBeGreaterThan(1.2 * asked);
    }
  });
});
