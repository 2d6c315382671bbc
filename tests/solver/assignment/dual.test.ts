import fc from 'fast-check';
import solver from 'javascript-lp-solver';
import { describe, expect, it } from 'vitest';
import { buildProblem } from '../../../solver/assignment/build.ts';
import { buildColumns } from '../../../solver/assignment/columns.ts';
import { seatCost, seatHolds } from '../../../solver/assignment/costs.ts';
import { seatsOf } from '../../../solver/assignment/draft.ts';
import { climb, createAscent } from '../../../solver/assignment/dual.ts';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { stopAtKink } from '../../../solver/assignment/priceDomain.ts';
import type { AssignmentProblem } from '../../../solver/assignment/problem.ts';
import { createRelaxation, evaluateBound } from '../../../solver/assignment/relaxation.ts';
import { draftFromTimesTaken } from '../../../solver/assignment/rounding.ts';
import { bestByEnumeration, SEED, smallProblem } from './smallProblems.ts';

/** Nobody must be served: the level has a price of its own, and this is about the others. */
const withoutLevel = (problem: AssignmentProblem) => ({ ...problem, mustServe: new Uint8Array(problem.needCount) });

interface Answer {
  readonly feasible: boolean;
  readonly result: number;
}

interface Entry {
  [name: string]: number;
}

/**
 * The best bound there is, with so many must-serve needs waiting: the linear program over all sets of needs each seat can hold, by the
 * simplex method.
 */
function bestBound(problem: AssignmentProblem, waitAllowance = 0): number {
  const variables: Record<string, Entry> = {};
  const constraints: Record<string, { equal?: number; max?: number }> = { level: { max: waitAllowance } };
  for (let need = 0; need < problem.needCount; need++) {
    constraints[`need${need}`] = { equal: 1 };
    variables[`wait${need}`] = { cost: problem.waitCost[need]!, [`need${need}`]: 1, level: problem.mustServe[need]! };
  }
  for (let seat = 0; seat < problem.seatCount; seat++) {
    constraints[`seat${seat}`] = { max: 1 };
    const pairs = pairsOfSeat(problem, seat);
    for (let set = 1; set < 2 ** pairs.length; set++) {
      const chosen = pairs.filter((_, at) => (set >> at) % 2 === 1);
      const load = chosen.reduce((sum, { pair }) => sum + problem.pairLoad[pair]!, 0);
      if (!seatHolds(problem, seat, load, chosen.length)) continue;
      const entry: Entry = { cost: seatCost(problem, seat, load, chosen.length), [`seat${seat}`]: 1 };
      for (const { pair, need } of chosen) {
        entry.cost! += problem.pairCost[pair]!;
        entry[`need${need}`] = 1;
        for (let use = problem.useStart[pair]!; use < problem.useStart[pair + 1]!; use++) {
          const row = `row${problem.useRow[use]}`;
          entry[row] = (entry[row] ?? 0) + problem.useAmount[use]!;
        }
      }
      variables[`set${seat}.${set}`] = entry;
    }
  }
  for (let row = 0; row < problem.rowCount; row++) {
    constraints[`row${row}`] = { max: 0 };
    for (let at = problem.segmentStart[row]!; at < problem.segmentStart[row + 1]!; at++) {
      const cost = problem.segmentSlope[at]! / problem.rowDenominator[row]!;
      variables[`segment${at}`] = { cost, [`row${row}`]: -1, [`width${at}`]: 1 };
      const width = problem.segmentWidth[at]!;
      if (Number.isFinite(width)) constraints[`width${at}`] = { max: width };
    }
  }
  const answer = solver.Solve({ optimize: 'cost', opType: 'min', constraints, variables }) as Answer;
  expect(answer.feasible).toBe(true);
  return answer.result;
}

function pairsOfSeat(problem: AssignmentProblem, seat: number) {
  const pairs: { pair: number; need: number }[] = [];
  for (let need = 0; need < problem.needCount; need++) {
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      if (problem.pairSeat[pair] === seat) pairs.push({ pair, need });
    }
  }
  return pairs;
}

describe('climb', () => {
  it('should end at the best bound there is, kinks of rows and prices of waiting among them', () => {
    let close = 0;
    let withRows = 0;
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 3 }).map(withoutLevel), (problem) => {
        const relaxation = createRelaxation(problem, 0);
        const ascent = createAscent(relaxation, new Float64Array(problem.needCount + problem.rowCount + 1));
        climb(ascent, Infinity, 4000, () => false);
        const best = bestBound(problem);
        expect(ascent.bestValue).toBeLessThanOrEqual(best + 1e-6 * (1 + Math.abs(best)));
        if (ascent.bestValue > best - 0.01 * (1 + Math.abs(best))) close++;
        if (problem.rowCount > 0) withRows++;
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(withRows).toBeGreaterThan(80);
    // A few climbs on problems this small end at a kink of several prices at once.
    expect(close).toBeGreaterThan(190);
  });
});

describe('climb to a price of must-serve needs', () => {
  it('should end at the best bound there is, wherever that price begins', () => {
    let close = 0;
    let priced = 0;
    fc.assert(
      fc.property(smallProblem({ needs: 6, seats: 3 }), fc.constantFrom(0, 30), (problem, start) => {
        const waitAllowance = bestByEnumeration(problem).waitingMustServe;
        const relaxation = createRelaxation(problem, waitAllowance);
        const prices = new Float64Array(problem.needCount + problem.rowCount + 1).fill(start, -1);
        const ascent = createAscent(relaxation, prices);
        climb(ascent, Infinity, 4000, () => false);
        const best = bestBound(problem, waitAllowance);
        expect(ascent.bestValue).toBeLessThanOrEqual(best + 1e-6 * (1 + Math.abs(best)));
        if (ascent.bestValue > best - 0.01 * (1 + Math.abs(best))) close++;
        if (ascent.bestPrices.at(-1)! > 0) priced++;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(priced).toBeGreaterThan(100);
    expect(close).toBeGreaterThan(290);
  });

  it('should climb as far as a mentor’s week is worth, from either side', () => {
    // Small needs fill six seats of 100, and three must-serve needs, of which one may wait, each take nearly all of a seat.
    const small = Array.from({ length: 150 }, (_, at) => ({
      waitCost: 600 + ((at * 37) % 500),
      pairs: [0, 1, 2].map((turn) => ({
        seat: (at + turn * (1 + (at % 2))) % 6,
        cost: (at * (turn + 3) * 29) % 200,
        load: 4 + ((at + turn) % 5),
      })),
    }));
    const large = [0, 1, 2].map((at) => ({
      waitCost: 500,
      mustServe: true,
      pairs: [0, 1, 2].map((turn) => ({ seat: at + turn, cost: 50, load: 90 + at })),
    }));
    const seats = Array.from({ length: 6 }, () => ({ capacity: 100 }));
    const relaxation = createRelaxation(buildProblem([...small, ...large], seats), 1);
    const bounds = [0, 5000, 20_000].map((start) => {
      const prices = new Float64Array(154)
        .fill(300)
        .fill(500 + start, 150, 153)
        .fill(start, 153);
      const ascent = createAscent(relaxation, prices);
      climb(ascent, Infinity, 600, () => false);
      return ascent.bestValue;
    });
    expect(Math.min(...bounds)).toBeGreaterThan(0.999 * Math.max(...bounds));
  });

  it.each([
    ['turn round where the slope is opposite to the way it came', 1000, 10, 0.999 * 20_010],
    ['leave the ground though λ would first fall below zero', 0, 0, 1000],
  ])('should %s', (_, priceOfSmall, priceOfLarge, least) => {
    // Each of two seats holds 20 small needs or a must-serve need, and one of these may wait: 20 small ones wait, and it, 20,010 points.
    // Only λ has to move, and its long steps go too far.
    const small = [0, 1].flatMap((seat) =>
      Array.from({ length: 20 }, () => ({ waitCost: 1000, pairs: [{ seat, cost: 0, load: 5 }] })),
    );
    const large = [0, 1].map((seat) => ({ waitCost: 10, mustServe: true, pairs: [{ seat, cost: 0, load: 100 }] }));
    const problem = buildProblem([...small, ...large], [{ capacity: 100 }, { capacity: 100 }]);
    const prices = new Float64Array(43).fill(priceOfSmall, 0, 40).fill(priceOfLarge, 40, 42);
    const ascent = createAscent(createRelaxation(problem, 1), prices);
    climb(ascent, Infinity, 600, () => false);
    expect(ascent.bestValue).toBeGreaterThan(least);
  });
});

describe('evaluateBound', () => {
  it('should have no slope where a price on a kink meets a part of the segment', () => {
    // One need on one seat uses 3 of a row whose first 2 units are free and the next 4 cost 5 each: at 5 a unit, 1 of the 4 is filled.
    const needs = [{ waitCost: 100, pairs: [{ seat: 0, cost: 10, load: 1, uses: [{ row: 0, amount: 3 }] }] }];
    const row = {
      segments: [
        { width: 2, slope: 0 },
        { width: 4, slope: 5 },
      ],
    };
    const relaxation = createRelaxation(buildProblem(needs, [{}], [row]), 0);
    const slopeAt = (price: number) => {
      evaluateBound(relaxation, Float64Array.of(60, price, 0));
      return relaxation.slope[1];
    };
    expect(slopeAt(5)).toBe(0);
    expect(slopeAt(4.9)).toBe(3 - 2);
    expect(slopeAt(5.1)).toBe(3 - 6);
  });
});

describe('stopAtKink', () => {
  const row = {
    segments: [
      { width: 2, slope: 0 },
      { width: 4, slope: 6 },
      { width: Infinity, slope: 9 },
    ],
    denominator: 3,
  };
  const problem = buildProblem([], [], [row]);

  it.each([
    [1, 5, 2],
    [2, 5, 3],
    [2, 2.5, 2.5],
    [5, 1, 3],
    [3, 1, 2],
    [1, 0.5, 0.5],
  ])('should take a price from %d towards %d as far as %d', (from, to, expected) => {
    expect(stopAtKink(problem, 0, from, to)).toBe(expected);
  });
});

describe('draftFromTimesTaken', () => {
  it('should break no limit, whatever was taken', () => {
    let placed = 0;
    fc.assert(
      fc.property(
        smallProblem({ needs: 7, seats: 4 }),
        fc.array(fc.nat({ max: 9 }), { minLength: 28, maxLength: 28 }),
        (problem, times) => {
          const columns = buildColumns(problem);
          const timesTaken = Int32Array.from(columns.itemPair, (_, item) => times[item]!);
          const price = Float64Array.from({ length: problem.needCount }, (_, need) => times[need]! * 10);
          const seatOf = seatsOf(draftFromTimesTaken(problem, columns, timesTaken, price));
          expect(evaluate(problem, seatOf).isFeasible).toBe(true);
          placed += seatOf.filter((seat) => seat >= 0).length;
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
    expect(placed).toBeGreaterThan(300);
  });
});
