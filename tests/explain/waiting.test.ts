/** Why a need waits, in plans written by hand: who goes before it, and whose limits are named. */
import { describe, expect, it } from 'vitest';
import { waitingExplainer } from '../../src/explain/waiting.ts';
import type { CaseInput } from '../../src/model/case.ts';
import type { Reason } from '../../src/model/plan.ts';
import { aCase, aCitizen, aMentor, aNeed, aUnit, type NeedInput } from '../helpers/caseBuilder.ts';
import { situationWith } from './situations.ts';

const DUTY = { reason: 'personalReasons' as const };

interface Person {
  readonly need?: Partial<NeedInput>;
  readonly mustServe?: boolean;
}

/** Two hours at one mentor, held by the first person; the second waits. */
function rivals(holder: Person, waiter: Person, rest: Partial<CaseInput> = {}): Reason[] {
  const people = [holder, waiter];
  const input = aCase({
    mentors: [aMentor({ capacityMinutes: 120 })],
    citizens: people.map(({ mustServe }, at) =>
      aCitizen({ id: `c${at + 1}`, ...(mustServe === true ? { retOgPligt: DUTY } : {}) }),
    ),
    needs: people.map(({ need }, at) => aNeed({ id: `n${at + 1}`, citizenId: `c${at + 1}`, ...need })),
    ...rest,
  });
  return reasonsFor(input, { n1: 'm1' }, 'n2');
}

function reasonsFor(input: ReturnType<typeof aCase>, seatOf: Readonly<Record<string, string>>, needId: string) {
  const need = input.needs.find(({ id }) => id === needId)!;
  return [...waitingExplainer(situationWith(input, seatOf))(need).reasons];
}

const outrankedBy = (reasons: readonly Reason[]) => reasons.find(({ code }) => code === 'lowerPriority')?.subjects;

describe('who goes before a waiting need', () => {
  it('should be whoever it would cost more to leave waiting, and nobody at equal cost', () => {
    const urgent = { need: { urgency: 3 } };
    const calm = { need: { urgency: 0 } };
    expect(outrankedBy(rivals(urgent, calm))).toEqual(['n1']);
    expect(outrankedBy(rivals(calm, urgent))).toBeUndefined();
    expect(outrankedBy(rivals({}, {}))).toBeUndefined();
    // At the same urgency, whoever waited longest.
    const long = { need: { orderedOn: '2025-11-03' } };
    expect(outrankedBy(rivals(long, {}))).toEqual(['n1']);
    expect(outrankedBy(rivals({}, long))).toBeUndefined();
  });

  it('should be whoever must be served, however urgent the other is', () => {
    const duty = { mustServe: true, need: { urgency: 0 } };
    const urgent = { need: { urgency: 3 } };
    expect(outrankedBy(rivals(duty, urgent))).toEqual(['n1']);
    expect(outrankedBy(rivals(urgent, duty))).toBeUndefined();
    // Both must be served: the cost of waiting decides again.
    expect(outrankedBy(rivals({ ...urgent, mustServe: true }, duty))).toEqual(['n1']);
    expect(outrankedBy(rivals(duty, { ...urgent, mustServe: true }))).toBeUndefined();
  });

  it('should be whoever is pinned there, even before somebody who must be served', () => {
    const pins = [{ needId: 'n1', seatId: 'm1' }];
    const holder = { need: { urgency: 0 } };
    const waiter = { mustServe: true, need: { urgency: 3 } };
    expect(outrankedBy(rivals(holder, waiter, { pins }))).toEqual(['n1']);
    expect(outrankedBy(rivals(holder, waiter))).toBeUndefined();
  });

  it('should be a running relation, whose end costs more than waiting alone', () => {
    const relations = [{ needId: 'n1', seatId: 'm1', since: '2026-01-05' }];
    expect(outrankedBy(rivals({}, {}, { relations }))).toEqual(['n1']);
  });

  it('should leave out those whose going would not make room enough', () => {
    const small = { need: { urgency: 3, grantedMinutes: 60 } };
    expect(outrankedBy(rivals(small, { need: { urgency: 0, grantedMinutes: 120 } }))).toEqual(['n1']);
    expect(outrankedBy(rivals(small, { need: { urgency: 0, grantedMinutes: 180 } }))).toBeUndefined();
  });

  it('should name three at most, all of the seat that is nearest to having room', () => {
    const ids = ['a', 'b', 'c', 'd', 'far', 'late'];
    const input = aCase({
      mentors: [aMentor({ caseload: 4 }), aMentor({ id: 'm2', capacityMinutes: 60 })],
      citizens: ids.map((id) => aCitizen({ id })),
      needs: ids.map((id) =>
        aNeed({ id, citizenId: id, urgency: id === 'late' ? 0 : 2, grantedMinutes: id === 'far' ? 60 : 120 }),
      ),
    });
    const seatOf = { a: 'm1', b: 'm1', c: 'm1', d: 'm1', far: 'm2' };
    expect(outrankedBy(reasonsFor(input, seatOf, 'late'))).toEqual(['a', 'b', 'c']);
  });
});

describe('whose limits are named', () => {
  const full = (capacities: readonly number[]) =>
    aCase({
      mentors: capacities.map((capacityMinutes, at) => aMentor({ id: `m${at + 1}`, capacityMinutes })),
      needs: [aNeed({ grantedMinutes: 120 })],
    });
  const capacityOf = (reasons: readonly Reason[]) => reasons.find(({ code }) => code === 'capacity')?.subjects;

  it('should be the three seats that are short of least, the nearest first', () => {
    expect(capacityOf(reasonsFor(full([60, 90, 30, 105]), {}, 'n1'))).toEqual(['m4', 'm2', 'm1']);
    expect(capacityOf(reasonsFor(full([30, 60]), {}, 'n1'))).toEqual(['m2', 'm1']);
  });

  it('should be in the order of the case where seats are equally near', () => {
    expect(capacityOf(reasonsFor(full([60, 60]), {}, 'n1'))).toEqual(['m1', 'm2']);
  });

  it('should be a unit once, however many of its seats it keeps shut', () => {
    const input = aCase({
      units: [
        aUnit({ contract: { minutes: 30 } }),
        aUnit({ id: 'other', name: 'Nordlys', kind: 'externalProvider', contract: { minutes: 60 } }),
      ],
      mentors: [
        aMentor(),
        aMentor({ id: 'm2' }),
        aMentor({ id: 'm3', unitId: 'other', kind: 'external' }),
        aMentor({ id: 'm4', unitId: 'other', kind: 'external' }),
      ],
    });
    expect(reasonsFor(input, {}, 'n1')).toEqual([{ code: 'contractHours', subjects: ['other', 'corps'] }]);
  });
});
