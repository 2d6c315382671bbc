/** What is tried on a session after its last event and taken back: a mentor who falls ill, and what each override of a need would cost. */
import { percentile } from '../../src/cli/replay.ts';
import type { Session } from '../../src/planning/session/index.ts';
import { overridePrices } from '../../src/planning/session/questions/index.ts';
import { addDays } from '../../src/time/calendar.ts';

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

/** Each row prices one need on all its seats and waiting, with everybody else placed anew. */
export interface Overrides {
  readonly rows: number;
  readonly prices: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** Points between what the plans found cost and what the prices prove any costs, on average. */
  readonly meanOpen: number;
}

/** Citizens from which a mentor’s illness is measured, and how many mentors are. */
const MANY_CITIZENS = 12;
const MOST_MENTORS = 20;
const DAYS_ILL = 182;

/** Needs whose rows are priced, spread evenly over the case. */
const MOST_ROWS = 300;

/** Null where nobody has so many citizens. A mentor somebody is pinned to is left out: his illness would break the promise. */
export function illnessOf(session: Session, plan: ReturnType<Session['plan']>): Illness | null {
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
    othersMoved: tried.reduce((sum, { others }) => sum + others, 0) / tried.length,
  };
}

export function overridesOf(session: Session): Overrides {
  const { needs } = session.case;
  const every = Math.max(1, Math.ceil(needs.length / MOST_ROWS));
  const milliseconds: number[] = [];
  let [prices, open] = [0, 0];
  for (let at = 0; at < needs.length; at += every) {
    const start = performance.now();
    const row = overridePrices(session, needs[at]!.id);
    milliseconds.push(performance.now() - start);
    for (const { cost, atLeast } of row) {
      if (cost === null || atLeast === null) continue;
      prices++;
      open += cost - atLeast;
    }
  }
  const at = (share: number) => percentile(milliseconds, share);
  const times = { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
  return { rows: milliseconds.length, prices, ...times, meanOpen: open / Math.max(1, prices) };
}
