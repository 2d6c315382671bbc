import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify, roundPrices } from '../../../../solver/assignment/certificate.ts';
import { buildColumns } from '../../../../solver/assignment/columns.ts';
import { climb, createAscent } from '../../../../solver/assignment/dual.ts';
import { evaluate } from '../../../../solver/assignment/evaluate.ts';
import { forceOptions } from '../../../../solver/assignment/fixing.ts';
import type { AssignmentProblem, Branch } from '../../../../solver/assignment/problem.ts';
import { viewBelow } from '../../../../solver/assignment/proof/grow.ts';
import {
  beginProof,
  certifyLeaves,
  growProof,
  type Proof,
  provenPoints,
} from '../../../../solver/assignment/proof/index.ts';
import { createRelaxation } from '../../../../solver/assignment/relaxation.ts';
import { solveAssignment } from '../../../../solver/assignment/solve.ts';
import { randomTown } from '../reshape.ts';
import { plansOf, SEED, smallProblem } from '../smallProblems.ts';

/** A proof at prices that have climbed for some steps; undefined where these prove nothing. */
function proofOf(problem: AssignmentProblem, waitAllowance: number, steps: number, upper: number): Proof | undefined {
  const relaxation = createRelaxation(problem, waitAllowance);
  const ascent = createAscent(relaxation, new Float64Array(problem.needCount + problem.rowCount + 1));
  climb(ascent, Infinity, steps, () => false);
  const prices = roundPrices(problem, ascent.bestPrices);
  const { bound } = certify(problem, prices, waitAllowance);
  const forced = forceOptions(problem, buildColumns(problem), prices, waitAllowance, () => false)!;
  if (bound === -Infinity) return undefined;
  return beginProof({ problem, waitAllowance, prices, bound, forced }, ascent.bestPrices, upper);
}

/** Grows by `work`, keeping the best plan offered below `upper`. */
function grow(proof: Proof, upper: number, work: number) {
  const { problem, waitAllowance } = proof.root;
  let best = upper;
  const isClosed = growProof(proof, {
    work,
    upper: () => best,
    offer: (seatOf) => {
      const { isFeasible, waitingMustServe, objective } = evaluate(problem, seatOf);
      const cost = isFeasible && waitingMustServe <= waitAllowance ? objective : Infinity;
      best = Math.min(best, cost);
      return cost;
    },
    shouldStop: () => false,
  });
  return { isClosed, best };
}

/** Branches whose choices a plan fits. */
function branchesOf(branches: readonly Branch[], seatOf: Int32Array): number {
  return branches.filter(({ choices }) =>
    choices.every(({ need, seat, isTaken }) => (seatOf[need] === seat) === isTaken),
  ).length;
}

/** As where so many pairs are left that the first goal is low: a row of goals has to be reached. */
function aimLow(proof: Proof): void {
  proof.goal = proof.root.bound + 1;
  proof.step = 1;
  proof.view = viewBelow(proof.root, proof.goal);
}

describe('growProof', () => {
  it('should prove no more than is true, however early it is stopped and whatever it starts from', () => {
    let raised = 0;
    let closed = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 6, seats: 4 }),
        fc.nat({ max: 3 }),
        fc.constantFrom(0, 3, 40),
        fc.nat({ max: 30 }),
        fc.constantFrom(20, 200, 5000),
        fc.boolean(),
        (problem, most, steps, above, work, isLow) => {
          const plans = plansOf(problem, most);
          const least = Math.min(...plans.map((plan) => plan.objective));
          const upper = Number.isFinite(least) ? least + above : 1000;
          const proof = proofOf(problem, most, steps, upper);
          if (proof === undefined) return;
          if (isLow) aimLow(proof);
          for (let slice = 0; slice < 4; slice++) {
            const { isClosed, best } = grow(proof, upper, work);
            const { bound, branches } = certifyLeaves(proof);
            expect(Math.min(provenPoints(proof), best)).toBeLessThanOrEqual(least);
            expect(Math.min(bound, upper)).toBeLessThanOrEqual(least);
            if (branches.length > 0) {
              for (const { seatOf } of plans) expect(branchesOf(branches, seatOf)).toBe(1);
            }
            if (bound > proof.root.bound && plans.length > 0) raised++;
            if (!isClosed) continue;
            closed++;
            expect(best).toBe(Math.min(least, upper));
          }
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
    expect(raised).toBeGreaterThan(200);
    expect(closed).toBeGreaterThan(400);
  });

  it('should prove the optimum of small towns by prices that anybody can add up', () => {
    let split = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const problem = randomTown(18, 4, seed);
      const known = solveAssignment(problem, { seed: 1, effort: 20_000 });
      const upper = known.objective + 40;
      const proof = proofOf(problem, known.waitingMustServe, 2000, upper)!;
      if (seed % 2 === 0) aimLow(proof);
      const { isClosed, best } = grow(proof, upper, 1e7);
      expect(isClosed).toBe(true);
      expect(best).toBe(known.objective);
      const { bound, branches } = certifyLeaves(proof);
      expect(bound).toBe(best);
      if (branches.length > 1) split++;
    }
    expect(split).toBeGreaterThan(4);
  });
});
