import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { eligibleSeats, isEligible, prepare, RULES, ruleSetOf } from '../../src/rules/index.ts';
import {
  aCase,
  aCitizen,
  aMentor,
  aNeed,
  aUnit,
  type MentorInput,
  type NeedInput,
  type UnitInput,
} from '../helpers/caseBuilder.ts';

/** One of the values, typed as what the builders take. */
const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const units = fc.record({
  kind: pick<UnitInput['kind']>(
    'internalCorps',
    'internalCorps',
    'externalProvider',
    'bostoette',
    'volunteerPool',
    'company',
  ),
  law: pick<'lab' | 'integration'>('lab', 'lab', 'integration'),
  unnamedSeats: fc.boolean(),
  leadTimeWeeks: pick(0, 0, 2),
  scope: pick<UnitInput['scope']>({}, {}, {}, {}, { ageMost: 29 }, { departmentIds: ['youth'] }),
});

const mentors = fc.record({
  unitId: pick('u0', 'u1', 'u2'),
  kind: pick<MentorInput['kind']>('internalSocial', 'internalSocial', 'volunteer', 'digital', 'integration', 'peer'),
  capacityMinutes: pick(600, 600, 600, 0),
  languages: pick(['da'], ['da', 'so']),
  trainedOn: pick('2026-01-01', '2026-03-30'),
});

const needs = fc.record({
  role: pick<NeedInput['role']>('professional', 'professional', 'volunteer', 'peer'),
  taskWeight: pick<NeedInput['taskWeight']>('light', 'ordinary'),
  start: pick('2026-03-02', '2026-04-06'),
  wishes: pick<NeedInput['wishes']>('unknown', [{ kind: 'language', value: 'so', required: true }]),
  citizen: fc.record({
    age: pick(24, 42),
    departmentId: pick('jobs', 'youth'),
    psychiatricDischarge: pick(undefined, '2026-09-01'),
  }),
  running: fc.option(fc.nat(5)),
  pinned: fc.option(fc.nat(5)),
});

/** A case of three units, six mentors and a few needs, some of them running or pinned anywhere. */
function mixedCase(): fc.Arbitrary<Case> {
  const lists = fc.tuple(
    fc.array(units, { minLength: 3, maxLength: 3 }),
    fc.array(mentors, { minLength: 6, maxLength: 6 }),
    fc.array(needs, { minLength: 1, maxLength: 5 }),
    fc.boolean(),
  );
  return lists.map(([unitParts, mentorParts, needParts, youthJointGoal]) =>
    aCase({
      policy: { youthJointGoal },
      units: unitParts.map((part, at) => aUnit({ id: `u${at}`, ...part })),
      mentors: mentorParts.map((part, at) => aMentor({ id: `m${at}`, ...part })),
      citizens: needParts.map(({ citizen }, at) => aCitizen({ id: `c${at}`, ...citizen })),
      needs: needParts.map(({ role, taskWeight, start, wishes }, at) =>
        aNeed({ id: `n${at}`, citizenId: `c${at}`, role, taskWeight, start, wishes }),
      ),
      relations: needParts.flatMap(({ running }, at) =>
        running === null ? [] : [{ needId: `n${at}`, seatId: `m${running}`, since: '2025-12-01' }],
      ),
      pins: needParts.flatMap(({ pinned }, at) =>
        pinned === null ? [] : [{ needId: `n${at}`, seatId: `m${pinned}` }],
      ),
    }),
  );
}

describe('eligibleSeats', () => {
  it('should answer as isEligible does, seat by seat', () => {
    let eligible = 0;
    fc.assert(
      fc.property(mixedCase(), (input) => {
        const index = indexCase(input);
        const ruleSet = ruleSetOf(input);
        const prepared = prepare(index, ruleSet);
        for (const need of input.needs) {
          const citizen = index.citizenById.get(need.citizenId)!;
          const oneByOne = index.seats.filter((seat) => isEligible({ index, ruleSet, need, citizen, seat }));
          const ids = eligibleSeats(prepared, need).map((seat) => seat.id);
          expect(ids.sort()).toEqual(oneByOne.map((seat) => seat.id).sort());
          eligible += ids.length;
        }
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(eligible).toBeGreaterThan(200);
  });

  it('should answer for a municipality without units or seats (S34)', () => {
    const input = aCase({ units: [], mentors: [] });
    expect(eligibleSeats(prepare(indexCase(input), ruleSetOf(input)), input.needs[0]!)).toEqual([]);
  });
});

describe('what a rule is about', () => {
  it('should hold: a rule about the need answers alike for every seat, one about the unit for all its seats', () => {
    fc.assert(
      fc.property(mixedCase(), (input) => {
        const index = indexCase(input);
        const ruleSet = ruleSetOf(input);
        for (const need of input.needs) {
          const citizen = index.citizenById.get(need.citizenId)!;
          for (const rule of RULES.filter(({ about }) => about !== 'seat')) {
            const answers = new Map<string, Set<string>>();
            for (const seat of index.seats) {
              const key = rule.about === 'need' ? '' : seat.unit.id;
              const answer = JSON.stringify(rule.blocks({ index, ruleSet, need, citizen, seat }) ?? null);
              answers.set(key, (answers.get(key) ?? new Set()).add(answer));
            }
            for (const given of answers.values()) expect(given.size).toBe(1);
          }
        }
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});
