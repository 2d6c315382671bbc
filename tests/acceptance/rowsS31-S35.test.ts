/** Rows S31–S35: recommendations, foreign templates, groups, no own corps, the refund frame. */
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { COURSE_TEMPLATES, phaseOn, resultPrice } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, withRelationsOf } from '../helpers/solved.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('row S31, the rehabilitation team’s recommendation', () => {
  it('should keep the recommended mentor through a change of benefit, into a department his unit does not serve', () => {
    const before = aCase({
      units: [aUnit({ scope: { departmentIds: ['jobs'] } }), aUnit({ id: 'open' })],
      mentors: [aMentor({ competences: [] }), aMentor({ id: 'm2', unitId: 'open' })],
      needs: [aNeed({ recommendedMentorId: 'm1', competences: ['oekonomi'] })],
    });
    expect(seatOf(solved(before), 'n1')).toBe('m1');
    expect(seatOf(solved({ ...before, weights: { ...before.weights, recommended: 0 } }), 'n1')).toBe('m2');
    const running = withRelationsOf(before, solved(before));
    const moved = applyEvent(
      applyEvent(running, {
        type: 'citizenBenefitChanged',
        citizenId: 'c1',
        benefit: 'ressourceforloeb',
        measure: 'ressourceforloeb',
      }),
      { type: 'citizenDepartmentChanged', citizenId: 'c1', departmentId: 'youth' },
    );
    expect(moved.citizens[0]).toMatchObject({ benefit: 'ressourceforloeb', departmentId: 'youth' });
    expect(assignmentOf(solved(moved), 'n1')).toMatchObject({ seatId: 'm1', status: 'active' });
    // It is the running relation that keeps him: a new match goes to the unit that serves the department.
    expect(seatOf(solved({ ...moved, relations: [] }), 'n1')).toBe('m2');
    const more = applyEvent(moved, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 300 });
    expect(assignmentOf(solved(more), 'n1')).toMatchObject({ seatId: 'm1', mentorMinutes: 300 });
  });
});

describe('row S32, foreign templates', () => {
  it('should change the cadence with the phase', () => {
    const template = COURSE_TEMPLATES.find(({ id }) => id === 'supportedEmployment')!;
    expect(phaseOn(template, '2026-01-05', '2026-03-02')!.cadence).toEqual({ count: 1, everyWeeks: 1 });
    expect(phaseOn(template, '2026-01-05', '2026-07-04')!.cadence).toEqual({ count: 1, everyWeeks: 1 });
    expect(phaseOn(template, '2026-01-05', '2026-07-05')!.cadence).toEqual({ count: 1, everyWeeks: 4 });
    expect(phaseOn(template, '2026-01-05', '2026-09-01')!.cadence).toEqual({ count: 1, everyWeeks: 4 });
    expect(phaseOn(template, '2026-01-05', '2027-01-05')).toBeUndefined();
  });

  it('should cost its base and the milestones reached: €2,200, and up to €2,600 more', () => {
    const { price } = COURSE_TEMPLATES.find(({ id }) => id === 'resultPaid')!;
    const costs = [0, 2, 3, 6, 9, 12].map((months) => resultPrice(price!, months));
    expect(costs).toEqual([220_000, 220_000, 380_000, 430_000, 480_000, 480_000]);
  });

  it('should expect the result payments of a unit that is paid so, beside its hours', () => {
    const units = [aUnit({ priceOere: 10_000, startFeeOere: 50_000, milestoneFeeOere: 70_000 })];
    // 2 h × 100 kr × 26 weeks, 500 kr to begin and 700 kr of milestones.
    expect(solved(aCase({ units })).kpis.grossOere).toBe(520_000 + 50_000 + 70_000);
  });
});

describe('row S33, groups', () => {
  const town = (citizens: number, priceOere = 0) =>
    aCase({
      units: [aUnit({ priceOere })],
      mentors: [aMentor({ capacityMinutes: 600 })],
      groups: [
        {
          id: 'club',
          mentorId: 'm1',
          name: 'Jobklub',
          citizensLeast: 4,
          citizensMost: 13,
          weekday: 2,
          start: '10:00',
          minutes: 120,
          everyWeeks: 1,
          firstDate: '2026-03-03',
        },
      ],
      citizens: numbers(citizens).map((at) => aCitizen({ id: `c${at}` })),
      needs: numbers(citizens).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, role: 'group' })),
    });

  it.each([
    [3, 0],
    [4, 4],
    [13, 13],
    [15, 13],
  ])('should with %i who want it seat %i', (wanting, seated) => {
    expect(solved(town(wanting)).assignments).toHaveLength(seated);
  });

  it('should pay for the sessions once, and not where the group does not run', () => {
    const moneyFor = (citizens: number) => solved(town(citizens, 10_000)).kpis.grossOere;
    expect([3, 4, 13].map(moneyFor)).toEqual([0, 520_000, 520_000]); // 2 h × 100 kr × 26 weeks
  });

  it('should meet once for all and take the mentor’s hours once', () => {
    const plan = solved(town(5));
    const sessions = plan.meetings.filter(({ kind }) => kind === 'group');
    expect(sessions).toHaveLength(4);
    expect(sessions[0]!.needIds).toHaveLength(5);
    expect(plan.kpis.capacityMinutes).toBe(480);
    expect(plan.kpis.mentorMinutes).toBe(0);
  });
});

describe('row S34, municipality without own corps', () => {
  it('should match with suppliers and companies alone', () => {
    const plan = solved(
      aCase({
        units: [aUnit({ id: 'supplier', kind: 'externalProvider', unnamedSeats: true, priceOere: 40_000 })],
        mentors: [],
        citizens: numbers(6).map((at) =>
          aCitizen({ id: `c${at}`, ...(at % 2 ? { retOgPligt: { reason: 'personalReasons' as const } } : {}) }),
        ),
        needs: numbers(6).map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
      }),
    );
    expect(plan.assignments.map(({ seatId }) => seatId)).toEqual(Array(6).fill('supplier'));
    expect(plan.kpis.waitingMustServe).toBe(0);
  });

  it('should use the company for the citizen who is placed there', () => {
    const plan = solved(
      aCase({
        units: [
          aUnit({ id: 'supplier', kind: 'externalProvider', unnamedSeats: true, priceOere: 40_000 }),
          aUnit({ id: 'firm', kind: 'company', organisationId: 'firm' }),
        ],
        mentors: [aMentor({ unitId: 'firm', kind: 'company', organisationId: 'firm' })],
        citizens: [
          aCitizen({ placement: { organisationId: 'firm', kind: 'company', from: '2026-01-05' } }),
          aCitizen({ id: 'c2' }),
        ],
        needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
      }),
    );
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m1', 'supplier']);
  });

  it('should report who is short of what: everybody waits for want of a seat, and the must-serve need is proven so', () => {
    const citizens = [aCitizen({ retOgPligt: { reason: 'personalReasons' } })];
    const plan = solved(aCase({ units: [], mentors: [], citizens }));
    expect(plan.waiting).toMatchObject([{ mustServe: true, reasons: [{ code: 'noSeat' }] }]);
    expect(plan.certificate).toMatchObject({ waitingMustServe: 1, waitingMustServeBound: 1 });
  });
});

describe('row S35, mentorramme', () => {
  it('should raise the marginal cost from half the price to all of it above the cap', () => {
    const objectiveWith = (usedOere: number) =>
      solved(
        aCase({
          units: [aUnit({ kind: 'externalProvider', priceOere: 40_000 })],
          mentors: [aMentor({ kind: 'external' })],
          needs: [aNeed({ grantedMinutes: 60 })],
          budgets: [{ id: 'frame', capOere: 100_000_000, usedOere, basis: 'spending' }],
        }),
      ).certificate.objective;
    // 400 kr a week: 200 points net below the cap, 400 above.
    expect(objectiveWith(100_000_000) - objectiveWith(0)).toBe(200);
  });

  it('should give a job-ready citizen no refund and take nothing of the frame', () => {
    const plan = solved(
      aCase({
        units: [aUnit({ kind: 'externalProvider', priceOere: 40_000 })],
        mentors: [aMentor({ kind: 'external' })],
        citizens: [aCitizen({ visitationGroup: 'jobparat' })],
        budgets: [{ id: 'frame', capOere: 100_000_000, basis: 'spending' }],
      }),
    );
    expect(assignmentOf(plan, 'n1')!.budgetId).toBeNull();
    expect(plan.kpis.netOere).toBe(plan.kpis.grossOere);
  });
});
