import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MakkerError } from '../src/errors.ts';
import type { Plan } from '../src/model/plan.ts';
import { hashCase, publishPlan } from '../src/publish.ts';
import { callMakker, Folder } from './cli/commandLine.ts';
import { aCase } from './helpers/caseBuilder.ts';

/** What the planner gets wrong after it has made its plan. */
const slip = vi.hoisted(() => ({ make: (_: Plan): void => undefined }));

vi.mock('../src/planning/planCase.ts', async (original) => {
  const real = await original<typeof import('../src/planning/planCase.ts')>();
  const planCase: typeof real.planCase = (...args) => {
    const plan = real.planCase(...args);
    slip.make(plan);
    return plan;
  };
  return { ...real, planCase };
});

const town = aCase();
const options = { seed: 1, effort: 100 };
const tooGood = (plan: Plan): void => {
  plan.certificate.objective -= 1;
};

function refusal(): MakkerError {
  try {
    publishPlan(town, options);
  } catch (error) {
    if (error instanceof MakkerError) return error;
    throw error;
  }
  throw new Error('the plan was published');
}

beforeEach(() => {
  slip.make = () => undefined;
});

describe('publishPlan', () => {
  it('should return a plan that verifies, with the hash of its case', () => {
    const plan = publishPlan(town, options);
    expect(plan.assignments).toMatchObject([{ needId: 'n1', seatId: 'm1' }]);
    expect(plan.caseHash).toBe(hashCase(town));
    expect(plan.options.seed).toBe(1);
  });

  const slips: readonly (readonly [string, (plan: Plan) => void, string])[] = [
    ['an objective too good', tooGood, 'OBJECTIVE_WRONG'],
    ['a bound nobody proved', ({ certificate }) => Object.assign(certificate, { bound: certificate.bound + 1 }), 'BOUND'], // biome-ignore format: a row
    ['a need lost', (plan) => plan.assignments.pop(), 'NEED_MISSING'],
    ['a meeting at night', (plan) => Object.assign(plan.meetings[0]!, { start: '03:00' }), 'NOT_FREE'],
    ['a seat that is none', (plan) => Object.assign(plan.assignments[0]!, { seatId: 'nobody' }), 'SEAT_UNKNOWN'],
    ['a figure that is none', (plan) => Object.assign(plan.kpis, { assigned: Number.NaN }), 'MALFORMED_PLAN'],
  ];

  it.each(slips)('should never return a plan with %s', (_, edit, code) => {
    slip.make = edit;
    const error = refusal();
    expect(error.code).toBe('PLAN_DOES_NOT_VERIFY');
    expect(error.message).toContain('is not shown');
    expect(error.faults.map(({ message }) => message).join('\n')).toContain(code);
    expect(new Set(error.faults.map((fault) => fault.code))).toEqual(new Set(['PLAN_DOES_NOT_VERIFY']));
  });

  it('should name every violation, not only the first', () => {
    slip.make = (plan) => {
      tooGood(plan);
      plan.kpis.meetings += 1;
      plan.assignments[0]!.mentorMinutes += 5;
    };
    expect(refusal().faults.length).toBeGreaterThanOrEqual(3);
  });

  it('should not hide a defect of the planner', () => {
    slip.make = () => {
      throw new TypeError('a defect');
    };
    expect(() => publishPlan(town, options)).toThrow(TypeError);
  });
});

describe('makker solve', () => {
  const folder = new Folder();

  it('should answer 1, write nothing and print no plan when its own plan does not verify', async () => {
    const path = folder.put('case.json', town);
    slip.make = tooGood;
    const run = await callMakker('solve', path, '--effort', '100', '--out', folder.at('plan.json'), '--json');
    expect(run.code).toBe(1);
    const { error, ...rest } = JSON.parse(run.stdout) as Record<string, unknown>;
    expect(error).toMatchObject({ code: 'PLAN_DOES_NOT_VERIFY' });
    expect(rest).toEqual({});
    expect(run.stderr).toMatch(/^PLAN_DOES_NOT_VERIFY: .*report this with the case file/);
    expect(run.stderr).toMatch(/certificate\.objective: OBJECTIVE_WRONG: /);
    expect(folder.listing()).toHaveLength(1);
  });
});
