/** The bound of one node, and the plans that show on the way. */

import { expand } from '../contract.ts';
import { climb, rebase } from '../dual.ts';
import type { PriceVector } from '../priceDomain.ts';
import { NONE } from '../problem.ts';
import { evaluateBound } from '../relaxation.ts';
import { openOptions, overprice, strikeBeaten, strikeBeyondLevel } from './options.ts';
import { type Growth, isBeaten, TOLERANCE, type Tree } from './tree.ts';

/** Climbing steps a node. */
const NODE_STEPS = 16;
/** First distance of these steps to their target, as a share of the bound. */
const REACH = 1e-4;
/** Options that must go, at least and as a share of the open ones, for a node to be bounded again; and how often it is for raised prices. */
const LEAST_GONE = 3;
const SHARE_GONE = 0.1;
const MOST_RAISES = 3;

/** Bounds the node and strikes options, again while that keeps helping; false when no better plan is below. */
export function boundNode(tree: Tree, growth: Growth, prices: PriceVector): boolean {
  const { ascent } = tree;
  let from = prices;
  for (let raises = 0; ; from = ascent.bestPrices.slice()) {
    const before = tree.struck.length;
    if (!strikeBeyondLevel(tree)) return false;
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

export function climbNode(tree: Tree, growth: Growth, from: PriceVector, steps: number): void {
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

export function seatOfItem(tree: Tree, item: number): number {
  const { problem, columns } = tree.relaxation;
  return problem.pairSeat[columns.itemPair[item]];
}
