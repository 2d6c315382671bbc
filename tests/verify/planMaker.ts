/** Valid plans made by hand for the tests of the checker: the caller says who is where and when, this fills in the figures. */
import { waitingExplainer } from '../../src/explain/waiting.ts';
import { frameOf, grossOere, mentorMinutes, pairBreakdown, pairPoints, waitingPoints } from '../../src/fit/index.ts';
import type { Case } from '../../src/model/case.ts';
import { type CaseIndex, indexCase } from '../../src/model/caseIndex.ts';
import type { Assignment, Certificate, Meeting, MissedMeeting, Plan, Waiting } from '../../src/model/plan.ts';
import { pairRows } from '../../src/planning/compile.ts';
import { kpisOf } from '../../src/planning/kpis.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { situationOf } from '../../src/planning/situation.ts';
import { planWeeks } from '../../src/planning/weeks/planWeeks.ts';
import { isMustServe, matchNotices, notices, plannedCadence, type RuleSet, ruleSetOf } from '../../src/rules/index.ts';
import { isoWeek, mondayOf } from '../../src/time/calendar.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { pairIn } from '../helpers/caseBuilder.ts';

export interface HandPlan {
  /** Seat id by need id; needs left out wait. */
  readonly seats: Readonly<Record<string, string>>;
  readonly meetings?: readonly Meeting[];
  readonly missed?: readonly MissedMeeting[];
  readonly needPrices?: Readonly<Record<string, number>>;
  readonly rowPrices?: Readonly<Record<string, number>>;
  readonly mustServePrices?: Certificate['mustServePrices'];
}

/** The plan with its figures, and a certificate that claims exactly what its prices prove. */
export function handPlan(input: Case, hand: HandPlan): Plan {
  const draft = draftPlan(input, hand);
  const { objective, bound } = verifyPlan(input, draft);
  const waitingMustServeBound = hand.mustServePrices == null ? 0 : draft.certificate.waitingMustServe;
  return { ...draft, certificate: { ...draft.certificate, objective, bound, waitingMustServeBound } };
}

function draftPlan(input: Case, hand: HandPlan): Plan {
  const index = indexCase(input);
  const ruleSet = ruleSetOf(input);
  const assignments = input.needs.flatMap((need) => {
    const seatId = hand.seats[need.id];
    return seatId === undefined ? [] : [assignmentOf(input, need.id, seatId)];
  });
  const seatOf = Int32Array.from(input.needs, ({ id }) => index.seats.findIndex((seat) => seat.id === hand.seats[id]));
  const explain = explainerOf(index, ruleSet, seatOf);
  const waiting = input.needs
    .filter((need) => hand.seats[need.id] === undefined)
    .map((need): Waiting => {
      const mustServe = isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet);
      const points = waitingPoints(index, need);
      const { reasons, missingMinutes } = explain(need);
      return {
        needId: need.id,
        citizenId: need.citizenId,
        mustServe,
        points,
        reasons: [...reasons],
        missingMinutes,
        unlock: null,
      };
    });
  const meetings = [...(hand.meetings ?? [])];
  const missedMeetings = [...(hand.missed ?? [])];
  const weeks = new Set([
    ...meetings
      .filter(({ kind }) => kind === 'meeting' || kind === 'startMeeting')
      .map(({ seatId, date }) => `${seatId} ${mondayOf(date)}`),
    ...missedMeetings.map(({ needId, week }) => `${hand.seats[needId]} ${week}`),
  ]).size;
  return {
    formatVersion: 1,
    municipalityId: input.municipality.id,
    planDate: input.planDate,
    caseHash: '',
    options: { seed: 1, steps: 0 },
    assignments,
    waiting,
    meetings,
    missedMeetings,
    notices: [
      ...notices(index, ruleSet),
      ...assignments.flatMap(({ needId, seatId }) => matchNotices(pairIn(index, { needId, seatId }))),
      // Those of start meetings are up to the weeks the caller has planned.
      ...planWeeks(index, ruleSet, seatOf).notices.filter(({ code }) => code !== 'START_MEETING_WITHOUT_CASEWORKER'),
    ],
    kpis: kpisOf(index, ruleSet, {
      assignments,
      waiting,
      meetings,
      missedMeetings,
      mentorWeeks: weeks,
      mentorWeeksProven: weeks,
    }),
    certificate: {
      objective: 0,
      bound: -1_000_000,
      waitingMustServe: waiting.filter((row) => row.mustServe).length,
      waitingMustServeBound: 0,
      isOptimal: false,
      prices: {
        needs: Object.fromEntries(input.needs.map((need) => [need.id, hand.needPrices?.[need.id] ?? 0])),
        rows: { ...hand.rowPrices },
        mustServe: 0,
      },
      mustServePrices: hand.mustServePrices ?? null,
      branches: [],
    },
  };
}

/** The planner’s own reasons, without its search for unlocks; nothing to the point where somebody sits on a seat he may not have. */
function explainerOf(index: CaseIndex, ruleSet: RuleSet, seatOf: Int32Array) {
  const rows = rowsOf(index, ruleSet);
  const pairs = pairRows(index, ruleSet, rows);
  if (seatOf.some((seat, at) => seat >= 0 && !pairs[at]!.seats.includes(seat))) {
    return () => ({ reasons: [{ code: 'noSeat', subjects: [] }], missingMinutes: 0 });
  }
  return waitingExplainer(situationOf(index, ruleSet, rows, pairs, seatOf), { mostSeatsSearched: 0 });
}

function assignmentOf(input: Case, needId: string, seatId: string): Assignment {
  const context = pairIn(indexCase(input), { needId, seatId });
  const { need, seat, index } = context;
  const relation = index.relationOfNeed.get(need.id);
  const newStatus = seat.kind === 'unnamed' ? 'pendingSupplier' : 'proposed';
  return {
    needId,
    citizenId: need.citizenId,
    seatId,
    unitId: seat.unit.id,
    mentorId: seat.mentor?.id ?? null,
    status: relation?.seatId === seatId ? relation.status : newStatus,
    grantedMinutes: need.grantedMinutes,
    mentorMinutes: mentorMinutes(context),
    points: pairPoints(context),
    breakdown: pairBreakdown(context),
    grossOere: grossOere(context),
    budgetId: frameOf(context)?.id ?? null,
  };
}

/** A meeting of a need on the seat it is given, held as its cadence asks. */
export function aMeeting(
  input: Case,
  needId: string,
  seatId: string,
  date: string,
  start: string,
  number = 1,
): Meeting {
  const { need, citizen } = pairIn(indexCase(input), { needId, seatId });
  const { minutes, mode, place } = plannedCadence(need, citizen, ruleSetOf(input), input.policy);
  return {
    id: `${needId}.${isoWeek(date)}.${number}`,
    kind: 'meeting',
    needIds: [needId],
    seatId,
    date,
    start,
    minutes,
    mode,
    place,
    withCaseworkerId: null,
  };
}
