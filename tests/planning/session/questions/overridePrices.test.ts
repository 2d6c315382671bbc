import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/model/case.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { type OverrideRow, overridePrices } from '../../../../src/planning/session/questions/index.ts';
import { smallTown as townWithRules } from '../../../explain/smallTowns.ts';
import { allPlans } from '../../../verify/bruteForce.ts';
import { smallTown as townWithLimits } from '../../../verify/smallTowns.ts';
import { type AnyPlan, cheapest, everyPlan, opened, openedTown, STEPS, traceOf, withSoftFrames } from './rig.ts';

const SEED = 20261122;
const RUNS = 60;

const met = { rows: 0, exact: 0, quickExact: 0, impossible: 0, unfound: 0, displaced: 0, waiting: 0, shared: 0 };

/** The plan that the moves make of the present one is there, and costs what is said. */
function expectPlan(town: Case, plans: readonly AnyPlan[], present: AnyPlan, row: OverrideRow): void {
  const seats = town.needs.map(({ id }, at) => {
    const move = row.moves.find(({ needId }) => needId === id);
    return move === undefined ? present.seats[at]! : move.to;
  });
  const plan = plans.find((each) => each.seats.every((seat, at) => seat === seats[at]));
  expect(plan?.objective).toBe(present.objective + row.cost!);
  expect(plan?.waitingMustServe).toBe(present.waitingMustServe + row.mustServe);
}

function expectTrue(town: Case, plans: readonly AnyPlan[], present: AnyPlan, need: number, row: OverrideRow): void {
  const having = plans.filter(({ seats }) => seats[need] === row.seatId);
  const least = cheapest(having, present.waitingMustServe + row.mustServe) - present.objective;
  met.rows++;
  if (row.atLeast === null) {
    expect(least).toBe(Number.POSITIVE_INFINITY);
    expect(row.cost).toBeNull();
    met.impossible++;
    return;
  }
  expect(row.atLeast).toBeLessThanOrEqual(least);
  if (row.cost === null) {
    met.unfound++;
    return;
  }
  expect(row.cost).toBeGreaterThanOrEqual(least);
  if (row.isExact) expect(row.cost).toBe(least);
  expectPlan(town, plans, present, row);
  expect([...row.moves, ...row.shared].reduce((sum, { lost }) => sum + lost, 0)).toBe(row.cost);
  met.exact += row.isExact ? 1 : 0;
  met.displaced += row.moves.length > 1 ? 1 : 0;
  met.waiting += row.seatId === null ? 1 : 0;
  met.shared += row.shared.length > 0 ? 1 : 0;
}

function checkTown(town: Case): void {
  const session = opened(town);
  if (session === undefined) return;
  const plans = everyPlan(town);
  const { assignments } = session.plan('test');
  const seats = town.needs.map(({ id }) => assignments.find(({ needId }) => needId === id)?.seatId ?? null);
  const present = plans.find((plan) => plan.seats.every((seat, at) => seat === seats[at]))!;
  town.needs.forEach(({ id }, at) => {
    const rows = overridePrices(session, id, { steps: STEPS });
    for (const row of rows) expectTrue(town, plans, present, at, row);
    for (const row of overridePrices(session, id)) {
      expectTrue(town, plans, present, at, row);
      met.quickExact += row.isExact ? 1 : 0;
    }
    expect(rows.find(({ seatId }) => seatId === seats[at])).toMatchObject({ cost: 0, mustServe: 0, moves: [] });
    // Every seat some plan puts it on is priced.
    const had = new Set(plans.map((plan) => plan.seats[at]!));
    const possible = rows.filter(({ atLeast }) => atLeast !== null).map(({ seatId }) => seatId);
    expect([...had].filter((seat) => !rows.some(({ seatId }) => seatId === seat))).toEqual([]);
    expect(possible.length).toBeGreaterThan(0);
  });
}

describe('overridePrices', () => {
  it('should hold the true price of every seat and of waiting between its two ends', () => {
    const town = fc.oneof(townWithRules(1), townWithLimits.map(withSoftFrames));
    fc.assert(fc.property(town, checkTown), { seed: SEED, numRuns: RUNS });
    expect(met.exact).toBeGreaterThan(0.9 * (met.rows / 2 - met.impossible / 2));
    for (const count of [met.displaced, met.waiting, met.shared, met.quickExact]) expect(count).toBeGreaterThan(20);
    expect(met.unfound).toBeLessThan(0.1 * met.rows);
  });

  it('should sort by price, and say of each price below 0 how to be so much better', () => {
    const session = openedTown(60, 8, 3);
    let better = 0;
    for (const { id } of session.case.needs) {
      const rows = overridePrices(session, id);
      const prices = rows.flatMap(({ cost, mustServe }) => (cost === null ? [] : [mustServe * 1e9 + cost]));
      expect(prices).toEqual(prices.toSorted((a, b) => a - b));
      for (const row of rows) {
        if (row.cost === null) continue;
        expect([...row.moves, ...row.shared].reduce((sum, { lost }) => sum + lost, 0)).toBe(row.cost);
        expect(row.cost).toBeGreaterThanOrEqual(row.atLeast!);
        better += row.cost < 0 && row.mustServe <= 0 ? 1 : 0;
      }
    }
    expect(better).toBeLessThan(session.case.needs.length / 4);
  });

  it('should keep hard frames, also where a must-serve need spends what others had', () => {
    const hard = { rows: 0, dear: 0 };
    const withHardFrame = townWithLimits
      .filter(({ budgets }) => budgets.some(({ hardness }) => hardness === 'hard'))
      .map((town) => ({ ...town, pins: [] }));
    const property = fc.property(withHardFrame, (town) => {
      const session = opened(town);
      if (session === undefined) return;
      const plans = allPlans(indexCase(town)).filter(({ isFeasible }) => isFeasible);
      const present = town.needs.map(({ id }) => session.ask((problem) => problem.seatOfNeed(id)));
      const { objective, waitingMustServe } = session.figures();
      town.needs.forEach(({ id }, at) => {
        for (const row of overridePrices(session, id, { steps: STEPS })) {
          if (row.cost === null) continue;
          const seats = town.needs.map((need, other) => {
            const move = row.moves.find(({ needId }) => needId === need.id);
            return move === undefined ? present[other] : (move.to ?? undefined);
          });
          const plan = plans.find(({ choice }) => choice.every((seat, other) => seat === seats[other]));
          expect(plan?.objective).toBe(objective + row.cost);
          expect(plan?.waitingMustServe).toBe(waitingMustServe + row.mustServe);
          const having = plans.filter((each) => (each.choice[at] ?? null) === row.seatId);
          const level = having.filter((each) => each.waitingMustServe <= plan!.waitingMustServe);
          expect(row.atLeast! + objective).toBeLessThanOrEqual(Math.min(...level.map((each) => each.objective)));
          hard.rows++;
          hard.dear += row.shared.some(({ of }) => of === 'frame') ? 1 : 0;
        }
      });
    });
    fc.assert(property, { seed: SEED, numRuns: 40 });
    expect(hard.dear).toBeGreaterThan(5);
  });

  it('should leave no trace', () => {
    const session = openedTown(60, 8, 5);
    const before = traceOf(session);
    for (const { id } of session.case.needs.slice(0, 30)) overridePrices(session, id, { steps: 50 });
    expect(traceOf(session)).toBe(before);
  });

  it('should refuse a need that is not there', () => {
    expect(() => overridePrices(openedTown(20, 3, 1), 'nobody')).toThrow('No need has id "nobody"');
  });
});
