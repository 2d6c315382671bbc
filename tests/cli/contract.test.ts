import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gapOf, proofText } from '../../src/cli/commands/solve.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { Plan } from '../../src/model/plan.ts';
import { readCase } from '../../src/model/readCase.ts';
import { isEligible } from '../../src/rules/index.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { pairIn } from '../helpers/caseBuilder.ts';
import { CHECKOUT, callMakker, Folder, jsonOf, type Run, runMakker } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const town = smallCase();
const casePath = folder.put('case.json', town);
const planPath = folder.at('plan.json');

/** Done, with nothing but people’s text on stderr. */
function done(run: Run): Record<string, unknown> {
  expect(run.code).toBe(0);
  return jsonOf(run);
}

describe('makker generate', () => {
  it('should print what the town holds, and write a case and events that are whole', async () => {
    const out = ['--out', folder.at('town.json'), '--events', '5', '--events-out', folder.at('events.ndjson')];
    const run = await runMakker('generate', '--citizens', '9', '--mentors', '4', '--seed', '7', ...out, '--json');
    const summary = done(run);
    expect(Object.keys(summary)).toEqual(
      ['citizens', 'mentors', 'units', 'needs', 'pairs', 'demandMinutes', 'capacityMinutes'], // in the contract’s order
    );
    const written = readCase(JSON.parse(folder.read('town.json')));
    const index = indexCase(written);
    const pairs = written.needs.flatMap((need) =>
      index.seats.filter(
        ({ id }) =>
          (index.pinOfNeed.get(need.id) ?? id) === id && isEligible(pairIn(index, { needId: need.id, seatId: id })),
      ),
    );
    expect(summary).toMatchObject({ citizens: 9, mentors: 4, units: written.units.length, pairs: pairs.length });
    expect(summary).toMatchObject({ citizens: written.citizens.length, needs: written.needs.length });
    const events = folder.read('events.ndjson').trimEnd().split('\n');
    expect(events.map((line) => typeof JSON.parse(line).type)).toEqual(Array(5).fill('string'));
    expect(run.stderr).toContain('events.ndjson');
  });

  it('should write the same bytes for the same seed, and others for another', async () => {
    for (const [name, seed] of [
      ['a', '3'],
      ['b', '3'],
      ['c', '4'],
    ] as const)
      await callMakker('generate', '--citizens', '6', '--mentors', '2', '--seed', seed, '--out', folder.at(name));
    expect(folder.read('a')).toBe(folder.read('b'));
    expect(folder.read('a')).not.toBe(folder.read('c'));
  });
});

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
    expect(proofText(0.00288, true)).toMatch(/^gab 0,288\s% på priserne; søgt til ende: ingen bedre plan findes$/);
    expect(proofText(0.00288, false)).toMatch(/^gab 0,288\s% på priserne; ikke søgt til ende$/);
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

describe('makker import', () => {
  it('should count the rows of each table and the warnings by code', async () => {
    const example = join(CHECKOUT, 'scenarios/import-example');
    const tables = readdirSync(example);
    const out = ['--date', '2026-11-23', '--out', folder.at('imported.json')];
    const run = await runMakker('import', ...tables.map((name) => join(example, name)), ...out, '--json');
    const { rowsRead, warnings, ...rest } = done(run);
    expect(rest).toEqual({});
    expect(Object.keys(rowsRead as object)).toHaveLength(tables.length); // one table a file
    const rows = readFileSync(join(example, 'borgere.csv'), 'latin1').trimEnd().split('\n').length - 1;
    expect(rowsRead).toMatchObject({ citizens: rows });
    for (const count of Object.values(warnings as object)) expect(count).toBeGreaterThan(0);
    const input = readCase(JSON.parse(folder.read('imported.json')));
    expect(input).toMatchObject({ planDate: '2026-11-23', citizens: { length: rows } });
    const solved = await callMakker('solve', folder.at('imported.json'), '--effort', '100', '--json');
    expect(done(solved)).toMatchObject({ needs: input.needs.length });
  });

  it('should tell people each warning with its file, row and column', async () => {
    const course = 'Enhed;Navn;Kapacitet, timer pr. uge\nNord;Anna Holm;30\n';
    const out = folder.at('warned.json');
    const { code, stdout, stderr } = await callMakker('import', folder.put('m.csv', course), '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/NEW_UNIT +1/);
    expect(stderr).toMatch(/m\.csv, row 2, column "Enhed": Unit "Nord" is made/);
    // Without --date the plan begins on a Monday to come.
    const { planDate } = readCase(JSON.parse(folder.read('warned.json')));
    expect(new Date(planDate).getUTCDay()).toBe(1);
    expect(Date.parse(planDate)).toBeGreaterThan(Date.now() - 86_400_000);
  });
});

describe('makker demo', () => {
  it('should be known, with the folder for the plan', async () => {
    const { code, stdout, stderr } = await callMakker('demo', '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('out/demo');
  });
});
