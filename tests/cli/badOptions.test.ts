import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, callMakker, Folder, jsonOf, refusalOf, runMakker } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const dated = new Folder();
const casePath = folder.put('case.json', smallCase());
const planPath = folder.at('plan.json');
const out = ['--out', folder.at('out')];
const town = ['--citizens', '3', '--mentors', '1', '--seed', '1'];

/** A command line and what must be said about it. */
const WRONG: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /^BAD_OPTION: no command given\. See "makker --help"\.$/m],
  [['frobnicate'], /unknown command 'frobnicate'\. See "makker --help"\.$/m],
  [['solve'], /missing required argument 'case'/],
  [
    ['solve', casePath, 'more.json'],
    /too many arguments for 'solve'\. Expected 1 argument but got 2: .*more\.json\. See/,
  ],
  [['solve', casePath, '--bogus'], /unknown option '--bogus'/],
  [['solve', casePath, '--time-limit', '1', '--time-limit', '9'], /option '--time-limit' is given more than once/],
  [['solve', casePath, '--time-limit'], /'--time-limit <seconds>' argument missing/],
  [
    ['solve', casePath, '--out', '--json'],
    /option '--out <file>' is followed by the option '--json'\. Give its value; /,
  ],
  [['solve', casePath, '--out', '-x'], /'--out <file>' is followed by the option '-x'\. .* written "\.\/-x"\. See/],
  [['solve', casePath, '--time-limit', '--json'], /'--time-limit <seconds>' is followed by the option '--json'/],
  [['solve', casePath, '--seed', '--out', 'p.json'], /'--seed <number>' is followed by the option '--out'/],
  [['replay', casePath, casePath, '--case-out', '--log', 'x'], /'--case-out <file>' is followed by the option '--log'/],
  [['explain', casePath, casePath, '--citizen', '--english'], /'--citizen <id>' is followed by the option '--english'/],
  [['export', casePath, '--format', '--out', 'x'], /'--format <format>' is followed by the option '--out'/],
  [['import', casePath, '--out=--date'], /'--out <file>' is followed by the option '--date'/],
  [['import', casePath, ...out, '--municipality', '--json'], /'--municipality <name>' is followed by the option/],
  [['gap', casePath, '--seed', '--json'], /'--seed <number>' is followed by the option '--json'/],
  [['generate', ...town, '--out', '--events', '3'], /'--out <file>' is followed by the option '--events'/],
  [['solve', casePath, '--effort', '-1'], /'-1' is invalid\. Use a whole number from 0 to 1000000000\. See/],
  [['solve', casePath, '--effort', '1.5'], /'1\.5' is invalid/],
  [['solve', casePath, '--effort', '9007199254740993'], /whole number from 0 to 1000000000/],
  [['solve', casePath, '--seed', '-1'], /whole number from 0 to 2147483647/],
  [['solve', casePath, '--seed', ''], /whole number/],
  [['gap', casePath, '--time-limit', '0'], /above 0/],
  [['replay', casePath], /missing required argument 'events'/],
  [['replay', casePath, casePath, '--rest', '-1'], /'-1' is invalid\. Use a whole number from 0 to 10000\. See/],
  [['replay', casePath, casePath, '--rest', '1.5'], /'1\.5' is invalid/],
  [['replay', casePath, casePath, '--time-limit', '0'], /above 0/],
  [['replay', casePath, casePath, '--effort', 'x'], /whole number from 0 to 1000000000/],
  [['replay', casePath, casePath, '--seed', '1', '--seed', '2'], /option '--seed' is given more than once/],
  [['replay', casePath, casePath, '--bogus'], /unknown option '--bogus'/],
  [['explain', casePath, casePath], /required option '--citizen <id>' not specified/],
  [['verify', casePath], /missing required argument 'plan'/],
  [['export', casePath, ...out], /required option '--format <format>' not specified/],
  [['export', casePath, '--format', 'lp'], /required option '--out <path>' not specified/],
  [['export', casePath, casePath, '--format', 'pdf', ...out], /--format is "pdf"\. Use ics, csv, xlsx, html or lp/],
  [['export', casePath, casePath, '--format', 'csv', '--out', ''], /BAD_OPTION: --out is empty\. Name a folder/],
  [['export', casePath, '--format', 'html', ...out], /--format html needs a plan/],
  [['import', ...out], /missing required argument 'files'/],
  [['import', casePath], /required option '--out <file>' not specified/],
  [['generate', ...town], /required option '--out <file>' not specified/],
  [['generate', '--mentors', '1', '--seed', '1', ...out], /required option '--citizens <n>' not specified/],
  [['generate', ...town, '--citizens', '-5', ...out], /whole number from 0 to 100000/],
  [['generate', ...town, '--citizens', '100001', ...out], /whole number from 0 to 100000/],
  [['generate', ...town, '--mentors', '1e3', ...out], /whole number from 0 to 20000/],
  [['generate', ...town, '--seed', 'x', ...out], /whole number/],
  [['generate', ...town, '--regime', '2015', ...out], /--regime is "2015"\. Use 2012, 2013 or 2014/],
  [['generate', ...town, '--date', '2026-02-30', ...out], /Use a date, YYYY-MM-DD/],
  [['generate', ...town, '--date', '01-02-2026', ...out], /Use a date, YYYY-MM-DD/],
  [['generate', ...town, '--date', '9999-12-31', ...out], /from 2010-01-04 to 2100-12-31/],
  [['generate', ...town, '--events', '3', ...out], /--events and --events-out go together/],
  [['generate', ...town, '--events-out', folder.at('e'), ...out], /--events and --events-out go together/],
  [['generate', ...town, '--events', '3', '--events-out', out[1]!, ...out], /are both ".*out"\. Name two files/],
];

describe('a wrong command line', () => {
  it.each(WRONG.map(([args, said]) => [said, args] as const))('should be told %s', async (said, args) => {
    const before = folder.listing();
    for (const json of [[], ['--json']]) {
      // Without a command nobody reads --json.
      const [command, ...rest] = args;
      const line = command === undefined ? [] : [command, ...json, ...rest];
      expect(refusalOf(await callMakker(...line))).toMatch(said);
    }
    expect(folder.listing()).toEqual(before);
  });

  it.each(['-1', '0', '0.0', 'abc', '', ' 5', '1e3', '0x10', 'Infinity', 'NaN', '86401'])(
    'should be refused for a time limit of "%s"',
    async (limit) => {
      const stderr = refusalOf(await callMakker('solve', casePath, '--time-limit', limit, '--json', '--out', planPath));
      expect(stderr).toContain(`'${limit}' is invalid. Use seconds, above 0 and at most 86400.`);
      expect(folder.listing()).toHaveLength(1);
    },
  );

  it('should show the usage of the command it was meant for', async () => {
    expect(refusalOf(await runMakker('solve', casePath, '--bogus', '--json'))).toContain('Usage: makker solve');
  });
});

describe('--date', () => {
  it('should be taken to its bounds', async () => {
    for (const date of ['2010-01-04', '2100-12-31']) {
      const args = ['--events', '20', '--events-out', dated.at('events'), '--out', dated.at('town'), '--date', date];
      expect(jsonOf(await callMakker('generate', ...town, ...args, '--json'))).toMatchObject({ citizens: 3 });
    }
  });
});

describe('--help', () => {
  it('should be done, on stdout', async () => {
    for (const args of [['--help'], ['help'], ['solve', '--help'], ['help', 'gap']]) {
      const { code, stdout, stderr } = await callMakker(...args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: makker/);
    }
  });

  it('should name every command of the contract that is built', async () => {
    const { stdout } = await callMakker('--help');
    for (const command of ['generate', 'solve', 'verify', 'replay', 'explain', 'gap', 'import', 'export', 'demo'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });
});

describe('--version', () => {
  it('should print the version of the package, on stdout', async () => {
    const { version } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string };
    for (const option of ['--version', '-V'])
      expect(await callMakker(option)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('a file in the wrong place', () => {
  it('should be called no plan of this version when a case is given as plan', async () => {
    const before = folder.listing();
    for (const args of [
      ['verify', casePath, casePath],
      ['explain', casePath, casePath, '--citizen', 'c1'],
      ['export', casePath, casePath, '--format', 'csv', ...out],
    ]) {
      const stderr = refusalOf(await callMakker(...args, '--json'));
      expect(stderr).toMatch(/^INVALID_PLAN: .*case\.json is not a plan of this version\. Solve the case again\.$/m);
      expect(stderr).toMatch(/^ {2}BAD_SCHEMA assignments: Missing; give a value of type array\.$/m);
      expect(stderr).toMatch(/^ {2}BAD_SCHEMA certificate: Missing/m);
    }
    expect(folder.listing()).toEqual(before);
  });

  it('should be called no case when a plan is given as case', async () => {
    expect((await callMakker('solve', casePath, '--effort', '100', '--out', planPath, '--json')).code).toBe(0);
    for (const args of [
      ['solve', planPath, '--out', folder.at('other.json')],
      ['verify', planPath, casePath],
    ]) {
      const stderr = refusalOf(await callMakker(...args, '--json'));
      expect(stderr).toMatch(/^INVALID_CASE: The case has \d+ faults/);
      expect(stderr).toMatch(/^ {2}BAD_SCHEMA Unknown field "municipalityId", "caseHash"/m);
    }
    expect(folder.listing()).toHaveLength(2);
  });
});

describe('--citizen', () => {
  it('should be refused when nobody has the id', async () => {
    for (const id of ['nobody', '', '__proto__', 'C1']) {
      const stderr = refusalOf(await callMakker('explain', casePath, planPath, '--citizen', id, '--json'));
      expect(stderr).toMatch(/^UNKNOWN_REFERENCE: No citizen has id ".*"\. Use one of the ids .* e\.g\. "c1"/);
    }
  });

  const elsewhere = new Folder();
  it('should say so where the case has no citizens at all', async () => {
    const empty = elsewhere.put('empty.json', { ...smallCase(), citizens: [], needs: [] });
    const emptyPlan = elsewhere.at('plan.json');
    await callMakker('solve', empty, '--effort', '10', '--out', emptyPlan, '--json');
    const stderr = refusalOf(await callMakker('explain', empty, emptyPlan, '--citizen', 'c1', '--json'));
    expect(stderr).toMatch(/^UNKNOWN_REFERENCE: No citizen has id "c1": the case has no citizens\./);
  });

  it('should be refused with the plan of another case', async () => {
    const other = { ...smallCase(), mentors: [] };
    const args = [folder.put('other.json', other), planPath];
    expect(refusalOf(await callMakker('explain', ...args, '--citizen', 'c1', '--json'))).toMatch(/^INVALID_PLAN: /);
    const stderr = refusalOf(await callMakker('export', ...args, '--format', 'html', ...out, '--json'));
    expect(stderr).toMatch(/^INVALID_PLAN: The plan is not one of this case as it is now/);
    expect(folder.listing()).toHaveLength(3);
  });

  it('should answer for a citizen without needs', async () => {
    const input = smallCase();
    input.citizens.push({ ...input.citizens[0]!, id: 'c9' });
    const more = elsewhere.put('more.json', input);
    await callMakker('solve', more, '--effort', '10', '--out', elsewhere.at('more-plan.json'), '--json');
    const plan = elsewhere.at('more-plan.json');
    const run = await callMakker('explain', more, plan, '--citizen', 'c9', '--json');
    expect(jsonOf(run)).toMatchObject({ assigned: null, breakdown: [], alternatives: [], unlocks: [] });
  });
});
