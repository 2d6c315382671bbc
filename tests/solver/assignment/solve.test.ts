import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProblem } from '../../../solver/assignment/build.ts';
import { certify } from '../../../solver/assignment/certificate.ts';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../solver/assignment/problem.ts';
import { solveAssignment } from '../../../solver/assignment/solve.ts';
import { randomTown, reorder, withSeat } from './reshape.ts';
import { bestByEnumeration, SEED, smallProblem } from './smallProblems.ts';

const EFFORT = 20_000;

function solve(problem: AssignmentProblem, seed = 1) {
  return solveAssignment(problem, { seed, effort: EFFORT });
}

describe('solveAssignment', () => {
  it('should find the best of all plans, and claim no more than is true', () => {
    let proven = 0;
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 4 }), (problem) => {
        const best = bestByEnumeration(problem);
        const solution = solve(problem);
        expect([solution.waitingMustServe, solution.objective]).toEqual([best.waitingMustServe, best.objective]);
        expect(solution.waitingMustServeBound).toBeLessThanOrEqual(best.waitingMustServe);
        expect(solution.bound).toBeLessThanOrEqual(best.objective);
        expect(solution.certifiedBound).toBeLessThanOrEqual(solution.bound);
        const evaluation = evaluate(problem, solution.seatOf);
        expect(evaluation.isFeasible).toBe(true);
        expect(evaluation.objective).toBe(solution.objective);
        if (solution.status === 'optimal') proven++;
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect(proven).toBeGreaterThan(380);
  });

  it('should not mind how needs and seats are numbered', () => {
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 4 }), fc.integer(), (problem, order) => {
        const { objective, waitingMustServe } = solve(reorder(problem, order));
        expect({ objective, waitingMustServe }).toMatchObject(pick(solve(problem)));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('should never be worse for one more seat', () => {
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 3 }), fc.integer({ min: 0, max: 20 }), (problem, cost) => {
        const before = solve(problem);
        const after = solve(withSeat(problem, cost));
        expect(after.waitingMustServe).toBeLessThanOrEqual(before.waitingMustServe);
        if (after.waitingMustServe === before.waitingMustServe) {
          expect(after.objective).toBeLessThanOrEqual(before.objective);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('should repeat itself for the same seed and effort', () => {
    const town = randomTown(80, 12, SEED);
    const first = solveAssignment(town, { seed: 3, effort: 15_000 });
    const second = solveAssignment(town, { seed: 3, effort: 15_000 });
    expect(second).toEqual(first);
  });

  it('should prove a town of sixty citizens optimal', () => {
    const solution = solveAssignment(randomTown(60, 10, SEED), { seed: 1, effort: 1_000_000 });
    expect(solution.status).toBe('optimal');
    expect(solution.bound).toBe(solution.objective);
  });

  it('should return a feasible plan and a bound when told to stop at once', () => {
    const town = randomTown(200, 30, SEED);
    let asked = 0;
    const solution = solveAssignment(town, {
      seed: 1,
      shouldStop: () => {
        asked++;
        return true;
      },
    });
    expect(asked).toBeGreaterThan(0);
    expect(evaluate(town, solution.seatOf).isFeasible).toBe(true);
    expect(solution.bound).toBeLessThanOrEqual(solution.objective);
    expect(solution.bound).toBeGreaterThan(0);
  });

  it('should return a feasible plan and a bound for no effort', () => {
    const town = randomTown(100, 15, SEED);
    const solution = solveAssignment(town, { seed: 1, effort: 0 });
    expect(evaluate(town, solution.seatOf).isFeasible).toBe(true);
    expect(solution.bound).toBeLessThanOrEqual(solution.objective);
  });

  it('should stop soon after it is told to', () => {
    let polls = 0;
    const stopAfter = 40;
    solveAssignment(randomTown(200, 30, SEED), { seed: 1, shouldStop: () => ++polls > stopAfter });
    expect(polls).toBeLessThan(stopAfter + 60);
  });

  it('should never be worse than the plan it starts from', () => {
    const town = randomTown(80, 12, SEED);
    const start = solveAssignment(town, { seed: 1, effort: 30_000 });
    const again = solveAssignment(town, { seed: 2, effort: 0, start: start.seatOf, prices: start.prices });
    expect(again.objective).toBeLessThanOrEqual(start.objective);
    const { bound } = certify(town, start.prices, start.waitingMustServe);
    expect(again.bound).toBeGreaterThanOrEqual(Math.min(bound, again.objective));
  });

  it('should ignore a start that breaks a limit', () => {
    const problem = buildProblem(
      [0, 1].map(() => ({ waitCost: 9, pairs: [{ seat: 0, cost: 1, load: 3 }] })),
      [{ capacity: 4 }],
    );
    const solution = solveAssignment(problem, { seed: 1, effort: 100, start: Int32Array.of(0, 0) });
    expect(solution.objective).toBe(10);
  });

  it('should stop at the gap it was asked for', () => {
    const town = randomTown(200, 30, SEED);
    const { objective, bound, steps } = solveAssignment(town, { seed: 1, effort: 100_000, gapTarget: 0.2 });
    expect((objective - bound) / objective).toBeLessThanOrEqual(0.2);
    expect(steps).toBeLessThan(100_000);
  });

  it('should serve must-serve needs before everything else', () => {
    const must = { waitCost: 0, mustServe: true, pairs: [{ seat: 0, cost: 1_000_000, load: 1 }] };
    const other = { waitCost: 900_000, pairs: [{ seat: 0, cost: 0, load: 1 }] };
    const solution = solve(buildProblem([other, must, other], [{ capacity: 1 }]));
    expect([...solution.seatOf]).toEqual([NONE, 0, NONE]);
    expect(solution).toMatchObject({ objective: 2_800_000, waitingMustServe: 0, status: 'optimal' });
  });

  it('should prove how few must-serve needs can wait', () => {
    const must = { waitCost: 5, mustServe: true, pairs: [{ seat: 0, cost: 7, load: 1 }] };
    const solution = solve(buildProblem([must, must, must], [{ capacity: 1 }]));
    expect(solution).toMatchObject({ waitingMustServe: 2, waitingMustServeBound: 2, objective: 17, bound: 17 });
    expect(solution.mustServePrices).toBeDefined();
  });

  it('should not call a plan optimal before the first level is proven', () => {
    const must = { waitCost: 5, mustServe: true, pairs: [{ seat: 0, cost: 5, load: 1 }] };
    const solution = solveAssignment(buildProblem([must, must], [{ capacity: 1 }]), { seed: 1, effort: 0 });
    expect(solution).toMatchObject({ objective: 10, bound: 10, waitingMustServeBound: 0, status: 'feasible' });
  });

  it('should keep a need that may not wait on its seat', () => {
    const pinned = { waitCost: Infinity, pairs: [{ seat: 0, cost: 50, load: 3 }] };
    const other = { waitCost: 40, pairs: [{ seat: 0, cost: 1, load: 3 }] };
    const solution = solve(buildProblem([other, pinned], [{ capacity: 5 }]));
    expect([...solution.seatOf]).toEqual([NONE, 0]);
    expect(solution).toMatchObject({ objective: 90, bound: 90, status: 'optimal' });
  });

  it.each([
    ['no needs', buildProblem([], [{ capacity: 3 }]), 0],
    ['no seats', buildProblem([{ waitCost: 4, pairs: [] }], []), 4],
    ['nothing', buildProblem([], []), 0],
    ['no pairs', buildProblem([{ waitCost: 4, mustServe: true, pairs: [] }], [{ capacity: 3, openCost: 2 }]), 4],
  ])('should solve a problem with %s', (_, problem, objective) => {
    expect(solve(problem)).toMatchObject({ objective, bound: objective, status: 'optimal' });
  });
});

function pick({ objective, waitingMustServe }: { objective: number; waitingMustServe: number }) {
  return { objective, waitingMustServe };
}
