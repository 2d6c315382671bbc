/**
 * A live session: a solved problem that is changed in place. An event is some edits (edit.ts) and then one call of `settle`, which mends
 * the plan, brings prices and bound up to date, and says what moved. A mark taken before takes all of it back.
 */

import { type AssignmentProblem, NONE, type Prices } from '../assignment/problem.ts';
import { reprice } from './ascent.ts';
import { boundOf, createPricing, type Pricing, solveDirty, wholePoints } from './bound.ts';
import { type Chains, createChains } from './chain.ts';
import { markDirty } from './dirty.ts';
import { setRowPrice } from './editRows.ts';
import {
  createLive,
  type Live,
  pairBetween,
  recountTerm,
  reserveNeeds,
  reservePairs,
  SIZE,
  SUM,
  termOf,
} from './live.ts';
import { moveNeed } from './plan.ts';
import { polishPrices } from './polishPrices.ts';
import { type RepairLimits, repair } from './repair.ts';
import { noteSettled } from './resolveWasteful.ts';
import type { Touched } from './touch.ts';

export interface AssignmentSession {
  readonly live: Live;
  readonly chains: Chains;
  readonly pricing: Pricing;
}

export interface Figures {
  /** Second-level points of the plan, and what no plan with as many must-serve needs waiting can be below. */
  readonly objective: number;
  readonly bound: number;
  readonly waitingMustServe: number;
  /** Must-serve needs that wait in any plan, because no seat may take them. */
  readonly unpairedMustServe: number;
  /** All needs that wait. */
  readonly waiting: number;
}

export interface SettleLimits {
  readonly repair: RepairLimits;
  /** Seats that may have to be solved again to know whether they take a need at its new price, at most. */
  readonly takers: number;
  /** Seats that may be solved for all prices to climb before the plan is mended, after an event of many needs; too few in a large town. */
  readonly seats: number;
}

/** What an event may cost; a must-serve need without a seat may look further. */
export const USUAL_LIMITS: SettleLimits = {
  repair: {
    depth: 2,
    width: 8,
    allowance: 60,
    branches: 2,
    tries: 60,
    wishers: 3,
    content: 5,
    chains: 2,
    many: 5,
    resolve: {
      around: { seats: 12, needs: 40, loss: 600, width: 40, rounds: 2 },
      rise: 200,
      waste: 100,
      company: 1,
    },
  },
  takers: 4,
  seats: 200,
};

/** The first steps of a climb only find its direction: fewer have raised no bound. */
const FEWEST_STEPS = 4;

/** Share of needs and pairs there is room for at the opening. */
const ROOM_TO_GROW = 1.3;

/**
 * Opens a session on a plan and the prices that bound it. seatOf: seat of each need, or NONE; a need on a seat it has no pair with is
 * taken as waiting.
 */
export function openAssignment(problem: AssignmentProblem, seats: Int32Array, prices: Prices): AssignmentSession {
  const live = createLive(problem);
  for (let need = 0; need < problem.needCount; need++) {
    if (seats[need] !== NONE) moveNeed(live, need, pairBetween(live, need, seats[need]));
  }
  // Room for what comes, so that no event pays for all cells growing at once.
  reservePairs(live, Math.ceil(problem.pairSeat.length * ROOM_TO_GROW));
  reserveNeeds(live, Math.ceil(problem.needCount * ROOM_TO_GROW));
  const session = { live, chains: createChains(), pricing: createPricing() };
  putPrices(live, prices);
  for (let row = 0; row < problem.rowCount; row++) setRowPrice(live, row, live.row.price.data[row]);
  solveDirty(live, session.pricing);
  noteSettled(live);
  live.journal.forget(live.journal.mark());
  return session;
}

/** Mends the plan and the prices after edits. */
export function settle(session: AssignmentSession, touched: Touched, limits: SettleLimits = USUAL_LIMITS): void {
  const { live, pricing } = session;
  // Prices first: a need without a fitting price has losses that mean nothing.
  reprice(live, pricing, touched, limits.takers);
  const steps = Math.floor(limits.seats / live.size.given.data[SIZE.seats]);
  if (touched.needs.size >= limits.repair.many && steps >= FEWEST_STEPS) polishPrices(session, steps);
  repair(session, touched, limits.repair);
  noteSettled(live);
}

export function figuresOf({ live }: AssignmentSession): Figures {
  const { data } = live.sum;
  return {
    objective: data[SUM.points],
    bound: wholePoints(boundOf(live).millionths),
    waitingMustServe: data[SUM.waitingMustServe],
    unpairedMustServe: data[SUM.unpairedMustServe],
    waiting: data[SUM.waiting],
  };
}

/** Prices of a certificate put on the needs and rows; the seats’ knapsacks are all to be solved again. */
function putPrices(live: Live, prices: Prices): void {
  const { journal, need, row, size } = live;
  for (let at = 0; at < size.given.data[SIZE.needs]; at++) {
    const term = termOf(live, at);
    journal.write(need.price, at, prices.need[at] ?? 0);
    recountTerm(live, at, term);
  }
  for (let at = 0; at < size.given.data[SIZE.rows]; at++) journal.write(row.price, at, prices.row[at] ?? 0);
  for (let seat = 0; seat < size.given.data[SIZE.seats]; seat++) markDirty(live, seat);
}
