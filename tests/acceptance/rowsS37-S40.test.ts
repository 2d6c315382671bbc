/** Rows S37, S39 and S40: documentation, reviews, and a mentor who leaves. S36 is in tests/io/import/registerRows.test.ts. */
import { describe, expect, it } from 'vitest';
import { brokenSentences } from '../../src/explain/broken.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { activationFaults, compliance, reviewChoices, reviewList, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, pairIn } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved } from '../helpers/solved.ts';

describe('row S37, the audit of 2019', () => {
  const town = aCase({
    mentors: [aMentor({ qualifications: undefined, competences: [] }), aMentor({ id: 'm2' })],
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
    relations: [
      { needId: 'n1', seatId: 'm1', since: '2026-02-02' },
      { needId: 'n2', seatId: 'm2', since: '2026-02-02' },
    ],
  });

  it('should not activate a case without the mentor’s qualifications, and count it for the municipality', () => {
    const index = indexCase(town);
    expect(activationFaults(pairIn(index))).toEqual([{ code: 'missingQualifications', subjects: ['n1'] }]);
    expect(compliance(index, ruleSetOf(town))).toEqual({
      running: 2,
      complete: 1,
      missing: { missingQualifications: 1 },
    });
    expect(solved(town).notices).toContainEqual({
      code: 'missingDocumentation',
      subjects: ['n1', 'missingQualifications'],
    });
  });
});

describe('row S39, the review after three months', () => {
  /** Thirteen weeks after the start: three hours at a mentor who has no more, and an order of an hour that waits. */
  const town = aCase({
    planDate: '2026-03-30',
    mentors: [aMentor({ capacityMinutes: 180 })],
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [
      aNeed({ orderedOn: '2025-12-15', start: '2026-01-05', grantedMinutes: 180, weeksInCourse: 12 }),
      aNeed({ id: 'n2', citizenId: 'c2', orderedOn: '2026-03-23', start: '2026-03-30', grantedMinutes: 60 }),
    ],
    relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
  });
  const second = { ...town, mentors: [...town.mentors, aMentor({ id: 'm2', capacityMinutes: 180 })] };

  it('should have the course, and no order, in the queue', () => {
    expect(reviewList(indexCase(town), '2026-03-30').map(({ needId }) => needId)).toEqual(['n1']);
    expect(seatOf(solved(town), 'n2')).toBeUndefined();
  });

  it('should offer to continue, reduce, rematch or stop, but not to stop where the duty to serve holds', () => {
    const choices = (duty: boolean) =>
      reviewChoices(
        town.needs[0]!,
        aCitizen(duty ? { retOgPligt: { reason: 'personalReasons' } } : {}),
        ruleSetOf(town),
      ).toSorted();
    expect(choices(false)).toEqual(['continue', 'reduce', 'rematch', 'stop']);
    expect(choices(true)).toEqual(['continue', 'reduce', 'rematch']);
  });

  it('should give the hours a reduction frees to the waiting list in the same re-solve', () => {
    const plan = solved(applyEvent(town, { type: 'grantReduced', needId: 'n1', grantedMinutes: 120 }));
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', status: 'active', grantedMinutes: 120 });
    expect(seatOf(plan, 'n2')).toBe('m1');
  });

  it('should give the hours of a stopped course to the waiting list', () => {
    const plan = solved(applyEvent(town, { type: 'grantStopped', needId: 'n1', end: '2026-03-30' }));
    expect(plan.assignments.map(({ needId, seatId }) => [needId, seatId])).toEqual([['n2', 'm1']]);
  });

  it('should find another mentor at a rematch, and leave the one who did not work out out of it', () => {
    const plan = solved(applyEvent(second, { type: 'relationFailed', needId: 'n1', by: 'citizen' }));
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m2', 'm1']);
  });
});

describe('row S40, a mentor who leaves', () => {
  /** Bo speaks Somali and is full; the leaver’s citizen needs Somali, so one of Bo’s has to go over to Carl. */
  const town = aCase({
    mentors: [
      aMentor({ id: 'anne', displayName: 'Anne Holm', languages: ['da', 'so'] }),
      aMentor({ id: 'bo', displayName: 'Bo Juhl', languages: ['da', 'so'], capacityMinutes: 240 }),
      aMentor({ id: 'carl', displayName: 'Carl Munk' }),
    ],
    citizens: ['a', 'b1', 'b2', 'd'].map((id) =>
      aCitizen({ id, ...(id === 'a' ? { retOgPligt: { reason: 'personalReasons' as const } } : {}) }),
    ),
    needs: [
      aNeed({ id: 'n-a', citizenId: 'a', wishes: [{ kind: 'language', value: 'so', required: true }] }),
      aNeed({ id: 'n-b1', citizenId: 'b1', wishes: [{ kind: 'mentor', value: 'bo' }] }),
      aNeed({ id: 'n-b2', citizenId: 'b2' }),
      aNeed({ id: 'n-d', citizenId: 'd' }),
    ],
    relations: [
      { needId: 'n-a', seatId: 'anne', since: '2026-01-05' },
      { needId: 'n-b1', seatId: 'bo', since: '2026-01-05' },
      { needId: 'n-b2', seatId: 'bo', since: '2026-01-05' },
      { needId: 'n-d', seatId: 'carl', since: '2026-01-05' },
    ],
  });
  const left = applyEvent(town, { type: 'mentorLeft', mentorId: 'anne' });
  const plan = solved(left);

  it('should move the citizens of the leaver and as few others as it takes, the one without a wish', () => {
    expect(plan.assignments.map(({ needId, seatId }) => [needId, seatId])).toEqual([
      ['n-a', 'bo'],
      ['n-b1', 'bo'],
      ['n-b2', 'carl'],
      ['n-d', 'carl'],
    ]);
    expect(plan.waiting).toEqual([]);
  });

  it('should say for whose sake the other one moves', () => {
    expect(brokenSentences(indexCase(left), ruleSetOf(left), plan.assignments, 'da')).toEqual([
      '1 af 3 løbende relationer brydes: for at give plads til n-a (ret og pligt, 2 t. mentortid om ugen).',
    ]);
  });

  it('should move nobody else where the leaver’s citizens fit beside the others', () => {
    const roomy = { ...left, mentors: left.mentors.map((m) => (m.id === 'bo' ? { ...m, capacityMinutes: 360 } : m)) };
    expect(solved(roomy).kpis).toMatchObject({ relationsBroken: 0, relationsKept: 3, assigned: 4 });
  });
});
