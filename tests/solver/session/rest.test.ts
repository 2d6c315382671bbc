import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climb, createAscent } from '../../../solver/assignment/dual.ts';
import { createRelaxation } from '../../../solver/assignment/relaxation.ts';
import { boundOf } from '../../../solver/session/bound.ts';
import {
  type AssignmentSession,
  openAssignment,
  rest,
  setPair,
  settle,
  Touched,
  takeSnapshot,
  USUAL_LIMITS,
} from '../../../solver/session/index.ts';
import { MILLIONTHS, SIZE, SUM } from '../../../solver/session/live.ts';
import { SEED } from '../assignment/smallProblems.ts';
import { digestOf } from './digest.ts';
import { type Both, opening } from './edits.ts';
import { flatProblem } from './plainProblem.ts';
import { sessionFaults } from './sessionFaults.ts';

/** The opening’s problem and plan, and no price that anybody has found. */
function unpriced({ open }: { readonly open: () => Both }): AssignmentSession {
  const { plain, session } = open();
  const problem = flatProblem(plain);
  const none = { need: new Float64Array(problem.needCount), row: new Float64Array(problem.rowCount), mustServe: 0 };
  return openAssignment(problem, takeSnapshot(session.live).seatOf, none);
}

const pointsBound = ({ live }: AssignmentSession) => boundOf(live).millionths / MILLIONTHS;

/** The best bound of the cold solver’s own climb (floats, as many rows and segments). */
function climbed({ live }: AssignmentSession, steps: number): number {
  const { problem } = takeSnapshot(live);
  const relaxation = createRelaxation(problem, live.sum.data[SUM.waitingMustServe]!);
  const none = new Float64Array(problem.needCount + problem.rowCount + 1);
  const ascent = createAscent(relaxation, none);
  climb(ascent, Number.POSITIVE_INFINITY, steps, () => false);
  return ascent.bestValue;
}

describe('settling after many changes', () => {
  it('should let all prices climb before the plan is mended', () => {
    let [climbed, plain, problems] = [0, 0, 0];
    const property = fc.property(opening, (given) => {
      const bounds = [1, Number.POSITIVE_INFINITY].map((many) => {
        const { session } = given.open();
        const touched = new Touched();
        for (let need = 0; need < session.live.size.given.data[SIZE.needs]!; need++) {
          touched.need(session.live, need);
          setPair(session.live, need, 0, undefined);
        }
        settle(session, touched, { ...USUAL_LIMITS, repair: { ...USUAL_LIMITS.repair, many } });
        expect(sessionFaults(session.live)).toEqual([]);
        return pointsBound(session);
      });
      if (!bounds.every((bound) => Number.isFinite(bound) && Math.abs(bound) < 1e6)) return;
      climbed += bounds[0]!;
      plain += bounds[1]!;
      problems++;
    });
    fc.assert(property, { seed: SEED, numRuns: 200 });
    expect(problems).toBeGreaterThan(100);
    expect(climbed).toBeGreaterThan(plain);
  });
});

describe('rest', () => {
  it('should find, from no prices at all, most of what the cold climb finds, for needs and rows together', () => {
    let [found, wanted, withRows] = [0, 0, 0];
    const property = fc.property(opening, (given) => {
      const session = unpriced(given);
      const before = pointsBound(session);
      for (let turn = 0; turn < 10; turn++) {
        const start = pointsBound(session);
        expect(rest(session, 40, [])).toBeCloseTo(pointsBound(session) - start, 6);
        expect(pointsBound(session)).toBeGreaterThanOrEqual(start);
      }
      expect(sessionFaults(session.live)).toEqual([]);
      const best = climbed(session, 400);
      if (!Number.isFinite(best - before)) return;
      found += pointsBound(session) - before;
      wanted += best - before;
      if (session.live.row.price.data.some((price) => price > 0)) withRows++;
    });
    fc.assert(property, { seed: SEED, numRuns: 300 });
    expect(withRows).toBeGreaterThan(30);
    expect(found).toBeGreaterThan(0.98 * wanted);
  });

  it('should be taken back to the last byte', () => {
    const property = fc.property(opening, fc.integer({ min: 1, max: 30 }), (given, steps) => {
      const session = unpriced(given);
      const { journal } = session.live;
      const before = digestOf(session.live);
      const mark = journal.mark();
      rest(session, steps, []);
      rest(session, steps, []);
      journal.rollback(mark);
      expect(digestOf(session.live)).toBe(before);
    });
    fc.assert(property, { seed: SEED, numRuns: 100 });
  });
});
