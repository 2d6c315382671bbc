import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callMakker, Folder, refusalOf } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const table = folder.put('m.csv', 'Enhed;Navn;Kapacitet, timer pr. uge\nNord;Anna Holm;30\n');
symlinkSync('case.json', folder.at('link-to-case.json'));
mkdirSync(folder.at('deep'));

const solve = (out: string) => callMakker('solve', casePath, '--effort', '10', '--out', out, '--json');
const generate = (...out: string[]) =>
  callMakker('generate', '--citizens', '2', '--mentors', '1', '--seed', '1', ...out, '--json');

describe('what --out names', () => {
  it.each([
    ['the case of solve', ['solve', casePath, '--effort', '10', '--out', casePath]],
    ['the case by a link', ['solve', casePath, '--effort', '10', '--out', folder.at('link-to-case.json')]],
    ['the case by another spelling', ['solve', casePath, '--effort', '10', '--out', folder.at('deep/../case.json')]],
    ['the case of a model', ['export', casePath, '--format', 'lp', '--out', casePath]],
    ['a table of import', ['import', table, '--out', table]],
  ])('should not be an input: %s', async (_, args) => {
    const before = folder.listing();
    const kept = [folder.read('case.json'), folder.read('m.csv')];
    expect(refusalOf(await callMakker(...args, '--json'))).toMatch(
      /^BAD_OPTION: --out would replace ".*", which is read/,
    );
    expect([folder.read('case.json'), folder.read('m.csv')]).toEqual(kept);
    expect(folder.listing()).toEqual(before);
  });

  it('should not be an input of an export that writes a folder', async () => {
    await solve(folder.at('venter.csv'));
    const args = ['--format', 'csv', '--out', folder.path, '--json'];
    const before = folder.listing();
    const run = await callMakker('export', casePath, folder.at('venter.csv'), ...args);
    expect(refusalOf(run)).toMatch(/^BAD_OPTION: --out would replace ".*venter\.csv"/);
    expect(folder.listing()).toEqual(before);
  });

  it('should be refused where it is no regular file', async () => {
    const pipe = folder.at('pipe');
    execFileSync('mkfifo', [pipe]);
    symlinkSync(pipe, folder.at('link-to-pipe'));
    for (const out of [pipe, folder.at('link-to-pipe')]) {
      for (const run of [await solve(out), await generate('--out', out)])
        expect(refusalOf(run)).toMatch(/^CANNOT_WRITE: Cannot write ".*pipe" \(not a regular file\)/);
    }
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it.each(['new.json', 'deep/old.json'])('should be followed where it is a link, to %s', async (name) => {
    if (name.startsWith('deep')) folder.put(name, 'old');
    const link = folder.at(`link-${name.replace('/', '-')}`);
    symlinkSync(name, link);
    expect((await solve(link)).code).toBe(0);
    expect(readlinkSync(link)).toBe(name);
    expect(lstatSync(folder.at(name)).isFile()).toBe(true);
    expect(JSON.parse(folder.read(name)).formatVersion).toBe(1);
  });

  it('should be refused where links run in a circle, or two results meet in one file', async () => {
    symlinkSync('round.json', folder.at('round.json'));
    expect(refusalOf(await solve(folder.at('round.json')))).toMatch(/^CANNOT_WRITE: .*\(ELOOP\)/);
    symlinkSync('town.json', folder.at('other-name.json'));
    const out = ['--out', folder.at('town.json'), '--events', '1', '--events-out', folder.at('other-name.json')];
    expect(refusalOf(await generate(...out))).toMatch(/^CANNOT_WRITE: .*two files of one result/);
  });
});
