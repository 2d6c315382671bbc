/** The harness of the benchmarks: it must refuse a wrong answer, and read every peer’s answer right. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { solveWithHighs } from '../../bench/harness/highs.ts';
import { judgeSeats, judgeSolution, seatsOf } from '../../bench/harness/judge.ts';
import { addUp, readLinearModel } from '../../bench/harness/linearModel.ts';
import { gapPercent, median, table } from '../../bench/harness/markdown.ts';
import { compileCase } from '../../bench/harness/openCase.ts';
import { Ledger } from '../../bench/harness/results.ts';
import { solveWithJslp, solveWithYalps } from '../../bench/harness/smallSolvers.ts';
import { buildProblem, evaluate, NONE, solveAssignment } from '../../solver/index.ts';
import { generateTown } from '../../src/generate/index.ts';

/**
 * Three needs, two mentors of 60 minutes; a wait costs 100. By hand: 40 minutes of need 0 leave room for nothing else on seat 0, needs
 * 1 and 2 fit together on seat 1: 10 + 12 + 5 = 27, and the cheapest seats of all three (10 + 3 + 5 = 18) put 90 minutes on seat 0.
 */
const THREE_NEEDS = {
  seats: [{ capacity: 60 }, { capacity: 60 }],
  needs: [
    { waitCost: 100, mustServe: false, pairs: pairs([10, 40], [30, 40]) },
    { waitCost: 100, mustServe: false, pairs: pairs([3, 25], [12, 25]) },
    { waitCost: 100, mustServe: false, pairs: pairs([5, 25], [5, 30]) },
  ],
};
const THREE_OPTIMUM = 27;

const THREE_LP = `\\ a comment
Minimize
 obj: + 10 x_0_0 + 30 x_0_1 + 100 s_0
  + 3 x_1_0 + 12 x_1_1 + 100 s_1
  + 5 x_2_0 + 5 x_2_1 + 100 s_2
Subject To
 need_0: + 1 x_0_0 + 1 x_0_1 + 1 s_0 = 1
 need_1: + 1 x_1_0 + 1 x_1_1 + 1 s_1 = 1
 need_2: + 1 x_2_0 + 1 x_2_1
   + 1 s_2 = 1
 hours_0: + 40 x_0_0 + 25 x_1_0 + 25 x_2_0 <= 60
 hours_1: + 40 x_0_1 + 25 x_1_1 + 30 x_2_1 <= 60
Binaries
 x_0_0
 x_0_1
 s_0
 x_1_0
 x_1_1
 s_1
 x_2_0
 x_2_1
 s_2
End
`;

function pairs(...costsAndLoads: [number, number][]) {
  return costsAndLoads.map(([cost, load], seat) => ({ seat, cost, load }));
}

describe('peers on three needs', () => {
  const problem = buildProblem(THREE_NEEDS.needs, THREE_NEEDS.seats);

  it('should be the optimum of every plan there is, and ours', () => {
    const worths: number[] = [];
    for (const a of [NONE, 0, 1])
      for (const b of [NONE, 0, 1])
        for (const c of [NONE, 0, 1]) {
          const worth = evaluate(problem, Int32Array.of(a, b, c));
          if (worth.isFeasible) worths.push(worth.objective);
        }
    expect(Math.min(...worths)).toBe(THREE_OPTIMUM);
    const ours = solveAssignment(problem, { seed: 1 });
    expect(ours).toMatchObject({ status: 'optimal', objective: THREE_OPTIMUM });
  });

  it('should read plan and bound of HiGHS', async () => {
    const answer = await solveWithHighs(THREE_LP, 10);
    expect(answer).toMatchObject({ status: 'optimal', why: '' });
    expect(answer.objective).toBeCloseTo(THREE_OPTIMUM, 6);
    expect(answer.bound).toBeCloseTo(THREE_OPTIMUM, 6);
    expect([...seatsOf(answer.values, 3)]).toEqual([0, 1, 1]);
  });

  it('should solve the same by the guarded packages', () => {
    const model = readLinearModel(THREE_LP);
    for (const answer of [solveWithJslp(model, 10), solveWithYalps(model, 10)]) {
      expect(answer).toMatchObject({ status: 'optimal', objective: THREE_OPTIMUM });
      expect([...seatsOf(answer.values, 3)]).toEqual([0, 1, 1]);
    }
  });

  it('should drop zero coefficients, which the presolve of javascript-lp-solver divides by', () => {
    const text = THREE_LP.replace('+ 25 x_2_0 <= 60', '+ 25 x_2_0 + 0 s_0 <= 60');
    expect(solveWithJslp(readLinearModel(text), 10).objective).toBe(THREE_OPTIMUM);
  });

  it('should call a model without a plan that', async () => {
    const text = THREE_LP.replace('x_0_1 + 1 s_0 = 1', 'x_0_1 + 1 s_0 = 7').replaceAll('100 s_0', '0 s_0');
    const limited = text.replace('Binaries', ' cap: + 1 s_0 <= 1\nBinaries');
    const model = readLinearModel(limited);
    expect((await solveWithHighs(limited, 10)).status).toBe('none');
    expect(solveWithJslp(model, 10).status).toBe('none');
    expect(solveWithYalps(model, 10).status).toBe('none');
  });

  it('should add a plan up and name the row it breaks', () => {
    const model = readLinearModel(THREE_LP);
    expect(addUp(model, { x_0_0: 1, x_1_1: 1, x_2_1: 1 })).toEqual({ objective: THREE_OPTIMUM });
    expect(addUp(model, { x_0_0: 1, x_1_0: 1, x_2_1: 1 }).broken).toBe('hours_0');
    expect(addUp(model, { x_0_0: 0.5, x_0_1: 0.5, x_1_1: 1, x_2_1: 1 }).broken).toMatch('x_0_0');
  });
});

describe('judge', () => {
  const open = compileCase(generateTown({ citizens: 20, mentors: 4, seed: 1 }));
  const solution = solveAssignment(open.compiled.problem, { seed: 1, effort: 300 });

  it('should find what our answer says', () => {
    const { objective, waitingMustServe } = solution;
    expect(judgeSolution(open, solution)).toEqual({ objective, waitingMustServe });
  });

  it('should refuse branches that do not prove the bound', () => {
    const town = compileCase(generateTown({ citizens: 60, mentors: 10, seed: 9 }));
    const proven = solveAssignment(town.compiled.problem, { seed: 1, effort: 60_000 });
    expect(proven.branches.length).toBeGreaterThan(1);
    expect(() => judgeSolution(town, proven)).not.toThrow();
    expect(() => judgeSolution(town, { ...proven, branches: proven.branches.slice(1) })).toThrow('BRANCHES_INCOMPLETE');
    const worthless = proven.branches.map(({ choices, prices }) => ({
      choices,
      prices: { ...prices, need: new Float64Array(prices.need.length) },
    }));
    expect(() => judgeSolution(town, { ...proven, branches: worthless })).toThrow('BOUND_NOT_PROVEN');
  });

  it('should refuse a wrong objective, a bound too high and a seat too full', () => {
    expect(() => judgeSolution(open, { ...solution, objective: solution.objective - 1 })).toThrow('OBJECTIVE_WRONG');
    expect(() => judgeSolution(open, { ...solution, certifiedBound: solution.certifiedBound + 1 })).toThrow(
      'BOUND_NOT_PROVEN',
    );
    const { problem } = open.compiled;
    const crowded = Int32Array.from({ length: problem.needCount }, (_, need) => {
      const seats = [...problem.pairSeat.subarray(problem.pairStart[need]!, problem.pairStart[need + 1]!)];
      return seats.includes(0) ? 0 : NONE;
    });
    expect(() => judgeSeats(open, crowded)).toThrow(/SEAT_OVER|CONTRACT_OVER/);
  });
});

describe('results', () => {
  it('should keep what was measured and skip it when resumed', async () => {
    const out = mkdtempSync(path.join(os.tmpdir(), 'makker-harness-'));
    try {
      await new Ledger<{ points: number }>('small', { out, resume: false }).measure('a', async () => ({ points: 1 }));
      const ledger = new Ledger<{ points: number }>('small', { out, resume: true });
      await ledger.measure('a', async () => ({ points: 2 }));
      await ledger.measure('b', async () => ({ points: 3 }));
      expect(ledger.rows().map(({ key, points }) => [key, points])).toEqual([
        ['a', 1],
        ['b', 3],
      ]);
      ledger.publish('Small', table(['points'], [[1234.4]]));
      const text = readFileSync(path.join(out, 'small.md'), 'utf8');
      expect(text).toMatch(/^# Small\n\nMachine: .*Node v\d+/);
      expect(text).toMatch('| 1,234 |');
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  it('should count gaps and medians', () => {
    expect(gapPercent(200, 199)).toBe(0.5);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
