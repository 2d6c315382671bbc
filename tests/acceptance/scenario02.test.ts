import { describe, expect, it } from 'vitest';
import { applyUnlock } from '../../src/explain/applyUnlock.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

describe('scenario 2, infeasible must-serve is named', () => {
  const citizens = ['r1', 'r2', 'r3'].map((id) => aCitizen({ id, retOgPligt: { reason: 'personalReasons' } }));
  const town = aCase({
    citizens,
    needs: citizens.map(({ id }) => aNeed({ id: `n-${id}`, citizenId: id, grantedMinutes: 120 })),
    mentors: [aMentor({ capacityMinutes: 300 })],
  });
  // The proof that one must wait takes more steps than finding the plan.
  const plan = solved(town, 10_000);

  it('should name one citizen with the missing hour and keep the best partial plan', () => {
    expect(plan.assignments).toHaveLength(2);
    expect(plan.kpis.waitingMustServe).toBe(1);
    expect(plan.certificate).toMatchObject({ waitingMustServeBound: 1, isOptimal: true });
    expect(['r1', 'r2', 'r3']).toContain(plan.waiting[0]!.citizenId);
    expect(plan.waiting).toMatchObject([{ mustServe: true, missingMinutes: 60, reasons: [{ code: 'capacity' }] }]);
  });

  it('should name the hour that would seat him, and it should', () => {
    const { needId, unlock } = plan.waiting[0]!;
    expect(unlock).toMatchObject({ kind: 'hours', seatId: 'm1', amount: 60, isProven: true });
    expect(solved(applyUnlock(town, needId, unlock!)).waiting).toEqual([]);
  });
});
