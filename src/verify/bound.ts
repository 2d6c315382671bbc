/**
 * The bounds that the certificate proves, recomputed from the case. Every eligible pair of the case takes part. Two levels: points, and,
 * with other prices, the count of must-serve needs that wait. Points may be proven further by branches, which hold every plan between them.
 */
import { type BranchProof, proveBranches } from './branches.ts';
import type { Facts } from './facts.ts';
import { countLevel, pointsLevel, priceList } from './level.ts';
import { pairsOfCase } from './pairs.ts';
import { boundOf, type Scope, wholePoints } from './relaxation.ts';

export interface ProvenBounds {
  /** Whole points: the objective is a whole number, so the bound is rounded up. */
  readonly bound: number;
  readonly waitingMustServeBound: number;
  readonly branches: BranchProof;
}

/** The bounds of both levels for plans in which at most `waitingMustServe` must-serve needs wait. */
export function provenBounds(facts: Facts, waitingMustServe: number): ProvenBounds {
  const scope = wholeCase(facts);
  const { certificate } = facts.plan;
  const level = pointsLevel(facts, waitingMustServe);
  const prices = priceList(facts, level, certificate.prices);
  const ofPrices = wholePoints(boundOf(level, prices, scope));
  const branches = proveBranches(facts, level, prices, scope);
  return {
    bound: Math.max(ofPrices, boundOfBranches(certificate.bound, branches)),
    waitingMustServeBound: countBound(facts, scope),
    branches,
  };
}

function wholeCase(facts: Facts): Scope {
  const { index } = facts;
  return { pairs: pairsOfCase(facts), mayWait: index.case.needs.map((need) => !index.pinOfNeed.has(need.id)) };
}

/** A plan that uses what was struck out costs the claim at least; every other one is in a branch. */
function boundOfBranches(claimed: number, { gaps, bounds }: BranchProof): number {
  if (bounds.length === 0 || gaps.length > 0) return -Infinity;
  return bounds.reduce((least, bound) => Math.min(least, bound), claimed);
}

function countBound(facts: Facts, scope: Scope): number {
  const { mustServePrices } = facts.plan.certificate;
  if (mustServePrices === null) return 0;
  const level = countLevel(facts);
  return Math.max(0, wholePoints(boundOf(level, priceList(facts, level, mustServePrices), scope)));
}
