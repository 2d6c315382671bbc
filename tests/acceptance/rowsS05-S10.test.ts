/** Rows S05–S10: external suppliers and bostøtte units. */
import { describe, expect, it } from 'vitest';
import { explainCitizen } from '../../src/explain/citizen.ts';
import { whyExternal } from '../../src/explain/external.ts';
import { explainMatch } from '../../src/explain/match.ts';
import { exportPlan } from '../../src/io/export/index.ts';
import { Competence } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { accountsOf } from '../../src/planning/accounts.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { activationFaults, ruleSetOf, supplierAnswerFaults, triage } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit, COMPETENCES } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved, waitingOf } from '../helpers/solved.ts';

const people = [1, 2, 3, 4];
const citizens = people.map((at) => aCitizen({ id: `c${at}` }));
const needs = people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` }));
const supplier = (overrides: Parameters<typeof aUnit>[0] = {}) =>
  aUnit({ id: 'supplier', kind: 'externalProvider', unnamedSeats: true, priceOere: 40_000, ...overrides });

describe('row S05, external supplier in two stages', () => {
  const town = aCase({ units: [supplier({ contract: { places: 3 } })], mentors: [], citizens, needs });

  it('should send as many to the supplier as it has places, pending a name', () => {
    const plan = solved(town);
    expect(plan.assignments.map(({ status, mentorId }) => [status, mentorId])).toEqual(
      Array(3).fill(['pendingSupplier', null]),
    );
    expect(plan.waiting[0]!.reasons.map(({ code }) => code)).toContain('places');
  });

  it('should not activate a seat without a real name and telephone', () => {
    const unnamed = activationFaults(aPair(town, { seatId: 'supplier' })).map(({ code }) => code);
    expect(unnamed).toEqual(expect.arrayContaining(['missingMentorName', 'missingMentorPhone']));
    expect(supplierAnswerFaults({ displayName: 'Call Center', phone: '28111213' })).not.toEqual([]);
    expect(supplierAnswerFaults({ displayName: 'Bo Lund', phone: '00000000' })).not.toEqual([]);
    expect(supplierAnswerFaults({ displayName: 'Bo Lund', phone: '28111213' })).toEqual([]);
  });

  it('should say when the supplier’s time to name a mentor is up', () => {
    const relation = { needId: 'n1', seatId: 'supplier', since: '2026-02-20', status: 'pendingSupplier' as const };
    const asked = (answerWithinDays: number) =>
      solved(aCase({ ...town, units: [supplier({ answerWithinDays })], relations: [relation] })).notices;
    const notice = { code: 'supplierAnswerDue', subjects: ['n1', 'supplier', '2026-03-02'] };
    expect(asked(10)).toContainEqual(notice);
    expect(asked(11)).not.toContainEqual(notice);
  });

  it('should find another seat when the supplier declines', () => {
    const two = { ...town, units: [...town.units, supplier({ id: 'second', priceOere: 60_000 })] };
    const { needId } = solved(two).assignments.find(({ seatId }) => seatId === 'supplier')!;
    const pending = applyEvent(two, {
      type: 'relationStarted',
      relation: { needId, seatId: 'supplier', since: '2026-03-02', slots: [], status: 'pendingSupplier' },
    });
    expect(seatOf(solved(pending), needId)).toBe('supplier');
    const declined = applyEvent(pending, { type: 'supplierDeclined', needId });
    expect(seatOf(solved(declined), needId)).toBe('second');
  });
});

describe('row S06, hand-picked mentor at a supplier', () => {
  /** Two caseworkers want X, who has room for one; the other citizen has him already. */
  const town = (isTaken: boolean, unnamedSeats = true) =>
    aCase({
      units: [aUnit(), supplier({ unnamedSeats })],
      mentors: [aMentor({ id: 'x', unitId: 'supplier', kind: 'external', displayName: 'Bo Lund', caseload: 1 })],
      citizens: [aCitizen(), aCitizen({ id: 'c2' })],
      needs: [
        aNeed({ handPickedMentorId: 'x' }),
        ...(isTaken ? [aNeed({ id: 'n2', citizenId: 'c2', handPickedMentorId: 'x' })] : []),
      ],
      relations: isTaken ? [{ needId: 'n2', seatId: 'x', since: '2026-01-05' }] : [],
    });
  const words = (input: ReturnType<typeof town>) => {
    const plan = solved(input);
    return explainMatch(indexCase(input), ruleSetOf(input), assignmentOf(plan, 'n1')!, plan.assignments).da;
  };

  it('should give the mentor who was asked for', () => {
    expect(seatOf(solved(town(false)), 'n1')).toBe('x');
  });

  it('should fall back on the supplier’s unnamed seat, and say so, when others fill him', () => {
    const plan = solved(town(true));
    expect([seatOf(plan, 'n2'), seatOf(plan, 'n1')]).toEqual(['x', 'supplier']);
    expect(assignmentOf(plan, 'n1')).toMatchObject({ status: 'pendingSupplier', mentorId: null });
    expect(assignmentOf(plan, 'n1')!.breakdown).toContainEqual({ part: 'handPicked', points: 400, subjects: ['x'] });
    expect(words(town(true))).toContain(
      'Bo Lund er valgt af sagsbehandleren, men har ikke plads. I stedet: en plads hos Mentor corps.',
    );
  });

  it('should not say he is full where the plan as a whole chose the fallback', () => {
    const pinned = { ...town(false), pins: [{ needId: 'n1', seatId: 'supplier' }] };
    expect(words(pinned)).toContain('Bo Lund er valgt af sagsbehandleren. I stedet: en plads hos Mentor corps.');
  });

  it('should wait, and name him as full, where his supplier has no other seat', () => {
    const plan = solved(town(true, false));
    expect(waitingOf(plan, 'n1')!.reasons).toContainEqual({ code: 'caseload', subjects: ['x'] });
    expect(seatOf(plan, 'n2')).toBe('x');
  });
});

describe('row S07, external as overflow or for a special competence', () => {
  // The need calls for ADHD; nobody made it a requirement, and another internal mentor has hours.
  const adhd = Competence.parse({ id: 'adhd', labelDa: 'ADHD', labelEn: 'ADHD', special: true });
  const town = (competences: { competenceId: string }[], caseload = 12) =>
    aCase({
      competences: [...COMPETENCES, adhd],
      units: [aUnit(), supplier({ onlyOverflowOrSpecial: true, competences: ['adhd'] })],
      mentors: [aMentor({ competences, caseload }), aMentor({ id: 'm2', competences: [], caseload })],
      needs: [aNeed({ competences: ['adhd'] })],
    });

  it('should use no external seat while a fitting internal mentor has hours', () => {
    expect(seatOf(solved(town([{ competenceId: 'adhd' }])), 'n1')).toBe('m1');
  });

  it('should use the supplier when the only ADHD mentor is gone, and give the special competence as the reason', () => {
    const before = town([{ competenceId: 'adhd' }]);
    const gone = applyEvent(before, { type: 'mentorLeft', mentorId: 'm1' });
    const plan = solved(gone);
    expect(seatOf(plan, 'n1')).toBe('supplier');
    expect(whyExternal(aPair(gone, { seatId: 'supplier' }))).toMatchObject({
      why: 'specialCompetence',
      subjects: ['adhd'],
    });
    // Special competence, not overflow: the overflow price is not charged.
    expect(assignmentOf(plan, 'n1')!.breakdown.map(({ part }) => part)).not.toContain('overflow');
  });

  it('should charge the overflow price where only hours are short', () => {
    const full = town([{ competenceId: 'adhd' }], 0);
    const plan = solved({ ...full, needs: [aNeed()] });
    expect(assignmentOf(plan, 'n1')!.breakdown).toContainEqual({ part: 'overflow', points: 400, subjects: [] });
  });
});

describe('row S08, combined mentor and bostøtte corps', () => {
  const grant = (id: string, law: 'lab' | 'serviceloven') => ({ id, law, start: '2026-03-02', end: '2026-08-30' });
  const town = aCase({
    units: [aUnit({ kind: 'bostoette', priceOere: 30_000 })],
    mentors: [aMentor({ kind: 'bostoette', capacityMinutes: 420 })],
    citizens: citizens.map((citizen) => ({
      ...citizen,
      supportPersons: [{ kind: 'bostoette' as const, mentorId: 'm1', from: '2025-01-01' }],
    })),
    // Two hours each under LAB, three under serviceloven: 7 of the 10 hours fit.
    needs: needs.map((need, at) => ({
      ...need,
      grantedMinutes: at % 2 ? 120 : 180,
      grant: grant(`g${at}`, at % 2 ? 'lab' : 'serviceloven'),
    })),
    budgets: [{ id: 'frame', capOere: 100_000_000, basis: 'spending' }],
  });
  const plan = solved(town);
  const accounts = accountsOf(indexCase(town), ruleSetOf(town), plan.assignments);

  it('should have one pool: the hours under both laws together are within the capacity', () => {
    expect(plan.assignments).toHaveLength(3);
    expect(plan.waiting[0]!.reasons).toContainEqual({ code: 'capacity', subjects: ['m1'] });
    expect(
      accounts.map(({ payer, courses, grantedMinutes, mentorMinutes }) => [
        payer,
        courses,
        grantedMinutes,
        mentorMinutes,
      ]),
    ).toEqual([
      ['jobcentre', 2, 240, 240],
      ['social', 1, 180, 180],
    ]);
    expect(accounts.reduce((sum, account) => sum + account.mentorMinutes, 0)).toBeLessThanOrEqual(420);
  });

  it('should report the cost by payer: refunded under LAB, not under serviceloven', () => {
    // 2 × 2 h × 300 kr × 26 weeks, half of it refunded; 3 h × 300 kr × 26 weeks, none.
    expect(accounts).toMatchObject([
      { payer: 'jobcentre', grossOere: 3_120_000, refundOere: 1_560_000 },
      { payer: 'social', grossOere: 2_340_000, refundOere: 0 },
    ]);
    const total = (of: 'grossOere' | 'refundOere') => accounts.reduce((sum, account) => sum + account[of], 0);
    expect([total('grossOere'), total('refundOere')]).toEqual([plan.kpis.grossOere, plan.kpis.refundOere]);
  });

  it('should show both accounts in the minutes and in a table', async () => {
    const fileOf = async (format: 'csv' | 'html', file: string) => {
      const { files } = await exportPlan(town, plan, format);
      return new TextDecoder().decode(files.find(({ name }) => name === file)!.bytes);
    };
    const [, job, social] = (await fileOf('csv', 'konti.csv')).split(/\r?\n/);
    expect(job).toBe('"jobcentret (LAB)";2;4;4;31200;15600;15600');
    expect(social).toBe('"socialforvaltningen (serviceloven)";1;3;3;23400;0;23400');
    const page = await fileOf('html', 'referat.html');
    expect(page).toMatch(/socialforvaltningen \(serviceloven\)<.*23\.400 kr\./);
  });
});

describe('row S09, hours bought at the bostøtte unit', () => {
  const town = (bostoettePurchase: 'off' | 'on' | 'onlyIfExisting', existing: boolean) =>
    aCase({
      policy: { bostoettePurchase },
      units: [aUnit({ kind: 'bostoette' })],
      mentors: [aMentor({ kind: 'bostoette', capacityMinutes: 60 })],
      citizens: [
        aCitizen({ supportPersons: existing ? [{ kind: 'bostoette', mentorId: 'm1', from: '2025-01-01' }] : [] }),
      ],
      needs: [aNeed({ grantedMinutes: 60 })],
    });

  it.each([
    ['off', true, undefined],
    ['off', false, undefined],
    ['onlyIfExisting', true, 'm1'],
    ['onlyIfExisting', false, undefined],
    ['on', false, 'm1'],
  ] as const)('should with policy %s and existing bostøtte %s propose %s', (policy, existing, seat) => {
    expect(seatOf(solved(town(policy, existing)), 'n1')).toBe(seat);
  });
});

describe('row S10, bostøtte or mentor', () => {
  const { policy } = aCase();
  const START = '2026-03-02';

  it('should advise bostøtte for twelve months of help in the home', () => {
    expect(triage(aNeed({ courseWeeks: 52, inHome: true }), 8, policy).advice).toBe('bostoette');
  });

  it('should advise a mentor now and bostøtte from week 8 when it is acute', () => {
    expect(triage(aNeed({ courseWeeks: 52, inHome: true, urgency: 3, start: START }), 8, policy)).toMatchObject({
      advice: 'mentorThenBostoette',
      bostoetteFromWeek: 8,
      mentorUntil: '2026-04-26', // the last day of the eighth week
    });
  });

  it('should advise both for a period with an end date where length and place disagree', () => {
    const long = triage(aNeed({ courseWeeks: 52, start: START }), 8, policy);
    expect(long).toMatchObject({ advice: 'both', mentorUntil: '2026-08-30' }); // 26 weeks, the policy’s short need
    const short = triage(aNeed({ courseWeeks: 10, inHome: true, start: START }), 8, policy);
    expect(short).toMatchObject({ advice: 'both', mentorUntil: '2026-05-10' }); // all ten weeks of the need
    expect(triage(aNeed({ courseWeeks: 26, start: START }), 8, policy)).toMatchObject({
      advice: 'mentor',
      mentorUntil: undefined,
    });
  });

  it('should follow the municipality’s own rules on length, home and urgency', () => {
    const need = aNeed({ courseWeeks: 40, inHome: true, urgency: 2 });
    const advice = (change: Partial<typeof policy>) => triage(need, 8, { ...policy, ...change }).advice;
    expect(advice({})).toBe('bostoette');
    expect(advice({ triageLongNeedWeeks: 52 })).toBe('both');
    expect(advice({ triageInHome: false })).toBe('both');
    expect(advice({ triageLongNeedWeeks: 52, triageInHome: false })).toBe('mentor');
    expect(advice({ triageAcuteUrgency: 2 })).toBe('mentorThenBostoette');
  });

  it('should tell the caseworker of a new order, and nobody whose course runs', () => {
    const town = aCase({
      units: [aUnit(), aUnit({ id: 'home', kind: 'bostoette', leadTimeWeeks: 8 })],
      needs: [aNeed({ courseWeeks: 52, inHome: true, urgency: 3 })],
    });
    const words = (input: typeof town) => explainCitizen(input, solved(input), 'c1');
    expect(words(town).da).toContain(
      'Kommunens praksis peger på mentor nu til og med 26.04.2026 og bostøtte fra 27.04.2026 (langt behov, støtte i hjemmet og akut behov).',
    );
    expect(words(town).en?.join(' ')).toContain('a mentor now, until 2026-04-26, and housing support from 2026-04-27');
    const running = {
      ...town,
      relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', slots: [], status: 'active' as const }],
    };
    expect(words(running).da?.join(' ')).not.toContain('praksis peger');
    expect(words({ ...town, needs: [aNeed()] }).da?.join(' ')).not.toContain('praksis peger');
  });
});
