import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairPoints } from '../../../../src/fit/index.ts';
import type { Case } from '../../../../src/model/case.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import type { Need } from '../../../../src/model/need.ts';
import { rankSeats } from '../../../../src/planning/session/questions/index.ts';
import { isEligible } from '../../../../src/rules/index.ts';
import { smallTown } from '../../../explain/smallTowns.ts';
import { aCitizen, aNeed, pairIn } from '../../../helpers/caseBuilder.ts';
import { cheapest, everyPlan, opened, openedTown, STEPS, traceOf } from './rig.ts';

const SEED = 20261126;

const met = { ranked: 0, exact: 0, nobody: 0, unlocks: 0, meetings: 0, displaced: 0 };

const CITIZEN = aCitizen({ id: 'new' });

const order = fc
  .record({
    grantedMinutes: fc.constantFrom(60, 120, 240),
    urgency: fc.integer({ min: 0, max: 3 }),
    isMan: fc.boolean(),
  })
  .map(({ isMan, ...rest }) =>
    aNeed({
      id: 'asked',
      citizenId: 'new',
      ...rest,
      wishes: isMan ? [{ kind: 'sex', value: 'man', required: true }] : ('none' as const),
    }),
  );

function ordered(town: Case, need: Need): Case {
  return { ...town, citizens: [...town.citizens, CITIZEN], needs: [...town.needs, need] };
}

describe('rankSeats', () => {
  it('should rank every seat the citizen may have by what it truly costs', () => {
    const property = fc.property(smallTown(1), order, (town, need) => {
      fc.pre(town.needs.length < 6);
      const session = opened(town)!;
      const after = ordered(town, need);
      const { seats, nobody, waiting } = rankSeats(session, need, CITIZEN, { steps: STEPS });
      const index = indexCase(after);
      const may = index.seats.filter(({ id }) => isEligible(pairIn(index, { needId: 'asked', seatId: id })));
      expect(seats.map(({ seatId }) => seatId).sort()).toEqual(may.map(({ id }) => id).sort());
      const plans = everyPlan(after);
      const costOf = (seatId: string | null, mustServe: number) =>
        cheapest(
          plans.filter((plan) => plan.seats.at(-1) === seatId),
          mustServe,
        );
      // Differences of two exact prices are those of the best plans, whatever they are measured from.
      const exact = seats.filter(({ isExact }) => isExact);
      const level = Math.min(...plans.map(({ waitingMustServe }) => waitingMustServe));
      for (const row of seats) {
        const pair = pairIn(index, { needId: 'asked', seatId: row.seatId });
        expect(row.points).toBe(pairPoints(pair));
        expect(row.breakdown.reduce((sum, { points }) => sum + points, 0)).toBe(row.points);
        expect(row.moves.length === 0 || row.moves[0]!.needId === 'asked').toBe(true);
        met.ranked++;
        met.displaced += row.moves.length > 1 ? 1 : 0;
        if (row.firstMeeting === null) continue;
        expect(row.firstMeeting).toMatchObject({ needIds: ['asked'], seatId: row.seatId });
        met.meetings++;
      }
      for (const [at, row] of exact.entries()) {
        if (row.mustServe !== exact[0]!.mustServe) continue;
        const difference = costOf(row.seatId, level + row.mustServe) - costOf(exact[0]!.seatId, level + row.mustServe);
        if (!Number.isFinite(difference)) continue;
        expect(row.cost! - exact[0]!.cost!).toBe(difference);
        met.exact += at > 0 ? 1 : 0;
      }
      if (nobody !== null) met.nobody++;
      if (seats.length > 0) expect(waiting).not.toBeNull();
      if (nobody !== null)
        expect(nobody.blocked.reduce((sum, kind) => sum + kind.seats, 0)).toBe(index.seats.length - may.length);
      met.unlocks += nobody?.unlocks.length ?? 0;
    });
    fc.assert(property, { seed: SEED, numRuns: 40 });
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(5);
  });

  it('should leave no trace, and be followed by the same events as if nobody had asked', () => {
    const [session, twin] = [openedTown(50, 7, 8), openedTown(50, 7, 8)];
    const before = traceOf(session);
    const known = session.case.needs[4]!;
    const need: Need = { ...known, id: 'asked' };
    const { seats } = rankSeats(session, need);
    expect(seats.length).toBeGreaterThan(1);
    expect(seats[0]!.overBest).toBe(0);
    expect(traceOf(session)).toBe(before);
    for (const each of [session, twin]) {
      each.apply({ type: 'needOrdered', need });
      each.apply({ type: 'needClosed', needId: known.id, reason: 'goalReached' });
    }
    expect(traceOf(session)).toBe(traceOf(twin));
  });
});
