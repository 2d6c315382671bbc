import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../src/explain/applyUnlock.ts';
import type { Case } from '../../../../src/model/case.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import type { UnlockChange } from '../../../../src/model/plan.ts';
import { overridePrices, type WhyNot, whyNot } from '../../../../src/planning/session/questions/index.ts';
import { blockers } from '../../../../src/rules/index.ts';
import { smallTown } from '../../../explain/smallTowns.ts';
import { pairIn } from '../../../helpers/caseBuilder.ts';
import { cheapest, everyPlan, opened, openedTown, STEPS, traceOf } from './rig.ts';

const SEED = 20261123;

const met = { has: 0, rules: 0, several: 0, displaces: 0, noRoom: 0, chains: 0, lifted: 0 };

const stillInTheWay = (town: Case, needId: string, seatId: string) =>
  blockers(pairIn(indexCase(town), { needId, seatId })).map(({ code }) => code);

/** A change that lifts this rule and waives no other. */
function ownLift({ rules }: Extract<WhyNot, { kind: 'rules' }>, at: number): UnlockChange | undefined {
  return rules[at]!.lifts.find(({ kind }) => kind !== 'exception');
}

/** Any one rule lifted leaves the others in the way; all of them lifted, nothing is. */
function checkRules(town: Case, needId: string, seatId: string, answer: Extract<WhyNot, { kind: 'rules' }>): void {
  const codes = answer.rules.map(({ reason }) => reason.code);
  expect(stillInTheWay(town, needId, seatId)).toEqual(codes);
  const lifts = codes.map((_, at) => ownLift(answer, at));
  if (lifts.some((lift) => lift === undefined)) return;
  met.several += codes.length > 1 ? 1 : 0;
  lifts.forEach((lift, at) => {
    expect(stillInTheWay(applyChanges(town, needId, [lift!]), needId, seatId)).toEqual(codes.toSpliced(at, 1));
  });
  const free = applyChanges(town, needId, lifts as UnlockChange[]);
  expect(stillInTheWay(free, needId, seatId)).toEqual([]);
  checkLifted(town, free, needId, seatId, answer);
}

/** With the rules gone from this seat alone, the price is that of the seat; lifting a wish may open other seats too, so only its ends are compared. */
function checkLifted(
  town: Case,
  free: Case,
  needId: string,
  seatId: string,
  { ifLifted, pinnedTo }: Extract<WhyNot, { kind: 'rules' }>,
): void {
  if (ifLifted.cost === null || pinnedTo !== null || free.needs !== town.needs) return;
  const [before, after] = [everyPlan(town), everyPlan(free)];
  const need = town.needs.findIndex(({ id }) => id === needId);
  const present = before.filter(({ waitingMustServe }) => waitingMustServe === fewest(before));
  const objective = cheapest(present, fewest(before));
  const having = after.filter(({ seats }) => seats[need] === seatId);
  const truth = cheapest(having, fewest(before) + ifLifted.mustServe) - objective;
  met.lifted++;
  expect(ifLifted.atLeast).toBeLessThanOrEqual(truth);
  expect(ifLifted.cost).toBeGreaterThanOrEqual(truth);
}

function fewest(plans: readonly { readonly waitingMustServe: number }[]): number {
  return Math.min(...plans.map(({ waitingMustServe }) => waitingMustServe));
}

describe('whyNot', () => {
  it('should name every rule in the way and no other, or the chain that adds up to the price', () => {
    const property = fc.property(smallTown(1), (town) => {
      const session = opened(town)!;
      const seats = indexCase(town).seats.map(({ id }) => id);
      for (const { id } of town.needs) {
        for (const seatId of seats) {
          const answer = whyNot(session, id, seatId, { steps: STEPS });
          met[answer.kind]++;
          if (answer.kind === 'rules') checkRules(town, id, seatId, answer);
          else expect(stillInTheWay(town, id, seatId)).toEqual([]);
          if (answer.kind === 'noRoom') expect(answer.obstacles.length).toBeGreaterThan(0);
          if (answer.kind !== 'displaces') continue;
          const { moves, shared, cost } = answer.price;
          expect(moves[0]).toMatchObject({ needId: id, to: seatId });
          expect([...moves, ...shared].reduce((sum, { lost }) => sum + lost, 0)).toBe(cost);
          met.chains += moves.length > 1 ? 1 : 0;
        }
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 50 });
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(5);
  });

  it('should say the same as the price of the override, and leave no trace', () => {
    const session = openedTown(40, 6, 2);
    const before = traceOf(session);
    const kinds = new Set<string>();
    for (const { id } of session.case.needs.slice(0, 12)) {
      const rows = overridePrices(session, id);
      for (const { id: seatId } of session.case.mentors) {
        const answer = whyNot(session, id, seatId);
        kinds.add(answer.kind);
        if (answer.kind !== 'displaces') continue;
        const { seatId: _, ...price } = rows.find((row) => row.seatId === seatId)!;
        expect(answer.price).toEqual(price);
      }
    }
    expect(kinds.size).toBeGreaterThan(2);
    expect(traceOf(session)).toBe(before);
  });

  it('should put a pin on another seat among what stands in the way', () => {
    const session = openedTown(40, 6, 2);
    const { needId, seatId } = session.plan('test').assignments[0]!;
    const other = session.case.mentors.find(({ id }) => id !== seatId)!.id;
    session.apply({ type: 'pinSet', needId, seatId });
    expect(whyNot(session, needId, other)).toMatchObject({ kind: 'rules', pinnedTo: seatId });
  });
});
