/** Whether pins have to be looked at again: a pin is a promise, and most events are not about those it holds. */
import type { CaseIndex } from '../../model/caseIndex.ts';
import type { CaseChanges } from './caseChanges.ts';

/** `index`: of the case after the changes. */
export function arePinsTouched(changes: CaseChanges, { case: { pins }, needById, seatById }: CaseIndex): boolean {
  const { before, after } = changes;
  if (pins.length === 0) return false;
  if (changes.pins.length > 0 || changes.budgets.length > 0 || before.policy !== after.policy) return true;
  if (before.planDate !== after.planDate || before.ruleSetDate !== after.ruleSetDate) return true;
  const people = new Set(
    [changes.needs, changes.citizens, changes.relations, changes.vetoes].flatMap((list) => list.map(({ key }) => key)),
  );
  const places = new Set(
    [changes.mentors, changes.units, changes.groups].flatMap((list) => list.map(({ key }) => key)),
  );
  return pins.some(({ needId, seatId }) => {
    const seat = seatById.get(seatId);
    const citizenId = needById.get(needId)?.citizenId ?? '';
    if (people.has(needId) || people.has(citizenId) || seat === undefined) return true;
    return places.has(seatId) || places.has(seat.unit.id) || places.has(seat.mentor?.id ?? '');
  });
}
