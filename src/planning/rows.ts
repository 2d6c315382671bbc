/**
 * Rows: the limits and costs shared by several seats. A unit’s contract hours and places are limits; a budget frame is a cost with a
 * kink at its cap (refund below, none above) and, where the cap is hard, a limit on what is not must-serve.
 */
import { BLOCK_WEEKS, contractLeft, contractMinutes, frameOf, frameRefundPercent, grossOere } from '../fit/index.ts';
import type { CaseIndex } from '../model/caseIndex.ts';
import type { BudgetFrame } from '../model/policy.ts';
import type { Unit } from '../model/unit.ts';
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
    const names = rowNamesOf(unit);
    if (minutes !== undefined) rows.push(limit(names.minutes, minutes));
    if (places !== undefined) rows.push(limit(names.places, places));
  }
  for (const frame of index.case.budgets) {
    const left = spendingLeftOere(frame, ruleSet);
    const weight = index.case.weights.netCostPercent;
    const names = rowNamesOf(frame);
    rows.push({
      id: names.spending,
      segments: [
        { width: left, slope: (100 - frameRefundPercent(ruleSet)) * weight },
        { width: Number.POSITIVE_INFINITY, slope: 100 * weight },
      ],
      denominator: MONEY_DENOMINATOR,
    });
    if (frame.hardness === 'hard') rows.push(limit(names.hard, left));
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

/** What the pair takes of each row, by row id. Uses of 0 are left out. `ownMinutes`: mentorMinutes of the pair, where they are known. */
export function usesOf(context: PairContext, ownMinutes?: number): { readonly row: string; readonly amount: number }[] {
  const uses: { row: string; amount: number }[] = [];
  const { unit } = context.seat;
  const { minutes, places } = unit.contract;
  if (minutes !== undefined) {
    const amount = contractMinutes(context, ownMinutes);
    if (amount > 0) uses.push({ row: rowNamesOf(unit).minutes, amount });
  }
  if (places !== undefined) uses.push({ row: rowNamesOf(unit).places, amount: 1 });
  const frame = frameOf(context);
  const amount = frame === undefined ? 0 : grossOere(context);
  if (frame === undefined || amount === 0) return uses;
  const names = rowNamesOf(frame);
  uses.push({ row: names.spending, amount });
  if (frame.hardness === 'hard' && !isMustServe(context.need, context.citizen, context.ruleSet)) {
    uses.push({ row: names.hard, amount });
  }
  return uses;
}

/** Names of the rows of a unit or a frame, put together once: pairs by the ten thousand take of the same few rows. */
const knownNames = new WeakMap<Unit | BudgetFrame, ReturnType<typeof rowNames>>();

function rowNamesOf(entry: Unit | BudgetFrame): ReturnType<typeof rowNames> {
  const known = knownNames.get(entry);
  if (known !== undefined) return known;
  const names = rowNames(entry.id);
  knownNames.set(entry, names);
  return names;
}

function rowNames(id: string) {
  return {
    minutes: `unit:${id}:minutes`,
    places: `unit:${id}:places`,
    spending: `budget:${id}`,
    hard: `budget:${id}:hard`,
  };
}
