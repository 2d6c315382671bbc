import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../src/explain/match.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved } from '../helpers/solved.ts';

const townWith = (hoursOfX: number): Case =>
  aCase({
    units: [
      aUnit(),
      aUnit({ id: 'y', name: 'Leverandør Y', kind: 'externalProvider', unnamedSeats: true, contract: { places: 3 } }),
    ],
    mentors: [
      aMentor(),
      aMentor({ id: 'x', unitId: 'y', kind: 'external', displayName: 'Xenia Riis', capacityMinutes: hoursOfX * 60 }),
    ],
    needs: [aNeed({ handPickedMentorId: 'x', grantedMinutes: 120 })],
  });

describe('scenario 12, hand-picked', () => {
  it('should give the picked mentor while she has time', () => {
    expect(seatOf(solved(townWith(10)), 'n1')).toBe('x');
  });

  it('should give a place at her supplier when she is full, and say so', () => {
    const town = townWith(1);
    const plan = solved(town);
    expect(assignmentOf(plan, 'n1')).toMatchObject({ seatId: 'y', mentorId: null, status: 'pendingSupplier' });
    const { da, en } = explainMatch(indexCase(town), ruleSetOf(town), plan.assignments[0]!, plan.assignments);
    expect(da).toContain(
      'Xenia Riis er valgt af sagsbehandleren, men har ikke plads. I stedet: en plads hos Leverandør Y.',
    );
    expect(en).toContain('Xenia Riis was picked by the caseworker but has no room. Instead: a place at Leverandør Y.');
  });
});
