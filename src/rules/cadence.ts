/** The meetings a course must have: what was ordered, or more where the law asks for a weekly face-to-face meeting (H-duty, L12). */
import type { Citizen } from '../model/citizen.ts';
import type { Cadence, Need } from '../model/need.ts';
import type { Policy } from '../model/policy.ts';
import { countsAsWeeklyMeeting, MUST_SERVE_READS, requiresWeeklyMeeting } from './course.ts';
import type { RuleSet } from './law.ts';
import type { Field } from './reads.ts';

export const CADENCE_READS = [
  'need.cadence',
  ...MUST_SERVE_READS,
  'policy.digitalCountsAsWeeklyMeeting',
] as const satisfies readonly Field[];

/** The ordered cadence; for a must-serve need at least one meeting every week, face to face unless the policy reads the law otherwise. */
export function plannedCadence(need: Need, citizen: Citizen, ruleSet: RuleSet, policy: Policy): Cadence {
  if (!requiresWeeklyMeeting(need, citizen, ruleSet)) return need.cadence;
  const { count, everyWeeks, mode, place } = need.cadence;
  const isLawful = countsAsWeeklyMeeting(mode, policy);
  if (isLawful && everyWeeks === 1) return need.cadence;
  return {
    ...need.cadence,
    count: Math.max(1, Math.ceil(count / everyWeeks)),
    everyWeeks: 1,
    mode: isLawful ? mode : 'faceToFace',
    place: isLawful || place !== 'remote' ? place : 'office',
  };
}
