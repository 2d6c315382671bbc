/** Rows S21–S25: psychiatric discharge, the duty to serve, the Norwegian scheme, Mentor School and the mentor network. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { closingRefusal, psychiatricWindow, ruleSetOn } from '../../src/rules/index.ts';
import { addDays, mondayOf } from '../../src/time/calendar.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved, waitingOf } from '../helpers/solved.ts';

const LAW = ruleSetOn('2026-03-02');

describe('row S21, psychiatric discharge', () => {
  const town = (discharge: string, start: string) =>
    aCase({
      planDate: '2026-03-02',
      citizens: [aCitizen({ psychiatricDischarge: discharge })],
      needs: [aNeed({ start, courseWeeks: 26, orderedOn: '2026-02-23' })],
    });

  it('should run six months in total from three before the discharge', () => {
    expect(psychiatricWindow('2026-06-02', LAW)).toMatchObject({ from: '2026-03-02' });
    expect(seatOf(solved(town('2026-06-02', '2026-03-02')), 'n1')).toBe('m1');
  });

  it('should shift with a discharge that moves a month, six months in total still', () => {
    const waiting = waitingOf(solved(town('2026-07-02', '2026-03-02')), 'n1')!;
    expect(waiting.reasons).toContainEqual({ code: 'psychiatricWindow', subjects: ['c1'], from: '2026-04-02' });
    expect(psychiatricWindow('2026-07-02', LAW)).toEqual({ from: '2026-04-02', until: '2026-10-01' });
    const shifted = { ...town('2026-07-02', '2026-04-02'), planWeeks: 6 };
    const plan = solved(shifted);
    expect(seatOf(plan, 'n1')).toBe('m1');
    expect(plan.meetings[0]!.date >= '2026-04-02').toBe(true);
  });
});

describe('row S21, a course under way', () => {
  const relations = [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }];
  const town = (psychiatricDischarge: string) =>
    aCase({
      planWeeks: 26,
      citizens: [aCitizen({ psychiatricDischarge })],
      needs: [aNeed({ start: '2026-01-05', courseWeeks: 104 })],
      relations,
    });

  it('should end after six months in total, whatever length was ordered', () => {
    const plan = solved(town('2026-04-01'));
    expect(plan.meetings.at(-1)!.date).toMatch(/^2026-0(6-29|6-30|7-0[1-4])$/);
    const forged = solved(town('2025-12-01'));
    expect(forged.meetings.at(-1)!.date > '2026-08-01').toBe(true);
    const verdict = verifyPlan(town('2026-04-01'), { ...plan, meetings: forged.meetings });
    expect(verdict.violations.map(({ code }) => code)).toContain('MEETING_OUTSIDE_PLAN');
  });

  it('should stay with a mentor from before the window', () => {
    expect(solved(town('2026-04-10')).meetings.at(-1)!.date > '2026-08-01').toBe(true);
  });
});

describe('row S22, ret og pligt as the only measure', () => {
  const citizen = { retOgPligt: { reason: 'personalReasons' as const } };

  it('should not close before an active offer has begun', () => {
    expect(closingRefusal(aNeed(), aCitizen(citizen), LAW, '2026-03-02')?.code).toBe('noActiveOffer');
    expect(
      closingRefusal(aNeed(), aCitizen({ ...citizen, measure: 'virksomhedspraktikPrivat' }), LAW, '2026-03-02'),
    ).toBeUndefined();
  });

  it('should say when the course ends and the duty does not', () => {
    const until = '2026-03-15';
    const grant = { id: 'b1', law: 'retOgPligt' as const, start: '2025-12-01', end: until };
    const town = (end: string) =>
      aCase({ planWeeks: 3, citizens: [aCitizen(citizen)], needs: [aNeed({ grant: { ...grant, end } })] });
    const notice = { code: 'DUTY_PAST_COURSE', subjects: ['n1', until] };
    const plan = solved(town(until));
    expect(plan.notices).toContainEqual(notice);
    expect(verifyPlan(town(until), plan).violations).toEqual([]);
    const silent = { ...plan, notices: plan.notices.filter(({ code }) => code !== notice.code) };
    expect(verifyPlan(town(until), silent).violations.map(({ code }) => code)).toEqual(['NOTICE_MISSING']);
    // A last planned week with three days of the course in it has its meeting.
    for (const end of ['2026-03-18', '2026-05-01'])
      expect(solved(town(end)).notices.map(({ code }) => code)).not.toContain('DUTY_PAST_COURSE');
  });

  it('should name a week without a possible meeting, not drop it', () => {
    const plan = solved(
      aCase({
        planWeeks: 3,
        citizens: [aCitizen({ ...citizen, absences: [{ from: '2026-03-09', until: '2026-03-15' }] })],
      }),
    );
    expect(plan.missedMeetings).toEqual([
      { needId: 'n1', week: '2026-03-09', code: 'absence', breachOfWeeklyDuty: true },
    ]);
    expect(plan.kpis.weeklyDutyBreaches).toBe(1);
  });

  it('should name the supplier who has to hold the weekly meeting on an unnamed seat', () => {
    const units = [aUnit(), aUnit({ id: 'supplier', kind: 'externalProvider', unnamedSeats: true })];
    const town = aCase({ units, citizens: [aCitizen(citizen)], pins: [{ needId: 'n1', seatId: 'supplier' }] });
    const plan = solved(town);
    expect([plan.meetings, plan.missedMeetings]).toEqual([[], []]);
    expect(plan.notices).toContainEqual({ code: 'SUPPLIER_HOLDS_WEEKLY_MEETING', subjects: ['n1', 'supplier'] });
    const silent = verifyPlan(town, { ...plan, notices: [] }).violations.map(({ code }) => code);
    expect(silent).toHaveLength(1); // a plan that keeps silent about it is refused for that alone
    expect(solved({ ...town, citizens: [aCitizen()] }).notices).toEqual([]);
  });
});

describe('row S23, NAV mentoring scheme', () => {
  const town = (from: string) =>
    aCase({
      units: [aUnit({ id: 'firm', kind: 'company', organisationId: 'firm', wageGrantOere: 2_600_000 })],
      mentors: [aMentor({ unitId: 'firm', kind: 'workplace', organisationId: 'firm' })],
      citizens: [
        aCitizen({ placement: { organisationId: 'firm', kind: 'company', from } }),
        aCitizen({ id: 'c2', placement: { organisationId: 'firm', kind: 'company', from } }),
      ],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
    });

  it('should place first and give the mentor then', () => {
    expect(solved(town('2026-03-03')).assignments).toHaveLength(0);
    expect(solved(town('2026-03-02')).assignments).toHaveLength(2);
  });

  it('should pay the wage grant once for the mentor, not per citizen', () => {
    const paid = solved(town('2026-03-02')).certificate.objective;
    const free = solved({ ...town('2026-03-02'), units: [{ ...town('2026-03-02').units[0]!, wageGrantOere: 0 }] })
      .certificate.objective;
    expect(paid - free).toBe(1000); // 26,000 kr over 26 weeks
  });

  it('should show the wage grant in the price of the plan, once and not refunded', () => {
    const { kpis } = solved(town('2026-03-02'));
    expect(kpis).toMatchObject({ grossOere: 2_600_000, refundOere: 0, netOere: 2_600_000 });
    expect(solved(town('2026-03-03')).kpis.grossOere).toBe(0); // nobody is placed yet, so no mentor is in use
  });
});

describe('row S24, Mentor School', () => {
  it('should meet a requirement from the end of the course, not before', () => {
    const town = (validFrom: string) =>
      aCase({
        mentors: [aMentor({ competences: [{ competenceId: 'vold', validFrom }] })],
        needs: [aNeed({ wishes: [{ kind: 'competence', value: 'vold', required: true }] })],
      });
    expect(waitingOf(solved(town('2026-03-16')), 'n1')!.reasons).toContainEqual(
      expect.objectContaining({ code: 'competence', from: '2026-03-16' }),
    );
    expect(seatOf(solved(town('2026-03-02')), 'n1')).toBe('m1');
  });
});

describe('row S25, mentor network', () => {
  const NETWORK = {
    kind: 'network' as const,
    minutes: 240,
    everyWeeks: 8,
    fixedSlot: { weekday: 3, start: '08:00', firstDate: '2026-03-04' },
  };
  /** Ten weeks, so that the network meets twice: in the first week and in the ninth. */
  const town = (duties: (typeof NETWORK)[], end = '13:00', company = false) =>
    aCase({
      planWeeks: 10,
      units: [aUnit(company ? { kind: 'company', organisationId: 'firm' } : {})],
      mentors: [aMentor({ duties, ...(company ? { kind: 'company', organisationId: 'firm' } : {}) })],
      citizens: [
        aCitizen({
          availability: [{ weekday: 3, start: '08:00', end }],
          ...(company ? { placement: { organisationId: 'firm', kind: 'company', from: '2026-01-05' } } : {}),
        }),
      ],
    });
  const meetingsOf = (plan: Plan) => plan.meetings.filter(({ kind }) => kind === 'meeting');
  const NETWORK_DATES = ['2026-03-04', addDays('2026-03-04', 56)];

  it.each([false, true])(
    'should keep meetings out of its slot every second month (company without a grant: %s)',
    (company) => {
      const plan = solved(town([NETWORK], '13:00', company));
      expect(plan.missedMeetings).toEqual([]);
      for (const { date, start } of meetingsOf(plan)) if (NETWORK_DATES.includes(date)) expect(start).toBe('12:00');
      expect(meetingsOf(plan).filter(({ date }) => NETWORK_DATES.includes(date))).toHaveLength(2);
      const duties = plan.meetings.filter(({ kind }) => kind === 'duty');
      expect(duties.map(({ date, start, minutes }) => [date, start, minutes])).toEqual(
        NETWORK_DATES.map((date) => [date, '08:00', 240]),
      );
    },
  );

  it('should leave no room in those weeks where the citizen has no other time, and in no other week', () => {
    const weeksMissed = (duties: (typeof NETWORK)[]) =>
      solved(town(duties, '12:00')).missedMeetings.map(({ week }) => week);
    expect(weeksMissed([NETWORK])).toEqual(NETWORK_DATES.map(mondayOf));
    expect(weeksMissed([])).toEqual([]);
  });

  it('should take its hours off the mentor’s capacity, averaged over its weeks', () => {
    const capacity = (duties: (typeof NETWORK)[]) => solved(town(duties)).kpis.capacityMinutes;
    expect(capacity([]) - capacity([NETWORK])).toBe(240 / 8);
  });
});
