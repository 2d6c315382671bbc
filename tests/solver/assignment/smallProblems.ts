/** Random small problems with every feature, and the plain enumeration that judges them. Shares no code with the solver but evaluate. */

import fc from 'fast-check';
import { buildProblem } from '../../../solver/assignment/build.ts';
import { evaluate, isBetter } from '../../../solver/assignment/evaluate.ts';
import { type AssignmentProblem, NONE, UNLIMITED } from '../../../solver/assignment/problem.ts';

/** Printed by fast-check with every failure; change it to look elsewhere. */
export const SEED = 20261121;

export interface SmallSize {
  readonly needs: number;
  readonly seats: number;
}

const limit = (most: number) => fc.oneof(fc.constant(UNLIMITED), fc.integer({ min: 0, max: most }));

const seatInput = fc.record({
  capacity: limit(14),
  maxCount: limit(3),
  minCount: fc.constantFrom(0, 0, 0, 1, 2, 3),
  openCost: fc.constantFrom(0, 0, 0, 5, 17),
  fairLoad: limit(8),
  balanceNumerator: fc.constantFrom(0, 0, 45, 130),
});

const segments = fc
  .array(fc.record({ width: fc.integer({ min: 0, max: 12 }), slope: fc.integer({ min: 0, max: 9 }) }), { maxLength: 3 })
  .chain((list) =>
    fc.record({
      denominator: fc.constantFrom(1, 2, 7),
      segments: fc.boolean().map((isEndless) => {
        const rising = list.toSorted((first, second) => first.slope - second.slope);
        return isEndless ? [...rising, { width: Number.POSITIVE_INFINITY, slope: 10 }] : rising;
      }),
    }),
  );

function needInput(seats: number, rows: number) {
  const use = fc.record({ row: fc.nat({ max: Math.max(0, rows - 1) }), amount: fc.integer({ min: 1, max: 5 }) });
  const uses = rows === 0 ? fc.constant([]) : fc.uniqueArray(use, { maxLength: 2, selector: (each) => each.row });
  const pair = fc.record({
    seat: fc.nat({ max: seats - 1 }),
    cost: fc.integer({ min: -10, max: 40 }),
    load: fc.integer({ min: 0, max: 8 }),
    uses,
  });
  return fc.record({
    waitCost: fc.integer({ min: 0, max: 60 }),
    mustServe: fc.boolean(),
    pairs: fc.uniqueArray(pair, { maxLength: seats, selector: (each) => each.seat }),
  });
}

/** Up to the given size, with kinked rows, hard rows, opening, balance, least and largest counts, must-serve and forbidden sets. */
export function smallProblem({ needs, seats }: SmallSize): fc.Arbitrary<AssignmentProblem> {
  return fc
    .record({ seatCount: fc.integer({ min: 1, max: seats }), rowCount: fc.integer({ min: 0, max: 2 }) })
    .chain(({ seatCount, rowCount }) =>
      fc.tuple(
        fc.array(needInput(seatCount, rowCount), { maxLength: needs }),
        fc.array(seatInput, { minLength: seatCount, maxLength: seatCount }),
        fc.array(segments, { minLength: rowCount, maxLength: rowCount }),
        fc.array(
          fc.record({
            seat: fc.nat({ max: seatCount - 1 }),
            needs: fc.uniqueArray(fc.nat({ max: needs - 1 }), { minLength: 1, maxLength: 3 }),
          }),
          { maxLength: 2 },
        ),
      ),
    )
    .map(([needList, seatList, rowList, sets]) =>
      buildProblem(
        needList,
        seatList,
        rowList,
        sets.filter((set) => set.needs.every((need) => need < needList.length)),
      ),
    );
}

/** The best of all plans, one by one. */
export function bestByEnumeration(problem: AssignmentProblem): { objective: number; waitingMustServe: number } {
  const seatOf = new Int32Array(problem.needCount).fill(NONE);
  let best = evaluate(problem, seatOf);
  const place = (need: number): void => {
    if (need === problem.needCount) {
      const evaluation = evaluate(problem, seatOf);
      if (isBetter(evaluation, best)) best = evaluation;
      return;
    }
    seatOf[need] = NONE;
    place(need + 1);
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      seatOf[need] = problem.pairSeat[pair]!;
      place(need + 1);
    }
    seatOf[need] = NONE;
  };
  place(0);
  return best;
}

/** Every feasible plan in which at most `most` must-serve needs wait. */
export function plansOf(problem: AssignmentProblem, most: number): { seatOf: Int32Array; objective: number }[] {
  const plans: { seatOf: Int32Array; objective: number }[] = [];
  const seatOf = new Int32Array(problem.needCount).fill(NONE);
  const place = (need: number): void => {
    if (need === problem.needCount) {
      const { isFeasible, waitingMustServe, objective } = evaluate(problem, seatOf);
      if (isFeasible && waitingMustServe <= most) plans.push({ seatOf: seatOf.slice(), objective });
      return;
    }
    for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
      seatOf[need] = problem.pairSeat[pair]!;
      place(need + 1);
    }
    seatOf[need] = NONE;
    place(need + 1);
  };
  place(0);
  return plans;
}
