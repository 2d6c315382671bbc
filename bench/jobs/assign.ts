/** Job: the assignment of a case alone, to a limit or a gap, and then one pass over its weeks. */
import { solveAssignment } from '../../solver/index.ts';
import { planWeeks } from '../../src/planning/weeks/planWeeks.ts';
import { answerJob } from '../harness/child.ts';
import { judgeSolution } from '../harness/judge.ts';
import { peakMegabytes, stopwatch } from '../harness/machine.ts';
import { openCase } from '../harness/openCase.ts';

export interface AssignInput {
  readonly file: string;
  readonly seed: number;
  /** Seconds of the assignment, from the compiled problem. */
  readonly limit: number;
  /** Share of the objective at which it may end. */
  readonly gapTarget?: number;
}

export interface AssignAnswer {
  readonly needs: number;
  readonly seats: number;
  readonly pairs: number;
  readonly objective: number;
  /** What the certificate’s prices and branches prove, and the verifier has added up again. */
  readonly bound: number;
  /** The same, raised by a search of every remaining option where the solver made one. */
  readonly searchedBound: number;
  readonly waitingMustServe: number;
  readonly waitingMustServeBound: number;
  readonly isOptimal: boolean;
  readonly steps: number;
  readonly pairSeconds: number;
  readonly seconds: number;
  /** All weeks of the plan once, without sending anything back to the assignment. */
  readonly weekSeconds: number;
  readonly mentorWeeks: number;
  readonly mentorWeeksProven: number;
  readonly peakMegabytes: number;
}

await answerJob(async ({ file, seed, limit, gapTarget }: AssignInput): Promise<AssignAnswer> => {
  const open = await openCase(file);
  const { index, ruleSet, problem } = open.compiled;
  const since = stopwatch();
  const solution = solveAssignment(problem, {
    seed,
    shouldStop: () => since() >= limit,
    ...(gapTarget === undefined ? {} : { gapTarget }),
  });
  const seconds = since();
  const sinceWeeks = stopwatch();
  const weeks = planWeeks(index, ruleSet, solution.seatOf);
  const weekSeconds = sinceWeeks();
  const peak = peakMegabytes();
  judgeSolution(open, solution);
  return {
    needs: problem.needCount,
    seats: problem.seatCount,
    pairs: problem.pairSeat.length,
    objective: solution.objective,
    bound: solution.certifiedBound,
    searchedBound: solution.bound,
    waitingMustServe: solution.waitingMustServe,
    waitingMustServeBound: solution.waitingMustServeBound,
    isOptimal: solution.status === 'optimal',
    steps: solution.steps,
    pairSeconds: open.pairSeconds,
    seconds,
    weekSeconds,
    mentorWeeks: weeks.mentorWeeks,
    mentorWeeksProven: weeks.mentorWeeksProven,
    peakMegabytes: peak,
  };
});
