import { describe, expect, it } from 'vitest';
import { indexCase } from '../../../src/model/caseIndex.ts';
import {
  activationFaults,
  blockers,
  COURSE_TEMPLATES,
  compliance,
  confirmSupplierMentor,
  enrol,
  isRealName,
  isRealPhone,
  phaseOn,
  qualificationStatement,
  resultPrice,
  ruleSetOf,
  triage,
  wageGrantOere,
} from '../../../src/rules/index.ts';
import { aCase, aMentor, aNeed, aPair, aUnit, type MentorInput, type NeedInput } from '../../helpers/caseBuilder.ts';

describe('the supplier’s answer (11)', () => {
  const relation = aCase({
    units: [aUnit({ unnamedSeats: true })],
    relations: [{ needId: 'n1', seatId: 'corps', since: '2026-03-02', status: 'pendingSupplier' }],
  }).relations[0]!;

  it.each(['Call Center', 'ikke opgivet', 'IKKE  OPGIVET.', 'Callcenter', '', '  ', '-', '12345678', 'X'])(
    'should reject the name "%s"',
    (displayName) => {
      const answer = confirmSupplierMentor(relation, { displayName, phone: '28 11 12 13' });
      expect(answer.faults.map(({ code }) => code)).toEqual(['placeholderName']);
      expect(answer.relation.status).toBe('pendingSupplier');
    },
  );

  it.each(['00000000', '', '2811121', '281112134', '11111111', '+45 2811121', 'ring'])(
    'should reject the telephone "%s"',
    (phone) => {
      const answer = confirmSupplierMentor(relation, { displayName: 'Bo Ly', phone });
      expect(answer.faults.map(({ code }) => code)).toEqual(['placeholderPhone']);
      expect(answer.relation).toBe(relation);
    },
  );

  it('should become active with a name and eight digits', () => {
    const person = { displayName: 'Åse Ørsted', phone: '+45 28 11 12 13' };
    const { relation: active, faults } = confirmSupplierMentor(relation, person);
    expect(faults).toEqual([]);
    expect(active).toEqual({ ...relation, status: 'active', supplierMentor: person });
  });

  it('should let real short names pass', () => {
    expect(isRealName('Bo')).toBe(true);
    expect(isRealPhone('28111213')).toBe(true);
    expect(isRealPhone('0045 28111213')).toBe(true);
    expect(isRealPhone('00456789')).toBe(true);
  });

  it('should know words that are no names and numbers nobody has', () => {
    const fillers = [
      'ikke  opgivet',
      'Call center',
      'call-center',
      'Ikke oplyst',
      'Mangler',
      'N/A',
      'NN',
      'xx',
      'x',
      '',
      '-',
    ];
    expect(fillers.filter(isRealName)).toEqual([]);
    expect(['Ib', 'Kalle Center', 'Mentor Jensen'].filter(isRealName)).toHaveLength(3);
    const numbers = ['00000000', '99 99 99 99', '1234567', '12345678', '+45 12345678', 'ved ikke', ''];
    expect(numbers.filter(isRealPhone)).toEqual([]);
    expect(['87 65 43 21', '+45 87654321', '004587654321'].filter(isRealPhone)).toHaveLength(3);
  });
});

describe('the documentation gate (37)', () => {
  const codes = (need: Partial<NeedInput>, mentor: Partial<MentorInput> = {}, ruleSetDate = '2026-03-02') =>
    activationFaults(aPair(aCase({ ruleSetDate, needs: [aNeed(need)], mentors: [aMentor(mentor)] }))).map(
      ({ code }) => code,
    );

  it('should pass a complete case', () => {
    expect(codes({})).toEqual([]);
  });

  it('should name each missing field alone', () => {
    expect(codes({ purpose: undefined })).toEqual(['missingPurpose']);
    expect(codes({ purpose: ' ' })).toEqual(['missingPurpose']);
    expect(codes({ tasks: [] })).toEqual(['missingTasks']);
    expect(codes({}, { qualifications: undefined })).toEqual(['missingQualifications']);
    expect(codes({}, { displayName: 'Ikke opgivet' })).toEqual(['missingMentorName']);
    expect(codes({}, { phone: undefined })).toEqual(['missingMentorPhone']);
    expect(codes({ complaintGuidanceGiven: false })).toEqual(['missingComplaintGuidance']);
  });

  it('should leave courses outside the employment act alone', () => {
    const grant = { id: 'g1', law: 'none' as const, start: '2026-03-02', end: '2026-08-31' };
    expect(codes({ purpose: undefined, grant })).toEqual([]);
  });

  it('should ask for what the law of the year asks', () => {
    const bare = { purpose: undefined, tasks: [], complaintGuidanceGiven: false };
    const anonymous = { phone: undefined, qualifications: undefined };
    expect(codes(bare, anonymous, '2012-06-01')).toEqual(['missingTasks']);
    expect(codes(bare, anonymous, '2013-06-01')).toEqual([
      'missingPurpose',
      'missingTasks',
      'missingMentorPhone',
      'missingComplaintGuidance',
    ]);
    expect(codes(bare, anonymous, '2015-06-01')).toEqual(['missingPurpose', 'missingTasks', 'missingMentorPhone']);
  });

  it('should state the competences that match, and count them as qualifications', () => {
    const pair = (mentor: Partial<MentorInput>) =>
      aPair(aCase({ needs: [aNeed({ competences: ['vold', 'oekonomi'] })], mentors: [aMentor(mentor)] }));
    expect(qualificationStatement(pair({}))).toBe('Trained in debt advice. · Økonomi');
    expect(qualificationStatement(pair({ qualifications: undefined }), 'en')).toBe('Money and debt');
    expect(activationFaults(pair({ qualifications: undefined }))).toEqual([]);
    expect(qualificationStatement(pair({ qualifications: undefined, competences: [] }))).toBeUndefined();
  });

  it('should not pass an unnamed seat until the supplier has named somebody', () => {
    const at = (supplierMentor: { displayName: string; phone: string } | undefined) =>
      activationFaults(
        aPair(
          aCase({
            units: [aUnit({ unnamedSeats: true, competences: ['vold'] })],
            needs: [aNeed({ competences: ['vold'] })],
            relations: [{ needId: 'n1', seatId: 'corps', since: '2026-03-02', supplierMentor }],
          }),
          { seatId: 'corps' },
        ),
      ).map(({ code }) => code);
    expect(at(undefined)).toEqual(['missingMentorName', 'missingMentorPhone']);
    expect(at({ displayName: 'Bo Ly', phone: '28111213' })).toEqual([]);
  });

  it('should be counted for the municipality (S37)', () => {
    const input = aCase({
      needs: [aNeed(), aNeed({ id: 'n2', tasks: [] })],
      relations: ['n1', 'n2'].map((needId) => ({ needId, seatId: 'm1', since: '2026-01-05' })),
    });
    expect(compliance(indexCase(input), ruleSetOf(input))).toEqual({
      running: 2,
      complete: 1,
      missing: { missingTasks: 1 },
    });
  });
});

describe('bostøtte or mentor (S10)', () => {
  const { policy } = aCase();
  const advice = (need: Partial<NeedInput>, lead = 8) => triage(aNeed(need), lead, policy).advice;

  it('should advise bostøtte for a long need in the home, and a mentor for a short one outside', () => {
    expect(advice({ courseWeeks: 52, inHome: true })).toBe('bostoette');
    expect(advice({ courseWeeks: 26, inHome: false })).toBe('mentor');
    expect(advice({ courseWeeks: 26, inHome: false, urgency: 3 })).toBe('mentor');
  });

  it('should advise both where the signs disagree', () => {
    expect(advice({ courseWeeks: 52 })).toBe('both');
    expect(advice({ courseWeeks: 13, inHome: true })).toBe('both');
  });

  it('should bridge an acute need with a mentor until the lead time is over', () => {
    const acute = { courseWeeks: 52, inHome: true, urgency: 3 };
    expect(triage(aNeed(acute), 8, policy)).toEqual({
      advice: 'mentorThenBostoette',
      bostoetteFromWeek: 8,
      mentorUntil: '2026-04-26',
      because: ['longNeed', 'inHome', 'acute'],
    });
    expect(advice(acute, 0)).toBe('bostoette');
  });
});

describe('course templates (S32)', () => {
  const template = (id: string) => COURSE_TEMPLATES.find((known) => known.id === id)!;

  it('should go from weekly to monthly after six months', () => {
    const on = (date: string) => phaseOn(template('supportedEmployment'), '2026-01-05', date)?.cadence.everyWeeks;
    expect([on('2026-01-04'), on('2026-01-05'), on('2026-07-04')]).toEqual([undefined, 1, 1]);
    expect([on('2026-07-05'), on('2027-01-04'), on('2027-01-05')]).toEqual([4, 4, undefined]);
  });

  it('should cost the base and the milestones reached', () => {
    const price = template('resultPaid').price!;
    expect([0, 2, 3, 6, 9].map((months) => resultPrice(price, months))).toEqual([
      220_000, 220_000, 380_000, 430_000, 480_000,
    ]);
  });
});

describe('the Norwegian schemes', () => {
  it('should give a competence from the end of the course and not before (S24)', () => {
    const mentor = enrol(aMentor(), { ends: '2026-03-20', competenceIds: ['vold', 'oekonomi'] });
    expect(mentor.trainedOn).toBe('2026-03-20');
    expect(mentor.competences).toEqual([
      { competenceId: 'oekonomi', level: 'has' },
      { competenceId: 'vold', level: 'has', validFrom: '2026-03-20' },
    ]);
    const wishes = [{ kind: 'competence' as const, value: 'vold', required: true }];
    const at = (start: string) => blockers(aPair(aCase({ mentors: [mentor], needs: [aNeed({ start, wishes })] })));
    expect(at('2026-03-19').map(({ from }) => from)).toEqual(['2026-03-20']);
    expect(at('2026-03-20')).toEqual([]);
  });

  it('should keep the date of a course already taken', () => {
    const trained = aMentor({ trainedOn: '2024-05-01' });
    expect(enrol(trained, { ends: '2026-03-20', competenceIds: [] }).trainedOn).toBe('2024-05-01');
  });

  it('should pay the wage grant once for each mentor in use (S23)', () => {
    expect(wageGrantOere(aUnit({ wageGrantOere: 500_000 }), ['m1', 'm2', 'm1'])).toBe(1_000_000);
  });
});
