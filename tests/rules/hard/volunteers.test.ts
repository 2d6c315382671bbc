import { describe, expect, it } from 'vitest';
import { blockers } from '../../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit } from '../../helpers/caseBuilder.ts';
import { pairOf, volunteerPair } from '../ruleFixtures.ts';

const codes = (pair: Parameters<typeof blockers>[0]) => blockers(pair).map((reason) => reason.code);

/** A volunteer’s need beside a professional course of the same citizen. */
function beside(professional: 'running' | 'ordered', tasks: string[], taskWeight: 'light' | 'ordinary' | 'heavy') {
  const input = aCase({
    units: [aUnit(), aUnit({ id: 'pool', kind: 'volunteerPool' })],
    mentors: [aMentor(), aMentor({ id: 'v', unitId: 'pool', kind: 'volunteer', trainedOn: '2026-01-15' })],
    citizens: [aCitizen()],
    needs: [
      aNeed({ tasks: ['Talk about drinking'] }),
      aNeed({ id: 'n2', role: 'volunteer', taskWeight, tasks, competences: ['misbrug'] }),
    ],
    relations: professional === 'running' ? [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }] : [],
  });
  return aPair(input, { needId: 'n2', seatId: 'v' });
}

describe('volunteers', () => {
  it('should never be alone with a heavy problem, and may help beside a professional (19)', () => {
    expect(codes(volunteerPair({ need: { competences: ['misbrug'] } }))).toEqual(['heavyAlone']);
    expect(codes(beside('running', ['Go to sports'], 'light'))).toEqual([]);
    const supported = { supportPersons: [{ kind: 'skp' as const, from: '2025-01-01' }] };
    expect(codes(volunteerPair({ need: { competences: ['misbrug'] }, citizen: supported }))).toEqual([]);
  });

  it('should not lean on a professional who is only ordered, is yet to come, is a volunteer too, or does the same task (S18)', () => {
    expect(codes(beside('ordered', ['Go to sports'], 'light'))).toEqual(['heavyAlone']);
    expect(codes(beside('running', ['talk about drinking'], 'light'))).toEqual(['heavyAlone']);
    const notYet = { supportPersons: [{ kind: 'skp' as const, from: '2026-03-03' }] };
    expect(codes(volunteerPair({ need: { competences: ['misbrug'] }, citizen: notYet }))).toEqual(['heavyAlone']);
    for (const kind of ['volunteer', 'peer', 'digital', 'coordinatingCaseworker'] as const) {
      const other = { supportPersons: [{ kind, from: '2025-01-01' }] };
      expect(codes(volunteerPair({ need: { competences: ['misbrug'] }, citizen: other }))).toEqual(['heavyAlone']);
    }
  });

  it('should take an ordinary task beside a professional, and a heavy one never', () => {
    expect(codes(beside('running', ['Go to sports'], 'ordinary'))).toEqual([]);
    expect(codes(beside('running', ['Go to sports'], 'heavy'))).toEqual(['taskWeight']);
  });

  it('should be trained first, and open from the day of the course (20)', () => {
    expect(blockers(volunteerPair({ mentor: { trainedOn: undefined } }))).toEqual([
      { code: 'notTrained', subjects: ['m1'] },
    ]);
    const later = { mentor: { trainedOn: '2026-03-23' } };
    expect(blockers(volunteerPair(later))).toEqual([{ code: 'notTrained', subjects: ['m1'], from: '2026-03-23' }]);
    expect(blockers(volunteerPair({ ...later, need: { start: '2026-03-23' } }))).toEqual([]);
  });

  it('should be free of the training where nobody asks it of them, and the policy may ask it of all', () => {
    expect(codes(volunteerPair({ mentor: { trainedOn: undefined, mustTrain: false } }))).toEqual([]);
    expect(codes(pairOf({ rest: { policy: { mentorTrainingRequired: true } } }))).toEqual(['notTrained']);
  });
});

describe('roles', () => {
  it('should give each role its own seats', () => {
    expect(codes(pairOf({ mentor: { kind: 'peer' }, need: { role: 'peer' } }))).toEqual([]);
    expect(codes(pairOf({ mentor: { kind: 'peer' } }))).toEqual(['role']);
    expect(codes(volunteerPair({ need: { role: 'professional' } }))).toEqual(['role']);
    for (const kind of ['businessConsultant', 'caseworker', 'selfEmployed', 'housingArea'] as const) {
      expect(codes(pairOf({ mentor: { kind } }))).toEqual([]);
    }
  });

  it('should not hold the peers of a volunteer pool to the volunteers’ limits (S20)', () => {
    const peer = {
      mentor: { kind: 'peer' as const },
      need: { role: 'peer' as const },
      unit: { kind: 'volunteerPool' as const },
    };
    expect(codes(pairOf(peer))).toEqual([]);
  });

  it('should count an integration mentor of a volunteer pool as a volunteer (S19)', () => {
    expect(codes(volunteerPair({ mentor: { kind: 'integration' } }))).toEqual([]);
    expect(codes(pairOf({ mentor: { kind: 'integration' } }))).toEqual([]);
  });
});
