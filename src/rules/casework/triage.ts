/** Bostøtte or mentor? Advice from the length of the need, the place of the help and the urgency; the caseworker decides. */
import type { Need } from '../../model/need.ts';
import type { Policy } from '../../model/policy.ts';

/** `both`: the signs disagree, so both for a period with an end date. `bostoetteFromWeek`: weeks from now until bostøtte can start. */
export interface TriageAdvice {
  readonly advice: 'mentor' | 'bostoette' | 'both' | 'mentorThenBostoette';
  readonly bostoetteFromWeek: number | undefined;
  readonly because: readonly ('longNeed' | 'inHome' | 'acute' | 'shortNeed' | 'outsideHome')[];
}

/** The level of urgency that cannot wait for a lead time. */
const ACUTE = 3;

export function triage(
  need: Pick<Need, 'courseWeeks' | 'inHome' | 'urgency'>,
  bostoetteLeadTimeWeeks: number,
  policy: Policy,
): TriageAdvice {
  const isLong = need.courseWeeks > policy.triageLongNeedWeeks;
  const because = [isLong ? 'longNeed' : 'shortNeed', need.inHome ? 'inHome' : 'outsideHome'] as const;
  if (!isLong && !need.inHome) return { advice: 'mentor', bostoetteFromWeek: undefined, because };
  if (need.urgency === ACUTE && bostoetteLeadTimeWeeks > 0) {
    return {
      advice: 'mentorThenBostoette',
      bostoetteFromWeek: bostoetteLeadTimeWeeks,
      because: [...because, 'acute'],
    };
  }
  return {
    advice: isLong && need.inHome ? 'bostoette' : 'both',
    bostoetteFromWeek: bostoetteLeadTimeWeeks,
    because,
  };
}
