/**
 * How municipalities match today, for comparison: at random except where a caseworker points at a mentor (M3), and in order of arrival
 * to the cheapest seat with room (M2). Both keep every limit; neither looks ahead.
 */
import { type AssignmentProblem, type Evaluation, evaluate, NONE, type Random, UNLIMITED } from '../../solver/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { RuleSet } from '../rules/index.ts';
import { compile, type PairRow } from './compile.ts';

/** Needs in a random order, each on a random eligible seat with room; pins and hand-picked mentors first. */
export function randomWithPicks(
  index: CaseIndex,
  ruleSet: RuleSet,
  pairs: readonly PairRow[],
  random: Random,
): Evaluation {
  const { problem } = compile(index, ruleSet, pairs);
  const room = new Room(problem);
  const order = index.case.needs.map((_, at) => at);
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  const isPicked = (at: number) =>
    index.pinOfNeed.has(index.case.needs[at]!.id) || index.case.needs[at]!.handPickedMentorId !== undefined;
  const picksFirst = [...order.filter(isPicked), ...order.filter((at) => !isPicked(at))];
  for (const need of picksFirst) {
    const picked = index.case.needs[need]!.handPickedMentorId;
    const open = room.pairsWithRoom(need);
    const pick = open.find((pair) => index.seats[problem.pairSeat[pair]!]!.id === picked);
    const chosen = pick ?? open[Math.floor(random() * open.length)];
    if (chosen !== undefined) room.take(need, chosen);
  }
  return evaluate(problem, room.seatOf);
}

/** Needs by order date, each on its cheapest eligible seat with room. */
export function byArrival(index: CaseIndex, ruleSet: RuleSet, pairs: readonly PairRow[]): Evaluation {
  const { problem } = compile(index, ruleSet, pairs);
  const room = new Room(problem);
  const { needs } = index.case;
  const rank = (at: number) => (index.pinOfNeed.has(needs[at]!.id) ? '' : needs[at]!.orderedOn);
  const order = needs.map((_, at) => at).sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a - b));
  for (const need of order) {
    const open = room.pairsWithRoom(need);
    if (open.length > 0)
      room.take(
        need,
        open.reduce((best, pair) => (problem.pairCost[pair]! < problem.pairCost[best]! ? pair : best)),
      );
  }
  return evaluate(problem, room.seatOf);
}

/** What is left of every seat and row. Group seats with a least number are left closed: nobody forms a group by chance. */
class Room {
  readonly seatOf: Int32Array;
  private readonly problem: AssignmentProblem;
  private readonly minutes: Float64Array;
  private readonly places: Float64Array;
  private readonly units: Float64Array;

  constructor(problem: AssignmentProblem) {
    this.problem = problem;
    this.seatOf = new Int32Array(problem.needCount).fill(NONE);
    const limit = (value: number) => (value === UNLIMITED ? Number.POSITIVE_INFINITY : value);
    this.minutes = Float64Array.from(problem.seatCapacity, limit);
    this.places = Float64Array.from(problem.seatMaxCount, (most, seat) =>
      problem.seatMinCount[seat]! > 1 ? 0 : limit(most),
    );
    this.units = new Float64Array(problem.rowCount);
    for (let row = 0; row < problem.rowCount; row++) {
      for (let at = problem.segmentStart[row]!; at < problem.segmentStart[row + 1]!; at++)
        this.units[row]! += problem.segmentWidth[at]!;
    }
  }

  pairsWithRoom(need: number): number[] {
    const open: number[] = [];
    for (let pair = this.problem.pairStart[need]!; pair < this.problem.pairStart[need + 1]!; pair++)
      if (this.fits(pair)) open.push(pair);
    return open;
  }

  private fits(pair: number): boolean {
    const { pairSeat, pairLoad, useStart, useRow, useAmount } = this.problem;
    const seat = pairSeat[pair]!;
    if (pairLoad[pair]! > this.minutes[seat]! || this.places[seat]! < 1) return false;
    for (let use = useStart[pair]!; use < useStart[pair + 1]!; use++)
      if (useAmount[use]! > this.units[useRow[use]!]!) return false;
    return true;
  }

  take(need: number, pair: number): void {
    const { pairSeat, pairLoad, useStart, useRow, useAmount } = this.problem;
    const seat = pairSeat[pair]!;
    this.seatOf[need] = seat;
    this.minutes[seat]! -= pairLoad[pair]!;
    this.places[seat]! -= 1;
    for (let use = useStart[pair]!; use < useStart[pair + 1]!; use++) this.units[useRow[use]!]! -= useAmount[use]!;
  }
}
