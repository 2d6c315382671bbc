import { describe, expect, it } from 'vitest';
import { reasonText } from '../../src/explain/sentences.ts';
import { indexCase } from '../../src/model/caseIndex.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';
import { eventRefusals } from '../../src/planning/eventRefusals.ts';
import { activationFaults, ruleSetOf } from '../../src/rules/index.ts';
import { aCase, aCitizen, aNeed, aUnit, pairIn } from '../helpers/caseBuilder.ts';
import { assignmentOf, solved, withRelationsOf } from '../helpers/solved.ts';

const people = [1, 2, 3, 4];
const town = aCase({
  units: [
    aUnit({
      id: 'supplier',
      name: 'Nordlys',
      kind: 'externalProvider',
      unnamedSeats: true,
      competences: ['oekonomi'],
      contract: { places: 3 },
    }),
  ],
  mentors: [],
  citizens: people.map((at) => aCitizen({ id: `c${at}` })),
  needs: people.map((at) => aNeed({ id: `n${at}`, citizenId: `c${at}`, competences: ['oekonomi'] })),
});
const ordered = solved(town);
const running = withRelationsOf(town, ordered);
const pending = {
  ...running,
  relations: running.relations.map((relation) => ({ ...relation, status: 'pendingSupplier' as const })),
};
const first = pending.relations[0]!.needId;
const answer = (displayName: string, phone: string) =>
  ({ type: 'supplierConfirmed', needId: first, supplierMentor: { displayName, phone } }) as const;

describe('scenario 11, two-stage supplier', () => {
  it('should have three pending and one waiting when four fit three places', () => {
    expect(ordered.assignments.map(({ seatId, mentorId, status }) => [seatId, mentorId, status])).toEqual(
      Array(3).fill(['supplier', null, 'pendingSupplier']),
    );
    expect(ordered.waiting).toHaveLength(1);
    expect(ordered.waiting[0]!.reasons[0]).toEqual({ code: 'places', subjects: ['supplier'] });
  });

  it('should reject the name "Call Center", and stay pending', () => {
    const [refusal, ...others] = eventRefusals(pending, answer('Call Center', '28 11 12 13'));
    expect(refusal).toEqual({ code: 'placeholderName', subjects: ['Call Center'] });
    expect(others).toEqual([]);
    expect(reasonText(indexCase(pending), refusal!, 'da')).toBe('Ikke et rigtigt navn: Call Center');
    expect(solved(pending).assignments.map(({ status }) => status)).toEqual(Array(3).fill('pendingSupplier'));
    const faults = activationFaults(pairIn(indexCase(pending), { needId: first, seatId: 'supplier' }));
    expect(faults.map(({ code }) => code)).toEqual(['missingMentorName', 'missingMentorPhone']);
  });

  it('should want eight digits', () => {
    expect(eventRefusals(pending, answer('Bo Ly', '2811121')).map(({ code }) => code)).toEqual(['placeholderPhone']);
  });

  it('should be active with a name and a phone of eight digits, and no other with it', () => {
    const named = answer('Bo Ly', '28 11 12 13');
    expect(eventRefusals(pending, named)).toEqual([]);
    const confirmed = applyEvent(pending, named);
    const plan = solved(confirmed);
    expect(assignmentOf(plan, first)).toMatchObject({ seatId: 'supplier', status: 'active' });
    expect(plan.assignments.filter(({ status }) => status === 'active')).toHaveLength(1);
    const pair = pairIn(indexCase(confirmed), { needId: first, seatId: 'supplier' });
    expect(pair.ruleSet).toEqual(ruleSetOf(confirmed));
    expect(activationFaults(pair)).toEqual([]);
  });
});
