/**
 * The independent checker: every plan is checked here before anybody sees it. It adds everything up again from the case alone, in
 * whole numbers, shares no code with the solver or the planning that made the plan, and runs in a browser as well.
 */
import type { Case } from '../model/case.ts';
import { Plan } from '../model/plan.ts';
import { checkAssignments } from './assignments.ts';
import { provenBounds } from './bound.ts';
import { checkCadence } from './cadence.ts';
import { calendarOf } from './calendar.ts';
import { checkBounds, checkBranches, checkPrices } from './certificate.ts';
import { checkClashes } from './clashes.ts';
import type { Report, Violation } from './codes.ts';
import { coursesOf } from './courses.ts';
import { checkEvents, fixedEvents } from './events.ts';
import { type Facts, readFacts } from './facts.ts';
import { checkKpis } from './kpis.ts';
import { checkLimits } from './limits.ts';
import { checkMeetings, checkOwners, freeTime } from './meetings.ts';
import { checkMentorDays } from './mentorDay.ts';
import { checkMissed } from './missed.ts';
import { checkNotices } from './notices.ts';
import { checkWorth, worthOf } from './objective.ts';
import { checkOptimum } from './optimum.ts';
import { checkReasons } from './reasons.ts';
import { Room } from './room.ts';
import { checkStartMeetings } from './startMeetings.ts';
import { checkUnlocks } from './unlocks.ts';
import { WeekRoom } from './weekRoom.ts';

export { VIOLATION_CODES, type Violation, type ViolationCode } from './codes.ts';

export interface Verdict {
  readonly valid: boolean;
  readonly violations: readonly Violation[];
  /** Points recomputed from the case, and the bound the certificate proves; both 0 where the plan could not be read. */
  readonly objective: number;
  readonly bound: number;
}

/** Checks a plan against the case it was made for. The case has been read by readCase; the plan need not have been. */
export function verifyPlan(input: Case, given: Plan): Verdict {
  const violations: Violation[] = [];
  const report: Report = (code, path, message) => violations.push({ code, path, message });
  const plan = readPlanOf(input, given, report);
  if (plan === undefined) return { valid: false, violations, objective: 0, bound: 0 };
  const facts = readFacts(input, plan, report);
  checkAssignments(facts, report);
  checkLimits(facts, report);
  const worth = worthOf(facts);
  const proven = provenBounds(facts, worth.waitingMustServe);
  checkWorth(facts, worth, report);
  const room = new Room(facts);
  checkUnlocks(facts, room, report);
  checkPrices(facts, report);
  checkBranches(facts, proven, report);
  checkBounds(facts, proven, worth, report);
  checkOptimum(facts, worth, room, report);
  const calendar = calendarOf(input.policy);
  checkWeeks(facts, room, calendar, report);
  checkKpis(facts, worth, calendar, report);
  return { valid: violations.length === 0, violations, objective: worth.objective, bound: proven.bound };
}

/** The shape first: everything after it may then trust that numbers are whole and lists are lists. */
function readPlanOf(input: Case, given: Plan, report: Report): Plan | undefined {
  const parsed = Plan.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) report('MALFORMED_PLAN', issue.path.join('.'), issue.message);
    return undefined;
  }
  const plan = parsed.data;
  if (plan.municipalityId === input.municipality.id && plan.planDate === input.planDate) return plan;
  const path = plan.municipalityId === input.municipality.id ? 'planDate' : 'municipalityId';
  const [ofPlan, ofCase] = [plan.municipalityId, input.municipality.id].map((id) => `municipality "${id}"`);
  const message = `The plan is for ${ofPlan} on ${plan.planDate}, the case for ${ofCase} on ${input.planDate}.`;
  report('WRONG_CASE', path, message);
  return undefined;
}

function checkWeeks(facts: Facts, room: Room, calendar: ReturnType<typeof calendarOf>, report: Report): void {
  const events = fixedEvents(facts, calendar);
  const courses = coursesOf(facts);
  const free = freeTime(facts, calendar, events);
  const weeks = new WeekRoom(facts, calendar, courses, events, free);
  checkEvents(facts, events, report);
  checkOwners(facts, courses, report);
  checkMeetings(facts, courses, free, report);
  checkClashes(facts, courses, events, report);
  checkMentorDays(facts, courses, free, report);
  checkStartMeetings(facts, courses, weeks, report);
  checkCadence(facts, courses, events, report);
  checkMissed(facts, courses, weeks, report);
  checkNotices(facts, courses, report);
  checkReasons(facts, room, weeks, report);
}
