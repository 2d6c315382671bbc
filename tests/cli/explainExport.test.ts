import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Plan } from '../../src/model/plan.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { callMakker, done, Folder, runMakker } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const town = smallCase();
const casePath = folder.put('case.json', town);
const planPath = folder.at('plan.json');

beforeAll(async () => {
  done(await callMakker('solve', casePath, '--effort', '300', '--out', planPath, '--json'));
});

describe('makker explain', () => {
  it('should give the match, its parts, the alternatives and the unlocks', async () => {
    const plan = Plan.parse(JSON.parse(folder.read('plan.json')));
    const [assigned] = plan.assignments;
    const answer = done(await runMakker('explain', casePath, planPath, '--citizen', assigned!.citizenId, '--json'));
    expect(answer).toMatchObject({ assigned: { seatId: assigned!.seatId }, breakdown: assigned!.breakdown });
    expect(answer.unlocks).toEqual([]);
    const alternatives = answer.alternatives as Record<string, unknown>[];
    expect(alternatives.length).toBeGreaterThan(0);
    for (const { seat, costOfOverride, reasons } of alternatives) {
      expect(typeof seat).toBe('string');
      expect(costOfOverride === null || Number.isInteger(costOfOverride)).toBe(true);
      expect(Array.isArray(reasons)).toBe(true);
    }
  });

  it('should give a waiting citizen his reasons and what would seat him', async () => {
    const plan = Plan.parse(JSON.parse(folder.read('plan.json')));
    const { citizenId, reasons } = plan.waiting[0]!;
    const answer = done(await callMakker('explain', casePath, planPath, '--citizen', citizenId, '--json'));
    expect(answer).toMatchObject({ assigned: null, breakdown: [], reasons });
    expect((answer.unlocks as unknown[]).length).toBeGreaterThan(0);
  });

  it('should tell people in Danish sentences, and in English as well when asked', async () => {
    const plan = Plan.parse(JSON.parse(folder.read('plan.json')));
    for (const { citizenId, needId } of [plan.waiting[0]!, plan.assignments[0]!]) {
      const args = ['explain', casePath, planPath, '--citizen', citizenId];
      const answer = done(await callMakker(...args, '--json')) as { da: string[]; en: string[] };
      const told = await callMakker(...args);
      expect({ code: told.code, stderr: told.stderr }).toEqual({ code: 0, stderr: '' });
      expect(told.stdout).toContain(`  ${needId}\n`);
      for (const sentence of answer.da) expect(told.stdout).toContain(`    ${sentence}\n`);
      expect(told.stdout).toMatch(/– .* (ville koste planen|kan ikke være mentor)/);
      expect(told.stdout).not.toMatch(/[{}]|undefined/);
      expect(told.stdout).not.toContain(answer.en.at(-1));
      expect(told.stdout.split('\n').length).toBeLessThan(40);
      const inBoth = await callMakker(...args, '--english');
      expect(inBoth.stdout.startsWith(told.stdout)).toBe(true);
      for (const sentence of answer.en) expect(inBoth.stdout).toContain(`    ${sentence}\n`);
    }
  });
});

describe('makker export --format ics', () => {
  const sequencesOf = (out: string) => folder.read(`${out}/alle-moeder.ics`).match(/^SEQUENCE:\d+/gm)!;
  const exported = (plan: string, out: string, ...more: string[]) =>
    callMakker('export', casePath, plan, '--format', 'ics', '--out', folder.at(out), '--json', ...more);
  /** The same plan with its first meeting at another time that the case allows. */
  const later = () => {
    const plan = Plan.parse(JSON.parse(folder.read('plan.json')));
    const [first] = plan.meetings;
    const { start: before } = first!;
    const times = ['09', '10', '11', '12', '13', '14'].map((hour) => `${hour}:00`);
    const isOther = (start: string) => {
      first!.start = start;
      return start !== before && verifyPlan(town, plan).valid;
    };
    expect(times.some(isOther)).toBe(true);
    return folder.put('later.json', plan);
  };

  it('should count on from the calendars in the folder it writes to, or in the one it is told of', async () => {
    done(await exported(planPath, 'calendars'));
    const before = sequencesOf('calendars');
    expect(new Set(before)).toEqual(new Set(['SEQUENCE:0']));
    done(await exported(planPath, 'calendars'));
    expect(sequencesOf('calendars')).toEqual(before);
    done(await exported(later(), 'elsewhere', '--previous', folder.at('calendars')));
    done(await exported(later(), 'calendars'));
    for (const out of ['elsewhere', 'calendars']) expect(sequencesOf(out)).toEqual(['SEQUENCE:1', ...before.slice(1)]);
  });

  it('should refuse a folder that is not there, and other formats', async () => {
    const missing = await exported(planPath, 'calendars', '--previous', folder.at('nowhere'));
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/^FILE_NOT_FOUND: No calendars in ".*nowhere" \(ENOENT\)/);
    const html = [
      'export',
      casePath,
      planPath,
      '--format',
      'html',
      '--out',
      folder.at('h'),
      '--previous',
      folder.at('x'),
    ];
    expect((await callMakker(...html)).stderr).toMatch(/^BAD_OPTION: --previous goes with --format ics/);
  });
});

describe('makker export', () => {
  it('should name the files it wrote, and each should be there', async () => {
    for (const format of ['html', 'csv', 'ics', 'xlsx']) {
      const out = folder.at(`out/${format}`);
      const summary = done(await callMakker('export', casePath, planPath, '--format', format, '--out', out, '--json'));
      expect(Object.keys(summary)).toEqual(['files']);
      const files = summary.files as string[];
      expect(files.length).toBeGreaterThan(0);
      expect(files.filter((file) => !file.startsWith(out) || !existsSync(file))).toEqual([]);
    }
  });

  it('should count the variables and constraints of the model it wrote', async () => {
    const lp = folder.at('model/town.lp');
    const summary = done(await runMakker('export', casePath, '--format', 'lp', '--out', lp, '--json'));
    expect(Object.keys(summary)).toEqual(['variables', 'constraints']);
    const text = folder.read('model/town.lp');
    const section = (from: string, to: string) => text.split(`\n${from}\n`)[1]!.split(`\n${to}\n`)[0]!;
    expect(section('Subject To', 'Binaries').match(/^ \w+:/gm)).toHaveLength(Number(summary.constraints));
    expect(section('Binaries', 'End').match(/^ \w+$/gm)).toHaveLength(Number(summary.variables));
    expect(text).toMatch(/Scale: 1 unit of the objective = 1 point/);
  });
});
