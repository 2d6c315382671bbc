/** Whom a change of the case can make a difference to, and by which fields: what has to be asked again. */
import { considerationsReading, figuresReading } from '../../fit/index.ts';
import type { CaseIndex } from '../../model/caseIndex.ts';
import { changedFields, type Field, type RuleSet, rulesReading } from '../../rules/index.ts';
import type { CaseChanges, Change } from './caseChanges.ts';

export interface TouchedFields {
  /** By need id: its own facts, its citizen’s, and those of the citizen’s other needs. Needs that are new are not among them. */
  readonly needs: ReadonlyMap<string, ReadonlySet<Field>>;
  /** By seat id: mentor, unit, group. */
  readonly seats: ReadonlyMap<string, ReadonlySet<Field>>;
  /** Policy, weights, law, date, lists that everybody shares. */
  readonly everywhere: ReadonlySet<Field>;
  /** Seats whose limits or prices may have changed. */
  readonly limits: ReadonlySet<string>;
}

class Collected {
  readonly byKey = new Map<string, Set<Field>>();

  add(key: string, fields: Iterable<Field>): void {
    const known = this.byKey.get(key) ?? new Set();
    for (const field of fields) known.add(field);
    if (known.size > 0) this.byKey.set(key, known);
  }
}

/** `index` is that of the case after the changes. */
export function touchedFields(
  changes: CaseChanges,
  index: CaseIndex,
  lawBefore: RuleSet,
  lawAfter: RuleSet,
): TouchedFields {
  const needs = new Collected();
  const seats = new Collected();
  const limits = new Set<string>();
  const everywhere = new Set(fieldsOfAll(changes, lawBefore, lawAfter));
  citizensTouched(changes, index, needs);
  needsTouched(changes, index, needs);
  seatsTouched(changes, index, seats, limits);
  linksTouched(changes, index, needs, everywhere);
  if (everywhere.size > 0) for (const { id } of index.seats) limits.add(id);
  for (const { key, before } of changes.needs) if (before === undefined) needs.byKey.delete(key);
  return { needs: needs.byKey, seats: seats.byKey, everywhere, limits };
}

function fieldsOfAll(
  { before, after, competences, budgets }: CaseChanges,
  lawBefore: RuleSet,
  lawAfter: RuleSet,
): Field[] {
  return [
    ...changedFields('case', pickDate(before), pickDate(after)),
    ...changedFields('policy', before.policy, after.policy),
    ...changedFields('weights', before.weights, after.weights),
    ...changedFields('ruleSet', lawBefore, lawAfter),
    ...competences.flatMap((change) => changedFields('competence', change.before, change.after)),
    // What is left of a frame is its row’s; pairs only know which frame they fall under, and how hard it is. One that comes or goes shows by its basis.
    ...budgets.flatMap((change) =>
      changedFields('budget', change.before, change.after).filter(
        (field) => field === 'budget.basis' || field === 'budget.departmentIds' || field === 'budget.hardness',
      ),
    ),
  ];
}

function pickDate({ planDate }: { readonly planDate: string }) {
  return { planDate };
}

function citizensTouched({ citizens, vetoes }: CaseChanges, { needsOfCitizen }: CaseIndex, needs: Collected): void {
  for (const { key, before, after } of citizens) {
    for (const { id } of needsOfCitizen.get(key) ?? []) needs.add(id, changedFields('citizen', before, after));
  }
  for (const { key } of vetoes) {
    for (const { id } of needsOfCitizen.get(key) ?? []) needs.add(id, ['veto.seatId', 'veto.citizenId']);
  }
}

/** A need, its relation and its pin, and what the citizen’s other needs see of them. */
function needsTouched({ needs: changed, relations, pins }: CaseChanges, index: CaseIndex, needs: Collected): void {
  const others = (needId: string, citizenId: string | undefined, fields: readonly Field[]) => {
    for (const { id } of index.needsOfCitizen.get(citizenId ?? '') ?? []) if (id !== needId) needs.add(id, fields);
  };
  for (const { key, before, after } of changed) {
    needs.add(key, changedFields('need', before, after));
    const seen = changedFields('otherNeed', before, after);
    for (const citizenId of new Set([before?.citizenId, after?.citizenId])) others(key, citizenId, seen);
  }
  const citizenOf = (needId: string) =>
    index.needById.get(needId)?.citizenId ?? changed.find(({ key }) => key === needId)?.before?.citizenId;
  for (const { key, before, after } of relations) {
    needs.add(key, changedFields('relation', before, after));
    others(key, citizenOf(key), changedFields('otherRelation', before, after));
  }
  for (const { key, before, after } of pins) {
    needs.add(key, changedFields('pin', before, after));
    others(key, citizenOf(key), changedFields('otherPin', before, after));
  }
}

function seatsTouched(changes: CaseChanges, index: CaseIndex, seats: Collected, limits: Set<string>): void {
  const { mentors, units, groups } = changes;
  const changedMentors = new Map(mentors.map((change) => [change.key, change]));
  const changedUnits = new Map(units.map((change) => [change.key, change]));
  const changedGroups = new Map(groups.map((change) => [change.key, change]));
  // A seat that is gone is touched as well: its needs have to leave it.
  for (const { key, before, after } of [...mentors, ...groups]) {
    if (after === undefined) seats.add(key, changedFields('mentor', before as never, undefined));
  }
  for (const { key, before, after } of units) {
    if (before?.unnamedSeats === true && after?.unnamedSeats !== true) seats.add(key, ['unit.unnamedSeats']);
  }
  if (changedMentors.size + changedUnits.size + changedGroups.size === 0) return;
  const groupsOf = new Set(groups.flatMap(({ before, after }) => [before?.mentorId, after?.mentorId]));
  const isContractTouched = contractsTouched(changes);
  for (const seat of index.seats) {
    const mentor = changedMentors.get(seat.mentor?.id ?? '');
    const unit = changedUnits.get(seat.unit.id);
    const group = changedGroups.get(seat.group?.id ?? '');
    if (mentor !== undefined) seats.add(seat.id, changedFields('mentor', mentor.before, mentor.after));
    if (unit !== undefined) seats.add(seat.id, changedFields('unit', unit.before, unit.after));
    if (group !== undefined) seats.add(seat.id, changedFields('group', group.before, group.after));
    if (groupsOf.has(seat.mentor?.id)) seats.add(seat.id, ['ledGroup.mentorId']);
    if (isContractTouched.has(seat.unit.id)) seats.add(seat.id, ['colleague.sharedFunction', 'colleague.unitId']);
    if (seats.byKey.has(seat.id)) limits.add(seat.id);
  }
}

/** Units whose contract hours are set aside otherwise: a colleague with a shared function came, went or changed. */
function contractsTouched({ mentors }: CaseChanges): ReadonlySet<string> {
  const units = new Set<string>();
  for (const { before, after } of mentors) {
    if (before?.sharedFunction === undefined && after?.sharedFunction === undefined) continue;
    for (const mentor of [before, after]) if (mentor !== undefined) units.add(mentor.unitId);
  }
  return units;
}

/** Facts of people and places that a need reads although they are neither its own nor its seat’s. */
function linksTouched(changes: CaseChanges, index: CaseIndex, needs: Collected, everywhere: Set<Field>): void {
  const { mentors, units } = changes;
  for (const change of units) {
    for (const field of changedFields('hostUnit', change.before, change.after)) {
      if (field === 'hostUnit.organisationId' || field === 'hostUnit.place') everywhere.add(field);
    }
    const fields = readAmong(changedFields('otherUnit', change.before, change.after));
    othersServedBy(index, (seat) => seat.unit.id === change.key, fields, needs);
  }
  for (const change of mentors) {
    if (change.before === undefined) continue;
    pickedBy(index, change, needs);
    const fields = readAmong(changedFields('otherMentor', change.before, change.after));
    othersServedBy(index, (seat) => seat.mentor?.id === change.key, fields, needs);
  }
}

/** Fields that a rule, a consideration or a figure reads. Most of what changes about somebody else’s mentor or unit is nobody’s business. */
function readAmong(fields: readonly Field[]): Field[] {
  return fields.filter((field) => {
    const known = IS_READ.get(field);
    if (known !== undefined) return known;
    const changed = new Set([field]);
    const isRead =
      rulesReading(changed).length + considerationsReading(changed).length + figuresReading(changed).length > 0;
    IS_READ.set(field, isRead);
    return isRead;
  });
}

const IS_READ = new Map<Field, boolean>();

function pickedBy(index: CaseIndex, change: Change<CaseIndex['case']['mentors'][number]>, needs: Collected): void {
  const fields = readAmong(changedFields('pickedMentor', change.before, change.after));
  if (fields.length === 0) return;
  for (const need of index.case.needs) if (need.handPickedMentorId === change.key) needs.add(need.id, fields);
}

function othersServedBy(
  index: CaseIndex,
  isServing: (seat: CaseIndex['seats'][number]) => boolean,
  fields: readonly Field[],
  needs: Collected,
): void {
  if (fields.length === 0) return;
  for (const { needId, seatId } of index.case.relations) {
    const seat = index.seatById.get(seatId);
    if (seat === undefined || !isServing(seat)) continue;
    const need = index.needById.get(needId)!;
    for (const { id } of index.needsOfCitizen.get(need.citizenId) ?? []) if (id !== needId) needs.add(id, fields);
  }
}
