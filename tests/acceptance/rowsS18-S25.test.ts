/** Rows S18–S25: volunteers, peers, the duty to serve, and the Norwegian scheme. */
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../src/io/import/index.ts';
import { DEFAULT_COMPETENCES } from '../../src/model/defaultCompetences.ts';
import { closingRefusal, psychiatricWindow, ruleSetOn } from '../../src/rules/index.ts';
import { addDays } from '../../src/time/calendar.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
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

  it('should tell the courses that ended from those that run, as the evaluation did: 208, 142 and 66', async () => {
    const until = (at: number) => (at <= 142 ? '30-11-2025' : '30-06-2026');
    const rows = numbers(208).map((at) => `b${at};02-06-2025;${until(at)};1;Pia Peer;40;kontanthjælp`);
    const files = {
      'm.csv': 'Navn;Enhed;Mentortype;Kapacitet\nPia Peer;Peers;peer-mentor;37',
      'r.csv': ['Borger;Startdato;Slutdato;Timer pr. uge;Mentor;Alder;Ydelse', ...rows].join('\n'),
    };
    const { courses, input } = await importFiles(
      Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
      { planDate: '2026-03-02' },
    );
    const ended = courses.filter(({ end }) => end < '2026-03-02').length;
    expect([courses.length, ended, input.relations.length]).toEqual([208, 142, 66]);
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
    expect(silent).toEqual(['WEEKLY_DUTY_UNNAMED']);
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
  it('should keep meetings out of the network’s slot and take it off the mentor’s hours', () => {
    const network = {
      kind: 'network' as const,
      minutes: 240,
      everyWeeks: 8,
      fixedSlot: { weekday: 1, start: '08:00', firstDate: '2026-03-02' },
    };
    const town = (duties: (typeof network)[]) =>
      aCase({
        mentors: [aMentor({ duties })],
        citizens: [aCitizen({ availability: [{ weekday: 1, start: '08:00', end: '13:00' }] })],
      });
    const [first, second] = solved(town([network])).meetings.filter(({ kind }) => kind === 'meeting');
    expect(first).toMatchObject({ date: '2026-03-02', start: '12:00' });
    expect(second!.date).toBe(addDays('2026-03-02', 7));
    expect(solved(town([network])).meetings).toContainEqual(
      expect.objectContaining({ kind: 'duty', date: '2026-03-02', start: '08:00' }),
    );
    expect(solved(town([])).kpis.capacityMinutes - solved(town([network])).kpis.capacityMinutes).toBe(30);
  });
});
