/** What the session’s prices prove, added up anew by the certificate’s own arithmetic: a session’s running sums are never the proof. */

import { certify } from '../assignment/certificate.ts';
import { firstLevelProblem } from '../assignment/levels.ts';
import type { Prices } from '../assignment/problem.ts';
import { SUM } from './live.ts';
import type { AssignmentSession } from './session.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

export interface SessionProof extends Snapshot {
  readonly objective: number;
  readonly waitingMustServe: number;
  /** Least points of any plan in which no more must-serve needs wait. */
  readonly bound: number;
  /** Least number of must-serve needs that wait in any plan, and the prices that prove it; undefined when it is 0. */
  readonly waitingMustServeBound: number;
  readonly mustServePrices: Prices | undefined;
}

/** `levelPrice`: what the opening plan’s proof of the first level priced a need at, by number in the session; 0 where it is not known. */
export function proveSession({ live }: AssignmentSession, levelPrice: (need: number) => number): SessionProof {
  const snapshot = takeSnapshot(live);
  const { problem, needs, prices } = snapshot;
  const waitingMustServe = live.sum.data[SUM.waitingMustServe];
  const row = new Float64Array(problem.rowCount);
  const known = { need: Float64Array.from(needs, levelPrice), row, mustServe: 0 };
  // Without any price the proof still counts the must-serve needs that no seat may take.
  const none = { need: new Float64Array(needs.length), row, mustServe: 0 };
  const level = firstLevelProblem(problem);
  const [byKnown, byNone] = [known, none].map((tried) => Math.max(0, certify(level, tried, waitingMustServe).bound));
  const waitingMustServeBound = Math.max(byKnown, byNone);
  return {
    ...snapshot,
    objective: live.sum.data[SUM.points],
    waitingMustServe,
    bound: certify(problem, prices, waitingMustServe).bound,
    waitingMustServeBound,
    mustServePrices: waitingMustServeBound === 0 ? undefined : byKnown >= byNone ? known : none,
  };
}
