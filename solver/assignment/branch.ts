/**
 * The run's tree and its proof. The core tree finds plans: at the end of the climb nine needs in ten are where the seats took them nearly
 * every time, and the others are few enough to be tried out; the best plans of generated towns differ from those averages in hardly any
 * other need. The proof decides nothing beforehand: it raises the bound of the whole problem.
 */

import { offerMerged } from './advance.ts';
import { roundPrices } from './certificate.ts';
import { OPEN } from './contract.ts';
import { emptyDraft, mayJoin, put } from './draft.ts';
import { isClose, isNear } from './dual.ts';
import { evaluate } from './evaluate.ts';
import { forceOptions } from './fixing.ts';
import { NONE } from './problem.ts';
import { beginProof, growProof, type Proof } from './proof/index.ts';
import {
  ENTRIES_PER_STEP,
  evaluationSteps,
  FORCING_STEPS,
  isStopped,
  offer,
  priceBound,
  type Run,
  upperOf,
} from './run.ts';
import { growTree, plantTree, type Tree } from './tree/index.ts';

/** Share of the last steps in which one seat took a need, or none did, above which the core tree decides it so. */
const DECIDED_SHARE = 0.97;
/** Core trees of a stage: each from the averages of its moment. */
const MOST_CORES = 2;
/** A core tree has all the effort for this many nodes a need, anew after each better plan; then a share. */
const NODES_PER_NEED = 2;
const CORE_SHARE = 0.25;
/** Open needs with which a core tree gets nowhere: its ways down are too long, and nearly all of them end in plans that are not possible. */
const MOST_OPEN_IN_CORE = 120;
/** A core tree looks for plans below the bound and this share of the room above it, or of the bound: a low target strikes out more. */
const CORE_ROOM = 0.6;
const MOST_CORE_ROOM = 2e-3;
/** Grows both for about `steps` of effort: at first the core tree alone, later mostly the proof. */
export function branchFor(run: Run, steps: number): void {
  const hasCore = growCore(run, run.core === undefined || isCoreEager(run) ? steps : CORE_SHARE * steps);
  if (!isCoreEager(run)) prove(run, hasCore ? (1 - CORE_SHARE) * steps : steps);
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

/** Once the climb is close to its end and there is a plan: what cannot be better is struck out at the whole problem's prices. */
function prove(run: Run, steps: number): void {
  const { ascent } = run.stage;
  const isReady = isClose(ascent) || ascent.bestValue > upperOf(run) - 1;
  if (!isReady || upperOf(run) === Infinity) return;
  run.proof ??= beginRunProof(run);
  if (run.proof === undefined) return;
  const before = run.proof.work;
  run.isExhausted = growProof(run.proof, {
    work: steps * ENTRIES_PER_STEP,
    upper: () => upperOf(run),
    offer: (seatOf) => offerPlan(run, seatOf),
    shouldStop: () => isStopped(run),
  });
  run.steps += Math.max(1, Math.ceil((run.proof.work - before) / ENTRIES_PER_STEP));
}

function beginRunProof(run: Run): Proof | undefined {
  const { whole, stage } = run;
  const { waitAllowance } = whole.ascent.relaxation;
  const prices = roundPrices(whole.problem, whole.ascent.bestPrices);
  const forced = forceOptions(whole.problem, whole.columns, prices, waitAllowance, () => isStopped(run));
  run.steps += FORCING_STEPS * evaluationSteps(whole);
  if (forced === undefined) return undefined;
  const root = { problem: whole.problem, waitAllowance, prices, bound: priceBound(run, prices), forced };
  return beginProof(root, stage.ascent.bestPrices.slice(), upperOf(run));
}

/** What the plan costs; Infinity where it breaks a limit or leaves too many must-serve needs waiting. */
function offerPlan(run: Run, seatOf: Int32Array): number {
  offer(run, seatOf);
  const { isFeasible, waitingMustServe, objective } = evaluate(run.problem, seatOf);
  return isFeasible && waitingMustServe <= run.whole.ascent.relaxation.waitAllowance ? objective : Infinity;
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
