/** The rules: law by date, hard eligibility, and the caseworker’s rules about courses. Pure: no clock, no files. */
export { plannedCadence } from './cadence.ts';
export * from './casework/index.ts';
export type { PairContext } from './context.ts';
export * from './course.ts';
export { blockers, eligibleSeats, isEligible, opensOn, type PreparedCase, prepare, RULES } from './eligibility.ts';
export { supportAround } from './hard/schemes.ts';
export { isInScope } from './hard/scope.ts';
export { type RuleSet, ruleSetOf, ruleSetOn } from './law.ts';
export { matchNotices, notices } from './notices.ts';
