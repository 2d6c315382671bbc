import { describe, expect, it } from 'vitest';
import { reasonText } from '../../src/explain/sentences.ts';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { seatOf, solved } from '../helpers/solved.ts';

/** Week 26 of a course that began half a year before; another citizen waits for the same hours. */
const town = aCase({
  mentors: [aMentor({ capacityMinutes: 120 })],
  citizens: [aCitizen({ retOgPligt: { reason: 'personalReasons' } }), aCitizen({ id: 'c2' })],
  needs: [
    aNeed({ orderedOn: '2025-08-25', start: '2025-09-01', weeksInCourse: 26 }),
    aNeed({ id: 'n2', citizenId: 'c2' }),
  ],
  relations: [{ needId: 'n1', seatId: 'm1', since: '2025-09-01' }],
});
const ended = { type: 'needClosed', needId: 'n1', reason: 'goalReached' } as const;
const inPraktik = (measureFrom: string): Case =>
  applyEvent(town, {
    type: 'citizenChanged',
    citizen: aCitizen({
      retOgPligt: { reason: 'personalReasons' },
      measure: 'virksomhedspraktikPrivat',
      measureFrom,
    }),
  });

describe('scenario 4, cannot close early', () => {
  it('should refuse to close the course while there is no active offer, and keep serving it every week', () => {
    const refusals = eventRefusals(town, ended);
    expect(refusals).toEqual([{ code: 'noActiveOffer', subjects: ['c1'] }]);
    expect(reasonText(indexCase(town), refusals[0]!, 'da')).toBe('Kan ikke afsluttes, før et aktivt tilbud er begyndt');
    const plan = solved(town);
    expect([seatOf(plan, 'n1'), seatOf(plan, 'n2')]).toEqual(['m1', undefined]);
    expect(plan.meetings).toHaveLength(town.planWeeks);
    expect(plan.kpis.weeklyDutyBreaches).toBe(0);
  });

  it('should refuse it too by a grant stopped at a review, and while the placement is only agreed', () => {
    const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);
    expect(codes(eventRefusals(town, { type: 'grantStopped', needId: 'n1', end: '2026-03-09' }))).toEqual([
      'noActiveOffer',
    ]);
    expect(eventRefusals(inPraktik('2026-03-16'), ended)).toEqual([
      { code: 'noActiveOffer', subjects: ['c1'], from: '2026-03-16' },
    ]);
  });

  it('should accept it once virksomhedspraktik has started, and give the hours to the one who waits', () => {
    const started = inPraktik('2026-03-02');
    expect(eventRefusals(started, ended)).toEqual([]);
    const plan = solved(applyEvent(started, ended));
    expect(seatOf(plan, 'n2')).toBe('m1');
    expect(plan.kpis).toMatchObject({ needs: 1, waiting: 0 });
  });

  it('should let a course be closed where there is no such duty, or where the citizen has moved away', () => {
    expect(eventRefusals(town, { type: 'needClosed', needId: 'n2', reason: 'goalReached' })).toEqual([]);
    expect(eventRefusals(town, { ...ended, reason: 'moved' })).toEqual([]);
  });
});
