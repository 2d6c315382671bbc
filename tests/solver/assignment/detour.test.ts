import { describe, expect, it } from 'vitest';
import { buildProblem } from '../../../solver/assignment/build.ts';
import { OPEN } from '../../../solver/assignment/contract.ts';
import { detoursOf, openTheWay } from '../../../solver/assignment/detour.ts';
import { climb, createAscent } from '../../../solver/assignment/dual.ts';
import { keepPairs } from '../../../solver/assignment/fixing.ts';
import { induce } from '../../../solver/assignment/induce.ts';
import { NONE } from '../../../solver/assignment/problem.ts';
import { createRelaxation } from '../../../solver/assignment/relaxation.ts';
import { createRun, offer } from '../../../solver/assignment/run.ts';
import { solveAssignment } from '../../../solver/assignment/solve.ts';
import { seededRandom } from '../../../solver/random.ts';

const use = (row: number) => [{ row, amount: 1 }];
/** Two seats, one need that goes to either and three that are there; row 0 has an end, row 1 becomes dearer only. */
const problem = buildProblem(
  [
    {
      waitCost: 900,
      pairs: [
        { seat: 0, cost: 1, load: 1 },
        { seat: 1, cost: 1, load: 1, uses: [...use(0), ...use(1)] },
      ],
    },
    { waitCost: 900, pairs: [{ seat: 1, cost: 1, load: 1 }] },
    { waitCost: 900, pairs: [{ seat: 0, cost: 1, load: 1, uses: use(0) }] },
    { waitCost: 900, pairs: [{ seat: 0, cost: 1, load: 1, uses: use(1) }] },
  ],
  [{ capacity: 9 }, { capacity: 9 }],
  [
    { denominator: 1, segments: [{ width: 5, slope: 0 }] },
    { denominator: 1, segments: [{ width: Infinity, slope: 3 }] },
  ],
);

describe('detoursOf', () => {
  /** An ascent of a hundred steps with so many of them on each of the first need's seats, at a bound of 1,000 points. */
  const ascentOf = (onFirst: number, onSecond: number, price: number) => {
    const relaxation = createRelaxation(problem, 0);
    const ascent = createAscent(relaxation, new Float64Array(problem.needCount + problem.rowCount + 1));
    ascent.bestValue = 1000;
    ascent.stepsCounted = 100;
    ascent.bestPrices[0] = price;
    relaxation.columns.itemPair.forEach((pair, item) => {
      if (pair === 0) ascent.timesTaken[item] = onFirst;
      if (pair === 1) ascent.timesTaken[item] = onSecond;
    });
    return ascent;
  };

  it('should name the other seat of a need that is dear enough', () => {
    const onFirst = Int32Array.of(0, 1, 0, 0);
    expect(detoursOf(ascentOf(60, 40, 3000), onFirst)).toEqual([{ need: 0, pair: 1 }]);
    expect(detoursOf(ascentOf(60, 40, 2999), onFirst)).toEqual([]);
    expect(detoursOf(ascentOf(95, 5, 9000), onFirst)).toEqual([]);
  });

  it('should name both seats of a need that waits, the one taken more often first', () => {
    const waiting = Int32Array.of(NONE, 1, 0, 0);
    expect(detoursOf(ascentOf(40, 60, 3000), waiting).map(({ pair }) => pair)).toEqual([1, 0]);
  });
});

describe('openTheWay', () => {
  it('should open what is on the seat and on rows that have an end, and nothing else', () => {
    const decision = Int32Array.of(0, 2, 3, 4);
    expect([...openTheWay(problem, decision, { need: 0, pair: 1 })]).toEqual([1, OPEN, OPEN, 4]);
    expect([...openTheWay(problem, decision, { need: 0, pair: 0 })]).toEqual([0, 2, OPEN, OPEN]);
    expect([...decision]).toEqual([0, 2, 3, 4]);
  });
});

describe('a need as large as a contract', () => {
  it('should be found its place, though many others give way to it there', () => {
    // Three suppliers hold forty needs each; the large need takes nine tenths of any. Only at the third do the others have a second choice
    // that costs next to nothing, and nobody but a search that looks there on purpose would move thirty of them.
    const random = seededRandom(5);
    const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
    const ordinary = Array.from({ length: 240 }, (_, need) => {
      const home = need % 3;
      const away = 3 + (need % 30);
      const cost = between(50, 90);
      const load = between(8, 12);
      const awayCost = home === 2 ? cost + between(1, 9) : cost + between(200, 260);
      return {
        waitCost: 2000,
        pairs: [
          { seat: home, cost, load },
          { seat: away, cost: awayCost, load },
        ],
      };
    });
    // As many again that have nothing to do with it.
    const others = Array.from({ length: 240 }, (_, need) => ({
      waitCost: 2000,
      pairs: [{ seat: 33 + (need % 24), cost: 50, load: 10 }],
    }));
    const large = { waitCost: 90_000, pairs: [0, 1, 2].map((seat) => ({ seat, cost: 100 - seat, load: 720 })) };
    const seats = Array.from({ length: 57 }, (_, seat) => ({ capacity: seat < 3 ? 800 : 100 }));
    const whole = buildProblem([large, ...ordinary, ...others], seats);
    const elsewhere = keepPairs(whole, (pair, need) => need > 0 || whole.pairSeat[pair] === 0);
    const run = createRun(whole, { seed: 1 }, Infinity);
    offer(run, solveAssignment(elsewhere, { seed: 1, effort: 20_000 }).seatOf);
    expect(run.seatOf[0]).toBe(0);
    climb(run.stage.ascent, Infinity, 3000, () => false);
    // The climb as it often ends: sure of the plan, but for the large need and those that had to leave its seat.
    const { timesTaken, stepsCounted } = run.stage.ascent;
    run.columns.itemPair.forEach((pair, item) => {
      const need = run.columns.itemNeed[item]!;
      const seat = whole.pairSeat[pair]!;
      const isUnsure = need === 0 || (need <= 240 && (need - 1) % 3 === 0);
      timesTaken[item] = (isUnsure ? 0.3 + seat / 100 : Number(run.seatOf[need] === seat)) * stepsCounted;
    });
    const before = run.evaluation.objective;
    induce(run, 20_000, solveAssignment);
    expect(run.seatOf[0]).toBe(2);
    expect([...run.detoursTried]).toEqual(['0:2']);
    expect(run.evaluation.objective).toBeLessThan(before - 1000);
  });
});
