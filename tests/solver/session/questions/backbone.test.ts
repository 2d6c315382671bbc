import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../../solver/assignment/problem.ts';
import { labelOptions } from '../../../../solver/session/index.ts';
import { plansOf, SEED, smallProblem } from '../../assignment/smallProblems.ts';

const met = { always: 0, never: 0, free: 0, open: 0, optimal: 0, problems: 0 };

/** By need: the options of all best plans. */
function bestOptions(problem: AssignmentProblem): Set<number>[] {
  const plans = plansOf(problem, problem.needCount).map((plan) => ({ ...plan, ...evaluate(problem, plan.seatOf) }));
  const fewest = Math.min(...plans.map(({ waitingMustServe }) => waitingMustServe));
  const level = plans.filter(({ waitingMustServe }) => waitingMustServe === fewest);
  const least = Math.min(...level.map(({ objective }) => objective));
  const best = level.filter(({ objective }) => objective === least);
  return Array.from({ length: problem.needCount }, (_, need) => new Set(best.map(({ seatOf }) => seatOf[need]!)));
}

/** Costs in steps of twenty, so that several plans are the best. */
function coarse(problem: AssignmentProblem): AssignmentProblem {
  const rounded = (points: number) => 20 * Math.round(points / 20);
  return { ...problem, pairCost: problem.pairCost.map(rounded), waitCost: problem.waitCost.map(rounded) };
}

function check(problem: AssignmentProblem, questions: number, steps = 2_000): void {
  const seatOf = new Int32Array(problem.needCount).fill(NONE);
  const prices = { need: new Float64Array(problem.needCount), row: new Float64Array(problem.rowCount), mustServe: 0 };
  const effort = { steps, stepsOfQuestion: steps / 2, questions };
  const { options, isOptimal } = labelOptions({ problem, seatOf, prices, ...effort });
  const truth = bestOptions(problem);
  met.problems++;
  met.optimal += isOptimal ? 1 : 0;
  for (const { need, seat, label } of options) {
    met[label]++;
    const isIn = truth[need]!.has(seat);
    if (label === 'open') continue;
    expect(label).toBe(isIn ? (truth[need]!.size === 1 ? 'always' : 'free') : 'never');
  }
}

describe('labelOptions', () => {
  it('should label as all best plans do, and never guess', () => {
    const problem = smallProblem({ needs: 6, seats: 3 }).map(coarse);
    fc.assert(
      fc.property(problem, (drawn) => check(drawn, 100)),
      { seed: SEED, numRuns: 100 },
    );
    expect(met.open).toBeLessThan(0.1 * (met.always + met.never + met.free));
    expect(met.optimal).toBeGreaterThan(0.9 * met.problems);
    for (const count of [met.always, met.never, met.free]) expect(count).toBeGreaterThan(20);
  });

  it('should leave open what its effort does not settle', () => {
    const problem = smallProblem({ needs: 6, seats: 3 });
    const before = { ...met };
    fc.assert(
      fc.property(problem, (drawn) => check(drawn, 0)),
      { seed: SEED + 1, numRuns: 100 },
    );
    expect(met.open).toBeGreaterThan(before.open);
    expect(met.never).toBeGreaterThan(before.never);
  });

  it('should say nothing wrong of problems it has hardly looked at', () => {
    const problem = smallProblem({ needs: 6, seats: 2 }).map(coarse);
    const before = { ...met };
    const steps = fc.constantFrom(1, 2, 5);
    const property = fc.property(problem, steps, (drawn, most) => check(drawn, 3, most));
    fc.assert(property, { seed: SEED + 2, numRuns: 300 });
    expect(met.open).toBeGreaterThan(before.open);
  });
});
