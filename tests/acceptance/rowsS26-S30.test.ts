/** Rows S26–S30: deductions, and mentors of special schemes. */
import { describe, expect, it } from 'vitest';
import { activationFaults } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit, type NeedInput } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf } from '../helpers/solved.ts';

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

  it('should replace some of a citizen’s meetings, beside a mentor who comes in person', () => {
    const both = town('ready');
    const plan = solved({
      ...both,
      mentors: [...both.mentors, aMentor({ id: 'm2' })],
      needs: [...both.needs, aNeed({ id: 'n2', cadence: { count: 1, everyWeeks: 2, minutes: 60 } })],
    });
    const meetings = new Set(plan.meetings.map(({ needIds, seatId, mode }) => `${needIds} ${seatId} ${mode}`));
    expect(meetings).toEqual(new Set(['n1 m1 digital', 'n2 m2 faceToFace']));
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
