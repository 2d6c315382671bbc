/**
 * The bounds that the certificate’s prices prove, recomputed from the case. Every eligible pair of the case takes part. Two levels: points,
 * and, with other prices, the count of must-serve needs that wait.
 */
import type { Facts } from './facts.ts';
import { countLevel, pointsLevel, priceList } from './level.ts';
import { pairsOfCase } from './pairs.ts';
import { boundOf, type Scope, wholePoints } from './relaxation.ts';

export interface ProvenBounds {
  /** Whole points: the objective is a whole number, so the bound is rounded up. */
  readonly bound: number;
  readonly waitingMustServeBound: number;
}

/** The bounds of both levels for plans in which at most `waitingMustServe` must-serve needs wait. */
export function provenBounds(facts: Facts, waitingMustServe: number): ProvenBounds {
  const scope = wholeCase(facts);
  const level = pointsLevel(facts, waitingMustServe);
  const prices = priceList(facts, level, facts.plan.certificate.prices);
  return { bound: wholePoints(boundOf(level, prices, scope)), waitingMustServeBound: countBound(facts, scope) };
}

function wholeCase(facts: Facts): Scope {
  const { index } = facts;
  return { pairs: pairsOfCase(facts), mayWait: index.case.needs.map((need) => !index.pinOfNeed.has(need.id)) };
}

function countBound(facts: Facts, scope: Scope): number {
  const { mustServePrices } = facts.plan.certificate;
  if (mustServePrices === null) return 0;
  const level = countLevel(facts);
  return Math.max(0, wholePoints(boundOf(level, priceList(facts, level, mustServePrices), scope)));
}
