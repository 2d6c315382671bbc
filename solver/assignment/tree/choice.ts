/** Which need to decide next: the one that promises the least work below its options. */

import type { PriceVector } from '../priceDomain.ts';
import { totalWork, waitPrice } from '../relaxation.ts';
import { climbNode } from './node.ts';
import { decide, type Option, optionsOf, putBack } from './options.ts';
import { type Growth, isBeaten, type Tree } from './tree.ts';

/** The work below an option is taken to halve this often on the way from the node's bound to the best plan's cost. */
const HALVINGS = 5;
/** That way is taken to be no longer than this share of the bound, also where no plan is known. */
const FAR = 1e-3;
/** How much sooner a need is decided that the seats took more than once or not at all. */
const MISSED = 10;
/** Needs whose options are tried with some climbing steps each, as long as that takes no more than a share of the work. */
const MOST_TRIED = 12;
const TRIAL_STEPS = 12;
const TRIED_SHARE = 0.5;

interface Choice {
  readonly need: number;
  readonly options: readonly Option[];
  /** Work expected below the options. */
  readonly size: number;
}

/** The need to decide, with what its options cost at least; undefined where every need has one option left. */
export function chooseNeed(tree: Tree, growth: Growth, prices: PriceVector, bound: number): Choice | undefined {
  const choices = likelyChoices(tree, bound);
  const isWorthTrying = choices.length > 1 && tree.triedWork <= TRIED_SHARE * tree.work;
  return isWorthTrying ? tryChoices(tree, growth, choices, prices, bound) : choices[0];
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
