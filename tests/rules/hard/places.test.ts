import { describe, expect, it } from 'vitest';
import { blockers } from '../../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aPair } from '../../helpers/caseBuilder.ts';
import { pairOf } from '../ruleFixtures.ts';

const codes = (pair: Parameters<typeof blockers>[0]) => blockers(pair).map((reason) => reason.code);
const placedAt = (organisationId: string, from = '2026-02-02', until?: string) => ({
  placement: { organisationId, kind: 'company' as const, from, until },
});

describe('company, education and offer', () => {
  it('should allow only the mentor of the company the citizen is at (13)', () => {
    const at = (company: string) =>
      aCase({
        citizens: [aCitizen(placedAt(company))],
        mentors: [
          aMentor({ id: 'a', kind: 'company', organisationId: 'A' }),
          aMentor({ id: 'b', kind: 'company', organisationId: 'B' }),
        ],
      });
    expect(codes(aPair(at('A'), { seatId: 'a' }))).toEqual([]);
    expect(codes(aPair(at('A'), { seatId: 'b' }))).toEqual(['organisation']);
    expect(codes(aPair(at('B'), { seatId: 'a' }))).toEqual(['organisation']);
    expect(codes(aPair(at('B'), { seatId: 'b' }))).toEqual([]);
  });

  it('should end with the placement, even for a running relation (S11, S15)', () => {
    const pair = pairOf({
      mentor: { kind: 'company', organisationId: 'A' },
      citizen: placedAt('A', '2025-11-03', '2026-02-27'),
      rest: { relations: [{ needId: 'n1', seatId: 'm1', since: '2025-11-03' }] },
    });
    expect(blockers(pair)).toEqual([{ code: 'placementPeriod', subjects: ['A'] }]);
  });

  it('should not take an education placement for a company one', () => {
    const placement = { organisationId: 'A', kind: 'education' as const, from: '2026-02-02' };
    expect(codes(pairOf({ mentor: { kind: 'company', organisationId: 'A' }, citizen: { placement } }))).toEqual([
      'organisation',
    ]);
  });

  it('should tie everybody of a company unit, and its unnamed places', () => {
    const unit = { kind: 'company' as const, organisationId: 'A', unnamedSeats: true };
    expect(codes(pairOf({ unit, mentor: { kind: 'internalSocial' } }))).toEqual(['organisation']);
    const input = pairOf({ unit, citizen: placedAt('B') }).index.case;
    expect(codes(aPair(input, { seatId: 'corps' }))).toEqual(['organisation']);
  });

  it('should place first and mentor then at a workplace, however long the policy waits (S23)', () => {
    const pair = (kind: 'workplace' | 'company') =>
      pairOf({
        mentor: { kind, organisationId: 'A' },
        citizen: placedAt('A', '2026-03-16'),
        rest: { policy: { maxStartDelayWeeks: 4 } },
      });
    expect(blockers(pair('workplace'))).toEqual([{ code: 'placementPeriod', subjects: ['A'], from: '2026-03-16' }]);
    expect(blockers(pair('company'))).toEqual([]);
  });

  it('should let an education mentor serve 29 and not 31 under the law of 2012, and both today (S14)', () => {
    const at = (age: number, ruleSetDate: string) =>
      codes(
        pairOf({
          mentor: { kind: 'education', organisationId: 'college' },
          citizen: { age, placement: { organisationId: 'college', kind: 'education', from: '2026-01-05' } },
          rest: { ruleSetDate },
        }),
      );
    expect(at(29, '2012-06-01')).toEqual([]);
    expect(at(30, '2012-06-01')).toEqual(['educationAge']);
    expect(at(31, '2012-06-01')).toEqual(['educationAge']);
    expect(at(31, '2014-01-06')).toEqual([]);
  });
});

describe('bostøtte', () => {
  const unit = { kind: 'bostoette' as const };
  const mentor = { kind: 'bostoette' as const };
  const existing = { supportPersons: [{ kind: 'bostoette' as const, mentorId: 'm1', from: '2025-01-01' }] };
  const policy = (bostoettePurchase: 'on' | 'off' | 'onlyIfExisting') => ({ rest: { policy: { bostoettePurchase } } });

  it('should be bought for those who have it already, where that is the policy (S09)', () => {
    expect(codes(pairOf({ unit, mentor, ...policy('onlyIfExisting') }))).toEqual(['bostoettePurchase']);
    expect(codes(pairOf({ unit, mentor, citizen: existing, ...policy('onlyIfExisting') }))).toEqual([]);
    const until = (day: string) => ({ supportPersons: [{ ...existing.supportPersons[0]!, until: day }] });
    const onDayOf = (day: string) => codes(pairOf({ unit, mentor, citizen: until(day), ...policy('onlyIfExisting') }));
    expect(onDayOf('2026-03-01')).toEqual(['bostoettePurchase']);
    expect(onDayOf('2026-03-02')).toEqual([]); // its last day is the first of the new one
  });

  it('should be bought for anybody with the policy on, and for nobody with it off (16, 17)', () => {
    expect(codes(pairOf({ unit, mentor, ...policy('on') }))).toEqual([]);
    expect(codes(pairOf({ unit, mentor, citizen: existing, ...policy('off') }))).toEqual(['bostoettePurchase']);
  });

  it('should not be a purchase under its own act', () => {
    const grant = { id: 'g1', law: 'serviceloven' as const, start: '2026-03-02', end: '2026-08-31' };
    expect(codes(pairOf({ unit, mentor, need: { grant }, ...policy('off') }))).toEqual([]);
  });
});
