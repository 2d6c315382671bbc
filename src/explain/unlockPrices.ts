/**
 * What a change is taken to cost, so that unlocks can be compared: a nominal price in points a week, beside the points of the match
 * it leads to. The prices rank effort and reluctance, not money: an hour costs about what an hour of mentor time costs, while lifting a
 * person’s no is the last thing to ask. docs/model.md, “Unlocks”, has the same table.
 */
import { pointsOfOere } from '../fit/index.ts';
import type { UnlockChange } from '../model/plan.ts';

type Price = {
  readonly fixed: number;
  readonly perMinute?: number;
  readonly perWeek?: number;
  readonly perCitizen?: number;
};

export const UNLOCK_PRICES: Readonly<Record<UnlockChange['kind'], Price>> = {
  hours: { fixed: 0, perMinute: 7 },
  caseload: { fixed: 200 },
  availability: { fixed: 300 },
  places: { fixed: 500 },
  dropWish: { fixed: 600 },
  date: { fixed: 100, perWeek: 100 },
  budget: { fixed: 200 },
  pin: { fixed: 1_000 },
  groupSize: { fixed: 300, perCitizen: 200 },
  citizenTime: { fixed: 800 },
  competence: { fixed: 1_500 },
  exception: { fixed: 2_000 },
  policy: { fixed: 3_000 },
  newSeat: { fixed: 4_000, perMinute: 7 },
  newGroup: { fixed: 5_000 },
  veto: { fixed: 6_000 },
};

/** Nominal points of a change. Money in a frame counts krone for krone on top. */
export function unlockPrice({ kind, amount }: Pick<UnlockChange, 'kind' | 'amount'>, waitWeeks = 0): number {
  const { fixed, perMinute = 0, perWeek = 0, perCitizen = 0 } = UNLOCK_PRICES[kind];
  const money = kind === 'budget' ? pointsOfOere(amount, 100) : 0;
  return fixed + money + perWeek * waitWeeks + (perMinute + perCitizen) * amount;
}
