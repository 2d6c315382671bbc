/**
 * Time and memory as a town grows, seven citizens a mentor: to a certified gap, or to a limit where that comes first.
 *
 *   node bench/growth.ts [--sizes 100,250,500,1000,2500,5000,10000] [--gap 1] [--seconds 300] [--seed 1] [--resume] [--out folder]
 *
 * --gap is in percent. Writes growth.md and growth.svg.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gapPercent, percent, seconds, table } from './harness/markdown.ts';
import { numbers, readOptions } from './harness/options.ts';
import { logLogSvg, type Series } from './harness/plot.ts';
import { Ledger, type Measured } from './harness/results.ts';
import { runAssign, townFile, workFolder } from './harness/runs.ts';
import type { AssignAnswer } from './jobs/assign.ts';

interface Row extends AssignAnswer {
  readonly citizens: number;
  readonly mentors: number;
  readonly seed: number;
  readonly gapTarget: number;
  readonly limit: number;
}

const CITIZENS_A_MENTOR = 7;
/** A logarithm needs something above 0; the stopwatch counts milliseconds. */
const SHORTEST_SECONDS = 0.001;

const options = readOptions({ sizes: '100,250,500,1000,2500,5000,10000', gap: '1', seconds: '300', seed: '1' });
const [gapTarget, limit, seed] = [options.gap, options.seconds, options.seed].map((text) => numbers(text)[0]!) as [
  number,
  number,
  number,
];
const folder = workFolder();
const ledger = new Ledger<Row>('growth', options);
for (const citizens of numbers(options.sizes)) {
  await ledger.measure(`${citizens} citizens`, async () => {
    const mentors = Math.max(1, Math.round(citizens / CITIZENS_A_MENTOR));
    const file = await townFile(folder, { citizens, mentors, seed });
    const answer = await runAssign({ file, seed, limit, gapTarget: gapTarget / 100 });
    return { citizens, mentors, seed, gapTarget, limit, ...answer };
  });
}
const rows = [...ledger.rows()].sort((a, b) => a.citizens - b.citizens);
ledger.publish('Growth', body());
writeFileSync(path.join(options.out, 'growth.svg'), picture());

function body(): string {
  return [
    'Towns of one seed, seven citizens a mentor. *Assignment*: seconds from the compiled problem until the certified gap is at most the',
    'target, or to the limit. *Pairs*: every need meets every seat. *Weeks*: all weeks of the plan, once. Memory is the peak of a process',
    'that reads the case and does all three. *Power*: p in seconds ~ citizensᵖ, from the row above, of the assignment and of the memory.',
    'Every answer was judged by `src/verify`.',
    '',
    '![Time and memory against citizens, both on logarithmic axes; the table below has the numbers](growth.svg)',
    '',
    table(
      [
        'citizens',
        'mentors',
        'pairs',
        'target %',
        'gap %',
        'target',
        'assignment, s',
        'power',
        'pairs, s',
        'weeks, s',
        'weeks proven %',
        'peak MB',
        'power ',
        'load',
      ],
      rows.map(cells),
    ),
  ].join('\n');
}

function cells(row: Measured<Row>, at: number): (string | number)[] {
  const before = rows[at - 1];
  const power = (of: (row: Row) => number) =>
    before === undefined ? '–' : (Math.log(of(row) / of(before)) / Math.log(row.citizens / before.citizens)).toFixed(1);
  return [
    row.citizens,
    row.mentors,
    row.pairs,
    String(row.gapTarget),
    percent(gapPercent(row.objective, row.bound)),
    isReached(row) ? 'reached' : `not in ${row.limit} s`,
    seconds(row.seconds),
    power((one) => Math.max(SHORTEST_SECONDS, one.seconds)),
    seconds(row.pairSeconds),
    seconds(row.weekSeconds),
    percent(row.mentorWeeks === 0 ? 100 : (100 * row.mentorWeeksProven) / row.mentorWeeks, 1),
    row.peakMegabytes,
    power((one) => one.peakMegabytes),
    String(row.load),
  ];
}

function isReached(row: Row): boolean {
  return row.isOptimal || gapPercent(row.objective, row.bound) <= row.gapTarget;
}

function picture(): string {
  const series = (name: string, shape: Series['shape'], colour: string, of: (row: Row) => number): Series => ({
    name,
    shape,
    colour,
    points: rows.map((row) => ({ x: row.citizens, y: Math.max(SHORTEST_SECONDS, of(row)) })),
  });
  const assignment = series(`assignment, ≤ ${gapTarget} % gap`, 'circle', '#0b5394', (row) => row.seconds);
  const reached = {
    ...assignment,
    points: assignment.points.map((point, at) => ({ ...point, isHollow: !isReached(rows[at]!) })),
  };
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const ends = (row: Row) =>
    `${row.citizens} citizens: assignment ${seconds(row.seconds)} s, pairs ${seconds(row.pairSeconds)} s, weeks ${seconds(row.weekSeconds)} s, ${row.peakMegabytes} MB`;
  return logLogSvg({
    title: 'Time and memory as a town grows',
    description: `Two log-log panels against the number of citizens. ${ends(first)}. ${ends(last)}. A hollow circle did not reach the target gap within its limit. All numbers are in growth.md.`,
    xTitle: 'citizens (seven a mentor)',
    panels: [
      {
        title: 'Seconds',
        series: [
          reached,
          series('weeks of meetings', 'triangle', '#b45f06', (row) => row.weekSeconds),
          series('finding pairs', 'diamond', '#38761d', (row) => row.pairSeconds),
        ],
      },
      { title: 'Peak memory, MB', series: [series('whole process', 'square', '#741b47', (row) => row.peakMegabytes)] },
    ],
  });
}
