/** The command line as a user meets it: as a process of its own, or in this process where many wrong inputs are to be tried. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

export const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
export const LAUNCHER = join(CHECKOUT, 'src/cli/makker.mjs');
const BUNDLED_NODE = join(CHECKOUT, 'node_modules/.bin/node');

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test file, removed afterwards. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'makker-cli-'));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  at(name: string): string {
    return join(this.path, name);
  }

  /** Writes text, bytes, or anything else as JSON, and returns the path. */
  put(name: string, content: unknown): string {
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(this.at(name), isRaw ? content : JSON.stringify(content));
    return this.at(name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** Every file below, with its size: what must not change when a command refuses. */
  listing(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => `${path} ${statSync(path).size}`)
      .sort();
  }
}

/** Runs a program to its end. */
export function runProgram(program: string, args: readonly string[], cwd = CHECKOUT): Promise<Run> {
  return new Promise((done, fail) => {
    // A CI service asks every program for colours; what is piped has to stay plain all the same.
    const options = { cwd, env: { ...process.env, CI: '1', FORCE_COLOR: '1' }, timeout: 60_000 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') done({ code, stdout, stderr });
      else fail(error);
    });
  });
}

/** `makker …` as a process of its own, on the Node that comes with the packages. */
export function runMakker(...args: string[]): Promise<Run> {
  return runProgram(BUNDLED_NODE, [LAUNCHER, ...args]);
}

/** `makker …` in this process. An error that would have been a stack trace is thrown. */
export async function callMakker(...args: string[]): Promise<Run> {
  const texts = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      texts[stream] += String(text);
      return true;
    }),
  );
  const codeOfTests = process.exitCode;
  process.exitCode = undefined;
  try {
    await main(args);
    return { code: Number(process.exitCode ?? 0), ...texts };
  } finally {
    process.exitCode = codeOfTests;
    for (const spy of spies) spy.mockRestore();
  }
}

/** The one JSON object on stdout; fails when anything else is there. */
export function jsonOf({ stdout }: Run): Record<string, unknown> {
  expect(stdout.endsWith('}\n')).toBe(true);
  expect(stdout.trimEnd()).not.toContain('\n');
  return JSON.parse(stdout) as Record<string, unknown>;
}

/**
 * A refusal as the contract has it: exit 2, a sentence with its code, no stack trace, and on stdout nothing but the same as the one JSON object
 * where --json asks for it. Returns what was said.
 */
export function refusalOf({ code, stdout, stderr }: Run): string {
  expect(stderr).not.toMatch(/^ +at .*[:(]/m);
  expect(stderr).toMatch(/^[A-Z_]+: ./m);
  expect(code).toBe(2);
  if (stdout === '') return stderr;
  const { error } = jsonOf({ code, stdout, stderr }) as { error: { code: string; message: string; faults: unknown[] } };
  expect(stderr).toContain(`${error.code}: ${error.message}`);
  expect(error.faults.length).toBeGreaterThan(0);
  return stderr;
}

/** Done, with nothing but people’s text on stderr. */
export function done(run: Run): Record<string, unknown> {
  expect(run.code).toBe(0);
  return jsonOf(run);
}
