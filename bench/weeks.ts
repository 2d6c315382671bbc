/**
 * Weeks of random towns by bench/week.ts, as a table. The weeks of generated towns are in bench/towns.ts.
 *
 *   node bench/weeks.ts [--runs 7] [--seed 7] [--resume] [--out folder]
 */
import { table } from './harness/markdown.ts';
import { readOptions } from './harness/options.ts';
import { Ledger } from './harness/results.ts';
import { printedBy } from './harness/script.ts';

interface Row {
  readonly lines: readonly (readonly string[])[];
}

const options = readOptions({ runs: '7', seed: '7' });
const ledger = new Ledger<Row>('weeks', options);
await ledger.measure(`${options.runs} runs, seed ${options.seed}`, async () => {
  const text = await printedBy(import.meta.resolve('./week.ts'), [options.runs, options.seed]);
  return { lines: text.split('\n').flatMap(lineOf) };
});
ledger.publish('Weeks of random towns', ledger.rows().map(section).join('\n\n'));

/** One line of bench/week.ts: what, three times in milliseconds, what came of it. */
function lineOf(line: string): string[][] {
  const found = /^(.+?)\s+(\d+\.\d+)\s+(\d+\.\d+)\s+(\d+\.\d+)\s+(.+)$/.exec(line);
  return found === null ? [] : [found.slice(1)];
}

function section({ key, lines }: Row & { readonly key: string }): string {
  return [
    `## ${key}`,
    '',
    'Milliseconds of the whole town, or of one week. The shortest time is the run the machine disturbed least; processor time counts no',
    'waiting for a core. Every answer is checked before it is timed.',
    '',
    table(['weeks', 'shortest ms', 'median ms', 'processor ms', 'result'], lines),
  ].join('\n');
}
