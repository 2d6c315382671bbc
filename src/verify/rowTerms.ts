/**
 * Rows: what the bound prices beside the needs. A row has a use, Σ amounts of the pairs chosen, and costs a convex function of it,
 * in segments; beyond the last segment no use is possible. Amounts and widths are whole minutes, places or øre.
 */
import { contractLeft, contractMinutes, frameOf, grossOere } from '../fit/index.ts';
import type { PairContext } from '../rules/context.ts';
import { isMustServe } from '../rules/index.ts';
import type { Facts } from './facts.ts';
import { frameTerms, SLOPE_DENOMINATOR } from './frames.ts';

/** Whole thousand-millionths of a point: the unit of every sum in the bound. */
export const NANO = 1_000_000_000n;

export interface Row {
  /** `unit:ID:minutes`, `unit:ID:places`, `budget:ID` or `budget:ID:hard`: the key of its price. */
  readonly id: string;
  /** Slopes are points × SLOPE_DENOMINATOR per unit, rising. Width undefined: without end. */
  readonly segments: readonly { readonly width: bigint | undefined; readonly slope: bigint }[];
}

export function rowsOfCase(facts: Pick<Facts, 'index' | 'ruleSet'>): Row[] {
  const limit = (id: string, width: bigint): Row => ({ id, segments: [{ width, slope: 0n }] });
  const rows: Row[] = [];
  for (const unit of facts.index.case.units) {
    const { id, contract } = unit;
    const { minutes } = contractLeft(facts.index, unit);
    if (minutes !== undefined) rows.push(limit(`unit:${id}:minutes`, BigInt(minutes)));
    if (contract.places !== undefined) rows.push(limit(`unit:${id}:places`, BigInt(contract.places)));
  }
  for (const { frame, leftOere, slopeBelow, slopeAbove } of frameTerms(facts)) {
    const segments = [
      { width: leftOere, slope: slopeBelow },
      { width: undefined, slope: slopeAbove },
    ];
    rows.push({ id: `budget:${frame.id}`, segments });
    // Weaker than the rule itself, which lets must-serve courses take first: a bound may leave constraints out.
    if (frame.hardness === 'hard') rows.push(limit(`budget:${frame.id}:hard`, leftOere));
  }
  return rows;
}

/** The same rows where money costs nothing: only limits are left, for the count of waiting must-serve needs. */
export function limitsOnly(rows: readonly Row[]): Row[] {
  return rows.map(({ id, segments }) => ({ id, segments: segments.map(({ width }) => ({ width, slope: 0n })) }));
}

/** What a pair takes of one row. */
export interface Use {
  readonly rowId: string;
  readonly amount: bigint;
}

export function usesOfPair(context: PairContext): Use[] {
  const { unit } = context.seat;
  const uses: Use[] = [];
  if (unit.contract.minutes !== undefined) {
    uses.push({ rowId: `unit:${unit.id}:minutes`, amount: BigInt(contractMinutes(context)) });
  }
  if (unit.contract.places !== undefined) uses.push({ rowId: `unit:${unit.id}:places`, amount: 1n });
  const frame = frameOf(context);
  if (frame === undefined) return uses;
  const amount = BigInt(grossOere(context));
  uses.push({ rowId: `budget:${frame.id}`, amount });
  if (frame.hardness === 'hard' && !isMustServe(context.need, context.citizen, context.ruleSet)) {
    uses.push({ rowId: `budget:${frame.id}:hard`, amount });
  }
  return uses;
}

/**
 * The price of a row as far as it can prove anything. Above the slope of an endless segment the row’s term would be minus infinity,
 * so such a price counts as that slope, rounded down.
 */
export function usablePrice(row: Row, claimed: bigint): bigint {
  const last = row.segments.at(-1)!;
  if (last.width !== undefined) return claimed;
  const most = (last.slope * NANO) / SLOPE_DENOMINATOR;
  return claimed < most ? claimed : most;
}

/** Least of cost(use) − price · use over every possible use, rounded down: all segments cheaper than the price are filled. */
export function leastOfRow(row: Row, price: bigint): bigint {
  let scaledGain = 0n;
  for (const { width, slope } of row.segments) {
    const gain = price * SLOPE_DENOMINATOR - slope * NANO;
    if (gain > 0n && width !== undefined) scaledGain += gain * width;
  }
  return -((scaledGain + SLOPE_DENOMINATOR - 1n) / SLOPE_DENOMINATOR);
}
