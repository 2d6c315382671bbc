/** Everything about one citizen’s place in a plan: whom he has and why, whom else he could have and at what cost, and what would help. */
import { NONE, type Prices } from '../../solver/index.ts';
import { MakkerError } from '../errors.ts';
import { pairBreakdown } from '../fit/index.ts';
import type { Case } from '../model/case.ts';
import { type CaseIndex, indexCase } from '../model/caseIndex.ts';
import type { Need } from '../model/need.ts';
import type { Assignment, MissedMeeting, Notice, Plan, PointsPart, Reason, Unlock } from '../model/plan.ts';
import { type PairRow, pairRows } from '../planning/compile.ts';
import { rowsOf } from '../planning/rows.ts';
import { situationOf } from '../planning/situation.ts';
import { ruleSetOf } from '../rules/index.ts';
import { adviceSentences } from './advice.ts';
import { blockedSeats } from './bottlenecks.ts';
import { endedSentences } from './broken.ts';
import type { Language } from './label.ts';
import { explainMatch } from './match.ts';
import { needOfNotice, remarkSentences } from './noticeText.ts';
import { obstaclesTo } from './obstacles.ts';
import { createOverrides, type Override, type Overrides } from './overrides.ts';
import { createProver, type Prover } from './proof.ts';
import { unlocksFor } from './unlock.ts';
import { contextAt, type View, viewOf } from './view.ts';
import { standingOf } from './waiting.ts';
import { waitingSentences } from './waitingText.ts';

export interface Alternative extends Override {
  readonly seat: string;
  /** Why the seat cannot be had; for an allowed seat, what others fill. */
  readonly reasons: readonly Reason[];
  /** Points of the match, part by part; empty for a seat the rules forbid. */
  readonly breakdown: readonly PointsPart[];
}

interface NeedExplanation {
  readonly needId: string;
  readonly assigned: Assignment | null;
  /** Why the need waits; empty when it does not. */
  readonly reasons: readonly Reason[];
  readonly breakdown: readonly PointsPart[];
  /** Allowed seats by rising cost, then the nearest that are not. */
  readonly alternatives: readonly Alternative[];
  /** Changes that would seat a need that waits, one or two together and perhaps a pin, the cheapest first. */
  readonly unlocks: readonly Unlock[];
  /** Meetings the weeks could not hold, and what else a person should know of the need. */
  readonly missedMeetings: readonly MissedMeeting[];
  readonly notices: readonly Notice[];
  readonly da: readonly string[];
  readonly en: readonly string[];
}

/** The citizen’s main need at the top, with the unlocks of every need that waits; `needs` has them all. */
export interface CitizenExplanation extends Partial<NeedExplanation> {
  readonly citizenId: string;
  readonly assigned: Assignment | null;
  readonly breakdown: readonly PointsPart[];
  readonly alternatives: readonly Alternative[];
  readonly unlocks: readonly Unlock[];
  readonly needs: readonly NeedExplanation[];
}

/** Seats named although the rules forbid them. */
const MOST_FORBIDDEN = 10;
const MOST_UNLOCKS = 3;

/** @throws MakkerError UNKNOWN_REFERENCE for a citizen the case does not have, INVALID_PLAN for a plan of another case. */
export function explainCitizen(input: Case, plan: Plan, citizenId: string): CitizenExplanation {
  const index = indexCase(input);
  if (!index.citizenById.has(citizenId)) {
    throw new MakkerError(
      'UNKNOWN_REFERENCE',
      `No citizen has id "${citizenId}". Use one of the ids under citizens in the case, e.g. "${input.citizens[0]?.id ?? ''}".`,
    );
  }
  const needs = index.needsOfCitizen.get(citizenId) ?? [];
  const question = needs.length === 0 ? undefined : ask(index, plan);
  const explained = needs.map((need) => explainNeed(question!, plan, need));
  const main =
    explained[
      Math.max(
        0,
        needs.findIndex((need) => need.role === 'professional'),
      )
    ];
  const nothing = { assigned: null, breakdown: [], alternatives: [], unlocks: [] };
  const unlocks = explained.flatMap((need) => need.unlocks);
  return { citizenId, ...(main ?? nothing), unlocks, needs: explained };
}

interface Question {
  readonly view: View;
  readonly overrides: Overrides;
  readonly prover: Prover;
}

function ask(index: CaseIndex, plan: Plan): Question {
  const ruleSet = ruleSetOf(index.case);
  const rows = rowsOf(index, ruleSet);
  const pairs = pairRows(index, ruleSet, rows);
  const view = viewOf(situationOf(index, ruleSet, rows, pairs, seatsOfPlan(index, pairs, plan)));
  const { certificate } = plan;
  const priced = (
    named: { needs: Record<string, number>; rows: Record<string, number> },
    mustServe: number,
  ): Prices => ({
    need: Float64Array.from(index.case.needs, ({ id }) => named.needs[id] ?? 0),
    row: Float64Array.from(rows, ({ id }) => named.rows[id] ?? 0),
    mustServe,
  });
  const points = priced(certificate.prices, certificate.prices.mustServe);
  const mustServe = certificate.mustServePrices === null ? undefined : priced(certificate.mustServePrices, 0);
  return {
    view,
    overrides: createOverrides(view, points, certificate.isOptimal),
    prover: createProver(view, { points, mustServe }),
  };
}

function seatsOfPlan(index: CaseIndex, pairs: readonly PairRow[], plan: Plan): Int32Array {
  const numberOf = new Map(index.case.needs.map((need, at) => [need.id, at]));
  const seatOf = new Int32Array(index.case.needs.length).fill(NONE);
  plan.assignments.forEach(({ needId, seatId }, at) => {
    const need = numberOf.get(needId);
    const seat = index.seats.findIndex(({ id }) => id === seatId);
    if (need === undefined || !pairs[need]!.seats.includes(seat)) {
      throw new MakkerError(
        'INVALID_PLAN',
        `assignments[${at}]: need "${needId}" cannot be on seat "${seatId}" in this case. Solve the case again, or give the case the plan was made from.`,
      );
    }
    seatOf[need] = seat;
  });
  return seatOf;
}

function explainNeed(question: Question, plan: Plan, need: Need): NeedExplanation {
  const { view } = question;
  const { index, ruleSet } = view.situation;
  const assigned = plan.assignments.find(({ needId }) => needId === need.id) ?? null;
  const waiting = plan.waiting.find(({ needId }) => needId === need.id);
  const unlocks = assigned === null ? unlocksFor(view, question.prover, standingOf(view, need), MOST_UNLOCKS) : [];
  const words =
    assigned === null
      ? waitingSentences(index, need.id, waiting, unlocks)
      : explainMatch(index, ruleSet, assigned, plan.assignments);
  const ended = (language: Language) =>
    assigned === null ? endedSentences(index, ruleSet, plan.assignments, need.id, language) : [];
  const advice = adviceSentences(index, need);
  const remarks = remarkSentences(index, need.id, plan);
  return {
    needId: need.id,
    assigned,
    reasons: waiting?.reasons ?? [],
    breakdown: assigned?.breakdown ?? [],
    alternatives: [...allowedSeats(question, need), ...forbiddenSeats(view, need)],
    unlocks,
    missedMeetings: plan.missedMeetings.filter(({ needId }) => needId === need.id),
    notices: plan.notices.filter((notice) => needOfNotice(index, notice) === need.id),
    da: [...words.da, ...ended('da'), ...advice.da, ...remarks.da],
    en: [...words.en, ...ended('en'), ...advice.en, ...remarks.en],
  };
}

/** Every seat the rules allow but the one he has, by what it costs the plan. A pin is left aside: the question is what else there is. */
function allowedSeats({ view, overrides }: Question, need: Need): Alternative[] {
  const { index, ruleSet, rows, seatOf } = view.situation;
  const number = view.numberOfNeed.get(need.id)!;
  const alone = { ...index, pinOfNeed: new Map<string, string>(), case: { ...index.case, needs: [need] } };
  const row = pairRows(alone, ruleSet, rows)[0]!;
  const order = [...row.seats.keys()].sort((a, b) => row.points[a]! - row.points[b]! || a - b);
  const found = order.flatMap((at): Alternative[] => {
    const seat = row.seats[at]!;
    if (seat === seatOf[number]) return [];
    const pair: PairRow = {
      seats: [seat],
      points: [row.points[at]!],
      loads: [row.loads[at]!],
      uses: [row.uses[at]!],
    };
    return [
      {
        seat: index.seats[seat]!.id,
        ...overrides.costOf(number, pair),
        reasons: filledBy(view, need, pair),
        breakdown: pairBreakdown(contextAt(view, need, seat)),
      },
    ];
  });
  return found.sort(byCost);
}

function byCost(a: Alternative, b: Alternative): number {
  if (a.costOfOverride === null || b.costOfOverride === null) {
    return Number(a.costOfOverride === null) - Number(b.costOfOverride === null);
  }
  return a.mustServeChange - b.mustServeChange || a.costOfOverride - b.costOfOverride;
}

/** Limits that others fill; the price of waiting is no reason for a need that has a seat. */
function filledBy(view: View, need: Need, { seats, points, loads, uses }: PairRow): Reason[] {
  const offer = { seat: seats[0]!, points: points[0]!, loadMinutes: loads[0]!, uses: uses[0]! };
  const isWaiting = view.situation.seatOf[view.numberOfNeed.get(need.id)!] === NONE;
  return obstaclesTo(view, need, offer)
    .filter(({ code }) => isWaiting || (code !== 'price' && code !== 'searchStopped'))
    .map(({ code, subject }) => ({ code, subjects: [subject] }));
}

function forbiddenSeats(view: View, need: Need): Alternative[] {
  return blockedSeats(view, need)
    .slice(0, MOST_FORBIDDEN)
    .map(({ seat, blocks }) => ({
      seat: view.situation.index.seats[seat]!.id,
      costOfOverride: null,
      mustServeChange: 0,
      othersMoved: 0,
      isExact: true,
      reasons: blocks,
      breakdown: [],
    }));
}
