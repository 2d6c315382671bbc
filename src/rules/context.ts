/** What every rule and every part of the points looks at: one need on one seat, under one law. */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import type { RuleSet } from './law.ts';

/** Enough for a rule about the need alone. */
export interface NeedContext {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly need: Need;
  readonly citizen: Citizen;
}

/** Enough for a rule about the need and the seat’s unit. */
export interface UnitContext extends NeedContext {
  readonly seat: Pick<Seat, 'unit'>;
}

export interface PairContext extends UnitContext {
  readonly seat: Seat;
}

/** Is this seat the one of the need’s running relation? */
export function isRunning({ index, need, seat }: PairContext): boolean {
  return index.relationOfNeed.get(need.id)?.seatId === seat.id;
}

/** Did somebody pin this need to this seat? */
export function isPinned({ index, need, seat }: PairContext): boolean {
  return index.pinOfNeed.get(need.id) === seat.id;
}
