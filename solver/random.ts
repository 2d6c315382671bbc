/**
 * A small seeded generator (mulberry32, T. Ettinger 2017, public domain), so that a run repeats exactly. Good enough to break
 * ties and to pick neighbourhoods; never for secrets.
 */

/** Returns the next number in [0, 1). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
