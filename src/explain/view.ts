/** A solved situation made ready for questions about the needs that wait: who sits where, and what each seat still has room for. */
import { type ForbiddenSet, NONE } from '../../solver/index.ts';
import { capacityMinutes, caseload, mentorMinutes, pairPoints } from '../fit/index.ts';
import type { Need } from '../model/need.ts';
import { NO_RESTRICTIONS, type Restrictions } from '../planning/compile.ts';
import { type Row, usesOf } from '../planning/rows.ts';
import type { Situation } from '../planning/situation.ts';
import type { PairContext } from '../rules/context.ts';

/** One need on one seat, as the solver would see it; also for a seat that is not allowed yet. */
export interface Offer {
  readonly seat: number;
  readonly points: number;
  readonly loadMinutes: number;
  readonly uses: readonly { readonly row: number; readonly amount: number }[];
}

export interface View {
  readonly situation: Situation;
  readonly restrictions: Restrictions;
  readonly numberOfNeed: ReadonlyMap<string, number>;
  readonly numberOfSeat: ReadonlyMap<string, number>;
  readonly numberOfRow: ReadonlyMap<string, number>;
  /** Needs on each seat, by seat number. */
  readonly needsOnSeat: readonly (readonly number[])[];
  readonly forbiddenOnSeat: ReadonlyMap<number, readonly ForbiddenSet[]>;
  /** Own minutes and places of each seat; undefined = no limit. */
  readonly capacity: readonly (number | undefined)[];
  readonly caseload: readonly (number | undefined)[];
  /** What is left of each row, in its unit. */
  readonly rowLeft: Float64Array;
}

export function viewOf(situation: Situation, restrictions: Restrictions = NO_RESTRICTIONS): View {
  const { index, rows, seatOf } = situation;
  const needsOnSeat: number[][] = index.seats.map(() => []);
  seatOf.forEach((seat, need) => {
    if (seat !== NONE) needsOnSeat[seat]!.push(need);
  });
  const forbiddenOnSeat = new Map<number, ForbiddenSet[]>();
  for (const set of restrictions.forbiddenSets) {
    forbiddenOnSeat.set(set.seat, [...(forbiddenOnSeat.get(set.seat) ?? []), set]);
  }
  return {
    situation,
    restrictions,
    numberOfNeed: new Map(index.case.needs.map((need, at) => [need.id, at])),
    numberOfSeat: new Map(index.seats.map((seat, at) => [seat.id, at])),
    numberOfRow: new Map(rows.map((row, at) => [row.id, at])),
    needsOnSeat,
    forbiddenOnSeat,
    capacity: index.seats.map((seat) => capacityMinutes(index, seat)),
    caseload: index.seats.map(caseload),
    rowLeft: rowsLeft(situation, restrictions, rows),
  };
}

/** What the plan leaves of rows, which may be those of a changed case: same rows, other widths. */
export function rowsLeft({ rowUse }: Situation, { reservedOere }: Restrictions, rows: readonly Row[]): Float64Array {
  return Float64Array.from(rows, ({ id, segments }, at) => {
    const width = segments.reduce((sum, segment) => sum + segment.width, 0);
    return width - (reservedOere.get(id) ?? 0) - rowUse[at]!;
  });
}

/** The eligible seats of a need, as they were compiled. */
export function eligibleOffers(view: View, need: number): Offer[] {
  const pairs = view.situation.pairs[need]!;
  return pairs.seats.map((seat, at) => ({
    seat,
    points: pairs.points[at]!,
    loadMinutes: pairs.loads[at]!,
    uses: pairs.uses[at]!,
  }));
}

/** What any pair would take, allowed or not. */
export function offerOf(view: View, context: PairContext, seat: number): Offer {
  return {
    seat,
    points: pairPoints(context),
    loadMinutes: mentorMinutes(context),
    uses: usesOf(context).map((use) => ({ row: view.numberOfRow.get(use.row)!, amount: use.amount })),
  };
}

export function contextAt(view: View, need: Need, seat: number): PairContext {
  const { index, ruleSet } = view.situation;
  return { index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat: index.seats[seat]! };
}
