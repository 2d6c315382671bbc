import { describe, expect, it } from 'vitest';
import { callMakker, Folder, jsonOf, refusalOf } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const planPath = folder.at('plan.json');

/** The spellings people use; the last is a replacement number. */
const SPELLINGS = ['010190-1234', '010190 1234', '0101901234', '010190–1234', '610190-1234'];
const CLEAR = /[06]10190\D?1234/;

describe('a CPR number', () => {
  it.each(SPELLINGS)('should be echoed by no command: %s', async (cpr) => {
    await callMakker('solve', casePath, '--effort', '10', '--out', planPath, '--json');
    const town = smallCase();
    const keyed = folder.put('keyed.json', { ...town, citizens: [{ ...town.citizens[0]!, id: cpr }] });
    const field = folder.put('field.json', { ...town, [cpr]: 1 });
    const plan = folder.put('wrong-plan.json', { ...JSON.parse(folder.read('plan.json')), [cpr]: 1 });
    const named = folder.put(`${cpr}.json`, '{');
    for (const args of [
      ['solve', keyed],
      ['solve', field],
      ['solve', named],
      ['solve', folder.at(`no/${cpr}.json`)],
      ['solve', casePath, '--effort', `x${cpr}`],
      ['verify', casePath, plan],
      ['explain', casePath, planPath, '--citizen', cpr],
      ['export', casePath, planPath, '--format', cpr, '--out', folder.at('out')],
      ['gap', named],
      [cpr],
    ]) {
      const said = refusalOf(await callMakker(...args, '--json'));
      expect(said).not.toMatch(CLEAR);
    }
  });

  it('should be masked where people are told of a file that was written', async () => {
    const out = folder.at('010190-1234-plan.json');
    const { code, stderr } = await callMakker('solve', casePath, '--effort', '10', '--out', out);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Planen er skrevet til .*••••••-••••-plan\.json/);
  });

  it('should be masked in a verdict', async () => {
    const stale = folder.put('stale.json', { ...JSON.parse(folder.read('plan.json')), caseHash: '010190-1234' });
    const run = await callMakker('verify', casePath, stale, '--json');
    expect(jsonOf(run)).toMatchObject({ valid: false });
    expect(run.stdout).not.toMatch(CLEAR);
  });
});
