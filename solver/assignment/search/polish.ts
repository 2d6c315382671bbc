/** Re-solves one neighbourhood of the plan after the other, large and small, until the effort is spent. */

import type { Random } from '../../random.ts';
import { type AssignmentProblem, NONE } from '../problem.ts';
import { type Beam, beamOf, MOST_NEEDS, MOST_SEATS } from './beam.ts';
import { closeSeat, groupSeats, openSeat } from './groups.ts';
import type { Guide } from './guide.ts';
import { chooseScope, chooseScopeAround, drawSeat, type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';
import { repairFrom } from './repair.ts';
import { resolve } from './resolve.ts';
import { type Scope, scopeOf, scoreOf } from './scope.ts';
import { forgetMoves, mark, rollback, type State } from './state.ts';

export interface Polish {
  readonly state: State;
  readonly scope: Scope;
  readonly beam: Beam;
  readonly hood: Neighbourhood;
  readonly groups: readonly number[];
  /** Needs still to be mended by ejection chains before the first neighbourhood, last first. */
  readonly unmended: number[];
  /** By need: neighbourhoods chosen around it while it waited. */
  readonly timesAsked: Int32Array;
  /** Needs with more than one pair: the others take no effort. */
  readonly openNeeds: number;
  /** Neighbourhoods so far; first every group, then the whole or every seat once, then at random. */
  turn: number;
}

/** Entries and branches in one step of effort. */
export const WORK_PER_STEP = 1000;
/** Overhead of a resolve in entries, so that effort grows even where nothing is left to decide. */
const WORK_PER_RESOLVE = 2000;

/** A try of an ejection chain in entries. */
const WORK_PER_TRY = 30;

const MENDED_AT_ONCE = 100;
const TRIES_PER_NEED = 500;
const MENDING = { depth: 4, width: 8, triesPerNeed: 2000 };
const WIDTH = 500;
const WHOLE_WIDTH = 200;
const LEAST_WIDTH = 40;
const WAITING_SHARE = 0.3;
const MUST_SERVE_WEIGHT = 20;
const KICK_SHARE = 0.2;
const KICK_LOSS = 1;
const KICK_TURNS = 5;
const ROUNDS = 6;
/** Neighbourhoods hold this many needs with a choice, drawn evenly, but never fewer seats than the least. */
const LEAST_NEEDS = 40;
const MOST_WANTED = 120;
const LEAST_SEATS = 6;
const WIDEST_SEATS = 40;
/** Share of turns in which groups keep their least number of needs. */
const KEEP_GROUPS = 0.7;
/** Share of turns in which a group is opened or closed. */
const GROUP_SHARE = 0.05;
/** Share of resolves that may also take an equal plan. */
const EQUAL_SHARE = 0.2;

export function polishOf(state: State, guide: Guide, turn = 0): Polish {
  const scope = scopeOf(state, guide);
  return {
    state,
    scope,
    beam: beamOf(WIDTH, state.problem),
    hood: neighbourhoodOf(scope),
    groups: groupSeats(state),
    openNeeds: Math.max(1, countChoosing(state.problem)),
    timesAsked: new Int32Array(state.problem.needCount),
    unmended: turn > 0 ? [] : waitingLast(state),
    turn,
  };
}

/** Needs with two pairs or more: what the others do is settled but for waiting. */
function countChoosing({ needCount, pairStart }: AssignmentProblem): number {
  let choosing = 0;
  for (let need = 0; need < needCount; need++) if (pairStart[need + 1] - pairStart[need] > 1) choosing++;
  return choosing;
}

/** One neighbourhood solved again, after which the plan is equal or better; returns the work done. */
export function polishOnce(polish: Polish, random: Random): number {
  const { state, scope, groups } = polish;
  if (polish.unmended.length > 0) return mendSome(polish);
  const before = scope.work;
  const turn = polish.turn++;
  scope.keepsGroups = turn === groups.length || random() < KEEP_GROUPS;
  const group = turn < groups.length ? groups[turn] : groups[Math.floor((random() * groups.length) / GROUP_SHARE)];
  if (group !== undefined) turnGroup(polish, group, random);
  else if (random() < KICK_SHARE && turn > 2 * groups.length + 10) kick(polish, random);
  else resolveAround(polish, turn - groups.length, random);
  forgetMoves(state);
  return scope.work - before + WORK_PER_RESOLVE;
}

/** Ejection chains from some needs: a rough plan gets good in a fraction of the time that neighbourhoods would take. */
function mendSome({ state, scope, hood, unmended }: Polish): number {
  const needs = unmended.splice(-MENDED_AT_ONCE).reverse();
  const limits = { ...MENDING, allowance: hood.halfLoss / 4, tries: TRIES_PER_NEED * needs.length };
  const tries = repairFrom(state, { needs, seats: [] }, scope.guide, limits);
  forgetMoves(state);
  return WORK_PER_RESOLVE + WORK_PER_TRY * tries;
}

function waitingLast({ pairOf }: State): number[] {
  const needs = Array.from(pairOf.keys());
  return [...needs.filter((need) => pairOf[need] !== NONE), ...needs.filter((need) => pairOf[need] === NONE)];
}

/** Opens a closed group or closes an open one, solves its surroundings again, and takes that back unless the plan got better. */
function turnGroup(polish: Polish, seat: number, random: Random): void {
  const { state, scope } = polish;
  const before = mark(state);
  const scoreBefore = scoreOf(scope);
  const isOpen = state.count[seat] > 0;
  if (isOpen) closeSeat(state, seat);
  else openSeat(state, scope.guide, seat);
  if (state.sum.excess === 0) {
    chooseScope(polish.hood, seat, LEAST_SEATS, random);
    resolve(scope, polish.beam, { width: WIDTH / 5, rounds: ROUNDS, disorder: 0, tolerance: -1 }, random);
  }
  if (state.sum.excess > 0 || scoreOf(scope) >= scoreBefore) rollback(state, before);
}

/** Takes a plan a little worse, solves its surroundings a few times, and goes back unless that led to a better one. */
function kick(polish: Polish, random: Random): void {
  const { state, scope, hood, beam } = polish;
  const before = mark(state);
  const scoreBefore = scoreOf(scope);
  const firstSeat = drawSeat(hood, random);
  chooseScope(hood, firstSeat, 3 + Math.floor(3 * random()), random);
  resolve(scope, beam, { width: 40, rounds: 2, disorder: 3, tolerance: hood.halfLoss * KICK_LOSS }, random);
  if (scope.isBetterFound === false) return;
  for (let turn = 0; turn < KICK_TURNS && scoreOf(scope) >= scoreBefore; turn++) {
    chooseScope(hood, firstSeat, LEAST_SEATS + Math.floor(LEAST_SEATS * random()), random);
    resolve(scope, beam, { width: 100, rounds: ROUNDS, disorder: 1, tolerance: -1 }, random);
  }
  if (scoreOf(scope) > scoreBefore) rollback(state, before);
}

/** Solves a neighbourhood again: first the whole problem if it is small, or once around every seat; then around random seats. */
function resolveAround(polish: Polish, turn: number, random: Random): void {
  const { state, scope, hood } = polish;
  const { seatCount, needCount } = state.problem;
  const isWhole = turn === 0 && seatCount <= MOST_SEATS && needCount <= MOST_NEEDS;
  const isFirstPass = turn < seatCount && seatCount > MOST_SEATS;
  const firstSeat = isFirstPass ? turn : drawSeat(hood, random);
  const needs = LEAST_NEEDS + random() * (MOST_WANTED - LEAST_NEEDS);
  const wanted = Math.min(WIDEST_SEATS, (needs * seatCount) / polish.openNeeds);
  const seats = isWhole ? seatCount : Math.max(LEAST_SEATS * (1 + 2 * random()), wanted);
  const waiting = !isWhole && random() < WAITING_SHARE ? drawWaiting(polish, random) : NONE;
  if (waiting === NONE) chooseScope(hood, firstSeat, Math.round(seats), random);
  else chooseScopeAround(hood, waiting, Math.round(seats), random);
  const effort = {
    width: isWhole
      ? WHOLE_WIDTH
      : isFirstPass
        ? LEAST_WIDTH
        : Math.round(LEAST_WIDTH * (WIDTH / LEAST_WIDTH) ** random()),
    rounds: ROUNDS,
    disorder: isWhole ? 0 : 1,
    tolerance: random() < EQUAL_SHARE ? 0 : -1,
  };
  resolve(scope, polish.beam, effort, random);
}

/** A waiting need with pairs: must-serve needs and those not yet asked often come first; NONE when none waits. */
function drawWaiting({ state, timesAsked }: Polish, random: Random): number {
  const { problem } = state;
  let drawn = NONE;
  let sum = 0;
  for (let need = 0; need < problem.needCount; need++) {
    if (state.pairOf[need] !== NONE || problem.pairStart[need + 1] === problem.pairStart[need]) continue;
    const weight = (1 + MUST_SERVE_WEIGHT * problem.mustServe[need]) / (1 + timesAsked[need]) ** 2;
    sum += weight;
    if (random() * sum < weight) drawn = need;
  }
  if (drawn !== NONE) timesAsked[drawn]++;
  return drawn;
}
