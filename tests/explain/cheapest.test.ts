import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, type Change } from '../../src/explain/applyUnlock.ts';
import { unlockPrice } from '../../src/explain/unlockPrices.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import type { Plan } from '../../src/model/plan.ts';
import { checkPins } from '../../src/planning/pins.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { assignmentOf, solved } from '../helpers/solved.ts';
import { smallTown } from './smallTowns.ts';

/** Steps in which small towns are mostly solved to the proof. */
const EFFORT = 3_000;

/** Every single change of these kinds, without a thought for which could help. Own time goes by the hours these towns lack. */
function everyChange(town: Case, needId: string): Change[] {
  const need = town.needs.find(({ id }) => id === needId)!;
  const wishes = Array.isArray(need.wishes) ? need.wishes : [];
  const change = (kind: Change['kind'], seatId: string | null, subject = '', amount = 0) => {
    return { kind, seatId, amount, subject };
  };
  return [
    ...town.mentors.flatMap(({ id }) => [
      ...[30, 60, 120, 180].map((minutes) => change('hours', id, '', minutes)),
      change('caseload', id, '', 1),
      change('competence', id, 'misbrug'),
      change('veto', id, id),
      change('pin', id),
    ]),
    ...wishes.map(({ kind, value }) => change('dropWish', null, `${kind}:${value}`)),
    ...town.units.map(({ id }) => change('newSeat', null, id, need.grantedMinutes)),
    change('hours', null, 'y', 60),
    change('places', null, 'y', 1),
  ];
}

function priceOf(changes: readonly Change[], points: number): number {
  return changes.reduce((sum, change) => sum + unlockPrice(change), points);
}

/** Price of a change after which the best plan seats the need where it is about, and leaves everybody else; undefined otherwise. */
function priceByTrial(town: Case, before: Plan, needId: string, change: Change): number | undefined {
  const changed = applyChanges(town, needId, [change]);
  const plan = isRefused(changed) ? undefined : solved(changed, EFFORT);
  if (plan?.certificate.isOptimal !== true) return undefined;
  const found = assignmentOf(plan, needId);
  const isOpened = change.seatId === null || change.seatId === found?.seatId;
  const isLeft = before.assignments.every((row) => assignmentOf(plan, row.needId)?.seatId === row.seatId);
  return found !== undefined && isOpened && isLeft ? priceOf([change], found.points) : undefined;
}

/** A pin that the rules or the limits do not allow. */
function isRefused(town: Case): boolean {
  const index = indexCase(town);
  try {
    checkPins(index, ruleSetOf(town), rowsOf(index, ruleSetOf(town)));
    return false;
  } catch {
    return true;
  }
}

describe('the unlock of a waiting need', () => {
  it('should cost no more than the cheapest of all single changes that seat it and move nobody', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallTown(), (town) => {
        const before = solved(town, EFFORT);
        for (const { needId, unlock } of before.waiting.slice(0, 2)) {
          const changes = everyChange(town, needId);
          const prices = changes.flatMap((change) => priceByTrial(town, before, needId, change) ?? []);
          if (prices.length === 0) continue;
          compared++;
          const offered = priceOf([unlock!, ...unlock!.also], unlock!.points);
          expect(offered, JSON.stringify(unlock)).toBeLessThanOrEqual(Math.min(...prices));
        }
      }),
      { seed: 20260302, numRuns: 8, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(5);
  });
});
