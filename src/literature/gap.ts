/** Instances of the generalised assignment problem as the literature has them: every job to one agent, within each agent's capacity. */

import { z } from 'zod';
import { type AssignmentProblem, buildProblem } from '../../solver/index.ts';
import { type Fault, MakkerError } from '../errors.ts';
import { toFault } from '../model/readCase.ts';

const MOST_AGENTS = 100;
const MOST_JOBS = 2000;
const MOST_AMOUNT = 1_000_000_000;

const Amount = z.int().min(0).max(MOST_AMOUNT);

export const GapInstance = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Printed with the result; else the name of the file.' }),
  agents: z.int().min(1).max(MOST_AGENTS),
  jobs: z.int().min(1).max(MOST_JOBS),
  cost: z
    .array(z.array(z.int().min(-MOST_AMOUNT).max(MOST_AMOUNT)))
    .meta({ description: 'Cost or profit, [agent][job].' }),
  resource: z.array(z.array(Amount)).meta({ description: 'What a job takes of an agent, [agent][job].' }),
  capacity: z.array(Amount),
  sense: z.enum(['min', 'max']),
});
export type GapInstance = z.infer<typeof GapInstance>;

/** Reads an instance; throws INVALID_INSTANCE with every fault found: of its values, and of the sizes of its tables. */
export function readGapInstance(json: unknown): GapInstance {
  const read = GapInstance.safeParse(json, { reportInput: true });
  const faults = [
    ...(read.error?.issues ?? []).map(toFault).map(({ path, message }) => fault(path, message)),
    ...sizeFaults(json),
  ];
  if (read.success && faults.length === 0) return read.data;
  const first = faults[0];
  const where = first === undefined || first.path === '' ? '' : ` First: ${first.path}: ${first.message}`;
  throw new MakkerError(
    'INVALID_INSTANCE',
    `The instance has ${faults.length} fault(s).${where} Correct each.`,
    faults,
  );
}

function fault(path: string, message: string): Fault {
  return { code: 'INVALID_INSTANCE', path, message };
}

/** Lists whose length is not what `agents` and `jobs` say. Asked of the file as it is, so that a wrong value elsewhere hides none. */
function sizeFaults(json: unknown): Fault[] {
  const { agents, jobs, ...tables } =
    typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  const faults: Fault[] = [];
  const expect = (path: string, list: unknown, wanted: unknown, what: string) => {
    if (!Array.isArray(list) || !Number.isInteger(wanted) || list.length === wanted) return;
    faults.push(fault(path, `Has ${list.length} entries. Give one for each of the ${wanted} ${what}.`));
  };
  expect('capacity', tables.capacity, agents, 'agents');
  for (const field of ['cost', 'resource']) {
    const table = tables[field];
    expect(field, table, agents, 'agents');
    if (!Array.isArray(table)) continue;
    for (const [agent, row] of table.entries()) expect(`${field}[${agent}]`, row, jobs, 'jobs');
  }
  return faults;
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
