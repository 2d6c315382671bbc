import { describe, expect, it } from 'vitest';
import type { CaseInput } from '../../../src/model/case.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../../helpers/caseBuilder.ts';
import { solved, withRelationsOf } from '../../helpers/solved.ts';

const window = (weekday: number, start: string, end: string) => ({ weekday, start, end });
const cadence = (everyWeeks: 1 | 2 | 4, minutes = 120) =>
  ({ count: 1, everyWeeks, minutes, mode: 'faceToFace', place: 'office' }) as const;

/** Citizens who can only meet on Tuesdays 14–16, each with a course of two hours, and one mentor. */
function tuesdays(everyWeeks: readonly (1 | 2 | 4)[], rest: Partial<CaseInput> = {}) {
  return aCase({
    planWeeks: 4,
    mentors: [aMentor({ capacityMinutes: 1200 })],
    citizens: everyWeeks.map((_, at) => aCitizen({ id: `c${at}`, availability: [window(2, '14:00', '16:00')] })),
    needs: everyWeeks.map((weeks, at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, cadence: cadence(weeks) })),
    ...rest,
  });
}

function datesOf(plan: Plan, needId: string): string[] {
  return plan.meetings.filter(({ needIds }) => needIds.includes(needId)).map(({ date }) => date);
}

describe('courses that share an afternoon', () => {
  it('should take turns, two every fortnight', () => {
    const plan = solved(tuesdays([2, 2]));
    expect(plan.missedMeetings).toEqual([]);
    expect(datesOf(plan, 'n0')).toEqual(['2026-03-03', '2026-03-17']);
    expect(datesOf(plan, 'n1')).toEqual(['2026-03-10', '2026-03-24']);
  });

  it('should take turns, four every month and a fortnight with two months', () => {
    const months = solved(tuesdays([4, 4, 4, 4]));
    expect([months.missedMeetings, months.waiting]).toEqual([[], []]);
    const mixed = solved(tuesdays([4, 2, 4]));
    expect([mixed.missedMeetings, mixed.waiting]).toEqual([[], []]);
  });

  it('should begin as early as they can where nothing is in the way', () => {
    expect(datesOf(solved(tuesdays([4])), 'n0')).toEqual(['2026-03-03']);
    const later = tuesdays([4]);
    const start = '2026-03-16';
    expect(datesOf(solved({ ...later, needs: [{ ...later.needs[0]!, start }] }), 'n0')).toEqual(['2026-03-17']);
  });

  it('should keep out of a week in which one of them is away', () => {
    const mentors = [aMentor({ absences: [{ from: '2026-03-02', until: '2026-03-13' }] })];
    const plan = solved(tuesdays([4], { mentors }));
    expect([datesOf(plan, 'n0'), plan.missedMeetings]).toEqual([['2026-03-17'], []]);
  });
});

describe('a running course', () => {
  const running = (lastMeeting: string) =>
    tuesdays([4], {
      relations: [
        { needId: 'n0', seatId: 'm1', since: '2026-01-05', slots: [{ weekday: 2, start: '14:00' }], lastMeeting },
      ],
    });

  it('should meet a whole period after its latest meeting', () => {
    expect(datesOf(solved(running('2026-02-10')), 'n0')).toEqual(['2026-03-10']);
    expect(datesOf(solved(running('2026-02-24')), 'n0')).toEqual(['2026-03-24']);
  });

  it('should keep its weeks when the plan is made again', () => {
    const town = tuesdays([4, 2, 4]);
    const plan = solved(town);
    const again = solved(withRelationsOf({ ...town, planDate: '2026-03-09' }, plan));
    const from = (dates: readonly string[]) => dates.filter((date) => date >= '2026-03-09' && date <= '2026-03-29');
    for (const { id } of town.needs) expect(from(datesOf(again, id))).toEqual(from(datesOf(plan, id)));
  });
});
