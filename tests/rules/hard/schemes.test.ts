import { describe, expect, it } from 'vitest';
import { blockers } from '../../../src/rules/index.ts';
import { aCase, aNeed, aPair } from '../../helpers/caseBuilder.ts';
import { pairOf } from '../ruleFixtures.ts';

const codes = (pair: Parameters<typeof blockers>[0]) => blockers(pair).map((reason) => reason.code);
const DUTY = { retOgPligt: { reason: 'personalReasons' as const } };
const DIGITAL = { cadence: { count: 1, everyWeeks: 1 as const, minutes: 30, mode: 'digital' as const } };

describe('digital contact (S27)', () => {
  it('should wait for the screening, and for the policy', () => {
    const mentor = { kind: 'digital' as const };
    expect(codes(pairOf({ mentor, need: DIGITAL, citizen: { digitalReadiness: 'ready' } }))).toEqual([]);
    expect(codes(pairOf({ mentor, need: DIGITAL, citizen: { digitalReadiness: 'notReady' } }))).toEqual([
      'digitalScreening',
    ]);
    const off = { rest: { policy: { digitalContact: 'off' as const } } };
    expect(codes(pairOf({ mentor, need: DIGITAL, citizen: { digitalReadiness: 'ready' }, ...off }))).toEqual([
      'digitalScreening',
    ]);
  });

  it('should never carry the weekly duty, unless the policy counts it', () => {
    const parts = {
      mentor: { kind: 'digital' as const },
      need: DIGITAL,
      citizen: { ...DUTY, digitalReadiness: 'ready' as const },
    };
    expect(codes(pairOf(parts))).toEqual(['digitalMode']);
    expect(codes(pairOf({ ...parts, rest: { policy: { digitalCountsAsWeeklyMeeting: true } } }))).toEqual([]);
    expect(codes(pairOf({ need: DIGITAL, citizen: DUTY }))).toEqual([]);
  });
});

describe('senior mentors (S28)', () => {
  const mentor = { kind: 'senior' as const, organisationId: 'town' };
  const placement = { organisationId: 'town', kind: 'company' as const, from: '2019-01-01' };

  it('should serve colleagues at risk of sick leave', () => {
    const employed = { benefit: 'beskaeftiget' as const, visitationGroup: undefined, placement };
    expect(codes(pairOf({ mentor, citizen: { ...employed, sickLeaveRisk: 'frequentShort' } }))).toEqual([]);
    expect(codes(pairOf({ mentor, citizen: employed }))).toEqual(['senior']);
    expect(codes(pairOf({ mentor, citizen: { benefit: 'sygedagpenge', placement } }))).toEqual([]);
    expect(codes(pairOf({ mentor, citizen: { benefit: 'sygedagpenge' } }))).toEqual(['organisation']);
  });

  it('should be over 55, where the age is known', () => {
    const citizen = { benefit: 'sygedagpenge' as const, placement };
    expect(codes(pairOf({ mentor: { ...mentor, age: 56 }, citizen }))).toEqual([]);
    expect(codes(pairOf({ mentor: { ...mentor, age: 55 }, citizen }))).toEqual(['senior']);
    expect(codes(pairOf({ mentor: { age: 30 } }))).toEqual([]);
  });
});

describe('youth courses (S30)', () => {
  const rest = { policy: { youthJointGoal: true } };

  it('should have purpose and joint goal before the match, under 30 only', () => {
    expect(codes(pairOf({ citizen: { age: 29 }, need: { jointGoal: 'School after summer' }, rest }))).toEqual([]);
    expect(codes(pairOf({ citizen: { age: 29 }, need: { jointGoal: '  ' }, rest }))).toEqual(['jointGoal']);
    expect(codes(pairOf({ citizen: { age: 29 }, need: { jointGoal: 'x', purpose: undefined }, rest }))).toEqual([
      'jointGoal',
    ]);
    expect(codes(pairOf({ citizen: { age: 30 }, rest }))).toEqual([]);
  });
});

describe('housing areas (S29)', () => {
  it('should restrict where areas are given, and not where they are not', () => {
    const mentor = { kind: 'housingArea' as const };
    expect(codes(pairOf({ mentor, citizen: { area: 'north' } }))).toEqual([]);
    expect(codes(pairOf({ mentor: { ...mentor, areas: ['north'] }, citizen: { area: 'north' } }))).toEqual([]);
    expect(codes(pairOf({ mentor: { ...mentor, areas: ['north'] } }))).toEqual(['mentorArea']);
  });
});

describe('department corps (S02)', () => {
  const unit = { scope: { ageLeast: 30, benefits: ['kontanthjaelp' as const] } };
  const citizen = { age: 24, benefit: 'uddannelseshjaelp' as const };

  it('should keep the young out of the corps for over 30, until it lends', () => {
    expect(codes(pairOf({ unit, citizen }))).toEqual(['age', 'benefit']);
    expect(codes(pairOf({ unit: { ...unit, lendsOutsideScope: true }, citizen }))).toEqual([]);
  });

  it('should include both ends of an age range', () => {
    expect(codes(pairOf({ unit: { scope: { ageLeast: 30, ageMost: 30 } }, citizen: { age: 30 } }))).toEqual([]);
  });
});

describe('a third person', () => {
  const supportPersons = [
    { kind: 'bostoette' as const, mentorId: 'm1', from: '2025-01-01' },
    { kind: 'skp' as const, from: '2025-01-01' },
  ];
  const rest = { policy: { parallelSupport: 'forbidden' as const } };

  it('should be refused, unless he is one of the two or the law demands him', () => {
    const strangers = supportPersons.map(({ kind, from }) => ({ kind, from }));
    expect(codes(pairOf({ citizen: { supportPersons: strangers }, rest }))).toEqual(['parallelSupport']);
    expect(codes(pairOf({ citizen: { supportPersons }, rest }))).toEqual([]);
    expect(codes(pairOf({ citizen: { supportPersons: strangers, ...DUTY }, rest }))).toEqual([]);
  });
});

describe('common time', () => {
  it('should be as long as the meeting (33)', () => {
    const citizen = { availability: [{ weekday: 2, start: '15:30', end: '18:00' }] };
    expect(codes(pairOf({ citizen, need: { cadence: { count: 1, everyWeeks: 1, minutes: 30 } } }))).toEqual([]);
    expect(codes(pairOf({ citizen, need: { cadence: { count: 1, everyWeeks: 1, minutes: 45 } } }))).toEqual([
      'noCommonTime',
    ]);
  });

  it('should be found in the evening only with a mentor who has evenings (33)', () => {
    const citizen = { workingHours: 'onlyOutside' as const };
    const availability = [{ weekday: 3, start: '16:00', end: '18:00' }];
    expect(codes(pairOf({ citizen }))).toEqual(['noCommonTime']);
    expect(codes(pairOf({ citizen, mentor: { availability } }))).toEqual([]);
  });

  it('should join windows that touch', () => {
    const availability = [
      { weekday: 1, start: '10:00', end: '10:30' },
      { weekday: 1, start: '09:30', end: '10:00' },
    ];
    expect(codes(pairOf({ citizen: { availability } }))).toEqual([]);
  });

  it('should hold the whole session of a group (S33)', () => {
    const groupCase = (minutes: number) =>
      aCase({
        needs: [aNeed({ role: 'group' })],
        groups: [
          {
            id: 'g',
            mentorId: 'm1',
            name: 'Job club',
            citizensLeast: 4,
            citizensMost: 13,
            weekday: 1,
            start: '13:00',
            minutes,
            everyWeeks: 1,
            firstDate: '2026-03-02',
          },
        ],
      });
    expect(codes(aPair(groupCase(180), { seatId: 'g' }))).toEqual([]);
    expect(codes(aPair(groupCase(195), { seatId: 'g' }))).toEqual(['noCommonTime']);
  });
});
