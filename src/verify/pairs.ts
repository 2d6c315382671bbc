/** The pairs of the case, gathered once: what the bound has to know of each, however many prices are tried on them. */
import { mentorMinutes, pairPoints } from '../fit/index.ts';
import type { Facts } from './facts.ts';
import { NANO, type Use, usesOfPair } from './rowTerms.ts';

/** One need on one seat it may have. */
export interface Pair {
  /** Places of the two in the order of the case. */
  readonly needAt: number;
  readonly seatAt: number;
  readonly minutes: number;
  /** In thousand-millionths, as the sums they go into. */
  readonly points: bigint;
  readonly uses: readonly Use[];
}

/** By need, in the order of the seats. */
export function pairsOfCase({ index, seatsFor, pair }: Facts): Pair[][] {
  const placeOf = new Map(index.seats.map((seat, at) => [seat, at]));
  return index.case.needs.map((need, needAt) =>
    seatsFor(need).map((seat) => {
      const context = pair(need, seat);
      return {
        needAt,
        seatAt: placeOf.get(seat)!,
        minutes: mentorMinutes(context),
        points: BigInt(pairPoints(context)) * NANO,
        uses: usesOfPair(context),
      };
    }),
  );
}
