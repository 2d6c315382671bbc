/**
 * Rows: the limits and costs shared by several seats. A unit’s contract hours and places are limits; a budget frame is a cost with a
 * kink at its cap (refund below, none above) and, where the cap is hard, a limit on what is not must-serve.
 */
import { BLOCK_WEEKS, contractLeft, contractMinutes, frameOf, frameRefundPercent, grossOere } from '../fit/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { BudgetFrame } from '../model/policy.ts';
import type { PairContext } from '../rules/context.ts';
import { isMustServe, type RuleSet } from '../rules/index.ts';

/** Slopes of money rows are percent of a krone times percent of weight, per øre of a block: points = øre × slope / this. */
const MONEY_DENOMINATOR = BLOCK_WEEKS * 100 * 100 * 100;

export interface Row {
  /** `unit:ID:minutes`, `unit:ID:places`, `budget:ID` or `budget:ID:hard`; also the key of its price in the certificate. */
  readonly id: string;
  readonly segments: readonly { readonly width: number; readonly slope: number }[];
  readonly denominator: number;
}

/** All rows of the case in a fixed order: units, then frames. */
export function rowsOf(index: CaseIndex, ruleSet: RuleSet): Row[] {
  const limit = (id: string, width: number): Row => ({ id, segments: [{ width, slope: 0 }], denominator: 1 });
  const rows: Row[] = [];
  for (const unit of index.case.units) {
    const { places } = unit.contract;
    const { minutes } = contractLeft(index, unit);
    if (minutes !== undefined) rows.push(limit(`unit:${unit.id}:minutes`, minutes));
    if (places !== undefined) rows.push(limit(`unit:${unit.id}:places`, places));
  }
  for (const frame of index.case.budgets) {
    const left = spendingLeftOere(frame, ruleSet);
    const weight = index.case.weights.netCostPercent;
    rows.push({
      id: `budget:${frame.id}`,
      segments: [
        { width: left, slope: (100 - frameRefundPercent(ruleSet)) * weight },
        { width: Number.POSITIVE_INFINITY, slope: 100 * weight },
      ],
      denominator: MONEY_DENOMINATOR,
    });
    if (frame.hardness === 'hard') rows.push(limit(`budget:${frame.id}:hard`, left));
  }
  return rows;
}

/** Gross refundable spending the frame still covers, øre, whichever measure its cap is in. */
export function spendingLeftOere(frame: BudgetFrame, ruleSet: RuleSet): number {
  const left = Math.max(0, frame.capOere - frame.usedOere);
  const refund = frameRefundPercent(ruleSet);
  if (frame.basis === 'spending' || refund === 0) return left;
  return Math.floor((left * 100) / refund);
}

/** What the pair takes of each row, by row id. Uses of 0 are left out. */
export function usesOf(context: PairContext): { readonly row: string; readonly amount: number }[] {
  const { unit } = context.seat;
  const uses: { row: string; amount: number }[] = [];
  if (unit.contract.minutes !== undefined)
    uses.push({ row: `unit:${unit.id}:minutes`, amount: contractMinutes(context) });
  if (unit.contract.places !== undefined) uses.push({ row: `unit:${unit.id}:places`, amount: 1 });
  const frame = frameOf(context);
  if (frame !== undefined) {
    const amount = grossOere(context);
    uses.push({ row: `budget:${frame.id}`, amount });
    if (frame.hardness === 'hard' && !isMustServe(context.need, context.citizen, context.ruleSet)) {
      uses.push({ row: `budget:${frame.id}:hard`, amount });
    }
  }
  return uses.filter((use) => use.amount > 0);
}
