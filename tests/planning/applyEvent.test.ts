import { beforeAll, describe, expect, it } from 'vitest';
import { MakkerError } from '../../src/errors.ts';
import { demoTown } from '../../src/generate/index.ts';
import type { Case, Relation } from '../../src/model/case.ts';
import type { TownEvent, TownEventOf, TownEventType } from '../../src/model/event.ts';
import { readCase } from '../../src/model/readCase.ts';
import { applyEvent } from '../../src/planning/applyEvent.ts';

let town: Case;
let relation: Relation;
let pending: Relation;
beforeAll(() => {
  town = demoTown();
  const pinned = new Set(town.pins.map((pin) => pin.needId));
  relation = town.relations.find(({ needId, slots }) => slots.length > 0 && !pinned.has(needId))!;
  pending = town.relations.find(({ status }) => status === 'pendingSupplier')!;
});

const needOf = (input: Case, needId: string) => input.needs.find((need) => need.id === needId)!;
const relationOf = (input: Case, needId: string) => input.relations.find((entry) => entry.needId === needId);
const codeOf = (input: Case, event: TownEvent): string | undefined => {
  try {
    applyEvent(input, event);
  } catch (error) {
    return error instanceof MakkerError ? error.code : String(error);
  }
  return undefined;
};

describe('applyEvent', () => {
  it('should leave the case it is given untouched, and the next one valid', () => {
    const before = JSON.stringify(town);
    const after = applyEvent(town, { type: 'needClosed', needId: relation.needId, reason: 'goalReached' });
    expect(JSON.stringify(town)).toBe(before);
    expect(readCase(JSON.parse(JSON.stringify(after)))).toEqual(after);
  });

  it('should keep every list that the event says nothing about', () => {
    const lonely = town.needs.find(
      ({ id }) =>
        relationOf(town, id) === undefined &&
        town.pins.every(({ needId }) => needId !== id) &&
        town.mentors.every(({ declines }) => !declines.includes(id)),
    )!;
    const closed = applyEvent(town, { type: 'needClosed', needId: lonely.id, reason: 'withdrawn' });
    expect(Object.keys(town).filter((list) => closed[list as keyof Case] !== town[list as keyof Case])).toEqual([
      'needs',
    ]);
    const declining = { ...town.mentors[0]!, declines: [lonely.id, 'another'] };
    const declined = { ...town, mentors: [declining, ...town.mentors.slice(1)] };
    const after = applyEvent(declined, { type: 'needClosed', needId: lonely.id, reason: 'withdrawn' });
    expect(after.mentors).toEqual([{ ...declining, declines: ['another'] }, ...town.mentors.slice(1)]);
  });

  it('should order a need, with the citizen when he is new', () => {
    const citizen = { ...town.citizens[0]!, id: 'c-new' };
    const need = { ...town.needs[0]!, id: 'n-new', citizenId: 'c-new' };
    const after = applyEvent(town, { type: 'needOrdered', need, citizen });
    expect(needOf(after, 'n-new')).toEqual(need);
    expect(codeOf(town, { type: 'needOrdered', need })).toBe('UNKNOWN_REFERENCE');
    expect(codeOf(town, { type: 'needOrdered', need: { ...need, id: town.needs[1]!.id }, citizen })).toBe(
      'DUPLICATE_ID',
    );
  });

  it('should take a closed need out with its relation and pin', () => {
    const { needId } = town.pins[0]!;
    const after = applyEvent(town, { type: 'needClosed', needId, reason: 'other' });
    expect(needOf(after, needId)).toBeUndefined();
    expect(relationOf(after, needId)).toBeUndefined();
    expect(after.pins.some((pin) => pin.needId === needId)).toBe(false);
  });

  it('should keep the relation of a mentor whose hours change, and end those of one who left', () => {
    const { seatId, needId } = relation;
    const cut = applyEvent(town, { type: 'mentorCapacityChanged', mentorId: seatId, capacityMinutes: 60, caseload: 1 });
    expect(relationOf(cut, needId)).toEqual(relation);
    const left = applyEvent(town, { type: 'mentorLeft', mentorId: seatId });
    expect(left.relations.some((entry) => entry.seatId === seatId)).toBe(false);
    expect(left.mentors.find((mentor) => mentor.id === seatId)!.capacityMinutes).toBe(0);
  });

  it('should end a relation that failed and never offer it again', () => {
    const after = applyEvent(town, { type: 'relationFailed', needId: relation.needId, by: 'mentor' });
    expect(relationOf(after, relation.needId)).toBeUndefined();
    const { citizenId } = needOf(town, relation.needId);
    expect(after.vetoes).toContainEqual({ citizenId, seatId: relation.seatId, by: 'mentor' });
  });

  it('should keep a citizen out of the group of a mentor he refuses', () => {
    const inGroup = town.relations.find(({ seatId }) => town.groups.some((group) => group.id === seatId))!;
    const group = town.groups.find(({ id }) => id === inGroup.seatId)!;
    const { citizenId } = needOf(town, inGroup.needId);
    const after = applyEvent(town, { type: 'vetoed', citizenId, seatId: group.mentorId, by: 'citizen' });
    expect(relationOf(after, inGroup.needId)).toBeUndefined();
  });

  it('should take the name a supplier sends, or his refusal', () => {
    const supplierMentor = { displayName: 'Anne B.', phone: '00123456' };
    const confirmed = applyEvent(town, { type: 'supplierConfirmed', needId: pending.needId, supplierMentor });
    expect(relationOf(confirmed, pending.needId)).toMatchObject({ status: 'active', supplierMentor });
    const declined = applyEvent(town, { type: 'supplierDeclined', needId: pending.needId });
    expect(relationOf(declined, pending.needId)).toBeUndefined();
  });

  it('should refuse a pin that a veto forbids', () => {
    const { citizenId, seatId } = town.vetoes[0]!;
    const need = town.needs.find((entry) => entry.citizenId === citizenId)!;
    expect(codeOf(town, { type: 'pinSet', needId: need.id, seatId })).toBe('CONTRADICTORY_PINS');
  });

  it('should close a need whose grant stops today and shorten one that stops later', () => {
    const { needId } = relation;
    const stopped = applyEvent(town, { type: 'grantStopped', needId, end: town.planDate });
    expect(needOf(stopped, needId)).toBeUndefined();
    const later = applyEvent(town, { type: 'grantStopped', needId, end: '2026-12-20' });
    expect(needOf(later, needId).grant!.end).toBe('2026-12-20');
    // A stop lengthens nothing: the case after it has to be one.
    for (const need of town.needs) {
      const never = applyEvent(town, { type: 'grantStopped', needId: need.id, end: '9999-12-31' });
      expect(needOf(never, need.id)).toEqual(need);
    }
  });

  it('should put a cancelled meeting into the week of the one who cannot', () => {
    const appointment = { date: '2026-11-24', start: '10:00', end: '12:00' };
    const { needId, seatId } = relation;
    const byMentor = applyEvent(town, { type: 'meetingCancelled', needId, by: 'mentor', appointment });
    expect(byMentor.mentors.find((mentor) => mentor.id === seatId)!.appointments).toContainEqual(appointment);
    const byCitizen = applyEvent(town, { type: 'meetingCancelled', needId, by: 'citizen', appointment });
    const { citizenId } = needOf(town, needId);
    expect(byCitizen.citizens.find((citizen) => citizen.id === citizenId)!.appointments).toContainEqual(appointment);
  });

  it('should change one weight and nothing else', () => {
    const after = applyEvent(town, { type: 'weightChanged', weight: 'continuity', value: 900 });
    expect(after).toEqual({ ...town, weights: { ...town.weights, continuity: 900 } });
  });

  it('should name what is gone', () => {
    const gone: { [Type in TownEventType]?: TownEventOf<Type> } = {
      needHoursChanged: { type: 'needHoursChanged', needId: 'gone', grantedMinutes: 60 },
      needClosed: { type: 'needClosed', needId: 'gone', reason: 'other' },
      citizenBenefitChanged: { type: 'citizenBenefitChanged', citizenId: 'gone', benefit: 'su' },
      citizenDepartmentChanged: {
        type: 'citizenDepartmentChanged',
        citizenId: town.citizens[0]!.id,
        departmentId: 'gone',
      },
      mentorAbsent: { type: 'mentorAbsent', mentorId: 'gone', absence: { from: '2026-12-01', until: '2026-12-02' } },
      contractChanged: { type: 'contractChanged', unitId: 'gone', contract: {} },
      budgetChanged: { type: 'budgetChanged', budgetId: 'gone', capOere: 1, usedOere: 0, hardness: 'soft' },
      pinSet: { type: 'pinSet', needId: town.needs[0]!.id, seatId: 'gone' },
      pinRemoved: { type: 'pinRemoved', needId: 'gone' },
      vetoed: { type: 'vetoed', citizenId: 'gone', seatId: relation.seatId, by: 'citizen' },
      supplierDeclined: { type: 'supplierDeclined', needId: 'gone' },
      meetingMoved: { type: 'meetingMoved', needId: 'gone', slots: [] },
      grantReduced: { type: 'grantReduced', needId: 'gone', grantedMinutes: 60 },
    };
    for (const event of Object.values(gone)) expect(codeOf(town, event)).toBe('UNKNOWN_REFERENCE');
  });
});
