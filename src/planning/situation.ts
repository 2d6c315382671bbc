/** A solved case in domain words: who sits where, and how full every seat and row is. What explanations and rows of the plan read. */
import { NONE } from '../../solver/index.ts';
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Need } from '../model/need.ts';
import type { PairContext } from '../rules/context.ts';
import type { RuleSet } from '../rules/index.ts';
import type { PairRow } from './compile.ts';
import type { Row } from './rows.ts';

export interface Situation {
  readonly index: CaseIndex;
  readonly ruleSet: RuleSet;
  readonly rows: readonly Row[];
  /** Eligible pairs of each need, by need number. */
  readonly pairs: readonly PairRow[];
  /** Seat number of each need, or NONE. */
  readonly seatOf: Int32Array;
  /** Own minutes a week taken of each seat. */
  readonly loadMinutes: Int32Array;
  /** Needs on each seat. */
  readonly needCount: Int32Array;
  /** Use of each row, in the row’s unit. */
  readonly rowUse: Float64Array;
}

export function situationOf(
  index: CaseIndex,
  ruleSet: RuleSet,
  rows: readonly Row[],
  pairs: readonly PairRow[],
  seatOf: Int32Array,
): Situation {
  const loadMinutes = new Int32Array(index.seats.length);
  const needCount = new Int32Array(index.seats.length);
  const rowUse = new Float64Array(rows.length);
  seatOf.forEach((seat, need) => {
    if (seat === NONE) return;
    const at = pairs[need]!.seats.indexOf(seat);
    loadMinutes[seat]! += pairs[need]!.loads[at]!;
    needCount[seat]! += 1;
    for (const use of pairs[need]!.uses[at]!) rowUse[use.row]! += use.amount;
  });
  return { index, ruleSet, rows, pairs, seatOf, loadMinutes, needCount, rowUse };
}

export function pairContext(situation: Situation, need: Need, seat: Seat): PairContext {
  const citizen: Citizen = situation.index.citizenById.get(need.citizenId)!;
  return { index: situation.index, ruleSet: situation.ruleSet, need, citizen, seat };
}
