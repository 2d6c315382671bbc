/** Ways to a seat: the fewest changes that together take every hindrance away, at most two, and what a way is taken to cost. */
import type { Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Reason } from '../model/plan.ts';
import { daysBetween } from '../time/calendar.ts';
import type { Change } from './applyUnlock.ts';
import { liftsOfObstacle, liftsOfRule } from './lifts.ts';
import type { Obstacle } from './obstacles.ts';
import { unlockPrice } from './unlockPrices.ts';
import type { View } from './view.ts';

/** Changes a way may have, a pin that holds the seat apart: more is a plan of its own, and nobody’s unlock. */
const MOST_CHANGES = 2;

/** What stands between a need and a seat. */
export interface Hindrances {
  readonly blocks: readonly Reason[];
  readonly obstacles: readonly Obstacle[];
}

/** Every way that begins with the changes given and lifts what is still in the way; none where that takes more than two changes. */
export function waysTo(
  view: View,
  need: Need,
  seat: Seat,
  { blocks, obstacles }: Hindrances,
  begun: readonly Change[] = [],
): Change[][] {
  let ways: Change[][] = [[...begun]];
  const lift = (changes: readonly Change[]) => {
    ways = distinct(ways.flatMap((way) => changes.map((change) => joined(way, change))).filter(isShort));
  };
  for (const block of blocks) {
    lift(liftsOfRule(view, need, seat, block));
    if (ways.length === 0) return ways;
  }
  for (const obstacle of obstacles) lift(liftsOfObstacle(view, need, seat, obstacle));
  return ways;
}

/** One change may lift two rules; more of the same is one change of a larger amount. */
function joined(way: readonly Change[], change: Change): Change[] {
  const at = way.findIndex(({ kind, seatId, subject }) => {
    return kind === change.kind && seatId === change.seatId && subject === change.subject;
  });
  if (at < 0) return [...way, change];
  return way.map((known, place) => (place === at ? { ...known, amount: known.amount + change.amount } : known));
}

function distinct(ways: Change[][]): Change[][] {
  if (ways.length < 2) return ways;
  return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
}

/** A pin that is there to hold the seat does not count. */
function isShort(way: readonly Change[]): boolean {
  return way.filter(({ kind }) => kind !== 'pin').length <= MOST_CHANGES;
}

/** Whether a way already holds the seat for the need. */
export function isHeld(way: readonly Change[]): boolean {
  return way.some(({ kind }) => kind === 'pin' || kind === 'exception');
}

/** The same way with the seat held for the need, so that nobody else takes it. */
export function held(way: readonly Change[], seatId: string): Change[] {
  return isHeld(way) ? [...way] : [...way, { kind: 'pin', seatId, amount: 0, subject: '' }];
}

/** Nominal points of all its changes. */
export function wayPrice(view: View, way: readonly Change[]): number {
  const { planDate } = view.situation.index.case;
  return way.reduce((sum, change) => sum + unlockPrice(change, waitWeeks(planDate, change)), 0);
}

function waitWeeks(planDate: string, { kind, subject }: Change): number {
  return kind === 'date' ? Math.ceil(Math.max(0, daysBetween(planDate, subject)) / 7) : 0;
}
