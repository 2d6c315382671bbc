/** The rules: law by date, hard eligibility, and the caseworker’s rules about courses. Pure: no clock, no files. */

export { plannedCadence } from './cadence.ts';
export * from './casework/index.ts';
export type { NeedContext, PairContext, UnitContext } from './context.ts';
export * from './course.ts';
export { blockers, eligibleSeats, isEligible, opensOn, type PreparedCase, prepare, RULES } from './eligibility.ts';
export { roleOfSeat } from './hard/ordered.ts';
export { supportAround } from './hard/schemes.ts';
export { isInScope } from './hard/scope.ts';
export { hasParallelProfessional } from './hard/volunteers.ts';
export type { AgreementField, RuleSet } from './law.ts';
export { ruleSetOf, ruleSetOn } from './law.ts';
export { matchNotices, notices } from './notices.ts';
export { earliestStart, latestStart } from './opening.ts';
export type { Rule } from './rule.ts';
export { capacityOn, type Held, holdsCompetence, isVolunteer, organisationOf, speaks } from './seatFacts.ts';
export { freeStretches, longestCommon, type Stretches, windowsOfCitizen, windowsOfMentor } from './windows.ts';
