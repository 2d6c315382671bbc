import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify } from '../../../../solver/assignment/certificate.ts';
import { keepPairs } from '../../../../solver/assignment/fixing.ts';
import { NONE } from '../../../../solver/assignment/problem.ts';
import {
  type AssignmentSession,
  ForcedBounds,
  openAssignment,
  takeSnapshot,
} from '../../../../solver/session/index.ts';
import { SUM } from '../../../../solver/session/live.ts';
import { plansOf, SEED } from '../../assignment/smallProblems.ts';
import { opening } from '../edits.ts';

/** The same problem and prices with nobody seated: fewer must-serve needs may then wait than do. */
function emptied({ live }: AssignmentSession): AssignmentSession {
  const { problem, prices } = takeSnapshot(live);
  return openAssignment(problem, new Int32Array(problem.needCount).fill(NONE), prices);
}

const isProblemOfAll = ({ live }: AssignmentSession) => takeSnapshot(live).needs.every((need, at) => need === at);

describe('ForcedBounds', () => {
  it('should prove no more than is so, at every number of must-serve needs waiting, and all that the prices tell', () => {
    let [seats, waits, below, raised] = [0, 0, 0, 0];
    const property = fc.property(opening, fc.boolean(), ({ open }, isEmptied) => {
      const session = isEmptied ? emptied(open().session) : open().session;
      if (!isProblemOfAll(session)) return;
      const { live } = session;
      const { problem, prices } = takeSnapshot(live);
      const { data } = live.sum;
      for (let level = data[SUM.unpairedMustServe]!; level <= data[SUM.unpairedMustServe]! + 3; level++) {
        const plans = plansOf(problem, level);
        for (let need = 0; need < problem.needCount; need++) {
          const bounds = new ForcedBounds(session, need);
          const best = (seat: number) =>
            Math.min(...plans.filter(({ seatOf }) => seatOf[need] === seat).map(({ objective }) => objective));
          const without = certify(
            keepPairs(problem, (_, of) => of !== need),
            prices,
            level,
          ).bound;
          for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
            const seat = problem.pairSeat[pair]!;
            const bound = bounds.onSeat(pair, level);
            expect(bound).toBeLessThanOrEqual(best(seat));
            // No other seat may take it: as if it had no other pair, and then its own seat must.
            const alone = certify(
              keepPairs(problem, (each, of) => of !== need || each === pair),
              prices,
              level,
            ).bound;
            if (problem.mustServe[need] === 1) expect(bound).toBeGreaterThanOrEqual(alone);
            seats++;
            if (level < data[SUM.waitingMustServe]!) below++;
            if (bound > certify(problem, prices, level).bound) raised++;
          }
          const waiting = bounds.waiting(level);
          expect(waiting).toBeLessThanOrEqual(best(NONE));
          if (problem.mustServe[need] === 0 && problem.waitCost[need] !== Number.POSITIVE_INFINITY) {
            expect(waiting).toBeGreaterThanOrEqual(without);
            waits++;
          }
        }
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 250 });
    expect(Math.min(seats, waits, below, raised)).toBeGreaterThan(200);
  });
});
