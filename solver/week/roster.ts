/** A choice of a week's meetings, numbered 0 … count − 1 so that sets of them are bit masks. Their places are numbered likewise. */
import { type CompiledWeek, journeySlots } from './compiledWeek.ts';

export interface Roster {
  readonly count: number;
  /** Meeting of the week behind each member. */
  readonly meetingOf: Int32Array;
  readonly slots: Int32Array;
  readonly skipCost: Float64Array;
  /** Members of the same party, as a mask with the member itself. */
  readonly partyMask: Int32Array;
  readonly placeCount: number;
  readonly placeOf: Int32Array;
  /** Slots between the members' places: [from · placeCount + to]. */
  readonly travel: Int32Array;
  readonly fromBase: Int32Array;
  readonly toBase: Int32Array;
}

/** Masks are 32-bit integers; a longer roster can be bounded and searched, but not enumerated. */
const LONGEST_MASK = 30;

export function makeRoster(week: CompiledWeek, meetings: ArrayLike<number>): Roster {
  const meetingOf = Int32Array.from(meetings);
  const chosen = Array.from(meetingOf, (meeting) => week.problem.meetings[meeting]);
  const places = [...new Set(chosen.map((meeting) => meeting.place))];
  return {
    count: chosen.length,
    meetingOf,
    slots: Int32Array.from(chosen, (meeting) => meeting.slots),
    skipCost: Float64Array.from(chosen, (meeting) => meeting.skipCost),
    partyMask: Int32Array.from(chosen, ({ party }) => maskOf(chosen, (other) => other.party === party)),
    placeCount: places.length,
    placeOf: Int32Array.from(chosen, (meeting) => places.indexOf(meeting.place)),
    travel: Int32Array.from(places.flatMap((from) => places.map((to) => journeySlots(week, from, to)))),
    fromBase: Int32Array.from(places, (place) => journeySlots(week, 0, place)),
    toBase: Int32Array.from(places, (place) => journeySlots(week, place, 0)),
  };
}

function maskOf<T>(items: readonly T[], isIn: (item: T) => boolean): number {
  let mask = 0;
  for (let k = 0; k < items.length && k < LONGEST_MASK; k++) if (isIn(items[k])) mask |= 1 << k;
  return mask;
}
