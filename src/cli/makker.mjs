#!/usr/bin/env node
// Starts Makker on Node 24. Plain JavaScript that any Node reads, so that an old one gets a sentence and not a syntax error.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const NEEDED_MAJOR = 24;

if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
  // Reading the sources takes half a second; from here on Node keeps what it has read. Where it cannot, nothing is lost but that.
  nodeModule.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/makker', import.meta.url)));
  const { main } = await import('./main.ts');
  await main(process.argv.slice(2));
} else {
  // `npm ci` installs Node 24 beside the other packages; a machine whose own Node is older runs on that one.
  const bundled = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
  if (existsSync(bundled)) {
    let run;
    // Who stops the launcher means the solver. Before it starts, so that no signal comes between.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => run.kill(signal));
    run = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    run.on('error', (error) => {
      refuse(`Makker cannot start "${bundled}" (${error.code}). Run "npm ci" in the checkout again.`);
    });
    // As a shell has it: the code of the run, or 128 and the number of the signal that ended it.
    run.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal];
    });
  } else {
    refuse(
      `Makker needs Node ${NEEDED_MAJOR}; this is ${process.versions.node}. Run "npm ci" in the checkout, which brings it along.`,
    );
  }
}

/** As src/cli/output.ts has it, which an old Node cannot read. */
function refuse(message) {
  const code = 'NODE_TOO_OLD';
  console.error(`${code}: ${message}`);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ error: { code, message, faults: [{ code, path: '', message }] } }));
  }
  process.exitCode = 2;
}
