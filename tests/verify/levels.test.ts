import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import type { Certificate } from '../../src/model/plan.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { handPlan } from './planMaker.ts';

const duty = { retOgPligt: { reason: 'personalReasons' as const } };
const units = [aUnit({ priceOere: 30_000 })];

describe('the two levels', () => {
  it('should leave a hard frame only what must-serve courses leave', () => {
    // 30,000 øre an hour, 2 hours, 26 weeks: 1,560,000 øre a course. A frame of 2,000,000 holds one of them.
    const town = aCase({
      planWeeks: 1,
      units,
      citizens: [aCitizen(duty), aCitizen({ id: 'c2' })],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
      budgets: [{ id: 'b1', capOere: 2_000_000, basis: 'spending', hardness: 'hard' }],
    });
    const codes = (seats: Record<string, string>) =>
      verifyPlan(town, handPlan(town, { seats })).violations.filter(({ code }) => code === 'FRAME_OVERSPENT').length;
    expect(codes({ n1: 'm1' })).toBe(0);
    expect(codes({ n2: 'm1' })).toBe(0);
    expect(codes({ n1: 'm1', n2: 'm1' })).toBe(1);
  });

  it('should set the hours of a shared function aside from the contract', () => {
    const town = (minutes: number) =>
      aCase({
        planWeeks: 1,
        units: [aUnit({ contract: { minutes } })],
        mentors: [aMentor(), aMentor({ id: 'm2', sharedFunction: { minutes: 300, citizensMost: 4 } })],
        citizens: [aCitizen(), aCitizen({ id: 'c2' })],
        needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
      });
    const found = (minutes: number, seats: Record<string, string>) =>
      verifyPlan(town(minutes), handPlan(town(minutes), { seats })).violations.filter(
        ({ code }) => code === 'CONTRACT_OVER_MINUTES',
      );
    const both = { n1: 'm1', n2: 'm2' };
    expect(found(420, both)).toEqual([]);
    // 120 minutes of n1 beside the 300 of the function, whether or not it serves anybody.
    expect(found(415, both)).toMatchObject([
      { message: 'Unit "corps" gives 120 minutes a week; shared functions leave 115 of its 415.' },
    ]);
    expect(found(415, { n1: 'm1' })).toHaveLength(1);
    // A function that does not fit takes nothing from the others, and serves nobody.
    expect(found(295, { n1: 'm1' })).toEqual([]);
    expect(found(295, { n2: 'm2' })).toMatchObject([
      { message: 'Unit "corps" gives 300 minutes a week; its contract has 295.' },
    ]);
  });

  it('should let no money price prove that a must-serve need has to wait', () => {
    const town = aCase({
      planWeeks: 1,
      units,
      citizens: [aCitizen(duty)],
      budgets: [{ id: 'b1', capOere: 0, basis: 'spending' }],
    });
    // The price would make the one pair look dear, but on this level money costs nothing, so it counts as 0.
    const mustServePrices = { needs: { n1: 1_000_000 }, rows: { 'budget:b1': 100_000 } };
    const plan = handPlan(town, { seats: {}, mustServePrices });
    expect(verifyPlan(town, plan).violations.map(({ code }) => code)).toEqual(['MUST_SERVE_BOUND_NOT_PROVEN']);
  });

  it('should prove with a contract’s price that one of two must-serve needs waits', () => {
    const town = aCase({
      planWeeks: 1,
      units: [aUnit({ contract: { places: 1 } })],
      citizens: [aCitizen(duty), aCitizen({ id: 'c2', ...duty })],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
    });
    const plan = handPlan(town, {
      seats: {},
      mustServePrices: { needs: { n1: 1_000_000, n2: 1_000_000 }, rows: { 'unit:corps:places': 1_000_000_000 } },
    });
    const claiming = (waitingMustServeBound: number) => ({
      ...plan,
      certificate: { ...plan.certificate, waitingMustServeBound },
    });
    expect(verifyPlan(town, claiming(1)).valid).toBe(true);
    expect(verifyPlan(town, claiming(2)).violations.map(({ code }) => code)).toEqual(['MUST_SERVE_BOUND_NOT_PROVEN']);
  });

  it('should let a must-serve need without any pair wait without using up the allowance', () => {
    const town = aCase({
      planWeeks: 1,
      mentors: [aMentor({ capacityMinutes: 120 })],
      citizens: [aCitizen(duty), aCitizen({ id: 'c2', ...duty })],
      needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2', unitKinds: ['company'] })],
    });
    // n2 waits whatever happens, for 2,040. That is all that may wait, so n1 pays its price, which the mentor takes off again
    // when he has it at 80 and 2 of balance.
    const plan = handPlan(town, { seats: { n1: 'm1' }, needPrices: { n1: 5_000_000_000, n2: 9_000_000_000 } });
    expect(verifyPlan(town, plan).bound).toBe(2040 + 82);
    expect(verifyPlan(town, plan).objective).toBe(2040 + 82);
  });

  it('should call no plan the best that leaves a must-serve need waiting beside a free seat, or without a proof', () => {
    const town = (minutes: number) =>
      aCase({ planWeeks: 1, mentors: [aMentor({ capacityMinutes: minutes })], citizens: [aCitizen(duty)] });
    const codes = (minutes: number, mustServePrices?: Certificate['mustServePrices']) => {
      const plan = handPlan(town(minutes), {
        seats: {},
        ...(mustServePrices === undefined ? {} : { mustServePrices }),
      });
      const best = { ...plan, certificate: { ...plan.certificate, isOptimal: true } };
      return verifyPlan(town(minutes), best).violations.map(({ code }) => code);
    };
    const proof = { needs: { n1: 1_000_000 }, rows: {} };
    expect(codes(0, proof)).toEqual([]);
    expect(codes(0)).toEqual(['NOT_OPTIMAL']);
    expect(codes(600)).toEqual(['NOT_OPTIMAL']);
    expect(codes(600, proof)).toEqual(['MUST_SERVE_BOUND_NOT_PROVEN', 'NOT_OPTIMAL']);
  });

  it('should call no plan the best that a move or an exchange betters', () => {
    const town = (...mentors: ReturnType<typeof aMentor>[]) =>
      aCase({
        planWeeks: 1,
        mentors,
        citizens: [aCitizen(), aCitizen({ id: 'c2' })],
        needs: [aNeed({ competences: ['oekonomi'] }), aNeed({ id: 'n2', citizenId: 'c2', urgency: 2 })],
      });
    const best = (input: Case, seats: Record<string, string>) => {
      const plan = handPlan(input, { seats });
      const claimed = { ...plan, certificate: { ...plan.certificate, isOptimal: true } };
      const found = verifyPlan(input, claimed).violations.filter(({ code }) => code === 'NOT_OPTIMAL');
      return found.map(({ message }) => message);
    };
    const other = aMentor({ id: 'm2', competences: [] });
    const moving = town(aMentor(), other);
    expect(best(moving, { n1: 'm1', n2: 'm2' })).toEqual([]);
    expect(best(moving, { n1: 'm2', n2: 'm2' })).toEqual(['The plan with need "n1" on "m1" costs 120 points less.']);
    expect(best(moving, { n1: 'm1' })).toEqual(['The plan with need "n2" on "m1" costs 3000 points less.']);
    const crowded = town(aMentor({ capacityMinutes: 120 }));
    expect(best(crowded, { n2: 'm1' })).toEqual([]);
    expect(best(crowded, { n1: 'm1' })).toEqual([
      'The plan with need "n1" waits and need "n2" on "m1" costs 1040 points less.',
    ]);
  });
});
