/** The session as explanations see a solved case (src/explain/view.ts): who sits where, what is eligible, what is full, in the case’s own order. */
import { type ForbiddenSet, NONE, USES_PER_PAIR } from '../../../../solver/index.ts';
import { type View, viewOf } from '../../../explain/view.ts';
import type { PairRow, Restrictions } from '../../compile.ts';
import { type Row, rowsOf } from '../../rows.ts';
import { situationOf } from '../../situation.ts';
import type { LiveProblem } from '../liveProblem.ts';

/** Places in the order of the case, by the session’s numbers. */
interface Places {
  readonly needAt: ReadonlyMap<number, number>;
  readonly seatAt: ReadonlyMap<number, number>;
  readonly rowAt: ReadonlyMap<number, number>;
}

export function viewOfSession(problem: LiveProblem): View {
  const { index, ruleSet, needNumber, seatNumber } = problem;
  const rows = rowsOf(index, ruleSet);
  const places: Places = {
    needAt: new Map(index.case.needs.map(({ id }, at) => [needNumber.get(id)!, at])),
    seatAt: new Map(index.seats.map(({ id }, at) => [seatNumber.get(id)!, at])),
    rowAt: new Map(rows.map(({ id }, at) => [problem.numberOfRow(id), at])),
  };
  const { live } = problem.session;
  const pairs = index.case.needs.map(({ id }) => pairsOf(problem, needNumber.get(id)!, places));
  const seatOf = Int32Array.from(index.case.needs, ({ id }) => {
    const pair = live.need.pairOf.data[needNumber.get(id)!]!;
    return pair === NONE ? NONE : places.seatAt.get(live.pair.seat.data[pair]!)!;
  });
  return viewOf(situationOf(index, ruleSet, rows, pairs, seatOf), restrictionsOf(problem, rows, places));
}

/** Eligible seats of a need by rising place. */
function pairsOf({ session: { live } }: LiveProblem, need: number, { seatAt, rowAt }: Places): PairRow {
  const { data } = live.pairsOfNeed.entries[need]!;
  const own = Array.from(data.subarray(0, live.pairsOfNeed.count.data[need]!), (pair) => {
    return { pair, seat: seatAt.get(live.pair.seat.data[pair]!)! };
  }).sort((a, b) => a.seat - b.seat);
  const usesOf = (pair: number) => {
    const uses: { row: number; amount: number }[] = [];
    for (let use = pair * USES_PER_PAIR; use < (pair + 1) * USES_PER_PAIR; use++) {
      const row = live.pair.useRow.data[use]!;
      if (row !== NONE) uses.push({ row: rowAt.get(row)!, amount: live.pair.useAmount.data[use]! });
    }
    return uses;
  };
  return {
    seats: own.map(({ seat }) => seat),
    points: own.map(({ pair }) => live.pair.cost.data[pair]!),
    loads: own.map(({ pair }) => live.pair.load.data[pair]!),
    uses: own.map(({ pair }) => usesOf(pair)),
  };
}

/** What the session has learned: combinations no week can hold, and what must-serve needs take of hard frames. */
function restrictionsOf(problem: LiveProblem, rows: readonly Row[], { needAt, seatAt }: Places): Restrictions {
  const { live } = problem.session;
  const forbiddenSets: ForbiddenSet[] = [];
  live.forbidden.seat.data.forEach((seat, set) => {
    const members = live.forbidden.needs.count.data[set] ?? 0;
    // A set that is forgotten, or room for one.
    if (seat === NONE || members === 0) return;
    const needs = Array.from(live.forbidden.needs.entries[set]!.data.subarray(0, members), (need) => needAt.get(need)!);
    forbiddenSets.push({ seat: seatAt.get(seat)!, needs });
  });
  const reservedOere = new Map<string, number>();
  for (const { id, segments } of rows) {
    const width = segments.reduce((sum, segment) => sum + segment.width, 0);
    const limit = live.row.limit.data[problem.numberOfRow(id)]!;
    if (limit < width) reservedOere.set(id, width - limit);
  }
  return { forbiddenSets, reservedOere };
}
