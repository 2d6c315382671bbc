/** A plan written down by hand, as explanations read it: who sits where, everybody else waits. */
import { NONE } from '../../solver/index.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { pairRows } from '../../src/planning/compile.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { type Situation, situationOf } from '../../src/planning/situation.ts';
import { ruleSetOf } from '../../src/rules/index.ts';

export function situationWith(town: Case, seatOfNeed: Readonly<Record<string, string>> = {}): Situation {
  const index = indexCase(town);
  const ruleSet = ruleSetOf(town);
  const rows = rowsOf(index, ruleSet);
  const seatIds = index.seats.map(({ id }) => id);
  const seatOf = Int32Array.from(town.needs, ({ id }) =>
    seatOfNeed[id] === undefined ? NONE : seatIds.indexOf(seatOfNeed[id]),
  );
  return situationOf(index, ruleSet, rows, pairRows(index, ruleSet, rows), seatOf);
}
