/**
 * A way tried out with everybody else left where he is: what of the seat’s rules and limits is still in the way in the changed case, and
 * what the match takes. Cheap, because only this one pair is looked at.
 */
import { NONE } from '../../solver/index.ts';
import { capacityMinutes, caseload } from '../fit/index.ts';
import { type CaseIndex, indexCase, type Seat } from '../model/caseIndex.ts';
import { Group, Mentor } from '../model/mentor.ts';
import type { Need } from '../model/need.ts';
import { Unit } from '../model/unit.ts';
import { rowsOf } from '../planning/rows.ts';
import { planWeeks } from '../planning/weeks/planWeeks.ts';
import type { PairContext } from '../rules/context.ts';
import { blockers, isEligible } from '../rules/index.ts';
import { applyChanges, type Change } from './applyUnlock.ts';
import { limitsTo, type Obstacle, rowShortfalls, seatShortfalls } from './obstacles.ts';
import { type Offer, offerOf, rowsLeft, type View } from './view.ts';
import type { Hindrances } from './ways.ts';

export interface Trial {
  readonly index: CaseIndex;
  readonly context: PairContext;
  readonly offer: Offer;
  /** What is still in the way: empty where the seat, changed so, takes the need beside everybody on it. */
  readonly left: Hindrances;
  /** False where somebody who has the seat would lose it: what is right for one may be what another ruled out. */
  readonly keepsOthers: boolean;
  /** Whether a case may say so: nobody works more than a full week, or has more citizens than the format knows. */
  readonly isValid: boolean;
}

export function trialOf(view: View, need: Need, way: readonly Change[], seatId: string): Trial {
  const { situation } = view;
  const index = indexCase(applyChanges(situation.index.case, need.id, way));
  const context: PairContext = {
    index,
    ruleSet: situation.ruleSet,
    need: index.needById.get(need.id)!,
    citizen: index.citizenById.get(need.citizenId)!,
    seat: index.seatById.get(seatId)!,
  };
  const offer = offerOf(view, context, view.numberOfSeat.get(seatId) ?? NONE);
  return {
    index,
    context,
    offer,
    left: { blocks: blockers(context), obstacles: obstaclesAfter(view, need, index, context.seat, offer, way) },
    keepsOthers: othersOn(view, context.seat).every(({ other, on }) => {
      const entry = index.case.needs[other]!;
      const citizen = index.citizenById.get(entry.citizenId)!;
      return isEligible({ ...context, need: entry, citizen, seat: index.seatById.get(on)! });
    }),
    isValid: isSeatValid(context.seat),
  };
}

function isSeatValid({ unit, mentor, group }: Seat): boolean {
  return (
    Unit.safeParse(unit).success &&
    (mentor === undefined || Mentor.safeParse(mentor).success) &&
    (group === undefined || Group.safeParse(group).success)
  );
}

/** The limits of the changed seat and rows. A full week is a statement about the hours the mentor had; new ones have to be planned. */
function obstaclesAfter(
  view: View,
  need: Need,
  index: CaseIndex,
  seat: Seat,
  offer: Offer,
  way: readonly Change[],
): Obstacle[] {
  const { situation, restrictions } = view;
  const isThere = offer.seat !== NONE;
  const room = {
    seat,
    capacity: capacityMinutes(index, seat),
    caseload: caseload(seat),
    load: isThere ? situation.loadMinutes[offer.seat]! : 0,
    count: isThere ? situation.needCount[offer.seat]! : 0,
  };
  const rows = rowsOf(index, situation.ruleSet);
  const weeks =
    isThere && !widensWeek(way) ? limitsTo(view, need, offer).filter(({ code }) => code === 'weekFull') : [];
  return [
    ...seatShortfalls(room, offer.loadMinutes),
    ...rowShortfalls(rows, rowsLeft(situation, restrictions, rows), offer.uses),
    ...weeks,
  ];
}

export function widensWeek(way: readonly Change[]): boolean {
  return way.some(({ kind }) => kind === 'availability');
}

/** Needs on the seat, and on the groups its mentor leads, each with the seat it is on. */
function othersOn({ situation, needsOnSeat }: View, { id, mentor }: Seat): { other: number; on: string }[] {
  return situation.index.seats.flatMap((seat, at) => {
    const isConcerned = seat.id === id || (mentor !== undefined && seat.mentor?.id === mentor.id);
    return isConcerned ? needsOnSeat[at]!.map((other) => ({ other, on: seat.id })) : [];
  });
}

/**
 * Can the weeks of the seat hold its meetings? Only that seat is planned, with `others` on it besides. A group meets anyway, a place has
 * no calendar yet, and a new mentor’s is made for the need.
 */
export function weeksHold(
  view: View,
  { index, context }: Trial,
  others: readonly number[],
  weekCount = index.case.planWeeks,
): boolean {
  if (context.seat.kind !== 'mentor' || (others.length === 0 && !view.numberOfSeat.has(context.seat.id))) return true;
  const seat = index.seats.indexOf(context.seat);
  const without = new Int32Array(index.case.needs.length).fill(NONE);
  for (const other of others) without[other] = seat;
  const crowded = (seatOf: Int32Array) => planWeeks(index, context.ruleSet, seatOf, weekCount).crowded.length;
  const after = crowded(without.with(view.numberOfNeed.get(context.need.id)!, seat));
  // Relations that ran together before may crowd a week already: then it must not get worse.
  return after === 0 || after <= crowded(without);
}
