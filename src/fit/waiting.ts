/** What it costs to leave a need waiting (S16), and a seat’s costs of its own: balance (S15) and being in use (S18). */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Field } from '../rules/reads.ts';
import { daysBetween } from '../time/calendar.ts';
import { CAPACITY_READS, capacityMinutes, MENTOR_TIME_STEP_MINUTES } from './load.ts';
import { openOere, pointsOfOere } from './money.ts';

export const WAITING_READS = [
  'need.orderedOn',
  'need.urgency',
  'relation.needId',
  'case.planDate',
  'weights.waiting',
  'weights.waitingWeek',
  'weights.continuity',
] as const satisfies readonly Field[];
export const FAIR_READS = [...CAPACITY_READS, 'policy.fairSharePercent'] as const satisfies readonly Field[];

/**
 * Urgency weighs 1/2, 1, 3/2 or 2 on the base price, and each week waited adds its price times the urgency (at least 1). A running
 * relation left waiting is broken as well, so it pays continuity too: otherwise waiting would be cheaper than another mentor.
 */
export function waitingPoints(index: CaseIndex, need: Need): number {
  const { weights, planDate } = index.case;
  const weeksWaited = Math.max(0, Math.floor(daysBetween(need.orderedOn, planDate) / 7));
  const base = Math.ceil((weights.waiting * (need.urgency + 1)) / 2);
  const broken = index.relationOfNeed.has(need.id) ? weights.continuity : 0;
  // A running course does not queue: its waiting time ended when it started.
  const queued = index.relationOfNeed.has(need.id) ? 0 : weights.waitingWeek * weeksWaited * Math.max(1, need.urgency);
  return base + queued + broken;
}

/** Own minutes a week above which balance costs: the policy’s share of the seat’s capacity, on the step. */
export function fairMinutes(index: CaseIndex, seat: Seat): number | undefined {
  const capacity = capacityMinutes(index, seat);
  if (capacity === undefined) return undefined;
  const share = (capacity * index.case.policy.fairSharePercent) / 100;
  return Math.floor(share / MENTOR_TIME_STEP_MINUTES) * MENTOR_TIME_STEP_MINUTES;
}

/** Balance points of a seat with this load, rounded up. */
export function balancePoints(index: CaseIndex, seat: Seat, loadMinutes: number): number {
  const fair = fairMinutes(index, seat);
  if (fair === undefined) return 0;
  return Math.ceil((Math.max(0, loadMinutes - fair) * index.case.weights.balance) / 60);
}

/** Points for having the seat in use at all (S18). */
export function openPoints(index: CaseIndex, seat: Seat): number {
  return pointsOfOere(openOere(seat), index.case.weights.netCostPercent);
}
