/**
 * The cheapest way to seat a waiting need. Ways come by rising cost and are tried one by one (trial.ts). What is still in the way is
 * lifted as well, where that makes no more than two changes; a way others would profit from has its amount raised, or its seat held for
 * the need by a pin, and queues again at its new price.
 */
import type { Unlock } from '../model/plan.ts';
import type { Change } from './applyUnlock.ts';
import { type Candidate, candidateOf, candidatesFor, nearestCandidate } from './candidates.ts';
import type { Prover, Verdict } from './proof.ts';
import { type Trial, trialOf } from './trial.ts';
import type { View } from './view.ts';
import type { Standing } from './waiting.ts';
import { held, isHeld, waysTo } from './ways.ts';

/** Ways tried for one unlock. They come by rising cost, so what is left out is dearer. */
const MOST_TRIED = 12;

/** Of these, ways without a pin whose proof is tried; the rest hold their seat from the start. */
const MOST_PROOFS = 3;

export function cheapestUnlock(view: View, prover: Prover, standing: Standing): Unlock | null {
  return unlocksFor(view, prover, standing, 1)[0] ?? null;
}

/** The cheapest way on a seat the need may have, held for it and not tried out; a new seat where there is none. */
export function nearestUnlock(view: View, standing: Standing): Unlock | null {
  const found = nearestCandidate(view, standing);
  if (found === undefined) return null;
  const { way, points } = heldBy(view, found);
  return unlockOf(way, points, false);
}

/** Up to `most` unlocks: the proven ones by rising cost, then the cheapest that is only possible. */
export function unlocksFor(view: View, prover: Prover, standing: Standing, most: number): Unlock[] {
  const { need } = standing;
  const queue = candidatesFor(view, standing);
  const proven: Unlock[] = [];
  let possible: Unlock | undefined;
  let proofsLeft = MOST_PROOFS * most;
  for (let tried = 0; tried < MOST_TRIED * most && queue.length > 0 && proven.length < most; tried++) {
    if (proofsLeft === 0 || !prover.hasEffort()) holdAll(view, queue);
    const candidate = queue.shift()!;
    if (isRepeat(view, proven, candidate)) continue;
    const trial = trialOf(view, need, candidate.way, candidate.seatId);
    if (!trial.keepsOthers || !trial.isValid) continue;
    if (!isClear(trial)) {
      for (const way of waysTo(view, need, trial.context.seat, trial.left, candidate.way)) {
        if (isFurther(way, candidate.way)) enqueue(queue, candidateOf(view, way, candidate.seatId, trial.offer.points));
      }
      continue;
    }
    if (!isHeld(candidate.way)) proofsLeft--;
    const verdict = prover.test(need, candidate, trial);
    if (verdict.kind === 'useless') continue;
    if (verdict.kind === 'proven') proven.push(unlockOf(candidate.way, trial.offer.points, true));
    else if (isHeld(candidate.way)) possible ??= unlockOf(candidate.way, trial.offer.points, false);
    else {
      if (verdict.kind === 'taken') enqueue(queue, raised(view, candidate, verdict));
      enqueue(queue, heldBy(view, candidate));
    }
  }
  return possible === undefined || proven.length >= most ? proven : [...proven, possible];
}

function unlockOf(way: readonly Change[], points: number, isProven: boolean): Unlock {
  const [first, ...also] = way as [Change, ...Change[]];
  return { ...first, also, points, isProven };
}

function isClear({ left }: Trial): boolean {
  return left.blocks.length === 0 && left.obstacles.length === 0;
}

/** A change that did not lift what it should would come back unchanged. */
function isFurther(way: readonly Change[], before: readonly Change[]): boolean {
  return JSON.stringify(way) !== JSON.stringify(before);
}

/**
 * What holds all of an unlock found already tells nothing new: the same with a pin on top, or a wish given up, or a switch turned, once
 * more for the sake of another seat. Nor does a second new mentor or group.
 */
function isRepeat(view: View, found: readonly Unlock[], { way }: Candidate): boolean {
  const [first] = way as [Change];
  const isNew = first.kind === 'newSeat' || first.kind === 'newGroup';
  const effects = new Set(effectsOf(view, way));
  return found.some(
    (unlock) =>
      (isNew && unlock.kind === first.kind) ||
      effectsOf(view, [unlock, ...unlock.also]).every((effect) => effects.has(effect)),
  );
}

/** What the changes do to the case. A pin that holds the seat does not count, unless it is all there is. */
function effectsOf({ situation: { index } }: View, way: readonly Change[]): string[] {
  const unitOf = (seatId: string | null) => index.seatById.get(seatId ?? '')?.unit.id ?? seatId;
  const whereOf = ({ kind, seatId, subject }: Change) => {
    if (subject.startsWith('lendsOutsideScope')) return unitOf(seatId);
    // Hours with a subject are those of a unit’s contract.
    return OF_THE_CASE.has(kind) || (kind === 'hours' && subject !== '') ? '' : seatId;
  };
  const counted = way.filter(({ kind }, at) => at === 0 || kind !== 'pin');
  return counted.map((change) => `${change.kind} ${whereOf(change)} ${change.subject}`);
}

/** Kinds that change the need, a frame or the municipality, whichever seat they open. */
const OF_THE_CASE: ReadonlySet<string> = new Set(['dropWish', 'date', 'policy', 'budget', 'places']);

function heldBy(view: View, { way, seatId, points }: Candidate): Candidate {
  return candidateOf(view, held(way, seatId), seatId, points);
}

/** Every way left in the queue with its seat held, in the order of the new prices. */
function holdAll(view: View, queue: Candidate[]): void {
  if (queue.every(({ way }) => isHeld(way))) return;
  const all = queue.map((candidate) => heldBy(view, candidate));
  queue.splice(0, queue.length, ...all.sort((a, b) => a.estimate - b.estimate));
}

function enqueue(queue: Candidate[], candidate: Candidate | undefined): void {
  if (candidate === undefined) return;
  const at = queue.findIndex((other) => other.estimate > candidate.estimate);
  queue.splice(at < 0 ? queue.length : at, 0, candidate);
}

/** The way with room for those who would take it as well; undefined where it is not a matter of amount. */
function raised(
  view: View,
  { way, seatId, points }: Candidate,
  taken: Extract<Verdict, { kind: 'taken' }>,
): Candidate | undefined {
  const more = way.map((change) => ({ ...change, amount: change.amount + moreOf(change, taken) }));
  return isFurther(more, way) ? candidateOf(view, more, seatId, points) : undefined;
}

function moreOf({ kind }: Change, { minutes, places }: Extract<Verdict, { kind: 'taken' }>): number {
  if (kind === 'hours' || kind === 'newSeat') return minutes;
  return kind === 'caseload' || kind === 'places' ? places : 0;
}
