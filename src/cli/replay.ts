/** Events given one by one to a live session, each timed by itself; between them the session rests. The clock lives here. */
import { MakkerError } from '../errors.ts';
import type { EventLine } from '../io/events.ts';
import { atLine } from '../io/eventsInCase.ts';
import type { Difference, Session } from '../planning/session/index.ts';

/** Few enough for the pause between two sentences: some 30 ms in a town of 500, some 150 ms in one of 2,500. */
export const DEFAULT_REST_STEPS = 16;

/** Below this gap a better bound is worth no idle work. */
const RESTS_ABOVE_GAP = 0.002;

export interface ReplayedEvent {
  readonly event: EventLine['event'];
  /** Milliseconds of `apply` alone: plan, weeks and gap. */
  readonly milliseconds: number;
  readonly difference: Difference;
}

export interface Rest {
  readonly seconds: number;
  /** Points by which the bound rose. */
  readonly points: number;
  /** Better plans taken, and the points they were better by. */
  readonly accepted: number;
  readonly acceptedPoints: number;
}

/** What is done between two events, counted in steps, so that a replay repeats exactly. */
export interface Idle {
  /** Steps of the climb of the bound. */
  readonly restSteps: number;
  /** Steps of the search for a better plan. One that ends no running relation is taken, as somebody would who accepts every such offer. */
  readonly acceptSteps: number;
}

interface Listeners {
  readonly onEvent: (replayed: ReplayedEvent) => void;
  readonly onAccepted?: (difference: Difference) => void;
}

/**
 * Applies the events in their order and returns how long the session rested; `onEvent` is told of each.
 * @throws MakkerError INVALID_EVENTS with the line, where the session refuses an event.
 */
export function replayEvents(
  session: Session,
  events: readonly EventLine[],
  { onEvent, onAccepted, ...idle }: Idle & Listeners,
): Rest {
  let [seconds, points, accepted, acceptedPoints] = [0, 0, 0, 0];
  for (const { line, event } of events) {
    const start = performance.now();
    const difference = applyAt(line, () => session.apply(event));
    const end = performance.now();
    onEvent({ event, milliseconds: end - start, difference });
    points += rest(session, idle.restSteps);
    const taken = accept(session, idle.acceptSteps);
    if (taken !== undefined) {
      accepted++;
      acceptedPoints += taken.before.objective - taken.after.objective;
      onAccepted?.(taken);
    }
    seconds += (performance.now() - end) / 1000;
  }
  return { seconds, points, accepted, acceptedPoints };
}

/** Returns the points by which the bound rose. */
function rest(session: Session, steps: number): number {
  return steps === 0 || session.figures().gap <= RESTS_ABOVE_GAP ? 0 : session.rest(steps);
}

/** A better plan, made the session’s own; undefined where none was found. */
function accept(session: Session, steps: number): Difference | undefined {
  const proposal = steps === 0 ? undefined : session.propose(steps);
  return proposal === undefined ? undefined : session.accept(proposal);
}

function applyAt(line: number, apply: () => Difference): Difference {
  try {
    return apply();
  } catch (error) {
    if (!(error instanceof MakkerError)) throw error;
    const message = `The event on line ${line} is refused: ${error.message} Correct it, or leave it out.`;
    throw new MakkerError(
      'INVALID_EVENTS',
      message,
      error.faults.map((fault) => atLine(line, fault)),
    );
  }
}

/** The value that so large a share of all values is at most (nearest rank); 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
