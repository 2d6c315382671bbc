import { describe, expect, it } from 'vitest';
import { NONE } from '../../solver/index.ts';
import type { CaseInput } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { NO_RESTRICTIONS, pairRows } from '../../src/planning/compile.ts';
import { tighten } from '../../src/planning/feedback.ts';
import { rowsOf } from '../../src/planning/rows.ts';
import { situationOf } from '../../src/planning/situation.ts';
import { planWeeks } from '../../src/planning/weeks/planWeeks.ts';
import { ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';

/** Who of n1 and n2, both on m1, waits while the next solve decides. */
function givingWay(overrides: Partial<CaseInput>): string[] {
  const town = aCase({
    planWeeks: 1,
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
    ...overrides,
  });
  const index = indexCase(town);
  const ruleSet = ruleSetOf(town);
  const rows = rowsOf(index, ruleSet);
  const situation = situationOf(index, ruleSet, rows, pairRows(index, ruleSet, rows), new Int32Array(2));
  const weeks = planWeeks(index, ruleSet, situation.seatOf);
  const { withoutBroken } = tighten(situation, weeks, NO_RESTRICTIONS)!;
  return town.needs.flatMap(({ id }, at) => (withoutBroken[at] === NONE ? [id] : []));
}

const pinned = (needId: string) => ({ pins: [{ needId, seatId: 'm1' }] });

describe('who gives way in a week too full', () => {
  const mentors = [aMentor({ availability: [{ weekday: 1, start: '09:00', end: '10:00' }] })];
  const relations = [{ needId: 'n2', seatId: 'm1', since: '2026-01-05' }];

  it('should be the last in the case among equals', () => {
    expect(givingWay({ mentors })).toEqual(['n2']);
  });

  it('should be the new before the running, others before must-serve, and the pinned last', () => {
    const citizens = [aCitizen({ retOgPligt: { reason: 'personalReasons' } }), aCitizen({ id: 'c2' })];
    expect(givingWay({ mentors, relations })).toEqual(['n1']);
    expect(givingWay({ mentors, relations, citizens })).toEqual(['n2']);
    expect(givingWay({ mentors, relations, citizens, ...pinned('n2') })).toEqual(['n1']);
  });
});

describe('who gives way in an overspent frame', () => {
  const frame = (capOere: number): Partial<CaseInput> => ({
    units: [aUnit({ priceOere: 10_000 })],
    // 26 weeks at 100 kr an hour: 520,000 øre and 260,000.
    needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2', grantedMinutes: 60 })],
    budgets: [{ id: 'frame', capOere, basis: 'spending', hardness: 'hard' }],
  });

  it('should be the dearest, and never the pinned', () => {
    expect(givingWay(frame(520_000))).toEqual(['n1']);
    expect(givingWay({ ...frame(520_000), ...pinned('n1') })).toEqual(['n2']);
    expect(givingWay({ ...frame(260_000), ...pinned('n2') })).toEqual(['n1']);
  });
});
