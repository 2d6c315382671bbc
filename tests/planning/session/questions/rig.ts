/** Sessions on towns small enough that every plan can be looked at, and the plain enumeration that judges their answers. */
import { type AssignmentProblem, NONE, takeSnapshot } from '../../../../solver/index.ts';
import { MakkerError } from '../../../../src/errors.ts';
import { generateTown } from '../../../../src/generate/index.ts';
import type { Case } from '../../../../src/model/case.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { compile } from '../../../../src/planning/compile.ts';
import { planCase } from '../../../../src/planning/planCase.ts';
import { Session } from '../../../../src/planning/session/index.ts';
import { ruleSetOf } from '../../../../src/rules/index.ts';
import { plansOf } from '../../../solver/assignment/smallProblems.ts';

const EFFORT = 20_000;

/** Enough to price anything exactly in these towns. */
export const STEPS = 20_000;

/** A session on the town’s plan; undefined where a pin cannot be kept. */
export function opened(town: Case, effort = EFFORT): Session | undefined {
  try {
    return new Session(town, planCase(town, { seed: 1, effort, caseHash: 'test' }));
  } catch (error) {
    if (error instanceof MakkerError && error.code === 'INVALID_CASE') return undefined;
    throw error;
  }
}

export function openedTown(citizens: number, mentors: number, seed: number): Session {
  return opened(generateTown({ citizens, mentors, seed }), 3_000)!;
}

/** Everything a session knows, as text: what a question must leave as it was. */
export function traceOf(session: Session): string {
  const snapshot = session.ask(({ session: { live } }) => takeSnapshot(live));
  return JSON.stringify([session.plan('test'), session.figures(), snapshot, session.case]);
}

/** Hard frames narrow with what must-serve needs spend, which no fixed problem can say: made soft for enumeration. */
export function withSoftFrames(town: Case): Case {
  return { ...town, budgets: town.budgets.map((frame) => ({ ...frame, hardness: 'soft' as const })) };
}

export interface AnyPlan {
  /** By need of the case: its seat, or null. */
  readonly seats: readonly (string | null)[];
  readonly objective: number;
  readonly waitingMustServe: number;
}

/** Every plan of the case, whatever the session thinks of it. */
export function everyPlan(town: Case): AnyPlan[] {
  const { problem, index } = problemOf(town);
  return plansOf(problem, town.needs.length).map(({ seatOf, objective }) => ({
    seats: Array.from(seatOf, (seat) => (seat === NONE ? null : index.seats[seat]!.id)),
    objective,
    waitingMustServe: seatOf.reduce((sum, seat, need) => sum + (seat === NONE ? problem.mustServe[need]! : 0), 0),
  }));
}

function problemOf(town: Case): ReturnType<typeof compile> & { readonly problem: AssignmentProblem } {
  return compile(indexCase(town), ruleSetOf(town));
}

/** Least points of the plans with no more must-serve needs waiting; Infinity where there is none. */
export function cheapest(plans: readonly AnyPlan[], most: number): number {
  return plans.reduce(
    (least, { objective, waitingMustServe }) => (waitingMustServe <= most ? Math.min(least, objective) : least),
    Number.POSITIVE_INFINITY,
  );
}
