import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../solver/index.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { corrupt, FREE_PLACES } from './corruption.ts';
import { townCase, townPlan } from './town.ts';

const SEED = 7;
const RUNS = 1500;

describe('verifyPlan on corrupted plans', () => {
  it('should refuse every change at a place it judges, and never throw', () => {
    const random = seededRandom(SEED);
    const dice = (sides: number) => Math.floor(random() * sides);
    const town = townCase();
    const plan = townPlan(town);
    const accepted: string[] = [];
    const refused = new Set<string>();
    let free = 0;
    for (let run = 0; run < RUNS; run++) {
      const corruption = corrupt(plan, dice);
      const { valid } = verifyPlan(town, corruption.plan);
      if (FREE_PLACES.some((place) => place.test(corruption.place))) free += 1;
      else if (valid) accepted.push(`run ${run}: ${corruption.place}`);
      else refused.add(corruption.place);
    }
    expect(accepted).toEqual([]);
    expect(free).toBeLessThan(RUNS / 2);
    expect(refused.size).toBeGreaterThan(60);
  });
});
