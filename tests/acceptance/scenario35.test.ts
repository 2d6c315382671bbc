import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { historyOf, reviewChoices, reviewList, ruleSetOf } from '../../src/rules/index.ts';
import { addDays } from '../../src/time/calendar.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf } from '../helpers/solved.ts';

/** Mondays of weeks 1 and 13 of 2026. */
const WEEK_1 = '2025-12-29';
const WEEK_13 = '2026-03-23';

const town = (reviewLeadWeeks?: number) =>
  aCase({
    planDate: WEEK_13,
    policy: reviewLeadWeeks === undefined ? {} : { reviewLeadWeeks },
    mentors: [aMentor({ capacityMinutes: 120 })],
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [
      aNeed({ orderedOn: '2025-12-15', start: WEEK_1, grantedMinutes: 120, weeksInCourse: 12 }),
      aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 60 }),
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: WEEK_1 }],
  });

describe('scenario 35, review at 13 weeks', () => {
  it('should have the course of week 1 on the list for week 13', () => {
    const due = addDays(WEEK_13, 6);
    expect(reviewList(indexCase(town()), WEEK_13)).toEqual([{ needId: 'n1', due, because: 'quarter' }]);
    expect(solved(town()).notices).toContainEqual({ code: 'reviewDue', subjects: ['n1', due] });
  });

  it('should have it there first in week 13 where the municipality wants no lead time', () => {
    const index = indexCase(town(0));
    expect(reviewList(index, addDays(WEEK_13, -7))).toEqual([]);
    expect(reviewList(index, WEEK_13)).toHaveLength(1);
  });

  it('should let the hours be reduced to one, which goes to the waiting list in the same re-solve', () => {
    const before = town();
    expect(reviewChoices(before.needs[0]!, before.citizens[0]!, ruleSetOf(before))).toContain('reduce');
    expect(waitingOf(solved(before), 'n2')!.reasons[0]!.code).toBe('capacity');
    const reduced = applyEvent(before, { type: 'grantReduced', needId: 'n1', grantedMinutes: 60 });
    const after = solved(reduced);
    expect(assignmentOf(after, 'n1')).toMatchObject({ seatId: 'm1', status: 'active', mentorMinutes: 60 });
    expect(seatOf(after, 'n2')).toBe('m1');
    expect(historyOf(reduced.needs[0]!).map(({ from, grantedMinutes }) => [from, grantedMinutes])).toEqual([
      [WEEK_1, 120],
      [WEEK_13, 60],
    ]);
  });
});
