/** Events given one by one to a live session, each timed by itself; between them the session rests. The clock lives here. */
import { MakkerError } from '../errors.ts';
import type { EventLine } from '../io/events.ts';
import { atLine } from '../io/eventsInCase.ts';
import type { Difference, Session } from '../planning/session/index.ts';

/** A few: a step of the climb costs about as much as an event does. */
export const DEFAULT_REST_STEPS = 8;

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
}

/**
 * Applies the events in their order and returns how long the session rested; `onEvent` is told of each.
 * @throws MakkerError INVALID_EVENTS with the line, where the session refuses an event.
 */
export function replayEvents(
  session: Session,
  events: readonly EventLine[],
  { restSteps, onEvent }: { readonly restSteps: number; readonly onEvent: (replayed: ReplayedEvent) => void },
): Rest {
  let [seconds, points] = [0, 0];
  for (const { line, event } of events) {
    const start = performance.now();
    const difference = applyAt(line, () => session.apply(event));
    const end = performance.now();
    onEvent({ event, milliseconds: end - start, difference });
    points += rest(session, difference.after.gap, restSteps);
    seconds += (performance.now() - end) / 1000;
  }
  return { seconds, points };
}

/** Idle work between two events, where there is something to prove. Counted in steps, so that a replay repeats exactly. */
function rest(session: Session, gap: number, steps: number): number {
  return steps === 0 || gap <= RESTS_ABOVE_GAP ? 0 : session.rest(steps);
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
