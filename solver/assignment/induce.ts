/**
 * Relaxation induced neighbourhoods (Danna, Rothberg & Le Pape 2005, Mathematical Programming 102:71–90): where the best plan has a need
 * on the seat that took it in nearly all of the last steps of the climb, it stays there. The other needs are a problem of their own, and a
 * better plan of that one is a better plan of the whole. It is small where the whole is not: of 2,600 needs 240 or so, whose bound takes
 * a twentieth of the time.
 */

import { roundPrices } from './certificate.ts';
import { type Contracted, contract, contractPrices, expand, OPEN } from './contract.ts';
import { type Detour, detoursOf, openTheWay } from './detour.ts';
import { type Ascent, hasAverages } from './dual.ts';
import { NONE } from './problem.ts';
import { isStopped, offer, type Run, upperOf } from './run.ts';
import type { solveAssignment } from './solve.ts';

/** Share of the last steps above which a seat and a plan agree; a try without a better plan brings it this much closer to 1. */
const AGREED_SHARE = 0.97;
const CLOSER = 3;
const MOST_FAILURES = 3;
/** Share of the needs that may be open: with more of them the problem is hardly smaller than the whole. */
const MOST_OPEN = 0.5;
/** Needs below which the whole is small enough. */
const LEAST_NEEDS = 200;

/** Looks for a better plan around the best one for at most `effort` steps, by a detour first where there is one that has not been tried. */
export function induce(run: Run, effort: number, solve: typeof solveAssignment): void {
  const { ascent } = run.stage;
  const { problem, waitAllowance } = ascent.relaxation;
  if (problem.needCount < LEAST_NEEDS || !hasAverages(ascent) || upperOf(run) === Infinity) return;
  if (run.inducedFrom !== run.seatOf) run.inducedFailures = 0;
  const decision = nextDetour(run) ?? nextAgreement(run);
  if (decision === undefined) return;
  const core = contract(problem, decision, waitAllowance);
  if (core === undefined || core.needOf.length > MOST_OPEN * problem.needCount) return;
  const solution = solve(core.problem, {
    seed: run.options.seed,
    effort,
    start: startOf(core, run.seatOf),
    prices: roundPrices(core.problem, contractPrices(core, ascent.bestPrices, problem.needCount)),
    shouldStop: () => isStopped(run),
  });
  run.steps += solution.steps;
  offer(run, expand(core, solution.seatOf));
}

function nextDetour(run: Run): Int32Array | undefined {
  const { ascent, problem } = run.stage;
  const keyOf = ({ need, pair }: Detour) => `${need}:${problem.pairSeat[pair]}`;
  const detour = detoursOf(ascent, run.seatOf).find((each) => !run.detoursTried.has(keyOf(each)));
  if (detour === undefined) return undefined;
  run.detoursTried.add(keyOf(detour));
  return openTheWay(problem, decideAgreed(ascent, run.seatOf, AGREED_SHARE), detour);
}

/** What climb and plan agree on, more closely each time that nothing better was found; undefined when that has been tried enough. */
function nextAgreement(run: Run): Int32Array | undefined {
  if (run.inducedFailures > MOST_FAILURES) return undefined;
  run.inducedFrom = run.seatOf;
  run.inducedFailures++;
  const share = 1 - (1 - AGREED_SHARE) / CLOSER ** (run.inducedFailures - 1);
  return decideAgreed(run.stage.ascent, run.seatOf, share);
}

/** Seats that took a need in so great a share of the steps and have it in the plan, or neither did; the others are open. */
function decideAgreed({ relaxation, timesTaken, stepsCounted }: Ascent, seatOf: Int32Array, share: number): Int32Array {
  const { problem, columns } = relaxation;
  const decision = new Int32Array(problem.needCount).fill(OPEN);
  const taken = new Int32Array(problem.needCount);
  timesTaken.forEach((times, item) => {
    const need = columns.itemNeed[item];
    const pair = columns.itemPair[item];
    taken[need] += times;
    if (times >= share * stepsCounted && problem.pairSeat[pair] === seatOf[need]) decision[need] = pair;
  });
  return decision.map((pair, need) => {
    const isWaiting = seatOf[need] === NONE && taken[need] <= (1 - share) * stepsCounted;
    return isWaiting && problem.waitCost[need] < Infinity ? NONE : pair;
  });
}

/** The plan's open needs, by the seats of the contracted problem. */
function startOf(core: Contracted, seatOf: Int32Array): Int32Array {
  const contracted = new Map(Array.from(core.seatOf, (seat, at) => [seat, at]));
  return core.needOf.map((need) => contracted.get(seatOf[need]) ?? NONE);
}
