import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../solver/index.ts';
import type { TownEvent } from '../../../src/model/event.ts';
import type { Session } from '../../../src/planning/session/index.ts';
import { aCase, aCitizen, aMentor, aNeed } from '../../helpers/caseBuilder.ts';
import { digestOf } from '../../solver/session/digest.ts';
import { opener, planText, tryEvent, violationsOf } from './opened.ts';
import { differences, liveProblemOf } from './sameProblem.ts';
import { anyEvent, roomyTown } from './streams.ts';

const digest = (session: Session) => digestOf(liveProblemOf(session).session.live);

/** Takes so many events that the session does not refuse. */
function take(session: Session, seed: number, count: number): TownEvent[] {
  const random = seededRandom(seed);
  const taken: TownEvent[] = [];
  for (let number = 1; taken.length < count; number++) {
    const event = anyEvent(session.case, random, 1000 * seed + number);
    if (tryEvent(session, event) !== undefined) taken.push(event);
  }
  return taken;
}

describe('Session.undo', () => {
  it.each([24, 71, 73])(
    'should bring the plan back to the last byte, and go on as if nothing had been: seed %i',
    (seed) => {
      const session = opener(roomyTown(30, seed))();
      take(session, seed, 5);
      const before = {
        case: session.case,
        plan: planText(session),
        digest: digest(session),
        figures: session.figures(),
      };
      const events = take(session, seed + 100, 20);
      const after = { case: JSON.stringify(session.case), plan: planText(session), digest: digest(session) };
      for (let at = 0; at < 20; at++) expect(session.undo()).toBe(true);
      expect(session.case).toBe(before.case);
      expect(differences(session)).toEqual([]);
      expect(digest(session)).toBe(before.digest);
      expect(session.figures()).toEqual(before.figures);
      expect(planText(session)).toBe(before.plan);
      for (const event of events) session.apply(event);
      expect(JSON.stringify(session.case)).toBe(after.case);
      expect(digest(session)).toBe(after.digest);
      expect(planText(session)).toBe(after.plan);
    },
  );

  it.each([31, 32])('should take back any few of the last events, again and again: seed %i', (seed) => {
    const session = opener(roomyTown(30, seed))();
    const random = seededRandom(seed);
    const trail: string[] = [];
    for (let number = 1; number <= 60; number++) {
      const was = digest(session);
      if (tryEvent(session, anyEvent(session.case, random, 1000 * seed + number)) === undefined) continue;
      trail.push(was);
      for (let back = Math.floor(random() * 4); back > 0 && trail.length > 0 && random() < 0.5; back--) {
        session.undo();
        expect(digest(session)).toBe(trail.pop());
        expect(differences(session)).toEqual([]);
      }
    }
    expect(violationsOf(session)).toEqual([]);
  });

  it('should say when there is nothing to take back', () => {
    const session = opener(aCase())();
    expect(session.undo()).toBe(false);
    session.apply({ type: 'needClosed', needId: 'n1', reason: 'withdrawn' });
    expect([session.undo(), session.undo()]).toEqual([true, false]);
    expect(violationsOf(session)).toEqual([]);
  });
});

describe('Session, the same events twice', () => {
  it('should make the same plan, byte for byte', () => {
    const town = roomyTown(30, 75);
    const open = opener(town);
    const [first, second] = [open(), open()];
    const events = take(first, 41, 40);
    for (const event of events) second.apply(event);
    expect(planText(second)).toBe(planText(first));
    expect(digest(second)).toBe(digest(first));
  });
});

describe('Session, an event it refuses', () => {
  const town = aCase({
    mentors: [aMentor(), aMentor({ id: 'm2', capacityMinutes: 120 })],
    citizens: ['c1', 'c2', 'c3'].map((id) => aCitizen({ id })),
    needs: ['1', '2', '3'].map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}` })),
    pins: [{ needId: 'n1', seatId: 'm2' }],
  });
  const open = opener(town);

  it.each<[string, TownEvent, string]>([
    ['an unknown need', { type: 'needHoursChanged', needId: 'nobody', grantedMinutes: 60 }, 'UNKNOWN_REFERENCE'],
    ['an unknown mentor', { type: 'mentorLeft', mentorId: 'nobody' }, 'UNKNOWN_REFERENCE'],
    ['an unknown seat', { type: 'pinSet', needId: 'n2', seatId: 'nowhere' }, 'UNKNOWN_REFERENCE'],
    ['a need that is there', { type: 'needOrdered', need: aNeed() }, 'DUPLICATE_ID'],
    ['a mentor who is there', { type: 'mentorJoined', mentor: aMentor() }, 'DUPLICATE_ID'],
    ['a pinned mentor without time', { type: 'mentorCapacityChanged', mentorId: 'm2', capacityMinutes: 60, caseload: 9 }, 'INVALID_CASE'], // biome-ignore format: a row
    ['a second pin where one fits', { type: 'pinSet', needId: 'n2', seatId: 'm2' }, 'INVALID_CASE'],
    [
      'more hours than a pin has room for',
      { type: 'needHoursChanged', needId: 'n1', grantedMinutes: 180 },
      'INVALID_CASE',
    ],
    ['a policy that a pin cannot be kept under', { type: 'policyChanged', policy: { ...town.policy, mentorTrainingRequired: true } }, 'INVALID_CASE'], // biome-ignore format: a row
  ])('should leave the session byte for byte as it was: %s', (_, event, code) => {
    const [session, silent] = [open(), open()];
    const before = { case: session.case, plan: planText(session), digest: digest(session) };
    expect(() => session.apply(event)).toThrow(expect.objectContaining({ code }));
    expect(session.case).toBe(before.case);
    expect(differences(session)).toEqual([]);
    expect([digest(session), planText(session)]).toEqual([before.digest, before.plan]);
    expect(session.undo()).toBe(false);
    // And what comes after goes as if it had never been asked.
    for (const each of [session, silent]) {
      each.apply({ type: 'needOrdered', need: aNeed({ id: 'n4' }) });
      each.apply({ type: 'mentorCapacityChanged', mentorId: 'm1', capacityMinutes: 240, caseload: 9 });
    }
    expect([digest(session), planText(session)]).toEqual([digest(silent), planText(silent)]);
  });

  it.each([51, 52])('should go on after refused events as if they had never come: seed %i', (seed) => {
    const busy = roomyTown(25, seed);
    const opened = opener({ ...busy, pins: [], budgets: [] });
    const [session, silent] = [opened(), opened()];
    const random = seededRandom(seed);
    let refused = 0;
    const onBoth = (event: TownEvent) => {
      if (tryEvent(session, event) !== undefined) silent.apply(event);
    };
    for (let number = 1; number <= 40; number++) {
      const { relations, pins } = session.case;
      if (pins.length === 0 && relations.length > 0) onBoth({ type: 'pinSet', ...partiesOf(relations[0]!) });
      for (const { needId } of session.case.pins) {
        const cut: TownEvent = { type: 'needHoursChanged', needId, grantedMinutes: 6000 };
        if (tryEvent(session, cut) === undefined) refused++;
        else silent.apply(cut);
      }
      onBoth(anyEvent(session.case, random, 1000 * seed + number));
      expect(digest(session)).toBe(digest(silent));
    }
    expect(refused).toBeGreaterThan(5);
    expect(planText(session)).toBe(planText(silent));
  });
});

const partiesOf = ({ needId, seatId }: { readonly needId: string; readonly seatId: string }) => ({ needId, seatId });

describe('Session, an event that no schema has let through', () => {
  const town = roomyTown(20, 4);
  const [{ id: needId }] = town.needs as [(typeof town.needs)[number]];
  const [{ id: mentorId }] = town.mentors as [(typeof town.mentors)[number]];

  it.each([
    ['no cadence', { type: 'needCadenceChanged', needId, cadence: null }],
    ['no type', {}],
    ['an unknown type', { type: 'needDoubled', needId }],
    ['no absence', { type: 'mentorAbsent', mentorId }],
    ['no citizen of the order', { type: 'needOrdered', need: { ...town.needs[0], id: 'new', citizenId: 'nobody' } }],
  ])('should leave the session as it was: %s', (_, event) => {
    const session = opener(town)();
    session.apply({ type: 'weightChanged', weight: 'balance', value: 9 });
    const before = [digest(session), planText(session), session.case] as const;
    expect(() => session.apply(event as unknown as TownEvent)).toThrow();
    expect([digest(session), planText(session), session.case]).toEqual(before);
    expect(differences(session)).toEqual([]);
    expect(session.undo()).toBe(true);
    expect(session.undo()).toBe(false);
  });
});
