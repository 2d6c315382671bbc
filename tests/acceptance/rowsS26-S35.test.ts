/** Rows S26–S31 and S33–S35: deductions, special schemes, groups, no own corps, the refund frame. */
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { activationFaults, COURSE_TEMPLATES, phaseOn, resultPrice } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit, type NeedInput } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf, withRelationsOf } from '../helpers/solved.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe('row S26, supervision', () => {
  it('should take 1.5 hours a week off for three hours every fortnight', () => {
    const town = (duties: { kind: 'supervision'; minutes: number; everyWeeks: number }[]) =>
      aCase({ mentors: [aMentor({ duties })] });
    const without = solved(town([])).kpis.capacityMinutes;
    expect(without - solved(town([{ kind: 'supervision', minutes: 180, everyWeeks: 2 }])).kpis.capacityMinutes).toBe(
      90,
    );
  });
});

describe('row S27, digital mentor', () => {
  const town = (readiness: 'ready' | 'notReady' | 'unknown', mustServe = false) =>
    aCase({
      mentors: [aMentor({ kind: 'digital' })],
      citizens: [
        aCitizen({
          digitalReadiness: readiness,
          ...(mustServe ? { retOgPligt: { reason: 'personalReasons' as const } } : {}),
        }),
      ],
      needs: [aNeed({ cadence: { count: 1, everyWeeks: 1, minutes: 30, mode: 'digital', place: 'remote' } })],
    });

  it('should meet digitally after screening', () => {
    const plan = solved(town('ready'));
    expect(plan.meetings.every(({ mode }) => mode === 'digital')).toBe(true);
    expect(plan.assignments).toHaveLength(1);
    expect(solved(town('unknown')).assignments).toHaveLength(0);
    expect(solved(town('notReady')).assignments).toHaveLength(0);
  });

  it('should never carry the weekly meeting of the duty to serve', () => {
    expect(waitingOf(solved(town('ready', true)), 'n1')!.reasons.map(({ code }) => code)).toContain('digitalMode');
  });
});

describe('row S28, senior mentors', () => {
  const town = (sickLeaveRisk: 'frequentShort' | 'atRisk' | 'returning' | undefined, mentorAge = 58) =>
    aCase({
      units: [aUnit({ priceOere: 30_000 })],
      mentors: [aMentor({ kind: 'senior', age: mentorAge })],
      citizens: [aCitizen({ benefit: 'beskaeftiget', visitationGroup: undefined, sickLeaveRisk })],
      budgets: [{ id: 'frame', capOere: 100_000_000, basis: 'spending' }],
    });

  it.each(['frequentShort', 'atRisk', 'returning'] as const)(
    'should serve an employee of the risk group %s, without refund and outside the frame',
    (risk) => {
      const plan = solved(town(risk));
      expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', budgetId: null });
      expect(plan.kpis).toMatchObject({ grossOere: 1_560_000, refundOere: 0, netOere: 1_560_000 });
    },
  );

  it('should serve no employee who is not at risk, and be over 55', () => {
    expect(seatOf(solved(town(undefined)), 'n1')).toBeUndefined();
    expect(seatOf(solved(town('atRisk', 55)), 'n1')).toBeUndefined();
    expect(seatOf(solved(town('atRisk', 56)), 'n1')).toBe('m1');
  });
});

describe('row S29, housing-area mentors', () => {
  const town = (area: string, areas?: string[]) =>
    aCase({ mentors: [aMentor({ kind: 'housingArea', ...(areas ? { areas } : {}) })], citizens: [aCitizen({ area })] });

  it('should serve its own area only where it is restricted', () => {
    expect(seatOf(solved(town('north', ['north'])), 'n1')).toBe('m1');
    expect(seatOf(solved(town('south', ['north'])), 'n1')).toBeUndefined();
    expect(seatOf(solved(town('south')), 'n1')).toBe('m1');
  });

  it('should warn where efforts already run', () => {
    const around = ['bostoette', 'skp'].map((kind) => ({ kind: kind as 'bostoette', from: '2025-01-01' }));
    const { notices } = solved({
      ...town('north', ['north']),
      citizens: [aCitizen({ area: 'north', supportPersons: around })],
    });
    expect(notices.map(({ code }) => code)).toContain('duplicateSupport');
    expect(notices).toContainEqual(
      expect.objectContaining({ code: 'effortAlreadyRunning', subjects: ['n1', 'bostoette:0', 'skp:1'] }),
    );
    const alone = solved({ ...town('north', ['north']), citizens: [aCitizen({ area: 'north' })] });
    expect(alone.notices.map(({ code }) => code)).not.toContain('effortAlreadyRunning');
  });
});

describe('row S30, youth mentors with a joint goal', () => {
  const GOAL = { purpose: 'I uddannelse til august', jointGoal: 'Starter på HF, og møder hver dag' };
  const ROLES = { roleSplit: 'Mentoren følger til skolen; sagsbehandleren søger om støtte.' };
  const town = (need: Partial<NeedInput>, age = 29, youthJointGoal = true) =>
    aCase({
      policy: { youthJointGoal },
      mentors: [aMentor(), aMentor({ id: 'm2' })],
      citizens: [aCitizen({ age, benefit: 'uddannelseshjaelp' })],
      needs: [aNeed({ purpose: undefined, ...need })],
    });
  const reasons = (input: ReturnType<typeof town>) => waitingOf(solved(input), 'n1')?.reasons;

  it('should want both the purpose and the joint goal before the match', () => {
    for (const need of [{}, { purpose: GOAL.purpose }, { jointGoal: GOAL.jointGoal }, { ...GOAL, jointGoal: ' ' }]) {
      expect(reasons(town(need))).toContainEqual({ code: 'jointGoal', subjects: ['n1'] });
    }
    expect(seatOf(solved(town(GOAL)), 'n1')).toBe('m1');
  });

  it('should be for those under 30, where the municipality asks', () => {
    expect(seatOf(solved(town({}, 30)), 'n1')).toBe('m1');
    expect(seatOf(solved(town({}, 29, false)), 'n1')).toBe('m1');
  });

  it('should want the split of roles in the agreement before the match becomes active', () => {
    const faults = (input: ReturnType<typeof town>) => activationFaults(aPair(input)).map(({ code }) => code);
    expect(faults(town(GOAL))).toEqual(['missingRoleSplit']);
    expect(faults(town({ ...GOAL, roleSplit: '  ' }))).toEqual(['missingRoleSplit']);
    expect(faults(town({ ...GOAL, ...ROLES }))).toEqual([]);
    expect(faults(town(GOAL, 30))).toEqual([]);
    expect(faults(town(GOAL, 29, false))).toEqual([]);
    const running = {
      ...town(GOAL),
      relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', slots: [], status: 'active' as const }],
    };
    expect(solved(running).notices).toContainEqual({
      code: 'missingDocumentation',
      subjects: ['n1', 'missingRoleSplit'],
    });
  });

  it('should persist: a running course is not ended for the want of a goal, nor for a mentor who fits better', () => {
    const before = town({ competences: ['oekonomi'] });
    const weaker = { ...before, mentors: [aMentor({ competences: [] }), aMentor({ id: 'm2' })] };
    const running = {
      ...weaker,
      relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', slots: [], status: 'active' as const }],
    };
    expect(assignmentOf(solved(running), 'n1')).toMatchObject({ seatId: 'm1', status: 'active' });
  });
});

describe('row S31, the rehabilitation team’s recommendation', () => {
  it('should keep the recommended mentor through a change of benefit', () => {
    const before = aCase({
      mentors: [aMentor({ competences: [] }), aMentor({ id: 'm2' })],
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
