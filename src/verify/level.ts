/**
 * The two objectives the bound is worked out for, points and the count of must-serve needs that wait, and the prices they are worked
 * out with. All amounts are whole thousand-millionths.
 */
import { balancePoints, openPoints, seatLimits, waitingPoints } from '../fit/index.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Certificate } from '../model/plan.ts';
import { isMustServe } from '../rules/index.ts';
import type { Facts } from './facts.ts';
import type { Pair } from './pairs.ts';
import { limitsOnly, NANO, type Row, rowsOfCase, usablePrice } from './rowTerms.ts';
import type { SeatTerms } from './seatBound.ts';

/** Needs and λ are priced in millionths of a point, rows in thousand-millionths. */
const NANO_PER_MICRO = 1000n;

export interface Level {
  /** In the order of the case. */
  readonly seats: readonly SeatTerms[];
  readonly rows: readonly Row[];
  readonly pointsOf: (pair: Pair) => bigint;
  /** By need: what waiting costs, λ apart. */
  readonly waiting: readonly bigint[];
  /** By need: whether it counts among those of which only `allowed` may wait. */
  readonly isLimited: readonly boolean[];
  readonly allowed: number;
}

/** What the bound works with: every need of the case and every row of the level has its price. */
export interface PriceList {
  readonly needs: readonly bigint[];
  readonly rows: ReadonlyMap<string, bigint>;
  readonly lambda: bigint;
}

/** Points, over the plans in which at most `allowed` must-serve needs wait. */
export function pointsLevel(facts: Facts, allowed: number): Level {
  const { index } = facts;
  return {
    seats: index.seats.map((seat) => ({ ...limitsOf(facts, seat), ownPoints: ownPointsOf(facts, seat) })),
    rows: rowsOfCase(facts),
    pointsOf: ({ points }) => points,
    waiting: index.case.needs.map((need) => BigInt(waitingPoints(index, need)) * NANO),
    isLimited: dutiesOf(facts),
    allowed,
  };
}

/** The first level: a must-serve need that waits costs 1, and nothing else costs anything. */
export function countLevel(facts: Facts): Level {
  const { index } = facts;
  return {
    seats: index.seats.map((seat) => ({ ...limitsOf(facts, seat), ownPoints: () => 0 })),
    rows: limitsOnly(rowsOfCase(facts)),
    pointsOf: () => 0n,
    waiting: dutiesOf(facts).map((isDuty) => (isDuty ? NANO : 0n)),
    isLimited: index.case.needs.map(() => false),
    allowed: 0,
  };
}

/** Asked for every load of every table, which a Map would be too slow for. */
function ownPointsOf({ index }: Facts, seat: Seat): SeatTerms['ownPoints'] {
  const open = openPoints(index, seat);
  const known = new Float64Array((seatLimits(index, seat).minutes ?? 0) + 1).fill(Number.NaN);
  return (minutes) => {
    if (Number.isNaN(known[minutes])) known[minutes] = open + balancePoints(index, seat, minutes);
    return known[minutes]!;
  };
}

function limitsOf({ index }: Facts, seat: Seat) {
  const { minutes, needs } = seatLimits(index, seat);
  return { capacity: minutes, countMost: needs, countLeast: seat.group?.citizensLeast ?? 0 };
}

function dutiesOf({ index, ruleSet }: Facts): boolean[] {
  return index.case.needs.map((need) => isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet));
}

type Prices = Pick<Certificate['prices'], 'needs' | 'rows'> & { readonly mustServe?: number };

export function priceList({ index }: Facts, level: Level, prices: Prices): PriceList {
  return {
    needs: index.case.needs.map((need) => priceOf(prices.needs, need.id) * NANO_PER_MICRO),
    rows: new Map(level.rows.map((row) => [row.id, usablePrice(row, priceOf(prices.rows, row.id))])),
    lambda: BigInt(Math.max(0, prices.mustServe ?? 0)) * NANO_PER_MICRO,
  };
}

/** A price that is missing counts as 0, which proves less but nothing false. */
function priceOf(prices: Readonly<Record<string, number>>, id: string): bigint {
  return Object.hasOwn(prices, id) ? BigInt(prices[id]!) : 0n;
}
