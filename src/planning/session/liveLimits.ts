/** What a live problem knows of a need and of a seat by themselves: what waiting costs, what the seat holds and what its hours cost. */
import { setSeat, setWaiting, type Touched } from '../../../solver/index.ts';
import type { Need } from '../../model/need.ts';
import { isMustServe } from '../../rules/index.ts';
import { seatInput, waitCost } from '../compile.ts';
import type { LiveProblem } from './liveProblem.ts';

type Problem = Pick<LiveProblem, 'index' | 'ruleSet' | 'session' | 'seatNumber'>;

/** What the need costs while it waits, and whether it must not. `touch` is called before it changes. */
export function followWaiting(problem: Problem, need: Need, number: number, touch: () => void): void {
  const { index, ruleSet, session: { live } } = problem; // biome-ignore format: three parts of one problem
  const isMust = isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet);
  const cost = waitCost(index, need);
  if (live.need.waitCost.data[number] === cost && live.need.mustServe.data[number] === Number(isMust)) return;
  touch();
  setWaiting(live, number, cost, isMust);
}

/** Limits and prices of seats, by id. */
export function followLimits(problem: Problem, seats: Iterable<string>, touched: Touched): void {
  const { index, seatNumber, session } = problem;
  for (const id of seats) {
    const seat = index.seatById.get(id);
    if (seat === undefined) continue;
    const number = seatNumber.get(id)!;
    if (setSeat(session.live, number, seatInput(index, seat))) touched.seats.add(number);
  }
}
