/** What a timing means nothing without: the machine, its load, Node, the commit and the command. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly node: string;
}

export function machineHere(): Machine {
  return {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: os.cpus().length,
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
  };
}

export function describeMachine({ processor, cores, memoryGigabytes, node }: Machine): string {
  return `${processor}, ${cores} cores, ${memoryGigabytes} GB, Node ${node}`;
}

/** Processes that wanted a core over the last minute: above the number of cores, times say little. */
export function loadNow(): number {
  return Math.round(os.loadavg()[0]! * 100) / 100;
}

/** The command as typed, from the checkout. */
export function commandLine(): string {
  const script = path.relative(path.join(import.meta.dirname, '../..'), process.argv[1] ?? '');
  return ['node', script, ...process.argv.slice(2)].join(' ');
}

/** Short hash of the checkout, with + when files under solver or src differ from it. */
export function commitHere(): string {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', import.meta.dirname, ...words], { encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    const isChanged = git('status', '--porcelain', '--', ':/solver', ':/src') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? '+' : ''}`;
  } catch {
    return 'no git';
  }
}

/**
 * Most memory this process has held. Linux tells it per program (VmHWM); the maximum of getrusage would also count what the parent
 * held when it started us.
 */
export function peakMegabytes(): number {
  let kilobytes = process.resourceUsage().maxRSS;
  try {
    const own = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (own !== null) kilobytes = Number(own[1]);
  } catch {
    // No /proc: keep what getrusage says.
  }
  return Math.round(kilobytes / 1024);
}

/**
 * What is alive in this process after everything else was collected: objects, and the numbers outside the heap. The difference of two
 * calls is what was made between them and is still held.
 */
export function livingMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What only weak references held, or a finaliser, is gone after the second.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** Seconds since the call of `stopwatch`, to the millisecond. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start) / 1000;
}
