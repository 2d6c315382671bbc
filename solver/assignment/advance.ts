/** Takes the run further by some effort: up with the bound, and towards better plans in three ways. */

import { type Draft, draftOf, seatsOf } from './draft.ts';
import { climb, isClose, isNear } from './dual.ts';
import { evaluate } from './evaluate.ts';
import { mergeLevels } from './mergeLevels.ts';
import { NONE } from './problem.ts';
import { evaluateBound } from './relaxation.ts';
import { draftFromBound, draftFromTimesTaken } from './rounding.ts';
import { evaluationSteps, isOver, isStopped, offer, paceDrafts, paceWandering, type Run, upperOf } from './run.ts';
import { createSearch, type Search } from './search/index.ts';
import { wanderOnce } from './wander.ts';

/** Placements a draft weighs in the same time. */
const WEIGHINGS_PER_STEP = 50;
const STEPS_PER_DRAFT = 20;
/** Plans from shaken prices before the wandering, and by how much of a price they are shaken. */
const DRAWS = 12;
const DRAW_SHARE = 0.3;
const SHAKES = [0.01, 0.03, 0.1];
/** Gap, as a share of the bound, above which a search starts from nothing. */
const FAR = 0.03;
const NEAR = 0.001;
/** Rise of the bound, as a share, at which the search is given the new prices. */
const WORTH_REPRICING = 0.0005;
/** Needs a seat above which drafts and wandering weigh too many moves to be worth it; search/ is made for these. */
const MANY_A_SEAT = 25;
/** Tries between two looks at the effort. */
const TRIES = 10;

/** Climbs for about `steps` of effort, and makes a plan of the bound's choice every few steps. */
export function climbFor(run: Run, steps: number): void {
  const { stage } = run;
  const until = run.steps + steps;
  do {
    const taken = climb(stage.ascent, upperOf(run) + margin(run), STEPS_PER_DRAFT, () => isOver(run));
    run.steps += taken * evaluationSteps(stage);
    run.draftDebt -= taken * evaluationSteps(stage);
    if (taken === 0) return;
    // A draft is due when the climb has cost as much as the last one, or a multiple of it.
    if (run.draftDebt > 0 || (isCrowded(run) && upperOf(run) < Infinity)) continue;
    offerDraft(
      run,
      draftFromBound(stage.ascent.relaxation, () => isStopped(run)),
    );
  } while (run.steps < until && !isOver(run));
}

/** Plans from shaken prices, and from the best plan taken apart in places, once its shares of the slices are enough for a round. */
export function wanderFor(run: Run, slice: number): void {
  if (isCrowded(run)) return;
  run.wanderSteps += run.wanderShare * slice;
  if (run.wanderSteps < run.wanderCost) return;
  const before = run.evaluation;
  const begin = run.steps;
  drawPlans(run, begin + DRAW_SHARE * run.wanderSteps);
  takeApart(run, begin + run.wanderSteps);
  run.wanderCost = run.steps - begin;
  run.wanderSteps = 0;
  paceWandering(run, run.evaluation !== before);
}

function drawPlans(run: Run, until: number): void {
  const { stage, problem, random } = run;
  const { relaxation, bestPrices } = stage.ascent;
  const shaken = bestPrices.slice();
  for (let draws = 0; draws < DRAWS && run.steps < until && !isOver(run); draws++) {
    const width = SHAKES[draws % SHAKES.length];
    for (let need = 0; need < problem.needCount; need++)
      shaken[need] = bestPrices[need] * (1 + width * (random() - 0.5));
    evaluateBound(relaxation, shaken);
    run.steps += evaluationSteps(stage);
    offerDraft(
      run,
      draftFromBound(relaxation, () => isStopped(run)),
    );
  }
}

function takeApart(run: Run, until: number): void {
  const { stage, problem, random } = run;
  const draft = draftOf(problem, run.columns, run.seatOf);
  let work = 0;
  while (run.steps < until && !isOver(run)) {
    for (let tries = 0; tries < TRIES && !isStopped(run); tries++) wanderOnce(draft, stage.ascent.bestPrices, random);
    run.steps += Math.max(1, Math.ceil((draft.work - work) / WEIGHINGS_PER_STEP));
    work = draft.work;
  }
  offer(run, seatsOf(draft));
}

function isCrowded({ problem }: Run): boolean {
  return problem.needCount > MANY_A_SEAT * problem.seatCount;
}

function offerDraft(run: Run, draft: Draft): void {
  const steps = Math.ceil(draft.work / WEIGHINGS_PER_STEP);
  run.steps += steps;
  paceDrafts(run, offer(run, seatsOf(draft)));
  run.draftDebt = run.draftPause * steps;
}

/** Rounding prices to millionths costs about this many points of the bound, so the climb goes that much further. */
function margin(run: Run): number {
  return 1e-5 + 3e-6 * run.problem.needCount;
}

/** Searches for a better plan for about `steps` of effort: goes on where it was, unless plan, prices or pairs have changed. */
export function searchFor(run: Run, steps: number): void {
  const { random } = run;
  const search = prepareSearch(run);
  const found = search.run({ steps, random, shouldStop: () => isStopped(run) });
  run.steps += Math.max(1, found.steps);
  const isMerged = !offer(run, found.seatOf) && offerMerged(run, found.seatOf);
  // From a merged plan the search begins anew: it has been standing on a plan of another level.
  run.searchedFrom = isMerged ? undefined : run.seatOf;
}

/** A plan that leaves more must-serve needs waiting than the best one may be far cheaper otherwise: brings it to the best one's level. */
export function offerMerged(run: Run, seatOf: Int32Array): boolean {
  const { problem, evaluation } = run;
  const found = evaluate(problem, seatOf);
  if (!found.isFeasible || found.waitingMustServe <= evaluation.waitingMustServe) return false;
  const merged = mergeLevels(problem, seatOf, run.seatOf);
  return merged !== undefined && offer(run, merged);
}

/**
 * A search goes on where it was, with better prices once they are worth it: new prices cost it a round of its own. It begins anew from
 * another plan that was found elsewhere, from nothing where its plan was made with poor prices and, once or twice, from what the seats take at
 * good ones: that is the linear relaxation's plan but for a few needs.
 */
function prepareSearch(run: Run): Search {
  const { stage, search, problem } = run;
  const { ascent } = stage;
  const { bestValue, bestPrices } = ascent;
  const rise = (bestValue - run.searchedAt) / Math.max(1, Math.abs(bestValue));
  const gap = (run.evaluation.objective - bestValue) / Math.max(1, Math.abs(bestValue));
  const isRelaxedStart =
    gap > NEAR && run.relaxedStarts < Number(isNear(ascent)) + Number(isClose(ascent)) + Number(ascent.isSettled);
  if (isRelaxedStart) run.relaxedStarts++;
  const isPoor =
    search !== undefined && (upperOf(run) === Infinity || rise > FAR || (gap > FAR && rise > WORTH_REPRICING));
  const prices = {
    need: bestPrices.slice(0, problem.needCount),
    row: bestPrices.slice(problem.needCount, problem.needCount + problem.rowCount),
  };
  if (search !== undefined && !isPoor && !isRelaxedStart && run.searchedFrom === run.seatOf) {
    if (rise <= WORTH_REPRICING) return search;
    run.searchedAt = bestValue;
    search.setPrices(prices);
    return search;
  }
  run.searchedAt = bestValue;
  const start = isRelaxedStart ? relaxedPlan(stage) : isPoor ? allWaiting(run) : run.seatOf;
  run.search = createSearch(run.searchProblem, start, prices);
  return run.search;
}

function relaxedPlan({ problem, columns, ascent }: Run['stage']): Int32Array {
  return seatsOf(draftFromTimesTaken(problem, columns, ascent.timesTaken, ascent.bestPrices));
}

/** A plan far from the bound was made with poor prices: begin anew, but for needs that may not wait. */
function allWaiting({ problem, seatOf }: Run): Int32Array {
  return seatOf.map((seat, need) => (problem.waitCost[need] === Infinity ? seat : NONE));
}
