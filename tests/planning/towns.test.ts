import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateTown } from '../../src/generate/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { solved } from '../helpers/solved.ts';

/** Few steps: validity must not depend on how good the plan is. */
const EFFORT = 60;
const SEED = 20260304;

const someTown = fc.record({
  citizens: fc.integer({ min: 0, max: 40 }),
  mentors: fc.integer({ min: 0, max: 9 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  regime: fc.constantFrom(2012 as const, 2013 as const, 2014 as const, 2014 as const),
  everyKind: fc.boolean(),
});

describe('plans of generated towns', () => {
  it('should verify, whatever the town', () => {
    let meetings = 0;
    let waiting = 0;
    const property = fc.property(someTown, (options) => {
      const plan = solved({ ...generateTown(options), planWeeks: 2 }, EFFORT); // solved() has the judge check the plan
      meetings += plan.meetings.length;
      waiting += plan.waiting.length;
      expect(plan.assignments.length + plan.waiting.length).toBe(plan.kpis.needs);
    });
    fc.assert(property, { seed: SEED, numRuns: 25 });
    expect(meetings).toBeGreaterThan(100);
    expect(waiting).toBeGreaterThan(10);
  });
});

describe('plans of odd towns', () => {
  const crowd = Array.from({ length: 6 }, (_, at) => `${at + 1}`);
  const people = {
    planWeeks: 1,
    citizens: crowd.map((number) => aCitizen({ id: `c${number}`, retOgPligt: { reason: 'personalReasons' } })),
    needs: crowd.map((number) => aNeed({ id: `n${number}`, citizenId: `c${number}` })),
  };

  it.each([
    ['no mentors', { ...people, mentors: [] }, 6],
    ['one unit that only sells places', { ...people, mentors: [], units: [aUnit({ kind: 'externalProvider', unnamedSeats: true })] }, 0], // biome-ignore format: a row
    ['no units', { ...people, mentors: [], units: [] }, 6],
    ['mentors on pause', { ...people, mentors: [aMentor({ capacityMinutes: 0 })] }, 6],
    ['a caseload of nobody', { ...people, mentors: [aMentor({ caseload: 0 })] }, 6],
    ['everybody away', { ...people, mentors: [aMentor({ absences: [{ from: '2026-01-01', until: '2027-01-01' }] })] }, 6], // biome-ignore format: a row
    ['frames of nothing', { ...people, budgets: [{ id: 'b', capOere: 0, basis: 'refund', hardness: 'hard' }] }, 0],
    ['weights of 0', { ...people, weights: { waiting: 0, waitingWeek: 0, contactPerson: 0, balance: 0 } }, 0],
    ['needs of no time', { ...people, needs: people.needs.map((need) => ({ ...need, grantedMinutes: 0 })) }, 0],
    ['nobody', { citizens: [], needs: [] }, 0],
  ] as const)('should verify: %s', (_, overrides, waiting) => {
    const plan = solved(aCase(JSON.parse(JSON.stringify(overrides))));
    expect(plan.waiting).toHaveLength(waiting);
    expect(plan.certificate.waitingMustServe).toBe(waiting);
  });
});
