/** All that a session knows, as text: two sessions with the same digest answer alike, and a rollback has to bring it back to the letter. */

import type { Cells } from '../../../solver/session/journal.ts';
import type { Lists } from '../../../solver/session/lists.ts';
import type { Live } from '../../../solver/session/live.ts';

export function digestOf(live: Live): string {
  const { size, need, pair, seat, row, forbidden, sum, dirty, improvements, settled } = live;
  // A version only says whether something was seen before; it counts on whatever is taken back.
  const { version, chargeVersion, ...told } = seat;
  const { seat: seatOfSet, absent, needs, setsOfNeed, setsOfSeat } = forbidden;
  return [
    ...cellsOf('size', { ...size }),
    ...cellsOf('need', { ...need }),
    ...cellsOf('pair', { ...pair }),
    ...cellsOf('seat', told),
    ...cellsOf('row', { ...row }),
    ...cellsOf('forbidden', { seat: seatOfSet, absent }),
    ...cellsOf('sum', { sum, settled }),
    ...cellsOf('dirty', { ...dirty }),
    ...cellsOf('improvements', { ...improvements }),
    ...listsOf('pairsOfNeed', live.pairsOfNeed),
    ...listsOf('pairsOfSeat', live.pairsOfSeat),
    ...listsOf('members', live.members),
    ...listsOf('takenOfSeat', live.takenOfSeat),
    ...listsOf('setNeeds', needs),
    ...listsOf('setsOfNeed', setsOfNeed),
    ...listsOf('setsOfSeat', setsOfSeat),
  ].join('\n');
}

function cellsOf(name: string, cells: Readonly<Record<string, Cells>>): string[] {
  return Object.entries(cells).map(([field, { data }]) => `${name}.${field} ${written(data)}`);
}

function listsOf(name: string, { entries, count }: Lists): string[] {
  const rows = entries.map(({ data }, owner) => `${name}[${owner}] ${written(data)}`);
  return [`${name}.count ${written(count.data)}`, ...rows.filter((text) => !text.endsWith('] '))];
}

/** Room that nothing was ever written to is no content: zeros at the end are left out. */
function written(data: Cells['data']): string {
  let length = data.length;
  while (length > 0 && data[length - 1] === 0) length--;
  return Array.from(data.subarray(0, length)).join(' ');
}
