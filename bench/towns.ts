/**
 * Generated towns against the clock: the assignment alone, and the whole plan as `makker solve` makes it.
 *
 *   node bench/towns.ts [--sizes 500x70,2500x350,10000x1400] [--seeds 1,2,3] [--limits 2,5,10] [--resume] [--out folder]
 *
 * Each size has seeds and limits of its own unless told otherwise.
 */
import { gapPercent, percent, seconds, table, whole } from './harness/markdown.ts';
import { numbers, readOptions, type TownSize, townSizes } from './harness/options.ts';
import { Ledger, type Measured } from './harness/results.ts';
import { runAssign, runPlan, townFile, workFolder } from './harness/runs.ts';
import type { AssignAnswer } from './jobs/assign.ts';
import type { PlanAnswer } from './jobs/plan.ts';

const SIZES = '500x70,2500x350,10000x1400';

interface Row extends TownSize {
  readonly seed: number;
  readonly limit: number;
  /** The plan’s answer has fewer fields; the table shows those both have. */
  readonly assignment: AssignAnswer;
  readonly plan: PlanAnswer;
}

/** What the assignment is to reach: gap in percent at a limit, and memory. */
const FIGURES = [
  { citizens: 500, limit: 5, gap: 0.1, megabytes: undefined },
  { citizens: 500, limit: 10, gap: 0.05, megabytes: undefined },
  { citizens: 2500, limit: 20, gap: 0.2, megabytes: 1024 },
  { citizens: 10_000, limit: 120, gap: 1, megabytes: undefined },
] as const;

/** Seconds the weeks may take, by citizens, and the share of mentors’ weeks that must be proven optimal. */
const WEEK_FIGURES = [
  { citizens: 500, seconds: 1 },
  { citizens: 2500, seconds: 5 },
] as const;
const WEEKS_PROVEN_PERCENT = 95;

const HEADS = [
  ...['town', 'seed', 'limit, s', 'points', 'bound', 'gap %', 'must-serve waiting (least)', 'seconds', 'weeks, s'],
  ...['weeks proven %', 'peak MB', 'load'],
];

const options = readOptions({ sizes: SIZES, seeds: '', limits: '' });
const folder = workFolder();
const ledger = new Ledger<Row>('towns', options);
for (const size of townSizes(options.sizes)) await measureSize(size);
ledger.publish('Generated towns', body(ledger.rows()));

async function measureSize(size: TownSize): Promise<void> {
  const seeds = numbers(options.seeds || (size.citizens === 500 ? '1,2,3' : '1'));
  const limits = numbers(options.limits || defaultLimits(size));
  for (const seed of seeds) {
    const file = await townFile(folder, { ...size, seed });
    for (const limit of limits) {
      await ledger.measure(`${size.citizens}x${size.mentors} seed ${seed} ${limit} s`, async () => {
        const assignment = await runAssign({ file, seed, limit });
        const plan = await runPlan({ file, seed, limit });
        return { ...size, seed, limit, assignment, plan };
      });
    }
  }
}

function defaultLimits({ citizens }: TownSize): string {
  return citizens <= 500 ? '2,5,10' : citizens <= 2500 ? '20' : '120';
}

function body(unordered: readonly Measured<Row>[]): string {
  const rows = [...unordered].sort((a, b) => a.citizens - b.citizens || a.seed - b.seed || a.limit - b.limit);
  return [
    'Every answer was judged by `src/verify` before its time counted. The bound is what the certificate’s prices and branches prove, so the gap is',
    'certified. *Assignment*: seconds of the solver from the compiled problem; *weeks* plans all weeks of the plan once. *Whole plan*:',
    'what `makker solve --time-limit` does, with the assignments that crowded weeks and hard frames sent back, explanations and the',
    'verifier; its weeks include what was sent back.',
    '',
    '## Assignment alone',
    '',
    table(
      [...HEADS, 'needs', 'pairs', 'finding pairs, s'],
      rows.map((row) => [
        ...cells(row, row.assignment),
        row.assignment.needs,
        row.assignment.pairs,
        seconds(row.assignment.pairSeconds),
      ]),
    ),
    '',
    '## Whole plan',
    '',
    table(
      HEADS,
      rows.map((row) => cells(row, row.plan)),
    ),
    '',
    '## Against the figures',
    '',
    table(['town', 'figure', 'measured', 'verdict'], verdicts(rows)),
  ].join('\n');
}

function cells(row: Measured<Row>, answer: AssignAnswer | PlanAnswer): (string | number)[] {
  return [
    `${row.citizens} × ${row.mentors}`,
    String(row.seed),
    String(row.limit),
    answer.objective,
    answer.bound,
    percent(gapPercent(answer.objective, answer.bound)),
    `${answer.waitingMustServe} (${answer.waitingMustServeBound})`,
    seconds(answer.seconds),
    seconds(answer.weekSeconds),
    percent(provenPercent(answer), 1),
    answer.peakMegabytes,
    String(row.load),
  ];
}

function provenPercent({ mentorWeeks, mentorWeeksProven }: AssignAnswer | PlanAnswer): number {
  return mentorWeeks === 0 ? 100 : (100 * mentorWeeksProven) / mentorWeeks;
}

function verdicts(rows: readonly Row[]): string[][] {
  const lines: string[][] = [];
  for (const row of rows) {
    const town = `${row.citizens} × ${row.mentors}, seed ${row.seed}`;
    const line = (figure: string, measured: string, isMet: boolean) =>
      lines.push([town, figure, measured, isMet ? 'reached' : '**falls short**']);
    const figure = FIGURES.find(({ citizens, limit }) => citizens === row.citizens && limit === row.limit);
    if (figure !== undefined) {
      for (const [what, answer] of [
        ['assignment', row.assignment],
        ['whole plan', row.plan],
      ] as const) {
        const gap = gapPercent(answer.objective, answer.bound);
        const isMet = gap <= figure.gap && answer.waitingMustServe === answer.waitingMustServeBound;
        line(
          `gap ≤ ${figure.gap} % in ${figure.limit} s, ${what}`,
          `${percent(gap)} % in ${seconds(answer.seconds)} s`,
          isMet,
        );
      }
    }
    if (figure?.megabytes !== undefined) {
      const { peakMegabytes } = row.plan;
      line('memory ≤ 1 GB, whole plan', `${whole(peakMegabytes)} MB`, peakMegabytes <= figure.megabytes);
    }
    const weeks = WEEK_FIGURES.find(({ citizens }) => citizens === row.citizens);
    if (weeks === undefined) continue;
    const { weekSeconds } = row.assignment;
    const proven = provenPercent(row.assignment);
    line(
      `weeks in ${weeks.seconds} s, ≥ ${WEEKS_PROVEN_PERCENT} % proven`,
      `${seconds(weekSeconds)} s, ${percent(proven, 1)} % (at limit ${row.limit} s)`,
      weekSeconds <= weeks.seconds && proven >= WEEKS_PROVEN_PERCENT,
    );
  }
  return lines;
}
