/** The live session: a solved assignment that is changed in place. */

export { addNeed, addSeat, isPairAs, removeNeed, setPair, setSeat, setWaiting } from './edit.ts';
export { addRow, setRow } from './editRows.ts';
export { forbidSet, forgetSetsOf, forgetSetsOn } from './forbid.ts';
export { type ByteCells, reserve } from './journal.ts';
export { type Live, pairBetween, seatOf, type WasAt } from './live.ts';
export { beginEvent } from './losses.ts';
export type { FoundPlan } from './override.ts';
export { type BetterPlan, findBetterPlan, takeBetterPlan } from './polishPlan.ts';
export { proveSession, type SessionProof } from './proof.ts';
export * from './questions/index.ts';
export { rest } from './rest.ts';
export {
  type AssignmentSession,
  type Figures,
  figuresOf,
  openAssignment,
  type SettleLimits,
  settle,
  USUAL_LIMITS,
} from './session.ts';
export { type Snapshot, takeSnapshot } from './snapshot.ts';
export { Touched } from './touch.ts';
export { watchAnew, watchOn } from './watch.ts';
