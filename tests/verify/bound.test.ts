import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify } from '../../solver/index.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import type { Certificate } from '../../src/model/plan.ts';
import { compile } from '../../src/planning/compile.ts';
import { isEligible, ruleSetOf } from '../../src/rules/index.ts';
import { provenBounds } from '../../src/verify/bound.ts';
import { readFacts } from '../../src/verify/facts.ts';
import { pairIn } from '../helpers/caseBuilder.ts';
import { allPlans, relaxedPoints, roundedUp } from './bruteForce.ts';
import { handPlan } from './planMaker.ts';
import { pricesFor, smallTown } from './smallTowns.ts';

const SEED = 20260302;
const townWithPrices = smallTown.chain((town) => fc.tuple(fc.constant(town), pricesFor(town), pricesFor(town)));

function factsOf(town: Parameters<typeof handPlan>[0], prices: Certificate['prices'], first: Certificate['prices']) {
  const plan = handPlan(town, { seats: {} });
  const mustServePrices = { needs: first.needs, rows: first.rows };
  return readFacts(town, { ...plan, certificate: { ...plan.certificate, prices, mustServePrices } }, () => undefined);
}

describe('provenBounds', () => {
  it('should never prove more than the best of all plans, whatever the prices', () => {
    let skipped = 0;
    let tight = 0;
    const property = fc.property(townWithPrices, ([town, prices, first]) => {
      const plans = allPlans(indexCase(town)).filter((plan) => plan.isFeasible);
      if (plans.length === 0) skipped += 1;
      const mostWaiting = Math.max(0, ...plans.map((plan) => plan.waitingMustServe));
      for (let allowed = 0; allowed <= mostWaiting; allowed++) {
        const proven = provenBounds(factsOf(town, prices, first), allowed);
        const costs = plans.filter((plan) => plan.waitingMustServe <= allowed).map((plan) => plan.objective);
        const best = Math.min(...costs);
        if (best === proven.bound) tight += 1;
        expect(proven.bound).toBeLessThanOrEqual(best);
        const leastWaiting = Math.min(Infinity, ...plans.map((plan) => plan.waitingMustServe));
        expect(proven.waitingMustServeBound).toBeLessThanOrEqual(leastWaiting);
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 300 });
    expect(skipped).toBeLessThan(60);
    expect(tight).toBeGreaterThan(0);
  });

  it('should be the relaxation worked out by trying every set, to the point', () => {
    const property = fc.property(townWithPrices, fc.integer({ min: 0, max: 3 }), ([town, prices, first], allowed) => {
      const { bound } = provenBounds(factsOf(town, prices, first), allowed);
      const exact = relaxedPoints(indexCase(town), prices, allowed);
      expect(bound).toBeLessThanOrEqual(roundedUp(exact));
      expect(bound).toBeGreaterThanOrEqual(roundedUp(exact, 10n));
    });
    fc.assert(property, { seed: SEED, numRuns: 300 });
  });

  it('should prove at least what the solver’s own certificate claims from the same prices', () => {
    const property = fc.property(townWithPrices, fc.integer({ min: 0, max: 3 }), ([town, prices, first], allowed) => {
      const index = indexCase(town);
      const { problem, rows } = compile(index, ruleSetOf(town));
      // A pin on a forbidden seat stops the planning before there is a certificate.
      fc.pre(town.pins.every(({ needId, seatId }) => isEligible(pairIn(index, { needId, seatId }))));
      const claimed = certify(
        problem,
        {
          need: Float64Array.from(town.needs, (need) => prices.needs[need.id]!),
          row: Float64Array.from(rows, (row) => usable(town.weights.netCostPercent, row.id, prices.rows[row.id]!)),
          mustServe: prices.mustServe,
        },
        allowed,
      ).bound;
      const proven = provenBounds(factsOf(town, prices, first), allowed).bound;
      expect(claimed).toBeLessThanOrEqual(proven);
      expect(proven - claimed).toBeLessThanOrEqual(1);
    });
    fc.assert(property, { seed: SEED, numRuns: 300 });
  });
});

/** The solver refuses money prices above the slope of the endless segment; the checker counts them as that slope. */
function usable(netCostPercent: number, rowId: string, price: number): number {
  if (!rowId.startsWith('budget:') || rowId.endsWith(':hard')) return price;
  return Math.min(price, Math.floor((100 * netCostPercent * 1_000_000_000) / 26_000_000));
}
