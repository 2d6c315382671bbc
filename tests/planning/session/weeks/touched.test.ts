import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/model/case.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { openLiveWeeks } from '../../../../src/planning/session/weeks/index.ts';
import { ruleSetOf } from '../../../../src/rules/index.ts';
import { addDays } from '../../../../src/time/calendar.ts';
import { aCase, aCitizen, aNeed, PLAN_DATE } from '../../../helpers/caseBuilder.ts';
import { solved } from '../../../helpers/solved.ts';
import { touchedBetween } from './touchedBetween.ts';

const TUESDAYS = [{ weekday: 2, start: '09:00', end: '12:00' }];

/** The weeks of a case as planned, then of the case after one change. */
function afterChange(input: Case, after: Case) {
  const index = indexCase(input);
  const plan = solved(input);
  const seats = new Map(plan.assignments.map(({ needId, seatId }) => [needId, index.seatById.get(seatId)!]));
  const live = openLiveWeeks(index, ruleSetOf(input), (id) => seats.get(id), plan);
  const { changes } = live.update(indexCase(after), ruleSetOf(after), touchedBetween(input, after));
  return { plan, changes, meetings: live.meetings(), missed: live.missed(indexCase(after)) };
}

describe('what an event touches', () => {
  it('should be nothing where the hours alone change', () => {
    const input = aCase();
    const { plan, changes, meetings } = afterChange(input, {
      ...input,
      needs: [{ ...input.needs[0]!, grantedMinutes: 150 }],
    });
    expect(changes).toEqual({ added: [], removed: [], moved: [], missed: [], noLongerMissed: [] });
    expect(meetings).toEqual(plan.meetings);
  });

  it('should be one week where the citizen is busy in one', () => {
    const input = aCase({ citizens: [aCitizen({ availability: TUESDAYS })] });
    const date = addDays(PLAN_DATE, 8);
    const busy = { ...input.citizens[0]!, appointments: [{ date, start: '09:00', end: '10:00' }] };
    const { changes } = afterChange(input, { ...input, citizens: [busy] });
    expect(changes.moved).toMatchObject([{ from: { date, start: '09:00' }, to: { date, start: '10:00' } }]);
    expect([changes.added, changes.removed, changes.missed]).toEqual([[], [], []]);
  });

  it('should be the cause of a missed meeting where no free time is', () => {
    const tuesday = addDays(PLAN_DATE, 1);
    const citizen = aCitizen({
      availability: TUESDAYS,
      appointments: [{ date: tuesday, start: '09:00', end: '12:00' }],
    });
    const input = aCase({ citizens: [citizen] });
    const away = { ...citizen, absences: [{ from: PLAN_DATE, until: PLAN_DATE }] };
    const { plan, missed } = afterChange(input, { ...input, citizens: [away] });
    expect(plan.missedMeetings.map(({ code }) => code)).toEqual(['noCommonTime']);
    expect(missed.map(({ code }) => code)).toEqual(['absence']);
  });

  it('should be the start meeting where the citizen has another caseworker', () => {
    const input = aCase({
      caseworkers: ['k1', 'k2'].map((id) => ({ id, displayName: id })),
      citizens: [aCitizen({ caseworkerId: 'k1' })],
      needs: [aNeed({ startMeetingWithCaseworker: true })],
    });
    const { changes, meetings } = afterChange(input, {
      ...input,
      citizens: [{ ...input.citizens[0]!, caseworkerId: 'k2' }],
    });
    expect(changes.moved).toMatchObject([{ from: { withCaseworkerId: 'k1' }, to: { withCaseworkerId: 'k2' } }]);
    expect(meetings.filter(({ kind }) => kind === 'startMeeting')).toHaveLength(1);
  });

  it('should be the weeks of a fortnightly course that is over before its first', () => {
    const fortnightly = { count: 1, everyWeeks: 2, minutes: 60 } as const;
    const longer = [1, 2, 3].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, cadence: fortnightly }));
    const input = aCase({
      citizens: longer.map(({ citizenId }) => aCitizen({ id: citizenId, availability: TUESDAYS })),
      needs: longer,
    });
    const late = solved(input).meetings.filter(({ date }) => date > addDays(PLAN_DATE, 6))[0]!.needIds[0];
    const needs = input.needs.map((need) => (need.id === late ? { ...need, courseWeeks: 1 } : need));
    const { meetings } = afterChange(input, { ...input, needs });
    const dates = meetings.filter(({ needIds }) => needIds[0] === late).map(({ date }) => date);
    expect(dates).toEqual([addDays(PLAN_DATE, 1)]);
  });
});
