/** Own time of the mentors: a heavy tail, scaled until the town can carry the share of its demand it is sized for. */
import type { Dice } from './dice.ts';
import { MENTORS } from './distributions/survey.ts';
import { KIND_PROFILES, type MentorKind } from './kinds.ts';

const FULL_TIME_MINUTES = 2220;
const STEP_MINUTES = 30;

/** Own minutes a week before scaling: full time for those whose main occupation it is (T4.1), a long tail of part-time below. */
export function baseMinutes(dice: Dice, kind: MentorKind): number {
  const { employer, minutes, isScaled } = KIND_PROFILES[kind];
  const [least, most] = minutes;
  if (!isScaled) return least + (most - least) * dice.next();
  if (dice.chance(MENTORS[employer].mainOccupationPercent / 100)) return FULL_TIME_MINUTES * (0.8 + 0.2 * dice.next());
  const median = employer === 'municipal' ? 900 : 600;
  const deviation = employer === 'municipal' ? 0.5 : 0.8;
  return median * Math.exp(deviation * dice.normal());
}

export interface Capacity {
  readonly kind: MentorKind;
  readonly base: number;
  /** What duties take of it. */
  readonly dutyMinutes: number;
}

/**
 * Own minutes of each mentor such that what is left after duties adds up to `wantedMinutes`, as near as full-time weeks and the
 * kinds that do not scale allow. Found by halving: the sum rises with the factor.
 */
export function scaledMinutes(capacities: readonly Capacity[], wantedMinutes: number): number[] {
  const minutesAt = (factor: number) => capacities.map((capacity) => minutesOf(capacity, factor));
  const totalAt = (factor: number) =>
    minutesAt(factor).reduce((sum, minutes, at) => sum + Math.max(0, minutes - capacities[at]!.dutyMinutes), 0);
  let low = 0.05;
  let high = 20;
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (totalAt(middle) < wantedMinutes) low = middle;
    else high = middle;
  }
  return minutesAt(high);
}

function minutesOf({ kind, base }: Capacity, factor: number): number {
  const { minutes, isScaled } = KIND_PROFILES[kind];
  const scaled = isScaled ? Math.min(FULL_TIME_MINUTES, Math.max(minutes[0], base * factor)) : base;
  return Math.round(scaled / STEP_MINUTES) * STEP_MINUTES;
}
