import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, Folder, jsonOf, LAUNCHER, refusalOf, runProgram } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const NODE_24 = join(CHECKOUT, 'node_modules/.bin/node');
/** Makes the Node that runs call itself older, in that process only. */
const OLD_NODE = [
  '--import',
  `data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })")}`,
];

describe('the launcher', () => {
  it('should start Makker on the Node that came with the packages when the machine’s is older', async () => {
    const run = await runProgram(NODE_24, [...OLD_NODE, LAUNCHER, 'solve', casePath, '--effort', '10', '--json']);
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
    expect(jsonOf(run)).toMatchObject({ needs: 4 });
  });

  it('should hand on the exit code', async () => {
    const missing = folder.at('missing.json');
    const run = await runProgram(NODE_24, [...OLD_NODE, LAUNCHER, 'solve', missing, '--json']);
    expect(refusalOf(run)).toMatch(/^FILE_NOT_FOUND/);
  });

  it('should say one clear sentence where no newer Node came along', async () => {
    const alone = folder.at('checkout/src/cli/makker.mjs');
    mkdirSync(dirname(alone), { recursive: true });
    copyFileSync(LAUNCHER, alone);
    const run = await runProgram(NODE_24, [...OLD_NODE, alone, 'solve', casePath]);
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Makker needs Node 24; this is 20.1.0. Run "npm ci" in the checkout, which brings it along.\n',
    });
  });

  it('should be what npx makker starts', async () => {
    const run = await runProgram('npx', ['--no', 'makker', 'gap', folder.at('missing.json'), '--json']);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^FILE_NOT_FOUND: No file ".*missing\.json"/m);
  });
});
