/** The ids of a case: what others may refer to, and the ids that stand twice. */
import type { Fault } from '../errors.ts';
import type { Case } from './case.ts';
import type { Readable } from './readable.ts';

/** Undefined where an id of the list cannot be read: it may be the very one that is referred to, so nothing is said of references. */
type Ids = ReadonlySet<string> | undefined;

export interface Keys {
  readonly unit: Ids;
  readonly mentor: Ids;
  readonly seat: Ids;
  readonly citizen: Ids;
  readonly need: Ids;
  readonly competence: Ids;
  readonly department: Ids;
  readonly caseworker: Ids;
}

type List = readonly { readonly id?: string | undefined }[] | undefined;

export function collectKeys(input: Readable<Case>): Keys {
  // A unit of which nobody can read whether it sells seats may be one that does.
  const sellers = input.units?.filter((unit) => unit.unnamedSeats !== false);
  return {
    unit: idsOf(input.units),
    mentor: idsOf(input.mentors),
    seat: idsOf(input.mentors, sellers, input.groups),
    citizen: idsOf(input.citizens),
    need: idsOf(input.needs),
    competence: idsOf(input.competences),
    department: idsOf(input.departments),
    caseworker: idsOf(input.caseworkers),
  };
}

function idsOf(...lists: readonly List[]): Ids {
  const ids = new Set<string>();
  for (const list of lists) {
    if (list === undefined) return undefined;
    for (const { id } of list) {
      if (id === undefined) return undefined;
      ids.add(id);
    }
  }
  return ids;
}

/** Ids used twice: in one list, or in the three lists that name seats. */
export function duplicateIds(input: Readable<Case>): Fault[] {
  const { units, mentors, groups, competences, departments, caseworkers, citizens, needs, budgets } = input;
  return [
    { units, mentors, groups },
    { citizens },
    { needs },
    { competences },
    { departments },
    { caseworkers },
    { budgets },
  ].flatMap(duplicatesIn);
}

function duplicatesIn(lists: Readonly<Record<string, List>>): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, string>();
  for (const [list, entries] of Object.entries(lists)) {
    entries?.forEach(({ id }, at) => {
      if (id === undefined) return;
      const path = `${list}[${at}].id`;
      const first = seen.get(id);
      const message = `Id "${id}" is already used at ${first}. Give each its own id.`;
      if (first === undefined) seen.set(id, path);
      else faults.push({ code: 'DUPLICATE_ID', path, message });
    });
  }
  return faults;
}
