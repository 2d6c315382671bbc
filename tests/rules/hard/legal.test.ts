import { describe, expect, it } from 'vitest';
import { blockers } from '../../../src/rules/index.ts';
import { aCase, aMentor, aNeed, aPair, aUnit } from '../../helpers/caseBuilder.ts';
import { pairOf } from '../ruleFixtures.ts';

const codes = (pair: Parameters<typeof blockers>[0]) => blockers(pair).map((reason) => reason.code);
const grant = (law: 'lab' | 'integration' | 'serviceloven', start = '2026-03-02', end = '2026-08-31') => ({
  grant: { id: 'g1', law, start, end },
});

describe('groups of the law', () => {
  it('should take resource courses in from 2013 and everybody from 2014', () => {
    const on = (ruleSetDate: string, citizen: object) => codes(pairOf({ citizen, rest: { ruleSetDate } }));
    const resource = { benefit: 'ressourceforloeb' };
    expect(on('2012-12-31', resource)).toEqual(['lawGroup']);
    expect(on('2013-01-01', resource)).toEqual([]);
    expect(on('2013-12-31', { benefit: 'foertidspension' })).toEqual(['lawGroup']);
    expect(on('2014-01-01', { benefit: 'foertidspension' })).toEqual([]);
    expect(on('2012-06-01', { benefit: 'foertidspension', measure: 'skaanejob' })).toEqual([]);
  });

  it('should take students in below 30 before 2014', () => {
    const student = (age: number) =>
      codes(pairOf({ citizen: { benefit: 'su', age }, rest: { ruleSetDate: '2012-06-01' } }));
    expect(student(29)).toEqual([]);
    expect(student(30)).toEqual(['lawGroup']);
  });

  it('should not ask courses under another act', () => {
    const citizen = { benefit: 'foertidspension' as const };
    const rest = { ruleSetDate: '2012-06-01' };
    expect(codes(pairOf({ citizen, unit: { law: 'none' }, rest }))).toEqual([]);
  });
});

describe('other acts', () => {
  it('should keep integration courses with integration mentors (S19)', () => {
    expect(codes(pairOf({ need: grant('integration') }))).toEqual(['integrationAct']);
    expect(codes(pairOf({ need: grant('integration'), mentor: { kind: 'integration' } }))).toEqual([]);
    expect(codes(pairOf({ need: grant('integration'), unit: { law: 'integration' } }))).toEqual([]);
  });

  it('should not staff the duty to serve from an integration unit', () => {
    const citizen = { retOgPligt: { reason: 'personalReasons' as const } };
    expect(codes(pairOf({ citizen, unit: { law: 'integration' } }))).toEqual(['integrationAct']);
  });

  it('should give serviceloven support by bostøtte, also in a combined corps (S08)', () => {
    expect(codes(pairOf({ need: grant('serviceloven'), mentor: { kind: 'bostoette' } }))).toEqual([]);
    expect(codes(pairOf({ need: grant('lab'), mentor: { kind: 'bostoette' } }))).toEqual([]);
  });
});

describe('the psychiatric window (6)', () => {
  const inPatient = (start: string, psychiatricDischarge = '2026-09-01') =>
    pairOf({ need: { start }, citizen: { psychiatricDischarge } });

  it('should open three months before the discharge and move with it', () => {
    expect(blockers(inPatient('2026-05-31'))).toEqual([
      { code: 'psychiatricWindow', subjects: ['c1'], from: '2026-06-01' },
    ]);
    expect(blockers(inPatient('2026-06-01'))).toEqual([]);
    expect(blockers(inPatient('2026-06-01', '2026-10-01'))[0]?.from).toBe('2026-07-01');
  });

  it('should hold grants to six months in total', () => {
    const granted = (start: string, end: string) =>
      codes(pairOf({ need: { start, ...grant('lab', start, end) }, citizen: { psychiatricDischarge: '2026-09-01' } }));
    expect(granted('2026-06-01', '2026-11-30')).toEqual([]);
    expect(granted('2026-06-01', '2026-12-01')).toEqual(['psychiatricWindow']);
    expect(granted('2026-05-31', '2026-11-15')).toEqual(['psychiatricWindow']);
  });

  it('should leave courses after the discharge alone', () => {
    expect(codes(inPatient('2026-09-01'))).toEqual([]);
    const discharged = { psychiatricDischarge: '2026-03-02' };
    const need = { start: '2025-11-03', ...grant('lab', '2025-11-03', '2026-04-30') };
    expect(codes(pairOf({ need, citizen: discharged }))).toEqual([]);
  });
});

describe('requirements', () => {
  const wish = (kind: 'competence' | 'notCompetence' | 'language', value: string) =>
    aNeed({ wishes: [{ kind, value, required: true }] });

  it('should not be met by what is unknown', () => {
    const mentors = [aMentor({ competences: [{ competenceId: 'vold', level: 'unknown' }] })];
    expect(codes(aPair(aCase({ mentors, needs: [wish('competence', 'vold')] })))).toEqual(['competence']);
    expect(codes(aPair(aCase({ mentors, needs: [wish('notCompetence', 'vold')] })))).toEqual(['notCompetence']);
  });

  it('should count a competence from the day it is valid (S24)', () => {
    const mentors = [aMentor({ competences: [{ competenceId: 'vold', validFrom: '2026-03-09' }] })];
    const at = (start: string) =>
      blockers(aPair(aCase({ mentors, needs: [{ ...wish('competence', 'vold'), start }] })));
    expect(at('2026-03-02')).toEqual([{ code: 'competence', subjects: ['vold'], from: '2026-03-09' }]);
    expect(at('2026-03-09')).toEqual([]);
  });

  it('should be answered by the unit for an unnamed seat (10, 26)', () => {
    const units = [
      aUnit(),
      aUnit({ id: 's', kind: 'externalProvider', unnamedSeats: true, competences: ['vold'], languages: ['so'] }),
    ];
    const at = (need: ReturnType<typeof aNeed>, seatId: string) =>
      codes(aPair(aCase({ units, needs: [need] }), { seatId }));
    expect(at(wish('competence', 'vold'), 's')).toEqual([]);
    expect(at(wish('competence', 'misbrug'), 's')).toEqual(['competence']);
    expect(at(wish('language', 'so'), 's')).toEqual([]);
    expect(at(wish('language', 'so'), 'm1')).toEqual(['language']);
  });

  it('should leave a wish that is no requirement to the points (25)', () => {
    expect(codes(pairOf({ need: { wishes: [{ kind: 'sex', value: 'man' }] } }))).toEqual([]);
  });
});
