import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import { isEligible } from '../../src/rules/index.ts';
import { type ViolationCode, verifyPlan } from '../../src/verify/index.ts';
import { pairIn } from '../helpers/caseBuilder.ts';
import { evaluate } from './bruteForce.ts';
import { handPlan } from './planMaker.ts';
import { smallTown } from './smallTowns.ts';

const LIMIT_CODES: readonly ViolationCode[] = [
  'SEAT_OVER_HOURS',
  'SEAT_OVER_CASELOAD',
  'GROUP_TOO_SMALL',
  'CONTRACT_OVER_MINUTES',
  'CONTRACT_OVER_PLACES',
  'FRAME_OVERSPENT',
];

describe('verifyPlan on any assignment', () => {
  it('should add up the same objective as an evaluation of its own, and refuse what passes a limit', () => {
    const seen = { feasible: 0, infeasible: 0 };
    const property = fc.property(smallTown, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (town, dice) => {
      const index = indexCase(town);
      const choice = town.needs.map((need, at) => {
        const seats = index.seats.filter((seat) => isEligible(pairIn(index, { needId: need.id, seatId: seat.id })));
        // One more than the seats: the last choice is to wait.
        return seats[dice[at]! % (seats.length + 1)]?.id;
      });
      const seats = Object.fromEntries(
        town.needs.flatMap((need, at) => (choice[at] === undefined ? [] : [[need.id, choice[at]]])),
      );
      const verdict = verifyPlan(town, handPlan(town, { seats }));
      const expected = evaluate(index, choice);
      expect(verdict.objective).toBe(expected.objective);
      const passed = verdict.violations.filter(({ code }) => LIMIT_CODES.includes(code));
      expect(passed.length === 0).toBe(expected.isFeasible);
      seen[expected.isFeasible ? 'feasible' : 'infeasible'] += 1;
    });
    fc.assert(property, { seed: 20260302, numRuns: 500 });
    expect(Math.min(seen.feasible, seen.infeasible)).toBeGreaterThan(50);
  });
});
