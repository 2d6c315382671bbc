/** `makker replay`: a live session takes the events of a file one by one; its plan is then compared with a solve from nothing. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { MakkerError } from '../../errors.ts';
import { dateText } from '../../explain/words.ts';
import { readEventsFile } from '../../io/events.ts';
import type { Case } from '../../model/case.ts';
import type { TownEvent } from '../../model/event.ts';
import type { Plan } from '../../model/plan.ts';
import { type Difference, primeSession, Session } from '../../planning/session/index.ts';
import { hashCase, type Judgement, judgePlan } from '../../publish.ts';
import { checkOutput, MOST_JSON_BYTES, readCaseToPlan, writeTextFiles } from '../files.ts';
import { type SearchOptions, wholeNumber, withSearchOptions } from '../options.ts';
import { danishNumber, danishPercent, printJson, printTable, say } from '../output.ts';
import { eventLine } from '../progress.ts';
import { DEFAULT_REST_STEPS, type Idle, percentile, type Rest, replayEvents } from '../replay.ts';
import { gapOf, proofText, solveTimed } from './solve.ts';

/** Needs and mentors tried out before the first event, so that it is answered as fast as the others. */
const PRIMED = 60;

interface ReplayOptions extends SearchOptions {
  readonly rest: number;
  readonly accept: number;
  readonly out?: string;
  readonly caseOut?: string;
  readonly log?: string;
  readonly json?: boolean;
}

export function addReplay(makker: Command): void {
  withSearchOptions(makker.command('replay <case> <events>'))
    .description('Genspil hændelser (NDJSON) mod en levende plan, og sammenlign den med at løse forfra.')
    .option(
      '--rest <steps>',
      'steps of work on the bound between events; 0: none',
      wholeNumber(0, 10_000),
      DEFAULT_REST_STEPS,
    )
    .option(
      '--accept <steps>',
      'steps of search for a better plan between events; one that ends no running relation is accepted; 0: none',
      wholeNumber(0, 10_000),
      0,
    )
    .option('--out <file>', 'write the plan after the last event here')
    .option('--case-out <file>', 'write the case after the last event here: what the plan is verified against')
    .option('--log <file>', 'write what each event changed here, one JSON object a line')
    .option('--json', 'print the summary as one JSON object')
    .action(async (casePath: string, eventsPath: string, options: ReplayOptions) => {
      const input = await readCaseToPlan(casePath);
      const events = await readEventsFile(eventsPath, MOST_JSON_BYTES, input);
      await checkOutputs(options, [casePath, eventsPath]);
      const session = new Session(input, solveTimed(input, options).plan);
      primeSession(session, PRIMED);
      const followed = follow(session, events, { restSteps: options.rest, acceptSteps: options.accept });
      const plan = session.plan(hashCase(session.case));
      const verdict = judgePlan(session.case, plan);
      const summary = summaryOf(followed, plan, verdict, coldSolve(session.case, options));
      refuseWrong(verdict, summary);
      await writeTextFiles([
        ...fileOf(options.out, () => `${JSON.stringify(plan)}\n`),
        ...fileOf(options.caseOut, () => `${JSON.stringify(session.case)}\n`),
        ...fileOf(options.log, () => followed.log.map((entry) => `${JSON.stringify(entry)}\n`).join('')),
      ]);
      if (options.json) printJson({ ...summary });
      else printReplay(plan, summary, followed);
      if (options.out !== undefined) say(`Planen er skrevet til ${options.out}`);
      if (options.caseOut !== undefined) say(`Sagen er skrevet til ${options.caseOut}`);
      if (options.log !== undefined) say(`Ændringerne er skrevet til ${options.log}`);
    });
}

function fileOf(path: string | undefined, text: () => string): { path: string; text: string }[] {
  return path === undefined ? [] : [{ path, text: text() }];
}

/** Before anything is solved: no file may replace what is read, nor another. */
async function checkOutputs({ out, caseOut, log }: ReplayOptions, inputs: readonly string[]): Promise<void> {
  const given = Object.entries({ '--out': out, '--case-out': caseOut, '--log': log });
  const outputs = given.filter((entry): entry is [string, string] => entry[1] !== undefined);
  for (const [at, [option, path]] of outputs.entries()) {
    const other = outputs.slice(0, at).find(([, earlier]) => resolve(earlier) === resolve(path));
    if (other !== undefined) {
      throw new MakkerError('BAD_OPTION', `${other[0]} and ${option} are both "${path}". Name two files.`);
    }
    await checkOutput(path, inputs, option);
  }
}

interface Followed {
  readonly milliseconds: readonly number[];
  readonly relationsEnded: number;
  readonly rest: Rest;
  /** What was changed, event by event and proposal by proposal. */
  readonly log: readonly LogEntry[];
}

/** A line of --log: the event (null: a proposal that was accepted), and its difference. */
type LogEntry = Difference & { readonly event: TownEvent | null; readonly milliseconds: number | null };

function follow(session: Session, events: Parameters<typeof replayEvents>[1], idle: Idle): Followed {
  const milliseconds: number[] = [];
  const log: LogEntry[] = [];
  let relationsEnded = 0;
  const draw = eventLine(events.length);
  const rest = replayEvents(session, events, {
    ...idle,
    onEvent: (replayed) => {
      milliseconds.push(replayed.milliseconds);
      log.push({ event: replayed.event, milliseconds: rounded(replayed.milliseconds), ...replayed.difference });
      relationsEnded += replayed.difference.seats.filter(({ endsRelation }) => endsRelation).length;
      draw(milliseconds.length);
    },
    onAccepted: (difference) => log.push({ event: null, milliseconds: null, ...difference }),
  });
  return { milliseconds, relationsEnded, rest, log };
}

interface Cold {
  readonly objective: number;
  readonly waitingMustServe: number;
  readonly seconds: number;
}

function coldSolve(input: Case, options: SearchOptions): Cold {
  const { plan, times } = solveTimed(input, options);
  const { objective, waitingMustServe } = plan.certificate;
  return { objective, waitingMustServe, seconds: times.total };
}

type Summary = ReturnType<typeof summaryOf>;

/** Fields of the command’s contract, and what tells whether the two plans can be compared. */
function summaryOf({ milliseconds, relationsEnded, rest }: Followed, plan: Plan, { valid }: Judgement, cold: Cold) {
  const { objective, bound, waitingMustServe } = plan.certificate;
  const events = milliseconds.length;
  return {
    events,
    p50Ms: rounded(percentile(milliseconds, 0.5)),
    p99Ms: rounded(percentile(milliseconds, 0.99)),
    maxMs: rounded(percentile(milliseconds, 1)),
    relationsChangedPerEvent: events === 0 ? 0 : rounded(relationsEnded / events),
    objective,
    bound,
    gap: gapOf(objective, bound),
    coldObjective: cold.objective,
    coldSeconds: cold.seconds,
    driftPct: rounded(100 * driftOf(objective, cold.objective)),
    valid,
    waitingMustServe,
    coldWaitingMustServe: cold.waitingMustServe,
    restSeconds: rounded(rest.seconds),
    proposalsAccepted: rest.accepted,
    relationsEnded,
    waiting: plan.kpis.waiting,
    restPoints: Math.round(rest.points),
    proposalPoints: rest.acceptedPoints,
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** A plan that does not verify is a defect of ours and is shown to nobody; what was measured is told all the same. */
function refuseWrong({ valid, violations }: Judgement, summary: Summary): void {
  if (valid) return;
  throw new MakkerError(
    'PLAN_DOES_NOT_VERIFY',
    'The plan after the last event does not verify, so it is not shown. Please report this with the case and the events.',
    violations.map(({ code, path, message }) => ({
      code: 'PLAN_DOES_NOT_VERIFY',
      path,
      message: `${code}: ${message}`,
    })),
    { ...summary },
  );
}

function printReplay(plan: Plan, summary: Summary, { relationsEnded, rest }: Followed): void {
  const { events, objective, bound, gap, waitingMustServe } = summary;
  printTable(`Genspillet for ${plan.municipalityId}, uge fra ${dateText(plan.planDate, 'da')}`, [
    ['Hændelser', danishNumber(events)],
    [
      'Ms pr. hændelse',
      `median ${danishNumber(summary.p50Ms)}, 99 % inden ${danishNumber(summary.p99Ms)}, højst ${danishNumber(summary.maxMs)}`,
    ],
    [
      'Relationer brudt',
      `${danishNumber(relationsEnded)} (${danishNumber(summary.relationsChangedPerEvent)} pr. hændelse)`,
    ],
    ['Venter', `${danishNumber(plan.kpis.waiting)} (heraf ret og pligt: ${danishNumber(waitingMustServe)})`],
    ['Point', danishNumber(objective)],
    ['Bevist grænse', `${danishNumber(bound)} (${proofText(gap, plan.certificate.isOptimal)})`],
    ['Løst forfra', coldText(summary)],
    [
      'Hvilet',
      `${danishNumber(summary.restSeconds)} sekunder; grænsen steg ${danishNumber(Math.round(rest.points))} point i alt`,
    ],
    ...acceptedLine(rest),
    ['Gyldig', 'ja'],
  ]);
}

function acceptedLine({ accepted, acceptedPoints }: Rest): [string, string][] {
  if (accepted === 0) return [];
  return [['Forslag taget', `${danishNumber(accepted)}; planen blev ${danishNumber(acceptedPoints)} point bedre`]];
}

/** How far above the plan solved from nothing, as a share of its points; below 0 where the live plan is the better one. */
function driftOf(objective: number, coldObjective: number): number {
  return (objective - coldObjective) / Math.max(1, Math.abs(coldObjective));
}

/** Points of two plans compare only where as many must-serve needs wait. */
function coldText({ objective, coldObjective, coldSeconds, waitingMustServe, coldWaitingMustServe }: Summary): string {
  const drift = driftOf(objective, coldObjective);
  const where =
    drift === 0
      ? 'den levende plan er lige så god'
      : `den levende plan ligger ${danishPercent(Math.abs(drift))} ${drift < 0 ? 'under' : 'over'}`;
  const text = `${danishNumber(coldObjective)} point på ${danishNumber(coldSeconds)} sekunder; ${where}`;
  if (waitingMustServe === coldWaitingMustServe) return text;
  return `${text}. Kan ikke sammenlignes: forfra venter ${danishNumber(coldWaitingMustServe)} med ret og pligt`;
}
