import type { Case, CaseInput } from '../../../src/model/case.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { addDays } from '../../../src/time/calendar.ts';
import { aCase, aNeed, type NeedInput } from '../../helpers/caseBuilder.ts';

/** A course that runs already, so that nothing but the calendar decides. */
export function running(need: Partial<NeedInput>, overrides: Partial<CaseInput> = {}): Case {
  const planDate = overrides.planDate ?? '2026-03-02';
  return aCase({
    needs: [aNeed({ start: planDate, orderedOn: addDays(planDate, -30), ...need })],
    relations: [{ needId: 'n1', seatId: 'm1', since: addDays(planDate, -90), slots: [{ weekday: 2, start: '10:00' }] }],
    ...overrides,
  });
}

/** Day and time of each meeting. */
export function slots(plan: Plan): string[] {
  return plan.meetings.map(({ date, start }) => `${date} ${start}`);
}
