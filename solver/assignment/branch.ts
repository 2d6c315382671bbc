/**
 * The run's two trees. The core tree finds plans: at the end of the climb nine needs in ten are where the seats took them nearly every
 * time, and the others are few enough to be tried out; the best plans of generated towns differ from those averages in hardly any other
 * need. The proof tree leaves every need open that has not been struck down to one option, so what it proves holds for the whole problem.
 */

import { offerMerged } from './advance.ts';
import { OPEN } from './contract.ts';
import { emptyDraft, mayJoin, put } from './draft.ts';
import { isClose, isNear } from './dual.ts';
import { evaluate } from './evaluate.ts';
import { NONE } from './problem.ts';
import { ENTRIES_PER_STEP, isStopped, offer, type Run, strikeOut, upperOf } from './run.ts';
import { growTree, openBound, plantTree, type Tree } from './tree/index.ts';

/** Share of the last steps in which one seat took a need, or none did, above which the core tree decides it so. */
const DECIDED_SHARE = 0.97;
/** Core trees of a stage: each from the averages of its moment. */
const MOST_CORES = 2;
/** A core tree has all the effort for this many nodes a need, anew after each better plan; then a share. */
const NODES_PER_NEED = 2;
const CORE_SHARE = 0.25;
/** Open needs with which a tree gets nowhere: its ways down are too long, and nearly all of them end in plans that are not possible. */
const MOST_OPEN_IN_CORE = 120;
const MOST_OPEN_IN_PROOF = 300;
/** A core tree looks for plans below the bound and this share of the room above it, or of the bound: a low target strikes out more. */
const CORE_ROOM = 0.6;
const MOST_CORE_ROOM = 2e-3;
/**
 * First and later steps of the cost that a proof tree is to show no plan can be below: a share of the room below the best plan, then more
 * by a factor. A low target strikes out more, so that its tree is done long before one that aims at the best plan itself.
 */
const FIRST_TARGET = 0.1;
const LEAST_TARGET = 2;
const NEXT_TARGET = 1.5;

/** Grows the trees for about `steps` of effort: at first the core tree alone, later mostly the proof tree. */
export function branchFor(run: Run, steps: number): void {
  const hasCore = growCore(run, run.core === undefined || isCoreEager(run) ? steps : CORE_SHARE * steps);
  if (!isCoreEager(run)) growProofFor(run, hasCore ? (1 - CORE_SHARE) * steps : steps);
}

/** Whether a core tree has a right to the effort: it is new, or has just found a better plan. */
export function isCoreEager({ core, coreNodes }: Run): boolean {
  return core !== undefined && core.nodes < coreNodes + NODES_PER_NEED * core.core.needOf.length;
}

function growCore(run: Run, steps: number): boolean {
  run.core ??= plantCore(run);
  if (run.core === undefined) return false;
  const before = run.evaluation;
  const isDone = grow(run, run.core, steps, run.coreTarget);
  if (run.evaluation !== before) run.coreNodes = run.core.nodes;
  if (isDone) run.core = undefined;
  return true;
}

function plantCore(run: Run): Tree | undefined {
  const { problem, ascent } = run.stage;
  if (run.coresPlanted >= MOST_CORES || !isNear(ascent) || (run.coresPlanted > 0 && !ascent.isSettled))
    return undefined;
  run.coresPlanted++;
  run.coreNodes = 0;
  const room = Math.min(CORE_ROOM * (upperOf(run) - ascent.bestValue), MOST_CORE_ROOM * Math.abs(ascent.bestValue));
  run.coreTarget = ascent.bestValue + room;
  const decision = decideByShare(run.stage);
  if (countOpen(decision) > MOST_OPEN_IN_CORE) return undefined;
  return plantTree(problem, decision, ascent.relaxation.waitAllowance, ascent.bestPrices);
}

/** What the seats took nearly every time, as far as it fits together: the surest first. */
function decideByShare({ problem, columns, ascent }: Run['stage']): Int32Array {
  const { timesTaken, stepsCounted, relaxation } = ascent;
  const least = DECIDED_SHARE * stepsCounted;
  const taken = new Int32Array(problem.needCount);
  for (let item = 0; item < timesTaken.length; item++) taken[columns.itemNeed[item]] += timesTaken[item];
  const draft = emptyDraft(problem, columns);
  const sure = Array.from(timesTaken.keys()).filter((item) => timesTaken[item] >= least);
  sure.sort((first, second) => timesTaken[second] - timesTaken[first] || first - second);
  for (const item of sure) {
    const need = columns.itemNeed[item];
    const pair = columns.itemPair[item];
    if (draft.pairOfNeed[need] === NONE && mayJoin(draft, need, pair)) put(draft, need, pair);
  }
  let mayWait = relaxation.waitAllowance;
  return draft.pairOfNeed.map((pair, need) => {
    if (pair !== NONE) return pair;
    const isSure = taken[need] <= stepsCounted - least && problem.waitCost[need] < Infinity;
    if (!isSure || (problem.mustServe[need] === 1 && --mayWait < 0)) return OPEN;
    return NONE;
  });
}

function growProofFor(run: Run, steps: number): void {
  const until = run.steps + steps;
  while (run.steps < until && !run.isExhausted && !isStopped(run)) {
    if (!growProof(run, until - run.steps)) return;
  }
}

function growProof(run: Run, steps: number): boolean {
  const { stage } = run;
  if (!isClose(stage.ascent) || upperOf(run) === Infinity || upperOf(run) >= run.tooOpenAt) return false;
  run.proof ??= plantProof(run);
  if (run.proof === undefined) return !isStopped(run) && upperOf(run) < run.tooOpenAt && !closeProof(run);
  const isDone = grow(run, run.proof, steps, run.proofTarget);
  run.branchBound = Math.max(run.branchBound, Math.min(run.proofTarget, openBound(run.proof)));
  return !(isDone && closeProof(run));
}

/** No plan is below the target: true when that proves the best plan, or else the next target is set. */
function closeProof(run: Run): boolean {
  const upper = upperOf(run);
  run.branchBound = Math.max(run.branchBound, run.proofTarget);
  run.proof = undefined;
  run.isExhausted = run.proofTarget >= upper;
  return run.isExhausted;
}

/** A tree over the options that a plan below the target can have; undefined when there are none. */
function plantProof(run: Run): Tree | undefined {
  const { stage } = run;
  const { ascent } = stage;
  const least = Math.max(ascent.bestValue, run.branchBound);
  const upper = upperOf(run);
  run.proofStep = Math.max(run.proofStep * NEXT_TARGET, LEAST_TARGET, FIRST_TARGET * (upper - ascent.bestValue));
  run.proofTarget = Math.min(upper, Math.ceil(least) + Math.ceil(run.proofStep));
  const problem = strikeOut(run, run.proofTarget);
  if (problem === undefined) return undefined;
  const decision = new Int32Array(problem.needCount).fill(OPEN);
  for (let need = 0; need < decision.length; need++) {
    const pairs = problem.pairStart[need + 1] - problem.pairStart[need];
    if (pairs === 0) decision[need] = NONE;
    if (pairs === 1 && problem.waitCost[need] === Infinity) decision[need] = problem.pairStart[need];
  }
  if (countOpen(decision) > MOST_OPEN_IN_PROOF) {
    run.tooOpenAt = upper;
    return undefined;
  }
  return plantTree(problem, decision, ascent.relaxation.waitAllowance, ascent.bestPrices);
}

function countOpen(decision: Int32Array): number {
  let open = 0;
  for (const pair of decision) if (pair === OPEN) open++;
  return open;
}

function grow(run: Run, tree: Tree, steps: number, target = Infinity): boolean {
  const before = tree.work;
  const isDone = growTree(tree, {
    work: steps * ENTRIES_PER_STEP,
    upper: () => Math.min(target, upperOf(run)),
    offer: (seatOf) => offerOrMerge(run, seatOf),
    shouldStop: () => isStopped(run),
  });
  run.steps += Math.max(1, Math.ceil((tree.work - before) / ENTRIES_PER_STEP));
  return isDone;
}

/** A plan at the end of a branch may leave a must-serve need too many waiting and be far cheaper for it: worth mending, once for each better one. */
function offerOrMerge(run: Run, seatOf: Int32Array): void {
  if (offer(run, seatOf)) return;
  const { objective, isFeasible, waitingMustServe } = evaluate(run.problem, seatOf);
  const isShort = isFeasible && waitingMustServe > run.evaluation.waitingMustServe;
  if (!isShort || objective >= run.mergedObjective) return;
  run.mergedObjective = objective;
  offerMerged(run, seatOf);
}
