import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../../solver/assignment/problem.ts';
import { breakFrontier, brokenIn } from '../../../../solver/session/index.ts';
import { plansOf, SEED, smallProblem } from '../../assignment/smallProblems.ts';

const MOST = 3;
const met = { points: 0, proven: 0, impossible: 0, falling: 0, mustServe: 0 };

interface Drawn {
  readonly problem: AssignmentProblem;
  readonly homeOf: Int32Array;
}

/** A small problem of which some needs have a running relation: on one of their seats, or on one they can no longer have. */
const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(smallProblem({ needs: 6, seats: 3 }), fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }))
  .map(([problem, choices]) => ({
    problem,
    homeOf: Int32Array.from({ length: problem.needCount }, (_, need) => {
      const own = problem.pairSeat.subarray(problem.pairStart[need], problem.pairStart[need + 1]);
      const choice = choices[need]!;
      return choice === 0
        ? NONE
        : choice === 1
          ? choice % problem.seatCount
          : (own[choice % Math.max(1, own.length)] ?? NONE);
    }),
  }));

function check({ problem, homeOf }: Drawn, steps = 3_000): void {
  const seatOf = new Int32Array(problem.needCount).fill(NONE);
  const prices = { need: new Float64Array(problem.needCount), row: new Float64Array(problem.rowCount), mustServe: 0 };
  const points = breakFrontier({ problem, homeOf, mostBroken: MOST, seatOf, prices, steps });
  const plans = plansOf(problem, problem.needCount).map((plan) => ({
    ...evaluate(problem, plan.seatOf),
    broken: brokenIn(homeOf, plan.seatOf),
  }));
  let before: { waitingMustServe: number; objective: number } | undefined;
  expect(points.map(({ most }) => most)).toEqual([0, 1, 2, 3]);
  for (const { most, plan, bound, isProven } of points) {
    const within = plans.filter(({ broken }) => broken <= most);
    const fewest = Math.min(...within.map(({ waitingMustServe }) => waitingMustServe));
    const level = within.filter(({ waitingMustServe }) => waitingMustServe === fewest);
    const least = Math.min(...level.map(({ objective }) => objective));
    met.points++;
    met.proven += isProven ? 1 : 0;
    if (plan === undefined) {
      expect(isProven && within.length > 0).toBe(false);
      met.impossible += isProven ? 1 : 0;
      continue;
    }
    expect(evaluate(problem, plan.seatOf)).toMatchObject({ isFeasible: true, objective: plan.objective });
    expect(plan.broken).toBeLessThanOrEqual(most);
    expect(brokenIn(homeOf, plan.seatOf)).toBe(plan.broken);
    const atLevel = within.filter(({ waitingMustServe }) => waitingMustServe <= plan.waitingMustServe);
    expect(bound).toBeLessThanOrEqual(Math.min(...atLevel.map(({ objective }) => objective)));
    if (isProven) expect([plan.waitingMustServe, plan.objective]).toEqual([fewest, least]);
    met.mustServe += plan.waitingMustServe > 0 ? 1 : 0;
    if (before !== undefined) {
      expect(plan.waitingMustServe).toBeLessThanOrEqual(before.waitingMustServe);
      if (plan.waitingMustServe === before.waitingMustServe)
        expect(plan.objective).toBeLessThanOrEqual(before.objective);
      met.falling += plan.objective < before.objective ? 1 : 0;
    }
    before = plan;
  }
}

describe('breakFrontier', () => {
  it('should find the best plan for each number of breaks, as enumeration does', () => {
    fc.assert(
      fc.property(drawn, (town) => check(town)),
      { seed: SEED, numRuns: 100 },
    );
    expect(met.proven).toBeGreaterThan(0.9 * met.points);
    for (const count of [met.impossible, met.falling, met.mustServe]) expect(count).toBeGreaterThan(5);
  });

  it('should prove nothing wrong of problems it has hardly looked at', () => {
    fc.assert(
      fc.property(drawn, (town) => check(town, 1)),
      { seed: SEED + 1, numRuns: 200 },
    );
  });
});
