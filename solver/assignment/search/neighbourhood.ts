/**
 * Which seats to solve again together: a first seat, then seats related to those chosen. Two seats are related when needs of the one
 * could go to the other at a small loss. Waiting needs that could use a chosen seat join in.
 */

import type { Random } from '../../random.ts';
import { type AssignmentProblem, NONE, UNLIMITED } from '../problem.ts';
import { MOST_NEEDS, MOST_SEATS } from './beam.ts';
import { isClosedGroup } from './groups.ts';
import type { Guide } from './guide.ts';
import { addSeat, addWaiting, clearScope, type Scope } from './scope.ts';

export interface Neighbourhood {
  readonly scope: Scope;
  /** By seat: how strongly it is related to the seats chosen; the seats where that is not 0. */
  readonly relation: Float64Array;
  readonly related: Int32Array;
  relatedCount: number;
  /** Waiting needs with a pair in the scope; by need their least loss there, Infinity while none is known. */
  readonly waiting: Int32Array;
  readonly waitingLoss: Float64Array;
  /** By seat: points given away, as of the last draw; times it was drawn. */
  readonly givenAway: Float64Array;
  readonly seatAsked: Int32Array;
  /** Loss at which a relation is half as strong. */
  readonly halfLoss: number;
}

/** Needs on the seats of a scope at which it stops growing; the rest of the beam's places are for waiting needs. */
const MOST_SETTLED = 400;
/** Share of the draws of a seat that is spread evenly. */
const EVEN_SHARE = 0.5;
/** Waiting needs asked into a scope, at most. */
const MOST_WAITING = 16;
/** Pairs of a need that count for relations: its first few by loss. */
const BEST_PAIRS = 8;
/** Needs asked on each seat's column; longer columns are sampled from a random place. */
const MOST_ASKED = 200;

export function neighbourhoodOf(scope: Scope): Neighbourhood {
  const { problem } = scope.state;

  return {
    scope,
    relation: new Float64Array(problem.seatCount),
    related: new Int32Array(problem.seatCount),
    relatedCount: 0,
    waiting: new Int32Array(problem.needCount),
    waitingLoss: new Float64Array(problem.needCount).fill(Infinity),
    givenAway: new Float64Array(problem.seatCount),
    seatAsked: new Int32Array(problem.seatCount),
    halfLoss: Math.max(1e-3, usualRegret(scope.guide, problem)),
  };
}

/** The median of what needs lose by their second-best seat. */
function usualRegret(guide: Guide, problem: AssignmentProblem): number {
  const regrets: number[] = [];
  for (let need = 0; need < problem.needCount; need++) {
    const second = problem.pairStart[need] + 1;
    if (second < problem.pairStart[need + 1]) regrets.push(guide.loss[guide.ranked[second]]);
  }
  return regrets.sort((a, b) => a - b)[regrets.length >> 1] ?? 0;
}

/**
 * A seat to start from: those where the plan gives most away come first (the terms of guide.ts: the losses of its needs, and free load
 * and places at their price), and among these the ones not yet asked often.
 */
export function drawSeat({ scope, givenAway, seatAsked }: Neighbourhood, random: Random): number {
  const { state, guide } = scope;
  const { problem } = state;
  let sum = 0;
  for (let seat = 0; seat < problem.seatCount; seat++) {
    const free = problem.seatCapacity[seat] === UNLIMITED ? 0 : problem.seatCapacity[seat] - state.load[seat];
    const places = problem.seatMaxCount[seat] === UNLIMITED ? 0 : problem.seatMaxCount[seat] - state.count[seat];
    givenAway[seat] = guide.loadPrice[seat] * free + guide.countPrice[seat] * places;
  }
  for (let need = 0; need < problem.needCount; need++) {
    const pair = state.pairOf[need];
    if (pair !== NONE) givenAway[problem.pairSeat[pair]] += guide.loss[pair];
  }
  for (const points of givenAway) sum += points;
  const usual = (EVEN_SHARE * sum) / problem.seatCount + 1e-6;
  let drawn = 0;
  let total = 0;
  for (let seat = 0; seat < problem.seatCount; seat++) {
    const weight = (givenAway[seat] + usual) / (1 + seatAsked[seat]);
    total += weight;
    if (random() * total < weight) drawn = seat;
  }
  seatAsked[drawn]++;
  return drawn;
}

/** Fills the scope from this seat on, until it has so many seats or as many needs as fit. */
export function chooseScope(hood: Neighbourhood, firstSeat: number, seats: number, random: Random): void {
  clearScope(hood.scope);
  growScope(hood, firstSeat, seats, NONE, random);
}

function growScope(hood: Neighbourhood, firstSeat: number, seats: number, first: number, random: Random): void {
  const { scope, relation, related } = hood;
  // A scope of the whole problem needs no room for more waiting needs than there are.
  const needs = scope.state.problem.needCount <= MOST_NEEDS ? MOST_NEEDS : MOST_SETTLED;
  const wanted = Math.min(seats, scope.state.problem.seatCount, MOST_SEATS);
  let next = firstSeat;
  while (next !== NONE) {
    addSeat(scope, next);
    if (scope.seatCount >= wanted || scope.needCount >= needs) break;
    relate(hood, next, random);
    next = drawRelated(hood, random);
  }
  for (let at = 0; at < hood.relatedCount; at++) relation[related[at]] = 0;
  hood.relatedCount = 0;
  addWaitingNeeds(hood, first, random);
}

/** Fills the scope around a need: a seat that suits it, then others that do or that are related to these. */
export function chooseScopeAround(hood: Neighbourhood, need: number, seats: number, random: Random): void {
  const { problem } = hood.scope.state;
  const { ranked } = hood.scope.guide;
  clearScope(hood.scope);
  const first = problem.pairStart[need];
  const end = problem.pairStart[need + 1];
  for (let at = first; at < end; at++) strengthen(hood, problem.pairSeat[ranked[at]], ranked[at]);
  const firstSeat = drawRelated(hood, random);
  if (firstSeat === NONE) return;
  growScope(hood, firstSeat, seats, need, random);
}

/** Adds the relations of a seat newly in the scope. */
function relate(hood: Neighbourhood, seat: number, random: Random): void {
  const { state, guide } = hood.scope;
  const { problem, columns } = state;
  const start = columns.start[seat];
  for (let at = start; at < start + state.count[seat]; at++) {
    const need = state.member[at];
    const first = problem.pairStart[need];
    const end = Math.min(problem.pairStart[need + 1], first + BEST_PAIRS);
    for (let ranked = first; ranked < end; ranked++)
      strengthen(hood, problem.pairSeat[guide.ranked[ranked]], guide.ranked[ranked]);
  }
  const length = columns.start[seat + 1] - start;
  const asked = Math.min(length, MOST_ASKED);
  let at = length > MOST_ASKED ? Math.floor(random() * length) : 0;
  for (let turn = 0; turn < asked; turn++, at = at + 1 === length ? 0 : at + 1) {
    const pair = columns.pair[start + at];
    const other = state.seatOf[columns.needOf[pair]];
    if (other !== NONE) strengthen(hood, other, pair);
  }
}

function strengthen(hood: Neighbourhood, seat: number, pair: number): void {
  if (hood.scope.isInScope[seat] === 1 || isClosedGroup(hood.scope.state, seat)) return;
  if (hood.relation[seat] === 0) hood.related[hood.relatedCount++] = seat;
  const share = hood.scope.guide.loss[pair] / hood.halfLoss;
  hood.relation[seat] += 1 / (1 + share * share);
}

/** A seat not yet in the scope, with a chance that follows its relation; any seat when none is related. */
function drawRelated(hood: Neighbourhood, random: Random): number {
  const { scope, relation, related } = hood;
  let sum = 0;
  for (let at = 0; at < hood.relatedCount; at++) if (scope.isInScope[related[at]] === 0) sum += relation[related[at]];
  let draw = random() * sum;
  for (let at = 0; at < hood.relatedCount; at++) {
    if (scope.isInScope[related[at]] === 1) continue;
    draw -= relation[related[at]];
    if (draw <= 0) return related[at];
  }
  for (let turn = 0; turn < 10; turn++) {
    const seat = Math.floor(random() * relation.length);
    if (scope.isInScope[seat] === 0 && !isClosedGroup(scope.state, seat)) return seat;
  }
  return NONE;
}

/**
 * Some waiting needs with a pair in the scope, those that would lose least there. Every one that finds no room in the end widens the
 * gap between bound and plan by what it waits for, so only few are asked in, `first` before all; a scope of the whole problem has them all.
 */
function addWaitingNeeds(hood: Neighbourhood, first: number, random: Random): void {
  const { scope, waitingLoss, waiting } = hood;
  const { state, seats, guide } = scope;
  const { columns, problem } = state;
  let found = 0;
  for (let turn = 0; turn < scope.seatCount; turn++) {
    for (let at = columns.start[seats[turn]]; at < columns.start[seats[turn] + 1]; at++) {
      const pair = columns.pair[at];
      const need = columns.needOf[pair];
      if (state.pairOf[need] !== NONE) continue;
      if (waitingLoss[need] === Infinity) waiting[found++] = need;
      waitingLoss[need] = Math.min(waitingLoss[need], guide.loss[pair] - 100 * hood.halfLoss * problem.mustServe[need]);
    }
  }
  const isWhole = scope.seatCount === problem.seatCount;
  const asked = Math.min(
    found,
    MOST_NEEDS - scope.needCount,
    isWhole ? MOST_NEEDS : 1 + Math.floor(random() * MOST_WAITING),
  );
  const disorder = hood.halfLoss * 3;
  for (let at = 0; at < found; at++) waitingLoss[waiting[at]] += waiting[at] === first ? -1e12 : disorder * random();
  waiting.subarray(0, found).sort((a, b) => waitingLoss[a] - waitingLoss[b] || a - b);
  for (let at = 0; at < asked; at++) addWaiting(scope, waiting[at]);
  for (let at = 0; at < found; at++) waitingLoss[waiting[at]] = Infinity;
}
