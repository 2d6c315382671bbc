/** The session’s plan written down whole, for showing, storing and judging it. Not part of an event, which needs only the difference. */
import { NONE, proveSession, type SessionProof } from '../../../solver/index.ts';
import type { Plan } from '../../model/plan.ts';
import { NO_RESTRICTIONS, type PairRow } from '../compile.ts';
import { rowsOf } from '../rows.ts';
import { situationOf } from '../situation.ts';
import { writePlan } from '../writePlan.ts';
import type { LiveProblem } from './liveProblem.ts';
import type { LiveWeeks } from './weeks/index.ts';

export interface PlanHeader {
  readonly seed: number;
  readonly steps: number;
  readonly caseHash: string;
}

/** `levelPrice`: a need’s price, by id, in the opening plan’s proof of the first level. */
export function planOfSession(
  problem: LiveProblem,
  weeks: LiveWeeks,
  levelPrice: ReadonlyMap<string, number>,
  { seed, steps, caseHash }: PlanHeader,
): Plan {
  const { index, ruleSet } = problem;
  const proof = inOrderOfCase(
    problem,
    proveSession(problem.session, (need) => levelPrice.get(problem.needIds[need]!) ?? 0),
  );
  const rows = rowsOf(index, ruleSet);
  const situation = situationOf(index, ruleSet, rows, proof.pairs, proof.seatOf);
  const { objective, bound, waitingMustServe, waitingMustServeBound } = proof;
  return writePlan(
    {
      situation,
      weeks: {
        meetings: weeks.meetings(),
        missed: weeks.missed(index),
        notices: weeks.notices(index, ruleSet),
        mentorWeeks: weeks.mentorWeeks(),
        mentorWeeksProven: weeks.mentorWeeksProven(),
      },
      restrictions: NO_RESTRICTIONS,
    },
    {
      objective,
      bound: Math.min(bound, objective),
      waitingMustServe,
      waitingMustServeBound,
      prices: proof.prices,
      branches: [],
      mustServePrices: proof.mustServePrices,
      isOptimal: waitingMustServe === waitingMustServeBound && objective === bound,
    },
    { seed, steps },
    caseHash,
  );
}

/** The proof with needs, seats and rows in the order of the case instead of by their numbers in the session. */
function inOrderOfCase(problem: LiveProblem, proof: SessionProof) {
  const { index } = problem;
  const rows = rowsOf(index, problem.ruleSet);
  const placeOf = new Map(Array.from(proof.needs, (number, at) => [problem.needIds[number]!, at]));
  const order = index.case.needs.map(({ id }) => placeOf.get(id)!);
  const seatAt = new Map(index.seats.map(({ id }, at) => [problem.seatNumber.get(id)!, at]));
  const rowAt = new Map(rows.map(({ id }, at) => [problem.numberOfRow(id), at]));
  const ofRows = (prices: Float64Array) => Float64Array.from(rows, ({ id }) => prices[problem.numberOfRow(id)] ?? 0);
  const ofNeeds = (prices: Float64Array) => Float64Array.from(order, (at) => prices[at]!);
  const inOrder = ({ need, row, mustServe }: SessionProof['prices']) => ({
    need: ofNeeds(need),
    row: ofRows(row),
    mustServe,
  });
  return {
    ...proof,
    prices: inOrder(proof.prices),
    mustServePrices: proof.mustServePrices === undefined ? undefined : inOrder(proof.mustServePrices),
    seatOf: Int32Array.from(order, (at) => seatAt.get(proof.seatOf[at]!) ?? NONE),
    pairs: order.map((at) => pairsOf(proof, at, seatAt, rowAt)),
  };
}

function pairsOf(
  { problem }: SessionProof,
  need: number,
  seatAt: ReadonlyMap<number, number>,
  rowAt: ReadonlyMap<number, number>,
): PairRow {
  const found: { seat: number; points: number; load: number; uses: { row: number; amount: number }[] }[] = [];
  for (let pair = problem.pairStart[need]!; pair < problem.pairStart[need + 1]!; pair++) {
    const uses: { row: number; amount: number }[] = [];
    for (let use = problem.useStart[pair]!; use < problem.useStart[pair + 1]!; use++) {
      uses.push({ row: rowAt.get(problem.useRow[use]!)!, amount: problem.useAmount[use]! });
    }
    const seat = seatAt.get(problem.pairSeat[pair]!)!;
    found.push({ seat, points: problem.pairCost[pair]!, load: problem.pairLoad[pair]!, uses });
  }
  found.sort((a, b) => a.seat - b.seat);
  return {
    seats: found.map(({ seat }) => seat),
    points: found.map(({ points }) => points),
    loads: found.map(({ load }) => load),
    uses: found.map(({ uses }) => uses),
  };
}
