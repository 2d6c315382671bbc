/** Random towns of a handful of needs, with every kind of limit, and random prices for them. */
import fc from 'fast-check';
import type { Case } from '../../src/model/case.ts';
import type { Certificate } from '../../src/model/plan.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../helpers/caseBuilder.ts';

const fives = (least: number, most: number) => fc.integer({ min: least / 5, max: most / 5 }).map((steps) => steps * 5);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const people = fc.array(
  fc.record({
    isMust: fc.boolean(),
    isYoung: fc.boolean(),
    role: fc.constantFrom('professional', 'professional', 'group'),
    grantedMinutes: fives(30, 180),
    urgency: fc.integer({ min: 0, max: 2 }),
    wantsWoman: fc.boolean(),
    lacks: fc.boolean(),
    runs: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

const seats = fc.record({
  mentors: fc.array(
    fc.record({
      capacityMinutes: fc.integer({ min: 0, max: 24 }).map((quarters) => quarters * 15),
      caseload: fc.integer({ min: 0, max: 3 }),
      isWoman: fc.boolean(),
      overheadPercent: fc.constantFrom(100, 115, 150),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  group: maybe(fc.record({ least: fc.integer({ min: 0, max: 3 }), more: fc.integer({ min: 0, max: 2 }) })),
  supplier: maybe(fc.record({ minutes: maybe(fives(0, 300)), places: maybe(fc.integer({ min: 0, max: 3 })) })),
  corps: fc.record({ minutes: maybe(fives(0, 500)), wageGrantOere: fc.constantFrom(0, 130_001, 900_000) }),
});

const money = fc.record({
  netCostPercent: fc.constantFrom(0, 70, 100),
  balance: fc.integer({ min: 0, max: 40 }),
  fairSharePercent: fc.constantFrom(0, 50, 80),
  frames: fc.array(
    fc.record({
      capOere: fc.integer({ min: 0, max: 2_000_000 }),
      basis: fc.constantFrom('spending', 'refund'),
      hardness: fc.constantFrom('soft', 'hard'),
    }),
    { maxLength: 2 },
  ),
});

export const smallTown: fc.Arbitrary<Case> = fc
  .record({
    people,
    seats,
    money,
    pin: fc.integer({ min: 0, max: 4 }).map((die) => die === 0),
    // The second mentor, where there is one, may be a shared function.
    sharedFunction: fc.constantFrom(undefined, { minutes: 90, citizensMost: 2 }, { minutes: 240, citizensMost: 3 }),
  })
  .map(({ people, seats, money, pin, sharedFunction }) =>
    aCase({
      planWeeks: 1,
      policy: { fairSharePercent: money.fairSharePercent },
      weights: { netCostPercent: money.netCostPercent, balance: money.balance },
      units: [
        aUnit({
          priceOere: 30_000,
          wageGrantOere: seats.corps.wageGrantOere,
          contract: seats.corps.minutes === undefined ? {} : { minutes: seats.corps.minutes },
        }),
        ...(seats.supplier === undefined
          ? []
          : [
              aUnit({
                id: 'sup',
                kind: 'externalProvider',
                unnamedSeats: true,
                priceOere: 41_234,
                startFeeOere: 77_777,
                contract: Object.fromEntries(Object.entries(seats.supplier).filter(([, limit]) => limit !== undefined)),
              }),
            ]),
      ],
      mentors: seats.mentors.map(({ isWoman, ...mentor }, at) =>
        aMentor({
          ...mentor,
          id: `m${at + 1}`,
          sex: isWoman ? 'woman' : 'man',
          ...(at === 1 && sharedFunction !== undefined ? { sharedFunction } : {}),
        }),
      ),
      groups:
        seats.group === undefined
          ? []
          : [
              {
                id: 'g1',
                mentorId: 'm1',
                name: 'Hold',
                citizensLeast: seats.group.least,
                citizensMost: seats.group.least + seats.group.more,
                weekday: 4,
                start: '10:00',
                minutes: 60,
                everyWeeks: 1,
                firstDate: '2026-03-05',
              },
            ],
      citizens: people.map((person, at) =>
        aCitizen({
          id: `c${at + 1}`,
          departmentId: person.isYoung ? 'youth' : 'jobs',
          ...(person.isMust ? { retOgPligt: { reason: 'personalReasons' } } : {}),
        }),
      ),
      needs: people.map((person, at) =>
        aNeed({
          id: `n${at + 1}`,
          citizenId: `c${at + 1}`,
          role: person.role as 'group' | 'professional',
          grantedMinutes: person.grantedMinutes,
          urgency: person.urgency,
          competences: person.lacks ? ['paedagog'] : [],
          wishes: person.wantsWoman ? [{ kind: 'sex', value: 'woman' }] : 'none',
        }),
      ),
      budgets: money.frames.map((frame, at) => ({
        id: `b${at + 1}`,
        capOere: frame.capOere,
        basis: frame.basis as 'spending' | 'refund',
        hardness: frame.hardness as 'soft' | 'hard',
        ...(at === 0 ? { departmentIds: ['youth'] } : {}),
      })),
      relations: people.flatMap((person, at) =>
        person.runs && person.role === 'professional'
          ? [{ needId: `n${at + 1}`, seatId: 'm1', since: '2025-11-03' }]
          : [],
      ),
      pins: pin && people[0]!.role === 'professional' ? [{ needId: 'n1', seatId: 'm1' }] : [],
    }),
  );

/** Prices for whatever needs and rows the town has: some sensible, some far out of range. */
export function pricesFor(town: Case): fc.Arbitrary<Certificate['prices']> {
  const rows = [
    ...town.units.flatMap(({ id, contract }) => [
      ...(contract.minutes === undefined ? [] : [`unit:${id}:minutes`]),
      ...(contract.places === undefined ? [] : [`unit:${id}:places`]),
    ]),
    ...town.budgets.flatMap(({ id, hardness }) => [
      `budget:${id}`,
      ...(hardness === 'hard' ? [`budget:${id}:hard`] : []),
    ]),
  ];
  const rowPrice = (id: string) =>
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: id.startsWith('budget') ? 500_000 : 6_000_000_000 }));
  const needPrice = fc.integer({ min: -200_000_000, max: 4_000_000_000 });
  return fc.record({
    needs: fc.record(Object.fromEntries(town.needs.map((need) => [need.id, needPrice]))),
    rows: fc.record(Object.fromEntries(rows.map((id) => [id, rowPrice(id)]))),
    mustServe: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5_000_000_000 })),
  });
}
