import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import { readFacts } from '../../src/verify/facts.ts';
import { pointsLevel, priceList } from '../../src/verify/level.ts';
import { pairsOfCase } from '../../src/verify/pairs.ts';
import { strikeOut } from '../../src/verify/strikeOut.ts';
import { struckOut } from './branching.ts';
import { wholeCase } from './bruteForce.ts';
import { handPlan } from './planMaker.ts';
import { pricesFor, smallTown } from './smallTowns.ts';

const SEED = 20261124;

const townWithPrices = smallTown.chain((town) => fc.tuple(fc.constant(town), pricesFor(town)));

describe('strikeOut', () => {
  it('should leave out every pair and every wait that reaches the bound when it is forced, and no other', () => {
    const seen = { struck: 0, left: 0, noLongerWaits: 0, onEdge: 0 };
    const claim = fc.integer({ min: -2000, max: 12_000 });
    const property = fc.property(townWithPrices, fc.nat(3), claim, ([town, prices], allowed, bound) => {
      const index = indexCase(town);
      const plan = handPlan(town, { seats: {} });
      const facts = readFacts(town, plan, () => undefined);
      const certificate = { ...plan.certificate, prices, bound };
      const level = pointsLevel(facts, allowed);
      const whole = { pairs: pairsOfCase(facts), mayWait: town.needs.map(({ id }) => !index.pinOfNeed.has(id)) };
      const left = strikeOut(level, priceList(facts, level, prices), whole, bound);
      const exact = struckOut(index, certificate, allowed);
      const slack = struckOut(index, certificate, allowed, 10n);
      town.needs.forEach(({ id }, at) => {
        const found = new Set(left.pairs[at]!.map((pair) => index.seats[pair.seatAt]!.id));
        for (const seat of index.seats) {
          if (!wholeCase(index).allows(id, seat.id)) continue;
          // The checker rounds a few thousand-millionths down; where that decides, either answer will do.
          if (exact.allows(id, seat.id) !== slack.allows(id, seat.id)) seen.onEdge += 1;
          else expect(found.has(seat.id)).toBe(exact.allows(id, seat.id));
          seen[found.has(seat.id) ? 'left' : 'struck'] += 1;
        }
        if (exact.mayWait(id) === slack.mayWait(id)) expect(left.mayWait[at]).toBe(exact.mayWait(id));
        if (whole.mayWait[at] && !left.mayWait[at]) seen.noLongerWaits += 1;
      });
    });
    fc.assert(property, { seed: SEED, numRuns: 500 });
    expect(seen.struck).toBeGreaterThan(200);
    expect(seen.left).toBeGreaterThan(200);
    expect(seen.noLongerWaits).toBeGreaterThan(100);
    expect(seen.onEdge).toBeLessThan(20);
  });
});
