import { describe, expect, it } from 'vitest';
import { indexCase } from '../../../src/model/caseIndex.ts';
import {
  blockReviewOpens,
  chainFaults,
  chainOf,
  changeHours,
  closingRefusal,
  extendGrant,
  extensionCheck,
  freedMinutes,
  isBlockTooLong,
  isFalling,
  lastDayOfBlock,
  meanMinutes,
  psychiatricRefusal,
  psychiatricWindow,
  reviewChoices,
  reviewList,
  ruleSetOn,
  startHistory,
} from '../../../src/rules/index.ts';
import { aCase, aCitizen, aNeed, type CitizenInput } from '../../helpers/caseBuilder.ts';

const LAW = ruleSetOn('2026-03-02');
const DUTY: Partial<CitizenInput> = { retOgPligt: { reason: 'personalReasons' } };

describe('closing a course (4)', () => {
  const refusal = (citizen: Partial<CitizenInput>) =>
    closingRefusal(aNeed({ weeksInCourse: 26 }), aCitizen(citizen), LAW, '2026-08-31');

  it('should be refused under the duty to serve without an active offer', () => {
    expect(refusal(DUTY)).toEqual({ code: 'noActiveOffer', subjects: ['c1'] });
  });

  it('should be accepted once work practice has started, and not before', () => {
    const practice = { ...DUTY, measure: 'virksomhedspraktikPrivat' as const };
    expect(refusal({ ...practice, measureFrom: '2026-08-31' })).toBeUndefined();
    expect(refusal({ ...practice, measureFrom: '2026-09-01' })).toEqual({
      code: 'noActiveOffer',
      subjects: ['c1'],
      from: '2026-09-01',
    });
  });

  it('should be free without the duty', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ measure: 'virksomhedspraktikPrivat', measureFrom: '2026-09-01' })).toBeUndefined();
  });
});

describe('six-month blocks (5)', () => {
  const grant = { id: 'g1', law: 'retOgPligt' as const, start: '2026-01-01', end: '2026-06-30' };

  it('should end on the last day of the sixth month at the latest', () => {
    expect(lastDayOfBlock('2026-01-01', LAW)).toBe('2026-06-30');
    expect(isBlockTooLong(grant, LAW)).toBe(false);
    expect(isBlockTooLong({ ...grant, end: '2026-07-01' }, LAW)).toBe(true);
    expect(lastDayOfBlock('2013-01-01', ruleSetOn('2013-01-01'))).toBeUndefined();
  });

  it('should be extended by a new block that names the one before', () => {
    const next = extendGrant(grant, 'g2', LAW);
    expect(next).toEqual({ ...grant, id: 'g2', start: '2026-07-01', end: '2026-12-31', previousGrantId: 'g1' });
    expect(extendGrant(grant, 'g2', LAW, '2027-06-30').end).toBe('2026-12-31');
    expect(extendGrant(grant, 'g2', LAW, '2026-09-30').end).toBe('2026-09-30');
    const chain = chainOf([next, grant], 'g2');
    expect(chain.map(({ id }) => id)).toEqual(['g1', 'g2']);
    expect(chainFaults(chain, LAW)).toEqual([]);
  });

  it('should name blocks that are too long or overlap', () => {
    const long = { ...grant, end: '2026-08-31' };
    const next = { ...grant, id: 'g2', start: '2026-08-01', end: '2026-12-31', previousGrantId: 'g1' };
    expect(chainFaults([long, next], LAW).map(({ code }) => code)).toEqual(['grantTooLong', 'grantsOverlap']);
    expect(chainFaults([grant, { ...next, start: grant.end, end: '2026-09-30' }], LAW).map(({ code }) => code)).toEqual(
      ['grantsOverlap'],
    );
  });

  it('should take no fault in a pause between two blocks', () => {
    const next = { ...grant, id: 'g2', start: '2027-01-01', end: '2027-06-30', previousGrantId: 'g1' };
    expect(chainFaults([grant, next], LAW)).toEqual([]);
  });

  it('should end a circular chain', () => {
    expect(chainOf([{ ...grant, previousGrantId: 'g1' }], 'g1')).toHaveLength(1);
  });

  it('should be reviewed in time before the end', () => {
    const { policy } = aCase({ policy: { reviewLeadWeeks: 4 } });
    expect(blockReviewOpens(grant, policy)).toBe('2026-06-02');
  });
});

describe('the psychiatric window (6)', () => {
  it('should run from three months before the discharge, six months in total', () => {
    expect(psychiatricWindow('2026-09-01', LAW)).toEqual({ from: '2026-06-01', until: '2026-11-30' });
    expect(psychiatricWindow('2026-10-01', LAW)).toEqual({ from: '2026-07-01', until: '2026-12-31' });
    expect(psychiatricWindow('2013-09-01', ruleSetOn('2013-09-01'))).toBeUndefined();
  });

  it('should refuse a start before it and more than its months', () => {
    const refusal = (start: string, end: string) => psychiatricRefusal({ start, end }, '2026-09-01', LAW);
    expect(refusal('2026-05-31', '2026-11-15')).toMatchObject({ from: '2026-06-01' });
    expect(refusal('2026-06-01', '2026-11-30')).toBeUndefined();
    expect(refusal('2026-06-01', '2026-12-01')).toEqual({ code: 'psychiatricWindow', subjects: ['2026-09-01'] });
    expect(refusal('2026-09-01', '2027-05-31')).toBeUndefined();
  });
});

describe('a change of hours (30)', () => {
  const history = changeHours(startHistory('2026-01-05', 180), '2026-04-06', 120);

  it('should close one row and open the next on the same course', () => {
    expect(history).toEqual([
      { from: '2026-01-05', until: '2026-04-05', grantedMinutes: 180 },
      { from: '2026-04-06', until: undefined, grantedMinutes: 120 },
    ]);
  });

  it('should free the hour times the overhead', () => {
    expect(freedMinutes(history, 100)).toBe(60);
    expect(freedMinutes(history, 133)).toBeCloseTo(79.8);
    expect(freedMinutes(startHistory('2026-01-05', 180), 133)).toBe(0);
    expect(isFalling(history)).toBe(true);
  });

  it('should weigh the rows by their days in the mean', () => {
    expect(meanMinutes(history, '2026-07-05')).toBe(150);
    expect(meanMinutes(history, '2026-04-05')).toBe(180);
  });

  it('should leave the same hours alone and replace a change made on the first day', () => {
    expect(changeHours(history, '2026-05-04', 120)).toEqual(history);
    expect(changeHours(history, '2026-04-06', 60).map((row) => row.grantedMinutes)).toEqual([180, 60]);
    expect(changeHours(history, '2026-04-06', 180)).toEqual(startHistory('2026-01-05', 180));
    expect(changeHours(history, '2026-02-02', 60).map((row) => row.from)).toEqual(['2026-01-05', '2026-02-02']);
    expect(changeHours(history, '2025-12-01', 60)).toEqual(startHistory('2026-01-05', 60));
  });
});

describe('the review list (35)', () => {
  const listOn = (monday: string, need: Parameters<typeof aNeed>[0] = {}, reviewLeadWeeks = 0) =>
    reviewList(
      indexCase(
        aCase({
          policy: { reviewLeadWeeks },
          needs: [aNeed(need)],
          relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
        }),
      ),
      monday,
    );

  it('should hold a course in its thirteenth week', () => {
    expect(listOn('2026-03-23')).toEqual([]);
    expect(listOn('2026-03-30')).toEqual([{ needId: 'n1', due: '2026-04-05', because: 'quarter' }]);
    expect(listOn('2026-03-23', {}, 1)).toHaveLength(1);
    expect(listOn('2026-06-01')).toHaveLength(1);
    // Its thirteenth week ends on Monday 6 April: the list of that Monday holds it, the one before does not.
    const reviewedOn = '2026-01-06';
    expect(['2026-03-30', '2026-04-06'].map((monday) => listOn(monday, { reviewedOn }).length)).toEqual([0, 1]);
  });

  it('should count from a review held and from a new block', () => {
    expect(listOn('2026-04-06', { reviewedOn: '2026-04-01' })).toEqual([]);
    const grant = { id: 'g2', law: 'lab' as const, start: '2026-04-01', end: '2026-09-30' };
    expect(listOn('2026-04-06', { grant })).toEqual([]);
  });

  it('should hold a block that ends before the quarter does', () => {
    const grant = { id: 'g1', law: 'lab' as const, start: '2026-01-05', end: '2026-03-20' };
    expect(listOn('2026-03-16', { grant })).toEqual([{ needId: 'n1', due: '2026-03-20', because: 'blockEnds' }]);
  });

  it('should not offer to stop while the duty holds', () => {
    expect(reviewChoices(aNeed(), aCitizen(), LAW)).toContain('stop');
    expect(reviewChoices(aNeed(), aCitizen(DUTY), LAW)).not.toContain('stop');
  });
});

describe('the dependency flag (36)', () => {
  const need = aNeed({ weeksInCourse: 53, mentorDoesTheTask: true });

  it('should want a long course, the mark, and hours that do not fall', () => {
    const flags = (n = need, history = startHistory('2025-01-06', 120)) => extensionCheck(n, aCitizen(), history).flags;
    expect(flags()).toEqual(['dependency']);
    expect(flags({ ...need, weeksInCourse: 52 })).toEqual([]);
    expect(flags({ ...need, mentorDoesTheTask: false })).toEqual([]);
    expect(flags(need, changeHours(startHistory('2025-01-06', 120), '2025-06-02', 60))).toEqual([]);
    expect(flags(need, changeHours(startHistory('2025-01-06', 120), '2025-06-02', 180))).toEqual(['dependency']);
    expect(extensionCheck({ ...need, weeksInCourse: 0 }, aCitizen({ monthsInCourse: 13 })).flags).toEqual([
      'dependency',
    ]);
  });

  it('should never block an extension', () => {
    expect(extensionCheck(need, aCitizen(DUTY)).isAllowed).toBe(true);
  });
});
