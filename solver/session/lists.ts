/** Short lists of whole numbers, one an owner, whose entries come and go: a need's pairs, a seat's members. Entries are in no order. */

import { NONE } from '../assignment/problem.ts';
import { type Journal, reserve, type WholeCells, wholeCells } from './journal.ts';

export interface Lists {
  readonly entries: WholeCells[];
  /** By owner. */
  readonly count: WholeCells;
}

export function createLists(ownerCount: number): Lists {
  return { entries: Array.from({ length: ownerCount }, () => wholeCells(0)), count: wholeCells(ownerCount) };
}

/** Makes room for owners up to this number. */
export function reserveOwners(lists: Lists, ownerCount: number): void {
  reserve(lists.count, ownerCount);
  while (lists.entries.length < ownerCount) lists.entries.push(wholeCells(0));
}

/** Adds an entry at the end of the owner's list and returns its place. */
export function addEntry(journal: Journal, lists: Lists, owner: number, value: number): number {
  const place = lists.count.data[owner];
  reserve(lists.entries[owner], place + 1);
  journal.write(lists.entries[owner], place, value);
  journal.write(lists.count, owner, place + 1);
  return place;
}

/** Removes the entry at a place; the last one takes its place and is returned, or NONE where none had to move. */
export function removeEntry(journal: Journal, lists: Lists, owner: number, place: number): number {
  const last = lists.count.data[owner] - 1;
  const entries = lists.entries[owner];
  const moved = entries.data[last];
  journal.write(lists.count, owner, last);
  if (place === last) return NONE;
  journal.write(entries, place, moved);
  return moved;
}
