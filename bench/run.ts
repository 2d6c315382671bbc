/**
 * Runs the benchmarks one after another, all or the named ones: `npm run bench -- towns peers`. Options are passed on to each:
 * `npm run bench -- towns --sizes 500x70 --resume`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { progress } from './harness/options.ts';

const BENCHES: Readonly<Record<string, string>> = {
  towns: import.meta.resolve('./towns.ts'),
  peers: import.meta.resolve('./peers.ts'),
  growth: import.meta.resolve('./growth.ts'),
  literature: import.meta.resolve('./literatureTable.ts'),
  weeks: import.meta.resolve('./weeks.ts'),
  session: import.meta.resolve('./session.ts'),
};

/** Only prints, for work on the solver; run when named. */
const PRINTING: Readonly<Record<string, string>> = { assignment: import.meta.resolve('./assignment.ts') };

const words = process.argv.slice(2);
const end = words.findIndex((word) => word.startsWith('--'));
const names = end === -1 ? words : words.slice(0, end);
const passed = end === -1 ? [] : words.slice(end);
const unknown = names.filter((name) => !(name in BENCHES || name in PRINTING));

if (unknown.length > 0) {
  progress(
    `No benchmark "${unknown.join('", "')}". There are: ${Object.keys({ ...BENCHES, ...PRINTING }).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    progress(`\n== ${name}`);
    const run = spawnSync(process.execPath, [fileURLToPath((BENCHES[name] ?? PRINTING[name])!), ...passed], {
      stdio: 'inherit',
    });
    if (run.status === 0) continue;
    // The rest is still worth measuring.
    progress(`${name} ended with ${run.status ?? run.signal}.`);
    process.exitCode = 1;
  }
}
