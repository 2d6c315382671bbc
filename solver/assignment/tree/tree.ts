/**
 * A tree of branch and bound over what is left of a problem: its open nodes, and the relaxation of the one at work, in which options are
 * struck and put back. See grow.ts for how it is searched.
 */

import { type Contracted, contract, contractPrices } from '../contract.ts';
import { type Ascent, createAscent } from '../dual.ts';
import { createForceTables, type Forced, type ForceTables } from '../forced.ts';
import type { PriceVector } from '../priceDomain.ts';
import type { AssignmentProblem } from '../problem.ts';
import { createRelaxation, type Relaxation } from '../relaxation.ts';

/** Floats of the bound err far less than this; a bound counts only when it passes a whole point by it. */
export const TOLERANCE = 1e-5;

/** In place of an item: the need waits; in place of a need: the root, where nothing is decided. */
export const WAIT = -1;
export const NOBODY = -1;

/** A part of the problem: the parent's struck options and prices, and the option decided since: an item, or WAIT. */
export interface Node {
  readonly bound: number;
  readonly struck: Int32Array;
  readonly prices: PriceVector;
  readonly need: number;
  readonly item: number;
  /** Visited; it may still lie in the heap. */
  isDone: boolean;
}

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

export function isBeaten(tree: Tree, growth: Growth, bound: number): boolean {
  return bound > growth.upper() - tree.core.decidedCost - 1 + TOLERANCE;
}
