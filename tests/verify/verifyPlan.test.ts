import { describe, expect, it } from 'vitest';
import { VIOLATION_CODES, verifyPlan } from '../../src/verify/index.ts';
import { anUnlock } from './mutations/claims.ts';
import { MUTATIONS } from './mutations/index.ts';
import { starvedTown, townCase, townPlan } from './town.ts';

describe('verifyPlan', () => {
  const town = townCase();
  const plan = townPlan(town);

  it('should accept the valid plan, with the objective and the bound worked out by hand', () => {
    // Objective. Matches: n1 lacks a competence (120), n4 is a new person (80) outside the own units (100), the six others are new
    // persons (80): 780. n7 waits: 2,000 and one week's 40. Three mentors with a wage grant of 20. The group’s 45 minutes a week are
    // 585,000 øre once: 225. The soft frame covers 3,000,000 øre at half price and 4,800,000 at full: (150 + 480) · 10⁶ · 100 / 26·10⁶,
    // up to 2,424. The hard frame: 2,700,000 at half, up to 520.
    // Bound, at a price of 700 a need, 0.00025 an øre in the soft frame, 1 a place at the supplier: nine times 700;
    // Anne takes n4 (80 − 700) and two of 80 + 390 − 700, and 20: −1,060; Bent n4 and one: −830; Carl −210; the group two of 80 − 700,
    // and 225: −1,015; the supplier n4 at 180 + 1 − 700: −519; the places −2; the soft frame −3,000,000 · (0.00025 − 0.0001923): −173.08.
    expect(verifyPlan(town, plan)).toEqual({ valid: true, violations: [], objective: 6049, bound: 2491 });
  });

  it('should accept a plan that leaves a must-serve need waiting and proves that it must', () => {
    const starved = starvedTown();
    expect(verifyPlan(starved.town, starved.plan)).toEqual({
      valid: true,
      violations: [],
      objective: 2040,
      bound: 2040,
    });
    expect(starved.plan.certificate.waitingMustServeBound).toBe(1);
  });

  it('should accept a bound below the proven one', () => {
    const modest = { ...plan, certificate: { ...plan.certificate, bound: plan.certificate.bound - 1 } };
    expect(verifyPlan(town, modest).valid).toBe(true);
  });

  it('should accept an unlock that makes enough room on a seat the need may have, at the points of the match', () => {
    const unlock = anUnlock({});
    const helped = { ...plan, waiting: plan.waiting.map((row) => ({ ...row, unlock })) };
    expect(verifyPlan(town, helped).violations).toEqual([]);
  });

  it.each(MUTATIONS)('should refuse $name', ({ change, codes }) => {
    const [badPlan, badTown] = [structuredClone(plan), structuredClone(town)];
    change(badPlan, badTown);
    const verdict = verifyPlan(badTown, badPlan);
    expect(verdict.valid).toBe(false);
    expect([...new Set(verdict.violations.map((violation) => violation.code))].sort()).toEqual([...codes].sort());
  });

  it('should have a mutation for every code', () => {
    const refused = new Set(MUTATIONS.flatMap((mutation) => mutation.codes));
    expect(Object.keys(VIOLATION_CODES).filter((code) => !refused.has(code as never))).toEqual([]);
  });
});
