/** Whether a live session holds exactly what a fresh look at its case gives: index, pairs, seats and rows, by their ids. */
import { type Snapshot, takeSnapshot } from '../../../solver/index.ts';
import { type CaseIndex, indexCase } from '../../../src/model/caseIndex.ts';
import { compile } from '../../../src/planning/compile.ts';
import type { Session } from '../../../src/planning/session/index.ts';
import type { LiveProblem } from '../../../src/planning/session/liveProblem.ts';
import { ruleSetOf } from '../../../src/rules/index.ts';

export function liveProblemOf(session: Session): LiveProblem {
  return (session as unknown as { readonly problem: LiveProblem }).problem;
}

type Problem = Snapshot['problem'];
const SEAT_FIELDS = [
  ...(['seatCapacity', 'seatMaxCount', 'seatMinCount', 'seatOpenCost'] as const),
  ...(['seatFairLoad', 'seatBalanceNumerator'] as const),
];

/** What differs, in words; empty when nothing does. */
export function differences(session: Session): string[] {
  const live = liveProblemOf(session);
  const index = indexCase(session.case);
  const fresh = compile(index, ruleSetOf(session.case));
  const snapshot = takeSnapshot(live.session.live);
  const rowName = new Map(fresh.rows.map(({ id }) => [live.numberOfRow(id), id]));
  const found: string[] = [];
  const note = (what: string, is: string, should: string) => {
    if (is !== should) found.push(`${what}: ${is} instead of ${should}`);
  };
  const liveNeeds = new Map(Array.from(snapshot.needs, (number, at) => [live.needIds[number]!, at]));
  note(
    'needs',
    [...liveNeeds.keys()].sort().join(),
    session.case.needs
      .map(({ id }) => id)
      .sort()
      .join(),
  );
  session.case.needs.forEach(({ id }, at) => {
    const there = liveNeeds.get(id);
    if (there === undefined) return;
    const is = pairsOf(snapshot.problem, there, (seat) => live.seatIds[seat]!, (row) => rowName.get(row) ?? 'a row that is gone'); // biome-ignore format: a row
    const should = pairsOf(fresh.problem, at, (seat) => index.seats[seat]!.id, (row) => fresh.rows[row]!.id); // biome-ignore format: a row
    for (const seat of new Set([...is.keys(), ...should.keys()])) {
      note(`${id} on ${seat}`, is.get(seat) ?? 'no pair', should.get(seat) ?? 'no pair');
    }
    note(`${id} waiting`, waitingOf(snapshot.problem, there), waitingOf(fresh.problem, at));
  });
  index.seats.forEach(({ id }, at) => {
    const number = live.seatNumber.get(id) ?? -1;
    for (const field of SEAT_FIELDS)
      note(`${id} ${field}`, `${snapshot.problem[field][number]}`, `${fresh.problem[field][at]}`);
  });
  fresh.rows.forEach(({ id }, at) => {
    note(id, segmentsOf(snapshot.problem, live.numberOfRow(id)), segmentsOf(fresh.problem, at));
  });
  return [...found, ...indexDifferences(live.index, index)];
}

function pairsOf(
  problem: Problem,
  need: number,
  seatId: (seat: number) => string,
  rowId: (row: number) => string,
): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
    const uses: string[] = [];
    for (let use = problem.useStart[pair]!; use < problem.useStart[pair + 1]!; use++) {
      uses.push(`${rowId(problem.useRow[use]!)} ${problem.useAmount[use]}`);
    }
    const text = `${problem.pairCost[pair]} points, ${problem.pairLoad[pair]} minutes, ${uses.sort().join(' + ')}`;
    pairs.set(seatId(problem.pairSeat[pair]!), text);
  }
  return pairs;
}

function waitingOf({ waitCost, mustServe }: Problem, need: number): string {
  return `${waitCost[need]} points${mustServe[need] === 1 ? ', must be served' : ''}`;
}

function segmentsOf(problem: Problem, row: number): string {
  const segments: string[] = [];
  for (let at = problem.segmentStart[row] ?? 0; at < (problem.segmentStart[row + 1] ?? 0); at++) {
    segments.push(`${problem.segmentWidth[at]} at ${problem.segmentSlope[at]}`);
  }
  return `${segments.join(', ')} over ${problem.rowDenominator[row]}`;
}

/** Maps entry by entry, by identity where the case has the object; lists in their order. */
function indexDifferences(live: CaseIndex, fresh: CaseIndex): string[] {
  const found: string[] = [];
  const maps = ['unitById', 'mentorById', 'citizenById', 'caseworkerById', 'competenceById', 'needById'] as const;
  for (const name of [...maps, 'relationOfNeed', 'pinOfNeed'] as const) {
    compareMaps<unknown>(name, live[name], fresh[name], (a, b) => a === b, found);
  }
  const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
    a.length === b.length && a.every((entry, at) => entry === b[at]);
  compareMaps('needsOfCitizen', live.needsOfCitizen, fresh.needsOfCitizen, isSameList, found);
  const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => isSameList([...a].sort(), [...b].sort());
  compareMaps('vetoesOfCitizen', live.vetoesOfCitizen, fresh.vetoesOfCitizen, isSameSet, found);
  type Seat = CaseIndex['seats'][number];
  const isSameSeat = (a: Seat, b: Seat) =>
    a.id === b.id && a.kind === b.kind && a.unit === b.unit && a.mentor === b.mentor && a.group === b.group;
  compareMaps('seatById', live.seatById, fresh.seatById, isSameSeat, found);
  if (live.case !== fresh.case) found.push('case: not the one of the index');
  const isSameOrder =
    live.seats.length === fresh.seats.length && fresh.seats.every((seat, at) => isSameSeat(seat, live.seats[at]!));
  if (!isSameOrder) found.push('seats: not those of the case in its order');
  return found;
}

function compareMaps<Value>(
  name: string,
  is: ReadonlyMap<string, Value>,
  should: ReadonlyMap<string, Value>,
  isSame: (a: Value, b: Value) => boolean,
  found: string[],
): void {
  for (const key of new Set([...is.keys(), ...should.keys()])) {
    const [a, b] = [is.get(key), should.get(key)];
    if (a === undefined || b === undefined ? a !== b : !isSame(a, b)) found.push(`${name} of ${key}`);
  }
}
