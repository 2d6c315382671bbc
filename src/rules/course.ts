/** What the law says about one course: which law pays, whether it must be served, what the state refunds, how it must meet. */
import type { Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import type { Policy } from '../model/policy.ts';
import type { Law, MeetingMode } from '../model/vocabulary.ts';
import type { RuleSet } from './law.ts';
import type { Field } from './reads.ts';

/** What tells whether a need is must-serve. */
export const MUST_SERVE_READS = [
  'need.role',
  'need.grant',
  'citizen.retOgPligt',
  'citizen.visitationGroup',
  'citizen.matchCategory',
  'citizen.benefit',
  'citizen.measure',
  'ruleSet.dutyToServe',
] as const satisfies readonly Field[];
/** What tells the law a course is paid under. */
export const LAW_READS = [...MUST_SERVE_READS, 'unit.law'] as const satisfies readonly Field[];
/** What tells the refund. */
export const REFUND_READS = [
  ...LAW_READS,
  'ruleSet.refund',
  'ruleSet.refundPercentForEverybody',
] as const satisfies readonly Field[];

/** Grants under these acts are other support than the employment act’s, so no duty under it can follow from them (L16). */
const OUTSIDE_LAB: readonly Law[] = ['serviceloven', 'integration', 'none'];

const GROUP_OF_CATEGORY = {
  jobklar: 'jobparat',
  indsatsklar: 'aktivitetsparat',
  midlertidigtPassiv: 'aktivitetsparat',
  ikkeKategoriseret: 'ikkeKategoriseret',
} as const;

/** The visitation group; where a register from before 2014 has a match category alone, the group that took its place (our reading). */
function visitationGroupOf({ visitationGroup, matchCategory }: Citizen): Citizen['visitationGroup'] {
  return visitationGroup ?? (matchCategory === undefined ? undefined : GROUP_OF_CATEGORY[matchCategory]);
}

/** Is the citizen in one of the active offers that end the duty to serve? The measure is the one held on the plan date. */
export function isInActiveOffer(citizen: Citizen, ruleSet: RuleSet): boolean {
  return ruleSet.dutyToServe?.activeOffers.includes(citizen.measure) ?? false;
}

/**
 * Ret og pligt (L10): an activity-ready recipient who cannot take part in active offers has a right to a mentor, and the
 * municipality may not leave the need waiting. Only the professional course carries the duty; a volunteer beside it does not.
 */
export function isMustServe(need: Need, citizen: Citizen, ruleSet: RuleSet): boolean {
  const duty = ruleSet.dutyToServe;
  if (duty === undefined || citizen.retOgPligt === undefined || need.role !== 'professional') return false;
  if (need.grant !== undefined && OUTSIDE_LAB.includes(need.grant.law)) return false;
  const group = visitationGroupOf(citizen);
  if (group === undefined || !duty.visitationGroups.includes(group)) return false;
  return duty.benefits.includes(citizen.benefit) && !isInActiveOffer(citizen, ruleSet);
}

/** The law a course is paid under: the grant’s; without one, the duty to serve’s, else that of the seat’s unit. */
export function lawOfCourse(need: Need, citizen: Citizen, seat: Pick<Seat, 'unit'>, ruleSet: RuleSet): Law {
  if (need.grant !== undefined) return need.grant.law;
  return isMustServe(need, citizen, ruleSet) ? 'retOgPligt' : seat.unit.law;
}

/** State refund of the gross price in percent, before any frame (L15). Courses outside the employment act get none. */
export function refundPercent(need: Need, citizen: Citizen, seat: Pick<Seat, 'unit'>, ruleSet: RuleSet): number {
  return refundUnder(lawOfCourse(need, citizen, seat, ruleSet), citizen, ruleSet);
}

function refundUnder(law: Law, citizen: Citizen, ruleSet: RuleSet): number {
  if (OUTSIDE_LAB.includes(law)) return 0;
  const { refund } = ruleSet;
  if (refund.kind === 'everybody') return ruleSet.refundPercentForEverybody;
  if (refund.noneFor.includes(citizen.benefit)) return 0;
  const group = visitationGroupOf(citizen);
  const ofGroup = group === undefined ? undefined : refund.percentOfGroup[group];
  return ofGroup ?? refund.percentOfBenefit[citizen.benefit] ?? 0;
}

/** Does the spending count towards the mentor frame? Only what the state refunds, under a law the frame covers. */
export function isUnderFrame(need: Need, citizen: Citizen, seat: Pick<Seat, 'unit'>, ruleSet: RuleSet): boolean {
  const law = lawOfCourse(need, citizen, seat, ruleSet);
  return ruleSet.frameLaws.includes(law) && refundUnder(law, citizen, ruleSet) > 0;
}

/**
 * Refund inside a frame, percent: the one positive rate of the law in force. A frame’s kink has one slope below the cap, so a law with
 * two rates would need a frame for each; a test keeps every version to one.
 */
export function frameRefundPercent({ refund, refundPercentForEverybody }: RuleSet): number {
  if (refund.kind === 'everybody') return refundPercentForEverybody;
  return Math.max(0, ...Object.values(refund.percentOfGroup), ...Object.values(refund.percentOfBenefit));
}

/** Must there be a meeting every week (L12)? */
export function requiresWeeklyMeeting(need: Need, citizen: Citizen, ruleSet: RuleSet): boolean {
  return (ruleSet.dutyToServe?.weeklyMeeting ?? false) && isMustServe(need, citizen, ruleSet);
}

/** The same, where the municipality reads "meeting" as face to face, which is the default. */
export function requiresWeeklyFaceToFace(need: Need, citizen: Citizen, ruleSet: RuleSet, policy: Policy): boolean {
  return requiresWeeklyMeeting(need, citizen, ruleSet) && !policy.digitalCountsAsWeeklyMeeting;
}

/** Does a contact of this mode keep the weekly duty? A call never does; neither do messages, which are not meetings at all. */
export function countsAsWeeklyMeeting(mode: MeetingMode, policy: Policy): boolean {
  return mode === 'faceToFace' || (mode === 'digital' && policy.digitalCountsAsWeeklyMeeting);
}
