import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { psychiatricWindow, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved, waitingOf } from '../helpers/solved.ts';

/** An in-patient with a planned discharge; the mentor is to start on `start` and the grant ends on `end`. */
const town = (start: string, end: string, discharge = '2026-09-01'): Case =>
  aCase({
    planDate: '2026-05-25',
    planWeeks: 6,
    citizens: [aCitizen({ psychiatricDischarge: discharge })],
    needs: [aNeed({ orderedOn: '2026-05-18', start, grant: { id: 'g1', law: 'lab', start, end } })],
  });
const refusalOf = (input: Case) => waitingOf(solved(input), 'n1')?.reasons[0];

describe('scenario 6, psychiatric window', () => {
  it('should refuse a start before 1 June, and say from when', () => {
    expect(refusalOf(town('2026-05-31', '2026-11-30'))).toEqual({
      code: 'psychiatricWindow',
      subjects: ['c1'],
      from: '2026-06-01',
    });
  });

  it('should accept 1 June to 30 November, six months in total, and meet from the first day on', () => {
    const plan = solved(town('2026-06-01', '2026-11-30'));
    expect(seatOf(plan, 'n1')).toBe('m1');
    expect(plan.meetings[0]!.date >= '2026-06-01').toBe(true);
    expect(plan.meetings).toHaveLength(5);
    expect(refusalOf(town('2026-06-01', '2026-12-01'))).toEqual({
      code: 'psychiatricWindow',
      subjects: ['c1'],
    });
  });

  it('should move the window with the discharge', () => {
    const before = town('2026-06-01', '2026-11-30');
    const moved = applyEvent(before, {
      type: 'citizenChanged',
      citizen: aCitizen({ psychiatricDischarge: '2026-10-01' }),
    });
    expect(psychiatricWindow('2026-10-01', ruleSetOf(moved))).toEqual({ from: '2026-07-01', until: '2026-12-31' });
    expect(refusalOf(moved)).toMatchObject({ code: 'psychiatricWindow', from: '2026-07-01' });
    expect(seatOf(solved(town('2026-07-01', '2026-12-31', '2026-10-01')), 'n1')).toBe('m1');
    expect(refusalOf(town('2026-06-30', '2026-12-29', '2026-10-01'))).toMatchObject({ from: '2026-07-01' });
  });
});
