/**
 * What branches prove beyond the certificate’s prices (docs/certificate.md, Branches). What reaches the claimed bound anyway is struck out
 * once; each branch then has to reach it with its own choices and prices over what is left.
 */
import type { Branch, Certificate } from '../model/plan.ts';
import { gapsOf } from './branchTree.ts';
import type { Facts } from './facts.ts';
import { type Level, type PriceList, priceList } from './level.ts';
import { boundOf, type Scope, strandedIn, wholePoints } from './relaxation.ts';
import { strikeOut } from './strikeOut.ts';

export interface BranchProof {
  /** Where the branches leave out plans, in words. */
  readonly gaps: readonly string[];
  /** Whole points each proves; Infinity where it holds no plan. */
  readonly bounds: readonly number[];
}

export function proveBranches(facts: Facts, level: Level, prices: PriceList, scope: Scope): BranchProof {
  const { branches, bound, prices: ofRoot } = facts.plan.certificate;
  if (branches.length === 0) return { gaps: [], bounds: [] };
  const left = strikeOut(level, prices, scope, bound);
  const placeOf = new Map(facts.index.case.needs.map((need, at) => [need.id, at]));
  const bounds = branches.map((branch) => {
    const within = choose(facts, left, branch.choices, placeOf);
    if (holdsNoPlan(level, within)) return Infinity;
    return wholePoints(boundOf(level, priceList(facts, level, pricesIn(branch, ofRoot)), within));
  });
  return { gaps: gapsOf(branches), bounds };
}

/** A price that a branch does not list is the certificate’s. */
function pricesIn({ prices }: Branch, ofRoot: Certificate['prices']): Certificate['prices'] {
  return {
    needs: { ...ofRoot.needs, ...prices.needs },
    rows: { ...ofRoot.rows, ...prices.rows },
    mustServe: prices.mustServe ?? ofRoot.mustServe,
  };
}

/** The plans of the scope that fit the choices. A choice about a need the case does not have narrows nothing. */
function choose(
  { index }: Facts,
  scope: Scope,
  choices: Branch['choices'],
  placeOf: ReadonlyMap<string, number>,
): Scope {
  const pairs = [...scope.pairs];
  const mayWait = [...scope.mayWait];
  for (const { needId, seatId, taken } of choices) {
    const at = placeOf.get(needId);
    if (at === undefined) continue;
    // Where the need is, or that it waits, has to agree with the answer.
    pairs[at] = pairs[at]!.filter((pair) => (index.seats[pair.seatAt]!.id === seatId) === taken);
    mayWait[at] = mayWait[at]! && (seatId === null) === taken;
  }
  return { pairs, mayWait };
}

/** Some need has nowhere to go, or more must-serve needs have to wait than the plan leaves waiting. */
function holdsNoPlan(level: Level, scope: Scope): boolean {
  const isStuck = scope.pairs.some((pairs, at) => pairs.length === 0 && !scope.mayWait[at]);
  return isStuck || strandedIn(level, scope) > level.allowed;
}
