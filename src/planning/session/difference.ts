/** What an event has changed in the plan: who moved, why, what it costs, and how good the plan is now. */
import type { Plan, Reason } from '../../model/plan.ts';
import type { WeekChanges } from './weeks/index.ts';

/** How good the plan is. `gap`: (objective − bound) / max(1, |objective|), the share that a better plan could save at most. */
export interface Figures {
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly needs: number;
  readonly waiting: number;
  readonly waitingMustServe: number;
}

/** A need on another seat than before; null: it waits, or is not in the case. */
export interface SeatChange {
  readonly needId: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Points of the match, or of waiting, then and now; null while the need is not in the case. */
  readonly pointsBefore: number | null;
  readonly pointsAfter: number | null;
  /** Why: the event itself, what blocks the old seat now, or who took it. */
  readonly reasons: readonly Reason[];
  /** The need leaves the seat of the relation that was running before the event, whoever wanted it; a need that is closed has left nobody. */
  readonly endsRelation: boolean;
}

export interface Difference {
  readonly seats: readonly SeatChange[];
  readonly meetings: WeekChanges;
  readonly before: Figures;
  readonly after: Figures;
}

/** What is read of a plan that a session is opened on. */
export type OpeningPlan = Pick<
  Plan,
  'assignments' | 'meetings' | 'missedMeetings' | 'notices' | 'kpis' | 'certificate' | 'options'
>;

/** A better plan found at rest: offered, and made only when somebody accepts it while the plan is the one it was made from. */
export interface Proposal {
  /** Points the plan would be better by, and must-serve needs fewer that would wait. */
  readonly gain: number;
  readonly mustServeGain: number;
  readonly seats: readonly SeatChange[];
  readonly meetings: WeekChanges;
}
