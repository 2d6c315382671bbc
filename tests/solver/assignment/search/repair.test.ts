import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, isBetter } from '../../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../../solver/assignment/problem.ts';
import { construct } from '../../../../solver/assignment/search/construct.ts';
import { type Guide, guideOf } from '../../../../solver/assignment/search/guide.ts';
import { repairFrom } from '../../../../solver/assignment/search/repair.ts';
import {
  mark,
  moveNeed,
  recountSeat,
  rollback,
  type State,
  stateOf,
} from '../../../../solver/assignment/search/state.ts';
import { seededRandom } from '../../../../solver/random.ts';
import { randomTown } from '../reshape.ts';
import { SEED, smallProblem } from '../smallProblems.ts';

const LIMITS = { depth: 3, width: 8, allowance: 1e9, triesPerNeed: 100_000, tries: 100_000 };

function guideWithoutPrices(problem: AssignmentProblem): Guide {
  const zero = (count: number) => new Float64Array(count);
  return guideOf(problem, {
    load: zero(problem.seatCount),
    count: zero(problem.seatCount),
    row: zero(problem.rowCount),
  });
}

function constructed(problem: AssignmentProblem, seed: number): State {
  const prices = { need: new Float64Array(problem.needCount), row: new Float64Array(problem.rowCount) };
  return stateOf(problem, construct(problem, prices, seededRandom(seed)));
}

function needsOf(problem: AssignmentProblem): number[] {
  return Array.from({ length: problem.needCount }, (_, need) => need);
}

/** Whether some waiting must-serve need gets a seat when at most one member of that seat moves to another or waits. */
function oneExchangeServes(state: State): boolean {
  const { problem } = state;
  const before = state.sum.waitingMustServe;
  const serves = (need: number, pair: number, moves: number): boolean => {
    const from = mark(state);
    moveNeed(state, need, pair);
    let isServed = state.sum.excess === 0 && state.sum.waitingMustServe < before;
    for (let other = 0; other < problem.needCount && moves > 0 && !isServed; other++) {
      if (other === need || state.seatOf[other] !== problem.pairSeat[pair]) continue;
      const home = state.pairOf[other];
      if (serves(other, NONE, 0)) isServed = true;
      for (let next = problem.pairStart[other]!; next < problem.pairStart[other + 1]! && !isServed; next++) {
        if (next !== home && serves(other, next, 0)) isServed = true;
      }
    }
    rollback(state, from);
    return isServed;
  };
  return needsOf(problem).some((need) => {
    if (state.pairOf[need] !== NONE || problem.mustServe[need] === 0) return false;
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      if (serves(need, pair, 1)) return true;
    }
    return false;
  });
}

describe('repairFrom', () => {
  it('should keep a feasible plan feasible, never make it worse, and be undone by a rollback', () => {
    fc.assert(
      fc.property(smallProblem({ needs: 8, seats: 4 }), fc.nat(), (problem, seed) => {
        const state = constructed(problem, seed);
        const start = state.seatOf.slice();
        const before = mark(state);
        const random = seededRandom(seed);
        const needs = needsOf(problem).filter(() => random() < 0.5);
        const seats = Array.from(state.count.keys()).filter(() => random() < 0.5);
        repairFrom(state, { needs, seats }, guideWithoutPrices(problem), { ...LIMITS, depth: seed % 4 });
        const after = evaluate(problem, state.seatOf);
        expect(after.isFeasible).toBe(true);
        expect(isBetter(evaluate(problem, start), after)).toBe(false);
        rollback(state, before);
        expect(state.seatOf).toEqual(start);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('should leave no must-serve need waiting that an exchange can serve', () => {
    let exchanges = 0;
    fc.assert(
      fc.property(smallProblem({ needs: 8, seats: 4 }), fc.nat(), (problem, seed) => {
        const state = constructed(problem, seed);
        const waiting = needsOf(problem).filter((need) => state.pairOf[need] === NONE);
        if (oneExchangeServes(state)) exchanges++;
        repairFrom(state, { needs: waiting, seats: [] }, guideWithoutPrices(problem), LIMITS);
        // A chain may serve one need and so open the way for another that was asked before: ask once more.
        repairFrom(state, { needs: needsOf(problem), seats: [] }, guideWithoutPrices(problem), LIMITS);
        expect(oneExchangeServes(state)).toBe(false);
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(exchanges).toBeGreaterThan(5);
  });

  it('should end long chains as they were tried, even where a need is pushed out again', () => {
    for (const seed of [1, 2, 3, 5, 8, 13]) {
      const problem = randomTown(60, 12, seed);
      const state = constructed(problem, seed);
      const limits = { depth: 5, width: 8, allowance: 200, triesPerNeed: 20_000, tries: 400_000 };
      for (const need of needsOf(problem)) {
        const before = evaluate(problem, state.seatOf);
        repairFrom(state, { needs: [need], seats: [] }, guideWithoutPrices(problem), limits);
        expect(evaluate(problem, state.seatOf).isFeasible).toBe(true);
        expect(isBetter(before, evaluate(problem, state.seatOf))).toBe(false);
      }
    }
  });

  it('should empty a seat that has become too small, and find room elsewhere', () => {
    for (const seed of [1, 2, 3, 4]) {
      const problem = randomTown(40, 8, seed);
      const state = constructed(problem, seed);
      const guide = guideWithoutPrices(problem);
      const seat = state.load.indexOf(Math.max(...state.load));
      problem.seatCapacity[seat] = Math.floor(state.load[seat]! / 2);
      recountSeat(state, seat);
      expect(state.sum.excess).toBeGreaterThan(0);
      const tries = repairFrom(state, { needs: [], seats: [seat] }, guide, {
        depth: 2,
        width: 8,
        allowance: 500,
        triesPerNeed: 5000,
        tries: 5000,
      });
      expect(tries).toBeGreaterThan(0);
      expect(evaluate(problem, state.seatOf).isFeasible).toBe(true);
    }
  });
});
