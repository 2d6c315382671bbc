import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, isBetter } from '../../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE } from '../../../../solver/assignment/problem.ts';
import { construct, greedyByArrival } from '../../../../solver/assignment/search/construct.ts';
import { createSearch, improve } from '../../../../solver/assignment/search/index.ts';
import { seededRandom } from '../../../../solver/random.ts';
import { randomTown } from '../reshape.ts';
import { bestByEnumeration, SEED, smallProblem } from '../smallProblems.ts';
import { withPins } from './pins.ts';

const STEPS = 400;

const small = fc.tuple(smallProblem({ needs: 6, seats: 4 }), fc.boolean()).map(([problem, hasPins]) => {
  return hasPins ? withPins(problem) : problem;
});

function noPrices(problem: AssignmentProblem) {
  return { need: new Float64Array(problem.needCount), row: new Float64Array(problem.rowCount) };
}

/** Prices of no meaning at all: they may cost time, never correctness. */
function wildPrices(problem: AssignmentProblem, seed: number) {
  const random = seededRandom(seed);
  return {
    need: Float64Array.from({ length: problem.needCount }, () => Math.floor(80 * random()) - 20),
    row: Float64Array.from({ length: problem.rowCount }, () => 3 * random()),
  };
}

function allWait(problem: AssignmentProblem): Int32Array {
  return new Int32Array(problem.needCount).fill(NONE);
}

describe('improve', () => {
  it('should find the best of all plans of a small problem, at any prices', () => {
    fc.assert(
      fc.property(small, fc.nat(), fc.boolean(), (problem, seed, isWild) => {
        const prices = isWild ? wildPrices(problem, seed) : noPrices(problem);
        const { seatOf } = improve(problem, allWait(problem), prices, { steps: STEPS, random: seededRandom(seed) });
        const found = evaluate(problem, seatOf);
        const best = bestByEnumeration(problem);
        expect(found.isFeasible).toBe(true);
        expect([found.waitingMustServe, found.objective]).toEqual([best.waitingMustServe, best.objective]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('should never return a worse or a broken plan, however early it is stopped', () => {
    fc.assert(
      fc.property(small, fc.nat(), fc.nat({ max: 3 }), (problem, seed, polls) => {
        const start = construct(problem, noPrices(problem), seededRandom(seed));
        let left = polls;
        const options = { steps: STEPS, random: seededRandom(seed), shouldStop: () => left-- <= 0 };
        const { seatOf } = improve(problem, start, wildPrices(problem, seed), options);
        const before = evaluate(problem, start);
        const after = evaluate(problem, seatOf);
        expect(before.isFeasible).toBe(true);
        expect(after.isFeasible).toBe(true);
        expect(isBetter(before, after)).toBe(false);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('should mend a broken start', () => {
    fc.assert(
      fc.property(small, fc.nat(), (problem, seed) => {
        const random = seededRandom(seed);
        const start = Int32Array.from({ length: problem.needCount }, (_, need) => {
          const first = problem.pairStart[need]!;
          const count = problem.pairStart[need + 1]! - first;
          return count === 0 ? NONE : problem.pairSeat[first + Math.floor(random() * count)]!;
        });
        const { seatOf } = improve(problem, start, noPrices(problem), { steps: 50, random });
        expect(evaluate(problem, seatOf).isFeasible).toBe(true);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('should repeat exactly with the same seed', () => {
    for (const seed of [1, 2, 3]) {
      const problem = randomTown(60, 12, seed);
      const options = { steps: 3000, random: seededRandom(seed) };
      const first = improve(problem, allWait(problem), noPrices(problem), options);
      const second = improve(problem, allWait(problem), noPrices(problem), { ...options, random: seededRandom(seed) });
      expect(second).toEqual(first);
    }
  });

  it('should spend its least effort even when time is up', () => {
    const problem = randomTown(80, 12, SEED);
    const improvedBy = (leastSteps: number) => {
      const options = { steps: 50_000, leastSteps, random: seededRandom(1), shouldStop: () => true };
      const { seatOf, steps } = improve(problem, allWait(problem), noPrices(problem), options);
      return { steps, objective: evaluate(problem, seatOf).objective };
    };
    expect(improvedBy(0).steps).toBe(0);
    expect(improvedBy(800).steps).toBeGreaterThanOrEqual(800);
    expect(improvedBy(800).steps).toBeLessThan(10_000);
    expect(improvedBy(800).objective).toBeLessThan(improvedBy(0).objective);
  });

  it('should go on from where it is when prices change', () => {
    const problem = randomTown(60, 12, 5);
    const random = seededRandom(5);
    const search = createSearch(problem, allWait(problem), noPrices(problem));
    const before = evaluate(problem, search.run({ steps: 500, random }).seatOf);
    search.setPrices(wildPrices(problem, 5));
    const after = evaluate(problem, search.run({ steps: 500, random }).seatOf);
    expect(after.isFeasible).toBe(true);
    expect(isBetter(before, after)).toBe(false);
  });
});

describe('construct and greedyByArrival', () => {
  it('should always give a plan that keeps every constraint', () => {
    fc.assert(
      fc.property(small, fc.nat(), (problem, seed) => {
        expect(evaluate(problem, construct(problem, noPrices(problem), seededRandom(seed))).isFeasible).toBe(true);
        expect(evaluate(problem, greedyByArrival(problem)).isFeasible).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
