/**
 * What rules, points and figures read, by the names of the fields, so that after a change only those that can notice it are asked again.
 * The names are seen from one pair: `unit.law` is the law of the seat’s unit, `hostUnit.place` the place of any unit of the case. A test
 * runs them all on recorded cases and fails where one reads what it does not declare.
 */
import type { Case, Competence, Pin, Relation, Veto } from '../model/case.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Group, Mentor } from '../model/mentor.ts';
import type { Need } from '../model/need.ts';
import type { BudgetFrame, Policy, Weights } from '../model/policy.ts';
import type { Unit } from '../model/unit.ts';
import type { RuleSet } from './law.ts';

/** Whose fields can be read from a pair, and what sort of entity each is. */
export interface Readable {
  readonly need: Need;
  readonly citizen: Citizen;
  /** Of the seat: its mentor, or its group’s leader. */
  readonly mentor: Mentor;
  readonly unit: Unit;
  readonly group: Group;
  readonly case: Pick<Case, 'planDate'>;
  readonly policy: Policy;
  readonly weights: Weights;
  readonly ruleSet: RuleSet;
  /** Of the need. A rule that only asks whether there is one reads its `needId`. */
  readonly relation: Relation;
  readonly pin: Pin;
  /** Any veto of the citizen. */
  readonly veto: Veto;
  /** Any entry of the competence list. */
  readonly competence: Competence;
  /** Any frame of the case. */
  readonly budget: BudgetFrame;
  /** The citizen’s other needs, their relations and pins, and the mentors and units that serve them. */
  readonly otherNeed: Need;
  readonly otherRelation: Relation;
  readonly otherPin: Pin;
  readonly otherMentor: Mentor;
  readonly otherUnit: Unit;
  /** Who was hand-picked for the need. */
  readonly pickedMentor: Mentor;
  /** Any unit of the case, asked whether it is the organisation where the citizen is placed. */
  readonly hostUnit: Unit;
  /** Any mentor of the case, asked whether he is at the seat’s unit. */
  readonly colleague: Mentor;
  /** Any group of the case, asked whether the seat’s mentor leads it. */
  readonly ledGroup: Group;
}

export type Owner = keyof Readable;

/** A field as it is seen from a pair. Ids are left out: an entity with another id is another entity. */
export type Field = { readonly [Of in Owner]: `${Of}.${Exclude<keyof Readable[Of] & string, 'id'>}` }[Owner];

/** Anything that declares what it reads. */
export interface Reader {
  readonly reads: readonly Field[];
}

/** Fields that make another pair of it: another citizen, unit or leader, so that everything is to be asked again. */
const PAIR_LINKS: readonly Field[] = ['need.citizenId', 'mentor.unitId', 'group.mentorId'];

/** Other fields that name an entity: when one changes, so may everything read of those it leads to. */
const LINKS: Readonly<Partial<Record<Owner, readonly Field[]>>> = {
  otherNeed: ['otherNeed.citizenId'],
  otherRelation: ['otherNeed.citizenId'],
  otherPin: ['otherNeed.citizenId'],
  otherMentor: ['otherNeed.citizenId', 'otherRelation.seatId'],
  otherUnit: ['otherNeed.citizenId', 'otherRelation.seatId', 'otherMentor.unitId'],
  pickedMentor: ['need.handPickedMentorId'],
};

function ownerOf(field: Field): Owner {
  return field.slice(0, field.indexOf('.')) as Owner;
}

/** A question to a list of readers: the numbers of those a set of changed fields can make a difference to, in rising order. */
export type ReadersOf = (changed: ReadonlySet<Field>) => readonly number[];

export function readersAmong(readers: readonly Reader[]): ReadersOf {
  const numbersOf = new Map<Field, number[]>();
  readers.forEach(({ reads }, number) => {
    for (const field of new Set(reads.flatMap((read) => [read, ...(LINKS[ownerOf(read)] ?? [])]))) {
      const numbers = numbersOf.get(field);
      if (numbers === undefined) numbersOf.set(field, [number]);
      else numbers.push(number);
    }
  });
  const everyNumber = [...readers.keys()];
  return (changed) => {
    if (PAIR_LINKS.some((link) => changed.has(link))) return everyNumber;
    const found = new Set<number>();
    for (const field of changed) for (const number of numbersOf.get(field) ?? []) found.add(number);
    return [...found].sort((a, b) => a - b);
  };
}

/**
 * The fields in which two versions of an entity differ, by value; all that are set where it comes or goes. `of` says what the entity is
 * to the pairs in question: a mentor is `mentor` to his own seats, and `pickedMentor` to needs he was hand-picked for.
 */
export function changedFields<Of extends Owner>(
  of: Of,
  before: Readable[Of] | undefined,
  after: Readable[Of] | undefined,
): Field[] {
  if (before === after) return [];
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]) as Set<
    keyof Readable[Of] & string
  >;
  names.delete('id' as keyof Readable[Of] & string);
  return [...names].filter((name) => !isSame(before?.[name], after?.[name])).map((name) => `${of}.${name}` as Field);
}

/** Equal by value, as JSON has it: a field that is undefined is a field that is absent. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [before, after] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].every((name) => isSame(before[name], after[name]));
}
