/** Placing meetings in the week. */
export { type InfeasibleSet, infeasibleSet } from './infeasibleSet.ts';
export { cheapestStart, dayStands, type FixedMeeting, type FixedWeek, type JoiningMeeting } from './insertion.ts';
export { createWeekMemory, type WeekMemory } from './memory.ts';
export {
  IMPOSSIBLE,
  NONE,
  type SharedWeek,
  type SharedWeekSolution,
  type WeekMeeting,
  type WeekProblem,
  type WeekSolution,
} from './problem.ts';
export { meetsBound, scheduleWeek, type WeekOptions } from './scheduleWeek.ts';
export { type SharedWeekOptions, scheduleSharedWeek } from './sharedWeek.ts';
