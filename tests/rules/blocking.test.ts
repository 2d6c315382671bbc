import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import type { Citizen } from '../../src/model/citizen.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { Unit } from '../../src/model/unit.ts';
import {
  blockerAmong,
  blockerOf,
  blockers,
  blockersOfNeed,
  blockersOfSeat,
  eligibleSeats,
  isBlockedByAny,
  isEligible,
  opensOn,
  prepare,
  prepareAgain,
  RULES,
  ruleSetOf,
  rulesFor,
  someBlocker,
} from '../../src/rules/index.ts';
import { aCase } from '../helpers/caseBuilder.ts';
import { oddTown, pairsOf } from './oddTowns.ts';
import { RULE_FIXTURES } from './ruleFixtures.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const indices = SEEDS.map((seed) => indexCase(oddTown(seed)));

const EVERY_RULE = [...RULES.keys()];

const codeOf = (blocker: number) => RULES[blocker - 1]?.code;

describe('the gates', () => {
  it('should be open wherever the rule blocks, and closed somewhere', () => {
    const closed = new Map(RULES.map(({ code }) => [code, { need: 0, seat: 0 }]));
    const pairs = [
      ...indices.flatMap((index) => pairsOf(index)),
      ...Object.values(RULE_FIXTURES).map((make) => make()),
    ];
    for (const context of pairs) {
      const alone = { ...context, policy: context.index.case.policy };
      for (const rule of RULES) {
        const { need, seat } = {
          need: rule.mayBlockNeed?.(alone) !== false,
          seat: rule.mayBlockSeat?.(alone) !== false,
        };
        if (rule.test(context) !== undefined) expect([rule.code, need, seat]).toEqual([rule.code, true, true]);
        if (!need) closed.get(rule.code)!.need++;
        if (!seat) closed.get(rule.code)!.seat++;
      }
    }
    for (const { code, mayBlockNeed, mayBlockSeat } of RULES) {
      const { need, seat } = closed.get(code)!;
      expect([code, need > 0, seat > 0]).toEqual([code, mayBlockNeed !== undefined, mayBlockSeat !== undefined]);
    }
  });
});

describe('opensOn', () => {
  it('should ask every rule that names a date', () => {
    const pairs = [
      ...indices.flatMap((index) => pairsOf(index)),
      ...Object.values(RULE_FIXTURES).map((make) => make()),
    ];
    let dated = 0;
    for (const context of pairs) {
      const { index } = context;
      const policy = { ...index.case.policy, maxStartDelayWeeks: 0 };
      const dates = blockers({ ...context, index: { ...index, case: { ...index.case, policy } } });
      const asked = dates.flatMap(({ from }) => from ?? []);
      if (asked.length > 0) dated++;
      const { need } = context;
      const first = need.start > index.case.planDate ? need.start : index.case.planDate;
      expect(opensOn(context)).toBe([first, ...asked].sort().at(-1));
    }
    expect(dated).toBeGreaterThan(100);
  });
});

/** Where all meet on a screen and are ready for it, so that a policy against it blocks what nothing else does. */
function digitalTown(seed: number): Case {
  const { citizens, needs, ...rest } = oddTown(seed);
  return {
    ...rest,
    citizens: citizens.map((citizen) => ({ ...citizen, digitalReadiness: 'ready' })),
    needs: needs.map((need) => ({ ...need, cadence: { ...need.cadence, minutes: 30, mode: 'digital' } })),
  };
}

/** One town under other policies and laws, and with other citizens and units, each sharing all the rest with the others. */
function variantsOf(town: Case): Case[] {
  const strict: Policy = {
    ...town.policy,
    ...{ volunteers: 'off', digitalContact: 'off', bostoettePurchase: 'off', parallelSupport: 'forbidden' },
    ...{ youthJointGoal: true, mentorTrainingRequired: true },
  };
  const loose: Policy = {
    ...town.policy,
    ...{ volunteers: 'on', digitalContact: 'afterScreening', bostoettePurchase: 'on', parallelSupport: 'allowed' },
    ...{ youthJointGoal: false, mentorTrainingRequired: false },
  };
  const citizens = town.citizens.map(
    (citizen): Citizen => ({ ...citizen, age: 61, digitalReadiness: 'ready', priorMentors: [] }),
  );
  const units = town.units.map((unit): Unit => ({ ...unit, scope: {}, lendsOutsideScope: false, leadTimeWeeks: 30 }));
  const screenless: Policy = { ...loose, digitalContact: 'off' };
  const policies = [strict, loose, screenless, loose, strict].map((policy) => ({ ...town, policy }));
  const laws = ['2026-03-02', '2012-06-04', '2026-03-02'].map((ruleSetDate) => ({ ...town, ruleSetDate }));
  return [town, ...policies, ...laws, { ...town, citizens }, town, { ...town, units }, town];
}

describe('rules asked of many pairs', () => {
  it('should answer as the rules do one by one, waivers and all', () => {
    const seen = new Set<string>();
    let eligible = 0;
    for (const index of indices) {
      const prepared = prepare(index, ruleSetOf(index.case));
      const byNeed = index.case.needs.map((need) => blockersOfNeed(prepared, need));
      const bySeat = index.seats.map((seat) => blockersOfSeat(prepared, seat));
      pairsOf(index).forEach((context, at) => {
        const [need, seat] = [Math.floor(at / index.seats.length), at % index.seats.length];
        const blocking = RULES.flatMap((rule, number) => (isBlockedByAny([number], context) > 0 ? [rule.code] : []));
        expect(blocking.length === 0).toBe(isEligible(context));
        const alone = blockerOf(prepared, seat, context);
        const gated = blockerAmong(rulesFor(prepared, context.need, EVERY_RULE), prepared, seat, context);
        for (const blocker of [byNeed[need]![seat]!, bySeat[seat]![need]!, someBlocker(context), alone, gated]) {
          if (blocking.length === 0) expect(blocker).toBe(0);
          else expect(blocking).toContain(codeOf(blocker));
        }
        if (blocking.length === 0) eligible++;
        for (const code of blocking) seen.add(code);
      });
    }
    expect(eligible).toBeGreaterThan(500);
    // A rule that no town breaks would be no test.
    expect(RULES.map(({ code }) => code).filter((code) => !seen.has(code))).toEqual([]);
  });

  it('should honour waivers and name the first that blocks, whatever else the pair breaks', () => {
    for (const [code, make] of Object.entries(RULE_FIXTURES)) {
      const context = make();
      const number = RULES.findIndex((rule) => rule.code === code);
      expect(someBlocker(context)).toBe(number + 1);
      expect(isBlockedByAny([number], context)).toBe(number + 1);
      expect(
        isBlockedByAny(
          [...RULES.keys()].filter((other) => other !== number),
          context,
        ),
      ).toBe(0);
    }
  });

  it('should be ready again as from scratch, whatever case came before', () => {
    for (const seed of [20, 21, 22]) {
      const [first, ...variants] = variantsOf(digitalTown(seed)).map((town) => indexCase(town));
      let known = prepare(first!, ruleSetOf(first!.case));
      for (const index of [...variants, { ...first!, seats: first!.seats.slice(1) }, first!]) {
        const ruleSet = ruleSetOf(index.case);
        known = prepareAgain(known, index, ruleSet);
        expect(known.index).toBe(index);
        const gates = ({ seats }: typeof known) => seats.map(({ seat, rules, mayBlock }) => [seat.id, rules, mayBlock]);
        expect(gates(known)).toEqual(gates(prepare(index, ruleSet)));
      }
    }
  });

  it('should answer anew where policy, law, citizens or units are others, whatever is kept from before', () => {
    let different = 0;
    for (const seed of [20, 21, 22, 23, 24]) {
      const town = digitalTown(seed);
      const free = Array.from(town.needs, () => '');
      for (const variant of variantsOf(town)) {
        const index = indexCase(variant);
        const prepared = prepare(index, ruleSetOf(variant));
        // A copy of everything: nothing can be known of it from before.
        const fresh = pairsOf(indexCase(structuredClone(variant))).map((pair) => isEligible(pair));
        index.seats.forEach((seat, at) => {
          const bySeat = [...blockersOfSeat(prepared, seat)].map((blocker) => blocker === 0);
          expect(bySeat).toEqual(town.needs.map((_, need) => fresh[need * index.seats.length + at]));
        });
        town.needs.forEach((need, at) => {
          const byNeed = [...blockersOfNeed(prepared, need)].map((blocker) => blocker === 0);
          expect(byNeed).toEqual(fresh.slice(at * index.seats.length, (at + 1) * index.seats.length));
          if (free[at] !== byNeed.join()) different++;
          free[at] = byNeed.join();
        });
      }
    }
    expect(different).toBeGreaterThan(100);
  });

  it('should answer for a town without seats, or without needs', () => {
    const noSeats = indexCase(aCase({ units: [], mentors: [] }));
    const prepared = prepare(noSeats, ruleSetOf(noSeats.case));
    expect([...blockersOfNeed(prepared, noSeats.case.needs[0]!)]).toEqual([]);
    expect(eligibleSeats(prepared, noSeats.case.needs[0]!)).toEqual([]);
    const noNeeds = indexCase(aCase({ needs: [] }));
    expect([...blockersOfSeat(prepare(noNeeds, ruleSetOf(noNeeds.case)), noNeeds.seats[0]!)]).toEqual([]);
  });
});
