/**
 * A proof that no plan costs less than so much, which anybody can check by adding up prices: options that raise the bound of the whole
 * problem too far are struck out, and what is left is split by choices into leaves, until the prices of each of them prove it. A low goal
 * strikes out more, so a row of goals, each higher than the last, comes further than one at the best plan's cost.
 */

import { climb, rebase } from '../dual.ts';
import { type ForcedBounds, strikeOut } from '../fixing.ts';
import { popLeast, pushLeast } from '../heap.ts';
import type { PriceVector } from '../priceDomain.ts';
import { type AssignmentProblem, POINT_SCALE, type Prices } from '../problem.ts';
import { totalWork } from '../relaxation.ts';
import { createView, enter, type Leaf, liftDecided, onlyPlan, pricesAfter, type View } from './leaf.ts';
import { chooseQuestion, type Gains, questionsOf } from './question.ts';

const LEAF_STEPS = 40;
const LAST_STEPS = 200;
/** Steps between looks at whether the goal has been reached. */
const STEPS_A_LOOK = 10;
/** First distance of a leaf's climb to its target, as a share of the bound. */
const LEAF_REACH = 9e-5;
/** Pairs that the first goal leaves at most, and how many a need where that is more. */
const FIRST_PAIRS = 500;
const FIRST_PAIRS_PER_NEED = 1.8;
/** Points of the least step from goal to goal, and by how much a step is longer than the last. */
const LEAST_STEP = 2;
const NEXT_STEP = 1.5;
/** Points that a leaf passes a goal by: floats and rounded prices err by less, and the certificate keeps something in hand. */
export const MARGIN = 0.01;
/** Leaves of a certificate at most, and prices of needs in all of them, so that a plan can be stored and checked. */
const MOST_CERTIFIED = 1000;
const MOST_CERTIFIED_PRICES = 150_000;

/** The whole problem with settled prices: what a proof starts from. */
export interface Root {
  readonly problem: AssignmentProblem;
  readonly waitAllowance: number;
  readonly prices: Prices;
  /** Points that the prices prove. */
  readonly bound: number;
  /** The bounds with each option forced, at these prices. */
  readonly forced: ForcedBounds;
}

export interface Proof {
  readonly root: Root;
  /** Points that it is to show no plan is below, and how far that is from the goal before. */
  goal: number;
  step: number;
  /** What plans below the goal can hold; undefined when that is nothing. */
  view: View | undefined;
  /** A heap by rising bound. */
  leaves: Leaf[];
  readonly gains: Gains;
  /** Points that no plan is below. */
  bound: number;
  /** The leaves whose prices prove most, when they were few enough for a certificate, and how much that was. */
  certified: readonly Leaf[];
  certifiedBound: number;
  /** Table entries of all bounds. */
  work: number;
}

export interface Growth {
  /** Table entries this time. */
  readonly work: number;
  /** Points of the best plan known. */
  readonly upper: () => number;
  /** Takes a plan and tells its cost; Infinity when it breaks a limit. */
  readonly offer: (seatOf: Int32Array) => number;
  readonly shouldStop: () => boolean;
}

/** Begins with one leaf, which is all that a plan below the first goal can hold, at the best prices known for that. */
export function beginProof(root: Root, prices: PriceVector, upper: number): Proof {
  const goal = Math.min(upper, Math.max(root.bound + LEAST_STEP, firstGoal(root)));
  return {
    root,
    goal,
    step: goal - root.bound,
    view: viewBelow(root, goal),
    leaves: [{ choices: [], prices, bound: root.bound, questions: undefined, isJudged: false }],
    gains: new Map(),
    bound: root.bound,
    certified: [],
    certifiedBound: root.bound,
    work: 0,
  };
}

/** The highest goal that leaves so few pairs. */
function firstGoal({ problem, forced }: Root): number {
  const most = Math.max(FIRST_PAIRS, Math.floor(FIRST_PAIRS_PER_NEED * problem.needCount));
  const next = forced.pair.toSorted()[most] ?? Infinity;
  return Math.floor(next / POINT_SCALE);
}

export function viewBelow({ problem, forced, waitAllowance }: Root, goal: number): View | undefined {
  const left = strikeOut(problem, forced, goal);
  return left === undefined ? undefined : createView(left, waitAllowance);
}

/** Whole points that no plan is below. */
export function provenPoints({ bound }: Proof): number {
  return Math.ceil(bound - MARGIN);
}

/** Goes on for some effort; true when no plan can be below the best one. */
export function growProof(proof: Proof, growth: Growth): boolean {
  const until = proof.work + growth.work;
  while (proof.work < until && !growth.shouldStop()) {
    const upper = growth.upper();
    if (proof.bound >= upper) return true;
    const goal = Math.min(proof.goal, upper);
    if (proof.bound >= goal) aimHigher(proof, upper);
    else visit(proof, goal, growth);
  }
  return proof.bound >= growth.upper();
}

/** The next goal. Leaves that proved the last one have more options now, and are climbed again from where they stood. */
function aimHigher(proof: Proof, upper: number): void {
  proof.step = Math.max(LEAST_STEP, proof.step * NEXT_STEP);
  proof.goal = Math.min(upper, Math.ceil(proof.goal + proof.step));
  proof.view = viewBelow(proof.root, proof.goal);
  proof.leaves = proof.leaves.map((leaf) => ({ ...leaf, questions: undefined, isJudged: false }));
}

function visit(proof: Proof, goal: number, growth: Growth): void {
  const leaf = popLeast(proof.leaves) as Leaf;
  const { view } = proof;
  if (view === undefined) {
    pushLeast(proof.leaves, { ...leaf, bound: goal });
  } else {
    const before = totalWork(view.ascent.relaxation);
    for (const each of split(proof, view, leaf, goal, growth)) pushLeast(proof.leaves, each);
    proof.work += totalWork(view.ascent.relaxation) - before;
  }
  proof.work++;
  note(proof);
}

/** The leaf again with better prices, or the two that it falls into. */
function split(proof: Proof, view: View, leaf: Leaf, goal: number, growth: Growth): Leaf[] {
  if (leaf.questions === undefined) return [settle(view, leaf, leaf.prices, goal, growth)];
  const question = chooseQuestion(view, leaf, goal, proof.gains);
  if (question === undefined) return [judge(view, leaf, goal, growth)];
  return [true, false].map((isTaken) => {
    const choice = { need: question.need, seat: question.seat, isTaken };
    const choices = [...leaf.choices, choice];
    enter(view, choices);
    return settle(view, { ...leaf, choices }, pricesAfter(view, leaf.prices, choice), goal, growth);
  });
}

function settle(view: View, leaf: Leaf, prices: PriceVector, goal: number, growth: Growth): Leaf {
  if (!enter(view, leaf.choices)) return { ...leaf, prices, bound: goal, questions: [] };
  const bound = climbLeaf(view, prices, goal, LEAF_STEPS, growth);
  return { ...leaf, prices: view.ascent.bestPrices.slice(), bound, questions: questionsOf(view) };
}

function climbLeaf({ ascent }: View, prices: PriceVector, goal: number, steps: number, growth: Growth): number {
  rebase(ascent, prices, LEAF_REACH * Math.max(1, Math.abs(goal)));
  ascent.timesTaken.fill(0);
  ascent.stepsCounted = 0;
  const upper = goal + MARGIN;
  for (let step = 0; step < steps; step += STEPS_A_LOOK) {
    if (climb(ascent, upper, STEPS_A_LOOK, growth.shouldStop) < STEPS_A_LOOK) break;
  }
  return ascent.bestValue > upper - 1 ? goal : Math.min(goal, ascent.bestValue);
}

/** One plan is left: its prices can nearly always prove its cost; where roundings are in the way, its cost is known all the same. */
function judge(view: View, leaf: Leaf, goal: number, growth: Growth): Leaf {
  enter(view, leaf.choices);
  const priced = climbLeaf(view, liftDecided(view, leaf.prices), goal, LAST_STEPS, growth);
  const prices = view.ascent.bestPrices.slice();
  if (priced >= goal) return { ...leaf, prices, bound: goal };
  const cost = growth.offer(onlyPlan(view));
  return { ...leaf, prices, bound: Math.min(goal, Math.max(priced, cost)), isJudged: true };
}

/** Keeps the leaves for the certificate when their prices prove more than before. */
function note(proof: Proof): void {
  const { leaves, root } = proof;
  const least = leaves[0].bound;
  proof.bound = Math.max(proof.bound, least);
  const most = Math.min(MOST_CERTIFIED, MOST_CERTIFIED_PRICES / root.problem.needCount);
  if (leaves.length > most || least <= proof.certifiedBound || leaves.some((leaf) => leaf.isJudged)) return;
  proof.certified = leaves.slice();
  proof.certifiedBound = least;
}
