/** The solver’s problem of a changed case, with the plan at hand carried over to it: what a test of a change starts from. */
import { type AssignmentProblem, type ForbiddenSet, NONE, POINT_SCALE, type Prices } from '../../solver/index.ts';
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import { compile, type PairRow, pairRows, type Restrictions } from '../planning/compile.ts';
import { rowsOf } from '../planning/rows.ts';
import { isEligible, type RuleSet } from '../rules/index.ts';
import type { Change } from './applyUnlock.ts';
import { widensWeek } from './trial.ts';
import { eligibleOffers, type Offer, offerOf, type View } from './view.ts';

export interface ChangedProblem {
  readonly index: CaseIndex;
  readonly pairs: readonly PairRow[];
  readonly problem: AssignmentProblem;
  /** The plan at hand under the changed seat numbers. */
  readonly seatOf: Int32Array;
  readonly restrictions: Restrictions;
}

/** Which pairs a change can touch: none where it only moves a limit, those of the citizen, those of one seat, or any. */
type Reach = 'limits' | 'citizen' | 'seat' | 'case';

const REACH: Readonly<Record<Change['kind'], Reach>> = {
  hours: 'limits',
  caseload: 'limits',
  places: 'limits',
  groupSize: 'limits',
  budget: 'limits',
  dropWish: 'citizen',
  date: 'citizen',
  veto: 'citizen',
  citizenTime: 'citizen',
  pin: 'citizen',
  exception: 'citizen',
  competence: 'seat',
  availability: 'seat',
  newSeat: 'seat',
  newGroup: 'seat',
  policy: 'case',
};

/** Whether some change of the way has this reach. */
export function reaches(way: readonly Change[], reach: Reach): boolean {
  return way.some(({ kind }) => REACH[kind] === reach);
}

/** `index`: the case with the way’s changes carried out. `seatId`: the seat the way opens. */
export function changedProblem(
  view: View,
  index: CaseIndex,
  need: Need,
  way: readonly Change[],
  seatId: string,
): ChangedProblem {
  const { index: before, ruleSet, seatOf } = view.situation;
  const numberAfter = before.seats.map((seat) => index.seats.indexOf(index.seatById.get(seat.id)!));
  const pairs = changedPairs(view, index, numberAfter, need, way, seatId);
  // What a week could not hold says nothing of a week with more hours in it.
  const isStill = ({ seat }: ForbiddenSet) => !(widensWeek(way) && before.seats[seat]!.id === seatId);
  const forbiddenSets = view.restrictions.forbiddenSets
    .filter(isStill)
    .map((set) => ({ ...set, seat: numberAfter[set.seat]! }));
  const restrictions = { ...view.restrictions, forbiddenSets };
  return {
    index,
    pairs,
    problem: compile(index, ruleSet, pairs, restrictions).problem,
    seatOf: seatOf.map((seat) => (seat === NONE ? NONE : numberAfter[seat]!)),
    restrictions,
  };
}

function changedPairs(
  view: View,
  index: CaseIndex,
  numberAfter: readonly number[],
  need: Need,
  way: readonly Change[],
  seatId: string,
): readonly PairRow[] {
  const { pairs, ruleSet } = view.situation;
  const rows = rowsOf(index, ruleSet);
  if (reaches(way, 'case')) return pairRows(index, ruleSet, rows);
  const after = reaches(way, 'seat') ? withSeat(view, index, numberAfter, seatId) : [...pairs];
  if (reaches(way, 'citizen')) {
    const touched = index.needsOfCitizen.get(need.citizenId)!;
    // Asking about a few needs only: the index stays whole, so that the citizen’s other needs and everybody’s windows are found.
    const asked = pairRows({ ...index, case: { ...index.case, needs: [...touched] } }, ruleSet, rows);
    touched.forEach((entry, at) => {
      after[view.numberOfNeed.get(entry.id)!] = asked[at]!;
    });
  }
  return after;
}

/** Every need’s pairs with the opened seat, and the groups its mentor leads, asked anew; the others renumbered. */
function withSeat(view: View, index: CaseIndex, numberAfter: readonly number[], seatId: string): PairRow[] {
  const { ruleSet } = view.situation;
  const { mentor } = index.seatById.get(seatId)!;
  const isTouched = (seat: Seat) => seat.id === seatId || (mentor !== undefined && seat.mentor?.id === mentor.id);
  const touched = index.seats.filter(isTouched);
  return index.case.needs.map((need, at) => {
    const citizen = index.citizenById.get(need.citizenId)!;
    const pinned = index.pinOfNeed.get(need.id);
    const offers = eligibleOffers(view, at)
      .map((offer) => ({ ...offer, seat: numberAfter[offer.seat]! }))
      .filter(({ seat }) => !touched.includes(index.seats[seat]!));
    for (const seat of touched) {
      const context = { index, ruleSet, need, citizen, seat };
      if ((pinned !== undefined && pinned !== seat.id) || !isEligible(context)) continue;
      offers.push(offerOf(view, context, index.seats.indexOf(seat)));
    }
    offers.sort((a, b) => a.seat - b.seat);
    return pairRowOf(offers);
  });
}

function pairRowOf(offers: readonly Offer[]): PairRow {
  return {
    seats: offers.map(({ seat }) => seat),
    points: offers.map(({ points }) => points),
    loads: offers.map(({ loadMinutes }) => loadMinutes),
    uses: offers.map(({ uses }) => uses),
  };
}

const NO_PAIRS: PairRow = { seats: [], points: [], loads: [], uses: [] };

/** The same problem in which the need cannot but wait. */
export function withoutPairs(
  { index, pairs, restrictions }: ChangedProblem,
  ruleSet: RuleSet,
  need: number,
): AssignmentProblem {
  return compile(index, ruleSet, pairs.with(need, NO_PAIRS), restrictions).problem;
}

/** Prices for it: waiting is all the need can do, so its price is what waiting costs. */
export function pricesWithout(problem: AssignmentProblem, prices: Prices, need: number): Prices {
  const forNeed = problem.waitCost[need]! * POINT_SCALE + problem.mustServe[need]! * prices.mustServe;
  return { ...prices, need: prices.need.with(need, forNeed) };
}
