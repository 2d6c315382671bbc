import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbFor } from '../../../solver/assignment/advance.ts';
import { roundPrices } from '../../../solver/assignment/certificate.ts';
import { buildColumns } from '../../../solver/assignment/columns.ts';
import { fixByBound } from '../../../solver/assignment/fixing.ts';
import { NONE } from '../../../solver/assignment/problem.ts';
import { createRun } from '../../../solver/assignment/run.ts';
import { plansOf, SEED, smallProblem } from './smallProblems.ts';

describe('fixByBound', () => {
  it('should keep every option that a better plan uses', () => {
    let struck = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 5, seats: 3 }),
        fc.nat({ max: 2 }),
        fc.nat({ max: 9 }),
        (problem, most, above) => {
          const plans = plansOf(problem, most);
          const upper = Math.min(...plans.map((plan) => plan.objective)) + above;
          if (!Number.isFinite(upper)) return;
          const run = createRun(problem, { seed: 1 }, 20_000);
          climbFor(run, 3000);
          const prices = roundPrices(problem, run.whole.ascent.bestPrices);
          const fixing = fixByBound(problem, buildColumns(problem), prices, most, upper, () => false)!;
          for (const { seatOf, objective } of plans) {
            if (objective >= upper) continue;
            for (let need = 0; need < problem.needCount; need++) {
              if (seatOf[need] === NONE) expect(fixing.mayWait[need]).toBe(1);
              for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
                if (problem.pairSeat[pair] === seatOf[need]) expect(fixing.keep[pair]).toBe(1);
              }
            }
          }
          struck += problem.pairSeat.length - fixing.keptPairs;
        },
      ),
      { seed: SEED, numRuns: 250 },
    );
    expect(struck).toBeGreaterThan(100);
  });
});
