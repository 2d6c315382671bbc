import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CHECKOUT, Folder, jsonOf, LAUNCHER, refusalOf, runMakker, runProgram } from './commandLine.ts';
import { smallCase } from './smallCase.ts';

const folder = new Folder();
const casePath = folder.put('case.json', smallCase());
const NODE_24 = join(CHECKOUT, 'node_modules/.bin/node');

/** Throws while the process has none. */
async function childOf(pid: number): Promise<number> {
  const { stdout } = await runProgram('pgrep', ['-P', String(pid)]);
  if (stdout === '') throw new Error(`${pid} has started nothing yet`);
  return Number(stdout);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

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

  it.each(['SIGTERM', 'SIGINT'] as const)('should end the solver too when it is ended by %s', async (signal) => {
    const town = folder.at('town.json');
    await runMakker('generate', '--citizens', '400', '--mentors', '60', '--seed', '1', '--out', town);
    const args = [...OLD_NODE, LAUNCHER, 'solve', town, '--time-limit', '40', '--json'];
    const launcher = spawn(NODE_24, args, { stdio: 'ignore' });
    const ended = once(launcher, 'exit');
    const solver = await vi.waitFor(() => childOf(launcher.pid!), { timeout: 10_000 });
    expect(isRunning(solver)).toBe(true);
    launcher.kill(signal);
    expect(await ended).toEqual([signal === 'SIGTERM' ? 143 : 130, null]);
    expect(isRunning(solver)).toBe(false);
  });

  it('should say one clear sentence where no newer Node came along', async () => {
    const alone = folder.at('checkout/src/cli/makker.mjs');
    mkdirSync(dirname(alone), { recursive: true });
    copyFileSync(LAUNCHER, alone);
    const run = await runProgram(NODE_24, [...OLD_NODE, alone, 'solve', casePath]);
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'NODE_TOO_OLD: Makker needs Node 24; this is 20.1.0. Run "npm ci" in the checkout, which brings it along.\n',
    });
    const told = await runProgram(NODE_24, [...OLD_NODE, alone, 'solve', casePath, '--json']);
    expect(refusalOf(told)).toBe(run.stderr);
    expect(jsonOf(told)).toMatchObject({ error: { code: 'NODE_TOO_OLD' } });
  });

  it('should be what npx makker starts', async () => {
    const run = await runProgram('npx', ['--no', 'makker', 'gap', folder.at('missing.json'), '--json']);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
    expect(run.stderr).toMatch(/^FILE_NOT_FOUND: No file ".*missing\.json"/m);
  });
});
