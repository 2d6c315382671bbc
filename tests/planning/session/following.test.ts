import { describe, expect, it } from 'vitest';
import { NONE, pairBetween, seededRandom } from '../../../solver/index.ts';
import type { Case } from '../../../src/model/case.ts';
import type { TownEvent } from '../../../src/model/event.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit } from '../../helpers/caseBuilder.ts';
import { sessionFaults } from '../../solver/session/sessionFaults.ts';
import { opener, tryEvent, violationsOf } from './opened.ts';
import { differences, liveProblemOf } from './sameProblem.ts';
import { anyEvent, busyTown, policyEvents, weightEvents } from './streams.ts';

describe('Session, event by event', () => {
  it.each([
    [20, 1],
    [20, 2],
    [25, 3],
    [20, 114],
    [60, 5],
    [120, 6],
  ])(
    'should hold what a fresh look at the case gives, and a plan that verifies: %i citizens, seed %i',
    (citizens, seed) => {
      const session = opener(busyTown(citizens, seed))();
      const random = seededRandom(seed);
      let taken = 0;
      for (let number = 1; number <= 40; number++) {
        const event = anyEvent(session.case, random, 1000 * seed + number);
        if (tryEvent(session, event) !== undefined) taken++;
        const { live } = liveProblemOf(session).session;
        const found = { number, event: event.type, differences: differences(session), faults: sessionFaults(live) };
        expect(found).toEqual({ number, event: event.type, differences: [], faults: [] });
        if (number % 20 === 0) expect(violationsOf(session)).toEqual([]);
      }
      expect(taken).toBeGreaterThan(30);
    },
  );

  it('should follow every field of the policy, there and back', () => {
    const session = opener({ ...busyTown(40, 12), pins: [] })();
    // Each event is made from the policy as it then is, so that both values come and go.
    const count = policyEvents(session.case).length;
    for (let at = 0; at < count; at++) {
      const event = policyEvents(session.case)[at]!;
      session.apply(event);
      expect([at, differences(session)]).toEqual([at, []]);
    }
    expect(violationsOf(session)).toEqual([]);
  });

  it('should follow every weight, off, up and back', () => {
    const session = opener(busyTown(40, 13))();
    for (const event of weightEvents(session.case)) {
      session.apply(event);
      expect([event.weight, event.value, differences(session)]).toEqual([event.weight, event.value, []]);
    }
    expect(violationsOf(session)).toEqual([]);
  });

  it('should follow a frame that turns hard, is spent, and turns soft again', () => {
    const town = busyTown(20, 14);
    expect(town.budgets).toHaveLength(1);
    const session = opener(town)();
    const { id: budgetId, capOere, usedOere } = town.budgets[0]!;
    for (const [cap, hardness] of [
      [capOere, 'hard'],
      [usedOere + 1_500_000, 'hard'],
      [usedOere, 'hard'],
      [usedOere, 'soft'],
      [capOere, 'soft'],
    ] as const) {
      session.apply({ type: 'budgetChanged', budgetId, capOere: cap, usedOere, hardness });
      expect(differences(session)).toEqual([]);
      expect(violationsOf(session)).toEqual([]);
    }
  });
});

const GROUP: Case['groups'][number] = {
  ...{ id: 'club', mentorId: 'm1', name: 'Klub', citizensLeast: 3, citizensMost: 8, weekday: 2, start: '10:00' },
  ...{ minutes: 90, everyWeeks: 1, firstDate: '2026-03-03', place: 'office' },
};
const SUPPLIER = aUnit({ id: 'supplier', kind: 'externalProvider', unnamedSeats: true });
const town = aCase({
  units: [aUnit(), SUPPLIER],
  citizens: ['c1', 'c2', 'c3', 'c4'].map((id) => aCitizen({ id })),
  needs: ['1', '2', '3'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
});
const orders = ['1', '2', '3'].map((at) => aNeed({ id: `g${at}`, citizenId: `c${at}`, role: 'group' }));

describe('Session, seats that come and go', () => {
  const open = opener(town);
  const withGroup = { ...town, groups: [GROUP], needs: [...town.needs, ...orders] };

  it('should give a unit its places back when it sells them again, to needs that came meanwhile too', () => {
    const session = open();
    const events: TownEvent[] = [
      { type: 'unitChanged', unit: { ...SUPPLIER, unnamedSeats: false } },
      { type: 'needOrdered', need: aNeed({ id: 'n4', citizenId: 'c4' }) },
      { type: 'unitChanged', unit: SUPPLIER },
      { type: 'mentorCapacityChanged', mentorId: 'm1', capacityMinutes: 0, caseload: 0 },
    ];
    for (const event of events) {
      session.apply(event);
      expect(differences(session)).toEqual([]);
      expect(violationsOf(session)).toEqual([]);
    }
    expect(session.figures()).toMatchObject({ waiting: 0, needs: 4 });
  });

  it('should follow groups and mentors that a lever brings in, takes out and brings in again', () => {
    const session = open();
    const second = aMentor({ id: 'm2' });
    const cases: Case[] = [
      withGroup,
      town,
      { ...withGroup, mentors: [...town.mentors, second] },
      withGroup,
      { ...withGroup, mentors: [second, ...town.mentors] },
    ];
    for (const next of cases) {
      session.moveTo(next);
      expect(differences(session)).toEqual([]);
      expect(violationsOf(session)).toEqual([]);
    }
    expect(session.figures().waiting).toBe(0);
  });

  it('should close a group that falls below its least number, and open it when there are enough again', () => {
    const session = opener(withGroup)();
    const seats = () => orders.map(({ id }) => liveProblemOf(session).seatOfNeed(id));
    expect(seats()).toEqual(['club', 'club', 'club']);
    session.apply({ type: 'needClosed', needId: 'g2', reason: 'withdrawn' });
    expect(seats()).toEqual([undefined, undefined, undefined]);
    expect(violationsOf(session)).toEqual([]);
    session.apply({ type: 'needOrdered', need: orders[1]! });
    expect(seats()).toEqual(['club', 'club', 'club']);
    expect(violationsOf(session)).toEqual([]);
  });

  it('should follow a group order that turns out to be another citizen’s', () => {
    const session = opener(withGroup)();
    const events: TownEvent[] = [
      { type: 'needChanged', need: { ...orders[0]!, citizenId: 'c4' } },
      {
        type: 'citizenChanged',
        citizen: aCitizen({ id: 'c4', absences: [{ from: '2026-03-02', until: '2026-03-08' }] }),
      },
      {
        type: 'citizenChanged',
        citizen: aCitizen({ id: 'c1', absences: [{ from: '2026-03-09', until: '2026-03-15' }] }),
      },
    ];
    for (const event of events) {
      session.apply(event);
      expect(differences(session)).toEqual([]);
      expect(violationsOf(session)).toEqual([]);
    }
  });
});

describe('Session, what no pair and no seat tells', () => {
  const contracted = (minutes: number) => ({ ...SUPPLIER, contract: { minutes } });

  it('should let somebody go when a contract shrinks, and seat him again when it grows', () => {
    const session = opener({ ...town, units: [contracted(360)], mentors: [] })();
    expect(session.figures().waiting).toBe(0);
    for (const [minutes, waiting] of [
      [240, 1],
      [100, 3],
      [360, 0],
    ] as const) {
      session.apply({ type: 'contractChanged', unitId: 'supplier', contract: { minutes } });
      expect(differences(session)).toEqual([]);
      expect([minutes, session.figures().waiting, violationsOf(session)]).toEqual([minutes, waiting, []]);
    }
  });

  it('should lower the bound again when a need that waits is closed', () => {
    const session = opener({ ...town, units: [contracted(240)], mentors: [] })();
    const [waiting] = session.plan('test').waiting;
    session.apply({ type: 'needClosed', needId: waiting!.needId, reason: 'withdrawn' });
    expect(sessionFaults(liveProblemOf(session).session.live)).toEqual([]);
    expect(session.figures()).toMatchObject({ waiting: 0, gap: 0 });
    expect(violationsOf(session)).toEqual([]);
  });
});

describe('Session, what is known of somebody else', () => {
  it('should open a pair when the mentor of the citizen’s other course is a professional no more, and close it again', () => {
    const supportPersons = [{ kind: 'skp' as const, from: '2026-01-01' }];
    const session = opener(
      aCase({
        mentors: [aMentor({ id: 'm1' }), aMentor({ id: 'm2' })],
        citizens: [aCitizen({ id: 'c1', supportPersons })],
        needs: ['n1', 'n2'].map((id) => aNeed({ id, citizenId: 'c1' })),
        relations: [{ needId: 'n1', seatId: 'm1', since: '2026-01-05', slots: [], status: 'active' }],
        policy: { parallelSupport: 'forbidden' },
      }),
    )();
    const isOpen = () => {
      const { session: assignment, needNumber, seatNumber } = liveProblemOf(session);
      return pairBetween(assignment.live, needNumber.get('n2')!, seatNumber.get('m2')!) !== NONE;
    };
    const open = [isOpen()];
    for (const kind of ['volunteer', aMentor().kind] as const) {
      session.apply({ type: 'mentorChanged', mentor: aMentor({ id: 'm1', kind }) });
      expect(differences(session)).toEqual([]);
      open.push(isOpen());
    }
    expect(open).toEqual([false, true, false]);
  });
});

describe('Session, combinations that no week can hold', () => {
  const hours = (end: string) => aMentor({ availability: [{ weekday: 2, start: '10:00', end }] });
  const people = ['1', '2'];
  const crowdedTown = aCase({
    mentors: [hours('12:00')],
    citizens: people.map((at) => aCitizen({ id: `c${at}` })),
    needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, grantedMinutes: 60 })),
    policy: { lunchBreakMinutes: 0 },
  });

  it('should let one of two wait when the mentor’s week has room for one, and seat both when it has for two', () => {
    const session = opener(crowdedTown)();
    expect(session.figures().waiting).toBe(0);
    for (const [end, waiting] of [
      ['11:00', 1],
      ['12:00', 0],
      ['11:00', 1],
    ] as const) {
      session.apply({ type: 'mentorChanged', mentor: hours(end) });
      expect([end, session.figures().waiting, violationsOf(session)]).toEqual([end, waiting, []]);
    }
  });
});

describe('Session, pins', () => {
  it('should put a need where it is pinned, whoever is there, and keep it there', () => {
    const full = aCase({
      mentors: [aMentor({ capacityMinutes: 120 }), aMentor({ id: 'm2', capacityMinutes: 120 })],
      citizens: ['c1', 'c2'].map((id) => aCitizen({ id })),
      needs: ['1', '2'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
      relations: ['1', '2'].map((at) => ({ needId: `n${at}`, seatId: `m${at}`, since: '2026-01-05' })),
    });
    const session = opener(full)();
    const seats = () => ['n1', 'n2'].map((id) => liveProblemOf(session).seatOfNeed(id));
    expect(seats()).toEqual(['m1', 'm2']);
    session.apply({ type: 'pinSet', needId: 'n1', seatId: 'm2' });
    expect(seats()).toEqual(['m2', 'm1']);
    expect(violationsOf(session)).toEqual([]);
    session.apply({ type: 'pinSet', needId: 'n2', seatId: 'm1' });
    expect(() => session.apply({ type: 'pinSet', needId: 'n2', seatId: 'm2' })).toThrow(/pin/);
    expect(seats()).toEqual(['m2', 'm1']);
    session.apply({ type: 'pinRemoved', needId: 'n1' });
    session.apply({ type: 'pinRemoved', needId: 'n2' });
    expect(violationsOf(session)).toEqual([]);
  });
});
