import { describe, expect, it } from 'vitest';
import { generateTown } from '../../../../src/generate/index.ts';
import type { Case } from '../../../../src/model/case.ts';
import type { Meeting } from '../../../../src/model/plan.ts';
import { anyEdit, withGroups } from './edits.ts';
import { type Change, faultsOf, nextEvent, openRig, type Rig, step, stepBack, written } from './rig.ts';

/** Towns of several sizes; every other with all kinds of mentors, every third with few rooms, two in three with groups. */
function townOf(citizens: number, seed: number): Case {
  const everyKind = seed % 2 === 1;
  const mentors = Math.ceil(citizens / 7) + (everyKind ? 13 : 1);
  const town = generateTown({ citizens, mentors, seed, everyKind });
  const withRooms = seed % 3 === 0 ? { ...town, policy: { ...town.policy, officeRooms: 1 + (seed % 2) } } : town;
  return seed % 3 === 1 ? withRooms : withGroups(withRooms);
}

function changeFor(rig: Rig, number: number): Change {
  return rig.random() < 0.5 ? nextEvent(rig, number) : anyEdit(rig.random);
}

const snapshot = (rig: Rig) => ({ current: rig.current, index: rig.index, seatOf: new Map(rig.seatOf) });

const ofMentor = ({ kind }: Meeting) => kind === 'meeting' || kind === 'startMeeting';

describe('LiveWeeks', () => {
  it.each([
    [20, 31],
    [30, 32],
    [40, 33],
    [60, 34],
    [120, 35],
  ])(
    'should keep every plan valid, event after event: %i citizens, seed %i',
    { timeout: 120_000 },
    (citizens, seed) => {
      const rig = openRig(townOf(citizens, seed), seed);
      expect(faultsOf(rig)).toEqual([]);
      for (let number = 1; number <= 40; number++) {
        step(rig, changeFor(rig, 1000 * seed + number));
        expect({ number, faults: faultsOf(rig) }).toEqual({ number, faults: [] });
      }
    },
  );

  it('should have met all reasons for a meeting to be missed', { timeout: 120_000 }, () => {
    const codes = new Set<string>();
    for (const seed of [42, 45, 48]) {
      const rig = openRig(townOf(60, seed), seed);
      for (let number = 1; number <= 60; number++) {
        step(rig, changeFor(rig, 1000 * seed + number));
        for (const { code } of rig.live.missed(rig.index)) codes.add(code);
      }
    }
    // Rooms are tested by themselves (shared.test.ts).
    codes.delete('roomFull');
    expect([...codes].sort()).toEqual(['absence', 'holiday', 'noCommonTime', 'sharedPersonBusy', 'weekFull']);
  });

  it.each([51, 52, 53])('should take every update back to the last byte: seed %i', { timeout: 60_000 }, (seed) => {
    const rig = openRig(townOf(40, seed), seed);
    const trail: { before: ReturnType<typeof snapshot>; was: string; update: ReturnType<typeof step> }[] = [];
    for (let number = 1; number <= 60; number++) {
      const before = snapshot(rig);
      const was = JSON.stringify(written(rig));
      trail.push({ before, was, update: step(rig, changeFor(rig, 1000 * seed + number)) });
      // Now and then several at once, last first; the stream goes on from there.
      for (let back = 0; rig.random() < 0.4 && back < trail.length; back++) {
        const last = trail.pop()!;
        stepBack(rig, last.update, last.before);
        expect(JSON.stringify(written(rig))).toBe(last.was);
      }
    }
    expect(faultsOf(rig)).toEqual([]);
  });

  it('should make the same weeks of the same events', { timeout: 60_000 }, () => {
    const run = () => {
      const rig = openRig(townOf(40, 61), 61);
      for (let number = 1; number <= 30; number++) step(rig, changeFor(rig, number));
      return written(rig);
    };
    expect(run()).toEqual(run());
  });

  it.each([71, 72])('should leave everybody else’s meetings alone: seed %i', { timeout: 60_000 }, (seed) => {
    const rig = openRig(townOf(90, seed), seed);
    let compared = 0;
    for (let number = 1; number <= 60; number++) {
      const seatsBefore = new Map(rig.seatOf);
      const meetings = rig.live.meetings().filter(ofMentor);
      const { touched, changes } = step(rig, nextEvent(rig, 1000 * seed + number));
      const after = new Map(rig.live.meetings().map((meeting) => [meeting.id, meeting]));
      if (touched.everything || touched.caseworkers.size > 0) continue;
      const concerned = mentorsConcerned(rig, touched, seatsBefore);
      for (const meeting of meetings) {
        if (concerned.has(meeting.seatId)) continue;
        compared++;
        expect(after.get(meeting.id)).toBe(meeting);
      }
      for (const { from } of changes.moved) if (ofMentor(from)) expect(concerned.has(from.seatId)).toBe(true);
    }
    expect(compared).toBeGreaterThan(3000);
  });

  it('should tell what an update has changed', { timeout: 60_000 }, () => {
    const rig = openRig(townOf(60, 81), 81);
    for (let number = 1; number <= 40; number++) {
      const before = new Map(rig.live.meetings().map((meeting) => [meeting.id, JSON.stringify(meeting)]));
      const { changes } = step(rig, changeFor(rig, number));
      for (const { id } of changes.removed) expect(before.delete(id)).toBe(true);
      for (const meeting of changes.added) before.set(meeting.id, JSON.stringify(meeting));
      for (const { from, to } of changes.moved) {
        expect(before.get(from.id)).toBe(JSON.stringify(from));
        before.set(to.id, JSON.stringify(to));
      }
      const after = rig.live.meetings().map((meeting) => JSON.stringify(meeting));
      expect([...before.values()].sort()).toEqual(after.sort());
    }
  });
});

/** Mentors an event may concern: whose courses or time changed, and whom the people it touches meet. */
function mentorsConcerned(
  rig: Rig,
  touched: ReturnType<typeof step>['touched'],
  seatsBefore: ReadonlyMap<string, string>,
): Set<string | undefined> {
  const { index, seatOf } = rig;
  const needs = new Set([...touched.needs, ...touched.seats.keys()]);
  const citizens = new Set(touched.citizens);
  for (const id of needs) citizens.add(index.needById.get(id)?.citizenId ?? '');
  for (const id of citizens) for (const need of index.needsOfCitizen.get(id) ?? []) needs.add(need.id);
  const groups = new Set([...touched.groups, ...[...needs].flatMap((id) => [seatOf.get(id), seatsBefore.get(id)])]);
  for (const { id, mentorId } of index.case.groups) if (touched.mentors.has(mentorId)) groups.add(id);
  for (const need of index.case.needs) {
    if (!groups.has(seatOf.get(need.id)) || index.seatById.get(seatOf.get(need.id)!)?.kind !== 'group') continue;
    for (const { id } of index.needsOfCitizen.get(need.citizenId)!) needs.add(id);
  }
  return new Set([...touched.mentors, ...[...needs].flatMap((id) => [seatOf.get(id), seatsBefore.get(id)])]);
}

describe('the judge of live weeks', () => {
  /** One citizen or mentor changes, and the weeks are not told; over a few towns at least one plan must not hold. */
  const faultsWhenHidden = (change: (current: Case, at: number) => Case, hide: Parameters<typeof step>[2]) => {
    let faults = 0;
    for (const seed of [91, 92]) {
      const rig = openRig(townOf(60, seed), seed);
      for (let at = 0; at < 8; at++) step(rig, (current) => change(current, at), hide);
      faults += faultsOf(rig).length;
    }
    return faults;
  };

  it('should see free weeks that are not up to date', { timeout: 60_000 }, () => {
    const away = (current: Case, at: number): Case => ({
      ...current,
      citizens: current.citizens.map((citizen, other) =>
        other % 8 === at ? { ...citizen, absences: [{ from: current.planDate, until: '2030-01-01' }] } : citizen,
      ),
    });
    expect(faultsWhenHidden(away, {})).toBe(0);
    expect(faultsWhenHidden(away, { citizens: new Set() })).toBeGreaterThan(0);
  });

  it('should see journeys that are not up to date', { timeout: 60_000 }, () => {
    const far = (current: Case, at: number): Case => ({
      ...current,
      mentors: current.mentors.map((mentor, other) =>
        other % 8 === at ? { ...mentor, base: { latitude: 55.9, longitude: 12.9 } } : mentor,
      ),
    });
    expect(faultsWhenHidden(far, {})).toBe(0);
    expect(faultsWhenHidden(far, { mentors: new Set() })).toBeGreaterThan(0);
  });
});
