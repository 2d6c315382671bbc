/** Whole numbers out of a printed band such as "25-29". */
import { type Dice, quotas } from './dice.ts';
import type { Shares } from './distributions/table.ts';

/** One whole number for each of `count`: the band by quota, evenly spread inside it. */
export function drawFromBands(dice: Dice, count: number, bands: Shares<string>): number[] {
  return quotas(dice, count, bands).map(({ key, within }) => {
    const [least, most] = bandOf(key);
    return least + Math.floor(within * (most - least + 1));
  });
}

export function bandOf(key: string): readonly [least: number, most: number] {
  const [least, most] = key.split('-').map(Number);
  return [least!, most!];
}
