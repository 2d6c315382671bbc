import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forcedTerms } from '../../src/verify/forced.ts';
import { NANO } from '../../src/verify/rowTerms.ts';
import { type Item, leastOfSeat, type SeatTerms } from '../../src/verify/seatBound.ts';

const SEED = 20261123;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Few whole points and many equal ones, so that sets tie; some with a tail, some of a million points. */
const reduced = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -6, max: 4 }).map((points) => BigInt(points) * NANO) },
  { weight: 3, arbitrary: fc.bigInt({ min: -300n * NANO, max: 100n * NANO }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -1_000_100n * NANO, max: -999_900n * NANO }) },
);

const items: fc.Arbitrary<Item[]> = fc.array(
  fc.record({ reduced, minutes: fc.integer({ min: 0, max: 8 }).map((steps) => 5 * steps) }),
  { maxLength: 7 },
);

const seat: fc.Arbitrary<SeatTerms> = fc
  .record({
    capacity: maybe(fc.integer({ min: 0, max: 24 }).map((steps) => 5 * steps)),
    countMost: maybe(fc.integer({ min: 0, max: 6 })),
    countLeast: fc.integer({ min: 0, max: 4 }),
    open: fc.constantFrom(0, 0, 3, 250),
    fair: fc.constantFrom(0, 30, 60),
    balance: fc.constantFrom(0, 7, 40),
  })
  .map(({ open, fair, balance, ...limits }) => ({
    ...limits,
    ownPoints: (minutes) => open + Math.ceil((Math.max(0, minutes - fair) * balance) / 60),
  }));

/** Least over the sets the seat may hold and the caller wants; undefined where there are none. */
function leastByTrying(all: readonly Item[], terms: SeatTerms, isWanted: (set: readonly Item[]) => boolean) {
  let least: bigint | undefined;
  for (let mask = 0; mask < 1 << all.length; mask++) {
    const set = all.filter((_, at) => mask & (1 << at));
    const minutes = set.reduce((sum, item) => sum + item.minutes, 0);
    if (!isWanted(set) || minutes > (terms.capacity ?? Infinity) || set.length > (terms.countMost ?? Infinity))
      continue;
    if (set.length > 0 && set.length < terms.countLeast) continue;
    // A seat without a limit has no balance: its own cost is that of no minutes.
    const own = set.length === 0 ? 0 : terms.ownPoints(terms.capacity === undefined ? 0 : minutes);
    const total = set.reduce((sum, item) => sum + item.reduced, BigInt(own) * NANO);
    if (least === undefined || total < least) least = total;
  }
  return least;
}

describe('leastOfSeat', () => {
  it('should be the least of all sets the seat may hold', () => {
    const property = fc.property(items, seat, (all, terms) => {
      expect(leastOfSeat(all, terms)).toBe(leastByTrying(all, terms, () => true));
    });
    fc.assert(property, { seed: SEED, numRuns: 2000 });
  });

  it('should lose less than a ten-thousandth of a point, and gain none, where sixty needs are worth a million points each', () => {
    const tails = fc.array(fc.bigInt({ min: 0n, max: NANO }), { minLength: 60, maxLength: 60 });
    const terms = { capacity: 60 * 60, countMost: undefined, countLeast: 0, ownPoints: () => 20 };
    const property = fc.property(tails, (lifted) => {
      const all = lifted.map((tail) => ({ reduced: -1_000_000n * NANO - tail, minutes: 60 }));
      const exact = all.reduce((sum, item) => sum + item.reduced, 20n * NANO);
      const { into, out } = forcedTerms(all, terms)[59]!;
      for (const short of [exact - leastOfSeat(all, terms), exact - into!, exact - all[59]!.reduced - out]) {
        expect(short).toBeGreaterThanOrEqual(0n);
        expect(short).toBeLessThan(NANO / 10_000n);
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 20 });
  });
});

describe('forcedTerms', () => {
  it('should be the least of all sets with the item, and of all without', () => {
    let counted = 0;
    let impossible = 0;
    const property = fc.property(items, seat, (all, terms) => {
      const forced = forcedTerms(all, terms);
      expect(forced).toHaveLength(all.length);
      all.forEach((item, at) => {
        const into = leastByTrying(all, terms, (set) => set.includes(item));
        const out = leastByTrying(all, terms, (set) => !set.includes(item));
        expect(forced[at]).toEqual({ into, out });
        if (into === undefined) impossible += 1;
        else if (terms.countLeast > 1) counted += 1;
      });
    });
    fc.assert(property, { seed: SEED, numRuns: 2000 });
    expect(counted).toBeGreaterThan(500);
    expect(impossible).toBeGreaterThan(500);
  });
});
