import { describe, expect, it } from 'vitest';
import { diceOf } from '../../src/generate/dice.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { isWaived } from '../../src/rules/eligibility.ts';
import { changedFields, isBlockedByAny, RULES, rulesReading } from '../../src/rules/index.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';
import { oddTown, pairsOf, withOneChange } from './oddTowns.ts';
import { changedAround, recorded, undeclared, unread } from './recorder.ts';
import { RULE_FIXTURES } from './ruleFixtures.ts';

describe('what a rule reads', () => {
  it('should be what it declares, no more and no less', () => {
    const reads = new Map(RULES.map(({ code }) => [code, new Set<string>()]));
    const towns = Array.from({ length: 25 }, (_, seed) => indexCase(oddTown(seed)));
    const fixtures = Object.values(RULE_FIXTURES).map((make) => make());
    for (const pair of [...towns.flatMap((index) => pairsOf(index)), ...fixtures]) {
      for (const rule of RULES) {
        const context = recorded(pair, (field) => reads.get(rule.code)!.add(field));
        rule.test(context);
        isWaived(rule, context);
      }
    }
    for (const { code, reads: declared } of RULES) {
      const found = reads.get(code)!;
      expect([code, undeclared(found, declared), unread(found, declared)]).toEqual([code, [], []]);
    }
  });

  it('should tell after any change which rules to ask again', () => {
    const dice = diceOf(5, 'changes');
    const noticed = new Set<number>();
    let skipped = 0;
    for (let seed = 0; seed < 12; seed++) {
      const before = indexCase(oddTown(seed));
      const pairsBefore = pairsOf(before);
      const blocked = pairsBefore.map((pair) => RULES.map((_, number) => isBlockedByAny([number], pair)));
      for (let change = 0; change < 40; change++) {
        const pairsAfter = pairsOf(indexCase(withOneChange(before.case, dice)));
        pairsAfter.forEach((pair, at) => {
          const differing = [...RULES.keys()].filter(
            (number) => isBlockedByAny([number], pair) !== blocked[at]![number],
          );
          if (differing.length === 0) skipped++;
          else {
            const asked = rulesReading(changedAround(pairsBefore[at]!, pair));
            expect(asked).toEqual(expect.arrayContaining(differing));
            for (const number of differing) noticed.add(number);
          }
        });
      }
    }
    expect(skipped).toBeGreaterThan(0);
    expect(noticed.size).toBeGreaterThan(35);
  });

  it('should be few rules for most changes', () => {
    const codes = (field: Parameters<typeof rulesReading>[0]) =>
      rulesReading(field).map((number) => RULES[number]!.code);
    expect(codes(new Set(['mentor.absences']))).toEqual(['absent']);
    expect(codes(new Set(['need.grantedMinutes']))).toEqual([]);
    expect(codes(new Set(['mentor.capacityMinutes', 'mentor.caseload']))).toEqual(['paused']);
    expect(codes(new Set(['pin.seatId']))).toEqual([
      'unitKind',
      'handPicked',
      'department',
      'age',
      'benefit',
      'area',
      'mentorArea',
      'window',
    ]);
  });

  it('should be every rule where the pair becomes another', () => {
    for (const link of ['need.citizenId', 'mentor.unitId', 'group.mentorId'] as const) {
      expect(rulesReading(new Set([link]))).toEqual([...RULES.keys()]);
    }
  });
});

describe('changedFields', () => {
  it('should compare by value, field by field', () => {
    const mentor = aMentor({ absences: [{ from: '2026-03-02', until: '2026-03-20' }] });
    expect(changedFields('mentor', mentor, structuredClone(mentor))).toEqual([]);
    expect(changedFields('mentor', mentor, { ...mentor, absences: [], caseload: 3 })).toEqual([
      'mentor.caseload',
      'mentor.absences',
    ]);
    expect(changedFields('pickedMentor', mentor, { ...mentor, id: 'm2', unitId: 'other' })).toEqual([
      'pickedMentor.unitId',
    ]);
    expect(changedFields('unit', aUnit(), aUnit({ contract: { minutes: 60 } }))).toEqual(['unit.contract']);
    expect(changedFields('citizen', aCitizen(), aCitizen({ supportPersons: [] }))).toEqual([]);
  });

  it('should name a field that is left out on one side, and all that are set where an entity comes or goes', () => {
    const { departmentId: _, ...nowhere } = aCitizen();
    expect(changedFields('citizen', aCitizen(), nowhere)).toEqual(['citizen.departmentId']);
    expect(changedFields('need', { ...aNeed(), purpose: undefined }, aNeed({ purpose: undefined }))).toEqual([]);
    const pin = { needId: 'n1', seatId: 'm1' };
    expect(changedFields('pin', undefined, pin)).toEqual(['pin.needId', 'pin.seatId']);
    expect(changedFields('pin', pin, undefined)).toEqual(['pin.needId', 'pin.seatId']);
    expect(changedFields('policy', aCase().policy, aCase().policy)).toEqual([]);
  });
});
