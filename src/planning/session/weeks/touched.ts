/** What an event touches, as the weeks need to know it, and what an update answers. */
import type { Seat } from '../../../model/caseIndex.ts';
import type { Meeting, MissedMeeting } from '../../../model/plan.ts';
import type { CrowdedWeek } from '../../weeks/planWeeks.ts';

/**
 * Ids of what is not as it was. Too many cost a little time; one too few leaves meetings that no longer fit. What a unit is (place, contract
 * period, organisation) touches its mentors and groups, a relation or pin its need.
 */
export interface Touched {
  /** Needs on another seat than before, with the seat they have now; undefined: waits or is gone. */
  readonly seats: ReadonlyMap<string, Seat | undefined>;
  /** Needs whose order, grant, relation or pin changed. */
  readonly needs: ReadonlySet<string>;
  readonly citizens: ReadonlySet<string>;
  readonly mentors: ReadonlySet<string>;
  readonly caseworkers: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Policy, rule set, plan date, the number of planned weeks, or where a citizen is placed: everybody is looked at again. */
  readonly everything: boolean;
}

/** The difference between the meetings before and after. A meeting is known by its id. */
export interface WeekChanges {
  readonly added: readonly Meeting[];
  readonly removed: readonly Meeting[];
  /** At another time, or with another mentor, length, form or circle. */
  readonly moved: readonly { readonly from: Meeting; readonly to: Meeting }[];
  readonly missed: readonly MissedMeeting[];
  readonly noLongerMissed: readonly MissedMeeting[];
}

export interface WeeksUpdate {
  readonly changes: WeekChanges;
  /** Ordinary weeks that now cannot hold any meeting of a course, for the assignment to know. `party` is the need’s rank, not its number. */
  readonly crowded: readonly CrowdedWeek[];
  /** Takes the update back. Updates are taken back last first. */
  readonly undo: () => void;
}
