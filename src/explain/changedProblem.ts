/** The solver’s problem of a changed case, with the plan at hand carried over to it: what a test of a change starts from. */
import { type AssignmentProblem, NONE, POINT_SCALE, type Prices } from '../../solver/index.ts';
import { type CaseIndex, indexCase } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import { compile, type PairRow, pairRows, type Restrictions } from '../planning/compile.ts';
import { rowsOf } from '../planning/rows.ts';
import type { RuleSet } from '../rules/index.ts';
import { applyUnlock, type Change } from './applyUnlock.ts';
import type { View } from './view.ts';

export interface ChangedProblem {
  readonly index: CaseIndex;
  readonly pairs: readonly PairRow[];
  readonly problem: AssignmentProblem;
  /** The plan at hand under the changed seat numbers. */
  readonly seatOf: Int32Array;
  readonly restrictions: Restrictions;
}

/** Which pairs a change can touch: none where it only moves a limit, those of the citizen, or any. */
export function reachOf(kind: Change['kind']): 'limits' | 'citizen' | 'case' {
  if (kind === 'hours' || kind === 'caseload' || kind === 'places' || kind === 'budget') return 'limits';
  return kind === 'dropWish' || kind === 'date' || kind === 'veto' ? 'citizen' : 'case';
}

export function changedProblem(view: View, need: Need, change: Change): ChangedProblem {
  const { index: before, ruleSet, seatOf } = view.situation;
  const index = indexCase(applyUnlock(before.case, need.id, change));
  const numberAfter = before.seats.map((seat) => index.seats.indexOf(index.seatById.get(seat.id)!));
  const pairs = changedPairs(view, index, need, change.kind);
  const restrictions = {
    ...view.restrictions,
    forbiddenSets: view.restrictions.forbiddenSets.map((set) => ({ ...set, seat: numberAfter[set.seat]! })),
  };
  return {
    index,
    pairs,
    problem: compile(index, ruleSet, pairs, restrictions).problem,
    seatOf: seatOf.map((seat) => (seat === NONE ? NONE : numberAfter[seat]!)),
    restrictions,
  };
}

function changedPairs(view: View, index: CaseIndex, need: Need, kind: Change['kind']): readonly PairRow[] {
  const { pairs, ruleSet } = view.situation;
  const reach = reachOf(kind);
  if (reach === 'limits') return pairs;
  if (reach === 'case') return pairRows(index, ruleSet, rowsOf(index, ruleSet));
  const touched = index.needsOfCitizen.get(need.citizenId)!;
  // Asking about a few needs only: the index stays whole, so that the citizen’s other needs and everybody’s windows are found.
  const asked = pairRows({ ...index, case: { ...index.case, needs: [...touched] } }, ruleSet, rowsOf(index, ruleSet));
  const after = [...pairs];
  touched.forEach((entry, at) => {
    after[view.numberOfNeed.get(entry.id)!] = asked[at]!;
  });
  return after;
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
