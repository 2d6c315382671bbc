/** Rows S18–S25: volunteers, peers, the duty to serve, and the Norwegian scheme. */
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { DEFAULT_COMPETENCES } from '../../src/model/defaultCompetences.ts';
import type { Plan } from '../../src/model/plan.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { blockers, closingRefusal, completionOf, psychiatricWindow, ruleSetOn } from '../../src/rules/index.ts';
import { addDays, mondayOf } from '../../src/time/calendar.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf } from '../helpers/solved.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const LAW = ruleSetOn('2026-03-02');
const pool = aUnit({ id: 'pool', kind: 'volunteerPool', coordinationMinutes: 15, coordinationPriceOere: 40_000 });
const volunteer = aMentor({ id: 'v1', unitId: 'pool', kind: 'volunteer', trainedOn: '2025-01-01' });
const lightNeed = { role: 'volunteer' as const, taskWeight: 'light' as const };

describe('row S18, volunteers', () => {
  it.each(['misbrug', 'psykiatri', 'vold'])('should never be alone with the heavy problem %s', (problem) => {
    const plan = solved(
      aCase({
        competences: [...DEFAULT_COMPETENCES],
        units: [pool],
        mentors: [{ ...volunteer, competences: [] }],
        needs: [aNeed({ ...lightNeed, competences: [problem] })],
      }),
    );
    expect(waitingOf(plan, 'n1')!.reasons).toContainEqual({ code: 'heavyAlone', subjects: [problem] });
  });

  it('should not start untrained', () => {
    const untrained = { ...volunteer, trainedOn: undefined };
    const plan = solved(aCase({ units: [pool], mentors: [untrained], needs: [aNeed(lightNeed)] }));
    expect(waitingOf(plan, 'n1')!.reasons).toEqual([{ code: 'notTrained', subjects: ['v1'] }]);
  });

  it('should work beside a professional on other tasks, with the coordinator’s time in the price', () => {
    const plan = solved(
      aCase({
        units: [aUnit(), pool],
        mentors: [aMentor(), volunteer],
        needs: [
          aNeed({ tasks: ['Gæld'] }),
          aNeed({ id: 'n2', tasks: ['Følge til idræt'], courseWeeks: 104, ...lightNeed }),
        ],
        relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }],
      }),
    );
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m1', 'v1']);
    expect(assignmentOf(plan, 'n2')!.grossOere).toBe((15 * 40_000 * 26) / 60);
  });

  it('should not be used where the municipality has none', () => {
    const plan = solved(
      aCase({ policy: { volunteers: 'off' }, units: [pool], mentors: [volunteer], needs: [aNeed(lightNeed)] }),
    );
    expect(seatOf(plan, 'n1')).toBeUndefined();
  });
});

describe('row S19, integration mentor', () => {
  it('should serve a course of the integration act, which never counts in the frame', () => {
    const plan = solved(
      aCase({
        units: [aUnit({ law: 'integration', priceOere: 20_000 })],
        mentors: [aMentor({ kind: 'integration', languages: ['da', 'so'], languageAssessed: ['so'] })],
        needs: [
          aNeed({
            grant: { id: 'g1', law: 'integration', start: '2026-03-02', end: '2026-08-30' },
            wishes: [{ kind: 'language', value: 'so', required: true }],
          }),
        ],
        budgets: [{ id: 'frame', capOere: 1, basis: 'spending', hardness: 'hard' }],
      }),
    );
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'm1', budgetId: null });
    expect(plan.kpis).toMatchObject({ refundOere: 0, overCapOere: 0 });
  });
});

describe('row S20, peers', () => {
  const peer = aMentor({ id: 'peer', unitId: 'peers', kind: 'peer', trainedOn: '2025-01-01' });
  const town = (grantedMinutes: number) =>
    aCase({
      units: [aUnit({ id: 'peers', kind: 'volunteerPool' })],
      mentors: [peer],
      needs: [aNeed({ role: 'peer', grantedMinutes, grantedRange: { least: 30, most: 180 } })],
    });

  it('should plan the hours the client chose inside the range', () => {
    expect(assignmentOf(solved(town(45)), 'n1')).toMatchObject({ seatId: 'peer', grantedMinutes: 45 });
  });

  it('should refuse hours outside it', () => {
    expect(() => town(200)).toThrow(/fault/);
  });

  it('should run beside an active measure', () => {
    const active = { ...town(60), citizens: [aCitizen({ measure: 'virksomhedspraktikPrivat' })] };
    expect(seatOf(solved(active), 'n1')).toBe('peer');
  });

  it('should count what began, was completed and still runs as the evaluation did: 208, 142 and 66', () => {
    const client = (at: number) => aCitizen({ id: `c${at}` });
    const order = (at: number) => aNeed({ id: `n${at}`, citizenId: `c${at}`, role: 'peer', grantedMinutes: 30 });
    const begin = (input: Case, at: number): Case =>
      [
        { type: 'needOrdered' as const, need: order(at), citizen: client(at) },
        {
          type: 'relationStarted' as const,
          relation: { needId: `n${at}`, seatId: 'peer', since: '2026-03-02', slots: [], status: 'active' as const },
        },
      ].reduce<Case>(applyEvent, input);
    const close = (input: Case, at: number, reason: 'goalReached' | 'activeOffer' | 'withdrawn') =>
      applyEvent(input, { type: 'needClosed', needId: `n${at}`, reason });
    const begun = numbers(208).reduce(begin, { ...town(60), citizens: [], needs: [] });
    expect(completionOf(indexCase(begun), 'peer')).toEqual({ started: 208, completed: 0, stopped: 0, running: 208 });
    const ended = numbers(142).reduce((input, at) => close(input, at, at % 2 ? 'goalReached' : 'activeOffer'), begun);
    expect(completionOf(indexCase(ended), 'peer')).toEqual({ started: 208, completed: 142, stopped: 0, running: 66 });
    // One who stops is neither completed nor running, may have the same peer again, and no other kind counts him.
    const stopped = close(ended, 208, 'withdrawn');
    expect(completionOf(indexCase(stopped), 'peer')).toEqual({ started: 208, completed: 142, stopped: 1, running: 65 });
    expect(completionOf(indexCase(stopped), 'volunteer').started).toBe(0);
    const again = applyEvent(stopped, { type: 'needOrdered', need: order(208) });
    expect(blockers(aPair(again, { needId: 'n208', seatId: 'peer' }))).toEqual([]);
  });

  it('should keep the client’s hours, and the course, when an active measure begins beside it', () => {
    const running = {
      ...town(45),
      relations: [{ needId: 'n1', seatId: 'peer', since: '2026-01-05', slots: [], status: 'active' as const }],
    };
    const active = applyEvent(running, {
      type: 'citizenBenefitChanged',
      citizenId: 'c1',
      benefit: 'kontanthjaelp',
      measure: 'virksomhedspraktikPrivat',
    });
    expect(assignmentOf(solved(active), 'n1')).toMatchObject({ seatId: 'peer', status: 'active', grantedMinutes: 45 });
  });

  it('should carry no duty: a course that stops costs nothing', () => {
    expect(
      closingRefusal(town(60).needs[0]!, aCitizen({ retOgPligt: { reason: 'personalReasons' } }), LAW, '2026-03-02'),
    ).toBeUndefined();
  });
});

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

describe('row S22, ret og pligt as the only measure', () => {
  const citizen = { retOgPligt: { reason: 'personalReasons' as const } };

  it('should not close before an active offer has begun', () => {
    expect(closingRefusal(aNeed(), aCitizen(citizen), LAW, '2026-03-02')?.code).toBe('noActiveOffer');
    expect(
      closingRefusal(aNeed(), aCitizen({ ...citizen, measure: 'virksomhedspraktikPrivat' }), LAW, '2026-03-02'),
    ).toBeUndefined();
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
