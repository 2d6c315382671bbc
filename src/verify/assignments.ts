/** Every need once, each pair allowed, and every figure of a row as the case gives it. */
import { frameOf, grossOere, mentorMinutes, pairBreakdown, pairPoints, waitingPoints } from '../fit/index.ts';
import type { Assignment, PointsPart } from '../model/plan.ts';
import type { PairContext } from '../rules/context.ts';
import { blockers, isMustServe } from '../rules/index.ts';
import type { Report } from './codes.ts';
import type { Facts, Staffed } from './facts.ts';

export function checkAssignments(facts: Facts, report: Report): void {
  for (const staffed of facts.staffed) {
    checkPair(staffed, report);
    checkRow(staffed, report);
    checkFigures(staffed, report);
  }
  checkWaiting(facts, report);
  checkEveryNeed(facts, report);
}

function checkPair({ path, context }: Staffed, report: Report): void {
  const { index, need, seat } = context;
  const reasons = blockers(context);
  if (reasons.length > 0) {
    const codes = reasons.map((reason) => reason.code).join(', ');
    report('PAIR_INELIGIBLE', path, `Need "${need.id}" may not be on seat "${seat.id}": ${codes}.`);
  }
  const pinned = index.pinOfNeed.get(need.id);
  if (pinned !== undefined && pinned !== seat.id) {
    report('PIN_BROKEN', path, `Need "${need.id}" is pinned to "${pinned}" and is on "${seat.id}".`);
  }
}

/** The fields that only repeat the case. */
function checkRow({ path, assignment, context }: Staffed, report: Report): void {
  const { need, citizen, seat } = context;
  const parties: [keyof Assignment, string | null][] = [
    ['citizenId', citizen.id],
    ['unitId', seat.unit.id],
    ['mentorId', seat.mentor?.id ?? null],
  ];
  for (const [field, expected] of parties) {
    if (assignment[field] === expected) continue;
    report('WRONG_PARTIES', `${path}.${field}`, `${field} is ${assignment[field]} and should be ${expected}.`);
  }
  const status = statusOf(context);
  if (assignment.status !== status) {
    report('WRONG_STATUS', `${path}.status`, `status is ${assignment.status} and should be ${status}.`);
  }
  if (assignment.grantedMinutes !== need.grantedMinutes) {
    const was = `${assignment.grantedMinutes} minutes and ${need.grantedMinutes} were granted`;
    report('WRONG_GRANTED', `${path}.grantedMinutes`, `grantedMinutes is ${was}.`);
  }
}

/** A kept relation keeps its status; a new course is proposed, and at an unnamed seat waits for the supplier’s name. */
function statusOf({ index, need, seat }: PairContext): Assignment['status'] {
  const relation = index.relationOfNeed.get(need.id);
  if (relation?.seatId === seat.id) return relation.status;
  return seat.kind === 'unnamed' ? 'pendingSupplier' : 'proposed';
}

function checkFigures({ path, assignment, context }: Staffed, report: Report): void {
  const minutes = mentorMinutes(context);
  if (assignment.mentorMinutes !== minutes) {
    report(
      'WRONG_MENTOR_MINUTES',
      `${path}.mentorMinutes`,
      `${assignment.mentorMinutes} minutes; the case gives ${minutes}.`,
    );
  }
  const points = pairPoints(context);
  if (assignment.points !== points) {
    report('WRONG_POINTS', `${path}.points`, `${assignment.points} points; the case gives ${points}.`);
  }
  if (!sameParts(assignment.breakdown, pairBreakdown(context))) {
    report('WRONG_BREAKDOWN', `${path}.breakdown`, 'The parts differ from those the case gives, in its order.');
  }
  const gross = grossOere(context);
  if (assignment.grossOere !== gross) {
    report('WRONG_MONEY', `${path}.grossOere`, `${assignment.grossOere} øre; the case gives ${gross}.`);
  }
  const budgetId = frameOf(context)?.id ?? null;
  if (assignment.budgetId !== budgetId) {
    report('WRONG_MONEY', `${path}.budgetId`, `Budget ${assignment.budgetId}; the case gives ${budgetId}.`);
  }
}

function sameParts(claimed: readonly PointsPart[], expected: readonly PointsPart[]): boolean {
  if (claimed.length !== expected.length) return false;
  return expected.every((part, at) => {
    const other = claimed[at]!;
    if (other.part !== part.part || other.points !== part.points) return false;
    return other.subjects.length === part.subjects.length && part.subjects.every((id, s) => other.subjects[s] === id);
  });
}

function checkWaiting({ index, ruleSet, plan }: Facts, report: Report): void {
  plan.waiting.forEach((waiting, at) => {
    const path = `waiting[${at}]`;
    const need = index.needById.get(waiting.needId);
    if (need === undefined) {
      report('NEED_UNKNOWN', path, `No need has id "${waiting.needId}".`);
      return;
    }
    const pinned = index.pinOfNeed.get(need.id);
    if (pinned !== undefined) report('PIN_BROKEN', path, `Need "${need.id}" is pinned to "${pinned}" and waits.`);
    if (waiting.citizenId !== need.citizenId) {
      report(
        'WRONG_PARTIES',
        `${path}.citizenId`,
        `citizenId is ${waiting.citizenId} and should be ${need.citizenId}.`,
      );
    }
    const mustServe = isMustServe(need, index.citizenById.get(need.citizenId)!, ruleSet);
    if (waiting.mustServe !== mustServe) {
      report('WRONG_MUST_SERVE', `${path}.mustServe`, `mustServe is ${waiting.mustServe} and should be ${mustServe}.`);
    }
    const points = waitingPoints(index, need);
    if (waiting.points !== points) {
      report('WRONG_POINTS', `${path}.points`, `${waiting.points} points; the case gives ${points}.`);
    }
  });
}

/** Assignments that come twice were reported when the plan was read. */
function checkEveryNeed({ index, plan, staffedByNeed }: Facts, report: Report): void {
  const waits = new Set<string>();
  plan.waiting.forEach(({ needId }, at) => {
    if (waits.has(needId) || staffedByNeed.has(needId)) {
      report('NEED_TWICE', `waiting[${at}]`, `Need "${needId}" is already listed.`);
    }
    waits.add(needId);
  });
  for (const need of index.case.needs) {
    if (waits.has(need.id) || staffedByNeed.has(need.id)) continue;
    report('NEED_MISSING', 'assignments', `Need "${need.id}" is neither assigned nor waiting.`);
  }
}
