/** Instances of the generalised assignment problem as the literature has them: every job to one agent, within each agent's capacity. */

import { z } from 'zod';
import { type AssignmentProblem, buildProblem } from '../../solver/index.ts';
import { type Fault, MakkerError } from '../errors.ts';

const MOST_AGENTS = 100;
const MOST_JOBS = 2000;
const MOST_AMOUNT = 1_000_000_000;

const Amount = z.int().min(0).max(MOST_AMOUNT);

export const GapInstance = z
  .strictObject({
    name: z.string().min(1).max(200),
    agents: z.int().min(1).max(MOST_AGENTS),
    jobs: z.int().min(1).max(MOST_JOBS),
    cost: z
      .array(z.array(z.int().min(-MOST_AMOUNT).max(MOST_AMOUNT)))
      .meta({ description: 'Cost or profit, [agent][job].' }),
    resource: z.array(z.array(Amount)).meta({ description: 'What a job takes of an agent, [agent][job].' }),
    capacity: z.array(Amount),
    sense: z.enum(['min', 'max']),
  })
  .superRefine((instance, context) => {
    const expect = (path: (string | number)[], found: number, wanted: number, what: string) => {
      if (found === wanted) return;
      context.addIssue({
        code: 'custom',
        path,
        message: `Has ${found} entries. Give one for each of the ${wanted} ${what}.`,
      });
    };
    expect(['capacity'], instance.capacity.length, instance.agents, 'agents');
    for (const field of ['cost', 'resource'] as const) {
      expect([field], instance[field].length, instance.agents, 'agents');
      for (const [agent, row] of instance[field].entries()) expect([field, agent], row.length, instance.jobs, 'jobs');
    }
  });
export type GapInstance = z.infer<typeof GapInstance>;

/** Reads an instance; throws INVALID_INSTANCE with every fault found. */
export function readGapInstance(json: unknown): GapInstance {
  const read = GapInstance.safeParse(json);
  if (read.success) return read.data;
  const faults = read.error.issues.map(
    (issue): Fault => ({ code: 'INVALID_INSTANCE', path: issue.path.join('.'), message: issue.message }),
  );
  const first = faults[0];
  const where = first === undefined || first.path === '' ? '' : ` First: ${first.path}: ${first.message}`;
  throw new MakkerError(
    'INVALID_INSTANCE',
    `The instance has ${faults.length} fault(s).${where} Correct each.`,
    faults,
  );
}

/** Jobs become must-serve needs that cost nothing while they wait, agents become seats. Maximising is minimising the negative. */
export function toAssignmentProblem(instance: GapInstance): AssignmentProblem {
  const sign = instance.sense === 'max' ? -1 : 1;
  const needs = Array.from({ length: instance.jobs }, (_, job) => ({
    waitCost: 0,
    mustServe: true,
    pairs: instance.capacity.map((_, agent) => ({
      seat: agent,
      // + 0 turns −0 into 0.
      cost: sign * instance.cost[agent]![job]! + 0,
      load: instance.resource[agent]![job]!,
    })),
  }));
  return buildProblem(
    needs,
    instance.capacity.map((capacity) => ({ capacity })),
  );
}
