/**
 * The bound that the certificate’s prices prove, recomputed from the case. Pay every need its price u for being staffed, charge every
 * row its price w per unit, and let must-serve needs wait at λ each beyond the k that may: then no plan can cost less than
 *
 *   Σ needs min(u, waiting + λ·mustServe) + Σ seats least set of (points + w·use − u, and the seat’s own cost)
 *     + Σ rows least of (cost(use) − w·use) − λ·k
 *
 * for whatever u, w and λ ≥ 0 (Fisher 1981, Management Science 27:1–18). So the prices need not be trusted, only added up. Every
 * eligible pair of the case takes part. Two levels: points, and, with other prices, the count of must-serve needs that wait.
 */
import { balancePoints, mentorMinutes, openPoints, pairPoints, seatLimits, waitingPoints } from '../fit/index.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { PairContext } from '../rules/context.ts';
import { isMustServe } from '../rules/index.ts';
import type { Facts } from './facts.ts';
import { leastOfRow, limitsOnly, NANO, type Row, rowsOfCase, usablePrice, usesOfPair } from './rowTerms.ts';
import { type Item, leastOfSeat } from './seatBound.ts';

/** Needs and λ are priced in millionths of a point, rows in thousand-millionths. */
const NANO_PER_MICRO = 1000n;

/** One of the two objectives, with the prices that bound it. All amounts in thousand-millionths. */
interface Level {
  readonly needPrice: readonly bigint[];
  readonly rows: readonly Row[];
  readonly rowPrice: ReadonlyMap<string, bigint>;
  readonly pointsOf: (context: PairContext) => number;
  readonly waitingOf: (need: Need) => bigint;
  readonly seatCost: (seat: Seat, minutes: number) => bigint;
  /** Must-serve needs that may wait, and λ; undefined on the level that counts them. */
  readonly limit: { readonly allowed: number; readonly lambda: bigint } | undefined;
  /** Needs worth looking at on each seat, in the order of the seats. */
  readonly items: readonly Item[][];
}

type Prices = Pick<Facts['plan']['certificate']['prices'], 'needs' | 'rows'>;

export interface ProvenBounds {
  /** Whole points: the objective is a whole number, so the bound is rounded up. */
  readonly bound: number;
  readonly waitingMustServeBound: number;
}

/** The bounds of both levels for plans in which at most `waitingMustServe` must-serve needs wait. */
export function provenBounds(facts: Facts, waitingMustServe: number): ProvenBounds {
  const { prices, mustServePrices } = facts.plan.certificate;
  const points = pointsLevel(facts, prices, waitingMustServe);
  const count = mustServePrices === null ? undefined : countLevel(facts, mustServePrices);
  const hasPair = collectItems(facts, count === undefined ? [points] : [points, count]);
  return {
    bound: wholePoints(boundOf(facts, points, hasPair)),
    waitingMustServeBound: count === undefined ? 0 : Math.max(0, wholePoints(boundOf(facts, count, hasPair))),
  };
}

function pointsLevel(facts: Facts, prices: Facts['plan']['certificate']['prices'], waitingMustServe: number): Level {
  const { index } = facts;
  const lambda = BigInt(Math.max(0, prices.mustServe)) * NANO_PER_MICRO;
  return {
    ...pricesOf(facts, prices, rowsOfCase(facts)),
    pointsOf: pairPoints,
    waitingOf: (need) => BigInt(waitingPoints(index, need)) * NANO,
    seatCost: (seat, minutes) => BigInt(openPoints(index, seat) + balancePoints(index, seat, minutes)) * NANO,
    limit: { allowed: waitingMustServe, lambda },
    items: index.seats.map(() => []),
  };
}

/** The first level: a must-serve need that waits costs 1, and nothing else costs anything. */
function countLevel(facts: Facts, prices: Prices): Level {
  return {
    ...pricesOf(facts, prices, limitsOnly(rowsOfCase(facts))),
    pointsOf: () => 0,
    waitingOf: (need) => (isDuty(facts, need) ? NANO : 0n),
    seatCost: () => 0n,
    limit: undefined,
    items: facts.index.seats.map(() => []),
  };
}

function isDuty({ index, ruleSet }: Facts, need: Need): boolean {
  return isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet);
}

/** A price that is missing counts as 0, which proves less but nothing false. */
function pricesOf({ index }: Facts, prices: Prices, rows: readonly Row[]) {
  return {
    needPrice: index.case.needs.map((need) => BigInt(prices.needs[need.id] ?? 0) * NANO_PER_MICRO),
    rows,
    rowPrice: new Map(rows.map((row) => [row.id, usablePrice(row, BigInt(prices.rows[row.id] ?? 0))])),
  };
}

/** Meets every need with every seat it may have, and keeps what can lower a level’s seat term. Tells which needs have a pair at all. */
function collectItems({ index, seatsFor, pair }: Facts, levels: readonly Level[]): boolean[] {
  const placeOf = new Map(index.seats.map((seat, at) => [seat, at]));
  return index.case.needs.map((need, needAt) => {
    const seats = seatsFor(need);
    for (const seat of seats) {
      const context = pair(need, seat);
      const minutes = mentorMinutes(context);
      const uses = usesOfPair(context);
      const hasLeast = (seat.group?.citizensLeast ?? 0) > 1;
      for (const level of levels) {
        let reduced = BigInt(level.pointsOf(context)) * NANO - level.needPrice[needAt]!;
        for (const use of uses) reduced += level.rowPrice.get(use.rowId)! * use.amount;
        if (reduced < 0n || hasLeast) level.items[placeOf.get(seat)!]!.push({ reduced, minutes });
      }
    }
    return seats.length > 0;
  });
}

/**
 * Needs: what they pay, the lesser of their price and of waiting. A need without a pair waits in every plan, so it neither uses the
 * allowance nor pays λ; a must-serve need that has one may wait only while some allowance is left, and then pays λ.
 */
function needTerms(facts: Facts, level: Level, hasPair: readonly boolean[]): bigint {
  const { needs } = facts.index.case;
  const stranded = needs.filter((need, at) => !hasPair[at] && isDuty(facts, need)).length;
  const { allowed, lambda } = level.limit ?? { allowed: 0, lambda: 0n };
  const allowance = Math.max(0, allowed - stranded);
  let sum = -lambda * BigInt(allowance);
  needs.forEach((need, at) => {
    const price = level.needPrice[at]!;
    const isLimited = level.limit !== undefined && hasPair[at]! && isDuty(facts, need);
    const waiting = level.waitingOf(need) + (isLimited ? lambda : 0n);
    if (facts.index.pinOfNeed.has(need.id) || (isLimited && allowance === 0)) sum += price;
    else sum += hasPair[at] && price < waiting ? price : waiting;
  });
  return sum;
}

function boundOf(facts: Facts, level: Level, hasPair: readonly boolean[]): bigint {
  const { index } = facts;
  let sum = needTerms(facts, level, hasPair);
  index.seats.forEach((seat, at) => {
    const { minutes, needs } = seatLimits(index, seat);
    sum += leastOfSeat(level.items[at]!, {
      capacity: minutes,
      countMost: needs,
      countLeast: seat.group?.citizensLeast ?? 0,
      ownCost: (minutes) => level.seatCost(seat, minutes),
    });
  });
  for (const row of level.rows) sum += leastOfRow(row, level.rowPrice.get(row.id)!);
  return sum;
}

/** Rounded up to whole points: no plan costs a fraction of one. */
function wholePoints(nano: bigint): number {
  const down = nano / NANO;
  return Number(nano > 0n && nano % NANO > 0n ? down + 1n : down);
}
