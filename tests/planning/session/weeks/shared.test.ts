import { describe, expect, it } from 'vitest';
import type { Case, CaseInput } from '../../../../src/model/case.ts';
import { indexCase } from '../../../../src/model/caseIndex.ts';
import { openLiveWeeks } from '../../../../src/planning/session/weeks/index.ts';
import { ruleSetOf } from '../../../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, PLAN_DATE } from '../../../helpers/caseBuilder.ts';
import { solved } from '../../../helpers/solved.ts';
import { touchedBetween } from './touchedBetween.ts';

const MONDAY_AT_NINE = [{ weekday: 1, start: '09:00', end: '10:00' }];
const NO_PAUSES = { lunchBreakMinutes: 0 };

function openOn(input: Case) {
  const index = indexCase(input);
  const plan = solved(input);
  const seats = new Map(plan.assignments.map(({ needId, seatId }) => [needId, index.seatById.get(seatId)!]));
  return { plan, seats, live: openLiveWeeks(index, ruleSetOf(input), (id) => seats.get(id), plan) };
}

/** Two citizens, each with a mentor of his own, who can both only meet on Mondays at nine. */
const twoPairs = (overrides: Partial<CaseInput>): Case =>
  aCase({
    units: [aUnit({ place: { latitude: 55.6, longitude: 12.5 } })],
    mentors: [aMentor({ caseload: 1 }), aMentor({ id: 'm2', displayName: 'Bo Lund', caseload: 1 })],
    citizens: [aCitizen({ availability: MONDAY_AT_NINE }), aCitizen({ id: 'c2', availability: MONDAY_AT_NINE })],
    needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
    ...overrides,
  });

/** Closes the need that has its meetings, and tells what becomes of the other. */
function closeTheFirst(input: Case) {
  const { plan, live } = openOn(input);
  const gone = plan.meetings[0]!.needIds[0]!;
  const after: Case = { ...input, needs: input.needs.filter(({ id }) => id !== gone) };
  const { changes } = live.update(
    indexCase(after),
    ruleSetOf(after),
    touchedBetween(input, after, new Map([[gone, undefined]])),
  );
  return { plan, changes, left: live.missed(indexCase(after)) };
}

describe('what mentors share', () => {
  it('should hold a missed meeting once the only room is free', () => {
    const input = twoPairs({ policy: { ...NO_PAUSES, officeRooms: 1 } });
    const { plan, changes, left } = closeTheFirst(input);
    expect(plan.missedMeetings.map(({ code }) => code)).toEqual(['roomFull', 'roomFull', 'roomFull', 'roomFull']);
    expect(changes.removed).toHaveLength(4);
    expect(changes.added).toHaveLength(4);
    expect(changes.noLongerMissed).toEqual(plan.missedMeetings);
    expect(left).toEqual([]);
  });

  it('should hold a missed meeting once the citizen’s other mentor is gone', () => {
    const input = twoPairs({ policy: NO_PAUSES, needs: [aNeed(), aNeed({ id: 'n2' })] });
    const { plan, changes, left } = closeTheFirst(input);
    expect(plan.missedMeetings.map(({ code }) => code)).toEqual(Array(4).fill('sharedPersonBusy'));
    expect(changes.added).toHaveLength(4);
    expect(left).toEqual([]);
  });

  it('should hold a missed start meeting once the caseworker is free', () => {
    const start = { startMeetingWithCaseworker: true, cadence: { count: 1, everyWeeks: 4 as const, minutes: 60 } };
    const input = twoPairs({
      policy: NO_PAUSES,
      caseworkers: [{ id: 'k1', displayName: 'Kim Friis' }],
      citizens: ['c1', 'c2'].map((id) => aCitizen({ id, availability: MONDAY_AT_NINE, caseworkerId: 'k1' })),
      needs: [aNeed(start), aNeed({ ...start, id: 'n2', citizenId: 'c2' })],
    });
    const { plan, live } = openOn(input);
    const gone = plan.meetings.find(({ date }) => date === PLAN_DATE)!;
    expect(plan.missedMeetings).toMatchObject([{ week: PLAN_DATE, code: 'sharedPersonBusy' }]);
    const after: Case = { ...input, needs: input.needs.filter(({ id }) => id !== gone.needIds[0]) };
    live.update(
      indexCase(after),
      ruleSetOf(after),
      touchedBetween(input, after, new Map([[gone.needIds[0]!, undefined]])),
    );
    expect(live.missed(indexCase(after))).toEqual([]);
    expect(live.meetings()).toMatchObject([{ kind: 'startMeeting', date: PLAN_DATE, withCaseworkerId: 'k1' }]);
  });
});

describe('a meeting that is moved', () => {
  it('should go to the slot the relation names, and leave the others where they are', () => {
    const relation = (needId: string, start: string) => ({
      needId,
      seatId: 'm1',
      since: '2026-01-05',
      slots: [{ weekday: 2, start }],
    });
    const input = aCase({
      citizens: [aCitizen(), aCitizen({ id: 'c2' })],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
      relations: [relation('n1', '09:00'), relation('n2', '10:00')],
    });
    const { live } = openOn(input);
    const to = (start: string): Case => ({
      ...input,
      relations: [{ ...input.relations[0]!, slots: [{ weekday: 2, start }] }, input.relations[1]!],
    });
    const move = (start: string) => {
      const after = to(start);
      return live.update(indexCase(after), ruleSetOf(after), touchedBetween(input, after));
    };
    const startsOf = (needId: string) =>
      live.meetings().flatMap(({ needIds, start }) => (needIds[0] === needId ? [start] : []));
    const { changes } = move('13:00');
    expect(changes.moved.map((one) => [one.from.start, one.to.start])).toEqual(Array(4).fill(['09:00', '13:00']));
    // Where somebody else meets then, it stays.
    move('10:30');
    expect([startsOf('n1'), startsOf('n2')]).toEqual([Array(4).fill('13:00'), Array(4).fill('10:00')]);
  });
});
