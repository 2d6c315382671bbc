import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../../solver/assignment/problem.ts';
import {
  emptyState,
  mark,
  moveNeed,
  rollback,
  type State,
  stateOf,
} from '../../../../solver/assignment/search/state.ts';
import { SEED, smallProblem } from '../smallProblems.ts';
import { withPins } from './pins.ts';

/** A move: a need, and which of its pairs (or waiting), taken modulo their number so that they fit any problem. */
const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 });

const problems = fc.tuple(smallProblem({ needs: 7, seats: 4 }), fc.boolean()).map(([problem, hasPins]) => {
  return hasPins ? withPins(problem) : problem;
});

function apply(state: State, [needDraw, pairDraw]: [number, number]): void {
  const { problem } = state;
  const need = needDraw % problem.needCount;
  const first = problem.pairStart[need]!;
  const choice = pairDraw % (problem.pairStart[need + 1]! - first + 1);
  moveNeed(state, need, choice === 0 ? NONE : first + choice - 1);
}

/** Everything a state holds but the log, as plain values. */
function picture(state: State): unknown {
  const members = Array.from(state.count, (count, seat) => {
    const start = state.columns.start[seat]!;
    return Array.from(state.member.subarray(start, start + count));
  });
  const { seatOf, pairOf, place, load, seatPoints, seatExcess, use, rowPoints, rowExcess, absent, sum } = state;
  const lists = [seatOf, pairOf, place, load, seatPoints, seatExcess, use, rowPoints, rowExcess, absent];
  return { members, lists: lists.map((list) => Array.from(list)), sum: { ...sum } };
}

function expectExact(problem: AssignmentProblem, state: State): void {
  const evaluation = evaluate(problem, state.seatOf);
  expect(state.sum.excess === 0).toBe(evaluation.isFeasible);
  expect(state.sum.waitingMustServe).toBe(evaluation.waitingMustServe);
  expect(Array.from(state.load)).toEqual(Array.from(evaluation.load));
  expect(Array.from(state.count)).toEqual(Array.from(evaluation.count));
  expect(Array.from(state.use)).toEqual(Array.from(evaluation.use));
  if (evaluation.isFeasible) expect(state.sum.points).toBe(evaluation.objective);
}

describe('State', () => {
  it('should agree with evaluate after every move', () => {
    let feasible = 0;
    fc.assert(
      fc.property(problems, moves, (problem, list) => {
        if (problem.needCount === 0) return;
        const state = emptyState(problem);
        for (const move of list) {
          apply(state, move);
          expectExact(problem, state);
          if (state.sum.excess === 0) feasible++;
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(feasible).toBeGreaterThan(500);
  });

  it('should be exactly what it was after a rollback, even of nested trials', () => {
    fc.assert(
      fc.property(problems, moves, moves, moves, (problem, kept, tried, nested) => {
        if (problem.needCount === 0) return;
        const state = emptyState(problem);
        for (const move of kept) apply(state, move);
        const outer = mark(state);
        const before = picture(state);
        for (const move of tried) apply(state, move);
        const inner = mark(state);
        const between = picture(state);
        for (const move of nested) apply(state, move);
        rollback(state, inner);
        expect(picture(state)).toEqual(between);
        rollback(state, outer);
        expect(picture(state)).toEqual(before);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('should be read from a plan', () => {
    fc.assert(
      fc.property(problems, moves, (problem, list) => {
        if (problem.needCount === 0) return;
        const state = emptyState(problem);
        for (const move of list) apply(state, move);
        const read = stateOf(problem, state.seatOf);
        expect(Array.from(read.seatOf)).toEqual(Array.from(state.seatOf));
        expect(read.sum).toEqual(state.sum);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
