import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../solver/assignment/evaluate.ts';
import { NONE } from '../../../solver/assignment/problem.ts';
import { smallProblem } from '../../../solver/session/around.ts';
import { chooseNeeds, chooseSeats } from '../../../solver/session/chooseAround.ts';
import { beginEvent, settle } from '../../../solver/session/index.ts';
import { SIZE, SUM } from '../../../solver/session/live.ts';
import { moveNeed } from '../../../solver/session/plan.ts';
import { SEED } from '../assignment/smallProblems.ts';
import { apply, edit, opening, USUAL_EDITS } from './edits.ts';

/** Wide enough to choose whatever may be chosen. */
const WIDE = { seats: 3, loss: 1000, width: 10, rounds: 1 };

describe('the small problem of some surroundings', () => {
  it('should cost and allow what the session does, whatever the free needs do', () => {
    let [plans, allowed, withRows, withLoads, withSets] = [0, 0, 0, 0, 0];
    const draws = fc.array(fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), { minLength: 6, maxLength: 6 });
    const most = fc.integer({ min: 2, max: 4 });
    const edits = fc.array(edit(USUAL_EDITS), { maxLength: 5 });
    const property = fc.property(opening, edits, fc.nat(), most, draws, ({ open }, before, which, needs, choices) => {
      const limits = { ...WIDE, needs };
      const both = open();
      for (const each of before) apply(both, each);
      settle(both.session, both.touched);
      const { live, chains } = both.session;
      const seatCount = live.size.given.data[SIZE.seats]!;
      // A plan that breaks a limit outside is nobody’s surroundings.
      if (live.sum.data[SUM.excess]! > 0) return;
      beginEvent(live, chains);
      const seats = chooseSeats(live, chains, [which % seatCount], limits);
      if (seats.some((seat) => live.seat.minCount.data[seat]! > 1)) return;
      const chosen = chooseNeeds(live, chains, seats, limits);
      const small = smallProblem(live, seats, chosen);
      const stays = small.seats.some((seat) => live.members.count.data[seat]! > 0);
      let known: { readonly inside: number; readonly outside: number } | undefined;
      for (const draw of choices) {
        const pairs = small.needs.map((_, at) => {
          const options = small.options[at]!;
          return options[draw[at]! % (options.length + 1)]?.pair ?? NONE;
        });
        const placed = pairs.map((pair) => (pair === NONE ? NONE : small.seatNumber.get(live.pair.seat.data[pair]!)!));
        const inside = evaluate(small.problem, Int32Array.from(placed));
        const mark = live.journal.mark();
        for (const need of small.needs) moveNeed(live, need, NONE);
        small.needs.forEach((need, at) => void moveNeed(live, need, pairs[at]!));
        const keeps = live.sum.data[SUM.excess] === 0;
        const outside = live.sum.data[SUM.points]!;
        const load = small.seats.map((seat) => live.seat.load.data[seat]!);
        live.journal.rollback(mark);
        plans++;
        if (small.problem.forbiddenSets.length > 0) withSets++;
        expect(inside.isFeasible).toBe(keeps);
        if (!keeps) continue;
        allowed++;
        if (small.rows.length > 0) withRows++;
        if (stays && load.some((units, at) => units > live.seat.fairLoad.data[small.seats[at]!]!)) withLoads++;
        known ??= { inside: inside.objective, outside };
        // Each row and each seat’s balance rounds up once, here and there.
        const difference = Math.abs(inside.objective - known.inside - (outside - known.outside));
        expect(difference).toBeLessThanOrEqual(small.rows.length + small.seats.length);
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 800 });
    expect(allowed).toBeGreaterThan(plans / 4);
    expect(withRows).toBeGreaterThan(100);
    expect(withSets).toBeGreaterThan(50);
    expect(withLoads).toBeGreaterThan(50);
  });
});
