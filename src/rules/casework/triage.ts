/** Bostøtte or mentor? Advice from the length of the need, the place of the help and the urgency; the caseworker decides. */
import type { Need } from '../../model/need.ts';
import type { Policy } from '../../model/policy.ts';
import { addDays } from '../../time/calendar.ts';

/** `both`: the signs disagree, so both for a period with an end date. `mentorThenBostoette`: the need cannot wait for bostøtte. */
export interface TriageAdvice {
  readonly advice: 'mentor' | 'bostoette' | 'both' | 'mentorThenBostoette';
  /** Weeks from now until bostøtte can start. */
  readonly bostoetteFromWeek: number | undefined;
  /** Last day of the mentor’s part where bostøtte is beside him or takes over. */
  readonly mentorUntil: string | undefined;
  readonly because: readonly ('longNeed' | 'inHome' | 'acute' | 'shortNeed' | 'outsideHome')[];
}

export function triage(
  need: Pick<Need, 'courseWeeks' | 'inHome' | 'urgency' | 'start'>,
  bostoetteLeadTimeWeeks: number,
  policy: Policy,
): TriageAdvice {
  const { triageLongNeedWeeks, triageInHome, triageAcuteUrgency } = policy;
  const isLong = need.courseWeeks > triageLongNeedWeeks;
  const isInHome = need.inHome && triageInHome;
  const because = [isLong ? 'longNeed' : 'shortNeed', need.inHome ? 'inHome' : 'outsideHome'] as const;
  const until = (weeks: number) => addDays(need.start, 7 * weeks - 1);
  if (!isLong && !isInHome) return { advice: 'mentor', bostoetteFromWeek: undefined, mentorUntil: undefined, because };
  if (need.urgency >= triageAcuteUrgency && bostoetteLeadTimeWeeks > 0) {
    return {
      advice: 'mentorThenBostoette',
      bostoetteFromWeek: bostoetteLeadTimeWeeks,
      mentorUntil: until(Math.min(bostoetteLeadTimeWeeks, need.courseWeeks)),
      because: [...because, 'acute'],
    };
  }
  if (isLong && isInHome) {
    return { advice: 'bostoette', bostoetteFromWeek: bostoetteLeadTimeWeeks, mentorUntil: undefined, because };
  }
  // What a mentor can remedy is over by the end of a short need.
  const mentorUntil = until(Math.min(need.courseWeeks, triageLongNeedWeeks));
  return { advice: 'both', bostoetteFromWeek: bostoetteLeadTimeWeeks, mentorUntil, because };
}
