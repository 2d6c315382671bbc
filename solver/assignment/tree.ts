/**
 * Branch and bound over what is left of a problem: the node with the least bound first, and from there straight down on the cheapest
 * option each time until nothing better can be below. Each step decides one need; the node's bound is L with its parent's prices and a
 * few more climbing steps, and the forced-in and forced-out values strike options that no better plan can use (Posta, Ferland & Michelon
 * 2012). The least bound of the open nodes is a bound of the whole, which rises as long as the search goes on.
 */

import { type Contracted, contract, contractPrices, expand } from './contract.ts';
import { seatsOf } from './draft.ts';
import { type Ascent, climb, createAscent, rebase } from './dual.ts';
import { createForceTables, type Forced, type ForceTables, forceSeat } from './forced.ts';
import type { PriceVector } from './priceDomain.ts';
import { type AssignmentProblem, NONE } from './problem.ts';
import { createRelaxation, evaluateBound, type Relaxation, waitPrice } from './relaxation.ts';
import { draftFromBound } from './rounding.ts';

/** Climbing steps a node. */
const NODE_STEPS = 16;
/** Options that must go, at least and as a share of the open ones, for a node to be bounded again; and how often it is for raised prices. */
const LEAST_GONE = 3;
const SHARE_GONE = 0.1;
const MOST_RAISES = 3;
/** First distance of these steps to their target, as a share of the bound. */
const REACH = 1e-4;
/** What finding the forced values costs, in bounds. */
const FORCE_COST = 8;
/** Floats of the bound err far less than this; a bound counts only when it passes a whole point by it. */
export const TOLERANCE = 1e-5;

/** A part of the problem: the parent's struck options and prices, and the option decided since: an item, or WAIT. */
interface Node {
  readonly bound: number;
  readonly struck: Int32Array;
  readonly prices: PriceVector;
  readonly need: number;
  readonly item: number;
  /** Visited; it may still lie in the heap. */
  isDone: boolean;
}

type Decision = Pick<Node, 'need' | 'item' | 'bound'>;

const WAIT = -1;
const NOBODY = -1;
/** The work below an option is taken to halve this often on the way from the node's bound to the best plan's cost. */
const HALVINGS = 5;
const FAR = 1e-3;
/** Turns back on one way down, and the least length of a way at whose end a plan is made of what the seats take there. */
const MOST_TURNS = 10;
const LEAST_DEPTH = 8;
/** Needs whose options are tried with some climbing steps each, as long as that takes no more than a share of the work. */
const MOST_TRIED = 12;
const TRIAL_STEPS = 12;
const TRIED_SHARE = 0.5;
/** How much sooner a need is decided that the seats took more than once or not at all. */
const MISSED = 10;

export interface Tree {
  readonly core: Contracted;
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
  /** Open nodes, a heap by rising bound; and the one to go on with. */
  readonly open: Node[];
  next: Node | undefined;
  /** What the way down has left beside it, last first; how many nodes it has, and how often it has turned back. */
  readonly beside: Node[];
  depth: number;
  turns: number;
  /** Table entries of bounds and forced values so far. */
  work: number;
  /** … and how much of that went into trying options before deciding. */
  triedWork: number;
  nodes: number;
  /** Points between the last node's bound and what no better plan may cost. */
  room: number;
}

export interface Growth {
  /** Table entries this time. */
  readonly work: number;
  /** Points of the best plan known; plans that cost this or more are of no use. */
  readonly upper: () => number;
  /** Takes a plan of the whole problem. */
  readonly offer: (seatOf: Int32Array) => void;
  readonly shouldStop: () => boolean;
}

/** A tree over the needs that `decision` leaves open (contract.ts); undefined when the decisions break a limit. */
export function plantTree(
  problem: AssignmentProblem,
  decision: Int32Array,
  waitAllowance: number,
  prices: PriceVector,
): Tree | undefined {
  const core = contract(problem, decision, waitAllowance);
  if (core === undefined) return undefined;
  const relaxation = createRelaxation(core.problem, core.waitAllowance);
  const { columns } = relaxation;
  const { needCount } = core.problem;
  const needStart = new Int32Array(needCount + 1);
  for (const need of columns.itemNeed) needStart[need + 1]++;
  for (let need = 0; need < needCount; need++) needStart[need + 1] += needStart[need];
  const needItem = new Int32Array(columns.itemNeed.length);
  const cursor = needStart.slice();
  for (let item = 0; item < needItem.length; item++) needItem[cursor[columns.itemNeed[item]]++] = item;
  const optionCount = new Int32Array(needCount);
  for (let need = 0; need < needCount; need++) {
    optionCount[need] = needStart[need + 1] - needStart[need] + (relaxation.waitCost[need] < Infinity ? 1 : 0);
    if (optionCount[need] === 0) return undefined;
  }
  const corePrices = contractPrices(core, prices, problem.needCount);
  return {
    core,
    relaxation,
    ascent: createAscent(relaxation, corePrices),
    forced: { into: new Float64Array(needItem.length), out: new Float64Array(needItem.length) },
    tables: createForceTables(),
    optionCount,
    needStart,
    needItem,
    struck: [],
    struckCost: [],
    outSum: new Float64Array(needCount),
    open: [],
    next: { bound: -Infinity, struck: new Int32Array(0), prices: corePrices, need: NOBODY, item: WAIT, isDone: false },
    beside: [],
    depth: 0,
    turns: 0,
    work: 0,
    triedWork: 0,
    nodes: 0,
    room: Infinity,
  };
}

/** Searches on for some effort; true when nothing better is left. */
export function growTree(tree: Tree, growth: Growth): boolean {
  const until = tree.work + growth.work;
  while (tree.work < until && !growth.shouldStop()) {
    const node = tree.next ?? turnBack(tree, growth) ?? restart(tree);
    tree.next = undefined;
    if (node === undefined) return true;
    node.isDone = true;
    clearHeap(tree.open);
    if (isBeaten(tree, growth, node.bound)) continue;
    visit(tree, growth, node);
    if (tree.next === undefined && tree.depth > LEAST_DEPTH) offerDraft(tree, growth);
  }
  return tree.next === undefined && tree.open.length === 0;
}

/** At the end of a way down, what was left beside it most recently: a few times, for what went wrong lies mostly near the end. */
function turnBack(tree: Tree, growth: Growth): Node | undefined {
  while (tree.turns < MOST_TURNS) {
    const node = tree.beside.pop();
    if (node === undefined) return undefined;
    if (node.isDone || isBeaten(tree, growth, node.bound)) continue;
    tree.turns++;
    return node;
  }
  return undefined;
}

function restart(tree: Tree): Node | undefined {
  tree.beside.length = 0;
  tree.depth = 0;
  tree.turns = 0;
  return popNode(tree.open);
}

function clearHeap(open: Node[]): void {
  while (open.length > 0 && open[0].isDone) popNode(open);
}

/** The relaxation's choice where the way down ends, with its needs fitted in: a plan, if not always a good one. */
function offerDraft({ relaxation, core }: Tree, growth: Growth): void {
  growth.offer(expand(core, seatsOf(draftFromBound(relaxation, growth.shouldStop))));
}

/** Points that every plan costs which has not been looked at; Infinity when all have. */
export function openBound({ core, open, next }: Tree): number {
  const least = Math.min(next?.bound ?? Infinity, open[0]?.bound ?? Infinity);
  return core.decidedCost + least;
}

function isBeaten(tree: Tree, growth: Growth, bound: number): boolean {
  return bound > growth.upper() - tree.core.decidedCost - 1 + TOLERANCE;
}

function visit(tree: Tree, growth: Growth, node: Node): void {
  const before = totalWork(tree.relaxation);
  tree.nodes++;
  putBack(tree, 0);
  for (const option of node.struck) strike(tree, option);
  const prices = node.prices.slice();
  if (node.need !== NOBODY) decide(tree, growth, node, prices);
  const isOpen = boundNode(tree, growth, prices);
  if (isOpen) branch(tree, growth, Math.max(node.bound, tree.ascent.bestValue));
  tree.work += totalWork(tree.relaxation) - before;
}

/** Table entries of all bounds so far. */
function totalWork({ columns, problem, knapsack, evaluations }: Relaxation): number {
  return knapsack.work + evaluations * (columns.itemPair.length + problem.useRow.length);
}

/** Strikes the other options of the node's need, and prices it so that its seat takes it at once. */
function decide(tree: Tree, growth: Growth, { need, item, bound }: Decision, prices: PriceVector): void {
  const { relaxation, needStart, needItem } = tree;
  for (let at = needStart[need]; at < needStart[need + 1]; at++) {
    const other = needItem[at];
    if (other !== item && relaxation.itemCost[other] < Infinity) strike(tree, other);
  }
  if (item === WAIT) prices[need] = Math.max(prices[need], waitPrice(relaxation, prices, need));
  else {
    if (relaxation.waitCost[need] < Infinity) strike(tree, -1 - need);
    prices[need] += overprice(tree, growth, bound);
  }
}

/** More than a decided need’s seat can gain by leaving it out in any plan worth finding. */
function overprice(tree: Tree, growth: Growth, bound: number): number {
  const room = growth.upper() - tree.core.decidedCost - bound;
  return room < Infinity ? 2 * room + 10 : 1000;
}

/** Bounds the node and strikes options, again while that keeps helping; false when no better plan is below. */
function boundNode(tree: Tree, growth: Growth, prices: PriceVector): boolean {
  const { ascent } = tree;
  let from = prices;
  for (let raises = 0; ; from = ascent.bestPrices.slice()) {
    const before = tree.struck.length;
    climbNode(tree, growth, from, NODE_STEPS);
    if (isBeaten(tree, growth, ascent.bestValue)) return false;
    offerRelaxed(tree, growth);
    if (isBeaten(tree, growth, ascent.bestValue) || !strikeBeaten(tree, growth)) return false;
    const gone = tree.struck.length - before;
    const isWorthAnother = gone >= Math.max(LEAST_GONE, SHARE_GONE * openOptions(tree));
    // Decided needs that do not fit together are never all taken, however dear: that shows further down.
    const isRaised = raises < MOST_RAISES && raiseDecided(tree, growth);
    if (isRaised) raises++;
    if (!(isWorthAnother || isRaised) || growth.shouldStop()) return true;
  }
}

function climbNode(tree: Tree, growth: Growth, from: PriceVector, steps: number): void {
  const { ascent, core } = tree;
  const upper = growth.upper() - core.decidedCost;
  rebase(ascent, from, 1);
  ascent.reach = Math.max(0.01, Math.min(REACH * Math.abs(ascent.bestValue), upper - ascent.bestValue));
  climb(ascent, upper + TOLERANCE, steps, growth.shouldStop);
}

/** Needs with one seat left that it does not take yet are priced so that it will; true when there are any. */
function raiseDecided(tree: Tree, growth: Growth): boolean {
  const { relaxation, ascent, optionCount } = tree;
  let isAny = false;
  for (let need = 0; need < optionCount.length; need++) {
    if (optionCount[need] !== 1 || relaxation.waitCost[need] < Infinity || relaxation.slope[need] <= 0) continue;
    ascent.bestPrices[need] += overprice(tree, growth, ascent.bestValue);
    isAny = true;
  }
  return isAny;
}

function openOptions(tree: Tree): number {
  let open = 0;
  for (const count of tree.optionCount) open += count - 1;
  return open;
}

/** The relaxation's own choice at the best prices, when it staffs every need once: a plan. Leaves its slopes and reduced costs. */
function offerRelaxed(tree: Tree, growth: Growth): void {
  const { relaxation, ascent, core } = tree;
  const { columns, taken, takenCount, slope } = relaxation;
  const { needCount } = core.problem;
  ascent.bestValue = evaluateBound(relaxation, ascent.bestPrices);
  for (let need = 0; need < needCount; need++) if (slope[need] !== 0) return;
  const seatOf = new Int32Array(needCount).fill(NONE);
  for (let at = 0; at < takenCount; at++) seatOf[columns.itemNeed[taken[at]]] = seatOfItem(tree, taken[at]);
  growth.offer(expand(core, seatOf));
}

function seatOfItem(tree: Tree, item: number): number {
  const { problem, columns } = tree.relaxation;
  return problem.pairSeat[columns.itemPair[item]];
}

/** Strikes every option whose forced bound no better plan can pay; false when a need has none left. */
function strikeBeaten(tree: Tree, growth: Growth): boolean {
  const { relaxation, ascent, forced, outSum, optionCount } = tree;
  const { problem, columns, knapsack, reduced } = relaxation;
  const { bestPrices, bestValue } = ascent;
  const room = growth.upper() - tree.core.decidedCost - 1 + TOLERANCE - bestValue;
  tree.room = room;
  outSum.fill(0);
  for (let seat = 0; seat < problem.seatCount; seat++) forceSeat(knapsack, seat, reduced, forced, tree.tables);
  tree.work += FORCE_COST * (columns.itemPair.length + problem.useRow.length);
  for (let item = 0; item < columns.itemNeed.length; item++) outSum[columns.itemNeed[item]] += forced.out[item];
  for (let need = 0; need < problem.needCount; need++) {
    const waiting = waitPrice(relaxation, bestPrices, need);
    if (waiting < Infinity && waitRaise(tree, need, waiting) > room) strike(tree, -1 - need);
    for (let at = tree.needStart[need]; at < tree.needStart[need + 1]; at++) {
      const item = tree.needItem[at];
      if (relaxation.itemCost[item] < Infinity && itemRaise(tree, item, waiting) > room) strike(tree, item);
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

function strike({ relaxation, struck, struckCost, optionCount }: Tree, option: number): void {
  const { itemCost, waitCost, columns } = relaxation;
  struck.push(option);
  if (option < 0) {
    struckCost.push(waitCost[-1 - option]);
    waitCost[-1 - option] = Infinity;
    optionCount[-1 - option]--;
  } else {
    struckCost.push(itemCost[option]);
    itemCost[option] = Infinity;
    optionCount[columns.itemNeed[option]]--;
  }
}

function putBack({ relaxation, struck, struckCost, optionCount }: Tree, mark: number): void {
  const { itemCost, waitCost, columns } = relaxation;
  for (let at = struck.length - 1; at >= mark; at--) {
    const option = struck[at];
    if (option < 0) {
      waitCost[-1 - option] = struckCost[at];
      optionCount[-1 - option]++;
    } else {
      itemCost[option] = struckCost[at];
      optionCount[columns.itemNeed[option]]++;
    }
  }
  struck.length = mark;
  struckCost.length = mark;
}

interface Option {
  readonly item: number;
  readonly bound: number;
}

interface Choice {
  readonly need: number;
  readonly options: readonly Option[];
  /** Work expected below the options. */
  readonly size: number;
}

/** Opens a node for every option of the need whose options promise the least work below them; the cheapest is next. */
function branch(tree: Tree, growth: Growth, bound: number): void {
  const choices = likelyChoices(tree, bound);
  if (choices.length === 0) {
    offerLeaf(tree, growth);
    return;
  }
  const struck = Int32Array.from(tree.struck);
  const prices = tree.ascent.bestPrices.slice();
  const isWorthTrying = choices.length > 1 && tree.triedWork <= TRIED_SHARE * tree.work;
  const chosen = isWorthTrying ? tryChoices(tree, growth, choices, prices, bound) : choices[0];
  const beside: Node[] = [];
  tree.depth++;
  const options = chosen.options.toSorted((first, second) => first.bound - second.bound);
  for (const option of options) {
    if (isBeaten(tree, growth, option.bound)) continue;
    const node = { bound: option.bound, struck, prices, need: chosen.need, item: option.item, isDone: false };
    if (tree.next === undefined) tree.next = node;
    else {
      pushNode(tree.open, node);
      beside.push(node);
    }
  }
  // The cheapest of them on top.
  while (beside.length > 0) tree.beside.push(beside.pop() as Node);
}

/** The needs that promise most by the forced values alone, best first. */
function likelyChoices(tree: Tree, bound: number): Choice[] {
  const { optionCount } = tree;
  const choices: Choice[] = [];
  for (let need = 0; need < optionCount.length; need++) {
    if (optionCount[need] < 2) continue;
    const options = optionsOf(tree, need, bound);
    const weight = isUndecided(tree, need) ? MISSED : 1;
    choices.push({ need, options, size: subtreeSize(tree, options, bound) / weight });
  }
  choices.sort((first, second) => first.size - second.size || first.need - second.need);
  return choices.slice(0, MOST_TRIED);
}

/** Taken by several seats or by none, or priced at what waiting costs, where a seat and waiting are worth the same. */
function isUndecided({ relaxation, ascent }: Tree, need: number): boolean {
  return relaxation.slope[need] !== 0 || ascent.bestPrices[need] >= waitPrice(relaxation, ascent.bestPrices, need);
}

/** Climbs a few steps with each option decided: a need may look harmless by its forced values and still raise the bound most. */
function tryChoices(
  tree: Tree,
  growth: Growth,
  choices: readonly Choice[],
  prices: PriceVector,
  bound: number,
): Choice {
  const before = totalWork(tree.relaxation);
  const mark = tree.struck.length;
  let best: Choice | undefined;
  for (const { need, options } of choices) {
    const tried: Option[] = [];
    for (const option of options) {
      if (isBeaten(tree, growth, option.bound)) continue;
      const from = prices.slice();
      decide(tree, growth, { ...option, need }, from);
      climbNode(tree, growth, from, TRIAL_STEPS);
      putBack(tree, mark);
      tried.push({ item: option.item, bound: Math.max(option.bound, tree.ascent.bestValue) });
    }
    const open = tried.filter((option) => !isBeaten(tree, growth, option.bound));
    const size = subtreeSize(tree, open, bound);
    if (best === undefined || size < best.size) best = { need, options: open, size };
    if (open.length <= 1) break;
  }
  tree.triedWork += totalWork(tree.relaxation) - before;
  return best ?? choices[0];
}

/** A guess at the work below a need's options: half of it for every few points a bound rises. */
function subtreeSize(tree: Tree, options: readonly Option[], bound: number): number {
  const halving = Math.max(1, Math.min(tree.room, FAR * Math.abs(bound)) / HALVINGS);
  let size = 0;
  for (const option of options) size += 2 ** ((bound - option.bound) / halving);
  return size;
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
  if (waiting < Infinity) options.push({ item: WAIT, bound: bound + waitRaise(tree, need, waiting) });
  return options.sort((first, second) => first.bound - second.bound);
}

/** Every need has one option left: that is one plan, and it is judged in full. */
function offerLeaf(tree: Tree, growth: Growth): void {
  const { core, relaxation, needStart, needItem } = tree;
  const seatOf = new Int32Array(core.problem.needCount).fill(NONE);
  for (let need = 0; need < seatOf.length; need++) {
    for (let at = needStart[need]; at < needStart[need + 1]; at++) {
      if (relaxation.itemCost[needItem[at]] < Infinity) seatOf[need] = seatOfItem(tree, needItem[at]);
    }
  }
  growth.offer(expand(core, seatOf));
}

function pushNode(heap: Node[], node: Node): void {
  let at = heap.push(node) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent].bound <= node.bound) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = node;
}

function popNode(heap: Node[]): Node | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1].bound < heap[child].bound) child++;
    if (heap[child].bound >= last.bound) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
  return top;
}
