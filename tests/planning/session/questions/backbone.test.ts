import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backbone } from '../../../../src/planning/session/questions/index.ts';
import { smallTown as townWithRules } from '../../../explain/smallTowns.ts';
import { smallTown as townWithLimits } from '../../../verify/smallTowns.ts';
import { everyPlan, opened, openedTown, traceOf, withSoftFrames } from './rig.ts';

const SEED = 20261129;

const met = { always: 0, never: 0, free: 0, open: 0 };

describe('backbone', () => {
  it('should label each seat and waiting as all best plans of the town do', () => {
    const property = fc.property(fc.oneof(townWithRules(1), townWithLimits.map(withSoftFrames)), (town) => {
      const session = opened(town);
      if (session === undefined) return;
      const plans = everyPlan(town);
      const fewest = Math.min(...plans.map(({ waitingMustServe }) => waitingMustServe));
      const level = plans.filter(({ waitingMustServe }) => waitingMustServe === fewest);
      const least = Math.min(...level.map(({ objective }) => objective));
      const best = level.filter(({ objective }) => objective === least);
      const answer = backbone(session, { steps: 5_000, stepsOfQuestion: 500 });
      if (answer.isOptimal) expect(answer).toMatchObject({ objective: least, waitingMustServe: fewest });
      for (const { needId, seatId, label } of answer.seats) {
        const need = town.needs.findIndex(({ id }) => id === needId);
        const had = new Set(best.map(({ seats }) => seats[need] ?? null));
        met[label]++;
        if (label !== 'open') expect(label).toBe(had.has(seatId) ? (had.size === 1 ? 'always' : 'free') : 'never');
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 40 });
    expect(met.open).toBeLessThan(0.05 * (met.always + met.never + met.free));
    for (const count of [met.always, met.never, met.free]) expect(count).toBeGreaterThan(5);
  });

  it('should agree with the plan it proves and leave no trace in a larger town', () => {
    const session = openedTown(50, 7, 8);
    const before = traceOf(session);
    const { seats } = backbone(session, { steps: 2_000, questions: 10, stepsOfQuestion: 100 });
    expect(seats.filter(({ label }) => label === 'never').length).toBeGreaterThan(seats.length / 4);
    for (const { id } of session.case.needs) {
      const own = seats.filter(({ needId }) => needId === id);
      const always = own.filter(({ label }) => label === 'always');
      expect(always.length).toBeLessThan(2);
      if (always.length === 1) expect(own.every(({ label }) => label === 'always' || label === 'never')).toBe(true);
      expect(own.some(({ label }) => label !== 'never')).toBe(true);
    }
    expect(traceOf(session)).toBe(before);
  });
});
