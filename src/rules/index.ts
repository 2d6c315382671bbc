/** The rules: law by date, hard eligibility, and the caseworker’s rules about courses. Pure: no clock, no files. */

export {
  blockerAmong,
  blockerOf,
  blockersOfNeed,
  blockersOfSeat,
  eligibleSeats,
  isBlockedByAny,
  type Moving,
  type PreparedCase,
  prepare,
  prepareAgain,
  rulesFor,
  rulesReading,
  someBlocker,
} from './blocking.ts';
export { plannedCadence } from './cadence.ts';
export * from './casework/index.ts';
export type { PairContext } from './context.ts';
export * from './course.ts';
export { blockers, isEligible, opensOn, RULES } from './eligibility.ts';
export { supportAround } from './hard/schemes.ts';
export { isInScope } from './hard/scope.ts';
export { type RuleSet, ruleSetOf, ruleSetOn } from './law.ts';
export { matchNotices, notices } from './notices.ts';
export { changedFields, type Field, type Owner, type Readable } from './reads.ts';
