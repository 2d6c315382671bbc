/** The plan read against the case: which need is on which seat. The checks ask this and the case, and trust no other field. */

import type { Case } from '../model/case.ts';
import { type CaseIndex, indexCase, type Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Assignment, Plan } from '../model/plan.ts';
import type { PairContext } from '../rules/context.ts';
import { eligibleSeats, prepare, type RuleSet, ruleSetOf } from '../rules/index.ts';
import { remember } from './calendar.ts';
import type { Report } from './codes.ts';

/** One assignment whose need and seat exist. */
export interface Staffed {
  /** Where it stands in the plan, for messages. */
  readonly path: string;
  readonly assignment: Assignment;
  readonly context: PairContext;
}

export interface Facts {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly plan: Plan;
  /** In the order of the plan; a need once, however often the plan lists it. */
  readonly staffed: readonly Staffed[];
  readonly staffedByNeed: ReadonlyMap<string, Staffed>;
  /** Needs of the case without a seat in the plan. */
  readonly unstaffed: readonly Need[];
  /** Seats the need may have, in the order of the case; of a pinned need its pinned seat alone. Asked once a need. */
  readonly seatsFor: (need: Need) => readonly Seat[];
  /** The need on a seat, allowed or not. */
  readonly pair: (need: Need, seat: Seat) => PairContext;
}

/** Reads the assignments, and reports what names nothing in the case or comes twice. */
export function readFacts(input: Case, plan: Plan, report: Report): Facts {
  const index = indexCase(input);
  const ruleSet = ruleSetOf(input);
  const staffedByNeed = new Map<string, Staffed>();
  plan.assignments.forEach((assignment, at) => {
    const path = `assignments[${at}]`;
    const need = index.needById.get(assignment.needId);
    const seat = index.seatById.get(assignment.seatId);
    if (need === undefined) report('NEED_UNKNOWN', path, `No need has id "${assignment.needId}".`);
    if (seat === undefined) report('SEAT_UNKNOWN', path, `No seat has id "${assignment.seatId}".`);
    if (need === undefined || seat === undefined) return;
    if (staffedByNeed.has(need.id)) {
      report('NEED_TWICE', path, `Need "${need.id}" already has an assignment.`);
      return;
    }
    const citizen = index.citizenById.get(need.citizenId)!;
    staffedByNeed.set(need.id, { path, assignment, context: { index, ruleSet, need, citizen, seat } });
  });
  return {
    index,
    ruleSet,
    plan,
    staffed: [...staffedByNeed.values()],
    staffedByNeed,
    unstaffed: input.needs.filter((need) => !staffedByNeed.has(need.id)),
    seatsFor: seatsOfNeeds(index, ruleSet),
    pair: (need, seat) => ({ index, ruleSet, need, citizen: index.citizenById.get(need.citizenId)!, seat }),
  };
}

function seatsOfNeeds(index: CaseIndex, ruleSet: RuleSet): Facts['seatsFor'] {
  const prepared = prepare(index, ruleSet);
  const placeOf = new Map(index.seats.map((seat, at) => [seat, at]));
  return remember((need: Need) => {
    const pinned = index.pinOfNeed.get(need.id);
    return eligibleSeats(prepared, need)
      .filter((seat) => pinned === undefined || seat.id === pinned)
      .sort((a, b) => placeOf.get(a)! - placeOf.get(b)!);
  });
}
