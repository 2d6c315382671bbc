/** The live session: what an event changes, and how good the plan is then. */
export type { Difference, Figures, OpeningPlan, Proposal, SeatChange } from './difference.ts';
export { primeSession } from './prime.ts';
export { Session } from './session.ts';
