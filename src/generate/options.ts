/** What a generated town is asked to be, and what its seed makes of it. */
import type { Dice } from './dice.ts';
import type { Regime } from './distributions/table.ts';

export interface TownOptions {
  readonly citizens: number;
  /** Named mentors in all; unnamed seats and groups come on top. */
  readonly mentors: number;
  readonly seed: number;
  /** Cohort whose shares the citizens and courses follow. */
  readonly regime?: Regime;
  /** Any day of the first planned week; the town is planned from its Monday. */
  readonly planDate?: string;
  /** Every kind of unit and seat, whatever the seed says; for demonstrations. */
  readonly everyKind?: boolean;
}

/** Plan dates that put each regime under its own law; the newest cohort also stands for today. */
export const DEFAULT_PLAN_DATES: Readonly<Record<Regime, string>> = {
  2012: '2012-10-01',
  2013: '2013-10-07',
  2014: '2026-11-23',
};

export interface Traits {
  readonly hasCorps: boolean;
  /** A corps that also holds bostøtte workers. */
  readonly isCombinedCorps: boolean;
  readonly suppliers: 'none' | 'rare' | 'common' | 'main';
  readonly hasVolunteers: boolean;
  readonly bostoettePurchase: 'off' | 'onlyIfExisting' | 'on';
  readonly lendsBetweenCorps: boolean;
  /** Ret og pligt courses among all. */
  readonly retOgPligtShare: number;
  /** Demand over capacity the town is sized for; above 1 somebody waits. */
  readonly utilisation: number;
  /** Parts of the town with corps, departments and suppliers of their own. */
  readonly districtCount: number;
}

/** One district for each so many mentors: a corps has at most 24, and a citizen is not sent across a large city. */
const MENTORS_A_DISTRICT = 85;

/**
 * Shares over the 18 municipalities interviewed: 2 without a corps, 2 with a combined one, 13 with
 * suppliers (6 rarely, 3 mostly), 3 with volunteers. Shares of the policies that are only told as "some" are even.
 */
export function drawTraits(dice: Dice, options: TownOptions): Traits {
  const { everyKind = false, mentors } = options;
  const drawn: Traits = {
    // Only small municipalities lacked the means for a corps of their own.
    hasCorps: !(dice.chance(2 / 18) && mentors <= 40),
    isCombinedCorps: dice.chance(2 / 18),
    suppliers: dice.weighted([
      ['none', 5],
      ['rare', 6],
      ['common', 4],
      ['main', 3],
    ]),
    hasVolunteers: dice.chance(3 / 18),
    bostoettePurchase: dice.pick(['off', 'onlyIfExisting', 'on']),
    // Lending across a whole city would send citizens from end to end of it.
    lendsBetweenCorps: dice.chance(0.3) && mentors < 1.5 * MENTORS_A_DISTRICT,
    retOgPligtShare: 0.08 + 0.3 * dice.next(),
    utilisation: 0.9 + 0.12 * dice.next(),
    districtCount: Math.max(1, Math.round(mentors / MENTORS_A_DISTRICT)),
  };
  if (everyKind)
    return { ...drawn, hasCorps: true, suppliers: 'common', hasVolunteers: true, bostoettePurchase: 'onlyIfExisting' };
  // A town without a corps lives on suppliers.
  return drawn.hasCorps ? drawn : { ...drawn, suppliers: 'main' };
}
