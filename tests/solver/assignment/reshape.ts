/** The same problem in another order, or with one more seat; and small towns for tests that need a few dozen needs. */

import { buildProblem, type NeedInput, type RowInput, type SeatInput } from '../../../solver/assignment/build.ts';
import type { AssignmentProblem } from '../../../solver/assignment/problem.ts';
import { seededRandom } from '../../../solver/random.ts';

interface Parts {
  needs: NeedInput[];
  seats: SeatInput[];
  rows: RowInput[];
}

/** A problem back in readable lists. */
function partsOf(problem: AssignmentProblem): Parts {
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
  const needs = range(0, problem.needCount).map((need) => ({
    waitCost: problem.waitCost[need]!,
    mustServe: problem.mustServe[need] === 1,
    pairs: range(problem.pairStart[need]!, problem.pairStart[need + 1]!).map((pair) => ({
      seat: problem.pairSeat[pair]!,
      cost: problem.pairCost[pair]!,
      load: problem.pairLoad[pair]!,
      uses: range(problem.useStart[pair]!, problem.useStart[pair + 1]!).map((use) => ({
        row: problem.useRow[use]!,
        amount: problem.useAmount[use]!,
      })),
    })),
  }));
  const seats = range(0, problem.seatCount).map((seat) => ({
    capacity: problem.seatCapacity[seat]!,
    maxCount: problem.seatMaxCount[seat]!,
    minCount: problem.seatMinCount[seat]!,
    openCost: problem.seatOpenCost[seat]!,
    fairLoad: problem.seatFairLoad[seat]!,
    balanceNumerator: problem.seatBalanceNumerator[seat]!,
  }));
  const rows = range(0, problem.rowCount).map((row) => ({
    denominator: problem.rowDenominator[row]!,
    segments: range(problem.segmentStart[row]!, problem.segmentStart[row + 1]!).map((segment) => ({
      width: problem.segmentWidth[segment]!,
      slope: problem.segmentSlope[segment]!,
    })),
  }));
  return { needs, seats, rows };
}

/** Needs and seats in another order. */
export function reorder(problem: AssignmentProblem, seed: number): AssignmentProblem {
  const { needs, seats, rows } = partsOf(problem);
  const random = seededRandom(seed);
  const needOrder = shuffled(needs.length, random);
  const seatOrder = shuffled(seats.length, random);
  const newSeat = (seat: number) => seatOrder.indexOf(seat);
  return buildProblem(
    needOrder.map((need) => ({
      ...needs[need]!,
      pairs: needs[need]!.pairs.map((pair) => ({ ...pair, seat: newSeat(pair.seat) })),
    })),
    seatOrder.map((seat) => seats[seat]!),
    rows,
    problem.forbiddenSets.map((set) => ({
      seat: newSeat(set.seat),
      needs: set.needs.map((need) => needOrder.indexOf(need)),
    })),
  );
}

/** One more seat that holds two needs, open to all. */
export function withSeat(problem: AssignmentProblem, cost: number): AssignmentProblem {
  const { needs, seats, rows } = partsOf(problem);
  const seat = seats.length;
  return buildProblem(
    needs.map((need) => ({ ...need, pairs: [...need.pairs, { seat, cost, load: 1 }] })),
    [...seats, { capacity: 2 }],
    rows,
    problem.forbiddenSets,
  );
}

function shuffled(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** A third of the needs are must-serve; hours are a little short, so that some needs wait. */
export function randomTown(needCount: number, seatCount: number, seed: number): AssignmentProblem {
  const random = seededRandom(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const needs = Array.from({ length: needCount }, (_, need) => {
    const load = whole(4, 30);
    const pairs = Array.from({ length: seatCount }, (_, seat) => seat)
      .filter(() => random() < 0.5)
      .map((seat) => ({ seat, cost: whole(50, 500), load: load + whole(0, 6) }));
    return { waitCost: whole(800, 2500), mustServe: need % 3 === 0, pairs };
  });
  const capacity = Math.ceil((needCount / seatCount) * 20);
  return buildProblem(
    needs,
    Array.from({ length: seatCount }, () => ({ capacity: whole(capacity - 20, capacity + 20), maxCount: 9 })),
  );
}
