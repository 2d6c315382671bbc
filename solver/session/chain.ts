/**
 * Ejection chains (Yagiura, Ibaraki & Glover 2004, INFORMS Journal on Computing 16:133–151) from one need: it enters a seat, a member makes
 * way, that one enters another seat, and so on, until the last finds room or waits. What a pair loses against its need’s best pair at
 * the seats’ prices guides the chain: it goes on only while its losses leave something to gain, so ripples die near where they began.
 */

import { NONE } from '../assignment/problem.ts';
import { moveIfBetter } from './betterMoves.ts';
import { type Live, SIZE } from './live.ts';
import { keenest, leastCost, lossOf, mayMove } from './losses.ts';
import {
  addVirtual,
  costOfExchange,
  costOfJoining,
  createVirtual,
  fitVirtual,
  savedByLeaving,
  type Virtual,
  waitScore,
} from './virtual.ts';

export interface ChainLimits {
  /** Needs pushed out in one chain, at most. */
  readonly depth: number;
  /** Seats tried for a need, by rising loss. */
  readonly width: number;
  /** Points of loss a chain may pile up on its way, for room it fills on the other side. */
  readonly allowance: number;
  /** Exchanges a chain goes on from after each step: those that lost least. */
  readonly branches: number;
  /** Exchanges tried, at most: the unit of effort. */
  readonly tries: number;
}

/** Scratch of the search; nothing in it lasts from one chain to the next. */
export interface Chains {
  readonly virtual: Virtual;
  /** By need, valid where `stamp` is that of the chain in hand: its best pair with room, and what that costs. */
  stampOf: Int32Array;
  bestPair: Int32Array;
  bestCost: Float64Array;
  /** By need, valid where `leastIn` is the event in hand: its least priced cost. Prices do not change while a plan is mended. */
  leastPriced: Float64Array;
  /** Points of its cheapest pair, as long valid. */
  leastCost: Float64Array;
  leastIn: Int32Array;
  event: number;
  /** What the last pair found with room costs. */
  foundCost: number;
  isInChain: Uint8Array;
  stamp: number;
  /** Needs and pairs of the chain in hand, and of the best. */
  readonly path: number[];
  bestPath: number[];
  bestTotal: number;
  tries: number;
  /** Room for the tables of a resolve (around.ts). */
  table: Float64Array;
}

/** Totals are whole points but for the marginal cost of rows, which rounds. */
const ROUNDING = 1e-3;

export function createChains(): Chains {
  return {
    virtual: createVirtual(),
    stampOf: new Int32Array(0),
    bestPair: new Int32Array(0),
    bestCost: new Float64Array(0),
    leastPriced: new Float64Array(0),
    leastCost: new Float64Array(0),
    leastIn: new Int32Array(0),
    event: 0,
    foundCost: 0,
    isInChain: new Uint8Array(0),
    stamp: 0,
    path: [],
    bestPath: [],
    bestTotal: 0,
    tries: 0,
    table: new Float64Array(1 << 15),
  };
}

/**
 * Makes the best chain that starts at this need and makes the plan better, if there is one. Returns the needs it moved; empty when it
 * moved none. The plan keeps every limit it kept before.
 */
export function improveFrom(live: Live, chains: Chains, need: number, limits: ChainLimits): readonly number[] {
  if (!mayMove(live, need)) return [];
  begin(live, chains);
  const home = live.need.pairOf.data[need];
  const given = home === NONE ? waitScore(live, need) : savedByLeaving(live, chains.virtual, home);
  if (home !== NONE) addVirtual(live, chains.virtual, home, -1);
  chains.isInChain[need] = 1;
  // Leaving may be what breaks a group that has no member to spare: then only the moves of repair.ts help.
  if (home !== NONE) offerEnd(chains, need, NONE, waitScore(live, need) - given);
  search(live, chains, limits, need, limits.depth, -given, -lossOf(live, chains, need, home));
  chains.isInChain[need] = 0;
  if (home !== NONE) addVirtual(live, chains.virtual, home, 1);
  return makeBest(live, chains);
}

function begin(live: Live, chains: Chains): void {
  const { data } = live.size.given;
  const needCount = data[SIZE.needs];
  fitVirtual(chains.virtual, data[SIZE.seats], data[SIZE.rows]);
  if (chains.stampOf.length < needCount) {
    const room = 2 * needCount;
    chains.stampOf = new Int32Array(room);
    chains.bestPair = new Int32Array(room);
    chains.bestCost = new Float64Array(room);
    chains.isInChain = new Uint8Array(room);
  }
  chains.stamp++;
  chains.path.length = 0;
  chains.bestPath = [];
  chains.bestTotal = -ROUNDING;
  chains.tries = 0;
}

/** Ends the chain here if that is the best so far: the need on this pair, or waiting. */
function offerEnd(chains: Chains, need: number, pair: number, total: number): void {
  if (total >= chains.bestTotal) return;
  chains.bestTotal = total;
  chains.bestPath = [...chains.path, need, pair];
}

/** A member that made way, and what the chain has cost and lost by then. */
interface Exchange {
  readonly pair: number;
  readonly member: number;
  readonly left: number;
  readonly spent: number;
  readonly loss: number;
}

/**
 * Tries the ways on for a need that has just left its seat: room on a seat, or a member that makes way and finds room in turn. Only from the
 * exchanges that lost least does the chain go on: to try all of one before the next would spend all tries near the first.
 */
function search(
  live: Live,
  chains: Chains,
  limits: ChainLimits,
  need: number,
  depth: number,
  spent: number,
  loss: number,
): void {
  if (depth === limits.depth) endDirectly(live, chains, need, spent);
  const found: Exchange[] = [];
  for (const pair of keenest(live, chains, need, limits, loss)) {
    if (chains.tries >= limits.tries) break;
    exchange(live, chains, limits, need, pair, spent, loss + lossOf(live, chains, need, pair), found);
  }
  if (depth === 1) return;
  found.sort((a, b) => a.loss - b.loss);
  for (const next of found.slice(0, limits.branches)) {
    if (chains.tries >= limits.tries) return;
    enter(live, chains, need, next, 1);
    search(live, chains, limits, next.member, depth - 1, next.spent, next.loss);
    enter(live, chains, need, next, -1);
  }
}

/** On the cheapest seat with room, if the chain could be the best so. */
function endDirectly(live: Live, chains: Chains, need: number, spent: number): void {
  if (spent + leastCost(live, chains, need) >= chains.bestTotal) return;
  const direct = bestJoining(live, chains, need);
  if (direct !== NONE) offerEnd(chains, need, direct, spent + chains.foundCost);
}

/** The need enters the seat of the pair, and each member in turn makes way. */
function exchange(
  live: Live,
  chains: Chains,
  limits: ChainLimits,
  need: number,
  pair: number,
  spent: number,
  loss: number,
  found: Exchange[],
): void {
  const seat = live.pair.seat.data[pair];
  const { data: members } = live.members.entries[seat];
  const count = live.members.count.data[seat];
  for (let at = 0; at < count && chains.tries < limits.tries; at++) {
    const member = members[at];
    if (chains.isInChain[member] === 1 || !mayMove(live, member)) continue;
    const left = live.need.pairOf.data[member];
    chains.tries++;
    const cost = costOfExchange(live, chains.virtual, pair, left);
    if (cost === Number.POSITIVE_INFINITY || breaksSet(live, chains, need, seat, member)) continue;
    const lossSoFar = loss - lossOf(live, chains, member, left);
    if (lossSoFar >= limits.allowance) continue;
    const next = { pair, member, left, spent: spent + cost, loss: lossSoFar };
    enter(live, chains, need, next, 1);
    offerEnd(chains, member, NONE, next.spent + waitScore(live, member));
    endDirectly(live, chains, member, next.spent);
    enter(live, chains, need, next, -1);
    found.push(next);
  }
}

/** Puts an exchange at the end of the chain in hand (`step` 1), or takes it off again (−1). */
function enter(live: Live, chains: Chains, need: number, { pair, member, left }: Exchange, step: 1 | -1): void {
  if (step === 1) chains.path.push(need, pair);
  else chains.path.length -= 2;
  chains.isInChain[member] = step === 1 ? 1 : 0;
  addVirtual(live, chains.virtual, left, step === 1 ? -1 : 1);
  addVirtual(live, chains.virtual, pair, step);
}

/** The cheapest pair with room but the one it is on; what it costs is left in foundCost. Known from before where the chain changed nothing there. */
function bestJoining(live: Live, chains: Chains, need: number): number {
  remember(live, chains, need);
  const known = chains.bestPair[need];
  if (known === NONE) return NONE;
  const seat = live.pair.seat.data[known];
  const isUntouched = chains.virtual.load[seat] === 0 && chains.virtual.count[seat] === 0;
  if (!isUntouched || breaksSet(live, chains, need, seat, NONE)) return findBest(live, chains, need);
  chains.foundCost = chains.bestCost[need];
  return known;
}

/** What is asked again and again of a need in one chain. */
function remember(live: Live, chains: Chains, need: number): void {
  if (chains.stampOf[need] === chains.stamp) return;
  chains.stampOf[need] = chains.stamp;
  chains.bestPair[need] = findBest(live, chains, need);
  chains.bestCost[need] = chains.foundCost;
}

function findBest(live: Live, chains: Chains, need: number): number {
  const { data } = live.pairsOfNeed.entries[need];
  const home = live.need.pairOf.data[need];
  const points = live.pair.cost.data;
  let best = Number.POSITIVE_INFINITY;
  let bestPair = NONE;
  for (let at = 0; at < live.pairsOfNeed.count.data[need]; at++) {
    const pair = data[at];
    // What the seat and its rows ask for comes on top of the pair’s own points.
    if (pair === home || points[pair] > best) continue;
    const cost = costOfJoining(live, chains.virtual, pair);
    // Ties go to the lower seat, so that the order of the lists decides nothing.
    if (cost > best || (cost === best && live.pair.seat.data[pair] > live.pair.seat.data[bestPair])) continue;
    if (cost === Number.POSITIVE_INFINITY || breaksSet(live, chains, need, live.pair.seat.data[pair], NONE)) continue;
    best = cost;
    bestPair = pair;
  }
  chains.foundCost = best;
  return bestPair;
}

/** Would the need make a forbidden combination on the seat whole, once `leaving` has left it? */
function breaksSet(live: Live, chains: Chains, need: number, seat: number, leaving: number): boolean {
  const { setsOfNeed, needs, seat: seatOfSet } = live.forbidden;
  const count = setsOfNeed.count.data[need];
  for (let at = 0; at < count; at++) {
    const set = setsOfNeed.entries[need].data[at];
    if (seatOfSet.data[set] !== seat) continue;
    const { data } = needs.entries[set];
    let isWhole = true;
    for (let other = 0; other < needs.count.data[set] && isWhole; other++) {
      if (data[other] !== need) isWhole = data[other] !== leaving && isThere(live, chains, data[other], seat);
    }
    if (isWhole) return true;
  }
  return false;
}

/** On the seat in the plan, and not moved by the chain; or brought there by it. */
function isThere(live: Live, chains: Chains, need: number, seat: number): boolean {
  for (let at = chains.path.length - 2; at >= 0; at -= 2) {
    if (chains.path[at] === need) return live.pair.seat.data[chains.path[at + 1]] === seat;
  }
  if (chains.isInChain[need] === 1) return false;
  const pair = live.need.pairOf.data[need];
  return pair !== NONE && live.pair.seat.data[pair] === seat;
}

/** Makes the moves of the best chain, for good only if the plan is better and passes no limit it kept. */
function makeBest(live: Live, chains: Chains): number[] {
  const { bestPath } = chains;
  if (bestPath.length === 0) return [];
  if (!moveIfBetter(live, bestPath)) return [];
  return bestPath.filter((_, at) => at % 2 === 0);
}
