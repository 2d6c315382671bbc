/** The weeks of a session. */
export { joinChanges } from './changes.ts';
export { type LiveWeeks, openLiveWeeks } from './liveWeeks.ts';
export type { Touched, WeekChanges, WeeksUpdate } from './touched.ts';
