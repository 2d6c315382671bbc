import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balancePoints,
  CONSIDERATIONS,
  grossOere,
  netOere,
  pairBreakdown,
  pairPoints,
  waitingPoints,
} from '../../src/fit/index.ts';
import type { CaseInput } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { aCase, aCitizen, aMentor, aNeed, aPair, aUnit } from '../helpers/caseBuilder.ts';

/** Points of one part of the first pair, 0 when it is absent. */
function partOf(part: string, overrides: Partial<CaseInput>): number {
  return pairBreakdown(aPair(aCase(overrides))).find((entry) => entry.part === part)?.points ?? 0;
}

describe('pairBreakdown', () => {
  it('should charge each missing competence, and half where it is unknown (S1)', () => {
    const needs = [aNeed({ competences: ['oekonomi', 'paedagog', 'misbrug'] })];
    const mentors = [
      aMentor({ competences: [{ competenceId: 'oekonomi' }, { competenceId: 'paedagog', level: 'unknown' }] }),
    ];
    expect(partOf('competence', { needs, mentors })).toBe(60 + 120);
  });

  it('should charge a special competence more in a new match, and as any other in a running one (S1)', () => {
    const needs = [aNeed({ competences: ['vold', 'misbrug'] })];
    const mentors = (level?: 'unknown') => [
      aMentor({ competences: level === undefined ? [] : [{ competenceId: 'vold', level }] }),
    ];
    expect(partOf('competence', { needs, mentors: mentors() })).toBe(910 + 120);
    expect(partOf('competence', { needs, mentors: mentors('unknown') })).toBe(455 + 120);
    const relations = [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }];
    expect(partOf('competence', { needs, mentors: mentors(), relations })).toBe(120 + 120);
    expect(partOf('competence', { needs, mentors: mentors('unknown'), relations })).toBe(60 + 120);
  });

  it('should not count a competence before the course that gives it ends (S24)', () => {
    const needs = [aNeed({ competences: ['oekonomi'] })];
    const from = (validFrom: string) => [aMentor({ competences: [{ competenceId: 'oekonomi', validFrom }] })];
    expect(partOf('competence', { needs, mentors: from('2026-03-03') })).toBe(120);
    expect(partOf('competence', { needs, mentors: from('2026-03-02') })).toBe(0);
  });

  it('should charge a competence that is wrong for the citizen (S2)', () => {
    const needs = [aNeed({ wishes: [{ kind: 'notCompetence', value: 'oekonomi' }] })];
    expect(partOf('negativeCompetence', { needs })).toBe(300);
    expect(partOf('wish', { needs })).toBe(0);
  });

  it('should charge unmet wishes of citizen and caseworker apart (S3, S4)', () => {
    const needs = [
      aNeed({
        wishes: [
          { kind: 'sex', value: 'man' },
          { kind: 'language', value: 'so', from: 'caseworker' },
          { kind: 'unit', value: 'corps' },
        ],
      }),
    ];
    expect(partOf('wish', { needs })).toBe(150);
    expect(partOf('caseworkerWish', { needs })).toBe(100);
  });

  it('should move nothing for a wish that is unknown or absent', () => {
    expect(pairPoints(aPair(aCase({ needs: [aNeed({ wishes: 'unknown' })] })))).toBe(
      pairPoints(aPair(aCase({ needs: [aNeed({ wishes: 'none' })] }))),
    );
  });

  it('should charge a match that breaks a running relation (S5), and no new person where it is kept (S6)', () => {
    const mentors = [aMentor(), aMentor({ id: 'm2' })];
    const relation = (seatId: string) => [{ needId: 'n1', seatId, since: '2025-10-06' }];
    expect(partOf('continuity', { mentors, relations: relation('m2') })).toBe(600);
    expect(partOf('continuity', { mentors, relations: relation('m1') })).toBe(0);
    expect(partOf('contactPerson', { mentors, relations: relation('m2') })).toBe(80);
    expect(partOf('contactPerson', { mentors, relations: relation('m1') })).toBe(0);
  });

  it('should not count a person already around the citizen as new (S6)', () => {
    const around = (until?: string) => [
      aCitizen({
        supportPersons: [{ kind: 'bostoette', mentorId: 'm1', from: '2025-01-01', ...(until ? { until } : {}) }],
      }),
    ];
    expect(partOf('contactPerson', { citizens: around() })).toBe(0);
    expect(partOf('contactPerson', { citizens: around('2026-03-01') })).toBe(80);
    expect(partOf('contactPerson', { citizens: around('2026-03-02') })).toBe(0); // the last day is a day there
  });

  it('should take points off where the caseworker knows the mentor (S7)', () => {
    const caseworkers = [{ id: 'w1', displayName: 'Sagsbehandler 1' }];
    const citizens = [aCitizen({ caseworkerId: 'w1' })];
    expect(
      partOf('caseworkerKnowledge', { caseworkers, citizens, mentors: [aMentor({ knownToCaseworkers: ['w1'] })] }),
    ).toBe(-20);
    const trackRecord = [{ caseworkerId: 'w1' }];
    expect(partOf('caseworkerKnowledge', { caseworkers, citizens, units: [aUnit({ trackRecord })] })).toBe(-20);
    expect(partOf('caseworkerKnowledge', { caseworkers, citizens })).toBe(0);
    const withTask = (taskType: string) => ({ units: [aUnit({ trackRecord: [{ caseworkerId: 'w1', taskType }] })] });
    const needs = [aNeed({ taskType: 'retention' })];
    expect(partOf('caseworkerKnowledge', { caseworkers, citizens, needs, ...withTask('retention') })).toBe(-20);
    expect(partOf('caseworkerKnowledge', { caseworkers, citizens, needs, ...withTask('socialBarriers') })).toBe(0);
  });

  it('should price the course for its block, net of refund (S10)', () => {
    const units = [aUnit({ kind: 'externalProvider', priceOere: 40_000 })];
    const pair = aPair(aCase({ units, needs: [aNeed({ grantedMinutes: 60, courseWeeks: 50 })] }));
    expect(grossOere(pair)).toBe(40_000 * 26);
    expect(netOere(pair)).toBe(20_000 * 26); // aktivitetsparat: 50 %
    expect(pairBreakdown(pair)).toContainEqual({ part: 'netCost', points: 200, subjects: [] }); // 200 kr a week
    const jobReady = aPair(
      aCase({ units, citizens: [aCitizen({ visitationGroup: 'jobparat' })], needs: [aNeed({ grantedMinutes: 60 })] }),
    );
    expect(pairBreakdown(jobReady)).toContainEqual({ part: 'netCost', points: 400, subjects: [] });
  });

  it('should charge the start fee to a new match and not to a kept relation', () => {
    const units = [aUnit({ kind: 'externalProvider', startFeeOere: 100_000, milestoneFeeOere: 30_000 })];
    const mentors = [aMentor(), aMentor({ id: 'm2' })];
    const relations = [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }];
    const town = aCase({ units, mentors, relations });
    expect([aPair(town, { seatId: 'm1' }), aPair(town, { seatId: 'm2' })].map(grossOere)).toEqual([30_000, 130_000]);
  });

  it('should leave money under a frame to the frame', () => {
    const units = [aUnit({ kind: 'externalProvider', priceOere: 40_000 })];
    const budgets = [{ id: 'b1', capOere: 100, basis: 'spending' as const }];
    expect(partOf('netCost', { units, budgets })).toBe(0);
  });

  it('should prefer the municipality’s own (S11) and keep overflow units for overflow or a special competence (S12)', () => {
    const units = [aUnit({ kind: 'externalProvider', onlyOverflowOrSpecial: true })];
    const mentors = [aMentor({ kind: 'external', competences: [{ competenceId: 'vold' }] })];
    expect(partOf('internalFirst', { units, mentors })).toBe(100);
    expect(partOf('overflow', { units, mentors })).toBe(400);
    expect(partOf('overflow', { units, mentors, needs: [aNeed({ competences: ['vold'] })] })).toBe(0);
  });

  it('should charge lending only where lending is on (S13)', () => {
    const units = [aUnit({ scope: { departmentIds: ['youth'] }, lendsOutsideScope: true })];
    expect(partOf('lending', { units })).toBe(150);
    const relations = [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }];
    expect(partOf('lending', { units, relations })).toBe(0); // a running relation is continuity, not lending
    expect(partOf('lending', { units: [aUnit({ scope: { departmentIds: ['jobs'] }, lendsOutsideScope: true })] })).toBe(
      0,
    );
  });

  it('should add up to the points of the pair, whatever the weights', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
        const weights = {
          competence: a!,
          negativeCompetence: b!,
          wish: c!,
          contactPerson: d!,
          internalFirst: e!,
          travelHour: f!,
        };
        const needs = [
          aNeed({
            competences: ['misbrug'],
            wishes: [
              { kind: 'sex', value: 'man' },
              { kind: 'notCompetence', value: 'oekonomi' },
            ],
          }),
        ];
        const pair = aPair(aCase({ weights, needs }));
        expect(pairBreakdown(pair).reduce((sum, part) => sum + part.points, 0)).toBe(pairPoints(pair));
        expect(pairPoints(pair)).toBe(a! + b! + c! + d!);
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  it('should number its considerations in order', () => {
    expect(CONSIDERATIONS.map((entry) => entry.number)).toEqual(CONSIDERATIONS.map((_, at) => `S${at + 1}`));
  });
});

describe('waitingPoints', () => {
  it('should grow with urgency and weeks waited (S16)', () => {
    const waiting = (overrides: Parameters<typeof aNeed>[0]) => {
      const index = indexCase(aCase({ needs: [aNeed(overrides)] }));
      return waitingPoints(index, index.case.needs[0]!);
    };
    expect(waiting({ orderedOn: '2026-03-02', urgency: 1 })).toBe(2000);
    expect(waiting({ orderedOn: '2026-02-16', urgency: 1 })).toBe(2000 + 2 * 40);
    expect(waiting({ orderedOn: '2026-02-16', urgency: 3 })).toBe(4000 + 2 * 40 * 3);
    expect(waiting({ orderedOn: '2026-02-16', urgency: 0 })).toBe(1000 + 2 * 40);
  });
});

describe('balancePoints', () => {
  it('should charge hours above the fair share, rounded up once (S15)', () => {
    const index = indexCase(aCase({ mentors: [aMentor({ capacityMinutes: 1000 })] }));
    expect([800, 805, 860, 1000].map((load) => balancePoints(index, index.seats[0]!, load))).toEqual([0, 1, 4, 14]);
  });
});
