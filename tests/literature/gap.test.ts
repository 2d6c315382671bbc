import { describe, expect, it } from 'vitest';
import { solveAssignment } from '../../solver/index.ts';
import { MakkerError } from '../../src/errors.ts';
import { readGapInstance, toAssignmentProblem } from '../../src/literature/gap.ts';

const INSTANCE = {
  name: 'three jobs',
  agents: 2,
  jobs: 3,
  cost: [
    [5, 1, 4],
    [3, 2, 7],
  ],
  resource: [
    [2, 2, 2],
    [3, 1, 2],
  ],
  capacity: [4, 4],
  sense: 'min',
};

function faultsOf(json: unknown): string[] {
  try {
    readGapInstance(json);
  } catch (error) {
    if (error instanceof MakkerError) return error.faults.map((fault) => fault.path);
  }
  return [];
}

describe('readGapInstance', () => {
  it('should accept an instance as it stands in the literature', () => {
    expect(readGapInstance(INSTANCE)).toEqual(INSTANCE);
  });

  it('should list every fault, not only the first', () => {
    const faulty = {
      ...INSTANCE,
      capacity: [4],
      cost: [
        [5, 1],
        [3, 2, 7],
      ],
    };
    expect(faultsOf(faulty)).toEqual(['capacity', 'cost[0]']);
    expect(faultsOf({ ...INSTANCE, jobs: 2.5, extra: 1, capacity: [4, -1] })).toEqual(['jobs', 'capacity[1]', '']);
  });

  it('should name its code', () => {
    expect(() => readGapInstance(null)).toThrow(MakkerError);
    expect(() => readGapInstance({ ...INSTANCE, sense: 'least' })).toThrow(/INVALID_INSTANCE|fault/);
  });
});

describe('toAssignmentProblem', () => {
  it('should keep jobs, agents and their numbers', () => {
    const solution = solveAssignment(toAssignmentProblem(readGapInstance(INSTANCE)), { seed: 1, effort: 500 });
    expect([...solution.seatOf]).toEqual([1, 0, 0]);
    expect(solution).toMatchObject({ objective: 8, bound: 8, status: 'optimal', waitingMustServe: 0 });
  });

  it('should turn profit into cost', () => {
    const problem = toAssignmentProblem(readGapInstance({ ...INSTANCE, sense: 'max' }));
    const solution = solveAssignment(problem, { seed: 1, effort: 500 });
    expect([...solution.seatOf]).toEqual([0, 1, 1]);
    expect(-solution.objective).toBe(14);
  });

  it('should leave no negative zero behind', () => {
    const problem = toAssignmentProblem({
      ...INSTANCE,
      cost: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      sense: 'max',
    });
    expect([...problem.pairCost].every((cost) => Object.is(cost, 0))).toBe(true);
  });
});
