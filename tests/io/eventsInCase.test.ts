import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/errors.ts';
import { generateEvents, generateTown } from '../../src/generate/index.ts';
import { faultsInOrder } from '../../src/io/eventsInCase.ts';
import type { Case } from '../../src/model/case.ts';
import { TownEvent } from '../../src/model/event.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { pinFaultsOf } from '../../src/planning/pins.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, PLAN_DATE } from '../helpers/caseBuilder.ts';

const supplier = aUnit({ id: 'sup', kind: 'externalProvider', unnamedSeats: true });

function town(): Case {
  return aCase({
    units: [aUnit(), supplier],
    relations: [{ needId: 'n1', seatId: 'sup', since: PLAN_DATE, slots: [], status: 'active' }],
  });
}

/** Events as the lines 1, 2, 3, …; a list of faults stands for a line that could not be read. */
function faultsOf(...events: readonly (Record<string, unknown> | string)[]): string[] {
  const faults: readonly Fault[] = [{ code: 'BAD_JSON', path: 'column 1', message: 'a value was expected.' }];
  const lines = events.map((event, at) =>
    typeof event === 'string' ? { line: at + 1, text: event, faults } : { line: at + 1, event: TownEvent.parse(event) },
  );
  return faultsInOrder(town(), lines).map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

const close = (needId: string) => ({ type: 'needClosed', needId, reason: 'other' });
const order = (overrides: Partial<ReturnType<typeof aNeed>>) => ({ type: 'needOrdered', need: aNeed(overrides) });

describe('faultsInOrder', () => {
  it('should find none where each event fits the case the others have left', () => {
    const joined = { type: 'mentorJoined', mentor: aMentor({ id: 'm2' }) };
    const pinned = { type: 'pinSet', needId: 'n2', seatId: 'm2' };
    expect(faultsOf(order({ id: 'n2' }), joined, pinned, { type: 'pinRemoved', needId: 'n2' }, close('n2'))).toEqual(
      [],
    );
  });

  it.each([
    ['a need that is not there', close('n9'), 'line 1: No need has id "n9"'],
    ['a citizen', order({ id: 'n2', citizenId: 'c9' }), 'line 1: No citizen has id "c9"'],
    ['a competence', order({ id: 'n2', competences: ['ghost'] }), 'line 1, need.competences[0]: No competence has'],
    [
      'a competence of a mentor',
      { type: 'mentorCompetencesChanged', mentorId: 'm1', competences: [{ competenceId: 'ghost' }] },
      'line 1, competences[0].competenceId: No competence has id "ghost"',
    ],
    [
      'a department of a new citizen',
      { ...order({ id: 'n2', citizenId: 'c2' }), citizen: aCitizen({ id: 'c2', departmentId: 'nowhere' }) },
      'line 1, citizen.departmentId: No department has id "nowhere"',
    ],
    ['a unit', { type: 'mentorJoined', mentor: aMentor({ id: 'm2', unitId: 'nowhere' }) }, 'No unit has id "nowhere"'],
    [
      'a department of a caseworker',
      { type: 'caseworkerChanged', caseworker: { id: 'w1', displayName: 'Ida', departmentId: 'nowhere' } },
      'line 1, caseworker.departmentId: No department has id "nowhere"',
    ],
    [
      'a department of a unit',
      { type: 'unitChanged', unit: { ...supplier, scope: { departmentIds: ['nowhere'] } } },
      'line 1, unit.scope.departmentIds[0]: No department has id "nowhere"',
    ],
    [
      'a seat of a relation',
      {
        type: 'relationStarted',
        relation: { needId: 'n1', seatId: 'zz', since: PLAN_DATE, slots: [], status: 'active' },
      },
      'line 1: No seat has id "zz"',
    ],
  ])('should name who is not known: %s', (_, event, said) => {
    const faults = faultsOf(event);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^UNKNOWN_REFERENCE /);
    expect(faults[0]).toContain(said);
  });

  it('should refuse a unit that takes the seats away that others are on', () => {
    expect(faultsOf({ type: 'unitChanged', unit: { ...supplier, unnamedSeats: false } })).toEqual([
      'UNKNOWN_REFERENCE line 1, relations[0].seatId: No seat has id "sup". Add it or correct the id.',
    ]);
  });

  it('should refuse ids that are taken, and values that do not go together', () => {
    expect(faultsOf(order({}))[0]).toMatch(/^DUPLICATE_ID line 1: A need with id "n1" is already there/);
    expect(faultsOf({ type: 'mentorJoined', mentor: aMentor({ id: 'sup' }) })[0]).toMatch(
      /^DUPLICATE_ID line 1, mentors\[1\]\.id: Id "sup" is already used at units\[1\]\.id/,
    );
    expect(faultsOf(order({ id: 'n2', grantedRange: { least: 150, most: 200 } }))[0]).toMatch(
      /^BAD_PERIOD line 1, need\.grantedMinutes: grantedMinutes 120 is outside/,
    );
  });

  it('should go on without a faulty event, and tell each fault once', () => {
    const ghost = order({ id: 'n2', competences: ['ghost'] });
    const again = order({ id: 'n3', competences: ['ghost'] });
    expect(faultsOf(ghost, close('n2'), again, close('n9'), close('n1')).map((fault) => fault.slice(0, 45))).toEqual([
      'UNKNOWN_REFERENCE line 1, need.competences[0]',
      'UNKNOWN_REFERENCE line 3, need.competences[0]',
      'UNKNOWN_REFERENCE line 4: No need has id "n9"',
    ]);
  });

  it('should not blame who refers to a line that could not be read', () => {
    expect(faultsOf('{"type":"needOrdered","need":{"id":"n2",', close('n2'), close('n3'))).toEqual([
      'BAD_JSON line 1, column 1: a value was expected.',
      expect.stringMatching(/^UNKNOWN_REFERENCE line 3: No need has id "n3"/),
    ]);
  });
});

describe('pins in a file of events', () => {
  const pin = (seatId: string) => ({ type: 'pinSet', needId: 'n1', seatId });
  const away = { type: 'mentorAbsent', mentorId: 'm1', absence: { from: PLAN_DATE, until: '2026-12-31' } };

  it('should be told, each with its line, where they cannot be kept or what comes later breaks them', () => {
    const declined = { type: 'mentorChanged', mentor: aMentor({ declines: ['n1'] }) };
    const paused = { type: 'mentorCapacityChanged', mentorId: 'm1', capacityMinutes: 60, caseload: 3 };
    const faults = faultsOf(
      declined,
      pin('m1'),
      { type: 'mentorChanged', mentor: aMentor() },
      pin('m1'),
      paused,
      declined,
    );
    expect(faults.map((fault) => fault.replace(/: \w+\. /, ': …. '))).toEqual([
      'PIN_INELIGIBLE line 2: Need "n1" cannot be pinned to "m1": …. Leave the pin out, or change first what stands in its way.',
      expect.stringMatching(
        /^PIN_OVER_CAPACITY line 5: The pins take \d+ minutes a week of "m1" and there are \d+\. The pin of "n1"/,
      ),
      expect.stringMatching(
        /^PIN_INELIGIBLE line 6: .* The pin of "n1" does not outlive this event: take it back before/,
      ),
    ]);
  });

  it('should be no matter once they are taken back', () => {
    expect(faultsOf(pin('m1'), { type: 'pinRemoved', needId: 'n1' }, away)).toEqual([]);
    expect(faultsOf(pin('m1'), close('n1'), away)).toEqual([]);
  });

  it('should be refused by the file where and only where the session refuses them', () => {
    let refused = 0;
    for (const seed of [1, 2, 3]) {
      const generated = generateTown({ citizens: 60, mentors: 12, seed });
      const { needs, mentors } = generated;
      // Among the generator’s own, which are all sound, pins at random and mentors with little time left.
      const events = generateEvents(generated, 60, seed).flatMap((event, at): TownEvent[] => [
        event,
        { type: 'pinSet', needId: needs[at % needs.length]!.id, seatId: mentors[at % mentors.length]!.id },
        {
          type: 'mentorCapacityChanged',
          mentorId: mentors[(5 * at) % mentors.length]!.id,
          capacityMinutes: 600,
          caseload: 4,
        },
      ]);
      const lines = events.map((event, at) => ({ line: at + 1, event }));
      const byFile = faultsInOrder(generated, lines).filter(({ code }) => code.startsWith('PIN'));
      let current = generated;
      const bySession: string[] = [];
      for (const { line, event } of lines) {
        try {
          const next = applyEvent(current, event);
          if (pinFaultsOf(next).length === 0) current = next;
          else bySession.push(`line ${line}`);
        } catch {
          // Follows from one left out before.
        }
      }
      refused += bySession.length;
      expect([...new Set(byFile.map(({ path }) => path))]).toEqual(bySession);
    }
    expect(refused).toBeGreaterThan(20);
  });
});
