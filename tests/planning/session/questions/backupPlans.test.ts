import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/model/case.ts';
import { backupPlans } from '../../../../src/planning/session/questions/index.ts';
import { addDays } from '../../../../src/time/calendar.ts';
import { smallTown } from '../../../explain/smallTowns.ts';
import { cheapest, everyPlan, opened, openedTown, traceOf } from './rig.ts';

const SEED = 20261125;
const WEEKS = 8;

const met = { tried: 0, dearer: 0, exact: 0 };

function without(town: Case, mentorId: string): Case {
  const absence = { from: town.planDate, until: addDays(town.planDate, 7 * WEEKS - 1) };
  const mentors = town.mentors.map((each) => (each.id === mentorId ? { ...each, absences: [absence] } : each));
  return { ...town, mentors };
}

describe('backupPlans', () => {
  it('should hold the true price of each absence between its two ends', () => {
    const property = fc.property(smallTown(2), (town) => {
      const session = opened(town)!;
      const { objective, waitingMustServe } = session.figures();
      for (const { mentorId, price, difference } of backupPlans(session, { weeks: WEEKS })) {
        const plans = everyPlan(without(town, mentorId));
        const truth = cheapest(plans, waitingMustServe + price.mustServe) - objective;
        met.tried++;
        met.dearer += price.cost! > 0 || price.mustServe > 0 ? 1 : 0;
        met.exact += price.isExact ? 1 : 0;
        expect(price.atLeast).toBeLessThanOrEqual(truth);
        expect(price.cost).toBeGreaterThanOrEqual(truth);
        if (price.isExact) expect(price.cost).toBe(truth);
        expect(difference.after.objective - difference.before.objective).toBe(price.cost);
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 40 });
    expect(met.dearer).toBeGreaterThan(0.3 * met.tried);
    expect(met.exact).toBeGreaterThan(0.5 * met.tried);
  });

  it('should staff nobody with the one who is away, one mentor at a time on request, and leave no trace', () => {
    const session = openedTown(60, 8, 6);
    const before = traceOf(session);
    const all = backupPlans(session, { weeks: WEEKS });
    expect(all.map(({ mentorId }) => mentorId)).toEqual(session.case.mentors.map(({ id }) => id));
    const one = all.find(({ difference }) => difference.seats.length > 0)!;
    expect(one.difference.seats.every(({ to }) => to !== one.mentorId)).toBe(true);
    const steps: number[] = [];
    const again = backupPlans(session, {
      weeks: WEEKS,
      mentorIds: [one.mentorId],
      onProgress: (done) => steps.push(done),
    });
    expect(again).toEqual([one]);
    expect(steps).toEqual([1]);
    expect(traceOf(session)).toBe(before);
  });

  it('should let go of promises of the one who is away, and say so', () => {
    const session = openedTown(60, 8, 6);
    const { needId, mentorId } = session.plan('test').assignments.find((row) => row.mentorId === row.seatId)!;
    session.apply({ type: 'pinSet', needId, seatId: mentorId! });
    const before = traceOf(session);
    const [backup] = backupPlans(session, { weeks: WEEKS, mentorIds: [mentorId!] });
    expect(backup!.brokenPins).toEqual([needId]);
    expect(backup!.difference.seats.find((move) => move.needId === needId)).toMatchObject({ from: mentorId });
    expect(traceOf(session)).toBe(before);
  });

  it('should be what the session does when it happens', () => {
    const session = openedTown(60, 8, 6);
    const { id } = session.case.mentors[2]!;
    const [backup] = backupPlans(session, { weeks: WEEKS, mentorIds: [id] });
    const absence = { from: session.case.planDate, until: addDays(session.case.planDate, 7 * WEEKS - 1) };
    expect(session.apply({ type: 'mentorAbsent', mentorId: id, absence })).toEqual(backup!.difference);
  });
});
