/**
 * What is read of a pair, and what changed around one: the two sides of what rules, points and figures declare. Neither looks at the
 * declarations.
 */
import type { CaseIndex, Seat } from '../../src/model/caseIndex.ts';
import { CADENCE_READS } from '../../src/rules/cadence.ts';
import type { PairContext } from '../../src/rules/context.ts';
import { changedFields, type Field, type Owner, REFUND_READS, type Readable } from '../../src/rules/index.ts';

type Record = (read: string) => void;

/** The entity, telling every field that is asked of it but its id. */
function watched<Entity extends object>(entity: Entity, of: Owner, record: Record): Entity {
  return new Proxy(entity, {
    get: (target, name) => {
      if (typeof name === 'string' && name !== 'id') record(`${of}.${name}`);
      return Reflect.get(target, name);
    },
  });
}

/** A map that is only asked by key. */
function watchedMap<Value>(
  map: ReadonlyMap<string, Value>,
  get: (key: string, value: Value | undefined) => Value | undefined,
  has: (key: string) => void,
) {
  return {
    get: (key: string) => get(key, map.get(key)),
    has: (key: string) => {
      has(key);
      return map.has(key);
    },
  } as ReadonlyMap<string, Value>;
}

/** The pair, telling what is read of it; `relation.?` stands for the question whether there is one. */
export function recorded({ index, ruleSet, need, citizen, seat }: PairContext, record: Record): PairContext {
  const watch = <Entity extends object>(entity: Entity, of: Owner) => watched(entity, of, record);
  const all = <Entity extends object>(entities: readonly Entity[], of: Owner) =>
    entities.map((entity) => watch(entity, of));
  const maybe = <Entity extends object>(entity: Entity | undefined, of: Owner) => entity && watch(entity, of);
  const seatOf = (it: Seat, mentor: Owner, unit: Owner): Seat => ({
    ...it,
    mentor: maybe(it.mentor, mentor),
    unit: watch(it.unit, unit),
    group: maybe(it.group, 'group'),
  });
  const isOwn = (id: string) => id === need.id;
  const relation = (id: string): Owner => (isOwn(id) ? 'relation' : 'otherRelation');
  const pin = (id: string): Owner => (isOwn(id) ? 'pin' : 'otherPin');
  const input = new Proxy(index.case, {
    get: (target, name) => {
      switch (name) {
        case 'policy':
        case 'weights':
          return watch(target[name], name);
        case 'budgets':
          record('budget.?');
          return all(target.budgets, 'budget');
        case 'units':
          return all(target.units, 'hostUnit');
        case 'mentors':
          return all(target.mentors, 'colleague');
        case 'groups':
          return all(target.groups, 'ledGroup');
        default:
          record(`case.${String(name)}`);
          return Reflect.get(target, name);
      }
    },
  });
  const silent = () => undefined;
  const known: Partial<CaseIndex> = {
    case: input,
    seatById: watchedMap(index.seatById, (_, it) => it && seatOf(it, 'otherMentor', 'otherUnit'), silent),
    unitById: watchedMap(index.unitById, (id, it) => maybe(it, id === seat.unit.id ? 'unit' : 'hostUnit'), silent),
    mentorById: watchedMap(index.mentorById, (_, it) => maybe(it, 'pickedMentor'), silent),
    competenceById: watchedMap(index.competenceById, (_, it) => maybe(it, 'competence'), silent),
    needsOfCitizen: watchedMap(
      index.needsOfCitizen,
      (_, needs) => needs?.map((other) => watch(other, isOwn(other.id) ? 'need' : 'otherNeed')),
      silent,
    ),
    relationOfNeed: watchedMap(
      index.relationOfNeed,
      (id, it) => {
        record(`${relation(id)}.?`);
        return maybe(it, relation(id));
      },
      (id) => record(`${relation(id)}.?`),
    ),
    pinOfNeed: watchedMap(
      index.pinOfNeed,
      (id, it) => {
        record(`${pin(id)}.seatId`);
        return it;
      },
      (id) => record(`${pin(id)}.?`),
    ),
    vetoesOfCitizen: watchedMap(
      index.vetoesOfCitizen,
      (_, it) => {
        record('veto.seatId');
        return it;
      },
      silent,
    ),
  };
  return {
    index: known as CaseIndex,
    ruleSet: watch(ruleSet, 'ruleSet'),
    need: watch(need, 'need'),
    citizen: watch(citizen, 'citizen'),
    seat: seatOf(seat, 'mentor', 'unit'),
  };
}

/** Reads without a declaration. Any field of a relation tells whether there is one. */
export function undeclared(reads: ReadonlySet<string>, declared: readonly Field[]): string[] {
  return [...reads].filter((read) => {
    const [of, name] = read.split('.');
    return name === '?' ? !declared.some((field) => field.startsWith(`${of}.`)) : !declared.includes(read as Field);
  });
}

/** Fields every entity of its sort has, which stand for the question whether there is one. */
const ALWAYS_SET = ['needId', 'basis'];

/** Read as one: who asks for a course’s law, duty, refund or cadence declares all of it, though what comes first often decides. */
const TOGETHER: readonly Field[] = [...CADENCE_READS, ...REFUND_READS];

/** Declarations that nothing reads. */
export function unread(reads: ReadonlySet<string>, declared: readonly Field[]): Field[] {
  return declared.filter((field) => {
    const [of, name] = field.split('.');
    if (TOGETHER.includes(field)) return false;
    return !reads.has(field) && !(ALWAYS_SET.includes(name!) && reads.has(`${of}.?`));
  });
}

/** What differs between two cases as it is seen from one pair in both. */
export function changedAround(before: PairContext, after: PairContext): Set<Field> {
  const [was, is] = [before.index, after.index];
  const one = <Of extends Owner>(of: Of, a: Readable[Of] | undefined, b: Readable[Of] | undefined) =>
    changedFields(of, a, b);
  const each = <Of extends Owner>(
    of: Of,
    a: readonly Readable[Of][],
    b: readonly Readable[Of][],
    key: (entry: Readable[Of]) => string,
  ) => {
    const [old, now] = [a, b].map((list) => new Map(list.map((entry) => [key(entry), entry])));
    return [...new Set([...old!.keys(), ...now!.keys()])].flatMap((id) =>
      changedFields(of, old!.get(id), now!.get(id)),
    );
  };
  const id = (entry: unknown) => (entry as { readonly id: string }).id;
  const needId = (entry: unknown) => (entry as { readonly needId: string }).needId;
  const others = ({ index, need }: PairContext) =>
    (index.needsOfCitizen.get(need.citizenId) ?? []).filter((other) => other.id !== need.id);
  const relations = (pair: PairContext) =>
    others(pair).flatMap((other) => pair.index.relationOfNeed.get(other.id) ?? []);
  const seats = (pair: PairContext) => relations(pair).flatMap(({ seatId }) => pair.index.seatById.get(seatId) ?? []);
  const pins = ({ index }: PairContext, needs: ReadonlySet<string>) =>
    index.case.pins.filter((pin) => needs.has(pin.needId));
  const idsOf = (pair: PairContext) => new Set(others(pair).map(id));
  const pinOf = (pair: PairContext) => pins(pair, new Set([pair.need.id]))[0];
  const picked = ({ index, need }: PairContext) => index.mentorById.get(need.handPickedMentorId ?? '');
  const vetoes = ({ index, citizen }: PairContext) => index.case.vetoes.filter((veto) => veto.citizenId === citizen.id);
  return new Set([
    ...one('need', before.need, after.need),
    ...one('citizen', before.citizen, after.citizen),
    ...one('mentor', before.seat.mentor, after.seat.mentor),
    ...one('unit', before.seat.unit, after.seat.unit),
    ...one('group', before.seat.group, after.seat.group),
    ...one('ruleSet', before.ruleSet, after.ruleSet),
    ...one('policy', was.case.policy, is.case.policy),
    ...one('weights', was.case.weights, is.case.weights),
    ...(was.case.planDate === is.case.planDate ? [] : (['case.planDate'] as const)),
    ...one('relation', was.relationOfNeed.get(before.need.id), is.relationOfNeed.get(after.need.id)),
    ...one('pin', pinOf(before), pinOf(after)),
    ...one('pickedMentor', picked(before), picked(after)),
    ...each('veto', vetoes(before), vetoes(after), ({ seatId }) => seatId),
    ...each('competence', was.case.competences, is.case.competences, id),
    ...each('budget', was.case.budgets, is.case.budgets, id),
    ...each('otherNeed', others(before), others(after), id),
    ...each('otherRelation', relations(before), relations(after), needId),
    ...each('otherPin', pins(before, idsOf(before)), pins(after, idsOf(after)), needId),
    ...each(
      'otherMentor',
      seats(before).flatMap(({ mentor }) => mentor ?? []),
      seats(after).flatMap(({ mentor }) => mentor ?? []),
      id,
    ),
    ...each(
      'otherUnit',
      seats(before).map(({ unit }) => unit),
      seats(after).map(({ unit }) => unit),
      id,
    ),
    ...each('hostUnit', was.case.units, is.case.units, id),
    ...each('colleague', was.case.mentors, is.case.mentors, id),
    ...each('ledGroup', was.case.groups, is.case.groups, id),
  ]);
}
