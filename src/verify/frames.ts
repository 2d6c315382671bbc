/**
 * Budget frames in whole numbers. Spending is gross øre of a block. Up to what is left of the cap the state refunds its share, above
 * it the municipality pays all; so a frame’s cost is a line with one kink.
 */
import { frameRefundPercent, OERE_A_POINT } from '../fit/index.ts';
import type { BudgetFrame } from '../model/policy.ts';
import type { Facts } from './facts.ts';

/** Points of an øre are slope / this: slopes are percent of the price times percent of the weight. */
export const SLOPE_DENOMINATOR = BigInt(OERE_A_POINT) * 100n * 100n;

export interface FrameTerms {
  readonly frame: BudgetFrame;
  /** Gross spending that is still refunded. */
  readonly leftOere: bigint;
  readonly slopeBelow: bigint;
  readonly slopeAbove: bigint;
}

export function frameTerms({ index, ruleSet }: Pick<Facts, 'index' | 'ruleSet'>): FrameTerms[] {
  const refund = BigInt(frameRefundPercent(ruleSet));
  const weight = BigInt(index.case.weights.netCostPercent);
  return index.case.budgets.map((frame) => {
    const free = BigInt(Math.max(0, frame.capOere - frame.usedOere));
    // A cap on the refund covers the spending whose refund it is: 50 % refund, twice the cap.
    const leftOere = frame.basis === 'refund' && refund > 0n ? (free * 100n) / refund : free;
    return { frame, leftOere, slopeBelow: (100n - refund) * weight, slopeAbove: 100n * weight };
  });
}

/** Whole points of spending this much under the frame, rounded up once. */
export function framePoints(terms: FrameTerms, spentOere: bigint): bigint {
  const below = spentOere < terms.leftOere ? spentOere : terms.leftOere;
  const scaled = below * terms.slopeBelow + (spentOere - below) * terms.slopeAbove;
  return (scaled + SLOPE_DENOMINATOR - 1n) / SLOPE_DENOMINATOR;
}
