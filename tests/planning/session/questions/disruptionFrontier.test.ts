import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/model/case.ts';
import { disruptionFrontier } from '../../../../src/planning/session/questions/index.ts';
import { smallTown as townWithRules } from '../../../explain/smallTowns.ts';
import { smallTown as townWithLimits } from '../../../verify/smallTowns.ts';
import { cheapest, everyPlan, opened, openedTown, traceOf, withSoftFrames } from './rig.ts';

const SEED = 20261130;
const MOST = 3;

const met = { steps: 0, exact: 0, impossible: 0, falling: 0 };

/** Relations where the towns have none: so many of the first needs run with the first mentor. */
function withRelations(town: Case, count: number): Case {
  const relations = town.needs.slice(0, count).map(({ id }, at) => ({
    needId: id,
    seatId: town.mentors[at % town.mentors.length]!.id,
    since: '2026-01-05',
    slots: [],
    status: 'active' as const,
  }));
  return { ...town, relations };
}

function checkTown(town: Case): void {
  const session = opened(town);
  if (session === undefined) return;
  const { objective } = session.figures();
  const plans = everyPlan(town).map((plan) => ({
    ...plan,
    broken: town.relations.filter(
      ({ needId, seatId }) => plan.seats[town.needs.findIndex(({ id }) => id === needId)] !== seatId,
    ).length,
  }));
  let last = Number.POSITIVE_INFINITY;
  for (const step of disruptionFrontier(session, MOST, { steps: 10_000 })) {
    const within = plans.filter(({ broken }) => broken <= step.most);
    met.steps++;
    met.exact += step.isExact ? 1 : 0;
    if (step.cost === null) {
      if (step.atLeast === null) expect(within).toEqual([]);
      met.impossible += step.isExact ? 1 : 0;
      continue;
    }
    const fewest = Math.min(...within.map(({ waitingMustServe }) => waitingMustServe));
    expect(step.objective).toBe(objective + step.cost);
    expect(step.atLeast! + objective).toBeLessThanOrEqual(cheapest(within, step.waitingMustServe!));
    if (step.isExact) {
      expect(step.waitingMustServe).toBe(fewest);
      expect(step.objective).toBe(cheapest(within, fewest));
    }
    expect([...step.moves!, ...step.shared!].reduce((sum, { lost }) => sum + lost, 0)).toBe(step.cost);
    const score = step.waitingMustServe! * 1e9 + step.objective!;
    expect(score).toBeLessThanOrEqual(last);
    met.falling += score < last && last < Number.POSITIVE_INFINITY ? 1 : 0;
    last = score;
  }
}

describe('disruptionFrontier', () => {
  it('should be what enumeration finds for each number of broken relations', () => {
    const running = fc
      .tuple(townWithRules(1), fc.integer({ min: 1, max: 4 }))
      .map(([town, count]) => withRelations(town, count));
    const town = fc.oneof(running, townWithLimits.map(withSoftFrames));
    fc.assert(fc.property(town, checkTown), { seed: SEED, numRuns: 60 });
    expect(met.exact).toBeGreaterThan(0.9 * met.steps);
    for (const count of [met.impossible, met.falling]) expect(count).toBeGreaterThan(2);
  });

  it('should fall, and leave no trace, in a larger town', () => {
    const session = openedTown(50, 7, 8);
    const before = traceOf(session);
    const steps = disruptionFrontier(session, 3, { steps: 800 });
    const costs = steps.flatMap(({ cost, mustServe }) => (cost === null ? [] : [mustServe * 1e9 + cost]));
    expect(costs.length).toBeGreaterThan(0);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    for (const { atLeast, cost, broken, most } of steps) {
      if (cost === null) continue;
      expect(atLeast).toBeLessThanOrEqual(cost);
      expect(broken).toBeLessThanOrEqual(most);
    }
    expect(traceOf(session)).toBe(before);
  });
});
