/** The page of bench/session.ts. */
import type { Times } from '../jobs/session.ts';
import { gapPercent, percent, seconds, table, whole } from './markdown.ts';
import type { Measured } from './results.ts';
import { COLD_EVENTS, type Race, type SessionRow } from './sessionTown.ts';

type Row = Measured<SessionRow>;

/** Milliseconds an event may take, and what else is asked of a size. */
const FIGURES = [
  { citizens: 500, p50: 0.3, p99: 3 },
  { citizens: 2500, p50: 0.8, p99: 8, max: 60, coldRatio: 1000, highsRatio: 10_000, megabytes: 150 },
  { citizens: 10_000, p50: 2, p99: 25 },
] as const;

const MOST_DRIFT_PERCENT = 0.1;
const MOST_GAP_PERCENT = 0.3;
const MOST_RELATIONS_AN_EVENT = 0.2;
const MOST_ILLNESS_MS = 50;
const MOST_OVERRIDE_MS = 16;

export function sessionTables(unordered: readonly Row[]): string {
  const rows = [...unordered].sort(
    (a, b) => a.citizens - b.citizens || a.seed - b.seed || a.acceptSteps - b.acceptSteps,
  );
  return [
    'Each town is solved and its plan opened as a live session in a process of its own, which has solved nothing and takes the generated',
    'events one by one. Milliseconds are those of `apply` alone – plan, weeks and gap. The first events run code that',
    `nothing has warmed: every event counts, and the figures without the first ${COLD_EVENTS} stand beside. Between events the session rests as in`,
    '`makker replay`, outside those times. The last plan was judged by `src/verify`; every event was checked against the case first.',
    '',
    '## Time of an event',
    '',
    table(
      [
        ...['town', 'events', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms'],
        ...[`p50 after ${COLD_EVENTS}`, `p99 after ${COLD_EVENTS}`, `max after ${COLD_EVENTS}`, 'opening, s', 'load'],
      ],
      rows.map(timeCells),
    ),
    '',
    '## How good the plan stays',
    '',
    '*Cold*: the last case solved from nothing by `makker solve` in as many seconds as the opening plan had. *Drift*: how far the live plan is',
    'above it. Points compare where as many must-serve needs wait. *Rest*: seconds between all events, and points of the bound. A row that is',
    '*accepting* searches for a better plan between events as `makker replay --accept` does, and takes what ends no running relation.',
    '',
    table(
      [
        ...[
          'town',
          'limit, s',
          'gap opened %',
          'gap median %',
          'gap max %',
          'gap at end %',
          'points',
          'cold points',
          'drift %',
        ],
        ...['must-serve waiting (cold)', 'relations ended an event', 'rest steps', 'rest, s', 'bound by rest'],
        ...['accept steps', 'accepted', 'points by them'],
      ],
      rows.map(qualityCells),
    ),
    '',
    '## Against solving anew',
    '',
    'Seconds until a solver that begins with nothing is as near the bound as the live plan is at the end: ours (pairs, assignment, and all weeks',
    'once), and HiGHS on the exported LP file of the last case (one thread, the assignment alone). The ratio is to the median event; `>`:',
    'not reached in that time.',
    '',
    table(
      ['town', 'gap at end %', 'p50 ms', 'ours, s', 'ratio', 'HiGHS, s', 'ratio ', 'HiGHS ended'],
      rows.map(raceCells),
    ),
    '',
    '## Memory, and a mentor who falls ill',
    '',
    'Memory: objects and array buffers alive after two full collections, less those before the session was opened with case, plan and events',
    'in memory: what the session holds beside them, with the answers of rules and fit it caches. *At end* has the last 200 events to take back. Ill:',
    'one mentor with 12 citizens or more, away for half a year, applied and taken back, for up to 20 mentors of the town, those with most citizens first.',
    '',
    table(
      [
        ...['town', 'MB opened', 'MB at end', 'mentors tried', 'their citizens', 'median ms', 'max ms'],
        'moved of other mentors, mean',
      ],
      rows.map(illnessCells),
    ),
    '',
    '## The price of an override',
    '',
    'One need on each of its seats, and waiting, with everybody else placed anew: who would move, what it costs, and what it costs at least. Up to 300',
    'needs, spread over the case as the last event left it. *Open*: points between what the plans found cost and what the prices prove, on average.',
    '',
    table(['town', 'needs', 'prices', 'p50 ms', 'p95 ms', 'max ms', 'open, points'], rows.map(overrideCells)),
    ...rows.flatMap(typeSection),
    '',
    '## Against the figures',
    '',
    table(['town', 'figure', 'measured', 'verdict'], rows.flatMap(verdicts)),
  ].join('\n');
}

function townOf({ citizens, mentors, seed, acceptSteps }: Row): string {
  return `${citizens} × ${mentors}, seed ${seed}${acceptSteps === 0 ? '' : ', accepting'}`;
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

function timeCells(row: Row): (string | number)[] {
  const { all, warm, openSeconds } = row.live;
  const cells = [all.p50, all.p90, all.p99, all.max].map(ms);
  const warmCells = warm.count === 0 ? ['–', '–', '–'] : [warm.p50, warm.p99, warm.max].map(ms);
  return [townOf(row), all.count, ...cells, ...warmCells, seconds(openSeconds), String(row.load)];
}

function qualityCells(row: Row): (string | number)[] {
  const { live, cold, limit, restSteps } = row;
  return [
    townOf(row),
    String(limit),
    ...[live.openingGap, live.gapMedian, live.gapMax].map((share) => percent(100 * share)),
    percent(gapPercent(live.objective, live.bound)),
    live.objective,
    cold.objective,
    percent(driftPercent(row)),
    `${live.waitingMustServe} (${cold.waitingMustServe})`,
    relationsAnEvent(row).toFixed(3),
    String(restSteps),
    seconds(live.restSeconds),
    whole(live.restPoints),
    String(row.acceptSteps),
    live.accepted,
    live.acceptedPoints,
  ];
}

function driftPercent({ live, cold }: SessionRow): number {
  return (100 * (live.objective - cold.objective)) / Math.max(1, Math.abs(cold.objective));
}

function relationsAnEvent({ live }: SessionRow): number {
  return live.relationsEnded / Math.max(1, live.all.count);
}

function raceCells(row: Row): (string | number)[] {
  const { live, ours, highs } = row;
  return [
    townOf(row),
    percent(gapPercent(live.objective, live.bound)),
    ms(live.all.p50),
    timeOf(ours),
    ratioText(ours, row),
    highs === null ? '–' : timeOf(highs),
    highs === null ? '–' : ratioText(highs, row),
    highs === null ? 'not asked' : highs.why || 'as near',
  ];
}

function timeOf(race: Race): string {
  return `${race.isReached ? '' : '> '}${seconds(race.seconds)}`;
}

function ratioText(race: Race, row: Row): string {
  return `${race.isReached ? '' : '> '}${whole(ratioOf(race, row))}`;
}

function ratioOf(race: Race, { live }: SessionRow): number {
  return (1000 * race.seconds) / live.all.p50;
}

function illnessCells(row: Row): (string | number)[] {
  const { illness, openedMegabytes, endMegabytes } = row.live;
  const memory = [townOf(row), openedMegabytes.toFixed(1), endMegabytes.toFixed(1)];
  if (illness === null) return [...memory, '0', '–', '–', '–', '–'];
  const { tried, leastCitizens, mostCitizens, medianMs, maxMs, othersMoved } = illness;
  return [...memory, tried, `${leastCitizens}–${mostCitizens}`, ms(medianMs), ms(maxMs), othersMoved.toFixed(1)];
}

function overrideCells(row: Row): (string | number)[] {
  const { rows, prices, p50Ms, p95Ms, maxMs, meanOpen } = row.live.overrides;
  return [townOf(row), rows, prices, ms(p50Ms), ms(p95Ms), ms(maxMs), whole(meanOpen)];
}

function typeSection(row: Row): string[] {
  const cells = ([type, times]: [string, Times & { readonly moved: number }]) => [
    `\`${type}\``,
    times.count,
    ...[times.p50, times.p90, times.p99, times.max].map(ms),
    times.moved.toFixed(2),
  ];
  return [
    '',
    `## By event: ${townOf(row)}`,
    '',
    table(
      ['event', 'events', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms', 'needs that moved, mean'],
      Object.entries(row.live.types).map(cells),
    ),
  ];
}

function verdicts(row: Row): string[][] {
  const { live, ours, highs } = row;
  const lines: string[][] = [];
  const line = (figure: string, measured: string, isMet: boolean) =>
    lines.push([townOf(row), figure, measured, isMet ? 'reached' : '**falls short**']);
  const asked = FIGURES.find(({ citizens }) => citizens === row.citizens);
  if (asked !== undefined) {
    line(`p50 ≤ ${asked.p50} ms`, `${ms(live.all.p50)} ms`, live.all.p50 <= asked.p50);
    line(`p99 ≤ ${asked.p99} ms`, `${ms(live.all.p99)} ms`, live.all.p99 <= asked.p99);
  }
  if (asked !== undefined && 'max' in asked) {
    line(`max ≤ ${asked.max} ms`, `${ms(live.all.max)} ms`, live.all.max <= asked.max);
    const isAhead = (race: Race, ratio: number) => ratioOf(race, row) >= ratio;
    line(`≥ ${whole(asked.coldRatio)}× our cold solve`, `${ratioText(ours, row)}×`, isAhead(ours, asked.coldRatio));
    if (highs !== null)
      line(`≥ ${whole(asked.highsRatio)}× HiGHS`, `${ratioText(highs, row)}×`, isAhead(highs, asked.highsRatio));
    const { endMegabytes } = live;
    const { p95Ms } = live.overrides;
    line(`override row p95 ≤ ${MOST_OVERRIDE_MS} ms`, `${ms(p95Ms)} ms`, p95Ms <= MOST_OVERRIDE_MS);
    line(`memory ≤ ${asked.megabytes} MB`, `${endMegabytes.toFixed(1)} MB at end`, endMegabytes <= asked.megabytes);
  }
  const drift = driftPercent(row);
  const isAsGood = live.waitingMustServe <= row.cold.waitingMustServe;
  line(`drift ≤ ${MOST_DRIFT_PERCENT} %`, `${percent(drift)} %`, drift <= MOST_DRIFT_PERCENT && isAsGood);
  const gap = 100 * live.gapMax;
  line(`gap ≤ ${MOST_GAP_PERCENT} % after every event`, `${percent(gap)} %`, gap <= MOST_GAP_PERCENT);
  const relations = relationsAnEvent(row);
  line(
    `relations ended ≤ ${MOST_RELATIONS_AN_EVENT} an event`,
    relations.toFixed(3),
    relations <= MOST_RELATIONS_AN_EVENT,
  );
  const { illness } = live;
  if (illness !== null)
    line(`ill mentor ≤ ${MOST_ILLNESS_MS} ms`, `${ms(illness.maxMs)} ms at most`, illness.maxMs <= MOST_ILLNESS_MS);
  return lines;
}
