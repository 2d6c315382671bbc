/**
 * Searches what is left of a problem to the end: depth first, one need at a time on each of its remaining options, bounded by L with
 * the parent's prices and a few more climbing steps (Posta, Ferland & Michelon 2012). At every node the forced-in and forced-out values
 * strike options that no better plan can use. It ends complete, or when its share of the effort is spent; then it proves nothing, but
 * the plans it met on the way are kept.
 */

import { type Ascent, climb, createAscent, rebase } from './dual.ts';
import { createForceTables, type Forced, type ForceTables, forceSeat } from './forced.ts';
import type { PriceVector } from './priceDomain.ts';
import { type AssignmentProblem, NONE } from './problem.ts';
import { createRelaxation, evaluateBound, type Relaxation, waitPrice } from './relaxation.ts';
import { evaluationSteps, isOver, offer, type Run, upperOf } from './run.ts';

/** Climbing steps a node. */
const NODE_STEPS = 12;
/** Effort of one search: a share of all effort so far, so that searching anew with more costs no more than a constant factor. */
const SHARE = 0.3;
/** Needs with a choice above which a search to the end is hopeless, by experience. */
const MOST_OPEN_NEEDS = 150;
const LEAST_BUDGET = 3000;
/** What finding the forced values costs, in bounds. */
const FORCE_COST = 8;
/** Floats of the bound err far less than this; a bound counts only when it passes a whole point by it. */
const TOLERANCE = 1e-5;

interface Tree {
  readonly run: Run;
  readonly relaxation: Relaxation;
  readonly ascent: Ascent;
  readonly forced: Forced;
  readonly tables: ForceTables;
  /** Options left to each need, waiting among them. */
  readonly optionCount: Int32Array;
  /** Items of need i: needItem[needStart[i]] … . */
  readonly needStart: Int32Array;
  readonly needItem: Int32Array;
  /** Struck options in order, so that they can be put back: an item, or −1 − need for waiting; and what it cost. */
  readonly struck: number[];
  readonly struckCost: number[];
  readonly outSum: Float64Array;
  /** Bounds computed, and how many may be. */
  work: number;
  readonly limit: number;
}

/** Searches the run's stage within a share of the effort so far; marks the run exhausted when nothing better is left. */
export function searchExactly(run: Run): void {
  if (upperOf(run) === Infinity || countOpenNeeds(run.stage.problem) > MOST_OPEN_NEEDS) return;
  const budget = Math.max(LEAST_BUDGET, Math.ceil(SHARE * run.steps));
  const tree = plantTree(run, budget / evaluationSteps(run.stage));
  const isComplete = searchNode(tree, run.stage.ascent.bestPrices.slice());
  run.steps += Math.ceil(tree.work * evaluationSteps(run.stage));
  run.exactFrom = run.steps + budget;
  if (isComplete) run.isExhausted = true;
}

function plantTree(run: Run, limit: number): Tree {
  const { problem, columns, ascent } = run.stage;
  const relaxation = createRelaxation(problem, ascent.relaxation.waitAllowance, columns);
  const needStart = new Int32Array(problem.needCount + 1);
  for (const need of columns.itemNeed) needStart[need + 1]++;
  for (let need = 0; need < problem.needCount; need++) needStart[need + 1] += needStart[need];
  const needItem = new Int32Array(columns.itemNeed.length);
  const cursor = needStart.slice();
  for (let item = 0; item < needItem.length; item++) needItem[cursor[columns.itemNeed[item]]++] = item;
  const optionCount = new Int32Array(problem.needCount);
  for (let need = 0; need < problem.needCount; need++) {
    optionCount[need] = needStart[need + 1] - needStart[need] + (relaxation.waitCost[need] < Infinity ? 1 : 0);
  }
  return {
    run,
    relaxation,
    ascent: createAscent(relaxation, ascent.bestPrices.slice()),
    forced: { into: new Float64Array(needItem.length), out: new Float64Array(needItem.length) },
    tables: createForceTables(),
    optionCount,
    needStart,
    needItem,
    struck: [],
    struckCost: [],
    outSum: new Float64Array(problem.needCount),
    work: 0,
    limit,
  };
}

/** True when everything below this node has been searched. */
function searchNode(tree: Tree, parentPrices: PriceVector): boolean {
  const { run, ascent } = tree;
  if (tree.work > tree.limit || isOver(run)) return false;
  const mark = tree.struck.length;
  const isCut = boundNode(tree, parentPrices);
  const isComplete = isCut || branch(tree, ascent.bestPrices.slice(), ascent.bestValue);
  putBack(tree, mark);
  return isComplete;
}

/** Bounds the node and strikes options, again while that keeps helping; true when no better plan is below. */
function boundNode(tree: Tree, prices: PriceVector): boolean {
  const { run, ascent } = tree;
  let from = prices;
  for (;;) {
    const before = tree.struck.length;
    rebase(ascent, from, Math.max(0.5, ascent.reach));
    ascent.reach = Math.max(0.01, upperOf(run) - ascent.bestValue);
    tree.work += 1 + climb(ascent, upperOf(run) + TOLERANCE, NODE_STEPS, () => isOver(run));
    if (isBeaten(tree, ascent.bestValue)) return true;
    offerRelaxed(tree);
    if (isBeaten(tree, ascent.bestValue) || !strike(tree)) return true;
    const gone = tree.struck.length - before;
    if (gone < Math.max(3, 0.1 * openOptions(tree))) return false;
    if (tree.work > tree.limit) return false;
    from = ascent.bestPrices.slice();
  }
}

function isBeaten(tree: Tree, bound: number): boolean {
  return bound > upperOf(tree.run) - 1 + TOLERANCE;
}

function openOptions(tree: Tree): number {
  let open = 0;
  for (const count of tree.optionCount) open += count - 1;
  return open;
}

/** The relaxation's own choice at the best prices, when it staffs every need once: a plan. Leaves its slopes and reduced costs. */
function offerRelaxed(tree: Tree): void {
  const { run, relaxation, ascent } = tree;
  const { columns, taken, takenCount, slope } = relaxation;
  const { needCount } = run.problem;
  ascent.bestValue = evaluateBound(relaxation, ascent.bestPrices);
  tree.work++;
  for (let need = 0; need < needCount; need++) if (slope[need] !== 0) return;
  const seatOf = new Int32Array(needCount).fill(NONE);
  for (let at = 0; at < takenCount; at++) {
    seatOf[columns.itemNeed[taken[at]]] = seatOfItem(tree, taken[at]);
  }
  offer(run, seatOf);
}

function seatOfItem(tree: Tree, item: number): number {
  const { problem, columns } = tree.relaxation;
  return problem.pairSeat[columns.itemPair[item]];
}

/** Strikes every option whose forced bound no better plan can pay; false when a need has none left. */
function strike(tree: Tree): boolean {
  const { run, relaxation, ascent, forced, outSum, optionCount } = tree;
  const { problem, columns, knapsack, reduced } = relaxation;
  const { bestPrices, bestValue } = ascent;
  const room = upperOf(run) - 1 + TOLERANCE - bestValue;
  outSum.fill(0);
  for (let seat = 0; seat < problem.seatCount; seat++) forceSeat(knapsack, seat, reduced, forced, tree.tables);
  tree.work += FORCE_COST;
  for (let item = 0; item < columns.itemNeed.length; item++) outSum[columns.itemNeed[item]] += forced.out[item];
  for (let need = 0; need < problem.needCount; need++) {
    const waiting = waitPrice(relaxation, bestPrices, need);
    if (waiting < Infinity && waitRaise(tree, need, waiting) > room) strikeWaiting(tree, need);
    for (let at = tree.needStart[need]; at < tree.needStart[need + 1]; at++) {
      const item = tree.needItem[at];
      if (relaxation.itemCost[item] < Infinity && itemRaise(tree, item, waiting) > room) strikeItem(tree, item);
    }
    if (optionCount[need] === 0) return false;
  }
  return true;
}

/** How much the bound rises at least when the item is chosen for its need. */
function itemRaise(tree: Tree, item: number, waiting: number): number {
  const { relaxation, ascent, forced, outSum } = tree;
  const need = relaxation.columns.itemNeed[item];
  const price = ascent.bestPrices[need];
  return forced.into[item] + outSum[need] - forced.out[item] + Math.max(0, price - waiting);
}

function waitRaise(tree: Tree, need: number, waiting: number): number {
  return tree.outSum[need] + Math.max(0, waiting - tree.ascent.bestPrices[need]);
}

function strikeItem(tree: Tree, item: number): void {
  const { itemCost, columns } = tree.relaxation;
  tree.struck.push(item);
  tree.struckCost.push(itemCost[item]);
  itemCost[item] = Infinity;
  tree.optionCount[columns.itemNeed[item]]--;
}

function strikeWaiting(tree: Tree, need: number): void {
  const { waitCost } = tree.relaxation;
  tree.struck.push(-1 - need);
  tree.struckCost.push(waitCost[need]);
  waitCost[need] = Infinity;
  tree.optionCount[need]--;
}

function putBack(tree: Tree, mark: number): void {
  const { itemCost, waitCost, columns } = tree.relaxation;
  while (tree.struck.length > mark) {
    const struck = tree.struck.pop() ?? 0;
    const cost = tree.struckCost.pop() ?? 0;
    if (struck < 0) {
      waitCost[-1 - struck] = cost;
      tree.optionCount[-1 - struck]++;
    } else {
      itemCost[struck] = cost;
      tree.optionCount[columns.itemNeed[struck]]++;
    }
  }
}

interface Option {
  /** An item, or −1 for waiting. */
  readonly item: number;
  readonly bound: number;
}

/** Tries every option of the need whose second option raises the bound most; true when all were searched to the end. */
function branch(tree: Tree, prices: PriceVector, bound: number): boolean {
  const chosen = chooseNeed(tree, bound);
  if (chosen === undefined) {
    offerLeaf(tree);
    return true;
  }
  for (const option of chosen.options) {
    if (isBeaten(tree, option.bound)) continue;
    const mark = tree.struck.length;
    keepOnly(tree, chosen.need, option.item);
    const isComplete = searchNode(tree, prices);
    putBack(tree, mark);
    if (!isComplete) return false;
  }
  return true;
}

function chooseNeed(tree: Tree, bound: number): { need: number; options: Option[] } | undefined {
  const { optionCount, relaxation } = tree;
  let best: { need: number; options: Option[] } | undefined;
  let bestScore = -1;
  for (let need = 0; need < optionCount.length; need++) {
    if (optionCount[need] < 2) continue;
    const options = optionsOf(tree, need, bound);
    const isMissed = relaxation.slope[need] !== 0;
    const score = ((options[1]?.bound ?? 0) - bound + 0.01) * (isMissed ? 10 : 1) + (options[0]?.bound ?? 0) - bound;
    if (score <= bestScore) continue;
    bestScore = score;
    best = { need, options };
  }
  return best;
}

/** Options still open to a need, cheapest first. */
function optionsOf(tree: Tree, need: number, bound: number): Option[] {
  const { relaxation, ascent } = tree;
  const waiting = waitPrice(relaxation, ascent.bestPrices, need);
  const options: Option[] = [];
  for (let at = tree.needStart[need]; at < tree.needStart[need + 1]; at++) {
    const item = tree.needItem[at];
    if (relaxation.itemCost[item] === Infinity) continue;
    options.push({ item, bound: bound + itemRaise(tree, item, waiting) });
  }
  if (waiting < Infinity) options.push({ item: -1, bound: bound + waitRaise(tree, need, waiting) });
  return options.sort((first, second) => first.bound - second.bound);
}

function keepOnly(tree: Tree, need: number, kept: number): void {
  const { relaxation, needStart, needItem } = tree;
  for (let at = needStart[need]; at < needStart[need + 1]; at++) {
    const item = needItem[at];
    if (item !== kept && relaxation.itemCost[item] < Infinity) strikeItem(tree, item);
  }
  if (kept >= 0 && relaxation.waitCost[need] < Infinity) strikeWaiting(tree, need);
}

/** Every need has one option left: that is one plan, and it is judged in full. */
function offerLeaf(tree: Tree): void {
  const { run, relaxation, needStart, needItem } = tree;
  const seatOf = new Int32Array(run.problem.needCount).fill(NONE);
  for (let need = 0; need < seatOf.length; need++) {
    for (let at = needStart[need]; at < needStart[need + 1]; at++) {
      if (relaxation.itemCost[needItem[at]] < Infinity) seatOf[need] = seatOfItem(tree, needItem[at]);
    }
  }
  offer(run, seatOf);
}

/** Needs with more than one choice left, waiting among them. */
function countOpenNeeds({ needCount, pairStart, waitCost }: AssignmentProblem): number {
  let open = 0;
  for (let need = 0; need < needCount; need++) {
    const choices = pairStart[need + 1] - pairStart[need] + (waitCost[need] < Infinity ? 1 : 0);
    if (choices > 1) open++;
  }
  return open;
}
