import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/errors.ts';
import { generateEvents, generateTown } from '../../src/generate/index.ts';
import { faultsInOrder } from '../../src/io/eventsInCase.ts';
import type { Case } from '../../src/model/case.ts';
import { TownEvent } from '../../src/model/event.ts';
import { Policy } from '../../src/model/policy.ts';
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
      'UNKNOWN_REFERENCE line 1, unit.unnamedSeats: Unit "sup" takes its seat away, and relations of the case are on it. Let them go first (relationFailed, pinRemoved), or leave unnamedSeats on.',
    ]);
  });

  it('should refuse ids that are taken, and values that do not go together', () => {
    expect(faultsOf(order({}))[0]).toMatch(/^DUPLICATE_ID line 1: A need with id "n1" is already there/);
    expect(faultsOf({ type: 'mentorJoined', mentor: aMentor({ id: 'sup' }) })[0]).toMatch(
      /^DUPLICATE_ID line 1, mentor\.id: Id "sup" is that of another seat or unit of the case\. Give the new one/,
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

describe('odd events', () => {
  const grant = { id: 'g1', law: 'lab' as const, start: PLAN_DATE, end: '2026-08-30' };
  const granted = { type: 'needChanged', need: aNeed({ grant }) };
  const extend = (next: Partial<typeof grant> & { previousGrantId?: string }) => ({
    type: 'grantExtended',
    needId: 'n1',
    grant: { ...grant, id: 'g2', start: '2026-08-31', end: '2027-02-28', previousGrantId: 'g1', ...next },
    courseWeeks: 52,
  });
  const running = {
    type: 'relationStarted',
    relation: { needId: 'n1', seatId: 'm1', since: PLAN_DATE, slots: [], status: 'active' },
  };
  const slot = (weekday: number) => ({ weekday, start: '09:00' });

  it.each([
    [
      'a plan date that goes back',
      { type: 'planDateMoved', planDate: '2026-03-01' },
      'BAD_PERIOD line 1, planDate: The plan date is 2026-03-02',
    ],
    [
      'an absence that is over',
      { type: 'mentorAbsent', mentorId: 'm1', absence: { from: '2025-03-02', until: '2026-03-01' } },
      'BAD_PERIOD line 1, absence.until: The absence is over on 2026-03-02, the plan date by then.',
    ],
    [
      'a need that changes its citizen',
      [
        order({ id: 'n2' }),
        { type: 'needOrdered', need: aNeed({ id: 'n3', citizenId: 'c2' }), citizen: aCitizen({ id: 'c2' }) },
        { type: 'needChanged', need: aNeed({ citizenId: 'c2' }) },
      ],
      'BAD_SCHEMA line 3, need.citizenId: Need "n1" is of citizen "c1", not of "c2".',
    ],
    [
      'a reduction to more',
      { type: 'grantReduced', needId: 'n1', grantedMinutes: 121 },
      'BAD_SCHEMA line 1, grantedMinutes: Need "n1" has 120 minutes',
    ],
    [
      'an extension that shortens',
      [granted, extend({ start: PLAN_DATE, end: '2026-08-30' })],
      'BAD_PERIOD line 2, grant.end: The new grant ends 2026-08-30',
    ],
    [
      'an extension of another grant',
      [granted, extend({ previousGrantId: 'g7' })],
      'UNKNOWN_REFERENCE line 2, grant.previousGrantId: Need "n1" has grant "g1", not "g7".',
    ],
    [
      'an extension of no grant',
      extend({}),
      'UNKNOWN_REFERENCE line 1, grant.previousGrantId: Need "n1" has no grant, not "g1".',
    ],
    [
      'an extension that is over',
      extend({ start: '2025-01-01', end: '2025-06-30' }),
      'BAD_PERIOD line 1, grant.end: The new grant is over on 2026-03-02',
    ],
    [
      'a supplier’s answer for a mentor with a name',
      [running, { type: 'supplierDeclined', needId: 'n1' }],
      'UNKNOWN_REFERENCE line 2, needId: Need "n1" is with "m1"',
    ],
    [
      'two meetings on one day',
      { type: 'meetingMoved', needId: 'n1', slots: [slot(1), slot(2), slot(1)] },
      'BAD_SCHEMA line 1, slots[2]: A need meets once a day',
    ],
    [
      'a lunch that no day can hold',
      { type: 'policyChanged', policy: Policy.parse({ lunchFrom: '13:00', lunchUntil: '12:00' }) },
      'BAD_PERIOD line 1, policy.lunchUntil: No break of 30 minutes fits between 13:00 and 12:00',
    ],
  ] as const)('should be refused: %s', (_, events, said) => {
    const list = Array.isArray(events) ? events : [events];
    expect(faultsOf(...(list as Record<string, unknown>[]))[0]).toContain(said);
  });

  it('should be taken as told where they are possible', () => {
    const past = { date: '2026-02-02', start: '09:00', end: '10:00' };
    expect(
      faultsOf(
        { type: 'mentorAbsent', mentorId: 'm1', absence: { from: '2026-02-01', until: PLAN_DATE } },
        { type: 'mentorCapacityChanged', mentorId: 'm1', capacityMinutes: 0, caseload: 0 },
        { type: 'meetingCancelled', needId: 'n1', by: 'citizen', appointment: past },
        { type: 'meetingMoved', needId: 'n1', slots: [] },
        { type: 'grantReduced', needId: 'n1', grantedMinutes: 120 },
        granted,
        extend({}),
        { type: 'planDateMoved', planDate: PLAN_DATE },
        { type: 'supplierConfirmed', needId: 'n1', supplierMentor: { displayName: 'Bo', phone: '28111213' } },
        { type: 'citizenAvailabilityChanged', citizenId: 'c1', availability: [] },
        order({ id: 'n2', orderedOn: '2026-03-04', start: '2026-01-05' }),
        { type: 'grantStopped', needId: 'n1', end: '2026-01-01' },
      ),
    ).toEqual([]);
  });
});
