import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify } from '../../../solver/assignment/certificate.ts';
import { type Evaluation, evaluate, isBetter } from '../../../solver/assignment/evaluate.ts';
import { NONE } from '../../../solver/assignment/problem.ts';
import { boundOf } from '../../../solver/session/bound.ts';
import {
  type AssignmentSession,
  figuresOf,
  rest,
  type SettleLimits,
  seatOf,
  settle,
  Touched,
  takeSnapshot,
  USUAL_LIMITS,
} from '../../../solver/session/index.ts';
import { SUM } from '../../../solver/session/live.ts';
import { bestByEnumeration, plansOf, SEED } from '../assignment/smallProblems.ts';
import { digestOf } from './digest.ts';
import { apply, type Both, type Edit, edit, opening, USUAL_EDITS } from './edits.ts';
import { doPinsFit, flatProblem, numbersOf, type PlainProblem } from './plainProblem.ts';
import { sessionFaults } from './sessionFaults.ts';

/** What the session should hold, and what the run has met on its way. */
interface Model {
  plain: PlainProblem;
}

interface Real {
  readonly session: AssignmentSession;
  readonly trail: { readonly mark: number; readonly digest: string; readonly plain: PlainProblem }[];
}

/** The points of these problems are few: surroundings are solved again wherever anything at all is given away. */
const { repair, ...others } = USUAL_LIMITS;
const KEEN: SettleLimits = {
  ...others,
  repair: { ...repair, many: 4, content: 0, resolve: { ...repair.resolve, rise: Number.NEGATIVE_INFINITY, waste: 0 } },
};

const met = { events: 0, rollbacks: 0, rises: 0, refused: 0, moved: 0, points: 0, aboveOptimum: 0 };

/** A few edits and a settling, as one event of a town is. */
class Event implements fc.Command<Model, Real> {
  readonly edits: readonly Edit[];

  constructor(edits: readonly Edit[]) {
    this.edits = edits;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { session, trail }: Real): void {
    trail.push({
      mark: session.live.journal.mark(),
      digest: digestOf(session.live),
      plain: structuredClone(model.plain),
    });
    const before = seatsOf(session, model.plain);
    const both: Both = { session, plain: model.plain, touched: new Touched() };
    for (const each of this.edits) apply(both, each);
    const unsettled = evaluationNow(session, model.plain);
    settle(session, both.touched, KEEN);
    expect(sessionFaults(session.live)).toEqual([]);
    expect(takeSnapshot(session.live).problem).toEqual(flatProblem(model.plain));
    met.events++;
    if (!doPinsFit(model.plain)) {
      refuse(model, trail, session);
      return;
    }
    const after = checkPlan(session, model.plain);
    expect(isBetter(unsettled, after)).toBe(false);
    checkAgainstEveryPlan(session, model.plain);
    if (seatsOf(session, model.plain).some((seat, at) => seat !== before[at])) met.moved++;
  }

  toString(): string {
    return `event(${this.edits.map((each) => JSON.stringify(each)).join(', ')})`;
  }
}

class Rollback implements fc.Command<Model, Real> {
  readonly steps: number;

  constructor(steps: number) {
    this.steps = steps;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { session, trail }: Real): void {
    const to = trail[trail.length - this.steps];
    if (to === undefined) return;
    session.live.journal.rollback(to.mark);
    expect(digestOf(session.live)).toBe(to.digest);
    model.plain = structuredClone(to.plain);
    trail.length -= this.steps;
    expect(sessionFaults(session.live)).toEqual([]);
    met.rollbacks++;
  }

  toString(): string {
    return `rollback(${this.steps})`;
  }
}

/** Idle work: the plan stays, and the bound does not fall and is still proven. */
class Rest implements fc.Command<Model, Real> {
  readonly steps: number;

  constructor(steps: number) {
    this.steps = steps;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { session }: Real): void {
    const { live } = session;
    const [seats, bound] = [seatsOf(session, model.plain), boundOf(live).millionths];
    const risen = rest(session, this.steps, []);
    expect(sessionFaults(live)).toEqual([]);
    expect(seatsOf(session, model.plain)).toEqual(seats);
    expect(boundOf(live).millionths).toBeGreaterThanOrEqual(bound);
    if (doPinsFit(model.plain)) checkAgainstEveryPlan(session, model.plain);
    if (risen > 0) met.rises++;
  }

  toString(): string {
    return `rest(${this.steps})`;
  }
}

/** Pins that do not fit are refused before they come here: an event that ends so is taken back. */
function refuse(model: Model, trail: Real['trail'], session: AssignmentSession): void {
  const { mark, plain } = trail.pop()!;
  session.live.journal.rollback(mark);
  model.plain = plain;
  met.refused++;
}

function seatsOf({ live }: AssignmentSession, plain: PlainProblem): Int32Array {
  return Int32Array.from(numbersOf(plain), (number) => seatOf(live, number));
}

/** By the plain problem with the rows’ limits, which is all that knows of them. */
function evaluationNow(session: AssignmentSession, plain: PlainProblem): Evaluation {
  return evaluate(flatProblem(plain, true), seatsOf(session, plain));
}

/** The running sums are those of the plan, and it keeps every limit. */
function checkPlan(session: AssignmentSession, plain: PlainProblem): Evaluation {
  const evaluation = evaluationNow(session, plain);
  const { objective, waitingMustServe } = figuresOf(session);
  expect({ isFeasible: evaluation.isFeasible, excess: session.live.sum.data[SUM.excess] }).toEqual({
    isFeasible: true,
    excess: 0,
  });
  expect({ objective, waitingMustServe }).toEqual({
    objective: evaluation.objective,
    waitingMustServe: evaluation.waitingMustServe,
  });
  const snapshot = takeSnapshot(session.live);
  expect(evaluate(snapshot.problem, snapshot.seatOf)).toMatchObject({ isFeasible: true, objective, waitingMustServe });
  return evaluation;
}

/** bound ≤ what the prices prove ≤ every plan as good on the first level; and the plan is no better than the best. */
function checkAgainstEveryPlan(session: AssignmentSession, plain: PlainProblem): void {
  const { problem, prices } = takeSnapshot(session.live);
  const { bound, objective, waitingMustServe, waiting, unpairedMustServe } = figuresOf(session);
  const proven = certify(problem, prices, waitingMustServe).bound;
  expect(proven).toBeGreaterThanOrEqual(bound);
  const cheapest = Math.min(...plansOf(problem, waitingMustServe).map((each) => each.objective));
  expect(proven).toBeLessThanOrEqual(cheapest);
  const best = bestByEnumeration(flatProblem(plain, true));
  expect(waitingMustServe).toBeGreaterThanOrEqual(best.waitingMustServe);
  if (waitingMustServe === best.waitingMustServe) expect(objective).toBeGreaterThanOrEqual(best.objective);
  const numbers = numbersOf(plain);
  expect(waiting).toBe(numbers.filter((number) => seatOf(session.live, number) === NONE).length);
  const unpaired = numbers.map((number) => plain.needs.get(number)!).filter(({ pairs }) => pairs.size === 0);
  expect(unpairedMustServe).toBe(unpaired.filter(({ mustServe }) => mustServe).length);
  if (best.waitingMustServe !== waitingMustServe) return;
  met.points += best.objective;
  met.aboveOptimum += objective - best.objective;
}

const commands = fc.commands(
  [
    fc.array(edit(USUAL_EDITS), { minLength: 1, maxLength: 3 }).map((edits) => new Event(edits)),
    fc.array(edit(USUAL_EDITS), { minLength: 1, maxLength: 1 }).map((edits) => new Event(edits)),
    fc.integer({ min: 1, max: 4 }).map((steps) => new Rollback(steps)),
    fc.integer({ min: 1, max: 20 }).map((steps) => new Rest(steps)),
  ],
  { maxCommands: 14 },
);

describe('a session', () => {
  it('should follow its problem through any edits, and back', () => {
    const property = fc.property(opening, commands, ({ open }, run) => {
      const { session, plain } = open();
      fc.modelRun(() => ({ model: { plain }, real: { session, trail: [] } }), run);
    });
    fc.assert(property, { seed: SEED, numRuns: 250 });
    expect(met.events).toBeGreaterThan(500);
    expect(met.rollbacks).toBeGreaterThan(50);
    expect(met.rises).toBeGreaterThan(50);
    expect(met.moved).toBeGreaterThan(100);
    expect(met.refused).toBeLessThan(met.events / 10);
    // No promise of any one plan. All together lie 0.36 % above the best of all plans, and 0.56 % where no surroundings are solved again.
    expect(met.aboveOptimum).toBeLessThan(0.0045 * met.points);
  });
});
