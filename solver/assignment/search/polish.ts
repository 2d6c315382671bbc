/** Re-solves one neighbourhood of the plan after the other, large and small, until the effort is spent. */

import type { Random } from '../../random.ts';
import { type Beam, beamOf, MOST_NEEDS, MOST_SEATS } from './beam.ts';
import { closeSeat, groupSeats, openSeat } from './groups.ts';
import type { Guide } from './guide.ts';
import { chooseScope, type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';
import { resolve } from './resolve.ts';
import { type Scope, scopeOf, scoreOf } from './scope.ts';
import { forgetMoves, mark, rollback, type State } from './state.ts';

export interface Polish {
  readonly state: State;
  readonly scope: Scope;
  readonly beam: Beam;
  readonly hood: Neighbourhood;
  readonly groups: readonly number[];
  /** Neighbourhoods so far; first every group, then the whole or every seat once, then at random. */
  turn: number;
}

/** Entries and branches in one step of effort. */
export const WORK_PER_STEP = 1000;
/** Overhead of a resolve in entries, so that effort grows even where nothing is left to decide. */
const WORK_PER_RESOLVE = 2000;

const WIDTH = 500;
const WHOLE_WIDTH = 200;
const LEAST_WIDTH = 40;
const ROUNDS = 6;
/** Neighbourhoods hold this many needs, drawn evenly, but never fewer seats than the least. */
const LEAST_NEEDS = 40;
const MOST_WANTED = 120;
const LEAST_SEATS = 6;
const WIDEST_SEATS = 40;
/** Needs on the seats of a neighbourhood, at which it stops growing and leaves the rest to waiting needs. */
const MOST_SETTLED = 400;
/** Share of turns in which groups keep their least number of needs. */
const KEEP_GROUPS = 0.7;
/** Share of turns in which a group is opened or closed. */
const GROUP_SHARE = 0.05;
/** Share of resolves that may also take an equal plan. */
const EQUAL_SHARE = 0.2;

export function polishOf(state: State, guide: Guide): Polish {
  const scope = scopeOf(state, guide);
  const { seatCount, rowCount } = state.problem;
  return {
    state,
    scope,
    beam: beamOf(WIDTH, seatCount, rowCount),
    hood: neighbourhoodOf(scope),
    groups: groupSeats(state),
    turn: 0,
  };
}

/** One neighbourhood solved again, after which the plan is equal or better; returns the work done. */
export function polishOnce(polish: Polish, random: Random): number {
  const { state, scope, groups } = polish;
  const before = scope.work;
  const turn = polish.turn++;
  scope.keepsGroups = turn === groups.length || random() < KEEP_GROUPS;
  const group = turn < groups.length ? groups[turn] : groups[Math.floor((random() * groups.length) / GROUP_SHARE)];
  if (group !== undefined) turnGroup(polish, group, random);
  else resolveAround(polish, turn - groups.length, random);
  forgetMoves(state);
  return scope.work - before + WORK_PER_RESOLVE;
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
    chooseScope(polish.hood, seat, LEAST_SEATS, MOST_SETTLED, random);
    resolve(scope, polish.beam, { width: WIDTH / 5, rounds: ROUNDS, disorder: 0, tolerance: -1 }, random);
  }
  if (state.sum.excess > 0 || scoreOf(scope) >= scoreBefore) rollback(state, before);
}

/** Solves a neighbourhood again: first the whole problem if it is small, or once around every seat; then around random seats. */
function resolveAround(polish: Polish, turn: number, random: Random): void {
  const { state, scope, hood } = polish;
  const { seatCount, needCount } = state.problem;
  const isWhole = turn === 0 && seatCount <= MOST_SEATS && needCount <= MOST_NEEDS;
  const isFirstPass = turn < seatCount && seatCount > MOST_SEATS;
  const firstSeat = isFirstPass ? turn : Math.floor(random() * seatCount);
  const needs = LEAST_NEEDS + random() * (MOST_WANTED - LEAST_NEEDS);
  const wanted = Math.min(WIDEST_SEATS, (needs * seatCount) / needCount);
  const seats = isWhole ? seatCount : Math.max(LEAST_SEATS * (1 + 2 * random()), wanted);
  chooseScope(hood, firstSeat, Math.round(seats), isWhole ? MOST_NEEDS : MOST_SETTLED, random);
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
