/** What a proof's leaves prove when their prices are whole numbers and everything is added up exactly: the branches of a certificate. */

import { certify, IN_HAND, roundPrices, wholePoints } from '../certificate.ts';
import type { Branch } from '../problem.ts';
import { MARGIN, type Proof, viewBelow } from './grow.ts';
import { restrict } from './leaf.ts';

export interface CertifiedBranches {
  /** Points. */
  readonly bound: number;
  /** They cover every plan; none where the root's prices alone prove as much. */
  readonly branches: readonly Branch[];
}

export function certifyLeaves({ root, certified, certifiedBound }: Proof): CertifiedBranches {
  const claim = Math.ceil(certifiedBound - MARGIN);
  // With a lower claim more is struck out, so what the leaves prove below this one they prove below theirs.
  const view = viewBelow(root, claim);
  if (view === undefined) return { bound: claim, branches: [{ choices: [], prices: root.prices }] };
  let bound = claim;
  const branches = certified.map(({ choices, prices: floats }) => {
    const prices = roundPrices(root.problem, floats);
    const left = restrict(view, choices);
    if (left !== undefined) {
      const { millionths } = certify(left, prices, root.waitAllowance);
      bound = Math.min(bound, millionths === undefined ? -Infinity : wholePoints(millionths - BigInt(IN_HAND)));
    }
    return { choices, prices };
  });
  return bound > root.bound ? { bound, branches } : { bound: root.bound, branches: [] };
}
