/** Seats, rows and forbidden combinations that hold too much let needs wait, first those who lose least for what they free. */

import { NONE } from '../assignment/problem.ts';
import { lossElsewhere } from './force.ts';
import { type Live, SIZE, seatOf, USES_PER_PAIR } from './live.ts';
import { mayMove } from './losses.ts';
import { moveNeed } from './plan.ts';
import type { Queue } from './queue.ts';

/** Lets needs wait until every limit is kept, as far as letting wait can bring that about. Who leaves a group may leave it too small. */
export function letGoOfAll(live: Live, queue: Queue): void {
  letGoOfRows(live, queue);
  letGoOfSets(live, queue);
  for (let seat = 0; seat < live.size.given.data[SIZE.seats]; seat++) letGoOfSeat(live, seat, queue);
}

/** Lets members of a seat wait until it keeps its limits. */
function letGoOfSeat(live: Live, seat: number, queue: Queue): void {
  const { members } = live;
  while (live.seat.excess.data[seat] > 0) {
    const capacity = live.seat.capacity.data[seat];
    const tooMuch = Math.max(0, live.seat.load.data[seat] - capacity);
    const freed = (need: number) => {
      const load = live.pair.load.data[live.need.pairOf.data[need]];
      return tooMuch === 0 ? 1 : Math.min(load, tooMuch);
    };
    const present = members.entries[seat].data.subarray(0, members.count.data[seat]);
    if (!letOneGo(live, present, freed, queue)) return;
  }
}

/** The same for every row; its users are looked for among all needs, because rows seldom pass a limit. */
function letGoOfRows(live: Live, queue: Queue): void {
  for (let row = 0; row < live.size.given.data[SIZE.rows]; row++) {
    while (live.row.excess.data[row] > 0) {
      const users: number[] = [];
      for (let need = 0; need < live.size.given.data[SIZE.needs]; need++)
        if (usedBy(live, need, row) > 0) users.push(need);
      const tooMuch = live.row.excess.data[row];
      if (!letOneGo(live, users, (need) => Math.min(usedBy(live, need, row), tooMuch), queue)) break;
    }
  }
}

function usedBy({ need, pair }: Live, at: number, row: number): number {
  const on = need.pairOf.data[at];
  if (on === NONE) return 0;
  for (let use = on * USES_PER_PAIR; use < (on + 1) * USES_PER_PAIR; use++) {
    if (pair.useRow.data[use] === row) return pair.useAmount.data[use];
  }
  return 0;
}

/** The same for every forbidden combination that is whole. */
function letGoOfSets(live: Live, queue: Queue): void {
  const { forbidden } = live;
  for (let set = 0; set < live.size.given.data[SIZE.sets]; set++) {
    if (forbidden.seat.data[set] === NONE || forbidden.absent.data[set] > 0) continue;
    const present = forbidden.needs.entries[set].data.subarray(0, forbidden.needs.count.data[set]);
    letOneGo(live, present, () => 1, queue);
  }
}

/** Lets the one wait who loses least for each unit freed; ties go to the lower number. False when nobody may. */
function letOneGo(live: Live, needs: Iterable<number>, freed: (need: number) => number, queue: Queue): boolean {
  let least = Number.POSITIVE_INFINITY;
  let first = NONE;
  for (const need of needs) {
    if (!mayMove(live, need) || seatOf(live, need) === NONE) continue;
    const loss = lossElsewhere(live, need) / Math.max(1, freed(need));
    if (loss < least || first === NONE || (loss === least && need < first)) {
      least = loss;
      first = need;
    }
  }
  if (first === NONE) return false;
  moveNeed(live, first, NONE);
  queue.add(first);
  return true;
}
