/**
 * The cheapest changes that seat a waiting need, each tried on the session itself: the ways of src/explain come by what they are taken to cost,
 * the session follows the changed case, and what its whole plan then gains or loses is read off and taken back.
 */
import { ForcedBounds, figuresOf } from '../../../../solver/index.ts';
import { MakkerError } from '../../../errors.ts';
import { applyChanges, type Change } from '../../../explain/applyUnlock.ts';
import type { Candidate } from '../../../explain/candidates.ts';
import type { Prover, Verdict } from '../../../explain/proof.ts';
import { unlocksFor } from '../../../explain/unlock.ts';
import type { View } from '../../../explain/view.ts';
import { standingOf } from '../../../explain/waiting.ts';
import { isHeld, wayPrice } from '../../../explain/ways.ts';
import { mentorMinutes } from '../../../fit/index.ts';
import type { Need } from '../../../model/need.ts';
import type { Unlock } from '../../../model/plan.ts';
import { unknown } from '../../events/lists.ts';
import type { Difference, Figures, SeatChange } from '../difference.ts';
import type { LiveProblem } from '../liveProblem.ts';
import type { Session } from '../session.ts';
import { comparePrices, type Price, priceBetween } from './price.ts';
import { tryCase } from './tryCase.ts';
import { viewOfSession } from './view.ts';

export interface PricedUnlock {
  /** What to change. isProven: every best plan of the changed case seats the need; else the session’s plan does. */
  readonly unlock: Unlock;
  /** The seat the need gets. */
  readonly seatId: string;
  /** Nominal points of the change itself (src/explain/unlockPrices.ts). */
  readonly effort: number;
  /** Of the whole plan with the change, against the one at hand: mostly below 0, because the need no longer waits. */
  readonly price: Price;
  readonly seats: readonly SeatChange[];
}

export interface UnlockOptions {
  /** Unlocks wanted. */
  readonly most?: number;
  /** Ways tried on the session at most. */
  readonly tries?: number;
}

const MOST_UNLOCKS = 3;
const MOST_TRIES = 40;

/**
 * By effort and price together, must-serve needs left waiting first; empty for a need that does not wait, and where nothing tried seats it.
 * @throws MakkerError UNKNOWN_REFERENCE
 */
export function cheapestUnlocks(
  session: Session,
  needId: string,
  { most = MOST_UNLOCKS, tries = MOST_TRIES }: UnlockOptions = {},
): PricedUnlock[] {
  return session.ask((problem) => {
    const need = problem.index.needById.get(needId);
    if (need === undefined) throw unknown('need', needId);
    if (problem.seatOfNeed(needId) !== undefined) return [];
    const view = viewOfSession(problem);
    const trials = new Trials(session, view, tries);
    const found = unlocksFor(view, trials, standingOf(view, need), most);
    const priced = found.flatMap((unlock) => trials.priced(unlock));
    return priced.sort((a, b) => comparePrices(totalOf(a), totalOf(b)));
  });
}

function totalOf({ effort, price }: PricedUnlock): Price {
  return { ...price, cost: price.cost! + effort };
}

/** What the session made of a way: undefined, its case cannot be. */
type Outcome = Omit<PricedUnlock, 'unlock'> & { readonly isProven: boolean };

/** Stands in for the proofs of a cold plan: a way is good when the session’s plan of the changed case seats the need. */
class Trials implements Prover {
  private readonly session: Session;
  private readonly view: View;
  private readonly outcomes = new Map<string, Outcome>();
  private triesLeft: number;

  constructor(session: Session, view: View, tries: number) {
    this.session = session;
    this.view = view;
    this.triesLeft = tries;
  }

  hasEffort(): boolean {
    return this.triesLeft > 0;
  }

  test(need: Need, { way, seatId }: Candidate): Verdict {
    if (this.triesLeft-- <= 0) return { kind: 'useless' };
    const changed = applyChanges(this.session.case, need.id, way);
    try {
      return tryCase(this.session, changed, (difference) =>
        this.session.ask((problem) => this.judge(problem, need, way, seatId, difference)),
      );
    } catch (error) {
      // A pin that cannot be kept: this is no way.
      if (error instanceof MakkerError && error.code === 'INVALID_CASE') return { kind: 'useless' };
      throw error;
    }
  }

  priced(unlock: Unlock): PricedUnlock[] {
    const { also, points: _, isProven: __, ...first } = unlock;
    const outcome = this.outcomes.get(keyOf([first, ...also]));
    if (outcome === undefined) return [];
    const { isProven, ...rest } = outcome;
    return [{ unlock: { ...unlock, isProven }, ...rest }];
  }

  private judge(problem: LiveProblem, need: Need, way: readonly Change[], seatId: string, tried: Difference): Verdict {
    const { before, after, seats } = tried;
    const on = problem.seatOfNeed(need.id);
    if (on === undefined) return takersOf(problem, seatId, seats);
    this.outcomes.set(keyOf(way), {
      seatId: on,
      effort: wayPrice(this.view, way),
      price: priceBetween(before, after),
      seats,
      isProven: isHeld(way) || isSeatedByAll(problem, need.id, after),
    });
    return { kind: 'proven' };
  }
}

/** Prices rule out every plan as good in which the need waits; only said where no plan serves more must-serve needs. */
function isSeatedByAll({ session, needNumber }: LiveProblem, needId: string, plan: Figures): boolean {
  if (plan.waitingMustServe > figuresOf(session).unpairedMustServe) return false;
  return new ForcedBounds(session, needNumber.get(needId)!).waiting(plan.waitingMustServe) > plan.objective;
}

/** The way was open, and somebody else went it: so much more would do. */
function takersOf({ index, ruleSet }: LiveProblem, seatId: string, seats: readonly SeatChange[]): Verdict {
  const takers = seats.filter(({ to, pointsAfter }) => to === seatId && pointsAfter !== null);
  const seat = index.seatById.get(seatId);
  if (takers.length === 0 || seat === undefined) return { kind: 'possible' };
  const minutes = takers.reduce((sum, { needId }) => {
    const need = index.needById.get(needId)!;
    return sum + mentorMinutes({ index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat });
  }, 0);
  return { kind: 'taken', minutes, places: takers.length };
}

function keyOf(way: readonly Change[]): string {
  return way.map(({ kind, seatId, amount, subject }) => [kind, seatId, amount, subject].join('\u0000')).join('\u0001');
}
