/**
 * A case index that follows its case: the look-ups are kept and corrected where the case changed, because building them anew costs more
 * than all the rest of an event. The maps are shared between one index and the next: whoever holds an old index sees the new case in
 * them.
 */
import type { Case } from '../../model/case.ts';
import type { CaseIndex, Seat } from '../../model/caseIndex.ts';
import type { Group, Mentor } from '../../model/mentor.ts';
import type { Need } from '../../model/need.ts';
import type { Unit } from '../../model/unit.ts';
import type { CaseChanges, Change } from './caseChanges.ts';

/** The same maps, open for writing. */
type Writable<Part> = Part extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : Part;
export type LiveIndex = { readonly [Part in keyof CaseIndex]: Writable<CaseIndex[Part]> };

/** The index of the case after the changes; the one before is spent. */
export function followChanges(index: LiveIndex, changes: CaseChanges): LiveIndex {
  const { after } = changes;
  put(index.unitById, changes.units);
  put(index.mentorById, changes.mentors);
  put(index.citizenById, changes.citizens);
  put(index.caseworkerById, changes.caseworkers);
  put(index.competenceById, changes.competences);
  put(index.needById, changes.needs);
  put(index.relationOfNeed, changes.relations);
  for (const { key, after: pin } of changes.pins) set(index.pinOfNeed, key, pin?.seatId);
  for (const { key, after: vetoes } of changes.vetoes) {
    set(index.vetoesOfCitizen, key, vetoes!.length === 0 ? undefined : new Set(vetoes!.map(({ seatId }) => seatId)));
  }
  for (const change of changes.needs) followNeed(index, change, after);
  const isSeatChanged = changes.units.length + changes.mentors.length + changes.groups.length > 0;
  return { ...index, case: after, seats: isSeatChanged ? followSeats(index, after) : index.seats };
}

function put<Entry>(map: Map<string, Entry>, changes: readonly Change<Entry>[]): void {
  for (const { key, after } of changes) set(map, key, after);
}

function set<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

/** A citizen’s needs in the order of the case. */
function followNeed({ needsOfCitizen }: LiveIndex, { before, after }: Change<Need>, input: Case): void {
  for (const citizenId of new Set([before?.citizenId, after?.citizenId])) {
    if (citizenId === undefined) continue;
    const known = needsOfCitizen.get(citizenId) ?? [];
    const others = known.some(({ id }) => id !== before?.id && id !== after?.id);
    // Most citizens have one need, and then nothing has to be looked for.
    const alone = after?.citizenId === citizenId ? [after] : [];
    const own = others ? input.needs.filter((need) => need.citizenId === citizenId) : alone;
    set(needsOfCitizen, citizenId, own.length === 0 ? undefined : own);
  }
}

/** The seats in their order. A seat whose unit, mentor and group are the same objects stays the same object. */
function followSeats(index: LiveIndex, input: Case): readonly Seat[] {
  const { unitById, mentorById, seatById, seats: before } = index;
  const seats: Seat[] = [];
  const add = (id: string, kind: Seat['kind'], unit: Unit, mentor?: Mentor, group?: Group) => {
    const known = before[seats.length]?.id === id ? before[seats.length] : seatById.get(id);
    const isSame =
      known !== undefined &&
      known.kind === kind &&
      known.unit === unit &&
      known.mentor === mentor &&
      known.group === group;
    seats.push(isSame ? known : { id, kind, unit, mentor, group });
  };
  for (const mentor of input.mentors) add(mentor.id, 'mentor', unitById.get(mentor.unitId)!, mentor);
  for (const unit of input.units) if (unit.unnamedSeats) add(unit.id, 'unnamed', unit);
  for (const group of input.groups) {
    const mentor = mentorById.get(group.mentorId)!;
    add(group.id, 'group', unitById.get(mentor.unitId)!, mentor, group);
  }
  if (areSameSeats(before, seats)) {
    for (const [at, seat] of seats.entries()) if (seat !== before[at]) seatById.set(seat.id, seat);
    return seats;
  }
  seatById.clear();
  for (const seat of seats) seatById.set(seat.id, seat);
  return seats;
}

/** The same ids in the same order, whatever is different about the seats. */
export function areSameSeats(before: readonly Seat[], after: readonly Seat[]): boolean {
  return before === after || (before.length === after.length && after.every(({ id }, at) => id === before[at]!.id));
}
