import { describe, expect, it } from 'vitest';
import { indexCase } from '../../src/model/caseIndex.ts';
import {
  blockersOfNeed,
  blockersOfSeat,
  eligibleSeats,
  isBlockedByAny,
  isEligible,
  prepare,
  RULES,
  ruleSetOf,
  someBlocker,
} from '../../src/rules/index.ts';
import { aCase } from '../helpers/caseBuilder.ts';
import { oddTown, pairsOf } from './oddTowns.ts';
import { RULE_FIXTURES } from './ruleFixtures.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const indices = SEEDS.map((seed) => indexCase(oddTown(seed)));

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
        for (const blocker of [byNeed[need]![seat]!, bySeat[seat]![need]!, someBlocker(context)]) {
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

  it('should find the same after a change, in whatever was kept from before', () => {
    const before = oddTown(20);
    const after = oddTown(21);
    // The same lists of needs and citizens beside other mentors, units, policy and law, and the other way round.
    for (const mixed of [
      before,
      { ...before, policy: after.policy },
      { ...before, ruleSetDate: '2012-06-01' },
      before,
    ]) {
      const index = indexCase(mixed);
      const prepared = prepare(index, ruleSetOf(mixed));
      for (const seat of index.seats) {
        const blockedBy = blockersOfSeat(prepared, seat);
        mixed.needs.forEach((need, at) => {
          const citizen = index.citizenById.get(need.citizenId)!;
          const isFree = isEligible({ index, ruleSet: prepared.ruleSet, need, citizen, seat });
          expect(blockedBy[at] === 0).toBe(isFree);
          expect(blockersOfNeed(prepared, need)[index.seats.indexOf(seat)] === 0).toBe(isFree);
        });
      }
    }
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
