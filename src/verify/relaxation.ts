/**
 * What prices prove about the plans of a scope. Pay every need its price u for being staffed, charge every row its price w per unit, and
 * let must-serve needs wait at λ each beyond the k that may: then no plan can cost less than
 *
 *   Σ needs min(u, waiting + λ·mustServe) + Σ seats least set of (points + w·use − u, and the seat’s own cost)
 *     + Σ rows least of (cost(use) − w·use) − λ·k
 *
 * for whatever u, w and λ ≥ 0 (Fisher 1981, Management Science 27:1–18). So the prices need not be trusted, only added up.
 */
import type { Level, PriceList } from './level.ts';
import type { Pair } from './pairs.ts';
import { leastOfRow, NANO } from './rowTerms.ts';
import { type Item, isUseful, leastOfSeat, type SeatTerms } from './seatBound.ts';

/** The plans a bound is for: those that use these pairs alone, and let no other need wait. */
export interface Scope {
  /** By need. */
  readonly pairs: readonly (readonly Pair[])[];
  readonly mayWait: readonly boolean[];
}

/** Of every plan of the scope, in thousand-millionths. */
export function boundOf(level: Level, prices: PriceList, scope: Scope): bigint {
  let sum = -prices.lambda * BigInt(allowanceOf(level, scope));
  for (const term of needTerms(level, prices, scope)) sum += leastOfNeed(term);
  const items = itemsOfSeats(level, prices, scope, isUseful);
  level.seats.forEach((seat, at) => {
    sum += leastOfSeat(items[at]!, seat);
  });
  for (const row of level.rows) sum += leastOfRow(row, prices.rows.get(row.id)!);
  return sum;
}

/** What a need pays either way; undefined where the plans of the scope do not do that. */
export interface NeedTerm {
  readonly staffed: bigint | undefined;
  readonly waiting: bigint | undefined;
}

/**
 * A need without a pair waits in every plan, so it neither uses the allowance nor pays λ; a must-serve need that has one may wait only
 * while some allowance is left, and then pays λ.
 */
export function needTerms(level: Level, prices: PriceList, scope: Scope): NeedTerm[] {
  const allowance = allowanceOf(level, scope);
  return scope.pairs.map((pairs, at) => {
    const staffed = prices.needs[at]!;
    if (!scope.mayWait[at]) return { staffed, waiting: undefined };
    if (pairs.length === 0) return { staffed: undefined, waiting: level.waiting[at]! };
    if (!level.isLimited[at]) return { staffed, waiting: level.waiting[at]! };
    return { staffed, waiting: allowance === 0 ? undefined : level.waiting[at]! + prices.lambda };
  });
}

export function leastOfNeed({ staffed, waiting }: NeedTerm): bigint {
  if (staffed === undefined) return waiting!;
  return waiting === undefined || staffed < waiting ? staffed : waiting;
}

/** Must-serve needs with a pair that may wait: as many as are allowed, less those that wait for want of one. */
function allowanceOf(level: Level, scope: Scope): number {
  return Math.max(0, level.allowed - strandedIn(level, scope));
}

/** Must-serve needs without a pair. */
export function strandedIn(level: Level, scope: Scope): number {
  return scope.pairs.filter((pairs, at) => pairs.length === 0 && level.isLimited[at]).length;
}

/** A pair with what it adds to its seat after prices. */
export interface PricedPair extends Item {
  readonly pair: Pair;
}

/** In the order of the seats; those that a caller has no use for are left out. */
export function itemsOfSeats(
  level: Level,
  prices: PriceList,
  scope: Scope,
  isWanted: (item: Item, seat: SeatTerms) => boolean = () => true,
): PricedPair[][] {
  const items: PricedPair[][] = level.seats.map(() => []);
  for (const pairs of scope.pairs) {
    for (const pair of pairs) {
      let reduced = level.pointsOf(pair) - prices.needs[pair.needAt]!;
      for (const { rowId, amount } of pair.uses) reduced += prices.rows.get(rowId)! * amount;
      const item = { pair, reduced, minutes: pair.minutes };
      if (isWanted(item, level.seats[pair.seatAt]!)) items[pair.seatAt]!.push(item);
    }
  }
  return items;
}

/** Rounded up to whole points: no plan costs a fraction of one. */
export function wholePoints(nano: bigint): number {
  const down = nano / NANO;
  return Number(nano > 0n && nano % NANO > 0n ? down + 1n : down);
}
