/** The shipped town: small enough to read, and every kind of seat is in use in it. */
import type { Case } from '../model/case.ts';
import { generateTown } from './town.ts';

/** Found by trying seeds: all kinds in use, several needs waiting, and the special situations present. A test checks that it still is so. */
const DEMO_SEED = 731;

export function demoTown(): Case {
  return generateTown({ citizens: 120, mentors: 26, seed: DEMO_SEED, everyKind: true });
}
