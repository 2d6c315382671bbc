/**
 * Seeded chance for the generator. Every part of a town draws from a stream of its own, so that more citizens do not change the
 * mentors and a new attribute does not move the old ones.
 */
import { seededRandom } from '../../solver/random.ts';
import type { Shares } from './distributions/table.ts';

export interface Dice {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly weighted: <T>(shares: Shares<T>) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /** Normal with mean 0 and deviation 1 (Box & Muller 1958). */
  readonly normal: () => number;
}

export function diceOf(seed: number, stream: string): Dice {
  const next = seededRandom(mixed(seed, stream));
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (list) => list[whole(0, list.length - 1)]!,
    weighted: (shares) => weightedBy(next(), shares),
    shuffled: (list) => shuffledBy(whole, list),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** FNV-1a of the stream’s name over the seed (Fowler, Noll & Vo). */
function mixed(seed: number, stream: string): number {
  let hash = (0x811c9dc5 ^ Math.trunc(seed)) >>> 0;
  hash = Math.imul(hash, 0x01000193) ^ Math.trunc(seed / 0x1_0000_0000);
  for (let at = 0; at < stream.length; at++) hash = Math.imul(hash ^ stream.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function weightedBy<T>(fraction: number, shares: Shares<T>): T {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  let left = fraction * total;
  for (const [key, share] of shares) {
    left -= share;
    if (left < 0) return key;
  }
  return shares[shares.length - 1]![0];
}

function shuffledBy<T>(whole: Dice['whole'], list: readonly T[]): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = whole(0, last);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

/** One draw of a quota: the key, and where in the key’s band it lies. */
export interface Quota<Key> {
  readonly key: Key;
  /** In [0, 1): evenly spread over the members of the key. */
  readonly within: number;
}

/**
 * `count` draws whose shares match the table to rounding (largest remainders), in random order: a town of 120 has the mix of its
 * regime, where free draws would stray by several percentage points.
 */
export function quotas<Key>(dice: Dice, count: number, shares: Shares<Key>): Quota<Key>[] {
  const drawn: Quota<Key>[] = [];
  apportion(dice, count, shares).forEach((members, at) => {
    for (let member = 0; member < members; member++) {
      drawn.push({ key: shares[at]![0], within: (member + dice.next()) / members });
    }
  });
  return dice.shuffled(drawn);
}

/** How many of `count` each share gets; a tie between remainders falls by chance, so that small towns differ. */
export function apportion<Key>(dice: Dice, count: number, shares: Shares<Key>): number[] {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  if (total <= 0) return shares.map(() => 0);
  const exact = shares.map(([, share]) => (share / total) * count);
  const members = exact.map(Math.floor);
  const order = exact
    .map((value, at) => ({ at, remainder: value === 0 ? -1 : value - Math.floor(value) + dice.next() * 0.3 }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  const missing = count - members.reduce((sum, value) => sum + value, 0);
  for (const { at } of order.slice(0, missing)) members[at]!++;
  return members;
}
