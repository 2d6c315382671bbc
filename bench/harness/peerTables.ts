/** The tables of bench/peers.ts. */
import { gapPercent, mean, median, percent, seconds, table, whole } from './markdown.ts';
import type { LargeRow, Result, SmallRow, Solver } from './peerTown.ts';

const NAMES: Readonly<Record<Solver, string>> = {
  makker: 'Makker',
  highs: 'HiGHS (npm highs)',
  'javascript-lp-solver': 'javascript-lp-solver',
  yalps: 'yalps',
  arrival: 'by arrival',
  random: 'random with picks',
};

/** Totals are compared to a tenth of a point: the bound of a linear solver is a floating number. */
const TOLERANCE = 0.1;

export function largeTables(rows: readonly LargeRow[]): string {
  return [
    'Everybody solves the same problem: Makker from the case, HiGHS from the LP file that `makker export --format lp` writes (one',
    'thread, WebAssembly, `mip_rel_gap` 0). Plans are judged by `src/verify` and added up from the case. The LP weighs each must-serve',
    'need left waiting with a factor; points and bound are shown without it, less the factor for each need that Makker proves must wait.',
    ...rows.flatMap(largeTown),
  ].join('\n');
}

function largeTown(row: LargeRow): string[] {
  const { results, factor, leastWaiting } = row;
  const [makker, highs] = [find(results, 'makker'), find(results, 'highs')];
  const limitOf = (solver: Solver) => (solver === 'makker' || solver === 'highs' ? String(row.limits[solver]) : '–');
  return [
    '',
    `## ${row.citizens} citizens × ${row.mentors} mentors, seed ${row.seed}`,
    '',
    `${whole(row.variables)} variables, ${whole(row.constraints)} constraints, factor ${whole(factor)}.`,
    '',
    table(
      ['solver', 'limit, s', 'points', 'must-serve waiting', 'bound', 'gap %', 'seconds', 'peak MB', 'ended'],
      results.map((result) => [
        NAMES[result.solver],
        limitOf(result.solver),
        ...pointCells(result, factor * leastWaiting),
        seconds(result.seconds),
        result.megabytes ?? '–',
        endOf(result),
      ]),
    ),
    '',
    `- Makker’s plan at ${row.limits.makker} s is no worse than HiGHS’s at ${row.limits.highs} s: ${planVerdict(makker, highs)}.`,
    `- Makker’s bound is no worse: ${boundVerdict(makker, highs)}.`,
  ];
}

function pointCells({ points, waitingMustServe, total, totalBound }: Result, level: number): (string | number)[] {
  const bound = totalBound === null ? undefined : totalBound - level;
  return [
    points ?? '–',
    waitingMustServe === null ? '–' : String(waitingMustServe),
    bound === undefined ? '–' : bound < 0 ? 'below 0' : bound,
    bound === undefined || total === null || bound < 0 ? '–' : percent(gapPercent(total - level, bound)),
  ];
}

function planVerdict(makker: Result, highs: Result): string {
  if (highs.total === null) return `yes, HiGHS has no plan (${highs.why})`;
  const difference = highs.total - makker.total!;
  return `${difference >= -TOLERANCE ? 'yes' : '**no**'}, by ${whole(difference)} points`;
}

function boundVerdict(makker: Result, highs: Result): string {
  if (highs.totalBound === null) return `yes, HiGHS has no bound (${highs.why})`;
  const difference = makker.totalBound! - highs.totalBound;
  return `${difference >= -TOLERANCE ? 'yes' : '**no**'}, by ${difference.toFixed(1)} points`;
}

function endOf({ isOptimal, why, solver }: Result): string {
  if (isOptimal) return 'optimal';
  return why !== '' ? why : solver === 'arrival' || solver === 'random' ? 'heuristic' : 'feasible';
}

export function smallTables(rows: readonly SmallRow[]): string {
  const solvers = (rows[0]?.results ?? []).map((result) => result.solver);
  const first = rows[0];
  return [
    `Towns of ${first?.citizens} citizens × ${first?.mentors} mentors, at most ${first?.limit} s each; HiGHS, javascript-lp-solver and yalps read the exported`,
    'LP file. Each run is a process of its own; seconds are from the model to the answer. javascript-lp-solver runs guarded (no presolve,',
    'MIR cuts, zero coefficients dropped, answers added up again). A cell holds the seconds and, where the optimum was not reached, what',
    'happened. The optimum is the one proven by HiGHS or Makker; whoever claims another would be marked.',
    '',
    '## Summary',
    '',
    table(
      [
        'solver',
        'same optimum, proven',
        'same points, not proven',
        'worse plan',
        'no plan',
        'median s',
        'longest s',
        'points above optimum, mean %',
        'must-serve left waiting, mean',
      ],
      solvers.map((solver) => summaryOf(solver, rows)),
    ),
    '',
    '## By town',
    '',
    table(
      ['seed', 'variables', 'optimum', 'must-serve waiting', ...solvers.map((solver) => NAMES[solver])],
      [...rows]
        .sort((a, b) => a.seed - b.seed)
        .map((row) => [
          String(row.seed),
          row.variables,
          best(row)?.points ?? 'not proven',
          String(best(row)?.waitingMustServe ?? '–'),
          ...solvers.map((solver) => cellOf(row, find(row.results, solver))),
        ]),
    ),
  ].join('\n');
}

type Outcome = 'proven' | 'same' | 'worse' | 'none' | 'unknown';

/** The plan that somebody proved optimal; the cheapest where proofs disagree, which cellOf then shows. */
function best(row: SmallRow): Result | undefined {
  return row.results.filter((result) => result.isOptimal).sort((a, b) => a.total! - b.total!)[0];
}

function outcomeOf(row: SmallRow, result: Result): Outcome {
  const optimum = best(row)?.total;
  if (result.total === null) return 'none';
  if (optimum === undefined || optimum === null) return 'unknown';
  if (result.total > optimum + TOLERANCE) return 'worse';
  return result.isOptimal ? 'proven' : 'same';
}

function cellOf(row: SmallRow, result: Result): string {
  const time = `${seconds(result.seconds)} s`;
  const outcome = outcomeOf(row, result);
  if (outcome === 'proven') return time;
  if (outcome === 'none') return `${time}, ${result.why}`;
  if (outcome === 'same') return `${time}, same, not proven`;
  if (outcome === 'unknown') return `${time}, ${whole(result.points!)}, ${result.why}`;
  const optimum = best(row)!;
  const waiting = result.waitingMustServe! - optimum.waitingMustServe!;
  const worse = `${whole(result.points! - optimum.points!)} points${waiting > 0 ? ` and ${waiting} must-serve` : ''} above`;
  return `${time}, ${result.isOptimal ? '**claims optimal**, ' : ''}${worse}`;
}

function summaryOf(solver: Solver, rows: readonly SmallRow[]): (string | number)[] {
  const mine = rows.map((row) => ({ row, result: find(row.results, solver) }));
  const count = (outcome: Outcome) =>
    String(mine.filter(({ row, result }) => outcomeOf(row, result) === outcome).length);
  const times = mine.map(({ result }) => result.seconds);
  const compared = mine.filter(({ row, result }) => result.points !== null && best(row) !== undefined);
  const above = compared.map(({ row, result }) => gapPercent(result.points!, best(row)!.points!));
  const waiting = compared.map(({ row, result }) => result.waitingMustServe! - best(row)!.waitingMustServe!);
  return [
    NAMES[solver],
    count('proven'),
    count('same'),
    count('worse'),
    count('none'),
    seconds(median(times)),
    seconds(Math.max(...times)),
    above.length === 0 ? '–' : percent(mean(above), 2),
    waiting.length === 0 ? '–' : percent(mean(waiting), 1),
  ];
}

function find(results: readonly Result[], solver: Solver): Result {
  const found = results.find((result) => result.solver === solver);
  if (found === undefined) throw new Error(`No result of ${solver}.`);
  return found;
}
