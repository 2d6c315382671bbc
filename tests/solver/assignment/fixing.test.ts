import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbFor } from '../../../solver/assignment/advance.ts';
import { roundPrices } from '../../../solver/assignment/certificate.ts';
import { buildColumns } from '../../../solver/assignment/columns.ts';
import { pairOf } from '../../../solver/assignment/evaluate.ts';
import { forceOptions, strikeOut } from '../../../solver/assignment/fixing.ts';
import { NONE } from '../../../solver/assignment/problem.ts';
import { createRun } from '../../../solver/assignment/run.ts';
import { plansOf, SEED, smallProblem } from './smallProblems.ts';

describe('strikeOut', () => {
  it('should keep every option that a better plan uses', () => {
    let struck = 0;
    let emptied = 0;
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
          const forced = forceOptions(problem, buildColumns(problem), prices, most, () => false)!;
          const left = strikeOut(problem, forced, upper);
          for (const { seatOf, objective } of plans) {
            if (objective >= upper) continue;
            for (let need = 0; need < problem.needCount; need++) {
              if (seatOf[need] === NONE) expect(left?.waitCost[need]).toBe(problem.waitCost[need]);
              else expect(pairOf(left!, need, seatOf[need]!)).not.toBe(NONE);
            }
          }
          struck += problem.pairSeat.length - (left?.pairSeat.length ?? 0);
          if (left === undefined) emptied++;
        },
      ),
      { seed: SEED, numRuns: 250 },
    );
    expect(struck).toBeGreaterThan(100);
    expect(emptied).toBeGreaterThan(10);
  });
});
