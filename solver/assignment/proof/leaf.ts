/**
 * A leaf of a proof: what is left of a problem after some choices, each whether one need is on one seat or not, with prices of its own.
 * The leaves of a proof cover every plan, so the least of their bounds is a bound of the whole.
 */

import { buildColumns, type Columns } from '../columns.ts';
import { type Ascent, createAscent } from '../dual.ts';
import { keepPairs } from '../fixing.ts';
import type { PriceVector } from '../priceDomain.ts';
import { type AssignmentProblem, type Choice, NONE } from '../problem.ts';
import { createRelaxation, waitPrice } from '../relaxation.ts';

/** A choice that may be made next, and how often the seats made it so in the last steps of the climb, from 0 to 1. */
export interface Question {
  readonly need: number;
  /** NONE: does the need wait? */
  readonly seat: number;
  readonly share: number;
}

export interface Leaf {
  readonly choices: readonly Choice[];
  readonly prices: PriceVector;
  /** Points, at most what the proof aims at: no plan of the leaf costs less. */
  readonly bound: number;
  /** What to decide next, the most promising first; undefined before the leaf has been climbed, empty where one plan is left. */
  readonly questions: readonly Question[] | undefined;
  /** Whether its value is that of its only plan, which its prices do not quite prove. */
  readonly isJudged: boolean;
}

/** A problem whose leaves are climbed one at a time, each in the same relaxation. */
export interface View {
  readonly problem: AssignmentProblem;
  readonly columns: Columns;
  readonly ascent: Ascent;
  /** Item of each pair, or NONE where the need does not fit on the seat. */
  readonly itemOfPair: Int32Array;
  /** What items and waiting cost before any choice. */
  readonly itemCost: Float64Array;
  readonly waitCost: Float64Array;
}

/**
 * What a taken need's price rises by, in points: more than all needs of a seat are worth together, so that the seat takes it whatever it
 * leaves for it. The bound does not mind, because the need is paid that much more.
 */
const LIFT = 100_000;

export function createView(problem: AssignmentProblem, waitAllowance: number): View {
  const columns = buildColumns(problem);
  const relaxation = createRelaxation(problem, waitAllowance, columns);
  const itemOfPair = new Int32Array(problem.pairSeat.length).fill(NONE);
  columns.itemPair.forEach((pair, item) => {
    itemOfPair[pair] = item;
  });
  const itemCost = relaxation.itemCost.slice();
  const waitCost = relaxation.waitCost.slice();
  const prices = new Float64Array(problem.needCount + problem.rowCount + 1);
  return { problem, columns, ascent: createAscent(relaxation, prices), itemOfPair, itemCost, waitCost };
}

/** Leaves in the view's relaxation what the choices leave; false when that is no plan. */
export function enter(view: View, choices: readonly Choice[]): boolean {
  const { relaxation } = view.ascent;
  relaxation.itemCost.set(view.itemCost);
  relaxation.waitCost.set(view.waitCost);
  for (const choice of choices) choose(view, choice);
  return !isEmpty(view);
}

function choose(view: View, { need, seat, isTaken }: Choice): void {
  const { problem, itemOfPair } = view;
  const { itemCost, waitCost } = view.ascent.relaxation;
  if (isTaken === (seat !== NONE)) waitCost[need] = Infinity;
  // Not taken, but not waiting either: every pair stays.
  if (seat === NONE && !isTaken) return;
  for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
    const isStruck = (problem.pairSeat[pair] === seat) !== isTaken;
    if (isStruck && itemOfPair[pair] !== NONE) itemCost[itemOfPair[pair]] = Infinity;
  }
}

/** Whether some need can be nowhere, or too many must-serve needs can only wait. */
function isEmpty({ problem, columns, ascent }: View): boolean {
  const { itemCost, waitCost, waitAllowance } = ascent.relaxation;
  const hasItem = new Uint8Array(problem.needCount);
  columns.itemNeed.forEach((need, item) => {
    if (itemCost[item] < Infinity) hasItem[need] = 1;
  });
  let mustWait = 0;
  for (let need = 0; need < problem.needCount; need++) {
    if (hasItem[need] === 1) continue;
    if (waitCost[need] === Infinity) return true;
    mustWait += problem.mustServe[need];
  }
  return mustWait > waitAllowance;
}

/** Prices to begin a leaf with: its parent's, and the need that has just been decided paid so that it is where the choice says. */
export function pricesAfter(view: View, prices: PriceVector, { need, seat, isTaken }: Choice): PriceVector {
  const after = prices.slice();
  if (isTaken && seat !== NONE) after[need] += LIFT;
  if (isTaken && seat === NONE) after[need] = Math.max(after[need], waitPrice(view.ascent.relaxation, prices, need));
  return after;
}

/** The same for every need that has one seat left, whatever decided it. */
export function liftDecided(view: View, prices: PriceVector): PriceVector {
  const lifted = prices.slice();
  forEachDecided(view, (need, seat) => {
    if (seat !== NONE) lifted[need] += LIFT;
  });
  return lifted;
}

/** The seats of a leaf in which every need has one option left. */
export function onlyPlan(view: View): Int32Array {
  const seatOf = new Int32Array(view.problem.needCount).fill(NONE);
  forEachDecided(view, (need, seat) => {
    seatOf[need] = seat;
  });
  return seatOf;
}

function forEachDecided({ problem, ascent, itemOfPair }: View, visit: (need: number, seat: number) => void): void {
  const { itemCost, waitCost } = ascent.relaxation;
  const isOpen = (pair: number) => itemOfPair[pair] !== NONE && itemCost[itemOfPair[pair]] < Infinity;
  for (let need = 0; need < problem.needCount; need++) {
    const seats: number[] = waitCost[need] < Infinity ? [NONE] : [];
    for (let pair = problem.pairStart[need]; pair < problem.pairStart[need + 1]; pair++) {
      if (isOpen(pair)) seats.push(problem.pairSeat[pair]);
    }
    if (seats.length === 1) visit(need, seats[0]);
  }
}

/** The problem that the choices leave, as one of its own; undefined when it has no plan. */
export function restrict(view: View, choices: readonly Choice[]): AssignmentProblem | undefined {
  if (!enter(view, choices)) return undefined;
  const { itemCost, waitCost } = view.ascent.relaxation;
  const isLeft = (pair: number) => view.itemOfPair[pair] !== NONE && itemCost[view.itemOfPair[pair]] < Infinity;
  return keepPairs(view.problem, isLeft, waitCost.slice());
}
