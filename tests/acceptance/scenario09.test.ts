import { describe, expect, it } from 'vitest';
import { whyExternal } from '../../src/explain/external.ts';
import { explainMatch } from '../../src/explain/match.ts';
import { pairPoints } from '../../src/fit/index.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aMentor, aNeed, aUnit, pairIn } from '../helpers/caseBuilder.ts';
import { assignmentOf, seatOf, solved } from '../helpers/solved.ts';

const town = aCase({
  // Nothing but the price tells the two apart.
  weights: { internalFirst: 0 },
  units: [
    aUnit(),
    aUnit({
      id: 'supplier',
      name: 'Leverandøren',
      kind: 'externalProvider',
      priceOere: 40_000,
    }),
  ],
  mentors: [aMentor(), aMentor({ id: 'x1', unitId: 'supplier', kind: 'external', displayName: 'Ole Krog' })],
  needs: [aNeed({ courseWeeks: 26, grantedMinutes: 120 })],
});
const crowded = { ...town, mentors: town.mentors.map((m) => (m.id === 'm1' ? { ...m, capacityMinutes: 60 } : m)) };

describe('scenario 9, price moves the choice', () => {
  it('should take the internal mentor without a price while he has time', () => {
    expect(seatOf(solved(town), 'n1')).toBe('m1');
    expect(pairPoints(pairIn(indexCase(town), { seatId: 'x1' }))).toBe(
      pairPoints(pairIn(indexCase(town), { seatId: 'm1' })) + 400, // 800 kr a week, half of it refunded
    );
  });

  it('should tell them apart by nothing else: without a weight on cost they are equal', () => {
    const free = { ...town, weights: { ...town.weights, netCostPercent: 0 } };
    const [internal, external] = ['m1', 'x1'].map((seatId) => pairPoints(pairIn(indexCase(free), { seatId })));
    expect(external).toBe(internal);
  });

  it('should take the external one when the internal is full, with the reason overflow', () => {
    const plan = solved(crowded);
    expect(seatOf(plan, 'n1')).toBe('x1');
    // 2 h × 400 kr × 26 weeks, of which the state refunds half of what is granted to an activity-ready citizen.
    expect(assignmentOf(plan, 'n1')!.grossOere).toBe(2_080_000);
    expect(plan.kpis.netOere).toBe(1_040_000);
    expect(whyExternal(pairIn(indexCase(crowded), { seatId: 'x1' }))?.why).toBe('overflow');
    const { da, en } = explainMatch(indexCase(crowded), ruleSetOf(crowded), plan.assignments[0]!);
    expect(da.join(' ')).toContain('Ekstern plads som overløb');
    expect(da).toContain('Pris for 26 uger: 20.800 kr. brutto, 10.400 kr. netto efter refusion.');
    expect(en.join(' ')).toContain('External seat as overflow');
  });
});
