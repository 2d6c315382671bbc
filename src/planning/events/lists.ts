/** Changing one entry of a list of the case, without touching the others. */
import { MakkerError } from '../../errors.ts';
import type { Case } from '../../model/case.ts';

/** The lists of the case whose entries have an id. */
export type IdList = 'units' | 'mentors' | 'citizens' | 'needs' | 'budgets' | 'caseworkers';

const WORD: Readonly<Record<IdList, string>> = {
  units: 'unit',
  mentors: 'mentor',
  citizens: 'citizen',
  needs: 'need',
  budgets: 'budget frame',
  caseworkers: 'caseworker',
};

export function unknown(what: string, id: string): MakkerError {
  const advice = 'It never was there, or an event before took it away: correct the id, or the order of the events';
  return new MakkerError('UNKNOWN_REFERENCE', `No ${what} has id "${id}". ${advice}.`);
}

/** A need that is there, without the relation or pin it is said to have. */
export function unmatched(what: 'relation' | 'pin', needId: string): MakkerError {
  const advice = 'It never had one, or an event before ended it: correct the id, or the order of the events';
  return new MakkerError('UNKNOWN_REFERENCE', `Need "${needId}" has no ${what}. ${advice}.`);
}

/** The entry with this id, or an error that names it. */
export function entryOf<List extends IdList>(input: Case, list: List, id: string): Case[List][number] {
  const entries: readonly Case[List][number][] = input[list];
  const found = entries.find((entry) => entry.id === id);
  if (found === undefined) throw unknown(WORD[list], id);
  return found;
}

export function changeEntry<List extends IdList>(
  input: Case,
  list: List,
  id: string,
  change: (entry: Case[List][number]) => Case[List][number],
): Case {
  const entries: readonly Case[List][number][] = input[list];
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0) throw unknown(WORD[list], id);
  return { ...input, [list]: entries.with(at, change(entries[at]!)) };
}

/** Without those that do not stay. A list nobody leaves is the same list: whoever looks for what changed need not walk it. */
export function keep<Entry>(entries: Entry[], stays: (entry: Entry) => boolean): Entry[] {
  return entries.every(stays) ? entries : entries.filter(stays);
}

/** At its place when the id is known, at the end when it is new. */
export function putEntry<List extends IdList>(input: Case, list: List, entry: Case[List][number]): Case {
  const entries: readonly Case[List][number][] = input[list];
  const at = entries.findIndex((other) => other.id === entry.id);
  return { ...input, [list]: at < 0 ? [...entries, entry] : entries.with(at, entry) };
}

export function addEntry<List extends IdList>(input: Case, list: List, entry: Case[List][number]): Case {
  const entries: readonly Case[List][number][] = input[list];
  if (entries.some((other) => other.id === entry.id)) {
    throw new MakkerError(
      'DUPLICATE_ID',
      `A ${WORD[list]} with id "${entry.id}" is already there. Give the new one its own id.`,
    );
  }
  return { ...input, [list]: [...entries, entry] };
}
