import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUnlock } from '../../../../src/explain/applyUnlock.ts';
import { cheapestUnlocks } from '../../../../src/planning/session/questions/index.ts';
import { smallTown } from '../../../explain/smallTowns.ts';
import { cheapest, everyPlan, opened, openedTown, traceOf } from './rig.ts';

const SEED = 20261127;

const met = { waiting: 0, unlocks: 0, proven: 0, two: 0, without: 0 };

describe('cheapestUnlocks', () => {
  it('should name changes that seat the citizen, at their true price and the cheapest first', () => {
    const property = fc.property(smallTown(), (town) => {
      const session = opened(town)!;
      const { objective, waitingMustServe } = session.figures();
      const waiting = session.plan('test').waiting.map(({ needId }) => needId);
      for (const needId of waiting.slice(0, 2)) {
        const unlocks = cheapestUnlocks(session, needId);
        met.waiting++;
        met.without += unlocks.length === 0 ? 1 : 0;
        const totals = unlocks.map(({ price, effort }) => price.mustServe * 1e9 + price.cost! + effort);
        expect(totals).toEqual(totals.toSorted((a, b) => a - b));
        for (const { unlock, seatId, price } of unlocks) {
          const changed = applyUnlock(town, needId, unlock);
          const need = changed.needs.findIndex(({ id }) => id === needId);
          const plans = everyPlan(changed);
          const level = waitingMustServe + price.mustServe;
          const best = cheapest(plans, level);
          expect(price.cost! + objective).toBeGreaterThanOrEqual(best);
          expect(price.atLeast! + objective).toBeLessThanOrEqual(best);
          met.unlocks++;
          met.two += unlock.also.length > 0 ? 1 : 0;
          expect(plans.some(({ seats }) => seats[need] === seatId)).toBe(true);
          if (!unlock.isProven) continue;
          // So it does where the changed town is planned anew.
          expect(
            opened(changed)!
              .plan('test')
              .waiting.some((row) => row.needId === needId),
          ).toBe(false);
          met.proven++;
          const without = plans.filter(({ seats }) => seats[need] === null);
          const fewest = Math.min(...plans.map((plan) => plan.waitingMustServe));
          expect(cheapest(without, fewest)).toBeGreaterThan(cheapest(plans, fewest));
        }
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 20 });
    expect(met.proven).toBeGreaterThan(0.5 * met.unlocks);
    expect(met.two).toBeGreaterThan(2);
    expect(met.without).toBeLessThan(0.1 * met.waiting);
  });

  it('should seat the citizen in the session too, and leave no trace until it is done', () => {
    const session = openedTown(60, 7, 9);
    const before = traceOf(session);
    const needId = session.plan('test').waiting[0]!.needId;
    const unlocks = cheapestUnlocks(session, needId);
    expect(unlocks.length).toBeGreaterThan(0);
    expect(traceOf(session)).toBe(before);
    for (const { unlock, price, seatId, seats } of unlocks) {
      const difference = session.moveTo(applyUnlock(session.case, needId, unlock));
      expect(difference.after.objective - difference.before.objective).toBe(price.cost);
      expect(difference.seats).toEqual(seats);
      expect(session.plan('test').assignments.find((row) => row.needId === needId)?.seatId).toBe(seatId);
      session.undo();
    }
    expect(traceOf(session)).toBe(before);
  });

  it('should have nothing to say of a need that has a seat', () => {
    const session = openedTown(20, 4, 1);
    expect(cheapestUnlocks(session, session.plan('test').assignments[0]!.needId)).toEqual([]);
  });
});
