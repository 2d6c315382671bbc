/** Combinations of needs that no week can hold: forbidden on a seat, and forgotten when times have changed. */

import { NONE } from '../assignment/problem.ts';
import { reserve, type WholeCells } from './journal.ts';
import { addEntry, reserveOwners } from './lists.ts';
import { type Live, SIZE, SUM } from './live.ts';
import { takeNext } from './numbers.ts';
import { addTo } from './plan.ts';

/** From now on these needs may not all be on this seat. */
export function forbidSet(live: Live, seat: number, needs: readonly number[]): void {
  const { journal, forbidden } = live;
  const set = takeNext(live, SIZE.sets);
  reserve(forbidden.seat, set + 1);
  reserve(forbidden.absent, set + 1);
  reserveOwners(forbidden.needs, set + 1);
  const absent = needs.filter((need) => !isOn(live, need, seat)).length;
  journal.write(forbidden.seat, set, seat);
  journal.write(forbidden.absent, set, absent);
  if (absent === 0) addTo(live, SUM.excess, 1);
  addEntry(journal, forbidden.setsOfSeat, seat, set);
  for (const need of needs) {
    addEntry(journal, forbidden.needs, set, need);
    addEntry(journal, forbidden.setsOfNeed, need, set);
  }
}

function isOn(live: Live, need: number, seat: number): boolean {
  const pair = live.need.pairOf.data[need];
  return pair !== NONE && live.pair.seat.data[pair] === seat;
}

/**
 * What was forbidden because of this need, or on this seat, may be possible again: its times have changed. Returns the needs that were
 * kept apart by it.
 */
export function forgetSetsOf(live: Live, need: number): number[] {
  return forgetSets(live, live.forbidden.setsOfNeed.entries[need].data, live.forbidden.setsOfNeed.count, need);
}

export function forgetSetsOn(live: Live, seat: number): number[] {
  return forgetSets(live, live.forbidden.setsOfSeat.entries[seat].data, live.forbidden.setsOfSeat.count, seat);
}

function forgetSets(live: Live, sets: Int32Array, count: WholeCells, owner: number): number[] {
  const { journal, forbidden } = live;
  const apart: number[] = [];
  for (let at = 0; at < count.data[owner]; at++) {
    const set = sets[at];
    if (forbidden.seat.data[set] !== NONE && forbidden.absent.data[set] === 0) addTo(live, SUM.excess, -1);
    if (forbidden.seat.data[set] !== NONE) {
      for (let member = 0; member < forbidden.needs.count.data[set]; member++) {
        apart.push(forbidden.needs.entries[set].data[member]);
      }
    }
    journal.write(forbidden.seat, set, NONE);
  }
  journal.write(count, owner, 0);
  return apart;
}
