/** Which options needs still have at a node: struck where no better plan can have them, decided one by one, and put back afterwards. */

import { forceSeat } from '../forced.ts';
import type { PriceVector } from '../priceDomain.ts';
import { waitPrice } from '../relaxation.ts';
import { type Growth, type Node, TOLERANCE, type Tree, WAIT } from './tree.ts';

/** What finding the forced values costs, in bounds. */
const FORCE_COST = 8;

export type Decision = Pick<Node, 'need' | 'item' | 'bound'>;

export interface Option {
  readonly item: number;
  readonly bound: number;
}

/** Strikes the other options of the node's need, and prices it so that its seat takes it at once. */
export function decide(tree: Tree, growth: Growth, { need, item, bound }: Decision, prices: PriceVector): void {
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
export function overprice(tree: Tree, growth: Growth, bound: number): number {
  const room = growth.upper() - tree.core.decidedCost - bound;
  return room < Infinity ? 2 * room + 10 : 1000;
}

export function strike({ relaxation, struck, struckCost, optionCount }: Tree, option: number): void {
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

export function putBack({ relaxation, struck, struckCost, optionCount }: Tree, mark: number): void {
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

/** Strikes every option whose forced bound no better plan can pay; false when a need has none left. */
export function strikeBeaten(tree: Tree, growth: Growth): boolean {
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

/**
 * Must-serve needs that can only wait use up how many may: the others may not, once none is left; false when too many do. The price of
 * the level would show both, but would have to climb as far as a whole seat is worth.
 */
export function strikeBeyondLevel(tree: Tree): boolean {
  const { relaxation, optionCount } = tree;
  const { isLevelled, waitCost, pairedAllowance } = relaxation;
  let left = pairedAllowance;
  for (let need = 0; need < optionCount.length; need++) {
    if (isLevelled[need] === 1 && optionCount[need] === 1 && waitCost[need] < Infinity) left--;
  }
  if (left > 0) return true;
  if (left < 0) return false;
  for (let need = 0; need < optionCount.length; need++) {
    if (isLevelled[need] === 1 && optionCount[need] > 1 && waitCost[need] < Infinity) strike(tree, -1 - need);
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

export function openOptions(tree: Tree): number {
  let open = 0;
  for (const count of tree.optionCount) open += count - 1;
  return open;
}

/** Options still open to a need, cheapest first. */
export function optionsOf(tree: Tree, need: number, bound: number): Option[] {
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
