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
import { addDays } from '../../src/time/calendar.ts';
import { answerJob } from '../harness/child.ts';
import { livingMegabytes, stopwatch } from '../harness/machine.ts';

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

/** A mentor with many citizens falls ill for half a year; each is tried and taken back. */
export interface Illness {
  readonly tried: number;
  readonly leastCitizens: number;
  readonly mostCitizens: number;
  readonly medianMs: number;
  readonly maxMs: number;
  /** Needs that changed seats although they were with somebody else, on average. */
  readonly othersMoved: number;
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
}

/** Citizens from which a mentor’s illness is measured, and how many mentors are. */
const MANY_CITIZENS = 12;
const MOST_MENTORS = 20;
const DAYS_ILL = 182;

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

/** Null where nobody has so many citizens. A mentor somebody is pinned to is left out: his illness would break the promise. */
function illnessOf(session: Session, plan: ReturnType<Session['plan']>): Illness | null {
  const { mentors, pins, planDate } = session.case;
  const pinned = new Set(pins.map(({ seatId }) => seatId));
  const citizens = new Map<string, number>();
  for (const { seatId } of plan.assignments) citizens.set(seatId, (citizens.get(seatId) ?? 0) + 1);
  const busy = mentors
    .map(({ id }) => ({ id, count: citizens.get(id) ?? 0 }))
    .filter(({ id, count }) => count >= MANY_CITIZENS && !pinned.has(id))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_MENTORS);
  if (busy.length === 0) return null;
  const absence = { from: planDate, until: addDays(planDate, DAYS_ILL) };
  const tried = busy.map(({ id }) => {
    const start = performance.now();
    const { seats } = session.apply({ type: 'mentorAbsent', mentorId: id, absence });
    const milliseconds = performance.now() - start;
    session.undo();
    return { milliseconds, others: seats.filter(({ from }) => from !== id).length };
  });
  const milliseconds = tried.map((each) => each.milliseconds);
  return {
    tried: tried.length,
    leastCitizens: busy.at(-1)!.count,
    mostCitizens: busy[0]!.count,
    medianMs: percentile(milliseconds, 0.5),
    maxMs: percentile(milliseconds, 1),
    othersMoved: sum(tried.map(({ others }) => others)) / tried.length,
  };
}
