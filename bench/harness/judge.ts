/**
 * Judges an assignment without its weeks, by the checks of src/verify: who may sit where, hours, contracts, frames, points and what the
 * prices and branches prove. A whole plan needs none of this, because publishPlan has it judged. Nothing that fails here is timed.
 */
import { type AssignmentSolution, NONE } from '../../solver/index.ts';
import { PLAN_FORMAT_VERSION, type Plan } from '../../src/model/plan.ts';
import { assignmentsOf, certificateOf, type Proof, waitingOf } from '../../src/planning/decode.ts';
import { kpisOf } from '../../src/planning/kpis.ts';
import type { Situation } from '../../src/planning/situation.ts';
import { checkAssignments } from '../../src/verify/assignments.ts';
import { provenBounds } from '../../src/verify/bound.ts';
import { checkBounds, checkBranches, checkPrices } from '../../src/verify/certificate.ts';
import type { Report } from '../../src/verify/codes.ts';
import { readFacts } from '../../src/verify/facts.ts';
import { checkLimits } from '../../src/verify/limits.ts';
import { checkWorth, worthOf } from '../../src/verify/objective.ts';
import { type OpenCase, situationAt } from './openCase.ts';

/** Must-serve spending is charged to a hard frame only after the assignment, which is then solved again (src/planning/feedback.ts). */
const MENDED_LATER = new Set(['FRAME_OVERSPENT']);

export interface Judged {
  /** Points added up from the case, whatever the solver said. */
  readonly objective: number;
  readonly waitingMustServe: number;
}

/** Judges our answer with its bound; throws when anything is wrong. */
export function judgeSolution(open: OpenCase, solution: AssignmentSolution): Judged {
  return judge(open, solution.seatOf, {
    objective: solution.objective,
    bound: solution.certifiedBound,
    waitingMustServe: solution.waitingMustServe,
    waitingMustServeBound: solution.mustServePriceBound,
    prices: solution.prices,
    branches: solution.branches,
    mustServePrices: solution.mustServePrices,
    isOptimal: solution.status === 'optimal',
  });
}

/** Judges anybody’s plan: a seat or NONE for each need. Throws when it breaks a limit. */
export function judgeSeats(open: OpenCase, seatOf: Int32Array): Judged {
  return judge(open, seatOf, undefined);
}

function judge(open: OpenCase, seatOf: Int32Array, proof: Proof | undefined): Judged {
  const situation = situationAt(open, seatOf);
  const faults: string[] = [];
  const report: Report = (code, path, message) => {
    if (!MENDED_LATER.has(code)) faults.push(`${code} ${path}: ${message}`);
  };
  const facts = readFacts(open.input, planWithoutWeeks(situation, proof), report);
  checkAssignments(facts, report);
  checkLimits(facts, report);
  const worth = worthOf(facts);
  if (proof !== undefined) {
    checkWorth(facts, worth, report);
    checkPrices(facts, report);
    const proven = provenBounds(facts, worth.waitingMustServe);
    checkBranches(facts, proven, report);
    checkBounds(facts, proven, worth, report);
  }
  if (faults.length > 0) throw new Error(`A wrong answer, ${faults.length} faults: ${faults.slice(0, 3).join(' · ')}`);
  return worth;
}

function planWithoutWeeks(situation: Situation, proof: Proof | undefined): Plan {
  const { index, ruleSet } = situation;
  const assignments = assignmentsOf(situation);
  const waiting = waitingOf(situation, () => ({ reasons: [], missingMinutes: 0, unlock: null }));
  const counted = { meetings: [], missedMeetings: [], mentorWeeks: 0, mentorWeeksProven: 0 };
  return {
    formatVersion: PLAN_FORMAT_VERSION,
    municipalityId: index.case.municipality.id,
    planDate: index.case.planDate,
    caseHash: '',
    options: { seed: 0, steps: 0 },
    assignments,
    waiting,
    meetings: [],
    missedMeetings: [],
    notices: [],
    kpis: kpisOf(index, ruleSet, { assignments, waiting, ...counted }),
    certificate: certificateOf(situation, proof ?? provingNothing(situation)),
  };
}

function provingNothing({ index, rows }: Situation): Proof {
  const prices = { need: new Float64Array(index.case.needs.length), row: new Float64Array(rows.length), mustServe: 0 };
  return {
    objective: 0,
    bound: 0,
    waitingMustServe: 0,
    waitingMustServeBound: 0,
    prices,
    branches: [],
    mustServePrices: undefined,
    isOptimal: false,
  };
}

/** Seats of a linear program’s x_I_J, read as whole numbers. */
export function seatsOf(values: Readonly<Record<string, number>>, needCount: number): Int32Array {
  const seatOf = new Int32Array(needCount).fill(NONE);
  for (const [name, value] of Object.entries(values)) {
    const pair = /^x_(\d+)_(\d+)$/.exec(name);
    if (pair !== null && value > 0.5) seatOf[Number(pair[1])] = Number(pair[2]);
  }
  return seatOf;
}
