import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import type { Branch, Certificate, Plan } from '../../src/model/plan.ts';
import { provenBounds } from '../../src/verify/bound.ts';
import { type Facts, readFacts } from '../../src/verify/facts.ts';
import { verifyPlan } from '../../src/verify/index.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../helpers/caseBuilder.ts';
import { branchBounds, branchesFor } from './branching.ts';
import { allPlans } from './bruteForce.ts';
import { handPlan } from './planMaker.ts';
import { pricesFor, smallTown } from './smallTowns.ts';

const SEED = 20261122;

const branchedTown = smallTown.chain((town) =>
  fc.record({
    town: fc.constant(town),
    prices: pricesFor(town),
    branches: branchesFor(town),
    allowed: fc.integer({ min: 0, max: 3 }),
    // How far from what prices and branches prove to the best plan the claim lies, in percent.
    claim: fc.integer({ min: -20, max: 120 }),
    isUpsideDown: fc.integer({ min: 0, max: 4 }).map((die) => die === 0),
  }),
);

function factsOf(town: Case, certificate: Partial<Certificate>): Facts {
  const plan = handPlan(town, { seats: {} });
  return readFacts(town, { ...plan, certificate: { ...plan.certificate, ...certificate } }, () => undefined);
}

interface Branched {
  readonly town: Case;
  readonly prices: Certificate['prices'];
  readonly branches: Branch[];
  readonly allowed: number;
  readonly claim: number;
  /** Whether rows and λ are priced below 0, which is refused, but may not prove what is false either. */
  readonly isUpsideDown: boolean;
}

function upsideDown(branches: readonly Branch[]): Branch[] {
  return branches.map(({ choices, prices: { needs, rows, mustServe = 0 } }) => {
    const below = Object.entries(rows).map(([id, price]) => [id, -price]);
    return { choices, prices: { needs, rows: Object.fromEntries(below), mustServe: -mustServe } };
  });
}

/** The claim lies between what prices and branches prove and the best plan, or somewhat outside. */
function claimOf({ town, prices, allowed, claim }: Branched): { ofPrices: number; best: number; bound: number } {
  const plans = allPlans(indexCase(town)).filter((plan) => plan.isFeasible && plan.waitingMustServe <= allowed);
  const best = Math.min(...plans.map((plan) => plan.objective));
  const ofPrices = provenBounds(factsOf(town, { prices }), allowed).bound;
  const gap = best === Infinity ? 1000 : best - ofPrices;
  return { ofPrices, best, bound: ofPrices + Math.round((gap * claim) / 100) };
}

describe('provenBounds with branches', () => {
  it('should never prove more than the best of all plans, whatever the branches and the claim', () => {
    const seen = { raised: 0, byPrices: 0, falseClaims: 0 };
    const property = fc.property(branchedTown, (branched) => {
      const { town, prices, allowed, isUpsideDown } = branched;
      const { ofPrices, best, bound } = claimOf(branched);
      const branches = isUpsideDown ? upsideDown(branched.branches) : branched.branches;
      const proven = provenBounds(factsOf(town, { prices, branches, bound }), allowed);
      expect(proven.branches.gaps).toEqual([]);
      expect(proven.bound).toBeLessThanOrEqual(best);
      expect(proven.bound).toBeGreaterThanOrEqual(ofPrices);
      if (proven.bound > ofPrices) seen.raised += 1;
      if (proven.bound > ofPrices && proven.branches.bounds.some((of) => of < Infinity)) seen.byPrices += 1;
      if (bound > best) seen.falseClaims += 1;
    });
    fc.assert(property, { seed: SEED, numRuns: 500 });
    expect(seen.raised).toBeGreaterThan(100);
    expect(seen.byPrices).toBeGreaterThan(30);
    expect(seen.falseClaims).toBeGreaterThan(50);
  });

  it('should be what striking out and every branch give by trying every set, to the point', () => {
    let finite = 0;
    let onEdge = 0;
    const property = fc.property(branchedTown, (branched) => {
      const { town, prices, branches, allowed } = branched;
      const { bound } = claimOf(branched);
      const facts = factsOf(town, { prices, branches, bound });
      const { certificate } = facts.plan;
      const exact = branchBounds(facts.index, certificate, allowed);
      const least = branchBounds(facts.index, certificate, allowed, 10n);
      // The checker rounds a few thousand-millionths down; where that decides, either answer will do.
      if (exact.some((value, at) => value !== least[at])) {
        onEdge += 1;
        return;
      }
      expect(provenBounds(facts, allowed).branches.bounds).toEqual(exact);
      if (exact.some((value) => value < Infinity)) finite += 1;
    });
    fc.assert(property, { seed: SEED, numRuns: 500 });
    expect(finite).toBeGreaterThan(150);
    expect(onEdge).toBeLessThan(25);
  });
});

/**
 * Two needs of two hours each, alike, and a mentor with two hours. A match costs 80 for a new person and 2 of balance; waiting 2,040.
 * So the best plan serves one: 82 + 2,040 = 2,122.
 */
describe('branches worked out by hand', () => {
  const town = aCase({
    planWeeks: 1,
    mentors: [aMentor({ capacityMinutes: 120 })],
    citizens: [aCitizen(), aCitizen({ id: 'c2' })],
    needs: [aNeed(), aNeed({ id: 'n2', citizenId: 'c2' })],
  });
  const n1 = { needId: 'n1', seatId: 'm1' };
  const points = (n1: number, n2: number) => ({ needs: { n1: n1 * 1_000_000, n2: n2 * 1_000_000 }, rows: {} });

  const claiming = (bound: number, root: ReturnType<typeof points>, branches: Branch[]) => {
    const plan = handPlan(town, { seats: { n2: 'm1' }, needPrices: root.needs });
    return { ...plan, certificate: { ...plan.certificate, bound, branches } };
  };
  /** No meetings are planned, so what is said of these is left out. */
  const judged = (plan: Plan) => {
    const { violations, objective, bound } = verifyPlan(town, plan);
    const ofCertificate = violations.filter(({ path }) => path.startsWith('certificate'));
    return { faults: ofCertificate.map(({ code, path, message }) => `${code} ${path} ${message}`), objective, bound };
  };
  const verdict = (...claim: Parameters<typeof claiming>) => judged(claiming(...claim));

  /**
   * n1 on m1: n1 pays 5,000, n2 the lesser of its price and of waiting, 2,040; the mentor takes n1 at 82 − 5,000. Together 2,122.
   * Otherwise: n1 waits at 2,040, n2 pays 82, which the mentor takes off when he has it. Together 2,122.
   */
  const halves: Branch[] = [
    { choices: [{ ...n1, taken: true }], prices: points(5000, 2040) },
    { choices: [{ ...n1, taken: false }], prices: { needs: { n2: 82_000_000 }, rows: {} } },
  ];

  it('should prove with two halves what the prices of the whole do not', () => {
    expect(verdict(0, points(0, 0), [])).toEqual({ faults: [], objective: 2122, bound: 0 });
    expect(verdict(2122, points(0, 0), halves)).toEqual({ faults: [], objective: 2122, bound: 2122 });
  });

  it('should name the branch that falls short, and by how much', () => {
    const lower = [halves[0]!, { ...halves[1]!, prices: points(0, 81) }];
    const faults = ['BOUND_NOT_PROVEN certificate.branches[1] Claims 2122; this branch proves 2121.'];
    expect(verdict(2122, points(0, 0), lower)).toEqual({ faults, objective: 2122, bound: 2121 });
    expect(verdict(2121, points(0, 0), lower)).toEqual({ faults: [], objective: 2122, bound: 2121 });
  });

  it.each([
    [0, 'no'],
    [1, 'yes'],
  ])('should not let half %i prove the whole', (at, missing) => {
    const faults = [
      'BRANCHES_INCOMPLETE certificate.branches Branch 0 asks whether need "n1" is on "m1"; ' +
        `no branch answers ${missing}.`,
      'BOUND_NOT_PROVEN certificate.bound Claims 2122; prices and branches prove 0.',
    ];
    expect(verdict(2122, points(0, 0), [halves[at]!])).toEqual({ faults, objective: 2122, bound: 0 });
  });

  /**
   * At prices of 0 and 2,040 the mentor takes n2 at 82 − 2,040, and the bound is 82. With n1 on m1 he may not, and it is 2,040 + 82; with n1
   * waiting it is 2,040 + 82 as well. What reaches 2,122 is out, so n1 has nowhere to be; what reaches 2,123 is not.
   */
  it('should strike out what reaches the claim, and nothing that is a point below it', () => {
    const whole: Branch[] = [{ choices: [], prices: { needs: {}, rows: {} } }];
    expect(verdict(2122, points(0, 2040), whole)).toEqual({ faults: [], objective: 2122, bound: 2122 });
    expect(verdict(2123, points(0, 2040), whole).faults).toEqual([
      'BOUND_NOT_PROVEN certificate.branches[0] Claims 2123; this branch proves 82.',
      'BOUND_ABOVE_OBJECTIVE certificate.bound Claims 2123; the plan itself costs 2122.',
    ]);
    // Every plan costs whole points: less than a point below is not below.
    expect(verdict(2122, points(0, 2039.5), whole).bound).toBe(2122);
    expect(verdict(2122, points(0, 2038.5), whole).bound).toBe(82);
  });

  it('should read a plan from before there were branches', () => {
    const { certificate, ...rest } = claiming(0, points(0, 0), []);
    const { branches: _, ...old } = certificate;
    expect(judged({ ...rest, certificate: old } as Plan)).toEqual({ faults: [], objective: 2122, bound: 0 });
  });

  it('should hold branches to the claim even where the prices alone prove it', () => {
    expect(verdict(2122, points(2040, 2040), halves)).toEqual({ faults: [], objective: 2122, bound: 2122 });
    const faults = [
      'BRANCHES_INCOMPLETE certificate.branches Branch 0 asks whether need "n1" is on "m1"; no branch answers yes.',
    ];
    expect(verdict(2122, points(2040, 2040), [halves[1]!])).toEqual({ faults, objective: 2122, bound: 2122 });
  });

  /**
   * Both must be served, and lack three competences of the mentor: a match costs 80 + 910 + 240 and 2 of balance, waiting 1,040. Of plans
   * in which one waits at most, the best costs 1,232 + 1,040 = 2,272; that both wait would be cheaper, and is no plan.
   */
  it('should ask nothing of a branch in which more must-serve needs wait than in the plan', () => {
    const unserved = aCase({
      planWeeks: 1,
      mentors: [aMentor({ capacityMinutes: 120 })],
      citizens: ['c1', 'c2'].map((id) => aCitizen({ id, retOgPligt: { reason: 'personalReasons' } })),
      needs: ['1', '2'].map((id) =>
        aNeed({ id: `n${id}`, citizenId: `c${id}`, urgency: 0, competences: ['vold', 'misbrug', 'paedagog'] }),
      ),
    });
    const waits = (needId: string, taken: boolean) => ({ needId, seatId: null, taken });
    const branches: Branch[] = [
      { choices: [waits('n1', true), waits('n2', true)], prices: points(0, 0) },
      { choices: [waits('n1', true), waits('n2', false)], prices: points(0, 5000) },
      { choices: [waits('n1', false)], prices: points(5000, 1040) },
    ];
    const plan = handPlan(unserved, { seats: { n2: 'm1' } });
    const certificate = { ...plan.certificate, branches, bound: 2272 };
    const proven = provenBounds(
      readFacts(unserved, { ...plan, certificate }, () => undefined),
      1,
    );
    expect(plan.certificate).toMatchObject({ objective: 2272, waitingMustServe: 1, bound: 0 });
    expect(proven).toMatchObject({ bound: 2272, branches: { gaps: [], bounds: [Infinity, 2272, 2272] } });
  });
});
