/** A settled situation written down as a plan: rows, reasons, meetings, notices, key figures and the certificate. */
import { waitingExplainer } from '../explain/waiting.ts';
import { type Notice, PLAN_FORMAT_VERSION, type Plan } from '../model/plan.ts';
import { matchNotices, notices } from '../rules/index.ts';
import type { Restrictions } from './compile.ts';
import { assignmentsOf, certificateOf, type Proof, waitingOf } from './decode.ts';
import { kpisOf } from './kpis.ts';
import { pairContext, type Situation } from './situation.ts';
import type { WeeksPlan } from './weeks/planWeeks.ts';

export interface Settled {
  readonly situation: Situation;
  readonly weeks: Omit<WeeksPlan, 'crowded'>;
  readonly restrictions: Restrictions;
}

function noticesOfMatches(situation: Situation): Notice[] {
  const { index, seatOf } = situation;
  return index.case.needs.flatMap((need, at) => {
    const seat = index.seats[seatOf[at]!];
    return seat === undefined ? [] : matchNotices(pairContext(situation, need, seat));
  });
}

/** `caseHash`: SHA-256 of the canonical case. */
export function writePlan(
  { situation, weeks, restrictions }: Settled,
  proof: Proof,
  effort: { readonly seed: number; readonly steps: number },
  caseHash: string,
): Plan {
  const { index, ruleSet } = situation;
  const assignments = assignmentsOf(situation);
  const prices = { points: proof.prices, mustServe: proof.mustServePrices };
  const waiting = waitingOf(situation, waitingExplainer(situation, { restrictions, prices }));
  return {
    formatVersion: PLAN_FORMAT_VERSION,
    municipalityId: index.case.municipality.id,
    planDate: index.case.planDate,
    caseHash,
    options: { seed: effort.seed, steps: effort.steps },
    assignments,
    waiting,
    meetings: [...weeks.meetings],
    missedMeetings: [...weeks.missed],
    notices: [...notices(index, ruleSet), ...noticesOfMatches(situation), ...weeks.notices],
    kpis: kpisOf(index, ruleSet, {
      assignments,
      waiting,
      meetings: weeks.meetings,
      missedMeetings: weeks.missed,
      mentorWeeks: weeks.mentorWeeks,
      mentorWeeksProven: weeks.mentorWeeksProven,
    }),
    certificate: certificateOf(situation, proof),
  };
}
