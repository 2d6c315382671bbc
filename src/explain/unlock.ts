/**
 * The cheapest single change that seats a waiting need, tested as far as the effort of the plan goes (proof.ts). Where others would take
 * what a change opens, its amount is raised, and it queues again at its new price.
 */
import { waitingPoints } from '../fit/index.ts';
import type { Need } from '../model/need.ts';
import type { Unlock } from '../model/plan.ts';
import { isMustServe } from '../rules/index.ts';
import type { Change } from './applyUnlock.ts';
import { type Candidate, candidatesFor, FULL_WEEK_MINUTES } from './candidates.ts';
import { reachOf } from './changedProblem.ts';
import type { Prover, Verdict } from './proof.ts';
import { unlockPrice } from './unlockPrices.ts';
import type { View } from './view.ts';
import type { Standing } from './waiting.ts';

/** Changes tested for one need. They come by rising cost, so what is left out is dearer. */
const MOST_TESTED = 6;

export function cheapestUnlock(view: View, prover: Prover, standing: Standing): Unlock | null {
  return unlocksFor(view, prover, standing, 1)[0] ?? null;
}

/** Up to `most` unlocks: the proven ones by rising cost, then the cheapest that is only possible. */
export function unlocksFor(view: View, prover: Prover, standing: Standing, most: number): Unlock[] {
  const queue = candidatesFor(view, standing);
  const proven: Unlock[] = [];
  let possible: Unlock | undefined;
  for (let tests = 0; tests < MOST_TESTED * most && queue.length > 0 && proven.length < most; tests++) {
    const candidate = queue.shift()!;
    if (!prover.hasEffort()) {
      possible ??= untested(view, standing.need, [candidate, ...queue]);
      break;
    }
    const verdict = prover.test(standing.need, candidate.change, candidate.seat);
    if (verdict.kind === 'proven') proven.push({ ...candidate.change, points: verdict.points, isProven: true });
    else if (verdict.kind === 'possible') {
      possible ??= { ...candidate.change, points: verdict.points, isProven: false };
    } else if (verdict.kind === 'taken') enqueue(queue, raised(view, candidate, verdict));
  }
  return possible === undefined || proven.length >= most ? proven : [...proven, possible];
}

function enqueue(queue: Candidate[], candidate: Candidate | undefined): void {
  if (candidate === undefined) return;
  const at = queue.findIndex((other) => other.estimate > candidate.estimate);
  queue.splice(at < 0 ? queue.length : at, 0, candidate);
}

/** The change with room for those who would take it as well; undefined where more of it is not to be had. */
function raised(view: View, candidate: Candidate, taken: Extract<Verdict, { kind: 'taken' }>): Candidate | undefined {
  const { change, estimate } = candidate;
  const amount = change.amount + moreOf(change, taken);
  if (amount === change.amount) return undefined;
  const mentor = view.situation.index.mentorById.get(change.seatId ?? '');
  const isHours = change.kind === 'hours' && change.subject === '';
  if (isHours && (mentor?.capacityMinutes ?? 0) + amount > FULL_WEEK_MINUTES) return undefined;
  if (change.kind === 'newSeat' && amount > FULL_WEEK_MINUTES) return undefined;
  const more = { ...change, amount };
  return { ...candidate, change: more, estimate: estimate - unlockPrice(change) + unlockPrice(more) };
}

function moreOf({ kind }: Change, { minutes, places }: Extract<Verdict, { kind: 'taken' }>): number {
  if (kind === 'hours' || kind === 'newSeat') return minutes;
  return kind === 'caseload' || kind === 'places' ? places : 0;
}

/** Past the effort: the first change that is known to open a seat without asking the rules again, and is worth it. */
function untested(view: View, need: Need, candidates: readonly Candidate[]): Unlock | undefined {
  const { index, ruleSet } = view.situation;
  const isWorthIt = ({ points }: Candidate) =>
    points < waitingPoints(index, need) || isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet);
  const opens = ({ change }: Candidate) => reachOf(change.kind) === 'limits' || change.kind === 'newSeat';
  const first = candidates.find((candidate) => opens(candidate) && isWorthIt(candidate));
  return first === undefined ? undefined : { ...first.change, points: first.points, isProven: false };
}
