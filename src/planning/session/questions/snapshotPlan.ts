/** A plan of the session’s problem laid out flat, put on the session for a moment: to see whether it is one, and what it changes. */
import { figuresOf, keepsLimits, type Snapshot, takeBetterPlan } from '../../../../solver/index.ts';
import { keepFrames } from '../frames.ts';
import type { LiveProblem } from '../liveProblem.ts';
import { beginDisplacement, type Displacement, displacementSince, ledgerOf } from './displacement.ts';

/** Undefined where it passes a limit that the problem does not say: what is left of a hard frame once must-serve needs have spent. */
export function displacementOf(
  problem: LiveProblem,
  { needs, seatOf: present }: Snapshot,
  seatOf: Int32Array,
): Displacement | undefined {
  const { session } = problem;
  const mark = session.live.journal.mark();
  const ledger = ledgerOf(problem);
  const moves = Array.from(needs, (need, at) => ({ need, seat: seatOf[at]! })).filter(
    ({ seat }, at) => seat !== present[at],
  );
  beginDisplacement(problem);
  takeBetterPlan(session, { moves, gain: 0, mustServeGain: 0 });
  const isKept = keepsLimits(session) && isWithinFrames(problem);
  const displacement = isKept ? displacementSince(problem, ledger, '') : undefined;
  session.live.journal.rollback(mark);
  return displacement;
}

function isWithinFrames(problem: LiveProblem): boolean {
  const { objective, waitingMustServe } = figuresOf(problem.session);
  keepFrames(problem);
  const after = figuresOf(problem.session);
  return keepsLimits(problem.session) && after.objective === objective && after.waitingMustServe === waitingMustServe;
}
