/**
 * One week of meetings as the solver sees it. Time is counted in slots of 15 minutes from the start of a day; day 0 is the first
 * day of the week. Intervals are half-open. Costs are whole points. Nothing here knows what a meeting is about.
 */

/** A meeting that is not placed, a resource or a group that does not exist. */
export const NONE = -1;

/** Start cost of a slot at which the meeting cannot start. */
export const IMPOSSIBLE = -1;

/** All meetings of one mentor's week. `slot index` = day · slotsPerDay + slot of the day. */
export interface WeekProblem {
  readonly dayCount: number;
  readonly slotsPerDay: number;
  readonly meetings: readonly WeekMeeting[];
  /** Places are rows and columns of `travelSlots`; place 0 is the base, where every working day starts and ends. */
  readonly placeCount: number;
  /** Slots to get from one place to another, row-major, 0 on the diagonal. */
  readonly travelSlots: Int32Array;
  /** Points per slot of travel. */
  readonly travelCost: number;
  /** 1 where the mentor is free, by slot index. Travel and meetings both take free slots. */
  readonly free: Uint8Array;
  /** Idle slots after each meeting before the next meeting or journey may begin. */
  readonly gapSlots: number;
  /** On every day with a meeting, this many slots in a row inside [earliest, latest) carry neither meeting nor journey; 0 slots = no rule. */
  readonly dayBreak: { readonly slots: number; readonly earliest: number; readonly latest: number };
  /** Points for each day with any meeting. */
  readonly dayCost: number;
}

export interface WeekMeeting {
  /** Length in slots, ≥ 1. */
  readonly slots: number;
  readonly place: number;
  /** Meetings of the same party never fall on the same day. */
  readonly party: number;
  /** Points of starting at each slot index, or IMPOSSIBLE. Both parties' free time, closing hours and wishes are already in it. */
  readonly startCost: Int32Array;
  /** Points of leaving the meeting out of the week. */
  readonly skipCost: number;
  /** Shared things the meeting occupies while it lasts (a room kind, a citizen, a caseworker): indices into SharedWeek.resources. */
  readonly resources: readonly number[];
}

/** `optimal`: no cheaper week exists. `feasible`: found by search, not proven. */
export interface WeekSolution {
  readonly status: 'optimal' | 'feasible';
  /** Slot index at which each meeting starts, or NONE where it is left out. */
  readonly startOf: Int32Array;
  readonly cost: number;
  /** Which method placed the week. */
  readonly method: 'exact' | 'search';
  /** Units of effort spent. */
  readonly steps: number;
}

/** All mentors' weeks, coupled by things they share. */
export interface SharedWeek {
  readonly weeks: readonly WeekProblem[];
  /** capacity[slot index] of each resource: how many meetings may use it at once. */
  readonly resources: readonly { readonly capacity: Int32Array }[];
}

export interface SharedWeekSolution {
  readonly weeks: readonly WeekSolution[];
  /** Mentors whose week had to give way to another for a shared thing; their status then speaks of the week after giving way. */
  readonly gaveWay: readonly number[];
}
