import { describe, expect, it } from 'vitest';
import { Session } from '../../src/planning/session/index.ts';
import { hashCase } from '../../src/publish.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

/** 20,000 kr: 26 weeks of 2 hours, and the rest as a fee. */
const PRICE = { priceOere: 38_461, startFeeOere: 2_000_000 - Math.ceil((38_461 * 120 * 26) / 60) };
const kroner = (amount: number) => amount * 100;

function town(
  frame: { basis: 'spending' | 'refund'; usedOere: number; hardness?: 'soft' | 'hard' },
  citizen: Parameters<typeof aCitizen>[0] = {},
) {
  return aCase({
    citizens: [aCitizen(citizen)],
    units: [aUnit({ kind: 'externalProvider', ...PRICE })],
    mentors: [aMentor({ kind: 'external' })],
    needs: [aNeed({ grantedMinutes: 120, courseWeeks: 26 })],
    budgets: [{ id: 'frame', capOere: kroner(1_000_000), ...frame }],
  });
}

describe('scenario 7, refund kink', () => {
  it('should refund half up to the cap and nothing above it', () => {
    const { kpis } = solved(town({ basis: 'spending', usedOere: kroner(990_000) }));
    expect(kpis.grossOere).toBe(kroner(20_000));
    expect(kpis.netOere).toBe(kroner(15_000));
  });

  it('should leave the cap alone for a job-ready citizen, who costs all', () => {
    const { kpis, assignments } = solved(
      town({ basis: 'spending', usedOere: kroner(990_000) }, { visitationGroup: 'jobparat' }),
    );
    expect(kpis.netOere).toBe(kroner(20_000));
    expect(kpis.overCapOere).toBe(0);
    expect(assignments[0]!.budgetId).toBeNull();
  });

  it('should read the cap as one on refunds where the municipality says so', () => {
    const { kpis } = solved(town({ basis: 'refund', usedOere: kroner(495_000) }));
    expect(kpis.netOere).toBe(kroner(10_000));
  });
});

describe('scenario 8, soft and hard cap', () => {
  it('should pass a soft cap and report 10,000 kr above it', () => {
    const plan = solved(town({ basis: 'spending', usedOere: kroner(990_000), hardness: 'soft' }));
    expect(seatOf(plan, 'n1')).toBe('m1');
    expect(plan.kpis.overCapOere).toBe(kroner(10_000));
  });

  it('should let the course wait under a hard cap', () => {
    const plan = solved(town({ basis: 'spending', usedOere: kroner(990_000), hardness: 'hard' }));
    expect(seatOf(plan, 'n1')).toBeUndefined();
    expect(plan.waiting[0]!.reasons.map(({ code }) => code)).toContain('budget');
  });

  it('should let a must-serve need pass a hard cap', () => {
    const plan = solved(
      town(
        { basis: 'spending', usedOere: kroner(990_000), hardness: 'hard' },
        { retOgPligt: { reason: 'personalReasons' } },
      ),
    );
    expect(seatOf(plan, 'n1')).toBe('m1');
  });

  it('should let must-serve spending come first under a hard cap', () => {
    const both = aCase({
      ...town({ basis: 'spending', usedOere: kroner(980_000), hardness: 'hard' }),
      citizens: [aCitizen(), aCitizen({ id: 'c2', retOgPligt: { reason: 'personalReasons' } })],
      needs: [aNeed({ grantedMinutes: 120 }), aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 120 })],
    });
    const plan = solved(both);
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual([undefined, 'm1']);
    // A pin is a promise: it was checked against the frame, and the duty passes the cap.
    const pinned = solved({ ...both, pins: [{ needId: 'n1', seatId: 'm1' }] });
    expect([seatOf(pinned, 'n1'), seatOf(pinned, 'n2')]).toEqual(['m1', 'm1']);
    const session = new Session(both, plan);
    const pin = { type: 'pinSet', needId: 'n1', seatId: 'm1' } as const;
    expect(session.apply(pin).seats.map(({ needId, to }) => [needId, to])).toEqual([['n1', 'm1']]);
    const live = session.plan(hashCase(session.case));
    expect(verifyPlan(session.case, live).violations).toEqual([]);
    expect([seatOf(live, 'n1'), seatOf(live, 'n2')]).toEqual(['m1', 'm1']);
    // Somebody who may wait still does.
    expect(session.apply({ type: 'pinRemoved', needId: 'n1' }).after.waiting).toBe(1);
  });
});
