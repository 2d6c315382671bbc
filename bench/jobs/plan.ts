/** Job: a whole plan as `makker solve --time-limit` makes it: match, weeks, explanations, and the verifier at the end. */
import { writeFileSync } from 'node:fs';
import { solveTimed } from '../../src/cli/commands/solve.ts';
import { readCaseFile } from '../../src/cli/files.ts';
import { answerJob } from '../harness/child.ts';
import { peakMegabytes } from '../harness/machine.ts';

export interface PlanInput {
  readonly file: string;
  readonly seed: number;
  /** As the option --time-limit. */
  readonly limit: number;
  /** Where the plan goes, if anywhere. */
  readonly planFile?: string;
}

export interface PlanAnswer {
  readonly needs: number;
  readonly objective: number;
  readonly bound: number;
  readonly waitingMustServe: number;
  readonly waitingMustServeBound: number;
  readonly isOptimal: boolean;
  /** Of the whole, and of the weeks with the assignments they sent back. */
  readonly seconds: number;
  readonly weekSeconds: number;
  readonly mentorWeeks: number;
  readonly mentorWeeksProven: number;
  readonly peakMegabytes: number;
}

await answerJob(async ({ file, seed, limit, planFile }: PlanInput): Promise<PlanAnswer> => {
  const { plan, times } = solveTimed(await readCaseFile(file), { seed, timeLimit: limit });
  if (planFile !== undefined) writeFileSync(planFile, JSON.stringify(plan));
  const { objective, bound, waitingMustServe, waitingMustServeBound, isOptimal } = plan.certificate;
  const { needs, mentorWeeks, mentorWeeksProven } = plan.kpis;
  return {
    needs,
    objective,
    bound,
    waitingMustServe,
    waitingMustServeBound,
    isOptimal,
    seconds: times.total,
    weekSeconds: times.schedule,
    mentorWeeks,
    mentorWeeksProven,
    peakMegabytes: peakMegabytes(),
  };
});
