import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gapOf, proofText } from '../../src/cli/commands/solve.ts';
import { Plan } from '../../src/model/plan.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { callMakker, done, Folder, jsonOf, runMakker } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const town = smallCase();
const casePath = folder.put('case.json', town);
const planPath = folder.at('plan.json');

describe('makker solve', () => {
  it('should print the summary and write a plan that verifies', async () => {
    const run = await runMakker('solve', casePath, '--effort', '300', '--out', planPath, '--json');
    const summary = done(run);
    expect(Object.keys(summary)).toEqual(
      // biome-ignore format: the contract’s row
      ['objective', 'bound', 'gap', 'optimal', 'needs', 'assigned', 'waiting', 'waitingMustServe', 'meetings', 'seconds'],
    );
    expect(Object.keys(summary.seconds as object)).toEqual(['assign', 'schedule', 'total']);
    const { assign, schedule, total } = summary.seconds as Record<string, number>;
    expect(Math.min(assign!, schedule!)).toBeGreaterThanOrEqual(0);
    expect(total).toBeGreaterThanOrEqual(assign! + schedule! - 0.002);
    const plan = Plan.parse(JSON.parse(folder.read('plan.json')));
    expect(verifyPlan(town, plan).violations).toEqual([]);
    const { objective, bound } = plan.certificate;
    expect(summary).toMatchObject({ objective, bound, needs: 4, assigned: plan.assignments.length });
    expect(summary).toMatchObject({ waiting: plan.waiting.length, waitingMustServe: 0 });
    expect(summary.meetings).toBe(plan.kpis.meetings);
    expect(summary.gap).toBe((objective - bound) / Math.max(1, Math.abs(objective)));
    expect(summary.optimal).toBe(plan.certificate.isOptimal);
  });

  it('should write the same bytes for the same case, seed and effort', async () => {
    const again = folder.at('again.json');
    await runMakker('solve', casePath, '--effort', '300', '--seed', '1', '--out', again);
    expect(folder.read('again.json')).toBe(folder.read('plan.json'));
  });

  it('should stop at a time limit with a plan that is worth showing', async () => {
    const run = await callMakker('solve', casePath, '--time-limit', '0.001', '--json');
    const { objective, bound } = done(run);
    expect(Number(bound)).toBeLessThanOrEqual(Number(objective));
  });

  it('should spend about the time it is given', async () => {
    const large = folder.at('large.json');
    await callMakker('generate', '--citizens', '150', '--mentors', '22', '--seed', '1', '--out', large);
    const { seconds } = done(await callMakker('solve', large, '--time-limit', '1', '--json'));
    // Wide, because a shared machine may stand still; without a limit the search takes many times as long.
    expect((seconds as Record<string, number>).assign).toBeLessThan(4);
  });

  it('should give the gap as a share of the objective, of one point at least', () => {
    expect([gapOf(200, 150), gapOf(-200, -250), gapOf(0, -3), gapOf(0, 0)]).toEqual([0.25, 0.25, 3, 0]);
  });

  it('should say the gap of the prices and the end of the search apart, with a decimal comma', () => {
    expect(proofText(0, true)).toBe('bevist bedst');
    expect(proofText(0, false)).toMatch(/^point bevist; ikke bevist, at så mange/);
    expect(proofText(0.00288, true)).toMatch(/^gab 0,288\s%, kan efterregnes; søgt til ende: ingen bedre plan findes$/);
    expect(proofText(0.00288, false)).toMatch(/^gab 0,288\s%, kan efterregnes$/);
  });

  it('should read a packed case', async () => {
    const packed = folder.put('case.json.gz', gzipSync(JSON.stringify(town)));
    expect(done(await callMakker('solve', packed, '--effort', '300', '--json'))).toMatchObject({ needs: 4 });
  });

  it('should read a case with a byte order mark', async () => {
    const marked = folder.put('marked.json', `\ufeff${JSON.stringify(town)}`);
    expect(done(await callMakker('solve', marked, '--effort', '1', '--json'))).toMatchObject({ needs: 4 });
  });

  it('should print a table for people, and write nothing unless asked', async () => {
    const before = folder.listing();
    const { code, stdout, stderr } = await callMakker('solve', casePath, '--effort', '300');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Plan for testby');
    expect(stdout).toMatch(/Møder +\d+ \(mangler: \d+, heraf brud/);
    const { kpis, assignments } = Plan.parse(JSON.parse(folder.read('plan.json')));
    const unnamed = assignments.filter(({ mentorId }) => mentorId === null);
    const apart = unnamed.reduce((sum, { mentorMinutes }) => sum + mentorMinutes, 0);
    const inHours = (minutes: number) => Math.round(minutes / 60);
    expect(apart).toBeGreaterThan(0);
    const hours = `${inHours(kpis.mentorMinutes - apart)} af ${inHours(kpis.capacityMinutes)}; desuden ${inHours(apart)} hos lev`;
    expect(stdout).toContain(hours);
    expect(stdout).toMatch(/Bemærkninger +\d+ \(læs dem, og hvilke møder der mangler, i referatet/);
    expect(stdout).toMatch(/Bevist grænse +[\d.]+ \((bevist bedst|gab [\d,]+\s%)/);
    expect(folder.listing()).toEqual(before);
  });
});

describe('makker verify', () => {
  it('should answer yes with 0', async () => {
    const verdict = done(await runMakker('verify', casePath, planPath, '--json'));
    expect(Object.keys(verdict)).toEqual(['valid', 'violations', 'objective', 'bound']);
    const { objective, bound } = JSON.parse(folder.read('plan.json')).certificate;
    expect(verdict).toEqual({ valid: true, violations: [], objective, bound });
  });

  it('should answer no with 1 and say why, by code, path and message', async () => {
    const plan = JSON.parse(folder.read('plan.json'));
    plan.certificate.objective -= 1;
    const run = await runMakker('verify', casePath, folder.put('cheated.json', plan), '--json');
    expect(run.code).toBe(1);
    const { valid, violations } = jsonOf(run) as { valid: boolean; violations: Record<string, string>[] };
    expect(valid).toBe(false);
    expect(violations.map(Object.keys)).toEqual(violations.map(() => ['code', 'path', 'message']));
    expect(violations.map(({ code }) => code)).toContain('OBJECTIVE_WRONG');
    const told = await callMakker('verify', casePath, folder.at('cheated.json'));
    expect(told.code).toBe(1);
    expect(told.stdout).toMatch(/Planen har \d+ fejl/);
    expect(told.stderr).toContain('OBJECTIVE_WRONG certificate.objective: ');
  });

  it('should call the plan of another case invalid', async () => {
    const other = { ...town, needs: town.needs.slice(1), municipality: town.municipality };
    const run = await callMakker('verify', folder.put('other.json', other), planPath, '--json');
    expect(run.code).toBe(1);
    expect(jsonOf(run)).toMatchObject({ valid: false });
    const elsewhere = folder.put('elsewhere.json', { ...town, municipality: { id: 'by', name: 'By' } });
    const wrong = await callMakker('verify', elsewhere, planPath, '--json');
    expect(wrong.code).toBe(1);
    expect(jsonOf(wrong)).toMatchObject({ valid: false, violations: [{ code: 'WRONG_CASE' }] });
  });
});
