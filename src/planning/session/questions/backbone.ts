/** What every best plan has in common, and what is free: the agenda of a meeting is the rest. */
import { labelOptions, NONE, type OptionLabel, takeSnapshot } from '../../../../solver/index.ts';
import type { Session } from '../session.ts';
import { displacementOf } from './snapshotPlan.ts';

export interface LabelledSeat {
  readonly needId: string;
  /** null: the need waits. */
  readonly seatId: string | null;
  /** In every best plan, in none, in some and not in others; open: the effort did not settle it. */
  readonly label: OptionLabel;
}

export interface BackboneAnswer {
  /** Points of the best plan known, and what is proven that any costs with as few must-serve needs waiting. */
  readonly objective: number;
  readonly waitingMustServe: number;
  readonly bound: number;
  /** It is proven that no plan is better; nothing is called free otherwise. */
  readonly isOptimal: boolean;
  /** Every seat each need may have, and waiting where it may, by need in the order of the session’s numbers. */
  readonly seats: readonly LabelledSeat[];
}

export interface BackboneOptions {
  /** Steps (solver/assignment/solve.ts) for the best plan, and for each exact question after it. */
  readonly steps?: number;
  readonly stepsOfQuestion?: number;
  /** Exact questions at most; absent: none where the problem is large, because each is a solve of its own. */
  readonly questions?: number;
}

const STEPS = 30_000;
const STEPS_OF_QUESTION = 1_000;
const MOST_QUESTIONS = 200;
/** Pairs of a problem whose exact questions take seconds together. */
const SMALL = 1_500;

export function backbone(
  session: Session,
  { steps = STEPS, stepsOfQuestion = STEPS_OF_QUESTION, questions }: BackboneOptions = {},
): BackboneAnswer {
  return session.ask((problem) => {
    const snapshot = takeSnapshot(problem.session.live);
    const isSmall = snapshot.problem.pairSeat.length <= SMALL;
    const { options, ...found } = labelOptions({
      ...snapshot,
      steps,
      stepsOfQuestion,
      questions: questions ?? (isSmall ? MOST_QUESTIONS : 0),
      isAllowed: (seatOf) => displacementOf(problem, snapshot, seatOf) !== undefined,
    });
    const seats = options.map(({ need, seat, label }) => ({
      needId: problem.needIds[snapshot.needs[need]!]!,
      seatId: seat === NONE ? null : problem.seatIds[seat]!,
      label,
    }));
    return { ...found, seats };
  });
}
