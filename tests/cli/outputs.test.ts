import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callMakker, Folder, LAUNCHER, refusalOf } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const planPath = folder.at('plan.json');
mkdirSync(folder.at('taken'));

describe('an output path', () => {
  it('should be made with its folders where they do not exist', async () => {
    const out = folder.at('new/deep/plan.json');
    const run = await callMakker('solve', casePath, '--effort', '100', '--out', out, '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(folder.read('new/deep/plan.json')).formatVersion).toBe(1);
    await callMakker('solve', casePath, '--effort', '100', '--out', planPath, '--json');
    expect(folder.read('plan.json')).toBe(folder.read('new/deep/plan.json'));
  });

  it('should be packed where its name says so, as it is read', async () => {
    const out = folder.at('plan.json.gz');
    expect((await callMakker('solve', casePath, '--effort', '100', '--out', out, '--json')).code).toBe(0);
    const run = await callMakker('verify', casePath, out, '--json');
    expect([run.code, JSON.parse(run.stdout).valid]).toEqual([0, true]);
  });

  it.each([
    [
      'below a file',
      'case.json/plan.json',
      /^CANNOT_WRITE: .*plan\.json.*a file stands where a folder has to be.*Choose another place/,
    ],
    ['a folder', 'taken', /^CANNOT_WRITE: Cannot write ".*taken" \(EISDIR\)/],
    ['too long', 'x'.repeat(300), /^CANNOT_WRITE: .*ENAMETOOLONG/],
  ] as const)('should be refused with nothing written: %s', async (_, name, said) => {
    const before = folder.listing();
    const town = ['generate', '--citizens', '2', '--mentors', '1', '--seed', '1'];
    const events = [...town, '--events', '2', '--out', folder.at('town.json'), '--events-out', folder.at(name)];
    for (const args of [
      ['solve', casePath, '--effort', '10', '--out', folder.at(name)],
      ['export', casePath, '--format', 'lp', '--out', folder.at(name)],
      [...town, '--out', folder.at(name)],
      events, // the town is not written either
    ])
      expect(refusalOf(await callMakker(...args, '--json'))).toMatch(said);
    expect(folder.listing()).toEqual(before);
  });

  it('should be refused where a folder is there and takes no new ones', async () => {
    const run = await callMakker('solve', casePath, '--effort', '10', '--out', '/proc/makker/plan.json', '--json');
    expect(refusalOf(run)).toMatch(/^CANNOT_WRITE: .*plan\.json/);
  });

  it.each(['case.json/plan.json', 'taken', 'x'.repeat(300)])('should be refused before solving: %s', async (name) => {
    // This case is refused for its pin, before it is planned, so whichever is said first was asked first.
    const pinned = folder.put('pinned.json', { ...smallCase(), pins: [{ needId: 'n1', seatId: 'm2' }] });
    const solve = (out: string) => callMakker('solve', pinned, '--effort', '10', '--out', folder.at(out), '--json');
    expect(refusalOf(await solve(name))).toMatch(/^CANNOT_WRITE/);
    const before = folder.listing();
    expect(refusalOf(await solve('not/there/plan.json'))).toMatch(/^INVALID_CASE/);
    expect(refusalOf(await solve('plan2.json'))).toMatch(/^INVALID_CASE/);
    expect(folder.listing()).toEqual(before);
    expect(existsSync(folder.at('not'))).toBe(false);
  });

  it('should be refused when it is empty', async () => {
    const stderr = refusalOf(await callMakker('solve', casePath, '--effort', '10', '--out', '', '--json'));
    expect(stderr).toMatch(/^BAD_OPTION: "" names no file\. Give a file name\.$/m);
  });

  it('should leave every file of an export as it was when one cannot be written', async () => {
    const out = folder.at('tables');
    const args = ['export', casePath, planPath, '--format', 'csv', '--out', out, '--json'];
    mkdirSync(`${out}/noegletal.csv`, { recursive: true }); // the last of them
    const before = folder.listing();
    expect(refusalOf(await callMakker(...args))).toMatch(/^CANNOT_WRITE: .*noegletal\.csv/);
    expect(folder.listing()).toEqual(before);
    const blocked = ['--format', 'html', '--out', casePath, '--json'];
    expect(refusalOf(await callMakker('export', casePath, planPath, ...blocked))).toMatch(/^CANNOT_WRITE/);
    expect(folder.listing()).toEqual(before);
  });

  it('should keep the old file until the new one is whole, and leave no temporary file', async () => {
    const before = folder.listing();
    await callMakker('solve', casePath, '--effort', '100', '--out', planPath, '--json');
    expect(folder.listing()).toEqual(before);
    const locked = folder.at('locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    const run = await callMakker('solve', casePath, '--effort', '10', '--out', `${locked}/plan.json`, '--json');
    // Root may write anywhere.
    if (process.getuid?.() === 0) expect(existsSync(`${locked}/plan.json`)).toBe(true);
    else expect(refusalOf(run)).toMatch(/^CANNOT_WRITE: .*EACCES/);
    chmodSync(locked, 0o700);
  });
});

describe('stdout', () => {
  it('should be left in peace by a reader who has seen enough', async () => {
    const child = spawn(process.execPath, [LAUNCHER, 'explain', casePath, planPath, '--citizen', 'c1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += String(text);
    });
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
