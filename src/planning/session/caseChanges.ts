/**
 * What is different between two cases that share what did not change. Entries are compared by identity, list by list, so that telling the
 * difference costs a walk and no more; it works for one event, for many, and backwards.
 */
import type { Case } from '../../model/case.ts';

/** An entry before and after; undefined where it was not, or is no longer, in the case. */
export interface Change<Entry> {
  readonly key: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

type EntryOf<List extends keyof Case> = Case[List] extends readonly (infer Entry)[] ? Entry : never;

export interface CaseChanges {
  readonly before: Case;
  readonly after: Case;
  readonly units: readonly Change<EntryOf<'units'>>[];
  readonly mentors: readonly Change<EntryOf<'mentors'>>[];
  readonly groups: readonly Change<EntryOf<'groups'>>[];
  readonly citizens: readonly Change<EntryOf<'citizens'>>[];
  readonly needs: readonly Change<EntryOf<'needs'>>[];
  readonly caseworkers: readonly Change<EntryOf<'caseworkers'>>[];
  readonly competences: readonly Change<EntryOf<'competences'>>[];
  readonly budgets: readonly Change<EntryOf<'budgets'>>[];
  /** By need. */
  readonly relations: readonly Change<EntryOf<'relations'>>[];
  readonly pins: readonly Change<EntryOf<'pins'>>[];
  /** By citizen: all vetoes he has. */
  readonly vetoes: readonly Change<readonly EntryOf<'vetoes'>[]>[];
}

export function changesBetween(before: Case, after: Case): CaseChanges {
  const byId = ({ id }: { readonly id: string }) => id;
  const byNeed = ({ needId }: { readonly needId: string }) => needId;
  return {
    before,
    after,
    units: changed(before.units, after.units, byId),
    mentors: changed(before.mentors, after.mentors, byId),
    groups: changed(before.groups, after.groups, byId),
    citizens: changed(before.citizens, after.citizens, byId),
    needs: changed(before.needs, after.needs, byId),
    caseworkers: changed(before.caseworkers, after.caseworkers, byId),
    competences: changed(before.competences, after.competences, byId),
    budgets: changed(before.budgets, after.budgets, byId),
    relations: changed(before.relations, after.relations, byNeed),
    pins: changed(before.pins, after.pins, byNeed),
    vetoes: changedVetoes(before, after),
  };
}

/**
 * Entries that are new, gone or another object. What both lists begin and end with is skipped, so that the one entry an event touches is
 * found without looking the others up.
 */
function changed<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Change<Entry>[] {
  if (before === after) return [];
  let first = 0;
  const least = Math.min(before.length, after.length);
  while (first < least && before[first] === after[first]) first++;
  let last = 0;
  while (last < least - first && before[before.length - 1 - last] === after[after.length - 1 - last]) last++;
  const old = new Map(before.slice(first, before.length - last).map((entry) => [keyOf(entry), entry]));
  const found: Change<Entry>[] = [];
  for (const entry of after.slice(first, after.length - last)) {
    const key = keyOf(entry);
    const known = old.get(key);
    old.delete(key);
    if (known !== entry) found.push({ key, before: known, after: entry });
  }
  for (const [key, entry] of old) found.push({ key, before: entry, after: undefined });
  return found;
}

function changedVetoes(before: Case, after: Case): Change<readonly EntryOf<'vetoes'>[]>[] {
  const touched = changed(before.vetoes, after.vetoes, ({ citizenId, seatId }) => `${citizenId} ${seatId}`);
  const citizens = new Set(touched.map((change) => (change.after ?? change.before)!.citizenId));
  return [...citizens].map((key) => ({
    key,
    before: before.vetoes.filter(({ citizenId }) => citizenId === key),
    after: after.vetoes.filter(({ citizenId }) => citizenId === key),
  }));
}
