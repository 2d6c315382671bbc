import { describe, expect, it } from 'vitest';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';

const relation = { needId: 'n1', seatId: 'm1', since: '2026-03-02', slots: [], status: 'active' as const };
const codes = (input: ReturnType<typeof aCase>, event: Parameters<typeof eventRefusals>[1]) =>
  eventRefusals(input, event).map(({ code }) => code);

describe('eventRefusals', () => {
  it('should want the documentation before a relation becomes active, not before it is ordered at a supplier', () => {
    const bare = aCase({ needs: [aNeed({ purpose: undefined })], mentors: [aMentor({ phone: undefined })] });
    expect(codes(bare, { type: 'relationStarted', relation })).toEqual(['missingPurpose', 'missingMentorPhone']);
    expect(codes(bare, { type: 'relationStarted', relation: { ...relation, status: 'pendingSupplier' } })).toEqual([]);
    expect(codes(aCase(), { type: 'relationStarted', relation })).toEqual([]);
  });

  it('should not let a block overlap the one before', () => {
    const grant = { id: 'g1', law: 'lab' as const, start: '2026-03-02', end: '2026-08-30' };
    const town = aCase({ needs: [aNeed({ grant })] });
    const next = { ...grant, id: 'g2', start: '2026-08-30', end: '2026-12-31', previousGrantId: 'g1' };
    const event = { type: 'grantExtended', needId: 'n1', grant: next, courseWeeks: 52 } as const;
    expect(codes(town, event)).toEqual(['grantsOverlap']);
    expect(codes(town, { ...event, grant: { ...next, start: '2026-08-31' } })).toEqual([]);
  });

  it('should not blame the new block for the length of the one before', () => {
    const grant = { id: 'g1', law: 'lab' as const, start: '2026-01-01', end: '2026-12-31' };
    const next = { ...grant, id: 'g2', start: '2027-01-01', end: '2027-06-30', previousGrantId: 'g1' };
    const event = { type: 'grantExtended', needId: 'n1', grant: next, courseWeeks: 78 } as const;
    expect(codes(aCase({ needs: [aNeed({ grant })] }), event)).toEqual([]);
  });

  it('should say nothing of events no rule is about, and name a need that is gone', () => {
    const duty = aCase({ citizens: [aCitizen({ retOgPligt: { reason: 'personalReasons' } })] });
    expect(codes(duty, { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 60 })).toEqual([]);
    expect(() => eventRefusals(duty, { type: 'needClosed', needId: 'gone', reason: 'other' })).toThrow(/"gone"/);
  });
});
