/** From a solved case back to rows of the plan: assignments with their points, and the needs that wait. */
import { type Branch, NONE, type Prices } from '../../solver/index.ts';
import { frameOf, grossOere, mentorMinutes, pairBreakdown, waitingPoints } from '../fit/index.ts';
import type { Seat } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Assignment, Certificate, Reason, Unlock, Waiting } from '../model/plan.ts';
import { isMustServe } from '../rules/index.ts';
import { pairContext, type Situation } from './situation.ts';

/** Rows of the needs that have a seat, in the order of the case. */
export function assignmentsOf(situation: Situation): Assignment[] {
  const { index, seatOf } = situation;
  return index.case.needs.flatMap((need, at) => {
    const seat = index.seats[seatOf[at]!];
    return seat === undefined ? [] : [assignmentOf(situation, need, seat)];
  });
}

function assignmentOf(situation: Situation, need: Need, seat: Seat): Assignment {
  const context = pairContext(situation, need, seat);
  const breakdown = pairBreakdown(context);
  return {
    needId: need.id,
    citizenId: need.citizenId,
    seatId: seat.id,
    unitId: seat.unit.id,
    mentorId: seat.mentor?.id ?? null,
    status: statusOf(situation, need, seat),
    grantedMinutes: need.grantedMinutes,
    mentorMinutes: mentorMinutes(context),
    points: breakdown.reduce((sum, part) => sum + part.points, 0),
    breakdown,
    grossOere: grossOere(context),
    budgetId: frameOf(context)?.id ?? null,
  };
}

/** A kept relation keeps its status; a new match is a proposal, or waits for the supplier’s name on an unnamed seat. */
function statusOf({ index }: Situation, need: Need, seat: Seat): Assignment['status'] {
  const relation = index.relationOfNeed.get(need.id);
  if (relation?.seatId === seat.id) return relation.status;
  return seat.kind === 'unnamed' ? 'pendingSupplier' : 'proposed';
}

/** Why a need waits and what would change it, as src/explain finds it. */
export interface WaitingAnswer {
  readonly reasons: readonly Reason[];
  readonly missingMinutes: number;
  readonly unlock: Unlock | null;
}

export function waitingOf(situation: Situation, explain: (need: Need) => WaitingAnswer): Waiting[] {
  const { index, ruleSet, seatOf } = situation;
  return index.case.needs.flatMap((need, at) => {
    if (index.seats[seatOf[at]!] !== undefined) return [];
    const { reasons, missingMinutes, unlock } = explain(need);
    return [
      {
        needId: need.id,
        citizenId: need.citizenId,
        mustServe: isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet),
        points: waitingPoints(index, need),
        reasons: [...reasons],
        missingMinutes,
        unlock,
      },
    ];
  });
}

/** What the solver proved, with its prices under the names of the case. */
export interface Proof {
  readonly objective: number;
  readonly bound: number;
  readonly waitingMustServe: number;
  readonly waitingMustServeBound: number;
  readonly prices: Prices;
  readonly branches: readonly Branch[];
  readonly mustServePrices: Prices | undefined;
  /** No better plan exists: by the prices, or because the search went through everything they leave open. */
  readonly isOptimal: boolean;
}

export function certificateOf(situation: Situation, proof: Proof): Certificate {
  const { prices, branches, mustServePrices, ...figures } = proof;
  return {
    ...figures,
    prices: { ...named(situation, prices), mustServe: prices.mustServe },
    branches: branches.map((branch) => branchOf(situation, branch, prices)),
    mustServePrices: mustServePrices === undefined ? null : named(situation, mustServePrices),
  };
}

/** A branch lists the prices that are not the whole problem’s: most needs keep theirs, and a plan may have many branches. */
function branchOf(situation: Situation, { choices, prices }: Branch, whole: Prices): Certificate['branches'][number] {
  const { needs } = situation.index.case;
  const { seats } = situation.index;
  return {
    choices: choices.map(({ need, seat, isTaken }) => ({
      needId: needs[need]!.id,
      seatId: seat === NONE ? null : seats[seat]!.id,
      taken: isTaken,
    })),
    prices: {
      ...named(situation, prices, whole),
      ...(prices.mustServe === whole.mustServe ? {} : { mustServe: prices.mustServe }),
    },
  };
}

/** Prices by the ids of the case, but for those that are the same in `known`. */
function named({ index, rows }: Situation, prices: Prices, known?: Prices) {
  return {
    needs: namedList(index.case.needs, prices.need, known?.need),
    rows: namedList(rows, prices.row, known?.row),
  };
}

function namedList(owners: readonly { readonly id: string }[], prices: Float64Array, known: Float64Array | undefined) {
  const named = owners.map(({ id }, at): [string, number] => [id, prices[at]!]);
  return Object.fromEntries(named.filter(([, price], at) => price !== known?.[at]));
}
