import { describe, expect, it } from 'vitest';
import { generateTown } from '../../src/generate/index.ts';
import type { Case } from '../../src/model/case.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { seatOf, solved, withRelationsOf } from '../helpers/solved.ts';

describe('scenario 27, continuity across a change of benefit', () => {
  const town = (benefits?: ('kontanthjaelp' | 'ressourceforloeb')[]) =>
    aCase({
      units: [aUnit({ scope: { departmentIds: ['jobs'], ...(benefits ? { benefits } : {}) } }), aUnit({ id: 'open' })],
      mentors: [aMentor(), aMentor({ id: 'm2', unitId: 'open' })],
      // The citizen was in department jobs on kontanthjælp when the relation began.
      citizens: [aCitizen({ benefit: 'ressourceforloeb', departmentId: 'youth' })],
      relations: [{ needId: 'n1', seatId: 'm1', since: '2025-10-06' }],
    });

  it('should keep the mentor when benefit and department change', () => {
    const plan = solved(town());
    expect(seatOf(plan, 'n1')).toBe('m1');
    expect(plan.assignments[0]!.status).toBe('active');
  });

  it('should propose a handover, in the open, where the corps excludes the new benefit', () => {
    const plan = solved(town(['kontanthjaelp']));
    expect(seatOf(plan, 'n1')).toBe('m2');
    expect(plan.assignments[0]!.status).toBe('proposed');
    expect(plan.assignments[0]!.breakdown).toContainEqual({ part: 'continuity', points: 600, subjects: ['m1'] });
    expect(plan.kpis.relationsBroken).toBe(1);
  });
});

describe('scenario 28, small change', () => {
  it('should change no running pair when a fitting mentor is free', () => {
    const town = generateTown({ citizens: 100, mentors: 20, seed: 5 });
    const running = withRelationsOf(town, solved(town, 60_000));
    const free = aMentor({ id: 'free', unitId: town.units[0]!.id, capacityMinutes: 600 });
    const ordered: Case = {
      ...running,
      mentors: [...running.mentors, free],
      citizens: [...running.citizens, aCitizen({ id: 'new', departmentId: undefined })],
      needs: [...running.needs, aNeed({ id: 'order', citizenId: 'new', unitKinds: ['internalCorps'] })],
    };
    const before = solved({ ...running, mentors: [...running.mentors, free] }, 60_000);
    const settled = withRelationsOf({ ...running, mentors: [...running.mentors, free] }, before);
    const after = solved({ ...settled, citizens: ordered.citizens, needs: ordered.needs }, 60_000);
    expect(after.kpis.relationsBroken).toBeLessThanOrEqual(1);
  });
});
