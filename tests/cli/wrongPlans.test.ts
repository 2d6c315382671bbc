import { beforeAll, describe, expect, it } from 'vitest';
import { Plan } from '../../src/model/plan.ts';
import { callMakker, Folder, jsonOf, refusalOf } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const planPath = folder.at('plan.json');
const planWith = (name: string, edit: (plan: Plan) => void): string => {
  const plan = Plan.parse(JSON.parse(folder.read('plan.json')));
  edit(plan);
  return folder.put(name, plan);
};

beforeAll(async () => {
  await callMakker('solve', casePath, '--effort', '100', '--out', planPath, '--json');
});

/** What no longer follows from the case, and the first violation that says so. */
const WRONG: readonly (readonly [string, (plan: Plan) => void, string])[] = [
  ['tampered with', (plan) => Object.assign(plan.assignments[0]!, { grantedMinutes: 15 }), 'WRONG_GRANTED'],
  ['of another town', (plan) => Object.assign(plan, { municipalityId: 'by' }), 'WRONG_CASE'],
  ['of an older case', (plan) => Object.assign(plan, { caseHash: 'ab'.repeat(32) }), 'CASE_HASH'],
];

describe('a plan without the shape of one', () => {
  it('should be bad input, and not valid either', async () => {
    const bent = folder.put('bent.json', { ...JSON.parse(folder.read('plan.json')), meetings: null });
    const run = await callMakker('verify', casePath, bent, '--json');
    refusalOf(run);
    const { valid, violations, error } = jsonOf(run);
    expect(valid).toBe(false);
    expect(violations).toEqual([
      { code: 'MALFORMED_PLAN', path: 'meetings', message: expect.stringMatching(/^Give a value of type array/) },
    ]);
    expect(error).toMatchObject({ code: 'INVALID_PLAN', faults: [{ code: 'BAD_SCHEMA', path: 'meetings' }] });
  });
});

describe('a plan from a file', () => {
  it.each(WRONG)('should be told of by no command when it is %s', async (_, edit, code) => {
    const wrong = planWith('wrong.json', edit);
    for (const args of [
      ['explain', casePath, wrong, '--citizen', 'c1'],
      ...['html', 'csv', 'xlsx', 'ics'].map((format) => [
        'export',
        casePath,
        wrong,
        '--format',
        format,
        '--out',
        folder.at('out'),
      ]),
    ]) {
      const before = folder.listing();
      const said = refusalOf(await callMakker(...args, '--json'));
      expect(said).toMatch(/^INVALID_PLAN: The plan is not one of this case as it is now, or was changed by hand\./);
      expect(said).toMatch(new RegExp(`: ${code}: `));
      expect(folder.listing()).toEqual(before);
    }
  });

  it('should be judged by the fingerprint of its case', async () => {
    const stale = planWith('stale.json', (plan) => Object.assign(plan, { caseHash: 'ab'.repeat(32) }));
    const run = await callMakker('verify', casePath, stale, '--json');
    expect(run.code).toBe(1);
    expect(jsonOf(run)).toMatchObject({ valid: false, violations: [{ code: 'CASE_HASH', path: 'caseHash' }] });
    const right = await callMakker('verify', casePath, planPath, '--json');
    expect(jsonOf(right)).toMatchObject({ valid: true, violations: [] });
  });
});
