/** Solves a small case to the end and has the judge check the plan, so that every test of a plan is also a test of its validity. */
import { expect } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import type { Assignment, Plan, Waiting } from '../../src/model/plan.ts';
import { planCase } from '../../src/planning/planCase.ts';
import { verifyPlan } from '../../src/verify/index.ts';

/** Steps that are plenty for a case built by hand. */
const SMALL_EFFORT = 20_000;

export function solved(input: Case, effort = SMALL_EFFORT): Plan {
  const plan = planCase(input, { seed: 1, effort, caseHash: 'test' });
  expect(verifyPlan(input, plan).violations).toEqual([]);
  return plan;
}

/** Seat of a need in the plan; undefined when it waits. */
export function seatOf(plan: Plan, needId: string): string | undefined {
  return assignmentOf(plan, needId)?.seatId;
}

export function assignmentOf(plan: Plan, needId: string): Assignment | undefined {
  return plan.assignments.find((row) => row.needId === needId);
}

export function waitingOf(plan: Plan, needId: string): Waiting | undefined {
  return plan.waiting.find((row) => row.needId === needId);
}

/** The case with last week’s relations taken from a plan: what the next weekly meeting starts from. */
export function withRelationsOf(input: Case, plan: Plan): Case {
  return {
    ...input,
    relations: plan.assignments.map((row) => ({
      needId: row.needId,
      seatId: row.seatId,
      since: input.planDate,
      ...lastSlotOf(plan, row.needId),
      status: 'active' as const,
    })),
  };
}

function lastSlotOf(plan: Plan, needId: string) {
  const first = plan.meetings.find((meeting) => meeting.needIds.includes(needId) && meeting.kind !== 'group');
  if (first === undefined) return { slots: [] };
  const weekday = ((new Date(first.date).getUTCDay() + 6) % 7) + 1;
  return { slots: [{ weekday, start: first.start }], lastMeeting: first.date };
}
