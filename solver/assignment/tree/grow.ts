/**
 * Searches a tree: the node with the least bound first, and from there straight down on the cheapest option each time until nothing better
 * can be below. Each step decides one need; the node's bound is L with its parent's prices and a few more climbing steps, and the forced-in
 * and forced-out values strike options that no better plan can use (Posta, Ferland & Michelon 2012). The least bound of the open nodes is a
 * bound of the whole, which rises as long as the search goes on.
 */

import { expand } from '../contract.ts';
import { seatsOf } from '../draft.ts';
import { popLeast, pushLeast } from '../heap.ts';
import { NONE } from '../problem.ts';
import { totalWork } from '../relaxation.ts';
import { draftFromBound } from '../rounding.ts';
import { chooseNeed } from './choice.ts';
import { boundNode, seatOfItem } from './node.ts';
import { decide, putBack, strike } from './options.ts';
import { type Growth, isBeaten, NOBODY, type Node, type Tree } from './tree.ts';

/** Turns back on one way down, and the least length of a way at whose end a plan is made of what the seats take there. */
const MOST_TURNS = 10;
const LEAST_DEPTH = 8;

/** Searches on for some effort; true when nothing better is left. */
export function growTree(tree: Tree, growth: Growth): boolean {
  const until = tree.work + growth.work;
  while (tree.work < until && !growth.shouldStop()) {
    const node = tree.next ?? turnBack(tree, growth) ?? restart(tree);
    tree.next = undefined;
    if (node === undefined) return true;
    node.isDone = true;
    clearVisited(tree.open);
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

/** Takes off what is on top of the heap and has been visited meanwhile. */
function clearVisited(open: Node[]): void {
  while (open.length > 0 && open[0].isDone) popLeast(open);
}

function restart(tree: Tree): Node | undefined {
  tree.beside.length = 0;
  tree.depth = 0;
  tree.turns = 0;
  return popLeast(tree.open);
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

/** Opens a node for every option of the need whose options promise the least work below them; the cheapest is next. */
function branch(tree: Tree, growth: Growth, bound: number): void {
  const struck = Int32Array.from(tree.struck);
  const prices = tree.ascent.bestPrices.slice();
  const chosen = chooseNeed(tree, growth, prices, bound);
  if (chosen === undefined) {
    offerLeaf(tree, growth);
    return;
  }
  const beside: Node[] = [];
  tree.depth++;
  const options = chosen.options.toSorted((first, second) => first.bound - second.bound);
  for (const option of options) {
    if (isBeaten(tree, growth, option.bound)) continue;
    const node = { bound: option.bound, struck, prices, need: chosen.need, item: option.item, isDone: false };
    if (tree.next === undefined) tree.next = node;
    else {
      pushLeast(tree.open, node);
      beside.push(node);
    }
  }
  // The cheapest of them on top.
  while (beside.length > 0) tree.beside.push(beside.pop() as Node);
}

/** The relaxation's choice where the way down ends, with its needs fitted in: a plan, if not always a good one. */
function offerDraft({ relaxation, core }: Tree, growth: Growth): void {
  growth.offer(expand(core, seatsOf(draftFromBound(relaxation, growth.shouldStop))));
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
