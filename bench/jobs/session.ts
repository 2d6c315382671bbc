/**
 * Job: a live session opened on a plan from a file takes the events of another. A process that has solved nothing: what the session keeps
 * is then all its own, and its first events run code that nothing has warmed.
 */
import { writeFileSync } from 'node:fs';
import { MOST_JSON_BYTES, readCaseFile, readPlanFile } from '../../src/cli/files.ts';
import { percentile, replayEvents } from '../../src/cli/replay.ts';
import { readEventsFile } from '../../src/io/events.ts';
import { Session } from '../../src/planning/session/index.ts';
import { hashCase, refuseWrongPlan } from '../../src/publish.ts';
import { answerJob } from '../harness/child.ts';
import { livingMegabytes, stopwatch } from '../harness/machine.ts';
import { type Illness, illnessOf, type Overrides, overridesOf } from '../harness/sessionTrials.ts';

export interface SessionInput {
  readonly file: string;
  readonly planFile: string;
  readonly eventsFile: string;
  /** Where the case goes that the events lead to. */
  readonly finalFile: string;
  /** As the option --rest of `makker replay`. */
  readonly restSteps: number;
  /** As the option --accept. */
  readonly acceptSteps: number;
  /** Events after which the code is taken to be warm. */
  readonly coldEvents: number;
}

/** Milliseconds of `apply`: plan, weeks and gap. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

export interface SessionAnswer {
  readonly citizens: number;
  readonly events: number;
  readonly openingNeeds: number;
  readonly openSeconds: number;
  readonly openingGap: number;
  readonly all: Times;
  /** Without the first, which run cold code. */
  readonly warm: Times;
  readonly types: Readonly<Record<string, Times & { readonly moved: number }>>;
  readonly gapMedian: number;
  readonly gapMax: number;
  readonly relationsEnded: number;
  readonly restSeconds: number;
  readonly restPoints: number;
  readonly accepted: number;
  readonly acceptedPoints: number;
  readonly objective: number;
  readonly bound: number;
  readonly waitingMustServe: number;
  /** What the session holds beside case, plan and events: when opened, and after the last event with all that can be taken back. */
  readonly openedMegabytes: number;
  readonly endMegabytes: number;
  readonly illness: Illness | null;
  readonly overrides: Overrides;
}

interface Taken {
  readonly type: string;
  readonly milliseconds: number;
  readonly moved: number;
  readonly relationsEnded: number;
  readonly gap: number;
}

await answerJob(async (given: SessionInput): Promise<SessionAnswer> => {
  const { file, planFile, eventsFile, finalFile, restSteps, acceptSteps, coldEvents } = given;
  // The plan was judged when it was made. Judging it here would fill what rules and fit keep, before the memory is counted.
  const [input, plan] = [await readCaseFile(file), await readPlanFile(planFile)];
  const events = await readEventsFile(eventsFile, MOST_JSON_BYTES, input);
  const before = livingMegabytes();
  const since = stopwatch();
  const session = new Session(input, plan);
  const openSeconds = since();
  const openedMegabytes = livingMegabytes() - before;
  const openingGap = session.figures().gap;
  const taken: Taken[] = [];
  const rest = replayEvents(session, events, {
    restSteps,
    acceptSteps,
    onEvent: ({ event, milliseconds, difference: { seats, after } }) => {
      const relationsEnded = seats.filter(({ endsRelation }) => endsRelation).length;
      taken.push({ type: event.type, milliseconds, moved: seats.length, relationsEnded, gap: after.gap });
    },
  });
  const endMegabytes = livingMegabytes() - before;
  const last = session.plan(hashCase(session.case));
  refuseWrongPlan(session.case, last);
  writeFileSync(finalFile, JSON.stringify(session.case));
  const { objective, bound, waitingMustServe } = last.certificate;
  const gaps = taken.map(({ gap }) => gap);
  return {
    // Asked here, so that case, events and plan were still there at every count of the memory.
    citizens: input.citizens.length,
    events: events.length,
    openingNeeds: plan.kpis.needs,
    openSeconds,
    openingGap,
    all: timesOf(taken),
    warm: timesOf(taken.slice(coldEvents)),
    types: byType(taken),
    gapMedian: percentile(gaps, 0.5),
    gapMax: percentile(gaps, 1),
    relationsEnded: sum(taken.map(({ relationsEnded }) => relationsEnded)),
    restSeconds: rest.seconds,
    restPoints: rest.points,
    accepted: rest.accepted,
    acceptedPoints: rest.acceptedPoints,
    objective,
    bound,
    waitingMustServe,
    openedMegabytes,
    endMegabytes,
    illness: illnessOf(session, last),
    overrides: overridesOf(session),
  };
});

function timesOf(taken: readonly Taken[]): Times {
  const milliseconds = taken.map((each) => each.milliseconds);
  const at = (share: number) => percentile(milliseconds, share);
  return { count: taken.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}

function byType(taken: readonly Taken[]): SessionAnswer['types'] {
  const groups = Object.groupBy(taken, ({ type }) => type);
  const types = Object.entries(groups).map(([type, of = []]) => {
    return [type, { ...timesOf(of), moved: sum(of.map(({ moved }) => moved)) / of.length }] as const;
  });
  return Object.fromEntries(types.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
