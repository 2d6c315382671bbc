/**
 * Strikes out what no plan below a bound can use. With need i made to be on seat j, that seat’s term becomes the least over the sets that
 * contain i, every other seat’s the least over those that do not, and the need pays its price; where this reaches the bound, so does
 * every plan with the pair. Likewise for a need made to wait (Posta, Ferland & Michelon 2012, Computational Optimization and
 * Applications 52:629–644).
 */
import { forcedTerms } from './forced.ts';
import type { Level, PriceList } from './level.ts';
import type { Pair } from './pairs.ts';
import { boundOf, itemsOfSeats, leastOfNeed, needTerms, type Scope, wholePoints } from './relaxation.ts';
import { leastOfSeat } from './seatBound.ts';

/** What it adds to the bound that a seat has to take a pair, or to do without it. */
interface Raise {
  /** Undefined where the seat cannot take it at all. */
  readonly into: bigint | undefined;
  readonly out: bigint;
}

/** The scope without the pairs and the waiting that bring the bound of `prices` to `bound` whole points. */
export function strikeOut(level: Level, prices: PriceList, scope: Scope, bound: number): Scope {
  const base = boundOf(level, prices, scope);
  const raises = raisesOf(level, prices, scope);
  const terms = needTerms(level, prices, scope);
  /** By need: the bound before the need pays anything and before any seat is made to take it. */
  const elsewhere = scope.pairs.map((pairs, at) =>
    pairs.reduce((sum, pair) => sum + raises.get(pair)!.out, base - leastOfNeed(terms[at]!)),
  );
  const isBelow = (nano: bigint) => wholePoints(nano) < bound;
  const isLeft = (pair: Pair) => {
    const { into, out } = raises.get(pair)!;
    return into !== undefined && isBelow(elsewhere[pair.needAt]! + prices.needs[pair.needAt]! - out + into);
  };
  return {
    pairs: scope.pairs.map((pairs) => pairs.filter(isLeft)),
    // A need without any pair waits in every plan.
    mayWait: terms.map(({ waiting }, at) => {
      if (scope.pairs[at]!.length === 0) return scope.mayWait[at]!;
      return waiting !== undefined && isBelow(elsewhere[at]! + waiting);
    }),
  };
}

function raisesOf(level: Level, prices: PriceList, scope: Scope): Map<Pair, Raise> {
  const raises = new Map<Pair, Raise>();
  itemsOfSeats(level, prices, scope).forEach((items, seatAt) => {
    const seat = level.seats[seatAt]!;
    const free = leastOfSeat(items, seat);
    forcedTerms(items, seat).forEach(({ into, out }, at) => {
      raises.set(items[at]!.pair, { into: into === undefined ? undefined : into - free, out: out - free });
    });
  });
  return raises;
}
