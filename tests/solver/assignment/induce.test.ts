import { describe, expect, it } from 'vitest';
import { climb, hasAverages } from '../../../solver/assignment/dual.ts';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { induce } from '../../../solver/assignment/induce.ts';
import { type AssignmentProblem, NONE } from '../../../solver/assignment/problem.ts';
import { createRun, offer, type Run, settleAllowance } from '../../../solver/assignment/run.ts';
import { type SolveOptions, solveAssignment } from '../../../solver/assignment/solve.ts';
import { randomTown } from './reshape.ts';

/** A run with a plan of some effort, whose climb has come far enough to say what the seats take. */
function averagedRun(needs: number, effort = 2000): Run {
  const problem = randomTown(needs, Math.ceil(needs / 12), 5);
  const run = createRun(problem, { seed: 1 }, Infinity);
  offer(run, solveAssignment(problem, { seed: 1, effort }).seatOf);
  settleAllowance(run);
  climb(run.stage.ascent, Infinity, 4000, () => false);
  expect(hasAverages(run.stage.ascent)).toBe(true);
  return run;
}

/** A solver that notes what it is asked and returns where it began. */
function noteOnly() {
  const asked: { problem: AssignmentProblem; options: SolveOptions }[] = [];
  const solve: typeof solveAssignment = (problem, options) => {
    asked.push({ problem, options });
    const solution = solveAssignment(problem, { seed: 1, effort: 1 });
    return { ...solution, seatOf: options.start ?? solution.seatOf, steps: 7 };
  };
  return { asked, solve };
}

describe('induce', () => {
  it('should find a better plan around the best one', () => {
    const run = averagedRun(240);
    const before = run.evaluation.objective;
    induce(run, 20_000, solveAssignment);
    expect(run.evaluation.objective).toBeLessThan(before);
    expect(evaluate(run.problem, run.seatOf)).toEqual(run.evaluation);
    expect(run.steps).toBeGreaterThan(0);
  });

  it('should leave open what plan and climb do not agree on, and begin at the plan', () => {
    const run = averagedRun(240);
    const { asked, solve } = noteOnly();
    induce(run, 123, solve);
    const { problem, options } = asked[0]!;
    expect(options.effort).toBe(123);
    const start = evaluate(problem, options.start!);
    expect(start.isFeasible).toBe(true);
    const { timesTaken, stepsCounted } = run.stage.ascent;
    const { itemNeed, itemPair } = run.stage.columns;
    const isSure = new Uint8Array(run.problem.needCount);
    const taken = new Int32Array(run.problem.needCount);
    timesTaken.forEach((times, item) => {
      const need = itemNeed[item]!;
      taken[need]! += times;
      const isThere = run.problem.pairSeat[itemPair[item]!] === run.seatOf[need];
      if (isThere && times >= 0.97 * stepsCounted) isSure[need] = 1;
    });
    for (let need = 0; need < isSure.length; need++) {
      if (run.seatOf[need] === NONE && taken[need]! <= 0.03 * stepsCounted) isSure[need] = 1;
    }
    const open = isSure.filter((sure) => sure === 0).length;
    expect(open).toBeGreaterThan(10);
    expect(open).toBeLessThan(120);
    // What no seat has room for beside the others waits and is not asked about either.
    expect(problem.needCount).toBeLessThanOrEqual(open);
    expect(problem.needCount).toBeGreaterThan(0.8 * open);
  });

  it('should open more each time that nothing better is found, and then leave this plan alone', () => {
    const run = averagedRun(240, 40_000);
    const { asked, solve } = noteOnly();
    for (let turn = 0; turn < 8; turn++) induce(run, 123, solve);
    const sizes = asked.map(({ problem }) => problem.needCount);
    expect(sizes).toHaveLength(4);
    expect(sizes).toEqual(sizes.toSorted((first, second) => first - second));
    expect(sizes[3]).toBeGreaterThan(sizes[0]!);
    expect(run.steps).toBe(4 * 7);
    run.seatOf = run.seatOf.slice();
    induce(run, 123, solve);
    expect(asked).toHaveLength(5);
    expect(asked[4]!.problem.needCount).toBe(sizes[0]);
  });

  it('should leave small problems, and climbs that are far from their end, alone', () => {
    const { asked, solve } = noteOnly();
    induce(averagedRun(190), 123, solve);
    const early = averagedRun(240);
    early.stage.ascent.stepsCounted = 10;
    induce(early, 123, solve);
    expect(asked).toHaveLength(0);
  });
});
