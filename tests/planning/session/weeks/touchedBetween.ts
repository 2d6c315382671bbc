/** What differs between two cases, by looking at everybody: slow, and hard to get wrong. Events change people by replacing them. */
import type { Case } from '../../../../src/model/case.ts';
import type { Seat } from '../../../../src/model/caseIndex.ts';
import type { Touched } from '../../../../src/planning/session/weeks/index.ts';

export function touchedBetween(
  before: Case,
  after: Case,
  seats: ReadonlyMap<string, Seat | undefined> = new Map(),
): Touched {
  const units = changed(before.units, after.units);
  const ofUnits = after.mentors.filter(({ unitId }) => units.has(unitId)).map(({ id }) => id);
  const byNeed = <T extends { readonly needId: string }>(list: readonly T[]) =>
    list.map((entry) => ({ id: entry.needId, entry }));
  const isSame = (a: { entry: unknown }, b: { entry: unknown }) => a.entry === b.entry;
  return {
    seats,
    needs: new Set([
      ...changed(before.needs, after.needs),
      ...changed(byNeed(before.relations), byNeed(after.relations), isSame),
      ...changed(byNeed(before.pins), byNeed(after.pins), isSame),
    ]),
    citizens: changed(before.citizens, after.citizens),
    mentors: new Set([...changed(before.mentors, after.mentors), ...ofUnits]),
    caseworkers: changed(before.caseworkers, after.caseworkers),
    groups: changed(before.groups, after.groups),
    everything:
      before.policy !== after.policy || before.planDate !== after.planDate || before.planWeeks !== after.planWeeks,
  };
}

function changed<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean = (a, b) => a === b,
): Set<string> {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Map(after.map((entry) => [entry.id, entry]));
  const ids = new Set([...old.keys(), ...now.keys()]);
  return new Set(
    [...ids].filter((id) => {
      const [a, b] = [old.get(id), now.get(id)];
      return a === undefined || b === undefined || !isSame(a, b);
    }),
  );
}
