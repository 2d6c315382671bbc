/** Re-solves one neighbourhood of the plan after the other, large and small, until the effort is spent. */

import type { Random } from '../../random.ts';
import { type Beam, beamOf, MOST_NEEDS, MOST_SEATS } from './beam.ts';
import type { Guide } from './guide.ts';
import { chooseScope, type Neighbourhood, neighbourhoodOf } from './neighbourhood.ts';
import { type ResolveEffort, resolve } from './resolve.ts';
import { type Scope, scopeOf } from './scope.ts';
import { forgetMoves, type State } from './state.ts';

export interface Polish {
  readonly state: State;
  readonly scope: Scope;
  readonly beam: Beam;
  readonly hood: Neighbourhood;
  /** Resolves so far; the first pass takes each seat once as the first of a small neighbourhood. */
  turn: number;
}

/** Entries and branches in one step of effort. */
export const WORK_PER_STEP = 1000;
/** Overhead of a resolve in entries, so that effort grows even where nothing is left to decide. */
const WORK_PER_RESOLVE = 2000;

const WIDTH = 500;
const ROUNDS = 5;
/** Neighbourhoods hold this many needs, drawn evenly, but never fewer seats than the least. */
const LEAST_NEEDS = 40;
const MOST_WANTED = 120;
const LEAST_SEATS = 6;
const WIDEST_SEATS = 40;
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
    turn: 0,
  };
}

/** One resolve, after which the plan is equal or better; returns the work done. */
export function polishOnce(polish: Polish, random: Random): number {
  const { state, scope, hood } = polish;
  const { seatCount, needCount } = state.problem;
  if (seatCount === 0) return Infinity;
  const before = scope.work;
  const isWhole = polish.turn === 0 && seatCount <= MOST_SEATS && needCount <= MOST_NEEDS;
  const isFirstPass = polish.turn < seatCount && seatCount > MOST_SEATS;
  const firstSeat = isFirstPass ? polish.turn : Math.floor(random() * seatCount);
  const needs = isWhole ? MOST_NEEDS : LEAST_NEEDS + random() * (MOST_WANTED - LEAST_NEEDS);
  const perSeat = needCount / seatCount;
  const seats = isWhole
    ? seatCount
    : Math.max(LEAST_SEATS + random() * 2 * LEAST_SEATS, Math.min(WIDEST_SEATS, needs / perSeat));
  chooseScope(hood, firstSeat, Math.round(seats), MOST_NEEDS - 200, random);
  const effort: ResolveEffort = {
    width: isFirstPass ? WIDTH / 5 : WIDTH,
    rounds: ROUNDS,
    disorder: isWhole ? 0 : 1,
    tolerance: random() < EQUAL_SHARE ? 0 : -1,
  };
  resolve(scope, polish.beam, effort, random);
  forgetMoves(state);
  polish.turn++;
  return scope.work - before + WORK_PER_RESOLVE;
}
