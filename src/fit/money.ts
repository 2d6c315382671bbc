/**
 * Money: what a course costs gross, what is refunded, and kroner as points. One point is one krone a week; a course is priced for
 * one block of at most 26 weeks, so one point is 2,600 øre of a block.
 */
import type { Seat } from '../model/caseIndex.ts';
import type { BudgetFrame } from '../model/policy.ts';
import type { PairContext } from '../rules/context.ts';
import { isUnderFrame, REFUND_READS, refundPercent } from '../rules/index.ts';
import type { Field } from '../rules/reads.ts';
import { isShared, sharedMinutes } from './load.ts';

const HOUR_READS = ['mentor.sharedFunction', 'mentor.priceOere', 'unit.priceOere'] as const satisfies readonly Field[];
export const GROSS_READS = [
  'need.courseWeeks',
  'need.grantedMinutes',
  'relation.seatId',
  'unit.coordinationMinutes',
  'unit.coordinationPriceOere',
  'unit.startFeeOere',
  'unit.milestoneFeeOere',
  ...HOUR_READS,
] as const satisfies readonly Field[];
export const OPEN_READS = [
  'unit.wageGrantOere',
  'group.minutes',
  'group.everyWeeks',
  ...HOUR_READS,
] as const satisfies readonly Field[];
/** Every frame has a basis, so that one that comes or goes is noticed by it. */
export const FRAME_READS = [
  'budget.basis',
  'budget.departmentIds',
  'citizen.departmentId',
  'ruleSet.frameLaws',
  ...REFUND_READS,
] as const satisfies readonly Field[];
export const NET_READS = [...GROSS_READS, ...REFUND_READS] as const satisfies readonly Field[];

export const BLOCK_WEEKS = 26;
export const OERE_A_POINT = BLOCK_WEEKS * 100;

/**
 * Gross price of the course on the seat for its block, øre, rounded up. A kept relation does not pay the start fee again. The hours of
 * a shared function or a group are no course’s own: openOere pays them once.
 */
export function grossOere({ index, need, seat }: PairContext): number {
  const { unit } = seat;
  const blockWeeks = Math.min(need.courseWeeks, BLOCK_WEEKS);
  const ownMinutes = isShared(seat) ? 0 : need.grantedMinutes;
  const hourly = hourOere(seat) * ownMinutes + unit.coordinationPriceOere * unit.coordinationMinutes;
  const isKept = unit.startFeeOere > 0 && index.relationOfNeed.get(need.id)?.seatId === seat.id;
  return Math.ceil((hourly * blockWeeks) / 60) + (isKept ? 0 : unit.startFeeOere) + unit.milestoneFeeOere;
}

/**
 * Øre of a whole block paid once for having the seat in use, however many it serves, rounded up: the wage grant of a mentor, the hours
 * of a shared function, the sessions of a group. Refund and frame follow a citizen’s course and these are nobody’s, so it has neither.
 */
export function openOere(seat: Seat): number {
  const grant = seat.kind === 'mentor' ? seat.unit.wageGrantOere : 0;
  if (!isShared(seat)) return grant;
  const { minutes, everyWeeks } = seat.group ?? { minutes: sharedMinutes(seat), everyWeeks: 1 };
  return grant + Math.ceil((hourOere(seat) * minutes * BLOCK_WEEKS) / (60 * everyWeeks));
}

function hourOere(seat: Seat): number {
  return seat.mentor?.priceOere ?? seat.unit.priceOere;
}

/** The frame the course’s spending falls under, if any: the first that covers the citizen’s department. */
export function frameOf({ index, need, citizen, seat, ruleSet }: PairContext): BudgetFrame | undefined {
  if (index.case.budgets.length === 0 || !isUnderFrame(need, citizen, seat, ruleSet)) return undefined;
  return index.case.budgets.find(
    (frame) =>
      frame.departmentIds === undefined ||
      (citizen.departmentId !== undefined && frame.departmentIds.includes(citizen.departmentId)),
  );
}

/** Net øre of a course whose refund no frame limits, rounded up. */
export function netOere(context: PairContext): number {
  const refunded = refundPercent(context.need, context.citizen, context.seat, context.ruleSet);
  return Math.ceil((grossOere(context) * (100 - refunded)) / 100);
}

/** Kroner as points at the municipality’s weight, rounded up. */
export function pointsOfOere(oere: number, netCostPercent: number): number {
  return Math.ceil((oere * netCostPercent) / (OERE_A_POINT * 100));
}
